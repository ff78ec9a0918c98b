"""The facts that a report shows, as plain data: what the policy says, where, and what is known beside it.

Every kind is there, empty where nothing was found. They are computed only for a report that wants them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from linter.facts import Facts

if TYPE_CHECKING:
    from linter.facts.contacts import Contact
    from linter.facts.dates import PolicyDate
    from linter.facts.officer import Officer
    from linter.facts.parties import Controller
    from linter.facts.periods import StoragePeriod
    from linter.facts.places import TransferStatement
    from linter.facts.recipients import Recipient

Told = dict[str, Any]  # a fact by the keys of report-v1; its places are Evidence


def reported(facts: Facts) -> Told:
    """What a report shows of a document, by kind."""
    controller, officer = facts.get("controller"), facts.get("officer")
    return {
        "controller": controller and _controller(controller),
        "officer": officer and _officer(officer),
        "recipients": _each(_recipient, facts.get("recipients")),
        "transfers": _each(_transfer, facts.get("transfer_statements")),
        "storage_periods": _each(_period, facts.get("storage_periods")),
        "dates": _each(_date, facts.get("policy_dates")),
        "contacts": _each(_contact, facts.get("contacts")),
        "cookies": [],
    }


def _each(tell: Callable[[Any], Told], found: tuple[Any, ...]) -> list[Told]:
    return list(map(tell, found))


def _controller(controller: Controller) -> Told:
    return {
        "name": controller.name,
        "address": controller.address,
        "registration": controller.registration,
        "country": controller.country,
        "country_from": controller.country_from,
        "confidence": controller.confidence.value,
        "country_confidence": controller.country_confidence.value,
        "evidence": controller.evidence,
    }


def _officer(officer: Officer) -> Told:
    return {"title": officer.title, "contacts": _each(_contact, officer.contacts), "evidence": officer.evidence}


def _recipient(recipient: Recipient) -> Told:
    return {
        "name": recipient.name,
        "vendor": recipient.vendor,
        "country": recipient.country,
        "eea_entity": recipient.eea_entity or None,
        "eea_country": recipient.eea_country or None,
        "dpf": recipient.dpf,
        "how": recipient.how.value,
        "evidence": list(recipient.evidence),
    }


def _transfer(transfer: TransferStatement) -> Told:
    return {"countries": list(transfer.countries), "possible": transfer.possible, "evidence": transfer.evidence}


def _period(period: StoragePeriod) -> Told:
    return {"data": period.data, "days": period.days, "criterion": period.criterion, "evidence": period.evidence}


def _date(date: PolicyDate) -> Told:
    return {
        "role": date.role.value,
        "readings": [day.isoformat() for day in date.readings],
        "precision": "day" if date.has_day else "month" if date.has_month else "year",
        "evidence": date.place,
    }


def _contact(contact: Contact) -> Told:
    return {
        "kind": contact.kind.value,
        "value": contact.value,
        "country": contact.country,
        "evidence": contact.evidence,
    }
