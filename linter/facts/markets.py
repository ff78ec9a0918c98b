"""Whom a policy addresses, by country: where it says that its products are offered or its users live."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lookup import Lookup, may_name
from linter.findings import Evidence
from linter.knowledge.countries import country_names
from linter.regex import Regex
from linter.statements import Statement


class Market(NamedTuple):
    """A country whose people a policy addresses."""

    country: str  # ISO code
    evidence: Evidence  # the words that name it, from the "in" or "of" before the country


# a policy with one of these words speaks to people in the Union or the United Kingdom, or may
_EUROPE = frozenset(
    "eu eea gdpr europe european europeans uk britain british england scotland wales ico efta schengen dsgvo rgpd kingdom "
    "worldwide international internationally global globally".split()
)
_OFFER = (
    r"(?:products?|services?|goods|offers?|sites?|websites?|apps?|applications?|platforms?|stores?|shops?|games?|operations?"
    r"|business(?:es)?|branch(?:es)?|customers?|clients?|users?|consumers?|residents?|citizens|people|persons|individuals|members"
    r"|patients|visitors|available|offered|provided|directed|intended|aimed|marketed|sold|operates?|deliver(?:y|s)?|ship(?:s|ping)?)"
)
_OFFERED = Regex(
    rf"\b{_OFFER}\b(?:\s(?!(?:outside|and|or|but)\b)[\w'’-]+){{0,3}}?\s((?:only\s)?(?:in|within|of|from|to)\s(?:the\s)?)\Z",
    re.I,
)
_INTO = Regex(r"\b(?:in|within|of|from|to) (?:the )?[A-Z]")
_REACH = 90  # characters before the name of a country in which its offer is looked for
_ELSEWHERE = Regex(
    r"\b(?:outside|transfer\w*|stor(?:e|es|ed|age|ing)|process(?:ed|es|ing)?|servers?|host(?:ed|s|ing)?|located"
    r"|other countries|third|providers?|partners?|vendors?|if you|laws?)\b",
    re.IGNORECASE,
)


@fact
def sole_market(lookup: Lookup[Statement], capitals: Lookup[Statement]) -> Market | None:
    """The one country outside the EEA whose people the policy addresses, where it addresses nobody else."""
    if lookup.places(_EUROPE):
        return None
    statements = lookup.at(may_name(country_names(), lookup, capitals))
    markets = [market for statement in statements for market in _markets(statement)]
    if not markets or any(market.country != markets[0].country for market in markets):
        return None
    named = (found.value.code for statement in statements for found in country_names().find(statement.text))
    return markets[0] if all(code == markets[0].country for code in named) else None


def _markets(statement: Statement) -> Iterator[Market]:
    """The countries to which a statement says that something is offered, or that its readers live in."""
    if not _INTO.search(statement.text) or _ELSEWHERE.search(statement.text):
        return
    for found in country_names().find(statement.text):
        first = max(0, found.start - _REACH)
        before = _OFFERED.search(statement.text[first : found.start])
        if before and not found.value.in_eea and found.value.code != "GB":
            evidence = statement.evidence_of(first + before.start(1), found.end)
            yield Market(country=found.value.code, evidence=evidence)
