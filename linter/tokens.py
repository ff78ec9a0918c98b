"""Words: what phrases are matched on."""

from __future__ import annotations

import re

# "don't" is one word, since its "not" turns a phrase round; "individual's" and "we'll" are two
_WORD = re.compile(r"[^\W_]+(?:'t(?![^\W_]))?")
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'t(?![a-z0-9]))?")  # the same where the text is ASCII, in two thirds of the time
# for each ASCII sign a letter in lower case, a figure, or a space
_PLAIN = "".join(sign.lower() if sign.isalnum() else " " for sign in map(chr, range(128))).encode().ljust(256)


def words(text: str) -> list[str]:
    """The words of a text in lower case; hyphens, underscores and most apostrophes part words."""
    folded = text if text.isascii() else _folded(text)
    if not folded.isascii():
        return _WORD.findall(folded)
    if "'t" in folded or "'T" in folded:
        return _ASCII_WORD.findall(folded.lower())
    return folded.encode("ascii").translate(_PLAIN).decode("ascii").split()  # the same in two thirds of the time


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
