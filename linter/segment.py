"""From lines to the tree of a policy, by the grammar of `grammar/policy.lark`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from linter.grammar.lalr import Build, parse, table
from linter.grammar.lalr import Table as ParseTable
from linter.plaintext.column_titles import heads_columns
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

_LONG = 1500  # characters that no policy runs to without sections
_SECTIONS = 3


def segment(document: Document) -> Policy:
    """The tree of a document.

    Plain text says nothing of what its lines are: its headings, items and tables are worked out first. So are the
    headings of a Markdown or HTML document that marks none, or its title alone.
    """
    blocks, sections = parse(_table(), terminals(_whole(document)), _BUILDERS)
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
    marked = [index for index, line in enumerate(lines) if line.kind is LineKind.HEADING]
    if not marked:
        return work_out(lines, marked=True)
    if len(marked) == 1:
        return tuple(mark_contents(_under_one_title(lines, marked[0])))
    return tuple(mark_contents(lines))


def _under_one_title(lines: tuple[Line, ...], at: int) -> tuple[Line, ...]:
    """The lines of a document that marks its title alone: what is set as a heading below it is one, if the text is long."""
    below = lines[at + 1 :]
    if sum(len(line.text) for line in below) < _LONG:
        return lines
    found = work_out(below, marked=True)
    if sum(line.kind is LineKind.HEADING for line in found) < _SECTIONS:
        return lines
    deeper = lines[at].level
    return (
        *lines[: at + 1],
        *(
            replace(line, level=min(line.level + deeper, DEEPEST)) if line.kind is LineKind.HEADING else line
            for line in found
        ),
    )


def _dated(line: Line) -> Line:
    if line.kind is LineKind.TEXT and (value := line.text.value) and is_date_line(value):
        return replace(line, kind=LineKind.DATE)
    return line


# a terminal of the grammar with its line; None for the marks around lists and at the end of tables, which stand for no line
Token = tuple[str, "Line | None"]


def terminals(lines: Iterable[Line]) -> Iterator[Token]:
    """One terminal per line that is not blank; LIST and END around what belongs together."""
    lists: list[_Open] = []  # the open lists, outermost first
    closing = ""  # the terminal of the open table or contents
    for line in lines:
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
            yield "TEXT", line
            continue
        if lists:
            yield from _closed(lists, 0)
        closing = terminal
        yield terminal or _terminal(line), line
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
    yield "ITEM", line


def _closed(lists: list[_Open], depth: int) -> Iterator[Token]:
    """Ends all lists deeper than this."""
    while lists and lists[-1].depth > depth:
        lists.pop()
        yield _END


def _terminal(line: Line) -> str:
    if line.kind is LineKind.HEADING:
        return _HEADINGS[min(max(line.level, 1), DEEPEST)]
    return "DATE" if line.kind is LineKind.DATE else "TEXT"


_RUNS = {LineKind.ROW: "ROW", LineKind.CONTENTS: "ENTRY"}
_HEADINGS = {level: f"HEADING_{level}" for level in range(1, DEEPEST + 1)}
_END: Token = ("END", None)
_LIST: Token = ("LIST", None)


def _start(children: list[Any]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    at = _first_section(children)
    return tuple(children[:at]), tuple(children[at:])


def _section(children: list[Any]) -> Section:
    line: Line = children[0]
    at = _first_section(children)
    return Section(
        title=line.text,
        level=min(max(line.level, 1), DEEPEST),
        blocks=tuple(children[1:at]),
        sections=tuple(children[at:]),
        anchor=line.anchor,
    )


def _paragraph(children: list[Line]) -> Paragraph:
    (line,) = children
    return Paragraph(text=line.text, links=line.links)


def _date_line(children: list[Line]) -> DateLine:
    return DateLine(text=children[0].text, links=children[0].links)


def _item_list(children: list[Any]) -> ItemList:
    items = children[1:-1]  # between LIST and END
    return ItemList(items=tuple(item for item, _ in items), ordered=items[0][1])


def _item(children: list[Any]) -> tuple[ListItem, bool]:
    line: Line = children[0]
    item = ListItem(text=line.text, marker=line.marker, links=line.links, children=tuple(children[1:]))
    return item, line.kind is LineKind.NUMBERED


def _rows(children: list[Line]) -> Table:
    lines = children[:-1]  # END aside
    untold = heads_columns(lines)
    return Table(
        rows=tuple(
            TableRow(cells=line.cells, header=line.header or (untold and line is lines[0]), links=line.links)
            for line in lines
        )
    )


def _contents(children: list[Line]) -> Contents:
    return Contents(entries=tuple(line.text for line in children[:-1]))


# what makes the nodes of the policy, by the rules of the grammar
_BUILDERS: dict[str, Build] = {
    "start": _start,
    **{f"section_{level}": _section for level in _HEADINGS},
    "paragraph": _paragraph,
    "dated": _date_line,
    "item_list": _item_list,
    "item": _item,
    "table": _rows,
    "contents": _contents,
}


def _first_section(children: list[Any]) -> int:
    """Where the sections begin: they stand after all blocks. Found from the end, as blocks are many."""
    at = len(children)
    while at and type(children[at - 1]) is Section:
        at -= 1
    return at


@cache
def _table() -> ParseTable:
    return table("policy")
