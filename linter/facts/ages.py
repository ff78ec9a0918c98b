"""Ages below which the policy keeps people out, collects nothing, or asks for a guardian's consent (GDPR Article 8)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lookup import Lookup
from linter.facts.regions import for_another_law
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class AgeRule(StrEnum):
    """What an age decides."""

    ADMITTED = "admitted"  # who is younger may not use the service
    MEANT_FOR = "meant-for"  # the service is not directed at younger people
    COLLECTED = "collected"  # no data of younger people is knowingly collected
    CONSENT = "consent"  # younger people need the consent of a parent or guardian


class AgeLimit(NamedTuple):
    """An age that the policy draws a line at."""

    rule: AgeRule
    age: int  # full years; who is younger is on the other side of the line
    statement: Statement
    evidence: Evidence


_AGE = Regex(
    r"\b(?:(?:under|below)(?: the)?(?: age(?:s)?(?: of)?)?|younger than|less than|not yet(?: reached)?(?: the age of)?)\s"
    r"(?:\w+ \()?(?P<under>1\d)\b(?!\s?(?:months?|days?|weeks?|hours?|%|minutes?))"
    r"|\b(?:at least|over|older than|aged?|of|reached the age of)\s(?:\w+ \()?(?P<least>1\d)\)?(?:\s(?:years"
    r"|or (?:over|older|above)|and over)"
    r"|\s?\+|(?=[.,;]?\s?$))",
    re.IGNORECASE,
)
_AGES = frozenset(map(str, range(10, 20)))
_RULES = (
    (
        AgeRule.CONSENT,
        Regex(
            r"\b(?:parent\w*|guardian\w*|legal representative)\b[^.;]{0,60}\b(?:consent|permission|approval"
            r"|authori[sz]ation)"
            r"|\b(?:consent|permission|approval|authori[sz]ation|help|guidance)\b[^.;]{0,60}\b(?:parent\w*"
            r"|guardian\w*|legal representative)",
            re.IGNORECASE,
        ),
    ),
    (
        AgeRule.COLLECTED,
        Regex(
            r"\bnot? (?:\w+ ){0,4}(?:knowingly|intentionally|deliberately|collect|solicit|request"
            r"|process)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AgeRule.MEANT_FOR,
        Regex(
            r"\bnot (?:\w+ ){0,2}(?:directed|intended|meant|aimed?|designed|address|target\w*|for|offer)\b", re.IGNORECASE
        ),
    ),
    (
        AgeRule.ADMITTED,
        Regex(
            r"\b(?:must be|have to be|need to be|only (?:allowed|permitted|available)|may not (?:use|register)"
            r"|only (?:persons|individuals|people|users)"
            r"|not (?:allow\w*|permit\w*) anyone|not (?:use|allowed to use|permitted to use))\b",
            re.IGNORECASE,
        ),
    ),
)
# the line is drawn elsewhere for some, or is no line of the service
_OTHERWISE = Regex(
    r"\b(?:or (?:under|such|other|the|an?|any) (?:\w+ ){0,3}(?:age|1\d)|in some|other age|equivalent|applicable"
    r"|jurisdiction|minimum (?:legal )?age"
    r"|where|depending|sell|sale|majority|between|1\d (?:to|and|-|–) 1\d|discover|learn|become aware|aware that"
    r"|believe)\b",
    re.IGNORECASE,
)
_LAW_OF = dict(
    pair.split(":")
    for pair in (
        "austrian:AT belgian:BE bulgarian:BG cypriot:CY czech:CZ german:DE danish:DK estonian:EE spanish:ES finnish:FI "
        "french:FR greek:GR croatian:HR hungarian:HU irish:IE icelandic:IS italian:IT lithuanian:LT latvian:LV "
        "maltese:MT dutch:NL norwegian:NO polish:PL portuguese:PT romanian:RO swedish:SE slovenian:SI slovak:SK"
    ).split()
)
_NATIONS = frozenset(_LAW_OF)
_LAW = Regex(rf"\b({'|'.join(_LAW_OF)}) (?:law|legislation|data protection act)\b", re.IGNORECASE)


class StatedLaw(NamedTuple):
    """A country whose law the policy says that it follows."""

    country: str  # ISO code
    evidence: Evidence


@fact
def age_limits(lookup: Lookup[Statement]) -> tuple[AgeLimit, ...]:
    """The ages that the policy draws a line at for its own service, in reading order; those under another law left out."""
    return tuple(found for statement in lookup.holding(_AGES) if (found := _limit(statement)))


@fact
def stated_laws(lookup: Lookup[Statement]) -> tuple[StatedLaw, ...]:
    """The countries of the EEA whose law the policy refers to by name, in reading order."""
    return tuple(
        StatedLaw(country=_LAW_OF[match[1].lower()], evidence=statement.evidence_of(*match.span()))
        for statement in lookup.holding(_NATIONS)
        for match in _LAW.finditer(statement.text)
    )


def _limit(statement: Statement) -> AgeLimit | None:
    text = statement.text
    match = _AGE.search(text)
    if match is None or statement.kind is StatementKind.HEADING or _OTHERWISE.has(text) or for_another_law(statement):
        return None
    rule = next((rule for rule, pattern in _RULES if pattern.search(text)), None)
    if rule is None:
        return None
    return AgeLimit(rule=rule, age=int(match["under"] or match["least"]), statement=statement, evidence=statement.evidence())
