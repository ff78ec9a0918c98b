"""Which sentences promise something about all personal data, and which only sound so."""

from __future__ import annotations

import pytest
from stated import fact, under

from linter.facts.claims import Action, Condition

CLAIMS = [
    ("We do not share your personal data with third parties.", Action.SHARE),
    ("I will never disclose personal information to anyone.", Action.SHARE),
    ("Your personal data is never passed on to third parties.", Action.SHARE),
    ("There is no sharing of personal data with third parties.", Action.SHARE),
    ("No user data is shared with AI providers.", Action.SHARE),
    ("We never sell your personal data.", Action.SELL),
    ("Hollow Oak does not rent or sell personal data.", Action.SELL),
    ("The only people with access to your data are our employees.", Action.ACCESS),
    ("Access to your personal data is limited to our staff.", Action.ACCESS),
    ("Our app does not include third-party analytics.", Action.TRACK),
    ("We do not use your data for any other purpose.", Action.USE),
    ("Your personal data is used exclusively for the purpose of repairing your bicycle.", Action.USE),
    ("Your data is never used for marketing.", Action.MARKET),
    ("Your personal data is not subject to profiling.", Action.PROFILE),
]
NONE = [
    "We do not share this information with third parties.",
    "We do not share your payment data with third parties.",
    "We do not share your personal data with third parties except as described below.",
    "We do not share your personal data with third parties for their marketing.",
    "We do not share children's data with third parties.",
    "Our providers may not share your personal data with third parties.",
    "You have the right to request that we do not sell your personal data.",
    "Do Not Sell My Personal Information",
    "Do you share my data with third parties? We do not share your personal data with third parties if you object.",
    "Our processors may not use your data for any other purpose.",
    "Your personal data is used solely for the following purposes:",
    "We do not use profiling that produces legal effects.",
    "You have the right not to be subject to profiling.",
    "Access to your personal data is limited to employees who need it.",
    "We share your personal data with third parties.",
]


@pytest.mark.parametrize(("sentence", "action"), CLAIMS)
def test_a_promise_about_all_data_is_a_claim(sentence: str, action: Action) -> None:
    assert [claim.action for claim in fact("claims", under("Your data", sentence))] == [action]


@pytest.mark.parametrize("sentence", NONE)
def test_what_only_sounds_so_is_none(sentence: str) -> None:
    assert not fact("claims", under("Your data", sentence))


def test_a_claim_that_holds_without_consent_has_it_as_its_condition() -> None:
    (claim,) = fact("claims", under("Data", "We never share your personal data with third parties without your consent."))
    assert claim.condition is Condition.CONSENT
    assert claim.whom == "third parties"


def test_a_promise_to_people_under_another_law_is_none() -> None:
    assert not fact("claims", under("California residents", "We do not share your personal data with third parties."))


def test_the_place_of_a_claim_is_its_sentence() -> None:
    text = under("Data", "We are small. We never sell your personal data. We like it.")
    (claim,) = fact("claims", text)
    assert text[claim.evidence.span.start : claim.evidence.span.end] == "We never sell your personal data."
