"""The data protection officer, and which contacts are that person's."""

from __future__ import annotations

import pytest
from stated import facts_of

from linter.facts.officer import Officer

HEAD = "# Privacy policy\n\n"


def officer_of(text: str) -> Officer | None:
    found: Officer | None = facts_of(HEAD + text).get("officer")
    return found


@pytest.mark.parametrize(
    ("text", "title", "contacts"),
    [
        (
            "Write to our Data Protection Officer at dpo@birchline.example.",
            "Data Protection Officer",
            ["dpo@birchline.example"],
        ),
        (
            "Orders: orders@birchline.example, data protection officer: dpo@birchline.example",
            "data protection officer",
            ["dpo@birchline.example"],
        ),
        (
            "The authorised person for the protection of personal data can be reached here:\n\n- e-mail: vo@lipa.example",
            "authorised person for the protection of personal data",
            ["vo@lipa.example"],
        ),
        ("We take privacy seriously. We have a DPO.", "DPO", []),
        ("Our DPO reads every letter.\n\nWrite to our DPO: dpo@birchline.example", "DPO", ["dpo@birchline.example"]),
    ],
)
def test_the_officer_and_its_contacts(text: str, title: str, contacts: list[str]) -> None:
    found = officer_of(text)
    assert found is not None
    assert (found.title, [contact.value for contact in found.contacts]) == (title, contacts)


@pytest.mark.parametrize(
    "text",
    ["We are not obliged to appoint a data protection officer.", "Our support team answers at help@birchline.example."],
)
def test_where_there_is_none(text: str) -> None:
    assert officer_of(text) is None


def test_the_contacts_of_the_next_section_are_not_the_officers() -> None:
    found = officer_of("## Officer\n\nWe have a data protection officer.\n\n## Support\n\nhelp@birchline.example")
    assert found is not None
    assert found.contacts == ()
