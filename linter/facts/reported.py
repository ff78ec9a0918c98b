"""The facts that a report shows: for each kind the fact that tells it, computed only for a report that wants them."""

from __future__ import annotations

from typing import Any

from linter.facts import Facts

REPORTED: dict[str, str] = {
    "controller": "controller",
    "officer": "officer",
    "recipients": "recipients",
    "transfers": "transfer_statements",
    "storage_periods": "storage_periods",
    "dates": "policy_dates",
    "contacts": "contacts",
    "cookies": "cookie_lists",
}


def reported(facts: Facts) -> dict[str, Any]:
    """What a report shows of a document, by kind."""
    return {kind: facts.get(name) for kind, name in REPORTED.items()}
