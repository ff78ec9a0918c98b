"""What the styles and lists of a Word document say of a paragraph: heading, list item, how large and how bold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from linter.readers.docx_package import W
from linter.readers.html_elements import ordinal, whole_number

VAL = W + "val"
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc \d|table of figures)", re.IGNORECASE)
_DEEPER = re.compile(r"list (?:bullet|number|continue) ([2-5])")  # styles whose depth is in their names alone
_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 6
_OFF = frozenset({"0", "false", "off", "none"})
_LONGEST_CHAIN = 20  # styles that one style may be based on, one after another
_LETTERS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style, with all that it is based on, makes of its text."""

    name: str = ""  # as Word calls it in English, in lower case
    heading: int = 0  # level from 1
    title: bool = False  # the title of the document
    contents: bool = False  # an entry of a table of contents
    continued: bool = False  # more text of the list item above
    list_id: str = ""  # of its list, where the style numbers or marks its paragraphs
    list_level: int = 0  # from 0
    depth: int = 1  # of its list items, where the level of the list does not say more
    bold: bool = False
    size: float = 0  # in points; 0 where it says none
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """How a list shows an item."""

    ordered: bool
    text: str  # "1.", "(a)", "•"
    depth: int  # from 1


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: ET.Element | None) -> None:
        self._nodes = {node.get(W + "styleId", ""): node for node in root.iter(W + "style")} if root is not None else {}
        self._known: dict[str, Style] = {}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._default = character_style(Style(), defaults)
        normal = (key for key, node in self._nodes.items() if node.get(W + "default") == "1" and _type(node) == "paragraph")
        self._normal = next(normal, "")

    def paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph; the one that all have where it names none."""
        return self._known_style(style_id or self._normal, self._default)

    def character(self, style_id: str, around: Style) -> Style:
        """The style of a run within a paragraph of a style."""
        own = self._known_style(style_id, Style())
        return replace(
            around, bold=around.bold or own.bold, size=own.size or around.size, hidden=around.hidden or own.hidden
        )

    def _known_style(self, style_id: str, default: Style) -> Style:
        if style_id not in self._known:
            style = default
            for node in reversed(self._chain(style_id)):
                style = _derived(style, node)
            self._known[style_id] = style
        return self._known[style_id]

    def _chain(self, style_id: str) -> list[ET.Element]:
        """The style and those that it is based on."""
        chain: list[ET.Element] = []
        while style_id in self._nodes and len(chain) < _LONGEST_CHAIN:
            node = self._nodes[style_id]
            chain.append(node)
            style_id = value_of(node, "basedOn")
        return chain


def _type(node: ET.Element) -> str:
    return node.get(W + "type", "")


def value_of(node: ET.Element | None, name: str) -> str:
    """The value of a child element; "" where there is none."""
    child = node.find(W + name) if node is not None else None
    return child.get(VAL, "") if child is not None else ""


def is_on(node: ET.Element | None, name: str, default: bool = False) -> bool:
    """Whether a property that is on or off is on."""
    child = node.find(W + name) if node is not None else None
    return default if child is None else child.get(VAL, "1").lower() not in _OFF


def _derived(style: Style, node: ET.Element) -> Style:
    name = value_of(node, "name").lower()
    style = paragraph_style(character_style(replace(style, name=name), node.find(W + "rPr")), node.find(W + "pPr"))
    heading = _HEADING.fullmatch(name)
    deeper = _DEEPER.fullmatch(name)
    if heading:
        style = replace(style, heading=min(int(heading.group(1)), _DEEPEST))
    return replace(
        style,
        title=name == "title",
        contents=style.contents or bool(_CONTENTS.match(name)),
        continued=name.startswith(("list continue", "list paragraph")),
        depth=int(deeper.group(1)) if deeper else style.depth,
    )


def paragraph_style(style: Style, properties: ET.Element | None) -> Style:
    """A style with what paragraph properties change: its level in the outline and its list."""
    if properties is None:
        return style
    outline = value_of(properties, "outlineLvl")
    if outline:
        level = whole_number(outline, 9) + 1
        style = replace(style, heading=level if 1 <= level <= _DEEPEST else 0)
    numbering = properties.find(W + "numPr")
    if numbering is not None:
        level = whole_number(value_of(numbering, "ilvl"), style.list_level)
        style = replace(style, list_id=value_of(numbering, "numId") or style.list_id, list_level=min(max(level, 0), 8))
    return style


def character_style(style: Style, properties: ET.Element | None) -> Style:
    """A style with what character properties change: bold, size, hidden."""
    if properties is None:
        return style
    size = whole_number(value_of(properties, "sz"), 0) / 2
    return replace(
        style,
        bold=is_on(properties, "b", style.bold),
        size=size or style.size,
        hidden=is_on(properties, "vanish", style.hidden),
    )


@dataclass(slots=True, kw_only=True)
class _Level:
    kind: str = "decimal"  # "bullet", "none" and the ways to write numbers
    text: str = "%1."
    start: int = 1


@dataclass(slots=True, kw_only=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)  # the number of the last item of each level


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: ET.Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = {node.get(W + "abstractNumId", ""): node for node in root.iter(W + "abstractNum")}
        shared: dict[str, _List] = {}  # lists of one definition count on, unless one starts anew
        for node in root.iter(W + "num"):
            key = value_of(node, "abstractNumId")
            known = shared.setdefault(key, _List(levels=_levels(abstract.get(key))))
            overrides = list(node.iter(W + "lvlOverride"))
            if overrides:
                known = _List(levels=_levels(abstract.get(key)))
                for override in overrides:
                    _override(known, override)
            self._lists[node.get(W + "numId", "")] = known

    def next(self, list_id: str, level: int) -> Marker | None:
        """The marker of the next item of a list; None where the paragraph is in no list ("0" takes it out of one)."""
        if not list_id or list_id == "0":
            return None
        known = self._lists.setdefault(list_id, _List(levels={}))
        own = known.levels.get(level) or _Level(text=f"%{level + 1}.")
        known.counts[level] = known.counts.get(level, own.start - 1) + 1
        for deeper in [other for other in known.counts if other > level]:
            del known.counts[deeper]
        if own.kind == "bullet":
            return Marker(ordered=False, text="•", depth=level + 1)
        if own.kind == "none" or not own.text:
            return None
        return Marker(ordered=True, text=_written(known, own), depth=level + 1)


def _levels(abstract: ET.Element | None) -> dict[int, _Level]:
    if abstract is None:
        return {}
    return {whole_number(node.get(W + "ilvl"), 0): _level(node) for node in abstract.findall(W + "lvl")}


def _level(node: ET.Element) -> _Level:
    return _Level(
        kind=value_of(node, "numFmt") or "decimal",
        text=value_of(node, "lvlText"),
        start=whole_number(value_of(node, "start"), 1),
    )


def _override(known: _List, node: ET.Element) -> None:
    index = whole_number(node.get(W + "ilvl"), 0)
    own = node.find(W + "lvl")
    if own is not None:
        known.levels[index] = _level(own)
    start = value_of(node, "startOverride")
    if start:
        known.levels.setdefault(index, _Level()).start = whole_number(start, 1)


def _written(known: _List, own: _Level) -> str:
    """The number of an item as its list writes it: "%1.%2)" with the numbers so far."""

    def number(match: re.Match[str]) -> str:
        level = int(match.group(1)) - 1
        other = known.levels.get(level) or own
        return ordinal(known.counts.get(level, other.start), _LETTERS.get(other.kind, ""))

    return _PLACEHOLDER.sub(number, own.text)
