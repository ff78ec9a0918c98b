"""Text of a policy made harmless for a terminal and for the log of a CI: what would be obeyed is written out."""

from __future__ import annotations

import re

from linter.regex import Regex

# Control and format characters (a terminal obeys them; they turn the direction of writing or take no room), line and
# paragraph separators, tag characters, private use and lone surrogates, non-characters. Joiners (200C, 200D) stay: Persian
# and emoji are spelled so.
UNSEEN = Regex(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# Runners obey `##[command]` (GitHub), `##vso[command]` (Azure) and `##teamcity[command]` wherever they stand in a line
COMMAND = Regex(r"##(?=\w*\[)")
_FIRST_COLON = Regex(r"^(\s*):(?=:)")


def visible(text: str) -> str:
    """The text with every unseen character written as its code point, `<U+202E>`; tabs become spaces."""
    if "##" in text:
        text = COMMAND.sub("#<U+0023>", text)
    if text.isascii() and text.isprintable():
        return text
    return UNSEEN.sub(_spell, text)


def harmless(line: str) -> str:
    """A line of output as `visible` writes it, and none that begins with `::`, which GitHub obeys as a command."""
    text = visible(line)
    return _FIRST_COLON.sub(r"\1<U+003A>", text) if "::" in text else text


def one_line(text: str, limit: int) -> str:
    """The words of a text as one visible line of at most so many characters, with an ellipsis where something is cut off."""
    line = visible(" ".join(text[: 8 * limit].split()))
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def _spell(match: re.Match[str]) -> str:
    return " " if match[0] == "\t" else f"<U+{ord(match[0]):04X}>"
