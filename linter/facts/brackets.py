"""Square brackets: which of them hold a slot of a template, and which an aside, a button or a citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from linter.facts.blocks import Passage
from linter.facts.slot_words import has_the_shape_of_a_slot, is_a_date, names_a_slot, offers_a_choice
from linter.regex import Regex

_TEMPLATE = 3  # slots between brackets: from so many on, the other brackets of the document are slots too


class OpenBracket(NamedTuple):
    """Brackets that hold a slot, by offsets in the passage's text, marks included."""

    passage: Passage
    start: int
    end: int
    sure: bool


class _Verdict(Enum):
    SLOT = auto()
    LIKELY = auto()
    OPEN = auto()  # a slot where the document shows others, else an aside
    NONE = auto()


def open_brackets(passages: Sequence[Passage]) -> Iterator[OpenBracket]:
    """The brackets of a document that hold a slot, in reading order."""
    judged = [
        (passage, start, end, _judge(passage, start, end))
        for passage in passages
        if "[" in passage.text.value
        for start, end in outer_brackets(passage.text.value)
    ]
    template = sum(verdict is _Verdict.SLOT for *_, verdict in judged) >= _TEMPLATE
    for passage, start, end, verdict in judged:
        if verdict in (_Verdict.SLOT, _Verdict.LIKELY) or (verdict is _Verdict.OPEN and template):
            yield OpenBracket(passage=passage, start=start, end=end, sure=verdict is _Verdict.SLOT or template)


def outer_brackets(text: str) -> list[tuple[int, int]]:
    """The offsets of the square brackets that match and stand in no others, marks included."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(text):
        if mark[0] == "[":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, mark.end()))
    return pairs


_BRACKET = Regex(r"[\[\]]")
_NEVER = Regex(
    r"(?:at|dot|@|sic|e-?mail(?: |\xa0)protected|citation needed|hide|show|edit|note \w+|\.{2,}|…|x|✓|✔|[a-z]{1,2}|[ivx]+)\Z"
    r"|.*(?:://|www\.|@[\w-]+\.)|re: ",
    re.I,
)
_ADDRESS = Regex(r"https?:|www\.|mailto:|[#/]")
_AGE_OR_TERM = Regex(r"\b(?:under|of|age|aged|least|within|than|over|for|after)\s\Z", re.I)
_DATED = Regex(r"(?:updated?|effective|dated|revised|modified|version|as of|from|date|on)\W{0,6}\Z", re.I)
_INSTRUCTION = Regex(
    r"\b(?:click|tap|tick|press|select|search|menu|settings?|button|browser|tab|checkbox|navigate|go to)\b|>", re.I
)


def _judge(passage: Passage, start: int, end: int) -> _Verdict:
    text = passage.text.value
    inner = text[start + 1 : end - 1].strip()
    before, after = text[max(0, start - 30) : start], text[end : end + 1]
    doubled = inner.startswith("[") and inner.endswith("]")
    if doubled:
        inner = inner[1:-1].strip()
    if before[-1:].isalnum() or before[-1:] in ("_", "-", "\\") or after == "_":
        return _Verdict.NONE  # inside a word: "dpo[at]firm", "text[1]", the pattern of a cookie's name
    if after == "(" and _ADDRESS.match(text, end + 1):
        return _Verdict.NONE  # a link in the manner of Markdown, in a plain text
    if is_a_date(inner):
        return _Verdict.SLOT if _DATED.search(before) else _Verdict.NONE
    if inner.isdigit():
        return _Verdict.OPEN if _AGE_OR_TERM.search(before) else _Verdict.NONE
    if not inner:
        return _Verdict.NONE if start == 0 else _Verdict.OPEN  # a box to tick
    if has_the_shape_of_a_slot(inner) and not (start == 0 and inner.lower() == "x"):
        return _Verdict.SLOT
    if _NEVER.match(inner):
        return _Verdict.NONE
    if names_a_slot(inner):
        return _Verdict.OPEN if not doubled and _in_an_instruction(text, start, end, inner) else _Verdict.SLOT
    return _Verdict.LIKELY if offers_a_choice(inner) else _Verdict.OPEN


def _in_an_instruction(text: str, start: int, end: int, inner: str) -> bool:
    """Whether the brackets stand for a button or an entry of a menu."""
    return len(inner.split()) <= 3 and not inner.isupper() and bool(_INSTRUCTION.search(text[max(0, start - 60) : end + 40]))
