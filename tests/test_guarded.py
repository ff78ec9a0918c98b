"""Expressions that are tried only on statements that hold the words that they need."""

from __future__ import annotations

from stated import fact

from linter.facts.guarded import Guarded, among, guarded
from linter.regex import Regex

SELLS = guarded(Regex(r"never sell"), "sell sold", "never")
LOOKUP = fact("lookup", "# Notice\n\nWe never sell it.\n\nWe sell it.\n\nWe share it.")
NEVER, PLAIN, SHARED = LOOKUP.holding(frozenset({"it"}))


def test_a_statement_that_holds_one_of_each_group_is_searched() -> None:
    assert SELLS.search(NEVER, LOOKUP)


def test_a_statement_that_lacks_a_group_is_not() -> None:
    class Unread(Regex):
        def __getattr__(self, name: str) -> object:
            raise AssertionError("the expression was tried")

    unread = Guarded(Unread("x"), SELLS.needs)
    assert unread.search(PLAIN, LOOKUP) is None


def test_among_several_expressions_every_statement_counts_once_and_in_order() -> None:
    shares = guarded(Regex("share"), "share sell")
    assert among([shares, SELLS], LOOKUP) == [NEVER, PLAIN, SHARED]
