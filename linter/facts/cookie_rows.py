"""One row of a list of cookies, from what its columns or labels say."""

from __future__ import annotations

from collections.abc import Sequence

from linter.facts.blocks import Passage
from linter.facts.cookie_cells import Category, Column, category_of, days_of, is_session, party_of
from linter.facts.cookies import CookieRow
from linter.findings import Evidence
from linter.knowledge.vendors import cookies_named, distinctive
from linter.regex import Regex
from linter.text import Text

LONGEST_NAME = 60  # characters
NAME_SHAPE = Regex(r"[A-Za-z_.][\w.:\-\[\]{}<>#*$|~@]*\*?")
_LABEL = 2  # words of a purpose that is no more than a category


def is_known(value: str) -> bool:
    """Whether a text is the name of a cookie that is known, and of no other."""
    name = value.rstrip("*.-")
    return distinctive(name) and bool(cookies_named(name))


def row_of(passage: Passage, name: Text, cells: dict[Column, Text], category: Category | None) -> CookieRow:
    """A row of a list, from what its columns or labels say."""
    told = {column: cell.value for column, cell in cells.items()}
    duration = told.get(Column.DURATION)
    stated = told.get(Column.CATEGORY)
    purpose = told.get(Column.PURPOSE)
    own = category_of(stated) if stated else None
    if own is None and purpose and len(purpose.split()) <= _LABEL:
        own = category_of(purpose)
    provider = told.get(Column.PROVIDER)
    party = told.get(Column.PARTY)
    if party and provider is None and party_of(party) is None:
        provider = party  # a column that is headed "Party" and names companies
    return CookieRow(
        name=name.value,
        provider=provider,
        host=told.get(Column.HOST),
        party=party_of(party or provider or ""),
        purpose=purpose,
        category=own or category,
        duration=duration,
        days=days_of(duration) if duration else None,
        session=is_session(duration or "") and days_of(duration or "") is None,
        says_session=_calls_it_session(stated or "") or _calls_it_session(duration or ""),
        evidence=Evidence(span=name.span, quote=name.value),
        passage=passage,
    )


def _calls_it_session(cell: str) -> bool:
    """Whether a cell says "session" and does not offer it as one of two."""
    plain = cell.lower()
    return "session" in plain and "persistent" not in plain and " or " not in plain and "/" not in plain


def is_filled(column: Column, rows: Sequence[CookieRow]) -> bool:
    """Whether a column says something of at least one cookie."""
    return column is Column.NAME or any(getattr(row, column.value) is not None for row in rows)
