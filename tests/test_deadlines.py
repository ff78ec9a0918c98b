"""Within what time requests are answered."""

from __future__ import annotations

import pytest
from stated import fact, under


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("We respond to your request within 30 days.", [30]),
        ("We will answer requests no later than one month after receipt.", [30]),
        ("Requests are handled; we reply within two weeks.", [14]),
        ("You must send your request within 30 days.", []),
        ("Data is deleted upon request within 30 days.", []),
        ("We respond to your appeal against a decision on a request within 60 days.", []),
        ("We collected this within the past 12 months.", []),
    ],
)
def test_deadlines(sentence: str, days: list[int]) -> None:
    assert [found.days for found in fact("response_deadlines", under("Your rights", sentence))] == days


def test_an_extension_may_stand_in_a_later_sentence() -> None:
    text = "We respond to requests within 90 days. That is long. We may extend it where requests are many."
    (found,) = fact("response_deadlines", under("Your rights", text))
    assert found.extended


@pytest.mark.parametrize("heading", ["California residents", "Your CCPA rights", "Users from Brazil"])
def test_a_deadline_under_another_law_is_foreign(heading: str) -> None:
    (found,) = fact("response_deadlines", under(heading, "We respond to your request within 45 days."))
    assert found.foreign


def test_forty_five_days_are_american_where_the_text_names_such_a_law() -> None:
    text = under("Your rights", "We respond to your request within 45 days.\n\n## Other\n\nThe CCPA gives you more.")
    (found,) = fact("response_deadlines", text)
    assert found.foreign
