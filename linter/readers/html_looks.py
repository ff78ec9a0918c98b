"""What can be told of an element by a look at the tree inside it.

Each look takes in so many nodes and no more, since elements nest and each of them may be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.readers.html_elements import BLOCKS, BOLD, HEADINGS

_LOOK = 200  # nodes
_PROSE = 40  # characters, at the least, of text that a title opens
_LENGTHY = 120  # characters of the average meaning of a term that is a section, and of a cell with text to a title
_TITLE_CELL = 80  # characters of the longest title in such a table
_PAGE_CELL = 400  # characters, at the least, of a cell that holds a page, in blocks
_PAGE_BLOCKS = 3
_PAGE_ROWS = 4  # the most rows of such a table: head, menu, page, foot
_NOTE = 5  # characters of a reference to a note: "[12]"
_UNREAD = frozenset({"script", "style", "svg", "template"})


def words_of(node: Any, most: int) -> str:
    """The words within an element, those after `most` characters left out."""
    found: list[str] = []
    size = 0
    stack = [node]
    seen = 0
    while stack and size < most and seen < _LOOK:
        inner = stack.pop()
        seen += 1
        if inner.name == "#text":
            found.append(inner.data or "")
            size += len((inner.data or "").strip())
        elif inner.name not in _UNREAD:
            stack.extend(reversed(inner.children or ()))
    return " ".join("".join(found).split())


def within(node: Any) -> Iterator[Any]:
    """The elements in an element, in order, as far as a look goes."""
    stack = list(reversed(node.children or ()))
    for _ in range(_LOOK * 5):
        if not stack:
            return
        inner = stack.pop()
        if inner.name != "#text":
            yield inner
            stack.extend(reversed(inner.children or ()))


def opens_prose(node: Any) -> bool:
    """Whether an element holds text, and not a mere list of links."""
    seen = size = 0
    stack = [node]
    while stack and seen < _LOOK:
        inner = stack.pop()
        seen += 1
        if inner.name == "#text":
            size += len((inner.data or "").strip())
            if size >= _PROSE:
                return True
        elif inner.name not in {"a", "summary", "button", "script", "style", "nav", "form"}:
            stack.extend(reversed(inner.children or ()))
    return False


def starts_with_heading(node: Any) -> bool:
    """Whether the first text of an element is a heading."""
    stack = [node]
    for _ in range(_LOOK):
        inner = stack.pop()
        if inner.name in HEADINGS:
            return True
        if inner.name == "#text":
            if (inner.data or "").strip():
                return False
        else:
            stack.extend(reversed(inner.children or ()))
        if not stack:
            break
    return False


def is_mark(link: Any) -> bool:
    """Whether a link in a title is a mark to copy its address ("¶", "#") and no word of it."""
    inner = link.children or ()
    return all(child.name == "#text" and not any(map(str.isalnum, child.data or "")) for child in inner)


def is_reference(raised: Any) -> bool:
    """Whether raised type is the number of a note, with a link to it: "data¹" is the word "data"."""
    inside = words_of(raised, _NOTE + 1)
    linked = any(child.name == "a" and (child.attrs.get("href") or "")[:1] == "#" for child in raised.children or ())
    return linked and len(inside) <= _NOTE


def explains_at_length(terms: Any) -> bool:
    """Whether a `dl` holds titles over text, and not terms with a few words on each."""
    sizes = [len(words_of(node, _LENGTHY * 2)) for node in _children(terms, "dd")]
    return bool(sizes) and sum(sizes) >= _LENGTHY * len(sizes)


def _children(node: Any, *names: str) -> Iterator[Any]:
    """The elements of those names right below, and in the `div`, `tbody` and `tr` that group them."""
    for child in node.children or ():
        if child.name in names:
            yield child
        elif child.name in {"div", "tbody", "tr"} and child.children:
            yield from (inner for inner in child.children if inner.name in names)


def is_layout(table: Any) -> bool:
    """Whether a table only arranges a page: nested tables or headings in it, or never two cells side by side."""
    if (table.attrs.get("role") or "") in {"presentation", "none"}:
        return True
    side_by_side = False
    stack = [table]
    while stack:
        node = stack.pop()
        cells = 0
        for child in node.children or ():
            name = child.name
            if name in HEADINGS or name == "table":
                return True
            cells += name in {"td", "th"}
            if name != "#text":
                stack.append(child)
        side_by_side = side_by_side or cells > 1
    return not side_by_side or _holds_page(table) or _is_sectioned(table)


def _holds_page(table: Any) -> bool:
    """Whether a cell of a table without heads holds a whole page: much text, in several blocks."""
    rows = list(_children(table, "tr"))
    if len(rows) > _PAGE_ROWS or any(
        child.name in {"th", "thead"} for node in (table, *rows) for child in node.children or ()
    ):
        return False
    first = list(_children(rows[0], "td")) if rows else []
    if len(first) > 1 and all(map(_is_title_cell, first)):
        return False
    for row in rows:
        for cell in _children(row, "td"):
            blocks = sum(child.name in BLOCKS or child.name == "br" for child in cell.children or ())
            if blocks >= _PAGE_BLOCKS and len(words_of(cell, _PAGE_CELL)) >= _PAGE_CELL:
                return True
    return False


def _is_sectioned(table: Any) -> bool:
    """Whether a table has a title and text in each row, side by side."""
    rows = [[cell for cell in row.children or () if cell.name in {"td", "th"}] for row in _children(table, "tr")]
    if len(rows) < 2 or any(len(row) != 2 or row[1].name == "th" for row in rows):
        return False
    texts = [words_of(text, _LENGTHY * 2) for _, text in rows]
    if sum(map(len, texts)) < _LENGTHY * len(texts) or min(map(len, texts)) < _PROSE or _is_title_cell(rows[0][1]):
        return False
    if not all(text[:1].isupper() and "." in text for text in texts):
        return False  # definitions, or lists of data
    return all(_is_title_cell(title) for title, _ in rows)


def _is_title_cell(cell: Any) -> bool:
    """Whether a cell holds a few words in bold type."""
    if not 0 < len(words_of(cell, _TITLE_CELL + 1)) <= _TITLE_CELL:
        return False
    inner = cell
    while inner.name not in {"th", *BOLD, *HEADINGS}:
        below = [child for child in inner.children or () if child.name != "#text" or (child.data or "").strip()]
        if len(below) != 1 or below[0].name == "#text":
            return False
        inner = below[0]
    return True
