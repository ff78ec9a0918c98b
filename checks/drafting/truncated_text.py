"""Sentences and lists that stop before their end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.api import Confidence, Defect, Example, Passage, PassageKind, Severity, Wording, check, groups

_GOES_ON = re.compile(r"[;,]\s*(?:and|or|and/or)[\s*_]*\Z", re.I)
_LOST_LINK = re.compile(r"\b(?:see|visit|read|here|at|via|link)\s*:\s*(?:link\s*\)|\)|link\s*\Z)", re.I)
_LOST_WORDS = re.compile(
    r"\bbased (?:up)?on and (?:the|our|your)\b|\b(?:with|by|from|into|between) (?:and|or)\s*[:;.]"
    r"|\bof (?:and|or) (?:the|our) of\b",
    re.I,
)
_LOST_BREAK = re.compile(r"(?<=\w)[;,] (?:and|or)[A-Z][a-z]+")  # "; andFor": two items became one
_BEFORE = 5  # words that are shown before a lost break
# "; andFor", where a break between two items was lost
_RUN_TOGETHER = groups("andall* andany* andby* andfor* andif* andin* andour* andthe* andto* andwe* andyou*")
_HINTS = (
    "on and ",
    " or:",
    " or;",
    " or.",
    " and:",
    " and;",
    " and.",
    " or the of",
    " and the of",
    " and our of",
)
_LINK_HINTS = (":)", ": )", ":link", ": link")
_LOST_TERM = re.compile(r"(?:means|refers to|shall mean)\b[:\s]")
_ANDS = frozenset(("and", "or", "and/or", "and*", "or*"))
_VERBS = frozenset(("means", "refers", "shall"))
_DEFINITIONS = 3  # lines that begin with "means": from so many on, the terms that they define are gone


@check(
    "drafting/truncated-text",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Write the rest, or end the sentence where it stops.",
    languages=("en",),
    fails=(
        "# Data\n\nWe keep:\n\n- your name;\n- your address; and\n\n## Rights\n\nYou may ask for a copy.",
        "# Data\n\nTo find out more about this, please see: link)",
        "# Data\n\nOur use of your data is based on and the performance of a contract.",
        "# Data\n\nWe keep your name; andFor orders we keep your address.",
        "# Terms\n\n- means an account made for you.\n- means this site.\n- refers to: Ireland\n",
    ),
    passes=(
        "# Data\n\nWe keep:\n\n- your name; and\n- your address.\n",
        Example(
            name="an item that goes on in a list of its own",
            text="# Data\n\n- your name; and\n  - your nickname\n- your address\n",
        ),
        Example(name="an address after a colon", text="# Data\n\nTo find out more, please see: https://lantern.test/more"),
        Example(
            name="with or without", text="# Data\n\nYou may order with or without an account, by phone or by and through us."
        ),
        Example(name="one definition", text="# Terms\n\nPersonal data\n\nmeans what it says.\n"),
    ),
)
def truncated_text(passages: tuple[Passage, ...], wording: Wording) -> Iterator[Defect]:
    """Text that stops too early.

    A list that ends with “and”, or a sentence that has lost its object, leaves the reader to guess what else is done with
    the data. Most often an item was deleted, or a word that was meant to be a link.
    """
    yield from _lists(passages)
    yield from _definitions(passages)
    links = {*wording.passages_with(_LINK_HINTS)}
    breaks = {*wording.passages_with(_HINTS), *wording.holding(*_RUN_TOGETHER)}
    for passage in sorted(links | breaks, key=lambda passage: passage.index):
        if passage.kind is PassageKind.ROW:
            continue
        text = passage.text.value
        if passage in links and (match := _LOST_LINK.search(text)):
            yield Defect(
                place=passage.evidence_of(*match.span()),
                message=f"“{match[0]}” does not say what it points to.",
                confidence=Confidence.MEDIUM,
            )
        elif passage in breaks and (match := _LOST_WORDS.search(text) or _LOST_BREAK.search(text)):
            start = match.start() if match.re is _LOST_WORDS else _some_words_before(text, match.start())
            message = f"Words are missing in “{text[start : match.end()]}”."
            yield Defect(place=passage.evidence_of(start, match.end()), message=message, confidence=Confidence.HIGH)


def _some_words_before(text: str, place: int) -> int:
    """Where the last few words before a place begin, in characters."""
    pieces = text[:place].rsplit(" ", _BEFORE)
    return len(pieces[0]) + 1 if len(pieces) > _BEFORE else 0


def _lists(passages: Sequence[Passage]) -> Iterator[Defect]:
    """Lists whose last item announces another one."""
    for at, passage in enumerate(passages):
        if (
            passage.words[-1] not in _ANDS
            or passage.kind is not PassageKind.ITEM
            or not _GOES_ON.search(passage.text.value[-12:])
        ):
            continue
        following = passages[at + 1] if at + 1 < len(passages) else None
        if following is None or (following.kind is not PassageKind.ITEM and following.text.value[:1].isupper()):
            yield Defect(place=passage.evidence(), message="The list ends here, though this item announces another one.")


def _definitions(passages: Sequence[Passage]) -> Iterator[Defect]:
    """Definitions of which only the second half is left."""
    halves = [passage for passage in passages if passage.words[0] in _VERBS and _LOST_TERM.match(passage.text.value)]
    if len(halves) >= _DEFINITIONS:
        yield Defect(
            place=halves[0].evidence(),
            message=f"{len(halves)} definitions do not say which term they define.",
            related=tuple(passage.evidence() for passage in halves[1:]),
            confidence=Confidence.MEDIUM,
        )
