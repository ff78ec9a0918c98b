"""Front matter: what site generators keep above the text of a page, in Markdown and in HTML."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.readers.template_tags import spaces
from linter.text import Text

_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)")
_INNER = re.compile(r"[ \t#\-\]})]|\[[\w.\[\]]+\]$|\Z")  # how a line of front matter goes on that is no pair of its own
_MOST_LINES = 400  # front matter longer than this is none


class FrontMatter(NamedTuple):
    """The metadata before the text."""

    pairs: tuple[tuple[str, Text], ...]
    end: int  # where the text begins


def front_matter(source: str) -> FrontMatter:
    """Keys and plain values of YAML or TOML front matter; nested values are passed over."""
    fence = _FENCE.match(source)
    if not fence:
        return FrontMatter((), 0)
    mark = source[:3]
    pairs: list[tuple[str, Text]] = []
    at = fence.end()
    for _ in range(_MOST_LINES):
        line = _LINE.match(source, at)
        if line is None or at >= len(source):
            break
        value = line.group().rstrip()
        if value in {mark, "..."}:
            return FrontMatter(tuple(pairs), line.end())
        pair = _PAIR.match(source, at)
        if pair:
            pairs.append((pair["key"], _bare(pair["value"], pair.start("value"))))
        elif not _INNER.match(value):
            break
        at = line.end()
    return FrontMatter((), 0)


def script_end(source: str) -> int:
    """Where the script ends that a component of Astro has between its fences; 0 where it has none."""
    fence = _FENCE.match(source)
    closing = _CLOSING.search(source, fence.end()) if fence else None
    return closing.end() if closing else 0


def _bare(value: str, start: int) -> Text:
    text = Text.plain(value, start).strip()
    quote = text.value[:1]
    if len(text) > 1 and quote in {'"', "'"} and text.value.endswith(quote):
        return text.slice(1, len(text) - 1)
    return text


def overwritten(source: str, end: int) -> str:
    """The source with all before `end` overwritten with spaces, so that every offset stays true."""
    return spaces(source[:end]) + source[end:] if end else source
