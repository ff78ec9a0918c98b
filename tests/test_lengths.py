"""Lengths of time in days and in words."""

from __future__ import annotations

import pytest

from linter.facts.lengths import in_words, is_longer
from linter.facts.periods import days_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("12 months", "one year"), ("24 months", "two years"), ("6 months", "half a year"), ("18 months", "1.5 years")],
)
def test_months_add_up_to_years(one: str, other: str) -> None:
    assert round(days_of(one)) == round(days_of(other))


@pytest.mark.parametrize("words", ["1 day", "60 days", "2 weeks", "1 month", "2 months", "18 months", "1 year", "10 years"])
def test_a_number_of_days_is_told_as_it_was_written(words: str) -> None:
    assert in_words(round(days_of(words))) == words


@pytest.mark.parametrize(
    ("one", "other", "longer"), [(91, 90, False), (90, 91, False), (365, 360, False), (365, 330, True), (30, 365, False)]
)
def test_what_is_counted_differently_is_no_longer(one: int, other: int, longer: bool) -> None:
    assert is_longer(one, other) is longer
