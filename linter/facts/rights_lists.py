"""Lists of the reader's rights: sections that name one right per item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.facts import fact
from linter.facts.blocks import Passage, PassageKind
from linter.findings import Evidence
from linter.regex import Regex
from linter.text import Text

# how the items of a list of rights begin, one kind of right each (Articles 7(3) and 15 to 21)
_RIGHTS = (
    Regex(r"access|copy of"),
    Regex(r"rectif|correct"),
    Regex(r"eras|delet|forgotten"),
    Regex(r"restrict|limit"),
    Regex(r"portab|transfer"),
    Regex(r"object|opt[- ]?out"),
    Regex(r"withdraw|revoke"),
)
# a title of these words alone is about everybody's rights; one that says more may be for one country, law or group
_GENERAL = frozenset(
    "right rights your our the user users user's data subject subjects protection privacy legal personal and choices what "
    "are have do you which how exercise to of individual".split()
)
_WORD = Regex(r"[a-z']+")
_BEGINNING = 12  # words of an item that name its right
_LEAST = 5  # kinds of right that make a list of them


class RightsList(NamedTuple):
    """A section whose items name the rights that all its readers have."""

    title: Evidence
    kinds: frozenset[int]  # which of the rights are named


@fact
def rights_lists(passages: tuple[Passage, ...]) -> tuple[RightsList, ...]:
    """The sections on everybody's rights that list at least five kinds of them, in reading order."""
    items: dict[int, list[Passage]] = {}
    titles: dict[int, Text] = {}
    for passage in passages:
        if passage.kind is PassageKind.ITEM and passage.section and "right" in passage.section.title.value.lower():
            items.setdefault(id(passage.section), []).append(passage)
            titles[id(passage.section)] = passage.section.title
    found = ((titles[section], _kinds(listed)) for section, listed in items.items())
    return tuple(
        RightsList(title=Evidence(span=title.span, quote=title.value), kinds=kinds)
        for title, kinds in found
        if len(kinds) >= _LEAST and _GENERAL.issuperset(_WORD.findall(title.value.lower()))
    )


def _kinds(items: Sequence[Passage]) -> frozenset[int]:
    beginnings = [" ".join(item.words[:_BEGINNING]) for item in items]
    return frozenset(kind for kind, right in enumerate(_RIGHTS) if any(map(right.search, beginnings)))
