"""Sentences: where one ends and the next begins.

Privacy notices are full of stops that end nothing ("Art. 13", "d.o.o.", "No. 163/22", "12. 5. 2025"). Every run of stop
marks is looked at once, with the word before it and what follows it; nothing else of the text is touched.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from linter.regex import Regex

# A run of stop marks with the quotes and brackets that close after it, then white space or none. It matches wherever a stop
# mark stands, so that no character is tried twice. (It begins with one mark, not with a run of them: so `re` finds the next
# place to look at by itself.)
_STOP = Regex(r"[.!?…][.!?…]*+[\"'”’»›)\]*]*+(\s*+)")
_OPENERS = "\"'“‘„«‹([{*_•·–—-"
_CONTINUING = frozenset(".!?…,;:)]}/&%+=|")
_REACH = 24  # characters that are looked at on either side; no abbreviation or opening word is longer
_BRACKET_REACH = 300  # characters; a bracket that stays open longer is taken for a slip

_ENUMERATOR = Regex(r"(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,5})\Z")
_LETTERS = Regex(r"(?:\w{1,9}[-–/])?[^\W\d_](?:\.[^\W\d_]{1,2})+\Z")  # "d.o.o", "S.p.A", "EU-U.S"
_FIRST_WORD = Regex(r"[^\W\d_]+(?=[\s,'’]|\Z)")
_NUMBER_NEXT = Regex(r"[§#°(\[\d+]|(?:[A-Za-z]|[IVXLC]{1,5})\b")
_DIGIT_NEXT = Regex(r"[§#°\d]")
_GLUED = Regex(r"([A-Z][a-z]+)(?:[\s,]|['’][a-z])(\s?[a-z])?")  # what follows a stop that lacks its space


class _Vocabulary(NamedTuple):
    kinds: dict[str, str]  # from an abbreviation to the part of the data file that lists it
    beginnings: frozenset[str]  # words that begin sentences
    endings: tuple[str, ...]  # of words that are treated as abbreviations of names
    months: frozenset[str]
    referring: frozenset[str]  # words before a number that is a reference and opens no item


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order, without the white space between them."""
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, as character offsets; together they hold every character but white space."""
    start, length = len(text) - len(text.lstrip()), len(text.rstrip())
    spans: list[tuple[int, int]] = []
    boundaries: _Boundaries | None = None
    for match in _STOP.finditer(text, start):
        end = match.end()
        if end >= length:
            break
        mark, stop = match.start(), match.start(1)
        if stop == end and not "A" <= text[end] <= "Z":
            continue  # inside a number, an address or an abbreviation
        boundaries = boundaries or _Boundaries(text)
        over = boundaries.is_over(start, mark, stop, end) if stop < end else boundaries.is_glued(start, mark, end)
        if over and not _in_bracket(text, start, stop):
            spans.append((start, stop))
            start = end
    if start < length:
        spans.append((start, length))
    return spans


class _Boundaries:
    """Judges the stops of one text from left to right."""

    __slots__ = ("_beginnings", "_item", "_kinds", "_text", "_vocabulary")

    def __init__(self, text: str) -> None:
        self._text = text
        self._vocabulary = _vocabulary()
        self._kinds, self._beginnings = self._vocabulary.kinds, self._vocabulary.beginnings
        self._item = 0  # the last number of "1. … 2. …" within the text

    def is_over(self, start: int, mark: int, stop: int, end: int) -> bool:
        """Whether the sentence from `start` is over at the stop at `mark`; white space runs from `stop` to `end`."""
        text = self._text
        before = text[max(start, mark - _REACH) : mark].rsplit(None, 1)
        word = before[-1].lstrip(_OPENERS) if before else ""
        if text[mark] != ".":
            brand = word and text[mark] == "!" and self._kinds.get(f"{word.lower()}!")
            return not text[end].islower() if not brand else self._begins(end)
        if stop - mark > 1 and text[mark + 1] in ".…":
            return not text[end].islower() and text[end] not in _CONTINUING
        if self._is_marker(word, before, at_start=mark - len(before[-1]) <= start if before else False):
            return False
        kind = self._kind(word)
        if kind is None:
            return self._follows_number(word, before, end) if word.isdecimal() else self._follows_word(word, end)
        if text[stop - 1] in ")]":
            return False  # "(Example Inc.) shares": the stop is the abbreviation's
        return self._follows_abbreviation(kind, end)

    def is_glued(self, start: int, mark: int, end: int) -> bool:
        """Whether a sentence is over at a stop that a capital follows without a space ("your data.We keep")."""
        following = _GLUED.match(self._text, end)
        if following is None:
            return False
        before = self._text[max(start, mark - _REACH) : mark].rsplit(None, 1)
        word = before[-1].lstrip(_OPENERS) if before else ""
        if not word or self._kinds.get(word.lower()) == "always":
            return False
        if following[1].lower() in self._beginnings:
            return True
        return len(word) > 3 and word.isalpha() and word.islower() and following[2] is not None

    def _is_marker(self, word: str, before: list[str], *, at_start: bool) -> bool:
        """Whether the word with its stop opens an item ("1.", "iv.", "B.")."""
        if not word or len(word) > 9 or not _ENUMERATOR.match(word):
            return False
        if not (at_start or (len(before) > 1 and before[0][-1] in ":;•|")):
            return False
        if word.isdecimal():
            self._item = int(word)
        return True

    def _kind(self, word: str) -> str | None:
        lowered = word.lower()
        kind = self._kinds.get(lowered)
        if kind is None and (
            (len(word) == 1 and word.isupper()) or lowered.endswith(self._vocabulary.endings) or _LETTERS.match(word)
        ):
            return "name"
        return kind

    def _follows_word(self, word: str, end: int) -> bool:
        """Whether a sentence is over after an ordinary word."""
        text = self._text
        following = text[end]
        if following.isupper():
            return True
        if following.islower():  # a slip of the writer's, if the word is long enough not to be an abbreviation
            plain = word.islower() and (len(word) > 3 or word in self._beginnings)
            return plain and self._begins(end)
        if following in "([":
            return not text[end + 1 : end + 2].islower()
        return following not in _CONTINUING

    def _follows_number(self, word: str, before: list[str], end: int) -> bool:
        following = self._text[end]
        if following.isdecimal():
            return len(word) > 2  # "11. 12. 2025"
        if not following.isupper():
            return not following.islower() and following not in _CONTINUING
        number = int(word) if len(word) < 4 else 0
        if number <= 31 and self._next_word(end) in self._vocabulary.months:
            return False
        if number and number == self._item + 1 and not self._refers(before):
            self._item = number
            return False
        return True

    def _refers(self, before: list[str]) -> bool:
        """Whether the number that `before` ends with belongs to the words before it ("Sections 1 and 2.")."""
        return len(before) < 2 or before[0].rsplit(None, 1)[-1].lower() in self._vocabulary.referring

    def _follows_abbreviation(self, kind: str, end: int) -> bool:
        text = self._text
        if kind == "always":
            return False
        if kind == "name":
            return text[end].isupper() and self._begins(end)
        if (kind == "number" and _NUMBER_NEXT.match(text, end)) or (kind == "count" and _DIGIT_NEXT.match(text, end)):
            return False
        return text[end : end + _REACH].lstrip(_OPENERS)[:1].isupper()

    def _begins(self, end: int) -> bool:
        return self._next_word(end) in self._beginnings

    def _next_word(self, end: int) -> str:
        found = _FIRST_WORD.match(self._text, end, end + _REACH)
        return found[0].lower() if found else ""


def _in_bracket(text: str, start: int, stop: int) -> bool:
    """Whether a bracket of the sentence from `start` is open at `stop` and closes soon after."""
    low = max(start, stop - _BRACKET_REACH)
    opened = text.rfind("(", low, stop)
    if opened < 0 or text.rfind(")", opened, stop) >= 0:
        return False
    return text.find(")", stop, stop + _BRACKET_REACH) >= 0


@cache
def _vocabulary() -> _Vocabulary:
    parts: dict[str, list[str]] = {}
    entries: list[str] = []
    with open(os.path.join(os.path.dirname(__file__), "data", "abbreviations.txt"), encoding="utf-8") as data:
        lines = data.read().splitlines()
    for line in lines:
        fields = line.partition("#")[0].split()
        if fields and fields[0].startswith("["):
            entries = parts.setdefault(fields[0].strip("[]"), [])
        else:
            entries += fields
    endings = tuple(parts.pop("ending"))
    beginnings, months, referring = (frozenset(parts.pop(part)) for part in ("beginning", "month", "referring"))
    kinds = {entry: kind for kind, entries in parts.items() for entry in entries}
    return _Vocabulary(kinds, beginnings, endings, months, referring)
