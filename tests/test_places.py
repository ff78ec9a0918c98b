"""Which sentences claim that data stays, which say that it leaves, and which only sound so."""

from __future__ import annotations

import pytest
from stated import fact

from linter.facts.places import ClaimKind, TransferClaim, TransferStatement


def claims_of(text: str) -> tuple[TransferClaim, ...]:
    claims: tuple[TransferClaim, ...] = fact("transfer_claims", f"# Privacy policy\n\n## Where data goes\n\n{text}")
    return claims


def transfers_of(text: str) -> tuple[TransferStatement, ...]:
    transfers: tuple[TransferStatement, ...] = fact("transfer_statements", f"# Privacy policy\n\n{text}")
    return transfers


CLAIMS = [
    ("Your personal data is not transferred to third countries.", ClaimKind.NO_TRANSFER, "the EEA"),
    ("We never send your data outside the EU.", ClaimKind.NO_TRANSFER, "the EU"),
    ("No personal data is transferred to countries outside the European Economic Area.", ClaimKind.NO_TRANSFER, "the EEA"),
    ("Your data never leaves the EU.", ClaimKind.NO_TRANSFER, "the EU"),
    ("We do not share or store personal data outside of the EU/EEA.", ClaimKind.NO_TRANSFER, "the EEA"),
    ("A transfer of data to third countries does not take place.", ClaimKind.NO_TRANSFER, "the EEA"),
    ("We don’t transfer your information outside the UK.", ClaimKind.NO_TRANSFER, "the UK"),
    ("Your data is processed only within the European Union.", ClaimKind.STAYS, "the EU"),
    ("All personal data is stored on servers in the EU.", ClaimKind.STAYS, "the EU"),
    ("Personal data is stored exclusively on servers located in Germany.", ClaimKind.STAYS, "Germany"),
    ("Your data is hosted within the EEA only.", ClaimKind.STAYS, "the EEA"),
    ("Your data always stays within the European Union (EU).", ClaimKind.STAYS, "the EU"),
    (
        "We only transfer data to recipients in countries with an adequate level of protection.",
        ClaimKind.ADEQUATE_ONLY,
        "countries with an adequacy decision",
    ),
]


@pytest.mark.parametrize(("text", "kind", "area"), CLAIMS)
def test_claims(text: str, kind: ClaimKind, area: str) -> None:
    assert [(claim.kind, claim.area, claim.softened) for claim in claims_of(text)] == [(kind, area, "")]


@pytest.mark.parametrize(
    "text",
    [
        "We store your data in Germany.",  # it does not say that it stays there
        "Some data is transferred to countries that do not offer the protection of the EU.",
        "If data is transferred outside the EEA, we use standard contractual clauses.",
        "We process data only where you live in the European Union and have agreed.",
        "All our infrastructure and data is located in the U.S.",
        "We do not share data with third parties outside the Birch family.",  # no place
        "You have the right not to have your data sold.",
        "Payment data is not transferred outside the EU.",  # one kind of data
        "Mailchimp stores addresses; this data does not leave the EU.",  # one tool
        "We do not transfer your data to just any country outside the EU.",
    ],
)
def test_no_claims(text: str) -> None:
    assert claims_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "We do not transfer personal data outside the EEA unless safeguards are in place.",
        "Your data is not transferred to third countries without your consent.",
        "As a general rule, your data is processed only within the EU.",
        "In principle, data is not transferred outside the EEA.",
    ],
)
def test_exceptions_soften(text: str) -> None:
    assert all(claim.softened for claim in claims_of(text))
    assert claims_of(text)


def test_a_question_answered_with_no_is_a_claim() -> None:
    claims = fact("transfer_claims", "# Notice\n\n## Is data transferred to a third country?\n\nNo.\n")
    assert [claim.evidence.quote for claim in claims] == ["No."]


def test_the_uk_holds_the_eea_and_the_eea_not_the_uk() -> None:
    (uk,) = claims_of("We never transfer your data outside the UK.")
    (eea,) = claims_of("We never transfer your data outside the EEA.")
    (eu,) = claims_of("We never transfer your data outside the EU.")
    assert uk.allows("GB")
    assert uk.allows("FR")
    assert not eea.allows("GB")
    assert eea.allows("NO")
    assert not eu.allows("NO")


@pytest.mark.parametrize(
    ("text", "countries", "possible"),
    [
        ("Your data is transferred to the United States.", ("US",), False),
        ("Our servers, and the data on them, are located in Singapore.", ("SG",), False),
        ("We may transfer your data to third countries.", (), True),
        ("Data is sent outside the EEA to our support team.", (), False),
    ],
)
def test_transfers(text: str, countries: tuple[str, ...], possible: bool) -> None:
    assert [(statement.countries, statement.possible) for statement in transfers_of(text)] == [(countries, possible)]


@pytest.mark.parametrize(
    "text",
    [
        "Your data is not transferred to the United States.",
        "If you live in the United States, other rules apply to your data.",
        "Residents of Canada may ask for their data.",
        "We comply with the laws of Switzerland.",
    ],
)
def test_no_transfers(text: str) -> None:
    assert transfers_of(text) == ()
