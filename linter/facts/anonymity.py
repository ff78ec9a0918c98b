"""Claims that data or a visit is anonymous, and the identifiers that the policy says it collects (GDPR Article 4(1), 4(5)).

An IP address, a cookie's or a device's identifier is personal data (CJEU C-582/14), whatever a policy calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.guarded import NEGATIONS, among, guarded
from linter.facts.lookup import Lookup
from linter.facts.regions import for_another_law
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class Anonymous(StrEnum):
    """What is called anonymous, or not personal."""

    IDENTIFIER = "identifier"  # an identifier itself: the words disprove themselves
    COOKIES = "cookies"  # what cookies hold or collect
    USAGE = "usage"  # data on visits and use
    VISIT = "visit"  # a visit or the use of a service: nothing personal is collected at all


class AnonymityClaim(NamedTuple):
    """A statement that something is anonymous or no personal data."""

    kind: Anonymous
    statement: Statement
    evidence: Evidence


class CollectedIdentifier(NamedTuple):
    """A statement that an identifier is collected."""

    name: str  # as written: "IP address", "advertising ID"
    statement: Statement
    evidence: Evidence


_NOT = r"(?:do(?:es)? not|don['’]t|doesn['’]t|never|cannot|can['’]t|not)"
_PERSONAL = r"(?:(?:personal(?:ly[- ]identifiable)?|personally identifying)\s(?:data|information)\b|PII\b)"
_KEEP = r"(?:collect|process|stor|gather|record|obtain|hold|contain)\w*"
_IDENTIFIER = Regex(
    r"\banonymous\s(?:\w+\s){0,2}?(?:identifiers?|ids?|identification numbers?)\b"
    r"|\b(?:ip address(?:es)?|device (?:identifiers?|ids?)|advertising ids?|cookie ids?)\b[^.;:]{0,60}"
    r"\b(?:(?:is|are)\s(?:considered\s)?(?:not|non)[- ](?:considered\s)?personal|(?:is|are)\s(?:completely\s"
    r"|fully\s)?anonymous)\b"
    r"|\b(?:non-?personal(?:ly[- ]identif\w+)?|anonymous)\s(?:data|information)\b[^.;:]{0,40}"
    r"(?:such as|including|includes?|like|e\.g\.,?|for example)\b[^.;:]{0,100}\b(?:ip address|(?:device|cookie"
    r"|unique) identifier)",
    re.IGNORECASE,
)
_COOKIES = Regex(
    rf"\b(?:cookies?|trackers?)\b[^.;:]{{0,40}}\b{_NOT}\s{_KEEP}\s(?:any\s)?{_PERSONAL}(?!\s(?:such as|like|about))"
    r"|\bcookies?\b[^.;:]{0,60}\bcollects?\b[^.;:]{0,40}\banonymous(?:ly)?\b"
    r"|\binformation\s(?:that\s)?(?:these|the)\scookies\scollect[^.;:]{0,40}\banonymous\b",
    re.IGNORECASE,
)
_USAGE = Regex(
    r"\b(?:data|information|statistics)\b[^.;:]{0,40}\b(?:is|are)\s(?:\w+\s){0,2}collected\s(?:\w+\s){0,2}anonymously\b"
    r"|\bcollects?\s(?:\w+\s){0,2}anonymous\s(?:\w+\s)?(?:data|information)\b",
    re.IGNORECASE,
)
_VISIT = Regex(
    r"\b(?:visit|browse|use)\s(?:our|the|this|these)\s(?:web)?(?:sites?|pages?|services?|apps?|shop"
    r"|platform)\b[^.;:]{0,20}\banonymously\b"
    rf"|\b(?:visit|browse|use)\s(?:our|the|this)\s\w+\s(?:\w+\s)?without\s(?:the\s)?(?:processing|collection"
    rf"|collecting|providing)"
    rf"\s(?:of\s)?(?:any\s)?(?:your\s)?{_PERSONAL}"
    rf"|(?<!if )(?<!where )(?<!when )\bwe\s(?:(?!may|must|will|shall|could)\w+\s)?(?!can){_NOT}\s{_KEEP}\s(?:(?:or"
    rf"|and)\s\w+\s)?(?:any\s(?:of\s)?)?(?:your\s)?{_PERSONAL}"
    rf"|\b[A-Z]\w+\sdoes not\s{_KEEP}\s(?:(?:or|and)\s\w+\s)?any\s{_PERSONAL}",
    re.IGNORECASE,
)
_KINDS = (
    (
        Anonymous.IDENTIFIER,
        guarded(
            _IDENTIFIER,
            "anonymous personal personally nonpersonal nonpersonally",
            "identifier* id ids identification address*",
        ),
    ),
    (
        Anonymous.COOKIES,
        guarded(_COOKIES, "cookie cookies tracker trackers", "anonymous anonymously personal personally pii"),
    ),
    (Anonymous.USAGE, guarded(_USAGE, "anonymous anonymously", "collect collects collected")),
    (Anonymous.VISIT, guarded(_VISIT, "personal personally pii anonymously", f"{NEGATIONS} anonymously")),
)
# for whom or when it holds, beside which it promises nothing about everybody else
_LIMITED = Regex(
    r"\b(?:child\w*|minors?|under the age|under \d\d|sell|sold|knowingly|unless|except|other than|apart from"
    r"|without your (?:consent|permission|knowledge)|beyond"
    r"|more than|from third parties|sensitive|special categor\w+|directly|anonymi[sz]ed|truncated|shortened"
    r"|if you (?:do not|don)"
    r"|incognito|browser['’]?s|private mode|tag manager|payment|offline|from (?:other|any))\b",
    re.IGNORECASE,
)
_NAMED = Regex(
    r"\b(?:IP[- ]address(?:es)?|internet protocol address(?:es)?|(?:unique |mobile )?device (?:identifiers?"
    r"|IDs?)|advertising IDs?|IDFA|GAID"
    r"|MAC address(?:es)?|unique (?:user )?identifiers?)\b",
    re.IGNORECASE,
)
_COLLECTED = Regex(
    r"\b(?:collect\w*|log(?:s|ged)?|record\w*|stor(?:e|es|ed|ing)|receiv\w+|process\w*|gather\w*|captur\w+"
    r"|obtain\w*|track\w*"
    r"|transmit\w*|sav(?:e|es|ed)|register\w*|automatic\w*|analy\w+|technical data|data we)\b",
    re.IGNORECASE,
)
_NOT_COLLECTED = Regex(
    r"\b(?:anonymi[sz]\w+|truncat\w+|shorten\w+|mask\w*|not|never|no longer|without|hash\w*|delet\w+|right to"
    r"|may be used to"
    r"|children|last octet)\b",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of a statement that is shown whole


@fact
def anonymity_claims(lookup: Lookup[Statement]) -> tuple[AnonymityClaim, ...]:
    """The claims that something is anonymous or no personal data, in reading order."""
    likely = among((pattern for _, pattern in _KINDS), lookup)
    return tuple(claim for statement in likely if (claim := _claim(statement, lookup)))


@fact
def collected_identifiers(statements: tuple[Statement, ...]) -> tuple[CollectedIdentifier, ...]:
    """The statements that an identifier is collected, in reading order."""
    return tuple(found for statement in statements for found in _identifiers(statement))


def _claim(statement: Statement, lookup: Lookup[Statement]) -> AnonymityClaim | None:
    text = statement.text
    if statement.kind is StatementKind.HEADING:
        return None
    for kind, pattern in _KINDS:
        if match := pattern.search(statement, lookup):
            if _LIMITED.has(text):
                return None
            if kind is not Anonymous.IDENTIFIER and "anonymous" not in match[0].lower() and for_another_law(statement):
                return None
            return AnonymityClaim(
                kind=kind, statement=statement, evidence=statement.evidence_of(*_around(text, *match.span()))
            )
    return None


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole statement, or, of a long one, the clause with what was found."""
    if len(text) <= _LONGEST:
        return 0, len(text)
    return max(text.rfind(". ", 0, start) + 1, 0), end


def _identifiers(statement: Statement) -> Iterator[CollectedIdentifier]:
    text = statement.text
    if statement.kind is StatementKind.HEADING or ("ddress" not in text and "dentifier" not in text and "ID" not in text):
        return
    match = _NAMED.search(text)
    if match is None or _NOT_COLLECTED.has(text):
        return
    lead = statement.lead.text if statement.lead else ""
    if _COLLECTED.search(text) or _COLLECTED.search(lead) or any(map(_COLLECTED.search, statement.headings[-2:])):
        low, high = max(0, match.start() - _LONGEST // 2), min(len(text), match.end() + _LONGEST // 2)
        low = text.find(" ", low) + 1 if low else 0
        yield CollectedIdentifier(name=match[0], statement=statement, evidence=statement.evidence_of(low, high))
