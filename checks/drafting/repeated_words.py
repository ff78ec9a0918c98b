"""Words written twice."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from linter.api import Confidence, Defect, Edit, Example, Fix, Passage, PassageKind, Severity, Source, Span, check

_SAME = b"\0"  # where the sign of a word equals that of the one that stands so many words further on
_AROUND = 2  # words from the one copy to the other in "our of our"
_LONGEST = 4  # words of a stutter
_WORD = re.compile(r"\S+")
_STUTTERS = re.compile(r"[^\W\d_][\w'’-]*")
# words that English doubles on purpose, and names that are doubled
_MEANT = frozenset(
    ("that", "had", "in", "on", "very", "so", "much", "more", "many", "bye", "ha", "blah", "no", "new", "who")
)
# where one of them stands shortly before, "is is" ends one clause and begins the next: "what it is is"
_CLAUSES = frozenset(("what", "whatever", "who", "how", "where", "why", "when", "which", "that", "it"))
_BEFORE = 5  # words
# words that no heading ends with: one with a capital and one without are a stutter at the start of a sentence
_STARTS = frozenset(("we", "the", "an", "our", "your", "their", "they", "if"))
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
        "# Privacy\n\nThe list is is kept in a locked room.",
        "# Privacy\n\nThe the list is kept in a locked room.",
        "# Privacy\n\nWe move Data within the Data within the European Union.",
    ),
    passes=(
        Example(name="doubled on purpose", text="# Privacy\n\nWe believe that that is right, and that they had had it."),
        Example(name="a clause as subject", text="# Privacy\n\nWhat we know is is what you tell us."),
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
def repeated_words(source: Source, passages: tuple[Passage, ...]) -> Iterator[Defect]:
    """Words that stutter.

    “to to” is left when a sentence was edited in a hurry; longer stutters come from pasting twice. They cannot change
    the meaning, but they tell the reader that nobody read the policy before them.
    """
    words, owners = _in_one_row(passages)
    signs = array("q", map(hash, words)).tobytes()[::8]  # a byte for each word, the same for the same word
    found: dict[int, Defect] = {}
    for length in range(1, _LONGEST + 1):
        same = _same(signs, length)
        for at in _twice(words, same, length):
            passage, offset = owners[bisect_right(owners, at, key=itemgetter(1)) - 1]
            if not any(near in found for near in range(at - 2 * _LONGEST, at + 1)) and _is_a_stutter(
                passage, at - offset, length
            ):
                found[at] = _defect(source, passage, at - offset, length, 2 * length)
        if length == _AROUND:
            for at in _around(words, same):
                passage, offset = owners[bisect_right(owners, at, key=itemgetter(1)) - 1]
                found[at] = _defect(source, passage, at - offset, 1, 3)
    yield from (found[at] for at in sorted(found))


def _same(signs: bytes, length: int) -> bytes:
    """For each word, `_SAME` where the sign of the one that stands so many words further on is the same.

    All signs are compared at once, as one long number; comparing word by word takes three times as long.
    """
    row = int.from_bytes(signs, "little")
    return (row ^ row >> 8 * length).to_bytes(len(signs), "little")


def _twice(words: Sequence[str], same: bytes, length: int) -> Iterator[int]:
    """Where as many words as `length` stand twice in a row."""
    at = same.find(_SAME * length)
    while at >= 0:
        twice = words[at : at + length] == words[at + length : at + 2 * length]  # different words may share a sign
        if twice:
            yield at
        at = same.find(_SAME * length, at + (length if twice else 1))


def _in_one_row(passages: Sequence[Passage]) -> tuple[list[str], list[tuple[Passage, int]]]:
    """All words of the document with a bar of its own after each passage, and where each passage begins among them."""
    words: list[str] = []
    owners: list[tuple[Passage, int]] = []
    for passage in passages:
        if passage.kind is not PassageKind.ROW:
            owners.append((passage, len(words)))
            words.extend(passage.words)
            words.append(f"\n{passage.index}")  # no word holds a line end, so that it equals nothing
    return words, owners


def _is_a_stutter(passage: Passage, at: int, length: int) -> bool:
    """Whether the words from `at` on, as many as `length`, are said again by mistake.

    A page made into plain text runs a heading into the sentence below it: "Functional Cookies Functional cookies are…". So
    the copies must agree in case, and one that begins with a capital must break off in the middle of a phrase.
    """
    spans = _spans(passage, at, 2 * length)
    text = passage.text.value
    said = [text[start:end] for start, end in spans[:length]]
    if length == 1 and said[0].istitle() and text[slice(*spans[1])] in _STARTS:
        return True
    if said != [text[start:end] for start, end in spans[length:]] or not all(map(_STUTTERS.fullmatch, said)):
        return False
    if length == 1:
        before = passage.words[max(0, at - _BEFORE) : at]
        return said[0] not in _MEANT and said[0].islower() and not (said == ["is"] and _CLAUSES.intersection(before))
    if said[0].islower():
        return all(map(str.islower, said)) and said != ["time", "to"] and len(set(said)) > 1
    return said[-1] in _OPEN_ENDS


def _spans(passage: Passage, at: int, count: int) -> tuple[tuple[int, int], ...]:
    return _word_spans(passage.text.value)[at : at + count]


@lru_cache(maxsize=2)
def _word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The words of a passage; kept, since a passage that stutters once may do so a thousand times."""
    return tuple(match.span() for match in _WORD.finditer(text))


def _around(words: Sequence[str], same: bytes) -> Iterator[int]:
    """Where a word stands on both sides of a preposition that cannot join it to itself: "our of our"."""
    at = same.find(_SAME)
    while at >= 0:
        if words[at] in _DETERMINERS and words[at + 1] in _PREPOSITIONS and words[at] == words[at + 2]:
            yield at
        at = same.find(_SAME, at + 1)


def _defect(source: Source, passage: Passage, at: int, length: int, count: int) -> Defect:
    """What is wrong with `count` words from `at` on, of which the first `length` are said again."""
    spans = _spans(passage, at, count)
    start, end = spans[0][0], spans[-1][1]
    said = passage.text.value[start : spans[length - 1][1]]
    twice = count == 2 * length
    cut = Span(passage.text.span_of(*spans[length - 1]).end, passage.text.span_of(*spans[-1]).end)
    plain = source.cut(cut).split() == said.split()  # no mark or tag opens or closes in it
    return Defect(
        place=passage.evidence_of(start, end),
        message=f"“{said}” stands twice{' in a row' if twice else ''}.",
        confidence=Confidence.HIGH,
        fix=Fix(safe=True, edits=(Edit(span=cut, text=""),)) if twice and plain else None,
    )
