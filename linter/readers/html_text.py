"""The HTML parser, and where the characters of its text nodes stand in the source."""

from __future__ import annotations

import gc
import html
import re
from collections.abc import Iterator
from typing import Any

from justhtml import JustHTML

# Tags of server-side templates: no text, and a parser for HTML would take ">" in them for their end.
_TEMPLATE = re.compile(r"\{%(?:[^%]|%(?!\}))*%\}|<\?(?:[^?]|\?(?!>))*\?>|<%(?:[^%]|%(?!>))*%>")
_NOT_BREAK = re.compile(r"[^\r\n]")
_SOURCE_TOKEN = re.compile(
    r"[^&<\r\x00]+|&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|\r\n?|<!--.*?-->|</?[A-Za-z!?][^>]*>|.", re.DOTALL
)
_SEARCH = 4000  # characters within which text is looked for that the browser moves out of a table


def parse(text: str) -> Any:  # noqa: ANN401
    """The tree of a page or a piece of one; its nodes know their place in `text`.

    Nothing is sanitised away, or `main`, `nav` and hidden elements could not be told apart.
    """
    text = _TEMPLATE.sub(_overwrite, text) if "{%" in text or "<?" in text or "<%" in text else text
    # Collecting garbage while a tree grows only costs time: nothing of it is garbage yet.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return JustHTML(text, sanitize=False, track_node_locations=True).root
    finally:
        if collecting:
            gc.enable()


def _overwrite(match: re.Match[str]) -> str:
    return _NOT_BREAK.sub(" ", match.group())


def pieces(source: str, data: str, start: int) -> Iterator[tuple[str, int, int]]:
    """A text node's characters with their places: stretches that stand as they are, and entities.

    `data` is what the parser made of the source from `start` on: entities resolved, line ends unified, tags that count for
    nothing passed over.
    """
    if source.startswith(data, start):
        yield data, start, start + len(data)
        return
    at, place = 0, start
    while at < len(data):
        match = _SOURCE_TOKEN.match(source, place)
        if match is None:
            yield data[at:], place, place
            return
        token = match.group()
        value = _shown(token, data, at)
        if value is None:
            found = source.find(data[at : at + 40], place, place + _SEARCH)
            if found < 0:
                yield data[at:], place, place
                return
            place = found
            continue
        if value:
            end = place + len(value) if token.startswith(value) else match.end()
            yield value, place, end
            at += len(value)
            place = end
        else:
            place = match.end()


def _shown(token: str, data: str, at: int) -> str | None:
    """What of `data` at `at` a piece of the source stands for; "" for a tag, None where they do not fit."""
    first = token[0]
    if first == "&":
        value = html.unescape(token)
        if data.startswith(value, at):
            return value
        return "&" if data.startswith("&", at) else None
    if first == "\r":
        return "\n" if data.startswith("\n", at) else ""
    if first == "\x00":
        return "\ufffd" if data.startswith("\ufffd", at) else ""
    if first == "<":
        return "" if len(token) > 1 else "<"
    if data.startswith(token, at):
        return token
    rest = data[at:]
    return rest if token.startswith(rest) else None
