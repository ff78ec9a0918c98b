"""Section numbers and list markers at the start of a line: "1.", "1.1", "(I)", "A.", "iv)", "•"."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.regex import Regex

# A glyph that is nothing but a bullet; text may follow without a space.
_GLYPHS = "•●○◦▪▫■□‣⁃∙►▶➢➤➔→✓✔✅❖\uf0b7\uf0a7\u25cf"
# A sign that is a bullet only where white space follows, or nothing.
_SIGNS = "-*+–—·−"

_BULLET = Regex(rf"([{_GLYPHS}])\s*|([{_SIGNS}])(?:\s+|$)")
_LETTER_O = Regex(r"o(?:\t\s*|\s{2,}|$)")

_NUMBER = Regex(
    r"""
    (?P<word>(?:[Aa]rticle|ARTICLE|[Ss]ection|SECTION|[Cc]lause|CLAUSE|[Pp]art|PART|Art\.)(?:\s+|(?=\d))|§\s*)?
    (?P<open>[(\[（])?
    (?: (?P<digits>\d{1,3}(?:\.\d{1,3}){0,4}) | (?P<roman>[ivx]{1,6}|[IVX]{1,6}) | (?P<letter>[A-Za-z]) )
    (?P<close>\.\)|[.)\]）、:]|\s?[-–—](?=\s))?
    (?P<gap>\s+|$|(?=[^\W\d_]|["“‘']))
    """,
    re.VERBOSE,
)
_CLOSING = frozenset(".)]）、 -")
_WORDS = ("Art", "art", "ART", "Section", "section", "SECTION", "Clause", "clause", "CLAUSE", "Part", "part", "PART")
_ROMAN = {"i": 1, "v": 5, "x": 10}


class Reading(NamedTuple):
    """One way to read a number: "(i)" is the first of (i), (ii), (iii) or the ninth of (a), (b), (c)."""

    style: str  # the first number of its sequence in the same dress: "1.", "1.1", "(i)", "A."
    value: int


class Numbering(NamedTuple):
    """A section number or list number as written."""

    marker: str  # "1.", "(I)", "Article 3"
    at: int  # offset of what follows it
    readings: tuple[Reading, ...]  # likeliest first
    path: tuple[int, ...] = ()  # (2, 1) for "2.1"; empty for other than digits

    @property
    def style(self) -> str:
        """The style of the likeliest reading."""
        return self.readings[0].style


def bullet(value: str, indent: int = 0) -> tuple[str, int] | None:
    """The bullet that a line starts with and the offset of what follows it, if it starts with one."""
    match = _BULLET.match(value)
    if match is not None:
        return match.group(1) or match.group(2), match.end()
    if value[:1] == "o" and (match := _LETTER_O.match(value)) and (indent or match.end() < len(value)):
        return "o", match.end()
    return None


def numbering(value: str) -> Numbering | None:
    """The number that a line starts with, if it starts with one."""
    if not _could_be_number(value):
        return None
    match = _NUMBER.match(value)
    if match is None:
        return None
    word, opened, close = match["word"] or "", match["open"] or "", match["close"] or ""
    rest = value[match.end() :]
    if not _plausible(match, word, opened, close, rest):
        return None
    marker = value[: match.end()].rstrip()
    digits = match["digits"]
    dress = (
        (word.strip().lower() + " " if word else "")
        + opened
        + "{}"
        + ("" if word or "." in (digits or "") else close.strip())
    )
    if digits:
        path = tuple(int(part) for part in digits.split("."))
        style = dress.format(".".join("1" for _ in path))
        return Numbering(marker, match.end(), (Reading(style, path[-1]),), path)
    return Numbering(marker, match.end(), _letters(match["roman"] or match["letter"], dress))


def _could_be_number(value: str) -> bool:
    """A cheap look that spares most lines the regular expression."""
    first = value[:1]
    if first.isalpha():
        return value[1:2] in _CLOSING or first in "ivxIVX" or value.startswith(_WORDS)
    return first.isdigit() or first in "([（§"


def _plausible(match: re.Match[str], word: str, opened: str, close: str, rest: str) -> bool:
    spaced = bool(match["gap"]) or not rest
    if opened and not close:
        return False
    if match["digits"]:
        if close in {"", "-", "–", "—"} and not word:
            # "30 days" and "24 hours" are no numbers of sections; "1 Introduction" and "1.1 Data" are.
            return spaced and rest[:1].isupper() and len(match["digits"]) < 8
        return spaced or not rest[:1].islower()
    if word:
        return spaced and bool(match["roman"] or close)
    return bool(close) and close != ":" and (spaced or bool(opened))


def _letters(body: str, dress: str) -> tuple[Reading, ...]:
    upper = body.isupper()
    readings: list[Reading] = []
    if all(sign in _ROMAN for sign in body.lower()):
        readings.append(Reading(dress.format("I" if upper else "i"), _roman(body.lower())))
    if len(body) == 1:
        readings.append(Reading(dress.format("A" if upper else "a"), ord(body.lower()) - ord("a") + 1))
    return tuple(readings)


def _roman(body: str) -> int:
    total = 0
    for sign, following in zip(body, body[1:] + " ", strict=True):
        value = _ROMAN[sign]
        total += -value if value < _ROMAN.get(following, 0) else value
    return total
