"""Find known names in text: one dictionary look-up per capitalised word, no regular expression per name.

A name is indexed by its first piece that begins with a capital ("CAPTCHA" of "reCAPTCHA"). A text is asked first whether it
holds any such piece at all; most do not, and cost one set operation. Names compare without regard to the case of their other
letters, except where case carries the meaning ("US", "Stripe"). A brand that is always in lower case is looked for as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from linter.cache import cached
from linter.regex import Regex
from linter.tokens import words

Value = TypeVar("Value")

KEPT = 4096  # texts for which it is kept what they hold: several facts ask for the names in the same statements

_CAPITALISED = Regex(r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]\w*")
_ASCII_CAPITALISED = Regex(r"[A-Z]\w*")  # the same for plain text, three times as fast
_WORD = Regex(r"[^\W\d]\w*")
_NEXT_WORD = Regex(r" ([a-z]+)")
_DIGIT = Regex(r"[0-9]")
# the same length before and after, so that offsets stay true
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "‐": "-", "‑": "-"})


class Case(Enum):
    """How the letters of a name must be written for a word to be that name."""

    ANY = "any"  # "Aftership" and "AFTERSHIP" are AfterShip
    CAPITAL = "capital"  # "Stripe" is a company where it does not open a sentence; "stripe" is a line
    EXACT = "exact"  # "US" is a country, "us" and "Us" are not


class Found(NamedTuple, Generic[Value]):
    """A known name in a text."""

    start: int  # offset of its first character
    end: int  # offset after its last character
    value: Value


class _Entry(NamedTuple, Generic[Value]):
    """A name under one of its capitalised pieces."""

    key: str  # the name in lower case
    written: str  # the name as the table has it
    case: Case
    value: Value
    offset: int  # how far into the name the piece begins


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex(Generic[Value]):
    """Names with what they stand for."""

    by_piece: dict[str, tuple[_Entry[Value], ...]] = field(default_factory=dict)  # longest name first
    lower: tuple[_Entry[Value], ...] = ()  # names written without any capital
    lower_words: frozenset[str] = frozenset()  # the longest word of each of those
    telling: frozenset[str] = frozenset()  # words in lower case; a text with a name holds the longest word of it

    @staticmethod
    def of(names: Iterable[tuple[str, Case, Value]]) -> NameIndex[Value]:
        """An index of (name, case, value). The first of two equal names wins."""
        entries: dict[str, dict[str, _Entry[Value]]] = {}
        lower: list[_Entry[Value]] = []
        telling: set[str] = set()
        small: set[str] = set()
        for name, case, value in names:
            longest = sorted(words(name), key=len)[-1:]
            telling.update(longest)
            written = name if name.isascii() else name.translate(_SAME_SIGN)
            key = written.lower()
            if written == key:
                small.update(longest)
                lower.append(_Entry(key, written, case, value, 0))
            for piece, offset in _pieces(written, case):
                entries.setdefault(piece, {}).setdefault(key, _Entry(key, written, case, value, offset))
        by_piece = {piece: _ordered(found) for piece, found in entries.items()}
        return NameIndex(by_piece, tuple(lower), frozenset(small), frozenset(telling))

    @staticmethod
    def of_table(table: str, kind: str, names: Callable[[], Iterable[tuple[str, Case, Value]]]) -> NameIndex[Value]:
        """The index of the names in a table of this folder, kept between runs; `kind` tells several of one table apart."""
        home = os.path.join("knowledge", table)
        depends = (f"{home}.csv", f"{home}.py", "knowledge/names.py", "knowledge/tables.py", "tokens.py")
        return cached(NameIndex, f"names-{kind}", depends, lambda: NameIndex.of(names()))

    def find(self, text: str) -> Iterator[Found[Value]]:
        """The names in a text, from left to right, the longest at each place, without overlap."""
        return iter(_names_in(self, text))

    def _search(self, text: str) -> Iterator[Found[Value]]:
        if self.may_hold(text):
            yield from self._capitalised(text if text.isascii() else text.translate(_SAME_SIGN))
        for entry in self.lower:
            if entry.key in text:
                at = text.index(entry.key)
                if _bounded(text, at, at + len(entry.key)):
                    yield Found(at, at + len(entry.key), entry.value)

    def may_hold(self, text: str) -> bool:
        """Whether a text holds the first piece of any name that has a capital."""
        return not self.by_piece.keys().isdisjoint(capitalised(text))

    def _capitalised(self, text: str) -> Iterator[Found[Value]]:
        after = 0
        for piece in _CAPITALISED.finditer(text):
            for entry in self.by_piece.get(piece[0], ()):
                start = piece.start() - entry.offset
                end = start + len(entry.key)
                if start >= after and _is_name(text, start, end, entry):
                    yield Found(start, end, entry.value)
                    after = end
                    break


@lru_cache(maxsize=KEPT)
def _names_in(index: NameIndex[Value], text: str) -> tuple[Found[Value], ...]:
    return tuple(index._search(text))


@lru_cache(maxsize=KEPT)
def capitalised(text: str) -> frozenset[str]:
    """The capitalised words of a text. Kept for the statements of a document: all kinds of name ask for the same ones."""
    return frozenset((_ASCII_CAPITALISED if text.isascii() else _CAPITALISED).findall(text))


@lru_cache(maxsize=8)
def has_digit(text: str) -> bool:
    """Whether a text holds an ASCII digit."""
    return _DIGIT.search(text) is not None


def _pieces(name: str, case: Case) -> set[tuple[str, int]]:
    """The capitalised pieces that a name may begin with, and how far into it: as written, with a capital, in capitals."""
    found = _CAPITALISED.search(name)
    pieces = {(found[0], found.start())} if found else set()
    if case is not Case.EXACT and (word := _WORD.match(name)):
        pieces.add((word[0][0].upper() + word[0][1:].lower(), 0))
        pieces.add((word[0].upper(), 0))
    return pieces


def _ordered(found: dict[str, _Entry[Value]]) -> tuple[_Entry[Value], ...]:
    return tuple(found.values()) if len(found) == 1 else tuple(sorted(found.values(), key=_longest_first))


def _longest_first(entry: _Entry[Value]) -> int:
    return -len(entry.key)


def _is_name(text: str, start: int, end: int, entry: _Entry[Value]) -> bool:
    piece = text[start:end]
    if piece.lower() != entry.key or not _bounded(text, start, end):
        return False
    if entry.case is Case.EXACT:
        return piece == entry.written
    return entry.case is Case.ANY or (piece[0].isupper() and not _opens_a_sentence(text, start, end))


def _bounded(text: str, start: int, end: int) -> bool:
    if start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_@"):
        return False
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_") or not text[end - 1].isalnum()


def _opens_a_sentence(text: str, start: int, end: int) -> bool:
    """Whether a word opens its sentence, where every word has a capital, before a word that no company's name precedes.

    "Segment your lists" is no company; "Stripe handles payments" and "Stripe is our processor" are.
    """
    before = text[:start].rstrip(" \"'“(*")
    if before and before[-1] not in ".!?":
        return False
    following = _NEXT_WORD.match(text, end)
    return (
        following is not None and not following[1].endswith("s") and following[1] not in {"may", "will", "can", "and", "or"}
    )
