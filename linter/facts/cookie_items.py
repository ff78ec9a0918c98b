"""Cookies in lists of items and in sentences: "_ga – counts visitors"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.facts.blocks import Passage, PassageKind
from linter.facts.cookie_cells import Column, category_of, days_of
from linter.facts.cookie_rows import LONGEST_NAME, NAME_SHAPE, is_filled, is_known, row_of
from linter.facts.cookies import CookieList, CookieRow, Form
from linter.regex import Regex
from linter.text import Text

_ODD = Regex(r"_|\d|[a-z][A-Z]|[A-Z]{4}|\*|-[a-z]")
_AFTER_NAME = Regex(r"\s+[–—-]\s+|\s*[:(–—]\s*|\s+is\s|\s*$|,\s")
_FOR_A_SESSION = Regex(
    r"(?i)\bsession cookies?\b|\bend of (?:the |your )?(?:browser )?(?:session|visit)\b|\bclose (?:the |your )?browser\b"
)
_WORD = Regex(r"(?<![\w./@#-])[A-Za-z_][\w*-]{2,39}(?![\w@/-]|\.\w)")


def item_lists(passages: Sequence[Passage]) -> Iterator[CookieList]:
    """Runs of items that begin with a cookie's name each."""
    shaped = [passage for passage in passages if passage.kind is PassageKind.ITEM]
    if not any("_" in item.text.value[:LONGEST_NAME] for item in shaped):  # hardly any list of cookies does without
        return
    for _, group in groupby(enumerate(shaped), key=lambda pair: (pair[1].index - pair[0], id(pair[1].section))):
        items = [passage for _, passage in group]
        named = [(item, name) for item in items if (name := _leading_name(item))]
        odd = [(item, name) for item, name in named if _ODD.search(name.value)]
        known = [name for _, name in odd if is_known(name.value)]
        own = 1 < len(odd) == len(items)  # every item begins with an odd word: cookies of one's own, which nobody knows
        if not (known or own) or (len(known) < 2 and not _speaks_of_cookies(items, passages)):
            continue
        rows = tuple(_item_row(item, name) for item, name in (named if len(odd) * 2 >= len(named) else odd))
        columns = frozenset({Column.NAME, *(column for column in Column if is_filled(column, rows))})
        yield CookieList(form=Form.ITEMS, columns=columns, rows=rows, head=rows[0].evidence)


def _speaks_of_cookies(items: Sequence[Passage], passages: Sequence[Passage]) -> bool:
    section = items[0].section
    above = passages[items[0].index - 1].text.value if items[0].index else ""
    return "ookie" in above or (section is not None and "ookie" in section.title.value)


def _leading_name(item: Passage) -> Text | None:
    """The name that an item begins with, where what follows sets it off."""
    match = NAME_SHAPE.match(item.text.value)
    if match is None or len(match[0]) > LONGEST_NAME or not _AFTER_NAME.match(item.text.value, match.end()):
        return None
    return item.text.slice(0, len(match[0].rstrip(":.")))


def _item_row(item: Passage, name: Text) -> CookieRow:
    after = _AFTER_NAME.match(item.text.value, len(name))
    rest = item.text.slice(after.end(), len(item.text)) if after else item.text.slice(0, 0)
    cells: dict[Column, Text] = {}
    if len(rest.value.split()) > 1:
        cells[Column.PURPOSE] = rest
    if _says_how_long(rest.value):
        cells[Column.DURATION] = rest
    section = item.section
    return row_of(item, name, cells, category_of(section.title.value) if section else None)


def _says_how_long(text: str) -> bool:
    """Whether a description tells the duration; "session tracking" does not."""
    return days_of(text) is not None or bool(_FOR_A_SESSION.search(text))


def in_prose(passages: Sequence[Passage]) -> Iterator[CookieList]:
    """Names in sentences that speak of cookies."""
    rows: dict[str, CookieRow] = {}
    for passage in passages:
        value = passage.text.value
        if ("ookie" in value or "_ga" in value) and ("_" in value or "ID" in value):
            for match in _WORD.finditer(value):
                if is_known(match[0].rstrip("*-")):
                    name = passage.text.slice(*match.span())
                    rows.setdefault(match[0], row_of(passage, name, {}, None))
    if rows:
        listed = tuple(rows.values())
        yield CookieList(form=Form.PROSE, columns=frozenset({Column.NAME}), rows=listed, head=listed[0].evidence)
