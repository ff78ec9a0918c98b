"""Text put into Markdown so that it stays text: no markup, link, HTML, mention, reference or command gets through.

Prose is written with character references, since GitHub and GitLab look for mentions, references and addresses in the text
after Markdown is done with it; a space of no width keeps them from being found. A quote is a code span, where nobody looks.
"""

from __future__ import annotations

import re

from linter.reporters.visible import one_line, visible

LIMIT = 1000  # characters of one message
QUOTE = 200  # characters of one quote

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#]")
_ADDRESS = re.compile(r"(?<=:)(?=/)|(?i:(?<=\bwww)(?=\.)|(?<=\bgh)(?=-\d))")
_REFERENCE = re.compile(r"[@#!~%&^$](?=[\w\"“])")
_APART = "\0"  # where a space of no width goes; nothing visible holds it
_TICKS = re.compile("`+")


def prose(text: str, limit: int = LIMIT) -> str:
    """A text as one line that reads as it is written: in a paragraph, a list item or a cell, behind words of our own."""
    line = _ADDRESS.sub(_APART, one_line(text, limit))
    line = _REFERENCE.sub(rf"\g<0>{_APART}", line)
    return _MARKUP.sub(_reference, line).replace(_APART, "&#8203;")


def code(text: str) -> str:
    """A text as a code span on one line, not for tables: a bar within would divide cells."""
    line = one_line(text, QUOTE)
    if not line:
        return ""
    ticks = "`" * (_longest(line) + 1)
    pad = " " if "`" in (line[0], line[-1]) else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"


def fenced(text: str) -> str:
    """A text as a code block; a line of it that looks like a fence does not end it."""
    lines = [visible(line) for line in text.strip().splitlines()]
    fence = "`" * max(3, *(_longest(line) + 1 for line in lines), 3)
    return "\n".join([f"{fence}text", *lines, fence])


def _longest(line: str) -> int:
    """The longest run of backticks."""
    return max(map(len, _TICKS.findall(line)), default=0)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
