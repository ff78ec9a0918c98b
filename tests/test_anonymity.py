"""What is called anonymous, and which identifiers are collected."""

from __future__ import annotations

import pytest
from stated import fact, under

from linter.facts.anonymity import Anonymous

CLAIMS = [
    ("Cookies hold an anonymous unique identifier.", Anonymous.IDENTIFIER),
    ("We collect non-personal information such as your IP address.", Anonymous.IDENTIFIER),
    ("These cookies do not store any personal information.", Anonymous.COOKIES),
    ("Usage data is collected anonymously.", Anonymous.USAGE),
    ("You can visit our site anonymously.", Anonymous.VISIT),
    ("We do not collect any personal data.", Anonymous.VISIT),
    ("You can use the website without the processing of your personal data.", Anonymous.VISIT),
]
NONE = [
    "We do not collect personal data from children.",
    "We do not collect any personal data without your consent.",
    "Where we do not process personal data, we say so.",
    "The data is anonymised after a week.",
    "These cookies do not store your basket.",
    "If we do not collect personal data, we cannot deliver.",
]


@pytest.mark.parametrize(("sentence", "kind"), CLAIMS)
def test_what_is_called_anonymous_is_a_claim(sentence: str, kind: Anonymous) -> None:
    assert [claim.kind for claim in fact("anonymity_claims", under("Visits", sentence))] == [kind]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_limited_or_done_later_is_none(sentence: str) -> None:
    assert not fact("anonymity_claims", under("Visits", sentence))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We record your IP address.", ["IP address"]),
        ("We collect:\n\n- your device ID\n- your name", ["device ID"]),
        ("We do not record your IP address.", []),
        ("The IP address is truncated before we store it.", []),
        ("Send a letter to our address.", []),
    ],
)
def test_identifiers_that_are_collected(text: str, names: list[str]) -> None:
    assert [found.name for found in fact("collected_identifiers", under("Your rights", text))] == names
