"""Which ground of Article 6 a policy names for one purpose, place by place.

Only purposes that are one thing wherever they are named are told apart here: the newsletter, a tool by its name. "Security"
or "marketing" cover much, and each part may well have a ground of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lookup import Lookup, Said
from linter.facts.regions import for_another_law
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import CELL_GLUE, Statement, StatementKind


class Ground(StrEnum):
    """A ground of Article 6(1), as people call it."""

    CONSENT = "consent"
    CONTRACT = "a contract"
    LAW = "a legal obligation"
    INTERESTS = "legitimate interests"


class Footing(NamedTuple):
    """The grounds that a statement names for a purpose."""

    purpose: str  # in plain words: "the newsletter", "Google Analytics"
    grounds: frozenset[Ground]
    cookies: str  # the kind of cookies that a tool sets ("analytics cookies"); ""
    conditional: bool  # it holds for some cases alone
    listed: bool  # the ground is a heading, with purposes below it: another such heading may add to it
    statement: Statement
    evidence: Evidence


_PURPOSES = {
    "the newsletter": r"\b(?:e-?mail )?newsletters?\b",
    "marketing messages": r"\b(?:direct|e-?mail|electronic) marketing\b|\bmarketing (?:e-?mails?|communications?"
    r"|messages?)\b"
    r"|\b(?:promotional|advertising) e-?mails?\b",
    "the contact form": r"\bcontact forms?\b",
    "server log files": r"\b(?:server|access) logs?\b|\blog ?files?\b",
    "push notifications": r"\bpush[- ](?:notification|message)s?\b",
    "competitions": r"\b(?:prize (?:draw|competition)|raffle|sweepstake)s?\b",
    "comments": r"\b(?:blog comments?|comment function|leave (?:a )?comments?)\b",
    "analytics cookies": r"\b(?:analytics|analytical|statistics?|performance) cookies\b|\bweb analytics\b",
    "advertising cookies": r"\b(?:advertising|marketing|targeting) cookies\b",
}
# tools with one use each, so that two grounds are for the same processing, and the cookies that they set
_TOOLS = {
    "Google Analytics": "analytics cookies",
    "Hotjar": "analytics cookies",
    "Microsoft Clarity": "analytics cookies",
    "Google Ads": "advertising cookies",
    "Meta Pixel": "advertising cookies",
    "Facebook Pixel": "advertising cookies",
    "LinkedIn Insight Tag": "advertising cookies",
    **dict.fromkeys("Matomo Mixpanel YouTube Vimeo reCAPTCHA Mailchimp Zendesk Intercom Sentry".split(), ""),
    **dict.fromkeys(("Google Maps", "Google Fonts", "Google Tag Manager"), ""),
}
_NAMES = {tool.lower(): tool for tool in _TOOLS}
_TOOL = Regex(rf"\b(?:{'|'.join(_TOOLS)})\b", re.IGNORECASE)
_PATTERNS = {name: Regex(pattern, re.IGNORECASE) for name, pattern in _PURPOSES.items()}
# one of which a statement, or what stands above it, holds for each of the three
_OF_PURPOSES = frozenset(
    "newsletter newsletters marketing promotional advertising contact log logs logfile logfiles push raffle raffles "
    "sweepstake sweepstakes prize comment comments cookies analytics".split()
) | {tool.lower().split()[0] for tool in _TOOLS}
_OF_GROUNDS = frozenset("consent agree agreed legitimate contract contractual obligation obligations requirement 6".split())
_OF_BASES = frozenset(
    "legal lawful basis bases based rely relies relied relying reliance founded art article articles arts only solely "
    "exclusively".split()
)
# a part of the purpose that has a ground of its own
_PART = Regex(
    r"\b(?:track\w*|success|evaluat\w*|measur\w*|opening|open rates?|dispatch|shipping service|service provider|proof"
    r"|prove|evidence|double[- ]opt[- ]in|unsubscrib\w*|blocklist|suppression)\b",
    re.IGNORECASE,
)
_ARTICLE = Regex(
    r"\bart(?:icle|\.)?s?\s?6\W{0,3}(?:(?:par(?:a|agraph)?\.?|abs\.?)\s?)?\(?1?\)?\W{0,3}(?:(?:sentence|s\.)\s?1\W{0,2})?"
    r"(?:lit(?:\.|era|ter)?|letter|points?|sub-?paragraph)?\W{0,3}(?P<letters>[a-f](?:\)?(?:,|/|\s?and/or|\s?and|\s?or)\s?"
    r"(?:lit\.?|letter|point)?\s?\(?[a-f]\b)*)(?![a-z])",
    re.IGNORECASE,
)
_LETTER = Regex(r"(?<![a-z])[a-f](?![a-z])", re.IGNORECASE)
_LETTERS = {"a": Ground.CONSENT, "b": Ground.CONTRACT, "c": Ground.LAW, "f": Ground.INTERESTS}
_WORDS = {
    Ground.CONSENT: Regex(r"\bconsent\b|\b(?:if|once|where|when) you (?:have )?agreed?\b", re.IGNORECASE),
    Ground.CONTRACT: Regex(
        r"\b(?:performance|fulfil\w*|execution|perform|conclusion) (?:of )?(?:(?:a|the|our|your|this) )?(?:\w+ )?contract"
        r"|\bcontractual (?:necessity|obligation|relationship)|\bcontract with you\b|^\W*contract\b",
        re.IGNORECASE,
    ),
    Ground.LAW: Regex(r"\b(?:legal|statutory) (?:obligation|dut|requirement)", re.IGNORECASE),
    Ground.INTERESTS: Regex(r"\blegitimate (?:\w+ ){0,2}?interest", re.IGNORECASE),
}
_BASED = Regex(
    r"\b(?:legal|lawful) (?:basis|bases|grounds?)\b|\b(?:based|relies|rely|relied|reliance|founded) (?:up)?on\b"
    r"|\bon the basis of\b|\bbasis for\b|\bart(?:icle|\.)? ?6\b",
    re.IGNORECASE,
)
_GROUND_TITLE = Regex(
    r"\b(?:legal|lawful) (?:basis|bases|grounds?)\b|\b(?:based|relying|rely) on\b|\bart(?:icle|\.)? ?6\b", re.IGNORECASE
)
# rights, transfers and storage; other data and other people
_BESIDE = Regex(
    r"\b(?:right to|object|portab\w*|lawfulness|transfer\w*|third countr\w*|retain\w*|retention|article 9|art\. ?9"
    r"|special categor\w*|sensitive|health|parents?|guardian|children|minors|applicants?|employees|suppliers|not"
    r"|settings|preferences)\b|^you (?:can|may)\b",
    re.IGNORECASE,
)
# a ground that holds for some cases, beside another one for the rest
_CONDITION = Regex(
    r"\b(?:if|where|wherever|when|insofar|in so far|unless|otherwise|to the extent|as far as|provided that|in case"
    r"|additionally|in addition|also|besides|alternatively|depending|no longer|existing|customers?"
    r"|business (?:partners?|contacts?)|b2b)\b",
    re.IGNORECASE,
)
_ONLY_WITH = Regex(
    r"\b(?:only|solely|exclusively) (?:\w+ ){0,3}?(?:with|after|upon|if|once|where|when) (?:you|your"
    r"|the user's) (?:\w+ ){0,3}?"
    r"(?:consent|agree)\w*",
    re.IGNORECASE,
)
# what a person does and the processing begins with: no condition of the ground
_OCCASION = Regex(
    r"\b(?:if|when|whenever|where) (?:you|a user|the user|users) (?:subscribe|register|sign up|contact|use|visit"
    r"|order|create"
    r"|write|send|leave|fill|submit|take part|participate|call up|open)\w*\b",
    re.IGNORECASE,
)
_PURPOSE_COLUMN = Regex(r"\b(?:purposes?|why|activit\w+|uses?d?|processing|reasons?)\b", re.IGNORECASE)
_GROUND_COLUMN = Regex(r"\b(?:legal|lawful) (?:basis|bases|grounds?)\b", re.IGNORECASE)
_LONGEST = 500  # characters of a statement that is read; longer ones hold several purposes and grounds
_FIRST = 80  # characters at the start of a statement in which the purpose of a listed ground is named


@fact
def footings(statements: tuple[Statement, ...], lookup: Lookup[Statement]) -> tuple[Footing, ...]:
    """The grounds that are named for single purposes, in reading order."""
    purposes, bases, grounds = (Said.of(lookup, group) for group in (_OF_PURPOSES, _OF_BASES, _OF_GROUNDS))
    if not (purposes.places and bases.places and grounds.places):
        return ()
    return tuple(
        footing
        for statement in statements
        if purposes.within(statement) and bases.around(statement) and grounds.around(statement)
        if statement.kind is not StatementKind.HEADING and len(statement.text) <= _LONGEST
        for footing in _footings(statement)
    )


def _footings(statement: Statement) -> Iterator[Footing]:
    text = statement.text
    lead = statement.lead.text if statement.lead else ""
    heading = statement.headings[-1] if statement.headings else ""
    said, subject, listed = _parted(statement, lead, heading)
    purposes = _purposes(subject)
    grounds = grounds_in(said) if purposes else frozenset()
    if not grounds or _BESIDE.search(text) or _PART.search(text) or for_another_law(statement):
        return
    rest = _ONLY_WITH.sub("", _OCCASION.sub("", text))
    for purpose in purposes:
        yield Footing(
            purpose=purpose,
            grounds=grounds,
            cookies=_TOOLS.get(purpose, ""),
            conditional=_CONDITION.search(rest) is not None,
            listed=listed,
            statement=statement,
            evidence=statement.evidence(),
        )


def _parted(statement: Statement, lead: str, heading: str) -> tuple[str, str, bool]:
    """The text that names the ground, the one that names the purpose, and whether the ground heads a list of purposes."""
    text = statement.text
    if statement.kind is StatementKind.ROW and _GROUND_COLUMN.search(lead):
        return (*_cells(text, lead), False)
    if _names_basis(text, f"{lead} {heading}"):
        return text, text if _purposes(text) else heading, False
    titles = (title for title in (lead, heading) if _GROUND_TITLE.search(title) and grounds_in(title))
    return next(titles, ""), text[:_FIRST], True


def _names_basis(text: str, above: str) -> bool:
    """Whether a statement itself names a ground: as the basis, or as the first word of an item on legal bases."""
    if _BASED.search(text) or _ONLY_WITH.search(text):
        return True
    return _GROUND_TITLE.search(above) is not None and bool(grounds_in(text.partition(":")[0]))


def _cells(row: str, header: str) -> tuple[str, str]:
    """Of a table row the cell with the ground, and the one with the purpose."""
    titles, cells = header.split(CELL_GLUE), row.split(CELL_GLUE)
    if len(titles) != len(cells):
        return "", ""
    at = next(at for at, title in enumerate(titles) if _GROUND_COLUMN.search(title))
    named = [cell for place, cell in enumerate(cells) if place != at and _PURPOSE_COLUMN.search(titles[place])]
    return cells[at], (named or cells)[0]


def grounds_in(text: str) -> frozenset[Ground]:
    """The grounds that a text names, by article or in words."""
    letters = {letter for match in _ARTICLE.finditer(text) for letter in _LETTER.findall(match["letters"].lower())}
    named = {ground for ground, pattern in _WORDS.items() if pattern.search(text)}
    return frozenset(named | {_LETTERS[letter] for letter in letters if letter in _LETTERS})


def _purposes(text: str) -> tuple[str, ...]:
    """The purposes that a text names, each tool by its name."""
    tools = (_NAMES[match[0].lower()] for match in _TOOL.finditer(text))
    return (*(name for name, pattern in _PATTERNS.items() if pattern.search(text)), *dict.fromkeys(tools))
