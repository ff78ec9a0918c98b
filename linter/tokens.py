"""Words: what phrases are matched on."""

from __future__ import annotations

import re

# "don't" is one word, since its "not" turns a phrase round; "individual's" and "we'll" are two
_WORD = re.compile(r"[^\W_]+(?:'t(?![^\W_]))?")
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'t(?![a-z0-9]))?")  # the same where the text is ASCII, in two thirds of the time


def words(text: str) -> list[str]:
    """The words of a text in lower case; hyphens, underscores and most apostrophes part words."""
    text = _folded(text)
    return _ASCII_WORD.findall(text) if text.isascii() else _WORD.findall(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each of `words(text)`, as character offsets in `text`."""
    text = _folded(text)
    pattern = _ASCII_WORD if text.isascii() else _WORD
    return [match.span() for match in pattern.finditer(text)]


def _folded(text: str) -> str:
    """The text in lower case with plain apostrophes, character for character.

    "İ" alone has a lower case of two characters, so it is replaced before.
    """
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").lower().replace("’", "'").replace("‘", "'")
