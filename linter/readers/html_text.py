"""The HTML parser, and where the characters of its text nodes stand in the source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from justhtml import JustHTML

from linter.readers.template_tags import blank, without_template_tags

# A document type counts at the start alone; the parser takes a later one for text.
_LEAD = re.compile(r"\s*+(?>(?><!--.*?-->|<\?xml[^<>]*>)\s*+)*+(?:<!doctype[^<>]*>)?", re.IGNORECASE | re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\b[^<>]*>", re.IGNORECASE)
# What browsers take for a comment and the parser for text: "<![if !supportLists]>" and "<?xml:namespace … />" of Word
_NO_TAG = re.compile(r"<(?:\?|!(?!--|doctype\b))[^<>]*(?<!--)>", re.IGNORECASE)  # "<![endif]-->" ends a comment
_COMPONENT = re.compile(r"</?(?:template|[A-Z][\w.-]*)\b(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>")
_SOURCE_TOKEN = re.compile(
    r"[^&<\r\x00]+|&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|\r\n?|<!--.*?-->|</?[A-Za-z!?][^>]*>|.", re.DOTALL
)
_MANY = 1000
_LONE = re.compile(r"<(?![A-Za-z/!?])")
STAND_IN = "\ue000"
"""What stands for a "<" that opens no tag in the text of a tree; a page that has the sign itself keeps it."""
_KEY = 40  # characters that tell a stretch of text
_SEARCH = 4000  # characters within which text is looked for that the browser moves out of a table


def markup_alone(text: str) -> str:
    """The page with all that is no HTML for a browser overwritten with spaces of the same number."""
    text = without_template_tags(text)
    if "<![" in text or "<?" in text:
        text = _NO_TAG.sub(blank, text)
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if text.find("<!d", start) < 0 and text.find("<!D", start) < 0:
        return text
    return text[:start] + _DOCTYPE.sub(blank, text[start:])


def without_components(text: str) -> str:
    """A component of Vue or Astro with the tags overwritten that stand for other components or for a template of its own."""
    return _COMPONENT.sub(blank, text)


def parse(text: str) -> Any:
    """The tree of a page or a piece of one; its nodes know their place in `text`.

    Nothing is sanitised away, or `main`, `nav` and hidden elements could not be told apart. Where many a "<" opens no tag,
    another sign stands in for it: the parser would write its text anew at each of them.
    """
    if text.count("<") > _MANY and STAND_IN not in text:
        text = _LONE.sub(STAND_IN, text)
    return JustHTML(text, sanitize=False, track_node_locations=True).root


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
            found = source.find(data[at : at + _KEY], place, place + _SEARCH)
            if found < 0:
                yield data[at:], place, place
                return
            if found == place:  # the beginning of the token, such as U+FFFD beside a NUL that the parser has dropped
                size = _alike(token, data[at : at + len(token)])
                yield token[:size], place, place + size
                at += size
                found += size
            place = found
            continue
        end = place + len(value) if value and token.startswith(value) and not _is_entity(token, value) else match.end()
        if value:
            yield value, place, end
            at += len(value)
        place = end


def _alike(token: str, data: str) -> int:
    """How many characters two texts begin with alike."""
    return next((at for at, (one, other) in enumerate(zip(token, data, strict=False)) if one != other), len(data))


def _is_entity(token: str, value: str) -> bool:
    return token[0] == "&" and html.unescape(token) == value


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
    if first == "<" and len(token) > 1:
        if data.startswith(token, at):
            return token
        return "<" if data.startswith(token[:2], at) else ""
    if data.startswith(token, at):
        return token
    rest = data[at:]
    return rest if token.startswith(rest) else None
