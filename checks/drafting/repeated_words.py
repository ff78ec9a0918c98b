"""Words written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import eq

from linter.api import Confidence, Defect, Edit, Example, Fix, Passage, PassageKind, Severity, Span, check

_LONGEST = 6  # words of a stutter
_WORD = re.compile(r"\S+")
_STUTTERS = re.compile(r"[^\W\d_][\w'’-]*")
# words that English doubles on purpose, and names that are doubled
_MEANT = frozenset(
    ("that", "had", "is", "in", "on", "very", "so", "much", "more", "many", "bye", "ha", "blah", "no", "new", "who")
)
# words that a phrase does not end with
_OPEN_ENDS = frozenset(
    ("the", "a", "an", "of", "to", "in", "within", "and", "or", "for", "with", "by", "our", "your", "from", "on")
)
_DETERMINERS = frozenset(("our", "the", "your", "their", "its"))
_PREPOSITIONS = frozenset(("of", "to", "in", "for", "with"))


@check(
    "drafting/repeated-words",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Delete one of the two.",
    languages=("en",),
    fails=(
        "# Privacy\n\nWe use automated systems to to find fraud.",
        "# Privacy\n\nYou agree to our of our terms of use.",
        "# Privacy\n\nWe move Data within the Data within the European Union.",
    ),
    passes=(
        Example(name="doubled on purpose", text="# Privacy\n\nWe believe that that is right, and that they had had it."),
        Example(
            name="a word that ends one sentence and begins the next",
            text="We hold your data. Data of others we do not.",
        ),
        Example(name="from time to time to", text="# Privacy\n\nWe change this from time to time to keep up."),
        Example(name="an item and its text", text="- Cookies: cookies are small files."),
        Example(name="cells of a table", text="| A | B |\n|---|---|\n| Session | Session |\n"),
        Example(name="a list of pairs", text="From 10 10 to 12 12, and step by step, day by day."),
    ),
)
def repeated_words(passages: tuple[Passage, ...]) -> Iterator[Defect]:
    """Words that stutter.

    “to to” is left when a sentence was edited in a hurry; longer stutters come from pasting twice. They cannot change
    the meaning, but they tell the reader that nobody read the policy before them.
    """
    for passage in passages:
        if passage.kind is PassageKind.ROW or len(passage.words) < 3:
            continue
        words = passage.words
        reached = -1
        for length in range(1, min(_LONGEST, len(words) // 2) + 1):
            same = bytes(map(eq, words, words[length:]))
            at = same.find(b"\1" * length)
            while at >= 0:
                if at > reached and _is_a_stutter(passage, at, length):
                    reached = at + length
                    yield _defect(passage, at, length, 2 * length)
                at = same.find(b"\1" * length, at + length)
        for at in _around(words):
            yield _defect(passage, at, 1, 3)


def _is_a_stutter(passage: Passage, at: int, length: int) -> bool:
    """Whether the words from `at` on, as many as `length`, are said again by mistake.

    A page made into plain text runs a heading into the sentence below it: "Functional Cookies Functional cookies are…". So
    the copies must agree in case, and one that begins with a capital must break off in the middle of a phrase.
    """
    spans = _spans(passage, at, 2 * length)
    text = passage.text.value
    said = [text[start:end] for start, end in spans[:length]]
    if said != [text[start:end] for start, end in spans[length:]] or not all(map(_STUTTERS.fullmatch, said)):
        return False
    if length == 1:
        return said[0] not in _MEANT and said[0].islower()
    if said[0].islower():
        return all(map(str.islower, said)) and said != ["time", "to"] and len(set(said)) > 1
    return said[-1] in _OPEN_ENDS


def _spans(passage: Passage, at: int, count: int) -> list[tuple[int, int]]:
    spans = [match.span() for match in _WORD.finditer(passage.text.value)]
    return spans[at : at + count]


def _around(words: Sequence[str]) -> Iterator[int]:
    """Where a word stands on both sides of a preposition that cannot join it to itself: "our of our"."""
    for at, (one, between, other) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if one == other and one in _DETERMINERS and between in _PREPOSITIONS:
            yield at


def _defect(passage: Passage, at: int, length: int, count: int) -> Defect:
    """What is wrong with `count` words from `at` on, of which the first `length` are said again."""
    spans = _spans(passage, at, count)
    start, end = spans[0][0], spans[-1][1]
    said = passage.text.value[start : spans[length - 1][1]]
    twice = count == 2 * length
    cut = Span(passage.text.span_of(*spans[length - 1]).end, passage.text.span_of(*spans[-1]).end)
    return Defect(
        place=passage.evidence_of(start, end),
        message=f"“{said}” stands twice{' in a row' if twice else ''}.",
        confidence=Confidence.HIGH,
        fix=Fix(safe=True, edits=(Edit(span=cut, text=""),)) if twice else None,
    )
