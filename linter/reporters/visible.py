"""Text of a policy made harmless for a terminal: what a reader cannot see is written out."""

from __future__ import annotations

import re

# Control characters (a terminal obeys them), line and paragraph separators, marks that turn the direction of writing or take
# no room, tag characters, private use and lone surrogates. Joiners (200C, 200D) stay: Persian and emoji are spelled so.
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def visible(text: str) -> str:
    """The text with every unseen character written as its code point, `<U+202E>`; tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return UNSEEN.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    return " " if match[0] == "\t" else f"<U+{ord(match[0]):04X}>"
