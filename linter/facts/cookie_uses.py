"""What a policy says of cookies outside its lists: that it sets some, where the list is, which trackers the page loads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from linter.facts import fact
from linter.facts.blocks import Passage
from linter.facts.cookies import CookieList, rows_of
from linter.findings import Evidence
from linter.knowledge.vendors import vendor_names, vendor_of_host
from linter.policy import Link, Policy
from linter.regex import Regex
from linter.source import Format, Source, Span
from linter.statements import Statement, StatementKind


class CookieUse(NamedTuple):
    """A statement that the site itself sets cookies."""

    statement: Statement
    heading: Statement | None  # the nearest heading above it that speaks of cookies


class TrackerLoad(NamedTuple):
    """An address in the page from which it loads a tracker."""

    vendor: str  # id
    evidence: Evidence


@fact
def cookie_statements(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements that speak of cookies."""
    return tuple(s for s in statements if "ookie" in s.text or "OOKIE" in s.text)


_VERBS = (
    r"(?:use|uses|using|used|utili[sz]e[sd]?|employs?|places?|placing|sets?|setting|stores?|storing|issues?|sends?|deploys?"
    r"|install|installs|create|creates|collect information (?:through|using|via))"
)
_ACTIVE = Regex(
    rf"\b{_VERBS}\b(?:\W+[\w’'.-]+){{0,7}}?\W+(?:[\w-]+[ -])?cookies?\b(?!-| (?:polic|notice|statement|banner))",
    re.IGNORECASE,
)
_PASSIVE = Regex(
    r"\bcookies?\b\W+(?:\S+ ){0,9}?(?:are|is|may be|will be|can be|being|get) (?:also |only |mainly )?"
    r"(?:used|set|placed|stored|utili[sz]ed|employed|created|issued|installed)\b",
    re.IGNORECASE,
)
_OURS = Regex(
    r"\b(?:our|my) (?:own )?(?:web ?site |site )?cookies\b(?! (?:polic|notice|statement|banner))|\bcookies (?:that |"
    r"which )?(?:we|i) (?:may |do )?(?:use|set|place)\b"
    r"|\bcookies described (?:below|above)\b",
    re.IGNORECASE,
)
_NOT = Regex(
    r"\b(?:similar to|not|never|no|don['’]t|doesn['’]t|without|nor|neither|cannot|unless|refuse|disable|block)\b",
    re.IGNORECASE,
)
_OF_OTHERS = Regex(
    r"\b(?:third[- ]part(?:y|ies)|partners?|advertisers?|google|facebook|youtube|they|these (?:sites|services|"
    r"companies)|social media"
    r"|plug-?ins?|networks?|providers?|other (?:web ?)?sites|many (?:web ?)?sites|most (?:web ?)?sites|websites that|"
    r"websites use"
    r"|features|buttons?|widgets?|videos?|content|vendors?|compan(?:y|ies)|others|linked)\b",
    re.IGNORECASE,
)
_SELF = Regex(
    r"\b(?:we|us|our|ours|i|my|this (?:web ?)?(?:site|app|page|service)|the (?:web ?)?(?:site|app|service|platform)s?)\b",
    re.IGNORECASE,
)
_ON_SELF = Regex(
    r"\b(?:on|to|of|from|at|in|through|via|visit\w*|into|within) (?:our|my|this|the)(?: web)? ?(?:sites?|apps?|pages?|"
    r"services?|platforms?)\b",
    re.IGNORECASE,
)
_ONE = Regex(r"\b(?:an?|one|two|another) (?:[\w-]+ )?cookies?$", re.IGNORECASE)  # cookies that are told one by one
_OF_THE_READER = Regex(r"\b(?:users?|you|your|browsers?|a cookie)\b", re.IGNORECASE)
_BEFORE = 60  # characters before the verb in which its subject and its "not" stand


@fact
def cookie_uses(cookie_statements: tuple[Statement, ...]) -> tuple[CookieUse, ...]:
    """The statements that the site sets cookies, in reading order; none where it says that it sets none."""
    uses: list[CookieUse] = []
    heading: Statement | None = None
    for statement in cookie_statements:
        if statement.kind is StatementKind.HEADING:
            heading = statement
        elif _denies(statement.text):
            return ()
        elif _says_use(statement.text):
            above = heading if heading is not None and heading.block.value.strip() in statement.headings else None
            uses.append(CookieUse(statement=statement, heading=above))
    return tuple(uses)


_DENIAL = Regex(
    r"\b(?:we|i|(?:this|our|the) (?:web ?)?(?:site|app|page|service|game|platform)s?)\b(?: currently| also)?"
    r" (?:do|does|will)(?: not|n['’]t) (?:currently |ourselves )?(?:use|set|place|store|employ)s?(?: any| these| such)? "
    r"\W?cookies?\b"
    r"(?!\W? (?:to|for|that|which|or|and|in|on|with|unless))|\bno cookies are (?:used|set|placed|stored)\b|"
    r"\bcookie-free\b|\buses? no cookies\b",
    re.IGNORECASE,
)


def _denies(text: str) -> bool:
    return bool(_DENIAL.has(text))


def _says_use(text: str) -> bool:
    """Whether a sentence says that the site sets cookies: its subject is neither the reader nor somebody else."""
    match = _OURS.search(text)
    if match:
        return not _NOT.search(text, max(0, match.start() - 20), match.end())
    for pattern in (_ACTIVE, _PASSIVE):
        match = pattern.search(text)
        if match is None:
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _NOT.search(before[-25:]) or _NOT.search(match[0]) or _ONE.has(match[0]):
            continue
        others = _OF_OTHERS.search(before) or (pattern is _ACTIVE and _OF_THE_READER.search(before))
        if not others or _SELF.has(_ON_SELF.sub(" ", before)):
            return True
    return False


_NOTICE = (
    r"(?:polic(?:y|ies)|notices?|statements?|declarations?|lists?|tables?|pages?|schedule|register|overview|details"
    r"|guidelines?)"
)
_NOTICE_NAME = Regex(
    rf"\bcookies?(?: partners?| and (?:similar|other|tracking) \w+| & \w+| use)? {_NOTICE}\b|\b{_NOTICE} (?:of|on|"
    rf"about) (?:all |the |our )*cookies\b"
    r"|\blist of (?:\w+ ){0,3}cookies\b|\bnames of (?:the |all )*cookies\b",
    re.IGNORECASE,
)
_SETTINGS = Regex(
    r"\bcookies?[ -](?:settings?|preferences?|consent|manager|tool|options|choices)\b|\b(?:manage|change) (?:\w+ "
    r")?cookies\b",
    re.IGNORECASE,
)
_CONSENT_TOOL = Regex(
    r"ot-sdk|onetrust|cookie-?(?:settings|consent|preferences)|cookiebot|usercentrics|consent", re.IGNORECASE
)
_OWN_PRIVACY = Regex(r"privacy (?:and|&) |\bthis\s\Z", re.IGNORECASE)
_ITSELF = Regex(r"\W*(?:the |our )?cookies? (?:policy|notice|statement|declaration)\W*", re.IGNORECASE)  # in a menu
_EDUCATION = Regex(
    r"(?:allabout|about|your|what-are|internet)?-?cookies?\.(?:org|info|eu|com)\b|youronlinechoices|support\.|help\.|wikipedia|mozilla"
    r"|microsoft\.com|apple\.com|opera\.com|ico\.org|termsfeed|freeprivacypolicy|privacypolicies\.com|browser",
    re.IGNORECASE,
)
_GENERATORS = Regex(
    r"termsfeed|freeprivacypolicy|privacypolicies\.com|cookies?\.(?:org|info)\b", re.IGNORECASE
)  # they explain cookies to everybody


@fact
def cookie_list_elsewhere(
    policy: Policy, passages: tuple[Passage, ...], cookie_notice_names: tuple[Statement, ...], source: Source
) -> bool:
    """Whether the document leads to a list of cookies that stands elsewhere: a cookie policy, a cookie notice."""
    title = policy.title.value.lower() if policy.title else ""
    is_the_notice = "cookie" in title and "privacy" not in title
    links = (link for passage in passages for link in passage.links)
    aside = (link for line in policy.aside for link in line.links)
    for link in (*links, *aside):
        if _leads_to_a_list(link) and not (is_the_notice and _ITSELF.fullmatch(link.text.value)):
            return True
    if source.format is not Format.TEXT:
        others = (s for s in cookie_notice_names if not (is_the_notice and _ITSELF.fullmatch(s.text)))
        return any(statement.links and _goes_somewhere(statement) for statement in others)
    return bool(cookie_notice_names) and "cookie" not in title


def _goes_somewhere(statement: Statement) -> bool:
    """Whether a sentence that names a cookie notice has a link: "our cookie list is available here"."""
    return any(_ADDRESS.match(link.target) for link in statement.links)


_ADDRESS = Regex(r"(?:https?:)?/|[\w-]+[./]")


@fact
def cookie_notice_names(cookie_statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The sentences that name a cookie notice of one's own."""
    return tuple(s for s in cookie_statements if s.kind is not StatementKind.HEADING and _names_a_notice(s.text))


def _names_a_notice(text: str) -> bool:
    """Whether a text names a cookie notice: not "this" one, nobody else's, and not "privacy and cookie policy"."""
    match = _NOTICE_NAME.search(text)
    if match is None:
        return False
    before = text[max(0, match.start() - 25) : match.start()]
    return not _OWN_PRIVACY.has(before) and not next(vendor_names().find(before), None)


def _leads_to_a_list(link: Link) -> bool:
    text, target = link.text.value, link.target.lower()
    if not target or target.startswith(("#", "javascript")):
        return bool(_SETTINGS.has(text) or _CONSENT_TOOL.has(target))
    if "ookie" not in text and "cookie" not in target and "OOKIE" not in text:
        return False
    if next(vendor_names().find(text), None):
        return False
    if _NOTICE_NAME.search(text):
        return not _GENERATORS.has(target)
    host = _HOST.match(target)
    path = target[host.end() :] if host else target
    known = vendor_of_host(host[1]) if host else None
    return ("cookie" in path and known is None and not _EDUCATION.has(target)) or bool(_SETTINGS.has(text))


_HOST = Regex(r"(?:https?:)?//([^/:?#]+)")


# what pages load trackers from: the address, and the vendor's id
_LOADS = (
    ("googletagmanager.com/", "google"),
    ("google-analytics.com/", "google"),
    ("facebook.com/tr?", "meta"),
    ("connect.facebook.net/", "meta"),
    ("static.hotjar.com/", "hotjar"),
    ("snap.licdn.com/", "linkedin"),
    ("analytics.tiktok.com/", "tiktok"),
    ("bat.bing.com/", "microsoft"),
    ("clarity.ms/tag", "microsoft"),
)
_URL_END = Regex(r"[\s\"'<>)\\]")
_LONGEST_URL = 300


@fact
def tracker_loads(source: Source) -> tuple[TrackerLoad, ...]:
    """The addresses in the page's source from which it loads trackers, the first of each company."""
    found: dict[str, TrackerLoad] = {}
    for address, vendor in _LOADS:
        at = source.text.find(address)
        if at >= 0 and vendor not in found:
            begin = next(
                (start for mark in ("http", "//") if (start := source.text.rfind(mark, max(0, at - 20), at)) >= 0), at
            )
            end = _URL_END.search(source.text, at, at + _LONGEST_URL)
            span = Span(begin, end.start() if end else min(len(source.text), at + _LONGEST_URL))
            found[vendor] = TrackerLoad(vendor=vendor, evidence=Evidence(span=span, quote=source.cut(span)))
    return tuple(found.values())


def named_in(text: str) -> bool:
    """Whether a text names a company that is known."""
    return next(vendor_names().find(text), None) is not None


@fact
def named_vendors(
    statements: tuple[Statement, ...], cookie_lists: Sequence[CookieList], tracker_loads: Sequence[TrackerLoad]
) -> frozenset[str]:
    """The ids of the vendors that the document names in words, not by the name of a cookie alone; none where nobody asks."""
    rows = list(rows_of(cookie_lists))
    if not tracker_loads and not any(row.vendor for row in rows):
        return frozenset()
    return frozenset(_named(statements, {row.name for row in rows}))


def _named(statements: Iterable[Statement], cookies: set[str]) -> Iterator[str]:
    for statement in statements:
        for found in vendor_names().find(statement.text):
            if statement.text[found.start : found.end] not in cookies:
                yield found.value
