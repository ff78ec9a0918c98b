"""Find known names in text: one dictionary look-up per word, no regular expression per name.

A name is indexed by its first word. A text is asked first whether it holds any first word at all; most texts do not, and cost
one set operation. Names compare without regard to case, except where case carries the meaning ("US", "Stripe").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

_WORD = re.compile(r"\w+")
# the same length before and after, so that offsets stay true
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "‐": "-", "‑": "-"})  # noqa: RUF001


class Case(Enum):
    """How the letters of a name must be written for a word to be that name."""

    ANY = "any"  # "aftership" is AfterShip
    CAPITAL = "capital"  # "Stripe" is a company, "stripe" is a line
    EXACT = "exact"  # "US" is a country, "us" and "Us" are not


class Found(NamedTuple, Generic[Value]):
    """A known name in a text."""

    start: int  # offset of its first character
    end: int  # offset after its last character
    value: Value


@dataclass(frozen=True, slots=True)
class NameIndex(Generic[Value]):
    """Names with what they stand for."""

    by_word: dict[str, tuple[tuple[str, str, Case, Value], ...]] = field(default_factory=dict)
    # first word, lower case -> (lower-case name, name as written, case, value), longest name first

    @staticmethod
    def of(names: Iterable[tuple[str, Case, Value]]) -> NameIndex[Value]:
        """An index of (name, case, value). The first of two equal names wins."""
        entries: dict[str, dict[str, tuple[str, str, Case, Value]]] = {}
        for name, case, value in names:
            written = name.translate(_SAME_SIGN)
            word = _WORD.search(written)
            if word is None or word.start() != 0:
                continue
            key = written.lower()
            entries.setdefault(word[0].lower(), {}).setdefault(key, (key, written, case, value))
        return NameIndex(
            {word: tuple(sorted(found.values(), key=lambda entry: -len(entry[0]))) for word, found in entries.items()}
        )

    def find(self, text: str) -> Iterator[Found[Value]]:
        """The names in a text, from left to right, the longest at each place, without overlap."""
        if self.by_word.keys().isdisjoint(words_of(text)):
            return
        plain = text.translate(_SAME_SIGN)
        after = 0
        for word in _WORD.finditer(plain):
            start = word.start()
            if start < after or not (entries := self.by_word.get(word[0].lower())):
                continue
            for key, written, case, value in entries:
                end = start + len(key)
                piece = plain[start:end]
                if piece.lower() == key and _written_so(piece, written, case) and _ends(plain, end):
                    yield Found(start, end, value)
                    after = end
                    break


@lru_cache(maxsize=8)
def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case. Kept for the last few texts: all kinds of name ask for the same one."""
    return frozenset(_WORD.findall(text.lower()))


def _written_so(piece: str, written: str, case: Case) -> bool:
    if case is Case.EXACT:
        return piece == written
    return case is Case.ANY or piece[0].isupper()


def _ends(text: str, end: int) -> bool:
    if end >= len(text):
        return True
    return not (text[end].isalnum() or text[end] == "_") or not (text[end - 1].isalnum())
