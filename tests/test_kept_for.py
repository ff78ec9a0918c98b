"""Sentences that give one kind of data one period, and which of them cannot both hold."""

from __future__ import annotations

import itertools

import pytest
from stated import fact, under


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Delivery notes are kept for three years.", [("delivery notes", "", 1095)]),
        ("We store all your personal data for 18 months.", [("data", "", 548)]),
        ("Tickets are deleted after 30 days and are then erased.", [("tickets", "", 30)]),
        ("Tickets are kept for 30 days after the end of the event.", [("tickets", "after the end of the event", 30)]),
        ("Tickets are kept for at least 30 days.", []),
        ("Tickets are kept for 30 days unless you object.", []),
        ("It is kept for 30 days.", []),
        ("Some data is kept for 30 days.", []),
        ("Tickets are kept for 30 days or two months.", []),
    ],
)
def test_one_period_for_one_kind_of_data(sentence: str, found: list[tuple[str, str, int]]) -> None:
    assert [(kept.data, kept.rest, kept.keeping.days) for kept in fact("kept_for", under("Storage", sentence))] == found


@pytest.mark.parametrize(
    ("headings", "sentences", "contradict"),
    [
        (("Storage", "Erasure"), ("Your data is kept for 90 days.", "We keep your data for two years."), True),
        (("Storage", "Erasure"), ("Your data is kept for 90 days.", "We keep your data for three months."), False),
        (("Storage", "Prize draws"), ("Your data is kept for 90 days.", "We keep your data for two years."), False),
        (
            ("Storage", "Erasure"),
            ("If you write to us, we answer. Your data is kept for 90 days.", "We keep your data for two years."),
            False,
        ),
        (("Letter", "Prize draws"), ("All data is kept for 90 days.", "We keep all data for two years."), True),
        (("Letter", "Prize draws"), ("Tickets are kept for 90 days.", "We keep tickets for two years."), True),
    ],
)
def test_contradictions(headings: tuple[str, str], sentences: tuple[str, str], contradict: bool) -> None:
    text = "# Privacy policy\n\n" + "\n\n".join(
        f"## {title}\n\n{sentence}" for title, sentence in zip(headings, sentences, strict=True)
    )
    assert [one.contradicts(other) for one, other in itertools.combinations(fact("kept_for", text), 2)] == [contradict]
