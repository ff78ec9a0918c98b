"""The clauses that `explain` offers: each slot is one that the linter finds open, and once filled in the duty is met."""

from __future__ import annotations

import datetime
import json
import re
from functools import cache

import pytest
from click.testing import CliRunner
from stated import facts_of

from linter.cli import main
from linter.engine import lint
from linter.judgements import Judgement, Status
from linter.pack import Pack, Requirement
from linter.packs import load_packs
from linter.readers import read_text

AS_OF = datetime.date(2026, 11, 22)
SLOT = re.compile(r"\[([^\]]+)\]")
FILLED = {
    "address": "6 Quay Lane, Dublin",
    "contact details": "privacy@ferrybooks.test",
    "country": "the United States",
    "details of the consequence": "that we cannot deliver",
    "details of the consequences": "that you have to pay in advance",
    "details of the event": "you close your account",
    "details of the logic": "the number of your unpaid invoices",
    "e-mail address": "privacy@ferrybooks.test",
    "e-mail address or link": "privacy@ferrybooks.test",
    "full company name": "Ferry Books Ltd",
    "kinds of data": "your name and e-mail address",
    "legal basis": "the contract with you",
    "name": "Ferry Books Europe GmbH",
    "name of the authority": "the Data Protection Commission",
    "name of the source": "the credit agency Merrow",
    "postal address": "4 Quay Street, Galway, Ireland",
    "purpose": "deliver your order",
    "recipient name": "Merrow Cloud Inc.",
    "recipient name or category": "couriers",
    "retention period": "ten years",
    "telephone number": "+353 1 555 0100",
    "website": "https://authority.test",
}


@cache
def pack() -> Pack:
    return load_packs()


duties = pytest.mark.parametrize("duty", pack().requirements, ids=lambda duty: duty.duty)


@duties
def test_every_slot_of_a_clause_is_found_open(duty: Requirement) -> None:
    slots = facts_of(f"# Privacy policy\n\n{duty.clause}").get("slots")
    assert [slot.place.quote for slot in slots] == [match[0] for match in SLOT.finditer(duty.clause)]


@cache
def judgements() -> dict[str, Judgement]:
    """How a policy that is made of the clauses alone is judged."""
    clauses = (SLOT.sub(lambda match: FILLED[match[1]], duty.clause) for duty in pack().requirements)
    text = "# Privacy policy\n\n" + "\n\n".join(clauses)
    report = lint(read_text(text, "policy.md"), pack=pack(), as_of=AS_OF, rules=frozenset())
    return {judgement.requirement: judgement for judgement in report.judgements}


@duties
def test_clauses_that_are_filled_in_meet_their_duty(duty: Requirement) -> None:
    judged = judgements()[duty.duty]
    assert judged.status is Status.MET, judged.reason


def test_explain_shows_the_clause_of_a_duty_and_none_for_a_defect() -> None:
    runner = CliRunner()
    assert "[kinds of data] for [retention period]" in runner.invoke(main, ["explain", "gdpr/retention-period"]).stdout
    page = json.loads(runner.invoke(main, ["explain", "gdpr/retention-period", "--format", "json"]).stdout)
    assert "[retention period]" in page["clause"]
    assert json.loads(runner.invoke(main, ["explain", "drafting/placeholder", "--format", "json"]).stdout)["clause"] is None
