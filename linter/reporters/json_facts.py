"""The facts of a document as report-v1 gives them: what stands in the policy, its place, and what is known beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from linter.findings import Evidence

if TYPE_CHECKING:
    from linter.facts.contacts import Contact
    from linter.facts.cookies import CookieRow
    from linter.facts.dates import PolicyDate
    from linter.facts.officer import Officer
    from linter.facts.parties import Controller
    from linter.facts.periods import StoragePeriod
    from linter.facts.recipients import Recipient
    from linter.facts.transfers import TransferStatement

Written = dict[str, Any]
Place = Callable[[Evidence], Written]  # how the report names a place


def facts_of(facts: Mapping[str, Any], place: Place) -> Written:
    """Every kind of fact that the form promises, empty where nothing was found."""
    controller, officer = facts.get("controller"), facts.get("officer")
    return {
        "controller": controller and _controller(controller, place),
        "officer": officer and _officer(officer, place),
        "recipients": [_recipient(recipient, place) for recipient in facts.get("recipients", ())],
        "transfers": [_transfer(transfer, place) for transfer in facts.get("transfers", ())],
        "storage_periods": [_period(period, place) for period in facts.get("storage_periods", ())],
        "dates": [_date(date, place) for date in facts.get("dates", ())],
        "contacts": [_contact(contact, place) for contact in facts.get("contacts", ())],
        "cookies": [_cookie(row, place) for found in facts.get("cookies", ()) for row in found.rows],
    }


def _controller(controller: Controller, place: Place) -> Written:
    return {
        "name": controller.name,
        "address": controller.address,
        "registration": controller.registration,
        "country": controller.country,
        "country_from": controller.country_from,
        "confidence": controller.confidence.value,
        "country_confidence": controller.country_confidence.value,
        "evidence": place(controller.evidence),
    }


def _officer(officer: Officer, place: Place) -> Written:
    contacts = [_contact(contact, place) for contact in officer.contacts]
    return {"title": officer.title, "contacts": contacts, "evidence": place(officer.evidence)}


def _recipient(recipient: Recipient, place: Place) -> Written:
    return {
        "name": recipient.name,
        "vendor": recipient.vendor,
        "country": recipient.country,
        "eea_entity": recipient.eea_entity or None,
        "eea_country": recipient.eea_country or None,
        "dpf": recipient.dpf,
        "how": recipient.how.value,
        "evidence": [place(evidence) for evidence in recipient.evidence],
    }


def _transfer(transfer: TransferStatement, place: Place) -> Written:
    return {
        "countries": list(transfer.countries),
        "possible": transfer.possible,
        "evidence": place(transfer.evidence),
    }


def _period(period: StoragePeriod, place: Place) -> Written:
    return {
        "data": period.data,
        "days": period.days,
        "criterion": period.criterion,
        "evidence": place(period.evidence),
    }


def _date(date: PolicyDate, place: Place) -> Written:
    return {
        "role": date.role.value,
        "readings": [day.isoformat() for day in date.readings],
        "precision": "day" if date.has_day else "month" if date.has_month else "year",
        "evidence": place(date.place),
    }


def _contact(contact: Contact, place: Place) -> Written:
    return {
        "kind": contact.kind.value,
        "value": contact.value,
        "country": contact.country,
        "evidence": place(contact.evidence),
    }


def _cookie(row: CookieRow, place: Place) -> Written:
    return {
        "name": row.name,
        "provider": row.provider,
        "domain": row.host,
        "party": row.party and row.party.value,
        "purpose": row.purpose,
        "category": row.category and row.category.value,
        "duration": row.duration,
        "days": row.days,
        "session": row.session,
        "vendor": row.vendor or None,
        "evidence": place(row.evidence),
    }
