"""Whether the first row of a table heads its columns, where the format does not say so."""

from __future__ import annotations

from collections.abc import Sequence

from linter.policy import Line
from linter.regex import Regex

_LONGEST_TITLE = 40  # characters; "Purpose of the processing of your data"
_MOST_WORDS = 6
# figures, names of cookies, sentences, hosts, nothing: what stands below the titles
_VALUE = Regex(r"[\d@_:;]|[.!?](?:\s|$)|\w\.\w|^\W*$")
_TITLE = Regex(
    r"(?i)\b(?:purposes?|data|information|legal|lawful|basis|bases|grounds?|retention|storage|stored?|kept?|periods?|"
    r"durations?|expiry|how long|recipients?|providers?|categor(?:y|ies)|types?|kinds?|names?|countr(?:y|ies)|"
    r"safeguards?|why|descriptions?|processing)\b"
)
_LONGER = 1.5  # times as many characters as the titles have


def heads_columns(rows: Sequence[Line]) -> bool:
    """Whether the first of a table's rows holds titles: short cells without figures above longer ones, or ones with figures.

    With two columns that is not enough, for labels and their values look the same ("Controller | Example Ltd"): both
    cells must then be words that head columns of notices, and none such may stand below the first.
    """
    if len(rows) < 2 or any(row.header for row in rows):
        return False
    titles = [cell.value.strip() for cell in rows[0].cells]
    if len(titles) < 2 or len(set(titles)) < len(titles) or not all(map(_is_title, titles)):
        return False
    below = [row for row in rows[1:] if len(row.cells) == len(titles)]
    if len(titles) == 2 and not (all(map(_TITLE.search, titles)) and not any(_is_label(row) for row in below)):
        return False
    room = _LONGER * sum(map(len, titles))
    fuller = [row for row in below if sum(len(cell) for cell in row.cells) > room or _has_value(row)]
    return len(fuller) * 2 > len(rows) - 1


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and len(text.split()) <= _MOST_WORDS and not _VALUE.search(text)


def _is_label(row: Line) -> bool:
    first = row.cells[0].value.strip()
    return _is_title(first) and bool(_TITLE.match(first))


def _has_value(row: Line) -> bool:
    return any(cell and _VALUE.search(cell.value) for cell in row.cells)
