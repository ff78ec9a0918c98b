"""Statements that personal data goes to third countries (GDPR Chapter V)."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lookup import Lookup, may_name
from linter.facts.places import ABROAD, GOES, NOT, OUTSIDE, may_name_a_place
from linter.findings import Evidence
from linter.knowledge.countries import country_names
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class TransferStatement(NamedTuple):
    """A statement that data goes to a third country."""

    countries: tuple[str, ...]  # ISO codes of the third countries that it names; () for "third countries" at large
    possible: bool  # it says "may" or "if", not that it happens
    statement: Statement
    evidence: Evidence


_DATA = Regex(r"\b(?:data|information|PII|details|they|it|cookies?|addresses)\b", re.IGNORECASE)
_MAY = Regex(r"\b(?:may|might|could|can|if|where|when|possib\w+|in case|should|unless|would)\b", re.IGNORECASE)
_NEGATION = Regex(rf"\b{NOT}\b", re.IGNORECASE)
_NOT_A_TRANSFER = Regex(
    r"\b(?:right to|regulation|complain|subject to the laws|residents? of|if you (?:are|live|reside|access|use"
    r"|visit)|users? (?:in|from|outside)|visitors? (?:in|from)|"
    r"supervisory authorit|in particular recipients|directive|court|representative|trademark|not intended)\b",
    re.IGNORECASE,
)
# words of which such a statement holds one
_OF_DATA = frozenset("data information pii details they it cookie cookies addresses".split())
_GOING = frozenset(
    "transfer transfers transferred transferring transmit transmits transmitted send sends sent sents store stores stored "
    "storage process processes processed processing host hosts hosted export exports exported share shared shares disclose "
    "disclosed access accessed accessible server servers forward forwards forwarded located based situated kept".split()
)


@fact
def transfer_statements(lookup: Lookup[Statement], capitals: Lookup[Statement]) -> tuple[TransferStatement, ...]:
    """The statements that personal data goes to third countries."""
    abroad = lookup.places(ABROAD) | may_name(country_names(), lookup, capitals)
    likely = abroad & lookup.places(_OF_DATA, _GOING)
    return tuple(found for statement in lookup.at(likely) if (found := _transfer(statement)))


def _transfer(statement: Statement) -> TransferStatement | None:
    text = statement.text
    if statement.kind is StatementKind.HEADING or len(text) > 900:
        return None
    if not may_name_a_place(text):
        return None
    outside = OUTSIDE.search(text)
    third = [found for found in country_names().find(text) if not found.value.in_eea]
    if not (outside or third) or not GOES.has(text) or not _DATA.has(text):
        return None
    anchor = outside.start() if outside else third[0].start
    if _NEGATION.has(text[max(0, anchor - 120) : anchor]) or _NOT_A_TRANSFER.has(text):
        return None
    if not outside and not re.search(
        r"\b(?:to|in|into|from)\s(?:the\s|its\s|servers in\s|countries such as\s)?(?:\w+\s)?$",
        text[max(0, anchor - 40) : anchor],
        re.IGNORECASE,
    ):
        return None
    return TransferStatement(
        countries=tuple(dict.fromkeys(found.value.code for found in third)),
        possible=bool(_MAY.has(text[:anchor])),
        statement=statement,
        evidence=statement.evidence(),
    )
