"""From the lines of PDF pages to paragraphs, titles and list items, by where the lines stand and what they look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from linter.plaintext.levels import Depths
from linter.plaintext.numbering import Reading, bullet, numbering
from linter.policy import Line, LineKind
from linter.readers.bold_headings import promote_bold_lines
from linter.readers.large_headings import promote_large_lines
from linter.readers.pdf_page import PageLine
from linter.readers.pdf_tables import Placed, Row, parts
from linter.text import Text

_BLANK = Line(text=Text("", ()), kind=LineKind.BLANK)
_SENTENCE_END = (".", ":", ";", "!", "?", "…")
_LEADING = 1.3  # times the usual distance of lines: more parts two paragraphs
_WIDE = 2.5  # sizes of the type: the distance of lines in a text that is set widely
_ENOUGH = 15  # lines of a page that show what distance is usual on it
_ALIKE = 0.06  # how much the type of two lines of one paragraph differs in size at most, as a share
_INDENT = 0.8  # times the size of the type: how far the first line of a paragraph is set in
_COLUMN = 0.5  # times the size of the type: what counts as one column of an indent
_NEIGHBOURS = 6  # lines above and below that show how far a column reaches to the right
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def lay_out(placed: Sequence[Placed]) -> list[Line]:
    """The logical lines of a document, blank lines between paragraphs."""
    words = _words(placed)
    lines: list[Line] = []
    sizes: dict[int, float] = {}
    bold: set[int] = set()
    for group in _groups(placed):
        if isinstance(group, Row):
            lines.append(_row(group, words))
            continue
        if isinstance(group, _Items):
            lines += (_unmarked(item, words) for item in group)
            lines.append(_BLANK)
            continue
        first = group[0][0]
        sizes[len(lines)] = first.size
        if all(line.bold for line, _ in group):
            bold.add(len(lines))
        lines += (Line(text=_text(group, words), kind=LineKind.TEXT, indent=_indent(first)), _BLANK)
    return _with_items(promote_bold_lines(promote_large_lines(lines, sizes), bold))


def _indent(line: PageLine) -> int:
    return max(0, int(line.left / (_COLUMN * line.size)))


class _Items(list[list[Placed]]):
    """The lines of each item of a list whose bullets are drawn, and so are no text."""


def _groups(placed: Sequence[Placed]) -> Iterator[list[Placed] | Row | _Items]:
    """Paragraphs, lists without marks and the rows of tables, in order."""
    flow: list[Placed] = []
    for one in parts(placed):
        if isinstance(one, Row):
            yield from _with_unmarked(list(_paragraphs(flow)))
            flow = []
            yield one
        else:
            flow.append(one)
    yield from _with_unmarked(list(_paragraphs(flow)))


def _with_unmarked(groups: Sequence[list[Placed]]) -> Iterator[list[Placed] | _Items]:
    """The paragraphs, with those after a colon that are set in and go on like items made a list."""
    at = 0
    while at < len(groups):
        yield groups[at]
        at += 1
        lead = groups[at - 1][-1][0]
        if not lead.text.endswith(":"):
            continue
        end = at
        margin = groups[at - 1][0][0].left + _INDENT * lead.size
        while end < len(groups) and _is_unmarked(groups[end], groups[at], margin):
            end += 1
        items = groups[at:end]
        listed = sum(item[0][0].text[:1].islower() or item[-1][0].text.endswith((",", ";")) for item in items)
        if len(items) > 1 and 2 * listed >= len(items):
            yield _Items(items)
            at = end


def _is_unmarked(group: list[Placed], first: list[Placed], margin: float) -> bool:
    line, other = group[0][0], first[0][0]
    return (
        line.left > margin
        and abs(line.left - other.left) < line.size / 2
        and abs(line.size - other.size) <= _ALIKE * line.size
        and not (bullet(line.text) or _is_marked(line))
    )


def _unmarked(group: Sequence[Placed], words: frozenset[str]) -> Line:
    return Line(text=_text(group, words), kind=LineKind.BULLET, level=1, marker="•")


def _row(row: Row, words: frozenset[str]) -> Line:
    cells = tuple(_text(cell, words) if cell else _BLANK.text for cell in row.cells)
    return Line(text=Text.join(cells), kind=LineKind.ROW, cells=cells, header=row.header)


# Paragraphs


def _paragraphs(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The lines of each paragraph, title or item."""
    usual = _leadings([line for line, _ in placed])
    edges = _right_edges([line for line, _ in placed])
    group: list[Placed] = []
    for index, one in enumerate(placed):
        if group and not _goes_on(group, one[0], usual[one[0].page], edges[index - 1]):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _leadings(lines: Sequence[PageLine]) -> dict[int, float]:
    """The usual distance of lines on each page; on one of few lines, that of the document.

    An appendix of closely set lists says nothing of the pages before it.
    """
    pages: dict[int, list[PageLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    whole = _leading(lines)
    return {page: _leading(own) if len(own) >= _ENOUGH else whole for page, own in pages.items()}


def _leading(lines: Sequence[PageLine]) -> float:
    """The usual distance between two lines, in sizes of their type."""
    distances = Counter(
        round((above.baseline - below.baseline) / above.size, 1)
        for above, below in pairwise(lines)
        if 0 < above.baseline - below.baseline < 3 * above.size and above.page == below.page
    )
    return max(distances, key=lambda distance: (distances[distance], -distance), default=1.2)


def _right_edges(lines: Sequence[PageLine]) -> list[float]:
    """How far to the right the column of each line reaches, as its neighbours show."""
    edges: list[float] = []
    for index, line in enumerate(lines):
        near = lines[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        beside = (other.right for other in near if other.left < line.right and other.right > line.left)
        edges.append(max(beside, default=line.right))  # a line of marks without width stands beside none, itself included
    return edges


def _goes_on(group: Sequence[Placed], line: PageLine, usual: float, edge: float) -> bool:
    """Whether a line belongs to the paragraph above it; `edge` is how far the last line of that could have reached."""
    last = group[-1][0]
    if line.beside or _beside(last, line):
        return True
    if abs(last.size - line.size) > _ALIKE * max(last.size, line.size) or bullet(line.text) or _is_marked(line):
        return False
    if last.hyphened:
        return True
    if last.bold and not line.bold and all(one.bold for one, _ in group):
        return False
    below = last.page == line.page and last.baseline > line.baseline
    ended = last.text.endswith(_SENTENCE_END)
    word = len(line.text.partition(" ")[0]) * (line.right - line.left) / len(line.text)
    full = last.right + word > edge or (last.bold and line.bold and _centred(last, line))
    apart = (last.baseline - line.baseline) / last.size
    # a full line in mid-sentence goes on in a more widely set part, too
    wide = _WIDE if full and not ended and line.text[:1].islower() else _LEADING * usual
    if below and apart > max(wide, _LEADING * usual):
        return False
    if below and ended and not _lists(group) and line.left > last.left + _INDENT * line.size:
        return False
    if line.bold and not last.bold and not full:
        return False
    if not below:  # the next column or page
        return not ended and (full or line.text[:1].islower())
    if not full and _is_set_in(group, line):
        return False  # the next item of a list without marks
    return full or (line.text[:1].islower() and not ended)


def _is_set_in(group: Sequence[Placed], line: PageLine) -> bool:
    """Whether a line begins where the first of a group does, which ends like an item."""
    return abs(group[0][0].left - line.left) < 0.5 and group[-1][0].text.endswith((",", ";"))


def _beside(last: PageLine, line: PageLine) -> bool:
    """Whether a line goes on right where the last one ends, raised or lowered at most, as in "7th" with a small "th"."""
    size = max(last.size, line.size)
    return abs(last.baseline - line.baseline) < 0.6 * size and -0.1 * size < line.left - last.right < size


def _centred(last: PageLine, line: PageLine) -> bool:
    """Whether two lines stand in the middle of a page, one under the other."""
    apart = abs(last.left + last.right - line.left - line.right) / 2
    return apart < line.size / 2 < abs(last.left - line.left)


def _is_marked(line: PageLine) -> bool:
    """Whether a line begins with a section number or a letter in brackets; "2021, and" does not."""
    found = numbering(line.text)
    return found is not None and found.marker[-1:] in {".", ")"} and found.at < len(line.text)


def _lists(group: Sequence[Placed]) -> bool:
    return len(group) == 1 and (bullet(group[0][0].text) is not None or _is_marked(group[0][0]))


# Text


def _words(placed: Sequence[Placed]) -> frozenset[str]:
    """The words of the document, if one of them is parted: they tell which hyphens are to stay."""
    if not any(_parts_word(line) for line, _ in placed):
        return frozenset()
    found: set[str] = set()
    parted = False
    for line, _ in placed:
        words = _WORD.findall(line.text.lower())
        after, parted = parted, _parts_word(line)
        found.update(words[after : len(words) - parted])
    return frozenset(found)


def _parts_word(line: PageLine) -> bool:
    return line.hyphened or line.text.endswith("-")


def _text(group: Sequence[Placed], words: frozenset[str]) -> Text:
    """The lines of a paragraph joined; a word parted at the end of a line is one word again."""
    pieces: list[tuple[str, int, int]] = []
    for (line, start), (below, next_start) in pairwise((*group, (None, 0))):
        if line is None:
            break
        value = " ".join(line.text.split()) if "  " in line.text or "\t" in line.text else line.text
        end = start + len(line.text)
        if below is None:
            pieces.append((value, start, end))
        elif line.hyphened or (value.endswith("-") and below.text[:1].isalpha()):
            kept = value if _keeps_hyphen(value, below.text, words) else value[:-1]
            pieces.append((kept, start, start + len(kept)))
        else:
            pieces += ((value, start, end), (" ", end, next_start))
    return Text.of(pieces)


def _keeps_hyphen(value: str, below: str, words: frozenset[str]) -> bool:
    """Whether "third-" and "party" are "third-party": where both are words of the document and "thirdparty" is none."""
    left, right = _LAST_WORD.search(value[:-1]), _FIRST_WORD.match(below)
    if left is None or right is None or right.group()[0].isupper():
        return True
    first, second = left.group().lower(), right.group().lower()
    return first + second not in words and first in words and second in words


# Items


def _with_items(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that a bullet begins made items, and where headings are known, those that a number begins."""
    known = any(line.kind is LineKind.HEADING for line in lines)
    depths = Depths()
    found: list[Line] = []
    for line in lines:
        if line.kind is LineKind.HEADING:
            depths.reset()
        if line.kind is not LineKind.TEXT:
            found.append(line)
            continue
        item = _item(line, depths, numbered=known)
        if item is None:
            depths.reset()
        found.append(item or line)
    return found


def _item(line: Line, depths: Depths, *, numbered: bool) -> Line | None:
    value = line.text.value
    mark = bullet(value, line.indent)
    if mark is not None and mark[1] < len(value):
        depth = depths.depth(line.indent, (Reading(mark[0], 0),))
        return _marked(line, LineKind.BULLET, depth, *mark)
    number = numbering(value) if numbered else None
    if number is None or number.at >= len(value):
        return None
    return _marked(line, LineKind.NUMBERED, depths.depth(line.indent, number.readings), number.marker, number.at)


def _marked(line: Line, kind: LineKind, depth: int, marker: str, at: int) -> Line:
    return replace(line, kind=kind, level=depth, marker=marker, text=line.text.slice(at, len(line.text)).strip())
