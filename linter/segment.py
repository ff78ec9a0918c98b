"""From lines to the tree of a policy, by the grammar of `grammar/policy.lark`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from lark import Lark, Token, Transformer
from lark.lexer import Lexer

from linter.plaintext.contents import mark_contents
from linter.plaintext.datelines import is_date_line
from linter.plaintext.headings import work_out
from linter.plaintext.levels import DEEPEST, DEEPEST_LIST
from linter.policy import (
    Block,
    Contents,
    DateLine,
    ItemList,
    Line,
    LineKind,
    ListItem,
    Paragraph,
    Policy,
    Section,
    Table,
    TableRow,
)
from linter.readers.document import Document
from linter.source import Format


def segment(document: Document) -> Policy:
    """The tree of a document.

    Plain text says nothing of what its lines are: its headings, items and tables are worked out first. So are the
    headings of a Markdown or HTML document that marks none.
    """
    tree: Any = _parser().parse(_whole(document))
    blocks, sections = tree
    return Policy(
        source=document.source,
        blocks=blocks,
        sections=sections,
        aside=document.aside,
        metadata=document.metadata,
    )


def _whole(document: Document) -> tuple[Line, ...]:
    """The document's lines, with what the format left open worked out."""
    lines = document.lines
    if document.source.format is Format.TEXT:
        return work_out(lines)
    lines = tuple(_dated(line) for line in lines)
    if not any(line.kind is LineKind.HEADING for line in lines):
        return work_out(lines, marked=True)
    return tuple(mark_contents(lines))


def _dated(line: Line) -> Line:
    if line.kind is LineKind.TEXT and line.text and is_date_line(line.text.value):
        return replace(line, kind=LineKind.DATE)
    return line


class _LineLexer(Lexer):
    """Hands lines to the parser as terminals, and closes every list and table that they open."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, data: Iterable[Line]) -> Iterator[Token]:  # type: ignore[override]
        """One token per line that is not blank; LIST and END around what belongs together."""
        lists: list[_Open] = []  # the open lists, outermost first
        closing = ""  # the terminal of the open table or contents
        for line in data:
            kind = line.kind
            terminal = _RUNS.get(kind, "")
            if closing and terminal != closing:
                yield _END
                closing = ""
            if kind is LineKind.BLANK:
                continue
            if kind is LineKind.BULLET or kind is LineKind.NUMBERED:
                yield from _into_item(lists, line)
                continue
            if kind is LineKind.CONTINUED and lists:
                if line.level:
                    yield from _closed(lists, line.level)
                yield _token("TEXT", line)
                continue
            yield from _closed(lists, 0)
            closing = terminal
            yield _token(terminal or _terminal(line), line)
        yield from _closed(lists, 0)
        if closing:
            yield _END


class _Open(NamedTuple):
    """A list whose end has not been seen."""

    depth: int
    ordered: bool


def _into_item(lists: list[_Open], line: Line) -> Iterator[Token]:
    """The item, after the ends and beginnings of lists that bring it to its depth."""
    depth = min(max(line.level, 1), DEEPEST_LIST)
    ordered = line.kind is LineKind.NUMBERED
    yield from _closed(lists, depth)
    if lists and lists[-1].depth == depth and lists[-1].ordered != ordered:
        yield from _closed(lists, depth - 1)
    if not lists or lists[-1].depth < depth:
        lists.append(_Open(depth, ordered))
        yield _LIST
    yield _token("ITEM", line)


def _closed(lists: list[_Open], depth: int) -> Iterator[Token]:
    """Ends all lists deeper than this."""
    while lists and lists[-1].depth > depth:
        lists.pop()
        yield _END


def _terminal(line: Line) -> str:
    if line.kind is LineKind.HEADING:
        return _HEADINGS[min(max(line.level, 1), DEEPEST)]
    return "DATE" if line.kind is LineKind.DATE else "TEXT"


def _token(terminal: str, line: Line) -> Token:
    token = Token(terminal, "")
    token.value = line
    return token


_RUNS = {LineKind.ROW: "ROW", LineKind.CONTENTS: "ENTRY"}
_HEADINGS = {level: f"HEADING_{level}" for level in range(1, DEEPEST + 1)}
_END = Token("END", "")
_LIST = Token("LIST", "")


class _Builder(Transformer[Token, Any]):
    """Makes the nodes of the policy from what the grammar recognises."""

    def start(self, children: list[Any]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        at = _first_section(children)
        return tuple(children[:at]), tuple(children[at:])

    def section(self, children: list[Any]) -> Section:
        line: Line = children[0].value
        at = _first_section(children)
        return Section(
            title=line.text,
            level=min(max(line.level, 1), DEEPEST),
            blocks=tuple(children[1:at]),
            sections=tuple(children[at:]),
            anchor=line.anchor,
        )

    section_1 = section_2 = section_3 = section_4 = section_5 = section_6 = section

    def paragraph(self, children: list[Any]) -> Paragraph:
        line: Line = children[0].value
        return Paragraph(text=line.text, links=line.links)

    def dated(self, children: list[Any]) -> DateLine:
        return DateLine(text=children[0].value.text)

    def item_list(self, children: list[Any]) -> ItemList:
        items = [child for child in children if type(child) is tuple]
        return ItemList(items=tuple(item for item, _ in items), ordered=items[0][1])

    def item(self, children: list[Any]) -> tuple[ListItem, bool]:
        line: Line = children[0].value
        item = ListItem(text=line.text, marker=line.marker, links=line.links, children=tuple(children[1:]))
        return item, line.kind is LineKind.NUMBERED

    def table(self, children: list[Any]) -> Table:
        lines = [token.value for token in children if token.type == "ROW"]
        return Table(rows=tuple(TableRow(cells=line.cells, header=line.header, links=line.links) for line in lines))

    def contents(self, children: list[Any]) -> Contents:
        return Contents(entries=tuple(token.value.text for token in children if token.type == "ENTRY"))


def _first_section(children: list[Any]) -> int:
    """Where the sections begin: they stand after all blocks. Found from the end, as blocks are many."""
    at = len(children)
    while at and type(children[at - 1]) is Section:
        at -= 1
    return at


@cache
def _parser() -> Lark:
    """The parser, built once and only where a document is segmented."""
    grammar = resources.files("linter").joinpath("grammar", "policy.lark").read_text(encoding="utf-8")
    return Lark(
        grammar,
        parser="lalr",
        lexer=_LineLexer,
        transformer=_Builder(),
    )
