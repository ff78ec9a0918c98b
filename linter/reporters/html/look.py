"""How the audit report looks: what its maker chooses, apart from what was found."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from itertools import islice

from linter.errors import PrivacylintError
from linter.reporters.html.texts import LANGUAGE, Texts, texts

EXCERPT = 12  # words of a policy whose text is left out
LARGEST_LOGO = 150_000  # bytes: the page stays small enough for a mail

_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_QUOTATION = re.compile(r"“([^”]*)”")  # in a message
_WORD = re.compile(r"\w+")


class LogoError(PrivacylintError):
    """A logo that cannot be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the maker of the report chooses."""

    title: str = ""  # in the place of our own
    logo: str = ""  # a data: address; empty where there is none
    excerpts: bool = False  # the policy's text is left out, and a quote has a few words
    language: str = LANGUAGE  # of the interface

    @property
    def texts(self) -> Texts:
        """The words of the interface."""
        return texts(self.language)

    def quoted(self, words: str, characters: int = 1_000, few: int = EXCERPT) -> str:
        """As much of a quote as is shown, with an ellipsis where something is cut off; of an excerpt `few` words."""
        if self.excerpts:
            ends = [word.end() for word in islice(_WORD.finditer(words), few + 1)]
            words = words if len(ends) <= few else words[: ends[few - 1]] + " …"
        return words if len(words) <= characters else "".join(words[: characters - 2].rsplit(None, 1)[:1]) + " …"

    def told(self, message: str) -> str:
        """A message; what it quotes of a policy is cut as quotes are."""
        return _QUOTATION.sub(lambda quote: f"“{self.quoted(quote[1])}”", message) if self.excerpts else message


def read_logo(path: str) -> str:
    """A picture as a data: address, so that the page asks for nothing.

    Raises LogoError for what is no picture or is too large, OSError for what cannot be read.
    """
    with open(path, "rb") as file:
        data = file.read(LARGEST_LOGO + 1)
    if len(data) > LARGEST_LOGO:
        raise LogoError(f"{path}: a logo may have {LARGEST_LOGO:,} bytes at most, so that the report fits into a mail.")
    kind = next((kind for start, kind in _PICTURES.items() if data.startswith(start)), None)
    if kind is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "webp"
    if kind is None and b"<svg" in data[:1000]:
        kind = "svg+xml"
    if kind is None:
        raise LogoError(f"{path}: no picture that can be shown; give a PNG, JPEG, GIF, WebP or SVG file.")
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
