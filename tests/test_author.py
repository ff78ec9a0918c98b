"""The known company whose own policy this is."""

from __future__ import annotations

import pytest
from stated import fact


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("# GitHub privacy statement\n\nWe collect what you give us.", "github"),
        ("# Cookies\n\nAt GitHub, we set a few.", "github"),
        ("# Cookies\n\nThis page explains how GitHub uses cookies.", "github"),
        ("---\ntitle: GitHub cookies\n---\n\n# Cookies\n\nWe set a few.", "github"),
        ("# Privacy\n\nThe data controller is GitHub, Inc., San Francisco, USA.", "github"),
        ("# Privacy policy of our GitHub app\n\nIt reads your issues.", None),
        ("# GitHub\n\nThe data controller is Hollow Oak Ltd, Leeds, United Kingdom. We use GitHub.", None),
        ("# Privacy policy\n\nWe use GitHub to host our code.", None),
        ("# Privacy policy\n\nWe keep a list.", None),
    ],
)
def test_the_author_is_the_controller_or_named_in_the_title_or_the_opening(text: str, author: str | None) -> None:
    assert fact("author", text) == author


def test_of_the_author_only_sister_companies_are_recipients() -> None:
    text = (
        "# Privacy\n\nThe data controller is GitHub, Inc., San Francisco, USA.\n\n## Recipients\n\n"
        "We share data with providers that work for GitHub. We share data with GitHub B.V. and Stripe."
    )
    found = {recipient.name: [mention.entity for mention in recipient.mentions] for recipient in fact("recipients", text)}
    assert found == {"GitHub": ["GitHub B.V."], "Stripe": ["Stripe"]}


def test_the_controller_is_no_recipient_though_nobody_knows_it() -> None:
    text = (
        "# Privacy\n\nThe data controller is Palmetto Pay, Inc.\n\n## Recipients\n\n"
        "Data is shared with Palmetto Pay, Inc., 9 Oak Road, Austin, TX 78701, USA."
    )
    assert fact("recipients", text) == ()
