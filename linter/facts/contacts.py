"""How the policy can be answered: e-mail addresses, telephone numbers, postal addresses, forms."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.addresses import postal_addresses
from linter.facts.marks import emails, phones
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement

_FORM = Regex(r"\b(?:contact|web|online|request|support|feedback)[\s-]form\b", re.IGNORECASE)


class ContactKind(StrEnum):
    """By what means."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    FORM = "form"


class Contact(NamedTuple):
    """One way to reach somebody."""

    kind: ContactKind
    value: str  # as written
    country: str | None  # ISO code of a postal address where it tells
    statement: Statement
    evidence: Evidence


@fact
def contacts(statements: tuple[Statement, ...]) -> tuple[Contact, ...]:
    """All contacts, in document order; whose they are is not decided here."""
    found: list[Contact] = []
    for statement in statements:
        found += _in(statement)
    return tuple(found)


def _in(statement: Statement) -> list[Contact]:
    text = statement.text
    found = [_contact(statement, ContactKind.EMAIL, start, end) for start, end in emails(text)]
    for link in statement.links:
        address = link.target.removeprefix("mailto:").partition("?")[0]
        if link.target.startswith("mailto:") and not found:
            found.append(
                Contact(
                    kind=ContactKind.EMAIL,
                    value=address,
                    country=None,
                    statement=statement,
                    evidence=Evidence(span=link.span, quote=link.text.value),
                )
            )
    found += [_contact(statement, ContactKind.PHONE, start, end) for start, end in phones(text)]
    found += [
        _contact(statement, ContactKind.POST, address.start, address.end, address.country)
        for address in postal_addresses(text)
    ]
    if "orm" in text and (form := _FORM.search(text)):
        found.append(_contact(statement, ContactKind.FORM, *form.span()))
    return found


def _contact(statement: Statement, kind: ContactKind, start: int, end: int, country: str | None = None) -> Contact:
    return Contact(
        kind=kind,
        value=statement.text[start:end],
        country=country,
        statement=statement,
        evidence=statement.evidence_of(start, end),
    )
