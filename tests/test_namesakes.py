"""Where a policy is of two minds about its own company."""

from __future__ import annotations

import pytest
from stated import fact, statements_of, under

from linter.facts.namesakes import sites_named

WHO = "The data controller is Hollow Oak Ltd, 3 Mill Lane, Leeds, United Kingdom.\n\n## Contact\n\n"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Write to Hollow Oak PLC.", ["Hollow Oak PLC"]),
        ("Hollow Oak Charitable Incorporated Organisation.", ["Hollow Oak Charitable Incorporated Organisation"]),
        ("Write to Hollow Oak Limited.", []),
        ("Our American sister is Hollow Oak LLC.", []),
        ("Write to Silver Birch PLC.", []),
        ("Hollow Oak PLC is our parent company.", []),
        ("We were formerly called Hollow Oak PLC.", []),
        ("Ask Hollow Oak PLC or Silver Birch Ltd.", []),
    ],
)
def test_the_controller_has_one_legal_form(sentence: str, names: list[str]) -> None:
    assert [found.name for found in fact("namesakes", under("Who we are", WHO + sentence))] == names


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("We tell our analytics partners, such as Google and Hollow Oak.", True),
        ("We tell our service providers, including HOLLOW OAK and Google.", True),
        ("We tell our analytics partners, namely Google and Hollow", True),
        ("We tell our analytics partners, such as Google and Hollow Bank.", False),
        ("Our partners, such as Google, are chosen by Hollow Oak.", False),
        ("We tell our partners, such as shops that sell Hollow Oak kayaks.", False),
    ],
)
def test_the_controller_is_no_partner_of_its_own(sentence: str, listed: bool) -> None:
    assert bool(fact("own_partner", under("Who we are", WHO + sentence))) is listed


def test_a_policy_without_a_controller_has_neither() -> None:
    text = under("Who we are", "We tell our partners, namely Google and Hollow Oak. Write to Hollow Oak PLC.")
    assert fact("namesakes", text) == fact("own_partner", text) == ()


def test_a_site_bears_a_company_s_name() -> None:
    text = "Visit www.hollow-oak.co.uk/shop, hollowoaks.example or write to a@silverbirch.example about Hollow Oak."
    assert [place.quote for place in sites_named(statements_of(text), "hollow oak")] == ["www.hollow-oak.co.uk"]
