"""What stands in a Markdown file and is not Markdown: MDX, directives, template tags.

It is overwritten with spaces of the same number, so that every offset stays true.
"""

from __future__ import annotations

import re

from linter.readers.front_matter import overwritten

_NOT_BREAK = re.compile(r"[^\r\n]")
# Tags of Jekyll, Liquid and Twig; {{ … }} is visible where it is not filled in.
_TEMPLATE = re.compile(r"\{%(?:[^%{]++|%(?!\})|\{(?!%))*+%\}")
_ATTRIBUTES = re.compile(r"^[ \t]*\{:[^}\r\n]*\}[ \t]*$", re.MULTILINE)  # kramdown
_CONTENTS = re.compile(r"^[ \t]*(?:\[\[_?TOC_?\]\]|\[TOC\]|\$\{toc\})[ \t]*$", re.MULTILINE | re.IGNORECASE)
_DIRECTIVE = re.compile(r"^[ \t]*:{2,}(?:[a-zA-Z][\w-]*)?(?:\{[^}\r\n]*\}|\[[^\]\r\n]*\])*[ \t]*$", re.MULTILINE)
_MODULE = re.compile(r"^(?:import|export)\b[^\r\n]*(?:(?:\r\n|\n|\r)(?=[^\r\n])[^\r\n]*)*", re.MULTILINE)
_COMPONENT = re.compile(r"</?[A-Z][\w.]*+(?=[\s/>{])|</?(?=>)")
_BRACES = re.compile(r"\{/\*(?:[^*{]++|\*(?!/\})|\{(?!/\*))*+\*/\}|\{[\"'`]\s*+[\"'`]\}")
_TAG_PART = re.compile(r"[^\"'{}<>]++|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'|[{}<>]")
_DEEPEST_BRACES = 8  # within one tag; together with the next limit they keep the search linear
_LONGEST_TAG = 4000  # characters; more is a "<" that opens no tag


def markdown_alone(source: str, start: int, *, components: bool) -> str:
    """The source with everything before `start` and all that is no Markdown overwritten with spaces.

    `components` says that the file is MDX: module lines and component tags are no text there.
    """
    text = overwritten(source, start)
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


def _tag_end(text: str, at: int) -> int:
    """Where the component tag ends whose name ends at `at`; 0 if it does not. Braces may hold ">"."""
    depth = 0
    stop = min(len(text), at + _LONGEST_TAG)
    while at < stop and depth <= _DEEPEST_BRACES:
        part = _TAG_PART.match(text, at)
        if part is None:
            return 0
        at = part.end()
        mark = part.group()
        if depth == 0 and mark in "<>":
            return at if mark == ">" else 0
        depth += (mark == "{") - (mark == "}")
    return 0
