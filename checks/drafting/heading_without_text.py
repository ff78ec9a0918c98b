"""Headings with nothing under them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.api import Confidence, Defect, Evidence, Example, Format, Policy, Section, Severity, check

_NUMBER = re.compile(r"(?:\d{1,3}\.)*\d{1,3}(?=[.):]?\s)")  # of a heading: "2." or "3.1"
_TAG = re.compile(r"<h[1-6]\b[^<>]*>(?:\s*<[^<>/]+>)*\s*\Z", re.IGNORECASE)
_BEFORE = 300  # characters before a title in which its tag stands
_CONTENTS = 3  # empty headings in a row: from so many on, they are a table of contents that the page builder marked up


@check(
    "drafting/heading-without-text",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    articles=("12(1)",),
    remedy="Write the section, delete its heading, or put what follows one level below it.",
    fails=(
        "# Privacy\n\n## Data\n\nWe keep your address.\n\n## Transfers\n\n## Rights\n\nYou may ask for a copy.",
        "# Privacy\n\n## Data\n\nWe keep your address.\n\n## Complaints\n",
    ),
    passes=(
        "# Privacy\n\n## Data\n\n### Orders\n\nWe keep your address.",
        Example(
            name="levels that the numbers show",
            text="# Privacy\n\n## 1. Data\n\n## 1.1 Orders\n\nWe keep your address.",
        ),
        Example(name="a line in bold", text="# Privacy\n\n**Data**\n\n**Orders**\n\nWe keep your address."),
        Example(name="a statement set large", text="# Privacy\n\n## We do not track you.\n\n## Data\n\nWe keep little."),
        Example(name="a title over the title", text="# Bird Box\n\n# Privacy\n\nWe keep your address."),
        Example(
            name="a table of contents",
            text="# Privacy\n\nOur notice.\n\n## Data\n\n## Rights\n\n## Contact\n\n## Data\n\nAddresses.\n",
        ),
    ),
)
def heading_without_text(policy: Policy) -> Iterator[Defect]:
    """Heading without text.

    A heading promises an answer. Where nothing follows, a section was forgotten or deleted, or the levels of headings are
    mixed up, so that screen readers and search engines take the section for an empty one.
    """
    if policy.source.format not in (Format.MARKDOWN, Format.HTML):  # elsewhere, what is a heading is inferred from its looks
        return
    sections = list(policy.walk())
    empty: list[Section] = []
    for at, section in enumerate(sections):
        following = sections[at + 1] if at + 1 < len(sections) else None
        if at and not section.blocks and not section.sections and _promises(section, following, policy):
            empty.append(section)
            continue
        yield from _reported(empty)
        empty = []
    yield from _reported(empty)


def _promises(section: Section, following: Section | None, policy: Policy) -> bool:
    """Whether a heading asks for a text under it.

    The document's title over again is drafting/duplicate-block's; a whole sentence says what it has to say, and a line in
    bold or a number ("2." above "2.1") heads what follows whatever its level is taken for.
    """
    title = section.title.value.strip()
    if not title or title.endswith(".") or (policy.title and title.casefold() == policy.title.value.strip().casefold()):
        return False
    number = _NUMBER.match(title)
    if number and following and following.title.value.strip().startswith(f"{number[0]}."):
        return False
    return _is_marked(section, policy)


def _is_marked(section: Section, policy: Policy) -> bool:
    """Whether the format says that this is a heading, and not its looks alone."""
    source, span = policy.source, section.title.span
    if source.format is Format.HTML:
        return bool(_TAG.search(source.text, max(0, span.start - _BEFORE), span.start))
    line_start = source.text.rfind("\n", 0, span.start) + 1
    line_end = source.text.find("\n", span.end)
    below = source.text[line_end + 1 : line_end + 4] if line_end >= 0 else ""
    return source.text[line_start : line_start + 4].lstrip().startswith("#") or below in ("===", "---")


def _reported(empty: list[Section]) -> Iterator[Defect]:
    if len(empty) >= _CONTENTS:
        return
    for section in empty:
        title = section.title.value.strip()
        yield Defect(place=Evidence(span=section.title.span, quote=title), message=f"Nothing stands under “{title}”.")
