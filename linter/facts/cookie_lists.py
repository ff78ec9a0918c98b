"""Find the lists of cookies among a document's passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts.blocks import Passage, PassageKind, Wording
from linter.facts.cookie_cells import (
    Category,
    Column,
    category_of,
    columns_of,
    is_empty,
    names_a_duration,
    names_a_kind,
)
from linter.facts.cookie_items import in_prose, item_lists
from linter.facts.cookie_labels import labelled_records
from linter.facts.cookie_rows import LONGEST_NAME, NAME_SHAPE, is_filled, is_known, row_of
from linter.facts.cookies import CookieList, CookieRow, Form
from linter.regex import Regex
from linter.text import Text

_LONGEST_CAPTION = 80
_NAME_LABELS = ("name:", "name :")
_VALUE = Regex(r"_|\d{2}|\w\.[a-z]{2,4}\b(?!\.)|^\.")  # names and hosts: what stands below a header, not in it
_SEVERAL = Regex(r"\s*(?:,|;|\n|\s/\s|\s&\s|\band\b)\s*")


def find_lists(passages: Sequence[Passage], wording: Wording) -> Iterator[CookieList]:
    """The lists in reading order: tables, items, labelled lines; names in sentences where there is no list."""
    found = [*_tables(passages), *item_lists(passages)]
    if wording.passages_with(_NAME_LABELS):
        found += _labelled(passages)
    if not found:
        found = list(in_prose(passages))
    yield from sorted(found, key=lambda each: each.head.span.start)


# -- tables


class _Table(NamedTuple):
    """The rows of one table below its header."""

    columns: tuple[Column | None, ...]
    head: Passage
    rows: tuple[Passage, ...]
    about_cookies: bool  # a title says so
    captions: tuple[str, ...]


def _tables(passages: Sequence[Passage]) -> Iterator[CookieList]:
    for start, end in _runs(passages):
        for table in _cut(passages[start:end], _captions(passages, start)):
            made = _list_of(table)
            if made:
                yield made


def _runs(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Where rows stand one after another in one section."""
    start = None
    for at, passage in enumerate(passages):
        is_row = passage.kind is PassageKind.ROW
        if start is not None and (not is_row or passage.section is not passages[start].section):
            yield start, at
            start = None
        if is_row and start is None:
            start = at
    if start is not None:
        yield start, len(passages)


def _captions(passages: Sequence[Passage], start: int) -> tuple[str, ...]:
    """The title of a table's section, and the text right above it."""
    section = passages[start].section
    title = (section.title.value,) if section else ()
    above = passages[start - 1] if start else None
    return title if above is None or above.section is not section else (*title, above.text.value)


def _cut(rows: Sequence[Passage], captions: tuple[str, ...]) -> Iterator[_Table]:
    """The tables in a run of rows; a header in the middle opens another."""
    caption = "\n".join(text for text in captions if len(text) <= _LONGEST_CAPTION)
    heads = [(at, columns) for at, row in enumerate(rows) if (columns := _header(row))]
    if not heads or heads[0][0] > 2:
        columns = _inferred(rows[: heads[0][0]] if heads else rows)
        if columns:
            end = heads[0][0] if heads else len(rows)
            yield _Table(
                columns=columns, head=rows[0], rows=tuple(rows[:end]), about_cookies="ookie" in caption, captions=captions
            )
    ends = [*(at for at, _ in heads[1:]), len(rows)]
    for (at, told), end in zip(heads, ends, strict=False):
        columns = _completed(told, rows[at + 1 : end])
        above = [_only_cell(row) for row in rows[max(0, at - 2) : at]]
        text = "\n".join((caption, *(cell.value for cell in above if cell), rows[at].text.value))
        about = "ookie" in text or "OOKIE" in text
        yield _Table(columns=columns, head=rows[at], rows=tuple(rows[at + 1 : end]), about_cookies=about, captions=captions)


def _completed(columns: tuple[Column | None, ...], rows: Sequence[Passage]) -> tuple[Column | None, ...]:
    """The columns of a header, with the duration where its title was not understood and its cells speak for themselves."""
    if Column.DURATION in columns or None not in columns:
        return columns
    found = list(columns)
    for at, column in enumerate(columns):
        values = [row.cells[at].value for row in rows if len(row.cells) > at]
        if column is None and values and sum(map(_is_duration, values)) * 2 > len(values):
            found[at] = Column.DURATION
            break
    return tuple(found)


def _header(row: Passage) -> tuple[Column | None, ...]:
    """The columns that a row heads; empty where it is no header of a list of cookies."""
    if len(row.cells) < 2 or len(row.text) > 250:
        return ()
    columns = columns_of([cell.value for cell in row.cells])
    told = [column for column in columns if column]
    if Column.NAME not in told or len(told) < 2:
        return ()
    return () if any(_VALUE.search(cell.value) for cell in row.cells) else columns


def _inferred(rows: Sequence[Passage]) -> tuple[Column | None, ...]:
    """The columns of a table without a header, by what stands in them; empty where no column holds cookies' names."""
    if not any("_" in row.text.value for row in rows):  # hardly any list of cookies does without
        return ()
    width = max((len(row.cells) for row in rows), default=0)
    full = [row for row in rows if len(row.cells) == width]
    if width < 2:
        return ()
    columns: list[Column | None] = [None] * width
    for at in range(width):
        values = [row.cells[at].value for row in full]
        if Column.NAME not in columns and sum(map(is_known, values)) * 3 >= len(values):
            columns[at] = Column.NAME
        elif Column.DURATION not in columns and sum(map(_is_duration, values)) * 2 > len(values):
            columns[at] = Column.DURATION
        elif Column.CATEGORY not in columns and sum(category_of(value) is not None for value in values) * 2 > len(values):
            columns[at] = Column.CATEGORY
        elif Column.PURPOSE not in columns and sum(len(value.split()) > 4 for value in values) * 2 > len(values):
            columns[at] = Column.PURPOSE
    return tuple(columns) if Column.NAME in columns else ()


def _is_duration(value: str) -> bool:
    return len(value) <= LONGEST_NAME and names_a_duration(value)


def _list_of(table: _Table) -> CookieList | None:
    """The cookies of a table; None where its rows are no cookies."""
    rows: list[CookieRow] = []
    section = table.head.section
    category = category_of(section.title.value) if section else None
    first: Text | None = None
    for passage in table.rows:
        only = _only_cell(passage)
        if only is not None and len(table.columns) > 2:
            category = category_of(only.value) or category
            continue
        cells = _aligned(passage.cells, table.columns, first)
        if len(cells) == len(passage.cells):
            first = passage.cells[0]
        rows.extend(_rows_of(passage, dict(_by_column(cells, table.columns)), category))
    kinds = sum(names_a_kind(row.name) for row in rows)
    shaped = sum(_is_name(row.name) for row in rows)
    if not rows or kinds * 2 > len(rows) or not (table.about_cookies or any(row.known for row in rows)):
        return None
    if not table.about_cookies and shaped * 2 < len(rows):
        return None
    columns = frozenset(column for column in table.columns if column and is_filled(column, rows))
    return CookieList(
        form=Form.TABLE, columns=columns, rows=tuple(rows), head=table.head.evidence(), captions=table.captions
    )


def _only_cell(row: Passage) -> Text | None:
    """The one cell of a row that says something."""
    told = [cell for cell in row.cells if not is_empty(cell.value)]
    return told[0] if len(told) == 1 else None


def _aligned(cells: Sequence[Text], columns: Sequence[Column | None], first: Text | None) -> Sequence[Text]:
    """The cells of a row, with the first cell of the rows above where it spans them."""
    missing = len(columns) - len(cells)
    if missing == 1 and first is not None and columns[0] is not Column.NAME:
        return (first, *cells)
    return cells


def _by_column(cells: Sequence[Text], columns: Sequence[Column | None]) -> Iterator[tuple[Column, Text]]:
    for cell, column in zip(cells, columns, strict=False):
        if column and not is_empty(cell.value):
            yield column, cell


def _rows_of(passage: Passage, cells: dict[Column, Text], category: Category | None) -> Iterator[CookieRow]:
    """The cookies of a row: one, or as many as its cell names, each with its own part of the other cells."""
    names = _several(cells[Column.NAME]) if Column.NAME in cells else []
    spans = _several(cells[Column.DURATION]) if Column.DURATION in cells else []
    for at, name in enumerate(names):
        own = dict(cells)
        if len(spans) == len(names) > 1:
            own[Column.DURATION] = spans[at]
        yield row_of(passage, name, own, category)


def _several(cell: Text) -> list[Text]:
    """The pieces of a cell that lists several names or periods; the cell itself where it does not."""
    if len(cell) < 4:
        return [cell]
    pieces: list[Text] = []
    at = 0
    for match in _SEVERAL.finditer(cell.value):
        if match.start() > at:
            pieces.append(cell.slice(at, match.start()))
        at = match.end()
    if at < len(cell):
        pieces.append(cell.slice(at, len(cell)))
    single = len(pieces) < 2 or not all(_is_name(piece.value) or _is_duration(piece.value) for piece in pieces)
    return [cell] if single else pieces


def _is_name(value: str) -> bool:
    """Whether a text can be the name of a cookie: one odd word."""
    return len(value) <= LONGEST_NAME and bool(NAME_SHAPE.fullmatch(value))


# -- labels


def _labelled(passages: Sequence[Passage]) -> Iterator[CookieList]:
    rows: list[CookieRow] = []
    labels: set[Column] = set()
    for record in labelled_records(passages):
        labels.update(record.cells)
        rows.append(row_of(record.passage, record.cells[Column.NAME], record.cells, record.category))
    if rows and (len(rows) > 1 or rows[0].known):
        yield CookieList(form=Form.LABELLED, columns=frozenset(labels), rows=tuple(rows), head=rows[0].evidence)
