"""Which passages hold certain words or signs."""

from __future__ import annotations

import pytest
from stated import fact

from linter.facts.lookup import groups

TEXT = (
    "# Notice\n\nWe sell nothing. We share data.\n\n- Data: your name\n\n| Who | What |\n|---|---|\n| Mollie | data sold |\n"
)
WHO = "We sell nothing. We share data."
ITEM = "Data: your name"
ROW = "Mollie | data sold"


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        (("sell sold",), [WHO, ROW]),
        (("data",), [WHO, ITEM, ROW]),
        (("sell", "share"), [WHO]),  # in two sentences of one passage
        (("na*",), [ITEM]),
        (("zebra", "data"), []),
    ],
)
def test_passages_are_found_by_a_word_of_each_group(lines: tuple[str, ...], held: list[str]) -> None:
    assert [passage.text.value for passage in fact("wording", TEXT).holding(*groups(*lines))] == held


def test_passages_are_found_by_what_one_of_several_expressions_needs() -> None:
    found = fact("wording", TEXT).holding_any([groups("sell", "mollie"), groups("name"), groups("sold", "mollie")])
    assert [passage.text.value for passage in found] == [ITEM, ROW]


@pytest.mark.parametrize(
    ("needles", "held"), [((": y",), [ITEM]), ((" | ", "g. w"), [WHO, "Who | What", ROW]), (("“",), [])]
)
def test_passages_are_found_by_signs(needles: tuple[str, ...], held: list[str]) -> None:
    assert [passage.text.value for passage in fact("wording", TEXT).passages_with(needles)] == held
