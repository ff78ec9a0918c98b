"""The policy as read: its blocks in order, each with its line, with the marks in its text and the notes beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from linter.policy import Block, Contents, DateLine, ItemList, ListItem, Paragraph, Policy, Section, Table
from linter.reporters.html.places import Owner, Place, Places
from linter.text import Text

LONGEST = 20_000  # characters of one block; no paragraph that people wrote is longer

_RANKS = ("error", "warning", "info", "missing", "partial", "met", "not-applicable", "not-assessed")  # worst first
_TOGETHER = 8  # places that one piece of text names


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text with the same marks throughout."""

    text: str
    anchors: tuple[str, ...] = ()  # addresses of the places that begin here
    places: str = ""  # the places that it belongs to, with spaces between
    kind: str = ""  # how it is marked; "" where it is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands in the margin of a block: the way from a mark to what it belongs to."""

    owner: Owner
    places: str  # with spaces between


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A block of the policy."""

    kind: str  # heading, text, item, contents or cells
    line: int
    number: str  # what stands in the margin: of the line, or of the paragraph or page where the document has such
    level: int = 0  # of a heading or of an item
    marker: str = ""  # of an item
    anchor: str = ""  # of a section
    cells: tuple[tuple[Piece, ...], ...]  # one, but for the row of a table
    header: bool = False  # a row that heads a table
    notes: tuple[Note, ...] = ()
    cut: int = 0  # characters that are left out
    first: bool = True  # the first on its line, which has the address of the line


@dataclass(slots=True, kw_only=True)
class Reading:
    """The whole text."""

    blocks: list[tuple[Row, ...]] = field(default_factory=list)  # the rows of a table together, others one by one
    aside: list[tuple[Row, ...]] = field(default_factory=list)
    sections: list[tuple[str, str, int]] = field(default_factory=list)  # anchor, title, level


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """A row before its marks are set."""

    kind: str
    texts: tuple[Text, ...]
    level: int = 0
    marker: str = ""
    anchor: str = ""
    header: bool = False
    table: int = 0  # the same for all rows of one table


def read(policy: Policy, places: Places) -> Reading:
    """The policy with all places marked; the places learn which of them are shown."""
    reading = Reading()
    shapes = [*_blocks(policy.blocks), *(shape for section in policy.sections for shape in _section(section, reading))]
    aside = [_Shape(kind="text", texts=(line.text,)) for line in policy.aside if line.text]
    marks = _Marks(list(places), [text for shape in (*shapes, *aside) for text in shape.texts])
    lines: set[int] = set()  # that have an address already
    reading.blocks = _laid_out(shapes, marks, places, lines)
    reading.aside = _laid_out(aside, marks, places, lines)
    places.shown(lines, marks.begun)
    return reading


def _laid_out(shapes: Sequence[_Shape], marks: _Marks, places: Places, lines: set[int]) -> list[tuple[Row, ...]]:
    blocks: list[tuple[Row, ...]] = []
    for table, group in groupby(shapes, key=lambda shape: shape.table):
        rows = []
        for shape in group:
            row = _row(shape, marks, places, lines)
            lines.add(row.line)
            rows.append(row)
        blocks += [tuple(rows)] if table else [(row,) for row in rows]
    return blocks


def _section(section: Section, reading: Reading) -> Iterator[_Shape]:
    anchor = f"s{len(reading.sections) + 1}"
    reading.sections.append((anchor, section.title.value, section.level))
    yield _Shape(kind="heading", texts=(section.title,), level=section.level, anchor=anchor)
    yield from _blocks(section.blocks)
    for inner in section.sections:
        yield from _section(inner, reading)


def _blocks(blocks: Sequence[Block], depth: int = 1) -> Iterator[_Shape]:
    for block in blocks:
        match block:
            case Paragraph() | DateLine():
                yield _Shape(kind="text", texts=(block.text,), level=depth - 1)
            case ItemList():
                for item in block.items:
                    yield from _item(item, depth)
            case Table():
                for row in block.rows:
                    yield _Shape(kind="cells", texts=row.cells, header=row.header, table=id(block))
            case Contents():
                for entry in block.entries:
                    yield _Shape(kind="contents", texts=(entry,))


def _item(item: ListItem, depth: int) -> Iterator[_Shape]:
    marker = item.marker if any(map(str.isalnum, item.marker)) else "•"
    yield _Shape(kind="item", texts=(item.text,), level=depth, marker=marker)
    yield from _blocks(item.children, depth + 1)


def _row(shape: _Shape, marks: _Marks, places: Places, lines: set[int]) -> Row:
    spans = [text.span for text in shape.texts if text]
    start = min((span.start for span in spans), default=0)
    end = max((span.end for span in spans), default=0)
    found = [place for text in shape.texts for place in marks.of(text)]
    line = places.source.position(start)[0]
    return Row(
        kind=shape.kind,
        line=line,
        first=line not in lines,
        number=places.number(start),
        level=shape.level,
        marker=shape.marker,
        anchor=shape.anchor,
        cells=tuple(tuple(marks.pieces(text)) for text in shape.texts),
        header=shape.header,
        notes=_notes(found, start, end),
        cut=sum(max(0, len(text) - LONGEST) for text in shape.texts),
    )


def _notes(places: Sequence[Place], start: int, end: int) -> tuple[Note, ...]:
    """One note for all owners of the same name, the worst first; a place that runs on is noted where it begins."""
    noted: dict[tuple[str, str], tuple[Owner, dict[str, None]]] = {}
    for place in places:
        if start <= place.span.start < end:
            for owner in place.owners:
                noted.setdefault((owner.kind, owner.label), (owner, {}))[1][place.anchor] = None
    ordered = sorted(noted.values(), key=lambda one: _RANKS.index(one[0].kind))
    return tuple(Note(owner=owner, places=" ".join(anchors)) for owner, anchors in ordered)


class _Marks:
    """Which places fall into which text."""

    def __init__(self, places: Sequence[Place], texts: Sequence[Text]) -> None:
        self.begun: set[str] = set()  # the places whose address is on the page
        self._of: dict[int, list[Place]] = {}
        ordered = sorted((text for text in texts if text), key=lambda text: text.span.start)
        starts = [text.span.start for text in ordered]
        for place in places:
            first = max(0, bisect_right(starts, place.span.start) - 1)
            for text in ordered[first : bisect_left(starts, place.span.end)]:
                if text.span.overlaps(place.span):
                    self._of.setdefault(id(text), []).append(place)

    def of(self, text: Text) -> Sequence[Place]:
        """The places that fall into a text."""
        return self._of.get(id(text), ())

    def pieces(self, text: Text) -> Iterator[Piece]:
        """The text, cut wherever a mark begins or ends."""
        value = text.value[:LONGEST]
        ranges = [(place, *_within(text, place, len(value))) for place in self.of(text)]
        edges = sorted({0, len(value), *(edge for _, start, end in ranges for edge in (start, end))})
        for start, end in pairwise(edges):
            here = [place for place, first, last in ranges if first <= start and end <= last]
            begun = tuple(place.anchor for place in here if place.anchor not in self.begun)
            self.begun.update(begun)
            kinds = [owner.kind for place in here for owner in place.owners]
            yield Piece(
                text=value[start:end],
                anchors=begun,
                places=" ".join(place.anchor for place in here[:_TOGETHER]),
                kind=min(kinds, key=_RANKS.index) if kinds else "",
            )


def _within(text: Text, place: Place, most: int) -> tuple[int, int]:
    """The characters of a text that come from a place in the source."""
    start, end = most, 0
    for at, size, first, last in text.runs:
        if last <= place.span.start or first >= place.span.end:
            continue
        low, high = at, at + size
        if size == last - first:  # letter for letter
            low += max(0, place.span.start - first)
            high -= max(0, last - place.span.end)
        start, end = min(start, low), max(end, high)
    return min(start, most), min(max(start, end), most)
