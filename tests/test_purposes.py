"""The purposes that a policy names."""

from __future__ import annotations

import pytest
from stated import fact, under


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("We use your address to process your orders.", ["orders"]),
        ("We use your e-mail address to send our newsletter.", ["newsletter"]),
        ("Data is used for targeted advertising and to prevent fraud.", ["personalised advertising", "security"]),
        ("We do not use your data for marketing.", []),
        ("Newsletters are nice.", []),
    ],
)
def test_purposes(sentence: str, names: list[str]) -> None:
    assert [purpose.name for purpose in fact("named_purposes", under("Purposes", sentence))] == names


def test_a_purpose_counts_once_and_where_it_stands_first() -> None:
    text = under("Purposes", "We send a newsletter to you. You need our newsletter.")
    (purpose,) = fact("named_purposes", text)
    assert purpose.evidence.quote == "We send a newsletter to you."
