"""Practices: statements that personal data is shared, sold, used for marketing or for profiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.facts import fact
from linter.facts.claims import Action
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A statement that something is done with personal data."""

    action: Action
    consent: bool  # only where the data subject has agreed or asked for it
    statement: Statement
    evidence: Evidence


_STEMS = tuple(
    "shar disclos transfer provid receiv sell sold arket rofil romotion ewsletter dvertis ersonali nalytics racking".split()
)
_PARTIES = (
    r"(?:third[- ]part(?:y|ies)|(?:service )?providers|partners|vendors|(?:sub-?)?processors|contractors"
    r"|suppliers|affiliates|subsidiaries"
    r"|group companies|advertisers|agencies|companies|organi[sz]ations|universities|funders)"
)
_SHARES = Regex(
    r"\b(?:we|I|us)\b\s(?:(?:may|can|will|also|only|sometimes|do|share|or|and|disclose|must|need to|have to)\s){0,5}?"
    r"(?:share|disclose|transfer|transmit|pass|provide|send|permit|allow|give)\b"
    rf"[^.;:]{{0,120}}?\b{_PARTIES}"
    rf"|\b(?:data|information)\b[^.;:]{{0,60}}\b(?:is|are|will be|may be|can be|that we)\s(?:also\s)?(?:share"
    rf"|shared|disclosed|transferred|transmitted|passed on|provided)\b"
    rf"[^.;:]{{0,60}}\b{_PARTIES}"
    rf"|\b{_PARTIES}\b[^.;:]{{0,30}}\b(?:may|will|can|also)\s(?:also\s)?(?:receive|process|access"
    rf"|have access to)\b[^.;:]{{0,40}}\b(?:data|information)\b",
    re.IGNORECASE,
)
_SELLS = Regex(
    r"(?<!if )(?<!If )\b(?:we|I)\b\s(?:(?:may|might|can|will|have|do|also|only)\s){0,3}[\"“”]?(?:sell"
    r"|sold)\b(?![^.;:]{0,30}\b(?:business|assets|company|products|goods|advertising space))",
    re.IGNORECASE,
)
_MARKETS = Regex(
    r"\b(?:send|provide|contact|email|inform|deliver|receive)\b[^.;:]{0,70}\b(?:marketing|promotion\w*"
    r"|newsletters?|advertis\w+|special offers"
    r"|information about our (?:\w+ )?(?:services|products|offers)|offers and)\b"
    r"|\b(?:for|our) (?:\w+ )?marketing (?:purposes|communications?|activities|campaigns)\b",
    re.IGNORECASE,
)
_PROFILES = Regex(
    r"\b(?:targeted|personali[sz]ed|interest[- ]based|behaviou?ral|tailored) (?:advertis\w+|ads?\b|marketing"
    r"|offers|promotions?)"
    r"|\bre-?(?:targeting|marketing)\b|\b(?:build|create|creating|building) (?:\w+ ){0,3}profiles?\b"
    r"|\bprofiles? of (?:your|the user|users)"
    r"|\badvertising (?:\w+ ){0,4}(?:interests?|behaviou?r)\b",
    re.IGNORECASE,
)
_TRACKS = Regex(
    r"\b(?:use|uses|using|allow|permit)\b[^.;:]{0,60}\b(?:analytics|tracking"
    r"|advertising)\b[^.;:]{0,40}\b(?:services?|tools?|compan(?:y|ies)|part(?:y|ies)"
    r"|providers?|technologies|partners)\b|\b(?:targeted|interest[- ]based|third[- ]party) advertis\w+",
    re.IGNORECASE,
)
_PATTERNS = (
    (Action.SHARE, _SHARES),
    (Action.SELL, _SELLS),
    (Action.MARKET, _MARKETS),
    (Action.PROFILE, _PROFILES),
    (Action.TRACK, _TRACKS),
)
_NEGATED = Regex(r"\b(?:not|never|no|nor|don['’]t|won['’]t|without|neither|cannot|unless)\b", re.IGNORECASE)
_CONSENT = Regex(
    r"\b(?:consent\w*|permission|opt(?:ed)?[- ]in|subscrib\w+|sign(?:ed)? up|agree\w*|if you (?:choose|ask"
    r"|request|have)|at your request|you (?:ask|request|instruct))\b",
    re.IGNORECASE,
)
# what says nothing of an ordinary practice: the law, a sale of the company, a right, data that is nobody's
_BESIDE = Regex(
    r"\b(?:law|legal|court|authorit\w+|merger|acqui\w+|bankrupt\w*|right|rights|object|opt[- ]?out"
    r"|unsubscrib\w+|aggregate\w*|anonym\w*|statistic\w*|de-?identif\w+"
    r"|reserve|police|government|visit the|links? to|their own (?:policy|policies)|right to know|you can"
    r"|withdraw\w*|preferences|their privacy|you have chosen|machine-readable)\b",
    re.IGNORECASE,
)


@fact
def practices(statements: tuple[Statement, ...]) -> tuple[Practice, ...]:
    """The statements of what is done with personal data, in reading order."""
    return tuple(
        practice
        for statement in statements
        if statement.kind is not StatementKind.HEADING and any(stem in statement.text for stem in _STEMS)
        for practice in _practices(statement)
    )


def _practices(statement: Statement) -> Iterator[Practice]:
    text = statement.text
    if len(text) > _LONGEST or text.endswith("?") or _NEGATED.search(text) or _BESIDE.search(text):
        return
    for action, pattern in _PATTERNS:
        if pattern.search(text):
            lead = statement.lead.text if statement.lead else ""
            if _NEGATED.search(lead):
                return
            yield Practice(
                action=action,
                consent=_CONSENT.search(text) is not None or _CONSENT.search(lead) is not None,
                statement=statement,
                evidence=statement.evidence(),
            )


_LONGEST = 600  # characters of a statement that is read
