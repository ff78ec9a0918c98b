"""How long data is kept: periods in days, criteria in words, and the kind of data that they are for."""

from __future__ import annotations

import pytest
from stated import facts_of

from linter.facts.periods import StoragePeriod, days_of


def periods_of(text: str) -> tuple[StoragePeriod, ...]:
    found: tuple[StoragePeriod, ...] = facts_of(f"# Privacy policy\n\n{text}").get("storage_periods")
    return found


@pytest.mark.parametrize(
    ("text", "data", "days", "criterion"),
    [
        ("We keep invoices for ten years.", "invoices", 3650, None),
        ("Booking records are archived for 6 months or two years.", "Booking records", 730, None),
        ("Your personal data is stored until you close your account.", None, None, "until you close your account"),
        ("| Data | Storage |\n| --- | --- |\n| Letters | 18 months |", "Letters", 548, None),
        ("## How long we keep it\n\nServer logs: a week.", None, 7, None),
        ("We delete recordings after 36 hours.", None, 2, None),
    ],
)
def test_a_period_or_a_criterion(text: str, data: str | None, days: int | None, criterion: str | None) -> None:
    (found,) = periods_of(text)
    assert (found.data, found.days, found.criterion) == (data, days, criterion)


@pytest.mark.parametrize(
    "text",
    [
        "We answer your request for deletion within 30 days.",
        "The cookie is stored for two years.",
        "We store your data on servers in Ghent.",
        "Our warehouse has been here for twenty years.",
        "How long do we keep your data for two years?",
        "## How long we keep data",
    ],
)
def test_what_is_no_storage_period(text: str) -> None:
    assert periods_of(text) == ()


@pytest.mark.parametrize(
    ("duration", "days"),
    [
        ("thirteen (13) months", 13 * 365 / 12),
        ("a year", 365),
        ("2,5 years", 912.5),
        ("half a year", 182.5),
        ("90 minutes", 0.0625),
        ("twenty-one days", 21),
        ("one hundred and twenty days", 120),
        ("72 hrs", 3),
    ],
)
def test_durations_in_days(duration: str, days: float) -> None:
    assert days_of(duration) == pytest.approx(days)
