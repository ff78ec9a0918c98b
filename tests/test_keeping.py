"""How long data at large is kept."""

from __future__ import annotations

import pytest
from stated import fact, under

from linter.facts.keeping import Bound


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("We only keep your data as long as you have an account.", [(Bound.WITH_ACCOUNT, 0)]),
        ("No purpose makes us keep your data longer than you have an account.", [(Bound.WITH_ACCOUNT, 0)]),
        ("We keep some data indefinitely.", [(Bound.AFTER_ACCOUNT, 0)]),
        ("We may retain some information in our files.", [(Bound.AFTER_ACCOUNT, 0)]),
        ("We keep anonymous data indefinitely.", []),
        ("Invoices are retained for at least ten years.", [(Bound.AT_LEAST, 3650)]),
        ("Your data will be deleted 30 days after the closure of your account.", [(Bound.DELETED_AFTER, 30)]),
        ("Log data will be deleted 30 days after the end of the visit.", []),
    ],
)
def test_bounds(sentence: str, bounds: list[tuple[Bound, int]]) -> None:
    assert [(found.bound, found.days) for found in fact("keepings", under("Storage", sentence))] == bounds
