"""The data protection officer: what the policy calls that person, and how to reach it (GDPR Articles 13(1)(b), 37(7))."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts import fact
from linter.facts.contacts import Contact
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement


class Officer(NamedTuple):
    """The data protection officer, under that title or one like it."""

    title: str  # as written
    contacts: tuple[Contact, ...]  # the officer's own; () where the policy gives none beside it
    evidence: Evidence


_WORDS = ("officer", "dpo", "protection of personal data", "for data protection", "for personal data protection")
_TITLE = Regex(
    r"\b(?:(?:chief )?(?:(?:personal )?data (?:protection|privacy)|privacy(?: protection)?|information protection)"
    r" (?:officers?|official|manager|delegate|coordinator)|DPO"
    r"|(?:authori[sz]ed |responsible )?person (?:responsible |authori[sz]ed |in charge )?(?:for|of) (?:the )?"
    r"(?:(?:personal )?data protection|protection of personal data))\b",
    re.IGNORECASE,
)
_NONE = Regex(r"\b(?:not|no|without|\w+n['’]t)\b[^.;]{0,60}$", re.IGNORECASE)
_FOLLOWING = 5  # short statements after the officer's in which its contact is looked for
_SHORT = 120  # characters of a line of contact details


@fact
def officer(statements: Sequence[Statement], contacts: Sequence[Contact]) -> Officer | None:
    """The officer at the first mention that gives a contact, else at the first mention; None where there is none."""
    by_statement: dict[int, list[Contact]] = {}
    for contact in contacts:
        by_statement.setdefault(contact.statement.index, []).append(contact)
    first: Officer | None = None
    for statement, match in _mentions(statements):
        found = Officer(
            title=match[0],
            contacts=tuple(_own(statement, match, statements, by_statement)),
            evidence=statement.evidence_of(*match.span()),
        )
        if found.contacts:
            return found
        first = first or found
    return first


def _mentions(statements: Sequence[Statement]) -> Iterator[tuple[Statement, re.Match[str]]]:
    for statement in statements:
        small = statement.text.lower()
        if any(word in small for word in _WORDS):
            match = _TITLE.search(statement.text)
            if match and not _NONE.search(statement.text[: match.start()]):
                yield statement, match


def _own(
    statement: Statement,
    match: re.Match[str],
    statements: Sequence[Statement],
    contacts: dict[int, list[Contact]],
) -> Iterator[Contact]:
    """The contacts of the officer's own statement, or of the lines that follow it."""
    if statement.index in contacts:
        start = statement.span_of(*match.span()).start
        beside = contacts[statement.index]
        yield from [contact for contact in beside if contact.evidence.span.start > start] or beside
        return
    for other in statements[statement.index + 1 : statement.index + 1 + _FOLLOWING]:
        if other.section is not statement.section or (len(other.text) > _SHORT and other.lead is not statement):
            return
        yield from contacts.get(other.index, ())
