"""The dates that a policy gives of itself, and those of other things that it mentions."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stated import facts_of

from linter.facts.dates import DateRole, PolicyDate


def dates(text: str) -> tuple[PolicyDate, ...]:
    """The dates of a policy with this text under its title."""
    found: tuple[PolicyDate, ...] = facts_of(f"# Privacy Policy\n\n{text}\n").get("policy_dates")
    return found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Last updated: 3 May 2024", "2024-05-03"),
        ("Last updated 24th of May 2018.", "2018-05-24"),
        ("Effective as of January 1, 2020", "2020-01-01"),
        ("This policy was last revised on July 12 , 2023.", "2023-07-12"),
        ("Last edited on 2016-09-05", "2016-09-05"),
        ("*Last updated: November 20, 2025*_._", "2025-11-20"),
        ("Stand: 4. Juli 2024", "2024-07-04"),
        ("Dernière mise à jour : 6 juin 2021", "2021-06-06"),
        ("Última actualización: 6 de marzo de 2026", "2026-03-06"),
        ("Version of 11.12.2025", "2025-12-11"),
        ("Last updated: 18/12/2019", "2019-12-18"),
        ("Last updated: February 2024", "2024-02-29"),
        ("Effective Date: 2025", "2025-12-31"),
    ],
)
def test_a_date_is_read_in_every_spelling(text: str, day: str) -> None:
    (date,) = dates(text)
    assert date.latest == datetime.date.fromisoformat(day)
    assert not date.ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "The GDPR has applied since 25 May 2018.",
        "The Act of 6 January 1978, last amended on 20 June 2018, holds.",
        "© 2016-2024 Lantern Books",
        "We were founded on 3 May 1999 in Galway.",
        "Regulation (EU) 2016/679 of 27 April 2016",
    ],
)
def test_dates_of_other_things_are_left_out(text: str) -> None:
    assert dates(text) == ()


def test_a_date_may_be_effective_and_another_updated() -> None:
    updated, effective = dates("Last updated: 3 May 2026. Effective date: 1 June 2026.")
    assert (updated.role, effective.role) == (DateRole.UPDATED, DateRole.EFFECTIVE)


def test_two_readings_come_in_order() -> None:
    (date,) = dates("Last updated: 05/02/2024")
    assert [day.isoformat() for day in date.readings] == ["2024-02-05", "2024-05-02"]


@given(st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2090, 12, 31)))
def test_every_day_is_read_back(day: datetime.date) -> None:
    (date,) = dates(f"Last updated: {day.day} {day:%B %Y}")
    assert date.readings == (day,)


@given(st.text(alphabet="0123456789./- MayJun,updated", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for date in dates(f"Last updated: {text}"):
        assert date.readings
