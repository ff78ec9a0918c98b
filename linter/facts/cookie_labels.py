"""Cookies that are described by labels: "Name: _ga  Provider: Google  Expires in: 2 years", in one passage or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts.blocks import Passage, PassageKind
from linter.facts.cookie_cells import Category, Column, category_of
from linter.facts.cookie_rows import LONGEST_NAME
from linter.regex import Regex
from linter.text import Text

_LABEL = Regex(
    r"(?i)(?<![\w-])(?P<name>cookie(?:[’']?s)? name|name of (?:the )?cookie|name)"
    r"|(?<![\w-])(?P<host>host|domain)|(?<![\w-])(?P<provider>provider|vendor|company|issuer|administered by|set by|service)"
    r"|(?<![\w-])(?P<purpose>purpose|description|function|use)|(?<![\w-])(?P<category>category|type|cookie type)"
    r"|(?<![\w-])(?P<duration>(?:expiry|expiration)(?: duration| date| time)?|expires(?: in| after)?|duration|life "
    r"?(?:span|time)"
    r"|retention(?: period)?|storage (?:period|duration)|validity)"
    r"|(?<![\w-])(?P<party>first or third[ -]party|party)|(?<![\w-])(?P<other>secure|http ?only|country|path|more "
    r"information)",
)
_COLON = Regex(r"\s*:\s*")


class LabelledCookie(NamedTuple):
    """A cookie as its labels describe it."""

    passage: Passage  # the one that names it
    cells: dict[Column, Text]  # with its name
    category: Category | None  # by the caption above it


def labelled_records(passages: Sequence[Passage]) -> Iterator[LabelledCookie]:
    """The cookies, in reading order."""
    cells: dict[Column, Text] = {}
    named: Passage | None = None
    caption: Category | None = None
    last = -2
    for passage in passages:
        found = list(_values(passage)) if _may_hold_labels(passage) else []
        if not found:
            if passage.kind is PassageKind.TITLE:
                caption = category_of(passage.text.value)
            elif len(passage.words) <= 5:
                caption = category_of(passage.text.value) or caption
            continue
        for column, value in found:
            if (column in cells or passage.index > last + 1) and cells:
                yield from _record(cells, named, caption)
                cells, named = {}, None
            cells[column] = value
            if column is Column.NAME:
                named = passage
            last = passage.index
    yield from _record(cells, named, caption)


def _may_hold_labels(passage: Passage) -> bool:
    return passage.kind is not PassageKind.ROW and ":" in passage.text.value


def _record(cells: dict[Column, Text], named: Passage | None, caption: Category | None) -> Iterator[LabelledCookie]:
    """A cookie, where its name is one and its labels are those of a cookie."""
    told = cells.keys() & {Column.HOST, Column.PROVIDER, Column.PURPOSE, Column.DURATION, Column.CATEGORY}
    if named is None or len(told) < 2 or Column.DURATION not in cells:
        return
    name = cells[Column.NAME]
    if name and len(name) <= LONGEST_NAME and len(name.value.split()) <= 3:
        yield LabelledCookie(passage=named, cells=cells, category=caption)


def _values(passage: Passage) -> Iterator[tuple[Column, Text]]:
    """What stands behind each label of a passage, up to the next."""
    value = passage.text.value
    marks = []
    for match in _LABEL.finditer(value):
        colon = _COLON.match(value, match.end())
        if colon:
            marks.append((match.lastgroup or "", match.start(), colon.end()))
    ends = [*(start for _, start, _ in marks[1:]), len(value)]
    for (group, _, start), end in zip(marks, ends, strict=False):
        text = passage.text.slice(start, end).strip()
        if group != "other" and text:
            yield Column(group), text
