"""Claims that data stays, against what else the policy says: beyond the examples that the check itself carries."""

from __future__ import annotations

import datetime
import importlib.util
from pathlib import Path

import pytest

from linter.checks import Check, Defect
from linter.facts import Facts
from linter.findings import Confidence, Severity
from linter.readers import read_text
from linter.segment import segment
from linter.source import Format
from linter.statements import build_statements

CLAIM = "Personal data is not transferred to third countries."


def load() -> Check:
    path = Path(__file__).parents[1] / "checks/consistency/transfer_claim.py"
    spec = importlib.util.spec_from_file_location("transfer_claim", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.transfer_claim
    assert isinstance(found, Check)
    return found


CHECK = load()


def defects(text: str) -> list[Defect]:
    document = read_text(f"# Privacy policy\n\n{text}", "policy.md", Format.MARKDOWN)
    policy = segment(document)
    facts = Facts(
        source=policy.source,
        policy=policy,
        statements=build_statements(policy),
        as_of=datetime.date(2026, 11, 22),
        context={},
    )
    assert CHECK.run is not None
    return list(facts.call(CHECK.run))


def with_claim(text: str, claim: str = CLAIM) -> list[Defect]:
    return defects(f"## Recipients\n\n{text}\n\n## Transfers\n\n{claim}")


@pytest.mark.parametrize(
    ("text", "severity", "confidence"),
    [
        ("We share addresses with Klaviyo.", Severity.ERROR, Confidence.HIGH),
        ("| Cookie | Use |\n|---|---|\n| _fbp | adverts |", Severity.ERROR, Confidence.HIGH),
        ("We use Google Analytics.", Severity.WARNING, Confidence.MEDIUM),  # an EEA entity stands between
        (
            "We use Google Analytics of Google LLC, 1600 Amphitheatre Parkway, Mountain View, CA 94043, USA.",
            Severity.ERROR,
            Confidence.HIGH,
        ),
        ("We use Google Analytics of Google Ireland Limited.", Severity.INFO, Confidence.LOW),
        ("We use Xero for our accounts.", Severity.WARNING, Confidence.MEDIUM),  # adequate
        ("The page has a plug-in of Pinterest.", Severity.WARNING, Confidence.MEDIUM),
    ],
)
def test_the_evidence_decides_the_weight(text: str, severity: Severity, confidence: Confidence) -> None:
    (defect,) = with_claim(text)
    assert (defect.severity, defect.confidence) == (severity, confidence)


@pytest.mark.parametrize(
    "text",
    [
        "We use Hetzner, Mollie and Brevo.",
        "You can pay with your own PayPal account.",
        "Delete cookies in the settings of Chrome or Safari.",
        "See our page, where Reddit is named once.",
    ],
)
def test_silence(text: str) -> None:
    assert [defect for defect in with_claim(text) if defect.confidence is not Confidence.LOW] == []


def test_the_place_is_the_claim_and_the_related_places_are_the_names() -> None:
    (defect,) = with_claim("We share data with Klaviyo and AfterShip.")
    assert defect.place is not None
    assert defect.place.quote == CLAIM
    assert [place.quote for place in defect.related] == ["Klaviyo", "AfterShip"]


def test_every_company_has_its_place_and_the_strongest_is_first() -> None:
    names = (
        "Google Analytics, Hotjar, Xero, Klaviyo, AfterShip, ShipStation, Gorgias, Freshdesk, Vercel, DigitalOcean, "
        "Yotpo and Zendesk"
    )
    (defect,) = with_claim(f"We share data with {names}.")
    assert len(defect.related) == 11  # all but Hotjar, which sits in the EEA
    assert defect.related[0].quote == "Klaviyo"


def test_a_few_companies_have_eight_places_at_most() -> None:
    ways = (
        "We share data with {0}.\n\nWe share data with {0}, 9 Oak Road, Austin, TX 78701, USA.\n\nOur pages hold a plug-in "
        "of {0}.\n\nOur pages hold a plug-in of {0}, 9 Oak Road, Austin, TX 78701, USA.\n\nYou can follow a link to {0}."
    )
    (defect,) = with_claim("\n\n".join(map(ways.format, ("Klaviyo", "AfterShip", "Gorgias"))))
    assert len(defect.related) == 8


def test_a_name_and_its_address_in_the_next_sentence_are_one_place() -> None:
    (defect,) = with_claim(
        "The plug-in is run by Pinterest, Inc. You reach Pinterest Inc. at 12 Oak Street, San Francisco, CA 94107, USA."
    )
    (place,) = defect.related
    assert place.quote.startswith("Pinterest, Inc.")
    assert place.quote.endswith("USA")


def test_a_hedged_claim_is_only_worth_a_note() -> None:
    (defect,) = with_claim("We share data with Klaviyo.", "As a general rule, your data is processed only within the EU.")
    assert defect.severity is Severity.INFO


def test_the_controller_itself_is_no_recipient() -> None:
    text = "Klaviyo, Inc. is the controller.\n\n## Recipients\n\nWe at Klaviyo use no one else.\n\n## Transfers\n\n" + CLAIM
    assert defects(text) == []


def test_norway_is_in_the_eea_and_not_in_the_union() -> None:
    assert with_claim("We use Vipps for payments.") == []
    assert with_claim("We use Vipps for payments.", "Your data is processed only within the EU.") != []


def test_two_sentences_of_one_paragraph_that_promise_the_same_are_one_finding() -> None:
    (defect,) = with_claim(
        "We share addresses with Klaviyo.", f"{CLAIM} Your data is processed only within the European Union."
    )
    assert defect.place is not None
    assert defect.place.quote == f"{CLAIM} … Your data is processed only within the European Union."
    assert "is not transferred out of the EEA and that personal data stays within the EU" in defect.message


def test_two_sentences_apart_are_two_findings() -> None:
    assert (
        len(with_claim("We share addresses with Klaviyo.", f"{CLAIM}\n\nData is processed only within the European Union."))
        == 2
    )
