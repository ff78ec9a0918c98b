"""Practices: statements that personal data is shared, sold, used for marketing or for profiles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts import fact
from linter.facts.claims import Action, Claim
from linter.facts.guarded import Guarded, among, guarded
from linter.facts.lookup import Lookup
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class Practice(NamedTuple):
    """A statement that something is done with personal data."""

    action: Action
    consent: bool  # only where the data subject has agreed or asked for it
    statement: Statement
    evidence: Evidence


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
_SHARING = (
    "share shared disclose disclosed transfer transferred transmit transmitted pass passed provide provided send permit "
    "allow give receive process access"
)
_WITH = (
    "third providers* partners* vendors* processors* subprocessors* contractors* suppliers* affiliates* subsidiaries* "
    "companies* advertisers* agencies* organisations* organizations* universities* funders*"
)
_PATTERNS = (
    (Action.SHARE, guarded(_SHARES, _SHARING, _WITH)),
    (Action.SELL, guarded(_SELLS, "sell sold")),
    (Action.MARKET, guarded(_MARKETS, "marketing promotion* newsletter newsletters advertis* offers information")),
    (
        Action.PROFILE,
        guarded(
            _PROFILES, "advertis* ad ads targeting retargeting marketing* remarketing profile profiles offers* promotion*"
        ),
    ),
    (Action.TRACK, guarded(_TRACKS, "analytics tracking advertis*")),
)
# what speaks against a claim
_AGAINST = {
    Action.SHARE: (Action.SHARE,),
    Action.ACCESS: (Action.SHARE,),
    Action.SELL: (Action.SELL,),
    Action.TRACK: (Action.TRACK,),
    Action.USE: (Action.MARKET,),
    Action.MARKET: (Action.MARKET,),
    Action.PROFILE: (Action.PROFILE,),
}
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
_LONGEST = 600  # characters of a statement that is read


@fact
def practices(lookup: Lookup[Statement], claims: tuple[Claim, ...]) -> tuple[Practice, ...]:
    """The statements of what is done with personal data that a claim of the same policy denies, in reading order."""
    denied = {action for claim in claims for action in _AGAINST[claim.action]}
    if not denied:
        return ()
    patterns = [(action, pattern) for action, pattern in _PATTERNS if action in denied]
    return tuple(
        practice
        for statement in among((pattern for _, pattern in patterns), lookup)
        if statement.kind is not StatementKind.HEADING and len(statement.text) <= _LONGEST
        for practice in _practices(statement, patterns, lookup)
    )


def _practices(
    statement: Statement, patterns: Sequence[tuple[Action, Guarded]], lookup: Lookup[Statement]
) -> Iterator[Practice]:
    text = statement.text
    found = [action for action, pattern in patterns if pattern.search(statement, lookup)]
    if not found or text.endswith("?") or _NEGATED.search(text) or _BESIDE.search(text):
        return
    lead = statement.lead.text if statement.lead else ""
    if _NEGATED.search(lead):
        return
    for action in found:
        yield Practice(
            action=action,
            consent=_CONSENT.search(text) is not None or _CONSENT.search(lead) is not None,
            statement=statement,
            evidence=statement.evidence(),
        )
