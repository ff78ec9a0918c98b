"""MDX: Markdown with modules, components and expressions of JavaScript, which are no text; their titles are."""

from __future__ import annotations

import re

from linter.readers.template_tags import blank, spaces
from linter.readers.titled import Title

_MODULE = re.compile(
    r"^(?:import\b(?=[ \t]*(?:[{*\"'(]|type[ \t]|[\w$]+[ \t]*(?:,|from\b)))"
    r"|export\b(?=[ \t]+(?:default|const|let|var|function|async|class|type|interface|enum)\b|[ \t]*[{*]))",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BRACKETS = re.compile(r"[()\[\]{}]|\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'|//[^\r\n]*")
_LONGEST_MODULE = 300  # lines of a function that a file exports
_COMPONENT = re.compile(r"</?(?P<name>[A-Z][\w.]*+)(?=[\s/>{])|</?(?=>)")
_COMMENT = re.compile(
    r"\{/\*(?:[^*{]++|\*(?!/\})|\{(?!/\*))*+\*/\}|\{[\"'`]\s*+[\"'`]\}|^[ \t]*\{\s*//[^\r\n]*\s*\}[ \t]*$", re.MULTILINE
)
# the code around elements that show under a condition or for each of a list: "{isEU && (", "{vendors.map(v =>", ")}"
_LOGIC = re.compile(
    r"^[ \t]*\{[\w.!?()\[\]'\"=&| ]{1,200}(?:&&|\?|=>)[ \t]*\(?[ \t]*(?=$|<)"
    r"|^[ \t]*\)[ \t]*(?::[ \t]*null)?[ \t]*\)?[ \t]*\}[ \t]*$|(?<=>)[ \t]*\)+\}[ \t]*$",
    re.MULTILINE,
)
_NAME = re.compile(r"(?<!\{)\{([a-z_$][\w$.?]*)\}(?!\})")  # a value that a module gives: "{company}" is no slot to fill in
_TAG_PART = re.compile(r"[^\"'{}<>]++|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'|[{}<>]")
_DEEPEST_BRACES = 8  # within one tag; together with the next limit they keep the search linear
_LONGEST_TAG = 4000  # characters; more is a "<" that opens no tag

_SHOWN = re.compile(
    r"(?<![\w-])(?P<key>title|label|heading|header|headline|summary|question|text|body|content|description|children|answer)"
    r"\s*=\s*\{?\s*[\"'`](?P<value>[^\"'`\r\n<>]+)[\"'`]"
)
_TITLES = frozenset("title label heading header headline summary question".split())
_SECTION = re.compile(
    r"Accordion|Article|Block|Card|Clause|Collaps|Details|Disclosure|Expand|Faq|FAQ|Item|Panel|Question|Section|Step|Tab|Toggle"
)
_UNSHOWN = re.compile(r"Head$|Helmet|Image|Img|Layout|Link|Meta|Seo|SEO|Button|Icon")
_SENTENCE = 5  # words; a property with more is text


def without_components(text: str, titles: list[Title]) -> str:
    """The text without modules, expressions and the tags of components, but for what a page shows of these."""
    text = _COMMENT.sub(blank, _without_modules(text))
    if "{" in text:
        text = _NAME.sub(lambda match: f" {match[1]} ", _LOGIC.sub(blank, text))
    pieces: list[str] = []
    at = 0
    for tag in _COMPONENT.finditer(text):
        if tag.start() < at:
            continue
        end = _tag_end(text, tag.end())
        if end:
            pieces += (text[at : tag.start()], _shown(text, tag, end, titles))
            at = end
    return "".join([*pieces, text[at:]])


def _without_modules(text: str) -> str:
    """Without imports and exports, each to the end of its brackets, or of its paragraph where they do not close."""
    pieces: list[str] = []
    at = 0
    unclosed = 0  # up to here brackets were looked for in vain
    for module in _MODULE.finditer(text):
        start = module.start()
        if start < at:
            continue
        closed, end = (False, start) if start < unclosed else _module_end(text, start)
        if not closed:
            unclosed = max(unclosed, end)
            end = _paragraph_end(text, start)
        pieces += (text[at:start], spaces(text[start:end]))
        at = end
    return "".join([*pieces, text[at:]])


def _module_end(text: str, start: int) -> tuple[bool, int]:
    """Whether all brackets are closed at the end of a line that needs no other, and how far the search went."""
    depth = 0
    at = start
    for _ in range(_LONGEST_MODULE):
        line = _LINE.match(text, at)
        if line is None or at >= len(text):
            return depth == 0, at
        for part in _BRACKETS.findall(line.group()):
            depth += (part in "([{") - (part in ")]}") if len(part) == 1 else 0
        at = line.end()
        if depth <= 0 and not line.group().rstrip().endswith(("=", "=>", ",", "(")):
            return True, at
    return False, at


def _paragraph_end(text: str, start: int) -> int:
    at = start
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None or not line.group().strip():
            return at
        at = line.end()
    return at


def _shown(text: str, tag: re.Match[str], end: int, titles: list[Title]) -> str:
    """A component's tag overwritten, but for its title and for the properties that hold sentences."""
    name = tag["name"] or ""
    start = tag.start()
    raw = text[start:end]
    if "=" not in raw or _UNSHOWN.search(name):
        return spaces(raw)
    pieces: list[str] = []
    at = 0
    for found in _SHOWN.finditer(raw):
        low, high = found.span("value")
        long = found["value"].count(" ") >= _SENTENCE
        if found["key"] not in _TITLES and not long:
            continue
        opening = found["key"] in _TITLES and _SECTION.search(name) is not None
        titles.append(Title(start + low, start + high, opening))
        pieces += (spaces(raw[at:low]), raw[low:high])
        at = high
    return "".join([*pieces, spaces(raw[at:])])


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
