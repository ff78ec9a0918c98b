"""Expressions that are tried only on texts that hold what they need."""

from __future__ import annotations

from linter.facts.guarded import Guarded
from linter.regex import Regex

SELLS = Guarded(Regex(r"never sell"), (("sell", "sold"), ("never",)))


def test_a_text_that_holds_one_of_each_group_is_searched() -> None:
    text = "We never sell it."
    assert SELLS.search(text, text.lower())


def test_a_text_that_lacks_a_group_is_not() -> None:
    class Unread(Regex):
        def __getattr__(self, name: str) -> object:
            raise AssertionError("the expression was tried")

    guarded = Guarded(Unread("x"), (("sell",), ("never",)))
    assert guarded.search("We sell it.", "we sell it.") is None
