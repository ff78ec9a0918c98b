"""Claims: what the policy says is never done, or done for one purpose alone, with all personal data.

A claim binds the writer for all data and everybody. A sentence about one kind of data ("this information", "your card
number"), about children, or about people under another law is none; what it makes an exception of is its condition.
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


class Action(StrEnum):
    """What a claim is about."""

    SHARE = "share"  # data is given to third parties
    SELL = "sell"
    ACCESS = "access"  # people outside the company see it
    TRACK = "track"  # tools of third parties measure or follow visitors
    USE = "use"  # data is used for something else than is said
    MARKET = "market"  # data is used for marketing
    PROFILE = "profile"  # data is used to build profiles


class Condition(StrEnum):
    """Under what condition a claim does not hold."""

    NONE = "none"
    CONSENT = "consent"  # the data subject agrees


class Claim(NamedTuple):
    """That something is never done with personal data, or that data serves one purpose alone."""

    action: Action
    condition: Condition  # when it is done all the same
    whom: str  # the kind of recipient, as written: "third parties", "AI providers"; "" where it names none
    statement: Statement
    evidence: Evidence
    but: str = ""  # the one recipient that it makes an exception of, as written: "our hosting provider"


_NOT = r"(?:do(?:es)? not|don['’]t|doesn['’]t|will not|won['’]t|shall not|never|have not|has not|not|no)"
_GIVE = (
    r"(?:shar(?:e|ed|es|ing)|re-sharing|disclos(?:e|ed|es|ing)|transfer(?:s|red)?|transmit(?:s|ted)?"
    r"|pass(?:ed)?(?: on)?|give|given"
    r"|provided?|sen[dt]|hand(?:ed)? over|make available|made available|forward(?:ed)?)"
)
_DATA = (
    r"(?:your |any |the |our users['’]? |user |customer |visitor )*(?:personal(?:ly)?(?:[- ]identif\w+)? |private |user )?"
    r"(?:data|information|details|PII)\b"
)
_WHOM = (
    r"(?P<whom>third[- ](?:part(?:y|ies)|person)\w*|anyone(?: else)?|(?:other|outside|external) (?:part(?:y"
    r"|ies)|companies|organi[sz]ations|people)"
    r"|externally|(?:any )?(?:other )?[A-Z]{2} providers|advertisers)"
)
# other verbs of the same kind beside the one that is looked for, and what stands between
_AMONG = (
    r"(?:(?:sell|sold|rent|rented|trade|traded|lease|share|shared|disclose|disclosed|transfer|use|used|for"
    r"|marketing|purposes|or|and|and/or|ever|otherwise|also|pass)[, ]\s?)"
)
_ACTIVE = Regex(
    rf"\b(?P<not>{_NOT})\s(?P<verbs>{_AMONG}){{0,8}}(?P<verb>{_GIVE})\b\s(?:or \w+ |and \w+ )?(?P<data>[^.;:]{{0,90}}?)"
    rf"\b(?:to|with|by)\s(?:any\s|other\s|our\s|a\s)?(?:external\s|outside\s)?{_WHOM}"
    rf"|\b(?P<not2>{_NOT})\s(?P<verb2>re-sharing|sharing|disclosure"
    rf"|transfer)\sof\s(?P<data2>[^.;:]{{0,60}}?)\s(?P<whom2>externally|(?:to|with) third parties)",
    re.IGNORECASE,
)
_PASSIVE = Regex(
    rf"\b(?P<data>{_DATA})\s(?:\w+\s){{0,4}}?(?:is|are|will be|was|were|has been"
    rf"|have been)\s(?:\w+\s){{0,2}}?(?P<not>never|not)\s"
    rf"(?P<verbs>{_AMONG}){{0,8}}(?P<verb>{_GIVE})\s(?:to|with|by)\s(?:any\s|other\s|a\s)?(?:external\s)?{_WHOM}"
    rf"|\bno\s(?P<data2>{_DATA})\s(?:is|are|will be)\s(?P<verb2>{_GIVE})\s(?:to"
    rf"|with)\s(?:any\s)?(?P<whom2>third parties|[A-Z]{{2}} providers|anyone)",
    re.IGNORECASE,
)
# "Apart from our bank, nobody receives your data": an exception of one recipient, which leaves all others
_BUT_ONE = (
    r"(?:apart from|except for|except|other than|but|besides)\s(?:our|the|my)\s(?:[\w-]+\s){0,2}(?:providers?|host|hoster"
    r"|processors?|compan(?:y|ies)|bank|accountants?|advis[eo]rs?|carriers?|couriers?|employees|staff|team|lawyers?)"
)
_EXCEPTION = Regex(rf"\b{_BUT_ONE}\b", re.IGNORECASE)
_NOBODY = Regex(
    rf"\A\W*(?:{_BUT_ONE},?\s)?(?P<whom>no[ -]?one|nobody|no third part(?:y|ies))(?:\selse)?(?:,?\s{_BUT_ONE},?)?"
    r"\s(?:ever\s)?(?:receives?|gets?|obtains?|sees?|is given|are given|has access to|have access to)\s"
    rf"(?:any of\s)?(?P<data>{_DATA})(?=\W*\Z)",
    re.IGNORECASE,
)
_SELL = Regex(
    rf"(?<!that )\b(?:we|I|data is|information is|data are|(?!do\b)[A-Z]\w+)\s(?:will\s"
    rf"|have\s)?{_NOT}\s(?:\w+,?\s){{0,3}}(?:sell|sold)\b",
    re.IGNORECASE,
)
_ACCESS = Regex(
    r"\b(?:the )?only (?:people|persons"
    r"|individuals)\b[^.;:]{0,60}\baccess\b[^.;:]{0,40}\bare\b[^.;:]{0,30}\b(?:employees|team members|staff)\b"
    r"|\baccess to (?:it|this data|your data|personal data|your personal data"
    r"|the data)\b[^.;:]{0,30}\b(?:limited|restricted)\sto\s"
    r"(?:our |the )?(?:\w+ )?(?:employees|team members|staff)\b(?=\W*$)",
    re.IGNORECASE,
)
_TRACK = Regex(
    rf"\b{_NOT}\s(?:\w+\s){{0,2}}?(?:include|use|contain|allow|permit|offer)\s(?:any\s)?third[- ]part(?:y"
    rf"|ies)(?:'s|’s)?\s(?:to\s)?"
    r"(?:analytics|advertising|ads|track\w*|cookies|place)",
    re.IGNORECASE,
)
_OTHER_PURPOSE = Regex(
    rf"\b{_NOT}\b[^.;:]{{0,20}}\buse[ds]?\b\s?(?P<data>[^.;:]{{0,50}}?)\bfor (?:any )?other purposes?\b"
    r"(?!\s(?:than|unless|without|except|if))",
    re.IGNORECASE,
)
_SOLE_PURPOSE = Regex(
    rf"\b(?P<data>{_DATA})[^.;:]{{0,60}}?\b(?:exclusively|solely)\s(?:for the purpose of|for"
    rf"|to)\s(?P<purpose>[^.;:]{{5,160}})"
    r"|\b(?:provide|use|process)\s(?P<data2>[^.;:]{0,40}?\b(?:data|information))\sonly\sto\s(?P<purpose2>[^.;:]{5,100})",
    re.IGNORECASE,
)
_MARKET = Regex(
    rf"\b(?P<data>{_DATA})\s(?:is|are|will be)\s(?:never|not)\s(?:\w+\s)?used for (?:\w+\s)?marketing\b", re.IGNORECASE
)
_PROFILE = Regex(
    r"\b(?:nor|neither|not|no|never)\b[^.;:]{0,70}(?<!including )\bprofiling\b"
    r"|\bprofiling\b[^.;:]{0,40}\b(?:does not take place|is not (?:used|carried out|performed))"
    rf"|\b(?:we|I)\s(?:will\s)?{_NOT}\s(?:\w+\s)?(?:make|build|create|draw up|form|compile)\s(?:\w+\s){{0,2}}?profiles?\s"
    r"(?:of|about|on|from)\s(?:you\b|(?:\w+\s)?(?:users|customers|visitors|people|persons|individuals|readers)\b"
    r"|(?:your|any)\s(?:personal\s)?(?:data|information)\b)",
    re.IGNORECASE,
)
_CONSENT = Regex(
    r"\b(?:unless you|without (?:your|the user['’]?s?|prior|explicit|express)|unless (?:with )?(?:your|explicit"
    r"|prior))\b[^.;:]{0,40}"
    r"\b(?:consent|permission|agree\w*|authori[sz]\w+|allow)\b",
    re.IGNORECASE,
)
# an exception, a purpose or a part of the data for which alone the claim is made
_NARROWED = Regex(
    r"\b(?:unless|except(?:ion)?|excluding|other than|apart from|outside of|beyond|as described|as set out|as provided"
    r"|without (?:first|a legal|giving|legal)"
    r"|if (?:you|we|there)|when you|where you|in exchange|that (?:directly |would |can |could )|generally"
    r"|conventional|traditional\w*|as (?:that|the) term|knowingly|who (?:has|have|is|are) not?|directly identif\w+"
    r"|in the meaning|independent|unaffiliated|non-affiliated|necessary|more than)\b",
    re.IGNORECASE,
)
# what data is not given away for: it may be for something else
_FOR = Regex(
    r"\bfor (?:their|those|its|the third|direct|marketing|commercial|advertising|targeted|cross|monetary|money"
    r"|the purposes?|any) ",
    re.IGNORECASE,
)
_MERGER = Regex(r"\b(?:except|other than|unless)\s(?:\w+\s){0,4}?(?:acquisition|merger|sale of)\b", re.IGNORECASE)
_ASKED = Regex(r"\b(?:right to|have the right|request\b[^.;]{0,20}\bthat|request us|ask us|you can)\b", re.IGNORECASE)
_SPECIFIC = Regex(
    r"\b(?:this|these|such|those|that|card|payment|credit|health|location|contact|passwords?|messages?|phone"
    r"|e-?mail|address(?:es)?|profile"
    r"|biometric|photo\w*|videos?|content|password|log|cookies?|children\w*|minors?|survey|sms|text messag\w+"
    r"|mobile (?:number|opt)|credentials|sensitive"
    r"|platform user|log[- ]?in|precise|comments?|newsletters?|it|them|collected|provided|any of this"
    r"|separately|who are)\b",
    re.IGNORECASE,
)
_OTHERS_DO = Regex(
    r"\b(?:they|providers?|processors|partners?|third[- ]part(?:y|ies)(?:[- ]\w+){0,2}|vendors?|contractors"
    r"|recipients|which|who|you|your rights?|services)\b"
    r"(?:(?!\b(?:we|I)\b)[^.;:]){0,40}$",
    re.IGNORECASE,
)
_BY_OTHERS = Regex(
    r"\b(?:they|providers?|processors?|partners?|third[- ]part(?:y|ies)|vendors?|agents?|contractors"
    r"|assistants?|recipients|notice|policy)\b",
    re.IGNORECASE,
)
_LISTED = Regex(r"\bpurposes?\b|\bprocessing activities\b|\bdecision\b|\blegal\b", re.IGNORECASE)
_QUALIFIED = Regex(
    r"\b(?:legal (?:or|effects?)|significant\w*|article 22|produc\w+|furtherance|rights?|existence|occurrence"
    r"|cookies|they|opt|this|these|such)\b",
    re.IGNORECASE,
)
_LONGEST = 500  # characters: longer statements hold their own exceptions
_NEVER = "not no never don't doesn't won't"
_GIVEN = (
    "share shared shares sharing disclose disclosed discloses disclosing disclosure transfer transfers transferred transmit "
    "transmits transmitted pass passed give given provide provided send sent hand handed make made forward forwarded"
)
_RECIPIENTS = "third anyone* other outside external* providers* advertisers*"
_GIVING = (guarded(_ACTIVE, _NEVER, _RECIPIENTS, _GIVEN), guarded(_PASSIVE, _NEVER, _RECIPIENTS, _GIVEN))
_TO_NOBODY = guarded(_NOBODY, "no noone nobody", "data information details pii")
_SELLING = guarded(_SELL, "sell sold", _NEVER)
_SEEING = guarded(_ACCESS, "access", "employees team staff", "only limited restricted")
_TRACKING = guarded(_TRACK, "third", _NEVER, "include use contain allow permit offer")
_ELSE = guarded(_OTHER_PURPOSE, "purpose purposes", "other", "use used uses", _NEVER)
_ALONE = guarded(
    _SOLE_PURPOSE, "exclusively solely only", "exclusively solely provide use process", "data information details pii"
)
_MARKETING = guarded(_MARKET, "marketing", "never not")
_PROFILING = guarded(_PROFILE, "profiling profile profiles", NEGATIONS)
_KINDS = (*_GIVING, _TO_NOBODY, _SELLING, _SEEING, _TRACKING, _ELSE, _ALONE, _MARKETING, _PROFILING)


@fact
def claims(lookup: Lookup[Statement]) -> tuple[Claim, ...]:
    """The claims about all personal data, in reading order."""
    return tuple(claim for statement in among(_KINDS, lookup) for claim in _claims(statement, lookup))


def _claims(statement: Statement, lookup: Lookup[Statement]) -> Iterator[Claim]:
    text = statement.text
    if statement.kind is StatementKind.HEADING or len(text) > _LONGEST:
        return
    found = [*_shared(statement, lookup), *_others(statement, lookup)]
    if not found or text.endswith("?") or for_another_law(statement):
        return
    consent = _CONSENT.search(text)
    rest = text[: consent.start()] + text[consent.end() :] if consent else text
    to_nobody = _TO_NOBODY.search(statement, lookup)
    but = _EXCEPTION.search(text) if to_nobody else None
    rest = _EXCEPTION.sub("", rest) if but else rest
    if _NARROWED.has(_MERGER.sub("", rest)) or _ASKED.has(text):
        return
    condition = Condition.CONSENT if consent else Condition.NONE
    for action, whom in found:
        yield Claim(
            action=action,
            condition=condition,
            whom=whom,
            statement=statement,
            evidence=statement.evidence(),
            but=_recipient_of(but[0]) if but else "",
        )


def _recipient_of(exception: str) -> str:
    """The recipient alone: "our bank" of "apart from our bank"."""
    return re.split(r"\s(?=(?:our|the|my)\s)", exception, maxsplit=1, flags=re.IGNORECASE)[-1]


def _shared(statement: Statement, lookup: Lookup[Statement]) -> Iterator[tuple[Action, str]]:
    """Whether a statement says that data is given to nobody, with the kind of recipient."""
    text = statement.text
    for pattern in _GIVING:
        match = pattern.search(statement, lookup)
        if (
            match
            and _is_general(_named(text, match))
            and not _OTHERS_DO.has(text[: match.start()])
            and not _FOR.search(text, match.end() - 1)
        ):
            yield Action.SHARE, (match["whom"] or match["whom2"]).removeprefix("to ").removeprefix("with ")
            return
    nobody = _TO_NOBODY.search(statement, lookup)
    # "no one else" goes on from a sentence that names somebody
    if nobody and _is_general(nobody["data"]) and (" else " not in text.lower() or _EXCEPTION.has(text)):
        yield Action.SHARE, "anyone"


def _others(statement: Statement, lookup: Lookup[Statement]) -> Iterator[tuple[Action, str]]:
    """What else a statement says is never done."""
    text = statement.text
    sell = _SELLING.search(statement, lookup)
    if sell and not _SPECIFIC.search(text[sell.start() :]) and not _FOR.search(text, sell.end()):
        yield Action.SELL, ""
    if _SEEING.search(statement, lookup):
        yield Action.ACCESS, ""
    if _TRACKING.search(statement, lookup):
        yield Action.TRACK, ""
    other, sole = _ELSE.search(statement, lookup), _ALONE.search(statement, lookup)
    if (other and not _BY_OTHERS.has(text[: other.start()]) and _is_general(other["data"])) or (
        sole
        and not _BY_OTHERS.has(text[: sole.start("purpose" if sole["purpose"] else "purpose2")])
        and _names_one_purpose(text, sole)
    ):
        yield Action.USE, ""
    market = _MARKETING.search(statement, lookup)
    if market and _is_general(market["data"]):
        yield Action.MARKET, ""
    if _PROFILING.search(statement, lookup) and not _QUALIFIED.has(text):
        yield Action.PROFILE, ""


def _named(text: str, match: re.Match[str]) -> str:
    """The words for the data with the word before them, which may point at data of one kind ("this information")."""
    group = "data" if match["data"] is not None else "data2"
    start, end = match.span(group)
    return text[max(0, start - 6) : end] if start < end else ""


def _names_one_purpose(text: str, sole: re.Match[str]) -> bool:
    """Whether a "solely" is about all data and one purpose, not about the purposes that the policy lists anyway."""
    purpose = sole["purpose"] or sole["purpose2"]
    return _is_general(_named(text, sole)) and not _LISTED.has(purpose)


def _is_general(data: str) -> bool:
    """Whether words for data mean all of it."""
    return data.strip() != "" and _SPECIFIC.search(data) is None
