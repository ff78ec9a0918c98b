"""What a policy says that it does, where it denies the same elsewhere."""

from __future__ import annotations

import pytest
from stated import fact

SHARE = "We do not share your personal data with third parties."
SELL = "We never sell your personal data."
MARKET = "Your data is never used for marketing."
PROFILE = "Your personal data is not subject to profiling."
TRACK = "Our app does not include third-party analytics."


def practices(claim: str, sentence: str) -> list[str]:
    text = f"# Privacy policy\n\n## Promises\n\n{claim}\n\n## Practice\n\n{sentence}\n"
    return [practice.statement.text for practice in fact("practices", text)]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (SHARE, "We may share your data with service providers."),
        (SHARE, "Our partners may also receive personal data."),
        (SHARE, "Your information will be disclosed to our affiliates."),
        (SELL, "We may sell your data to retailers."),
        (MARKET, "We send you promotional e-mails."),
        (PROFILE, "We show targeted advertising."),
        (TRACK, "We use analytics services to count visits."),
    ],
)
def test_a_practice_that_a_claim_denies_is_found(claim: str, sentence: str) -> None:
    assert practices(claim, sentence) == [sentence]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (SHARE, "We do not share your data with service providers."),
        (SHARE, "We may disclose data to authorities where the law requires it."),
        (SHARE, "We share aggregated data with partners."),
        (SELL, "If we sell data we will tell you."),
        (MARKET, "You can object to marketing communications that we send."),
        (SELL, "We may share your data with service providers."),
    ],
)
def test_what_denies_nothing_is_none(claim: str, sentence: str) -> None:
    assert practices(claim, sentence) == []


def test_nothing_is_looked_for_without_a_claim() -> None:
    assert fact("practices", "# Privacy policy\n\nWe share your data with service providers.\n") == ()


def test_what_needs_consent_first_is_marked() -> None:
    text = f"# Privacy policy\n\n{MARKET}\n\n## News\n\nIf you subscribe, we send you our newsletter.\n"
    assert [practice.consent for practice in fact("practices", text)] == [True]
