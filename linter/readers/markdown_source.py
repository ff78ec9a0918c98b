"""What stands in a Markdown file and is not Markdown: MDX, MDC, directives, shortcodes, template tags.

It is overwritten with spaces of the same number, so that every offset stays true. The titles in it are text that a page
shows: `:::note[Children]`, `<Accordion title="Sharing">`. They stay, and where they stand is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from linter.readers.front_matter import overwritten
from linter.readers.mdx import without_components
from linter.readers.template_tags import blank, spaces, without_comments, without_template_tags
from linter.readers.titled import OPENING, Title, kept

# Tags of Jekyll, Liquid, Twig and GitBook; {{ … }} is visible where it is not filled in.
_TAG = re.compile(r"(?<!\{)\{%[ \t]*-?[ \t]*(?P<name>\w*)(?:[^%{]++|%(?!\})|\{(?!%))*+%\}")
_ATTRIBUTES = re.compile(
    r"(?<=[^\s{])\{:?[ ]?(?:[.#][\w:-]+|[\w-]+=\"[^\"\r\n}]*\")(?:[ ][^{}\r\n]*)?\}(?!\s*$)", re.MULTILINE
)
_ATTRIBUTE_LINE = re.compile(
    r"(?:^[ \t]*(?:[-*]|\d+\.)[ \t]+[^\r\n]{0,60}(?:\r\n|\r|\n))?^[ \t]*\{:toc[^}\r\n]*\}[ \t]*$"
    r"|^[ \t]*\{(?::[^}\r\n]*|[.#][\w:. #-]+)\}[ \t]*$",
    re.MULTILINE,
)
_CONTENTS = re.compile(r"^[ \t]*(?:\[\[_?TOC_?\]\]|\[TOC\]|\$\{toc\})[ \t]*$", re.MULTILINE | re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"\[_?[tT][oO][cC][_\]]")  # begins with a sign, so that it is found at once that there is none
_DIRECTIVE = re.compile(
    r"^[ \t]*:{2,}[ \t]*(?P<name>[a-zA-Z][\w-]*)?(?:\[(?P<bracket>[^\]\r\n]+)\]|[ \t]+(?P<title>[^\s{\[:][^\r\n{]{0,200}?))?"
    r"(?:\{[^}\r\n]*\}|\[\])*[ \t]*$"
    r"(?P<props>(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n)(?:(?!---)[^\r\n]*(?:\r\n|\r|\n)){0,60}---[ \t]*$)?",
    re.MULTILINE,
)
_INLINE_DIRECTIVE = re.compile(r":(?<!\S:)(?P<name>[a-z][\w-]*)(?:\[(?P<bracket>[^\]\r\n]*)\]|(?=\{))(?:\{[^}\r\n]*\})?")
_SLOT = re.compile(r"^[ \t]*#(?P<name>[a-z][\w-]*)[ \t]*(?:\r\n|\r|\n)(?P<title>[^\r\n]*)", re.MULTILINE)
_SLOT_TITLES = frozenset({"title", "header", "heading", "label", "summary", "headline"})
_INDENTED = re.compile(  # the boxes of MkDocs
    r"^(?P<margin>[ \t]*)(?:(?P<name>!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+\"(?P<title>[^\"\r\n]*)\")?"
    r"|(?P<tab>===)[+!]?[ \t]+\"(?P<tabtitle>[^\"\r\n]+)\")[ \t]*$"
    r"(?=(?:(?:\r\n|\r|\n)[ \t]*)?(?:\r\n|\r|\n)(?: {4}|\t))",
    re.MULTILINE,
)
_UNSEEN = "\u200b"  # no reader of a page sees it
_BOX = re.compile(rf"^[ \t]*(-)   {_UNSEEN}", re.MULTILINE)
_ALERT = re.compile(r"^(?P<kept>[ \t]*>[ \t]*)\[![A-Za-z]+\][+-]?", re.MULTILINE)
_SHORTCODE = re.compile(r"\{\{(?P<kind>[<%])[ \t]*/?[ \t]*(?P<name>[\w./-]*)[^<>{}\r\n]*/?[>%]\}\}")
_INLINE_CODES = frozenset({"param", "ref", "relref", "env", "var", "site"})  # they stand for words
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
_ABBREVIATION = re.compile(r"^\*\[[^\]\r\n]+\]:[^\r\n]*$", re.MULTILINE)
_DRAWING = re.compile(
    r"^```(?:mermaid|math|plantuml|yaml \[props\])[ \t]*$(?:(?!^```)[\s\S]){0,20000}^```[ \t]*$", re.MULTILINE
)


class Prepared(NamedTuple):
    """A source that is ready for a parser of Markdown."""

    text: str
    titles: list[Title]  # in order
    boxes: frozenset[int]  # where list items begin that are boxes in their own right


def markdown_alone(source: str, start: int, *, components: bool) -> Prepared:
    """The source with everything before `start` and all that is no Markdown overwritten with spaces, titles apart.

    `components` says that the file is MDX: module lines, component tags and expressions are no text there.
    """
    text = overwritten(source, start)
    titles: list[Title] = []
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")  # as the Markdown parser does
    for mark, rewrite in _REWRITES:
        if mark[0] in text and mark in text:  # a single sign is looked for twenty times as fast
            text = rewrite(text, titles)
    if components:
        text = without_components(text, titles)
    boxes = frozenset(box.start(1) for box in _BOX.finditer(text)) if _UNSEEN in text else frozenset()
    return Prepared(_at_margin(text, titles), sorted(titles), boxes)


def _at_margin(text: str, titles: list[Title]) -> str:
    """The text with an unseen character at the margin of each line that has a title alone.

    What the tag before it leaves is white space, and would make it a part of a list above.
    """
    pieces: list[str] = []
    at = 0
    for title in sorted(titles):
        start = max(text.rfind("\n", at, title.start), text.rfind("\r", at, title.start)) + 1
        if start and start < title.start and not text[start : title.start].strip():
            pieces += (text[at:start], _UNSEEN)
            at = start + 1
    return "".join([*pieces, text[at:]])


def _tags(text: str, titles: list[Title]) -> str:
    def rewrite(match: re.Match[str]) -> str:
        return kept(match, titles) if match["name"].lower() in OPENING else blank(match)

    return without_template_tags(_TAG.sub(rewrite, without_comments(text)))


def _shortcodes(text: str, titles: list[Title]) -> str:
    """Without the shortcodes of Hugo, but for those that stand for words."""

    def rewrite(match: re.Match[str]) -> str:
        name = match["name"].lower()
        if name in _INLINE_CODES:
            return match.group()
        return kept(match, titles, positional=True) if name in OPENING else blank(match)

    return _SHORTCODE.sub(rewrite, text)


def _directives(text: str, titles: list[Title]) -> str:
    def rewrite(match: re.Match[str]) -> str:
        if not match["name"] and (match["title"] or match["bracket"]):
            return match.group()
        group = "bracket" if match["bracket"] else "title" if match["title"] else ""
        return kept(match, titles, group, opening=(match["name"] or "").lower() in OPENING or not group)

    text = _DIRECTIVE.sub(rewrite, text)
    if "#" in text:
        text = _SLOT.sub(lambda match: _slot(match, titles), text)
    return text


def _slot(match: re.Match[str], titles: list[Title]) -> str:
    """The name of a slot goes; the line below one that is a title is a title."""
    at = match.start("title") - match.start()
    if match["name"] in _SLOT_TITLES and match["title"].strip():
        titles.append(Title(match.start("title"), match.end("title"), True))
    return spaces(match.group()[:at]) + match["title"]


def _inline_directives(text: str, titles: list[Title]) -> str:  # noqa: ARG001
    return _INLINE_DIRECTIVE.sub(lambda match: kept(match, [], "bracket" if match["bracket"] else ""), text)


def _boxes(text: str, titles: list[Title]) -> str:
    """With each box as a list item, since its text is set in as an item's is."""

    def rewrite(match: re.Match[str]) -> str:
        group = "tabtitle" if match["tab"] else "title" if match["title"] else ""
        left = kept(match, titles, group, opening=match["name"] != "!!!")
        return f"{match['margin']}-   {_UNSEEN}{left[len(match['margin']) + 5 :]}"

    return _INDENTED.sub(rewrite, text)


def _overwriting(*patterns: re.Pattern[str]) -> Callable[[str, list[Title]], str]:
    def rewrite(text: str, titles: list[Title]) -> str:  # noqa: ARG001
        for pattern in patterns:
            text = pattern.sub(blank, text)
        return text

    return rewrite


def _alerts(text: str, titles: list[Title]) -> str:  # noqa: ARG001
    return _ALERT.sub(lambda match: match["kept"] + spaces(match.group()[len(match["kept"]) :]), text)


def _contents(text: str, titles: list[Title]) -> str:  # noqa: ARG001
    return _CONTENTS.sub(blank, text) if _CONTENTS_NAME.search(text) else text


# what stands in a text that has anything to rewrite, and how it is rewritten; in this order
_REWRITES: tuple[tuple[str, Callable[[str, list[Title]], str]], ...] = (
    ("```", _overwriting(_DRAWING)),
    ("{{<", _shortcodes),
    ("{{%", _shortcodes),
    ("{%", _tags),
    ("{{", lambda text, _: without_template_tags(text)),
    ("[", _contents),
    ("${", _overwriting(_CONTENTS)),
    ("::", _directives),
    (":", _inline_directives),
    ("{", _overwriting(_ATTRIBUTE_LINE, _ATTRIBUTES)),
    ("!!! ", _boxes),
    ("??? ", _boxes),
    ("???+ ", _boxes),
    ('=== "', _boxes),
    ("[!", _alerts),
    ("[^", _overwriting(_NOTE_MARK)),
    ("*[", _overwriting(_ABBREVIATION)),
)
