"""Cookies that a policy lists: from tables with a header, a merged one or none, from lists, labelled lines and sentences.

A list is read into rows of one type, whatever it looked like; what its columns do not tell stays None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property

from linter.facts import fact
from linter.facts.blocks import Passage, Wording
from linter.facts.cookie_cells import Category, Column, Party
from linter.findings import Evidence
from linter.frozen import dataclass
from linter.knowledge.vendors import Cookie, cookies_named, distinctive


class Form(StrEnum):
    """What a list of cookies looks like."""

    TABLE = "table"
    ITEMS = "items"  # one cookie an item: "_ga – counts visitors"
    LABELLED = "labelled"  # "Name: _ga  Provider: Google  Expires: 2 years"
    PROSE = "prose"  # names in sentences


@dataclass(frozen=True, kw_only=True)
class CookieRow:
    """One cookie as a policy lists it (GDPR Art. 13; ePrivacy Directive Art. 5(3))."""

    name: str  # as written, or the description that stands in its place
    provider: str | None  # the company that the row names
    host: str | None  # the domain that the row names
    party: Party | None
    purpose: str | None  # in the policy's words
    category: Category | None  # by its own cell, else by the heading above it
    duration: str | None  # in the policy's words
    days: float | None  # the longest period that these words name, in days; None for a session and for no end
    session: bool  # it goes when the visit ends
    says_session: bool  # the row calls it a session cookie, whatever period it gives
    evidence: Evidence  # its name
    passage: Passage  # the row, item or line that lists it

    @cached_property
    def known(self) -> tuple[Cookie, ...]:
        """What the knowledge base has on a cookie of this name; nothing where any software may use the name."""
        name = self.name.rstrip("*.-…").strip()
        return cookies_named(name) if distinctive(name) else ()

    @cached_property
    def vendor(self) -> str:
        """The id of the one company that is known to set it; ""."""
        vendors = {cookie.vendor for cookie in self.known}
        return vendors.pop() if len(vendors) == 1 else ""


@dataclass(frozen=True, kw_only=True)
class CookieList:
    """Cookies that are listed together, with the columns that the list has."""

    form: Form
    columns: frozenset[Column]
    rows: tuple[CookieRow, ...]  # at least one
    head: Evidence  # its header, else its first row
    captions: tuple[str, ...] = ()  # the title of its section, and the text right above it


@fact
def cookie_lists(passages: tuple[Passage, ...], wording: Wording) -> tuple[CookieList, ...]:
    """The lists of cookies in a document, in reading order."""
    from linter.facts.cookie_lists import find_lists

    return tuple(find_lists(passages, wording))


def rows_of(lists: Iterable[CookieList]) -> Iterator[CookieRow]:
    """All rows of some lists."""
    for found in lists:
        yield from found.rows
