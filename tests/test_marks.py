"""What each kind of mark finds, as a table: kind, text, the pieces found."""

from __future__ import annotations

import time

import pytest

from linter.facts.marks import KINDS, marks
from linter.tokens import words

CASES = [
    (
        "email",
        "Write to data@example.org, or privacy.team+eu@mail.example.co.uk.",
        ["data@example.org", "privacy.team+eu@mail.example.co.uk"],
    ),
    ("email", "info [at] example [dot] org", ["info [at] example [dot] org"]),
    ("email", "reach us at [email protected]", ["[email protected]"]),
    ("email", "follow @example on the network", []),
    (
        "url",
        "See https://example.org/privacy. Or www.example.com, or example.si/legal.",
        ["https://example.org/privacy", "www.example.com", "example.si/legal"],
    ),
    ("url", "Write to data@example.org", []),
    ("url", "e.g. this, i.e. that.", []),
    ("phone", "Call +386 1 230 97 30 or (415) 555-0100.", ["+386 1 230 97 30", "(415) 555-0100"]),
    ("phone", "telephone: 01 230 97 30, fax: 01 230 97 78", ["01 230 97 30", "01 230 97 78"]),
    ("phone", "Last updated 05/02/2024, version 2.0.1", []),
    ("phone", "Regulation (EU) 2016/679 of 27 April 2016", []),
    ("legal-entity", "The controller is Nordlys Handel d.o.o., Cesta 1", ["Nordlys Handel d.o.o."]),
    ("legal-entity", "NORDLYS HANDEL D.O.O. Business Zone A 10", ["NORDLYS HANDEL D.O.O."]),
    ("legal-entity", "by Birch & Sons Limited, a company", ["Birch & Sons Limited"]),
    ("legal-entity", "run by Fjordpost ApS in Aarhus and Havbruk AS", ["Fjordpost ApS", "Havbruk AS"]),
    ("legal-entity", "UAB „Gintaras“ sends the parcels", ["UAB „Gintaras“"]),
    ("legal-entity", "Kapusta Sp. z o.o. and Brambory s.r.o.", ["Kapusta Sp. z o.o.", "Brambory s.r.o."]),
    (
        "legal-entity",
        "Lumen S.r.l. and Lumen S.p.A., Sol S.L., Luz, Lda.",
        ["Lumen S.r.l.", "Lumen S.p.A.", "Sol S.L.", "Luz, Lda."],
    ),
    ("legal-entity", "Blumen Weber GmbH & Co. KG", ["Blumen Weber GmbH & Co. KG"]),
    ("legal-entity", "We use Pinecone Mail, Inc. for newsletters", ["Pinecone Mail, Inc."]),
    (
        "legal-entity",
        "Linde mbH; Linde gGmbH; Linde e. K.; Linde e.V.; Linde eG; Linde eingetragener Verein; Rowan plc",
        ["Linde mbH", "Linde gGmbH", "Linde e. K.", "Linde e.V.", "Linde eG", "Linde eingetragener Verein", "Rowan plc"],
    ),
    (
        "legal-entity",
        "Kapusta spółka z o.o.; Brambory spol. s r.o.; Brambory a.s.; Brambory v.o.s.; Lipa d.d.; Lipa s.p.; Lipa j.d.o.o.",
        [
            "Kapusta spółka z o.o.",
            "Brambory spol. s r.o.",
            "Brambory a.s.",
            "Brambory v.o.s.",
            "Lipa d.d.",
            "Lipa s.p.",
            "Lipa j.d.o.o.",
        ],
    ),
    (
        "legal-entity",
        "Lumen SA; Linde vzw; Kauppa osakeyhtiö; Kauppa ry; Fjall ehf.; Fjall hf.; Rowan 501(c)(3)",
        [
            "Lumen SA",
            "Linde vzw",
            "Kauppa osakeyhtiö",
            "Kauppa ry",
            "Fjall ehf.",
            "Fjall hf.",
            "Rowan 501(c)(3)",
        ],
    ),
    ("legal-entity", "USE OF DATA AS DESCRIBED BELOW", []),
    ("legal-entity", "limited to what is necessary", []),
    ("legal-entity", "including but not Limited to", []),
    ("company", "fulfilment by Aftership and ShipStation", ["Aftership", "ShipStation"]),
    ("company", "payments by Stripe, in a stripe of colour", ["Stripe"]),
    ("company", "GOOGLE ANALYTICS and Google Ireland Limited", ["GOOGLE ANALYTICS", "Google Ireland Limited"]),
    ("proper-name", "Brightwell Privacy Policy", ["Brightwell"]),
    ("proper-name", "PRIVACY POLICY OF BRIGHTWELL", ["BRIGHTWELL"]),
    ("proper-name", "When you play Brightwell on your phone, we count the rounds.", ["Brightwell"]),
    ("proper-name", "“Keeping your data safe” is what the App and the Website are built for.", []),
    ("proper-name", "Current privacy policy tells how the app asks for android.permission.READ_PHONE_STATE", []),
    ("proper-name", "BY USING THE GAME YOU AGREE TO WHAT FOLLOWS HERE", []),
    ("proper-name", "the “Справочник” app, 국내여행 and Émilie", ["Справочник", "국내여행", "Émilie"]),
    ("proper-name", "Brightwell keeps your data. ", ["Brightwell"]),
    ("proper-name", "Nobody keeps your data.", []),
    ("proper-name", "Wir bitten um članek, śnieg and ångström", []),
    ("country", "in the US, tell us in Germany", ["US", "Germany"]),
    ("third-country", "in Norway, the U.S. and Canada", ["U.S.", "Canada"]),
    ("eea-country", "in Norway, the U.S. and Slovenia", ["Norway", "Slovenia"]),
    (
        "authority",
        "the Information Commissioner’s Office (ICO) or CNIL",
        ["Information Commissioner’s Office", "ICO", "CNIL"],
    ),
    ("authority", "Datatilsynet, the Danish Data Protection Agency", ["Datatilsynet", "Danish Data Protection Agency"]),
    (
        "duration",
        "for 12 months, two years, 30 days or thirteen (13) months",
        ["12 months", "two years", "30 days", "thirteen (13) months"],
    ),
    ("duration", "a 14-day period and within one month", ["14-day", "one month"]),
    ("date", "Last updated: 3 May 2024, May 3rd, 2024 and 2024-05-03", ["3 May 2024", "May 3rd, 2024", "2024-05-03"]),
    ("date", "05/02/2024 or 25.5.2018; we may 2 times", ["05/02/2024", "25.5.2018"]),
    ("law-article", "Article 6(1)(f) and Art. 13 GDPR", ["Article 6(1)(f)", "Art. 13"]),
    ("law-article", "Articles 15 to 22, article of clothing", ["Articles 15 to 22"]),
    (
        "postal-address",
        "Fjord Inc., 12 Market Street, San Francisco, CA 94107, USA;",
        ["12 Market Street, San Francisco, CA 94107, USA"],
    ),
    ("postal-address", "Hauptstraße 5, 10115 Berlin, Germany", ["Hauptstraße 5, 10115 Berlin, Germany"]),
    (
        "postal-address",
        "Keizersgracht 999, 1016 DP, Amsterdam, The Netherlands",
        ["Keizersgracht 999, 1016 DP, Amsterdam, The Netherlands"],
    ),
    ("postal-address", "Business Zone A 10, 4208 Brezje Slovenia", ["Business Zone A 10, 4208 Brezje Slovenia"]),
    ("postal-address", "In 2018 We changed 25 items on the list", []),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_finds(kind: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in KINDS[kind].find(text)] == expected


@pytest.mark.parametrize(("kind", "text", "expected"), [case for case in CASES if case[2]])
def test_a_text_that_holds_a_kind_holds_a_word_that_hints_at_it(kind: str, text: str, expected: list[str]) -> None:
    hint = KINDS[kind].hint
    assert hint is None or any(map(hint, words(text)))


def test_kinds_without_a_find_are_left_out() -> None:
    assert marks("Nothing of the kind here", KINDS) == {}


@pytest.mark.parametrize(
    "text",
    [
        "a" * 40_000,
        "1 " * 20_000,
        "A." * 20_000,
        "@" * 40_000,
        "A B " * 10_000,
        "a-" * 20_000,
        "x@y." * 10_000,
        "+1 " * 15_000,
    ],
)
def test_hostile_text_costs_linear_time(text: str) -> None:
    began = time.process_time()
    marks(text, KINDS)
    assert time.process_time() - began < 20.0  # quadratic, it would take minutes
