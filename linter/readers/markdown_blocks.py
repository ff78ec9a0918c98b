"""Rules for paragraphs and tables that find what those of markdown-it find, and make tokens only for what is read of it.

Most blocks are paragraphs and cells of tables: the tokens that mark where each begins and ends were half of all.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_RULER = re.compile(r"[|:-](?:[|:]|(?<=[|:])[ \t]|-)[|:\- \t]*")  # the line under the heads; "- " begins a list
_ALIGNMENT = re.compile(r":?-+:?")
_BAR = re.compile(r"\|(?<!\\\|)")  # one that no backslash escapes
# what CommonMark takes for white space; `str.strip` alone would take separators of files and records for it, too
_BLANK = "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_MOST_ADDED = 0x10000  # cells that rows lack, as in markdown-it: a table may ask for very many with few characters


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """Lines up to a blank one or to a block that interrupts them; the last rule, which takes whatever comes."""
    (interrupts,) = state.md.block.ruler.getRules("paragraph")
    around, state.parentType = state.parentType, "paragraph"
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        # What is set in far goes on, and so does a line that a quote has looked at before.
        far = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if not far and interrupts(state, line, state.lineMax, True):
            break
        line += 1
    state.line = line
    state.parentType = around
    _push_text(state, _trimmed(state.getLines(start, line, state.blkIndent, False)), start, line)
    return True


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A row of heads over a line of dashes, and the rows below it."""
    columns = _columns(state, start) if start + 2 <= end else 0
    heads = _cells(_trimmed(_line(state, start))) if columns else []
    if not columns or len(heads) != columns:
        return False
    if silent:
        return True
    around, state.parentType = state.parentType, "table"
    _push(state, "thead_open", start)
    _push_row(state, heads, columns, start)
    _push(state, "thead_close", start)
    state.line = _push_body(state, columns, start + 2, end)
    _push(state, "table_close", start)
    state.parentType = around
    return True


def _columns(state: StateBlock, start: int) -> int:
    """How many columns the line below one says that a table has; 0 where there is none."""
    if state.sCount[start + 1] < state.blkIndent or "|" not in _line(state, start):
        return 0
    ruler = _line(state, start + 1)
    if not _RULER.fullmatch(ruler):
        return 0
    first, *inner = [_trimmed(part) for part in ruler.split("|")]
    last = inner.pop() if inner else ""
    columns = [*inner, *filter(None, (first, last))]
    return len(columns) if all(map(_ALIGNMENT.fullmatch, columns)) else 0


def _push_body(state: StateBlock, columns: int, line: int, end: int) -> int:
    """The rows from a line on, and the line after them."""
    (interrupts,) = state.md.block.ruler.getRules("blockquote")
    added = 0
    while line < end and state.sCount[line] >= state.blkIndent and not interrupts(state, line, end, True):
        text = _trimmed(_line(state, line))
        cells = _cells(text)
        added += columns - len(cells)
        if not text or added > _MOST_ADDED:
            break
        _push_row(state, cells, columns, line)
        line += 1
    return line


def _push_row(state: StateBlock, cells: list[str], columns: int, line: int) -> None:
    _push(state, "tr_open", line)
    for at in range(columns):
        _push_text(state, _trimmed(cells[at]) if at < len(cells) else "", line, line + 1)
    _push(state, "tr_close", line)


def _push(state: StateBlock, kind: str, line: int) -> None:
    state.push(kind, "", 0).map = [line, line + 1]


def _push_text(state: StateBlock, content: str, start: int, end: int) -> None:
    token = state.push("inline", "", 0)
    token.content = content
    token.map = [start, end]
    token.children = []


def _trimmed(text: str) -> str:
    return text.strip(_BLANK)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _cells(text: str) -> list[str]:
    """The cells of a row as written, their escaped bars without the backslash."""
    cells = text.split("|") if "\\" not in text else [cell.replace("\\|", "|") for cell in _BAR.split(text)]
    if cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return cells
