"""Companies that are called the controller, or speak as "we"."""

from __future__ import annotations

import pytest
from stated import fact, under


@pytest.mark.parametrize(
    ("sentence", "ties"),
    [
        ("Hollow Oak Ltd is the data controller.", [("hollow oak", True)]),
        ("The controller is Hollow Oak GmbH.", [("hollow oak", True)]),
        ("Hollow Oak Ltd (“we”, “us”) runs this shop.", [("hollow oak", False)]),
        ("Hollow Oak Ltd respects your privacy.", [("hollow oak", False)]),
        ("Hollow Oak Ltd and Silver Birch Ltd are joint controllers.", []),
        ("If you live in the EEA, Hollow Oak Ltd is the controller.", []),
        ("Silver Birch Ltd hosts our site.", []),
    ],
)
def test_ties(sentence: str, ties: list[tuple[str, bool]]) -> None:
    found = fact("controller_ties", under("Who we are", sentence))
    assert [(tie.core, tie.called_controller) for tie in found] == ties
