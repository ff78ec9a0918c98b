"""What stands in a Markdown file and is not Markdown: front matter, MDX, template tags.

It is overwritten with spaces of the same number, so that every offset stays true.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.text import Text

_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)")
_INNER = re.compile(r"[ \t#\-\]})]|\Z")  # how a line of front matter goes on that is no pair of its own
_MOST_LINES = 400  # front matter longer than this is none
_NOT_BREAK = re.compile(r"[^\r\n]")
_TEMPLATE = re.compile(r"\{%(?:[^%]|%(?!\}))*%\}")  # Jekyll, Liquid, Twig; {{ … }} is visible where it is not filled in
_ATTRIBUTES = re.compile(r"^[ \t]*\{:[^}\r\n]*\}[ \t]*$", re.MULTILINE)  # kramdown
_CONTENTS = re.compile(r"^[ \t]*(?:\[\[_?TOC_?\]\]|\[TOC\]|\$\{toc\})[ \t]*$", re.MULTILINE | re.IGNORECASE)
_DIRECTIVE = re.compile(r"^[ \t]*:{2,}(?:[a-zA-Z][\w-]*)?(?:\{[^}\r\n]*\}|\[[^\]\r\n]*\])*[ \t]*$", re.MULTILINE)
_MODULE = re.compile(r"^(?:import|export)\b[^\r\n]*(?:(?:\r\n|\n|\r)(?=[^\r\n])[^\r\n]*)*", re.MULTILINE)
_COMPONENT = re.compile(r"</?(?:[A-Z][\w.]*)?(?=[\s/>{])")
_BRACES = re.compile(r"\{/\*.*?\*/\}|\{[\"'`]\s*[\"'`]\}", re.DOTALL)


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


def _bare(value: str, start: int) -> Text:
    text = Text.plain(value, start).strip()
    quote = text.value[:1]
    if len(text) > 1 and quote in {'"', "'"} and text.value.endswith(quote):
        return text.slice(1, len(text) - 1)
    return text


def markdown_alone(source: str, start: int, *, components: bool) -> str:
    """The source with everything before `start` and all that is no Markdown overwritten with spaces.

    `components` says that the file is MDX: module lines and component tags are no text there.
    """
    text = _spaces(source[:start]) + source[start:]
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")  # as the Markdown parser does
    if "{%" in text:
        text = _TEMPLATE.sub(_overwrite, text)
    if "{:" in text:
        text = _ATTRIBUTES.sub(_overwrite, text)
    if "toc" in text or "TOC" in text:
        text = _CONTENTS.sub(_overwrite, text)
    if "::" in text:
        text = _DIRECTIVE.sub(_overwrite, text)
    if components:
        text = _BRACES.sub(_overwrite, _MODULE.sub(_overwrite, text))
        text = _without_components(text)
    return text


def _spaces(text: str) -> str:
    return _NOT_BREAK.sub(" ", text)


def _overwrite(match: re.Match[str]) -> str:
    return _spaces(match.group())


def _without_components(text: str) -> str:
    pieces: list[str] = []
    at = 0
    for tag in _COMPONENT.finditer(text):
        if tag.start() < at:
            continue
        end = _tag_end(text, tag.end())
        if end:
            pieces += (text[at : tag.start()], _spaces(text[tag.start() : end]))
            at = end
    return "".join([*pieces, text[at:]])


_TAG_PART = re.compile(r"[^\"'{}>]+|\"[^\"]*\"|'[^']*'|[{}>]")
_LONGEST_TAG = 4000  # characters; more is a "<" that opens no tag


def _tag_end(text: str, at: int) -> int:
    """Where the component tag ends whose name ends at `at`; 0 if it does not. Braces may hold ">"."""
    depth = 0
    stop = min(len(text), at + _LONGEST_TAG)
    while at < stop:
        part = _TAG_PART.match(text, at)
        if part is None:
            return 0
        at = part.end()
        mark = part.group()
        if mark == ">" and depth == 0:
            return at
        depth += (mark == "{") - (mark == "}")
    return 0
