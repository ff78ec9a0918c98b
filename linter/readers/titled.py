"""Titles in the tags of components and boxes: text that a page shows above what the tag holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.readers.template_tags import spaces

OPENING = frozenset(
    "accordion accordion-item accordionitem card clause collapse collapsible details disclosure expand expandable faq "
    "faq-item panel page-section question section spoiler step tab tab-item tabitem tabs-item toggle".split()
)
"""What opens with a click on its title, or is a section under it."""

_PROP = re.compile(
    r"(?<![\w-])(?:title|label|heading|header|headline|summary|question)\s*[=:]\s*[\"'{`]*([^\"'\r\n{}`<>]+)", re.I
)
_QUOTED = re.compile(r"\"([^\"\r\n]+)\"")


class Title(NamedTuple):
    """Where a title stands in the source."""

    start: int
    end: int
    opening: bool  # it is a section's, not a box's


def kept(
    match: re.Match[str], titles: list[Title], group: str = "", *, opening: bool = True, positional: bool = False
) -> str:
    """A tag overwritten but for its title: a group of the match, a property, or with `positional` its first quoted value."""
    text = match.group()
    if group:
        start, end = match.span(group)
    else:
        found = _PROP.search(text) or (_QUOTED.search(text) if positional else None)
        if found is None:
            return spaces(text)
        start, end = (match.start() + at for at in found.span(1))
    low, high = start - match.start(), end - match.start()
    titles.append(Title(start, end, opening))
    return spaces(text[:low]) + text[low:high] + spaces(text[high:])
