"""Conditions: when a duty applies."""

from __future__ import annotations

import pytest

from linter.conditions import ALWAYS, holds, names_of, parse_condition
from linter.errors import PackError


@pytest.mark.parametrize(
    ("source", "true", "expected"),
    [
        ("always", set(), True),
        ("transfers", {"transfers"}, True),
        ("transfers", set(), False),
        ("not transfers", set(), True),
        ("relies-on(consent) or direct-marketing", {"direct-marketing"}, True),
        ("relies-on(consent) and direct-marketing", {"direct-marketing"}, False),
        ("a or b and c", {"a"}, True),  # "and" binds closer
        ("(a or b) and c", {"a"}, False),
        ("not a and not b", {"c"}, True),
        ("not (a and b)", {"a"}, True),
        ("orders or android", {"orders"}, True),  # names that begin like an operator
    ],
)
def test_a_condition_holds_as_it_reads(source: str, true: set[str], expected: bool) -> None:
    assert holds(parse_condition(source), true.__contains__) is expected


def test_the_names_of_a_condition() -> None:
    assert list(names_of(parse_condition("a and not (b(c) or always)"))) == ["a", "b(c)"]
    assert list(names_of(ALWAYS)) == []


@pytest.mark.parametrize("source", ["", "and", "a b", "a or", "(a", "A"])
def test_an_error_shows_the_condition(source: str) -> None:
    with pytest.raises(PackError, match="this condition cannot be read"):
        parse_condition(source)
