"""Who the controller is and how surely that is known; who receives data, and who is only named."""

from __future__ import annotations

import time

import pytest
from stated import fact, facts_of

from linter.facts.parties import Controller, Tie
from linter.facts.recipients import How, Recipient
from linter.findings import Confidence


def controller_of(text: str) -> Controller | None:
    found: Controller | None = fact("controller", text)
    return found


def recipients_of(text: str) -> dict[str, Recipient]:
    return {recipient.name: recipient for recipient in fact("recipients", f"# Privacy policy\n\n{text}")}


@pytest.mark.parametrize(
    ("text", "name", "tie", "country"),
    [
        (
            "# Privacy policy\n\nThe controller of personal data is Nordlys Handel d.o.o., Cesta 7, 1000 Ljubljana, "
            "Slovenia.",
            "Nordlys Handel d.o.o.",
            Tie.CONTROLLER,
            "SI",
        ),
        ("# Privacy policy\n\nFjordpost ApS (“we”, “us”) runs this shop.", "Fjordpost ApS", Tie.WE, "DK"),
        (
            "# Privacy policy\n\nThis site is operated by Birch & Sons Limited, registered in England.",
            "Birch & Sons Limited",
            Tie.WE,
            "GB",
        ),
        (
            "# Policy\n\nWe care.\n\n## Contact\n\nKauppa Oy\n\nKatu 3, 00100 Helsinki, Finland",
            "Kauppa Oy",
            Tie.CONTACT,
            "FI",
        ),
        (
            "# Policy\n\nWe care about data.\n\nMuch text.\n\n© 2024 Lumen Handels GmbH",
            "Lumen Handels GmbH",
            Tie.COPYRIGHT,
            None,
        ),
        ("# Policy\n\nUAB „Gintaras“ is the data controller.", "UAB „Gintaras“", Tie.CONTROLLER, "LT"),
    ],
)
def test_the_controller_and_its_country(text: str, name: str, tie: Tie, country: str | None) -> None:
    found = controller_of(text)
    assert found is not None
    assert (found.name, found.tie, found.country) == (name, tie, country)


def test_an_address_makes_the_country_sure_and_a_domain_does_not() -> None:
    sure = controller_of("# Policy\n\nThe controller is Birch Limited, 12 High Street, London, EC1A 1BB.")
    weak = controller_of("# Policy\n\nThe controller is Birch Limited, privacy@birch.ie.")
    assert sure is not None
    assert (sure.country, sure.country_from, sure.country_confidence) == ("GB", "address", Confidence.HIGH)
    assert weak is not None
    assert (weak.country, weak.country_from, weak.country_confidence) == ("IE", "domain", Confidence.LOW)


def test_a_copyright_line_alone_is_weak() -> None:
    found = controller_of("# Policy\n\nWe care about data.\n\n© 2024 Lumen Handels GmbH")
    assert found is not None
    assert found.confidence is Confidence.LOW


def test_the_register_number_is_kept() -> None:
    found = controller_of("# Policy\n\nThe controller is Kauppa Oy, Business ID: 1234567-8.")
    assert found is not None
    assert found.registration == "1234567-8"


def test_a_vendor_is_not_taken_for_the_controller() -> None:
    text = (
        "# Policy\n\nWe, Fjordpost ApS, sell lamps.\n\n## Analytics\n\nWe use Google Analytics of Google LLC, who "
        "is a controller too."
    )
    found = controller_of(text)
    assert found is not None
    assert found.name == "Fjordpost ApS"


def test_nobody_is_named() -> None:
    assert controller_of("# Privacy policy\n\nWe respect your privacy.") is None


@pytest.mark.parametrize(
    ("text", "name", "how", "country"),
    [
        ("We share orders with Klaviyo.", "Klaviyo", How.PROCESSOR, "US"),
        ("We use the following services:\n\n- Mailchimp\n- Mollie", "Mailchimp", How.PROCESSOR, "US"),
        ("## Cookies\n\n| Cookie | Use |\n|---|---|\n| _fbp | adverts |", "Facebook", How.COOKIE, "US"),
        ("Our pages contain social plug-ins of Pinterest.", "Pinterest", How.PLUGIN, "US"),
        ("Follow us on Instagram by a click on the icon.", "Facebook", How.LINK, "US"),
        (
            "Payments are processed by Palmetto Pay, Inc., 9 Oak Road, Austin, TX 78701, USA.",
            "Palmetto Pay, Inc.",
            How.PROCESSOR,
            "US",
        ),
    ],
)
def test_recipients(text: str, name: str, how: How, country: str) -> None:
    found = recipients_of(text)
    assert name in found
    assert (found[name].how, found[name].country) == (how, country)


@pytest.mark.parametrize(
    "text",
    [
        "Delete cookies in the settings of Google Chrome, Mozilla Firefox or Microsoft Edge.",
        "You can sign in with your Google account.",
        "Download the app from the App Store or Google Play.",
        "We do not use Google Analytics.",
        "You may complain about Facebook to the supervisory authority.",
        "Payments are processed by Pagamenti S.r.l., Via Roma 3, 20121 Milano, Italy.",  # unknown, and in the EEA
    ],
)
def test_no_recipients(text: str) -> None:
    assert recipients_of(text) == {}


def test_an_entity_in_the_eea_is_noted() -> None:
    (mention,) = recipients_of("We use Google Analytics of Google Ireland Limited.")["Google"].mentions
    assert mention.in_eea
    (mention,) = recipients_of("We use Google Analytics of Google LLC.")["Google"].mentions
    assert not mention.in_eea


@pytest.mark.parametrize(
    "text", ["a@b.c Inc., " * 3000, "Google LLC, 1 A Street, USA " * 2000, "(we " * 5000, "Ltd (" * 4000, "a*" * 60_000]
)
def test_hostile_text_costs_linear_time(text: str) -> None:
    facts = facts_of(text)
    began = time.process_time()
    facts.get("controller")
    facts.get("recipients")
    assert time.process_time() - began < 30.0
