"""Who receives personal data: companies named in prose, lists, tables, links and cookie tables, resolved to where they sit.

A company that the policy names for another reason is none (`linter.facts.bystanders`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from linter.facts import fact
from linter.facts.addresses import PostalAddress, postal_addresses
from linter.facts.bystanders import browsers_named, only_names
from linter.facts.legal_forms import NamedCompany, named_companies
from linter.facts.lookup import Lookup, Said, may_name
from linter.findings import Evidence
from linter.knowledge.countries import countries, country_names
from linter.knowledge.vendors import Cookie, Vendor, cookies_named, distinctive, is_vendor, vendor, vendor_names
from linter.regex import Regex
from linter.statements import Statement, StatementKind
from linter.text import Text


class How(StrEnum):
    """What the policy says of the company, the strongest first."""

    PROCESSOR = "processor"  # data is shared with it, it is used, it hosts
    COOKIE = "cookie"  # it sets a cookie that the policy lists
    PLUGIN = "plugin"  # its plug-in or content stands in the page
    LINK = "link"  # the reader can click through to it
    MENTION = "mention"  # it is named, and nothing tells why


class Mention(NamedTuple):
    """One place that names a recipient."""

    how: How
    entity: str  # the company or cookie as written
    country: str | None  # where this place says that it sits (an address, a country beside it), ISO code
    in_eea: bool  # this place names its entity in the EEA, or an address there
    evidence: Evidence


class Recipient(NamedTuple):
    """A company that receives personal data (GDPR Articles 4(9), 13(1)(e))."""

    name: str  # the brand, or the name as written where it is not known
    vendor: str | None  # id in the knowledge; None for an unknown company
    country: str | None  # where it, or the parent of its group, is established; ISO code
    eea_entity: str  # its known legal entity in the EEA; ""
    eea_country: str
    dpf: str  # "yes", "no", "unknown", "n/a"
    how: How  # the strongest of its mentions
    mentions: tuple[Mention, ...]  # in document order

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All places that name it."""
        return tuple(mention.evidence for mention in self.mentions)


_LOCAL_NAME = Regex(
    r"\b(?:Ireland|EMEA|Europe|European|Deutschland|Germany|France|Netherlands|Nederland|Luxembourg|Sweden|Denmark"
    r"|Danmark|EU)\b"
)
_PLUGIN = Regex(
    r"\b(?:plug-?ins?|social buttons?|like[\s-]?button|share[\s-]?buttons?|widgets?|embed\w*|social media buttons?)\b",
    re.IGNORECASE,
)
_LINK = Regex(
    r"\b(?:links?|click\w*|redirect\w*|follow us|fan ?pages?|our (?:\w+\s)?(?:page|profile|channel|account)s?"
    r"|visit\w*|see (?:also|more)|hyperlink\w*|https?|www)\b",
    re.IGNORECASE,
)
_USE = Regex(
    r"\b(?:shar(?:e|ed|es|ing)|disclos\w+|transfer\w*|transmi\w+|sen[dt]s?|pass(?:ed)?|provid(?:e|ed|es|ing|ers?)"
    r"|processors?|sub-?processors?|process(?:ed|es|ing)|hosts?|hosted|hosting|"
    r"stor(?:e|es|ed|age)|servers?|uses?|used|using|via|through|payments?|partners?|analytics|newsletters?"
    r"|powered by|recipients?|integrat\w+|rel(?:y|ies) on|work with|engage|"
    r"advertis\w+|track\w*|remarketing|pixels?|tags?|deliver\w*|shipping|carriers?|receiv\w+|manag\w+|operated by"
    r"|tools?|services?|suppliers?|vendors?)\b",
    re.IGNORECASE,
)
_COOKIE = Regex(r"\bcookies?\b", re.IGNORECASE)
# with a sign that no ordinary word has: an underscore, a figure, a capital within
_COOKIE_NAME = Regex(r"(?<![\w./@-])[A-Za-z_](?:(?<=_)|(?=[a-z.*-]{0,39}[^\Wa-z]))[\w.*-]{2,39}(?![\w@/-])")
_LINKS_AWAY = Regex(r"\bredirect|\bcontain\w* links|links? to (?:other|third|social|external)", re.IGNORECASE)
_PLUGIN_WORDS = frozenset("plug plugin plugins *button* widget widgets embed*".split())
_LINK_WORDS = frozenset({"redirect*", "*link*"})


@fact
def recipients(
    statements: tuple[Statement, ...],
    lookup: Lookup[Statement],
    capitals: Lookup[Statement],
    company_statements: tuple[Statement, ...],
    author: str | None,
    own_name: str,
) -> tuple[Recipient, ...]:
    """The recipients that the statements name, in the order of their first mention.

    Of the company whose own policy this is, only its sister companies are recipients, each by its full name.
    """
    found: dict[str, list[Mention]] = {}
    blocks: dict[str, Text] = {}
    clues = _Clues(lookup, browsers_named(lookup), Said.of(lookup, _PLUGIN_WORDS), Said.of(lookup, _LINK_WORDS))
    likely = may_name(vendor_names(), lookup, capitals)
    likely.update(statement.index for statement in statements if _may_name_cookies(statement))
    likely.update(statement.index for statement in company_statements)
    for statement in lookup.at(likely):
        for key, mention in _mentions(statement, clues):
            told = found.setdefault(key, [])
            if mention.how in (How.MENTION, How.LINK) and told and blocks[key] is statement.block:
                mention = mention._replace(how=told[-1].how)  # the next sentence of one paragraph
            told.append(mention)
            blocks[key] = statement.block
    if author in found:
        found[author] = [mention for mention in found[author] if _is_sister(mention, own_name)]
    return tuple(_recipient(key, tuple(mentions)) for key, mentions in found.items() if mentions and key != own_name)


def _is_sister(mention: Mention, own: str) -> bool:
    """Whether a place in a company's own policy names another company of its group."""
    return mention.entity != own and bool(named_companies(mention.entity))


def _recipient(key: str, mentions: tuple[Mention, ...]) -> Recipient:
    strongest = min((mention.how for mention in mentions), key=list(How).index)
    if not is_vendor(key):
        country = next((mention.country for mention in mentions if mention.country), None)
        return Recipient(
            name=key,
            vendor=None,
            country=country,
            eea_entity="",
            eea_country="",
            dpf="unknown",
            how=strongest,
            mentions=mentions,
        )
    known = vendor(key)
    return Recipient(
        name=known.brand,
        vendor=known.id,
        country=known.country,
        eea_entity=known.eea_entity,
        eea_country=known.eea_country,
        dpf=known.dpf,
        how=strongest,
        mentions=mentions,
    )


class _Clues(NamedTuple):
    """Where in a document the words stand that expressions here need: most statements need not be searched for them."""

    lookup: Lookup[Statement]
    browsers: Said
    plugins: Said
    links: Said


def _mentions(statement: Statement, clues: _Clues) -> Iterator[tuple[str, Mention]]:
    text = statement.text
    yield from _by_cookie_name(statement)
    named = list(vendor_names().find(text))
    if not named and (not named_companies(text) or next(country_names().find(text), None) is None):
        return
    if only_names(statement, clues.lookup, clues.browsers):
        return
    how = _how(statement, clues)
    companies = tuple(named_companies(text))
    addresses = tuple(postal_addresses(text)) if companies or country_names().may_hold(text) else ()
    seen: set[str] = set()
    for found in named:
        if found.value not in seen and not _inside_address(text, found.start):
            seen.add(found.value)
            place = (found.start, found.end)
            yield found.value, _vendor_mention(statement, how, place, vendor(found.value), companies, addresses)
    if not named:
        yield from _unknown(statement, how, companies, addresses)


def _vendor_mention(
    statement: Statement,
    how: How,
    place: tuple[int, int],
    known: Vendor,
    companies: tuple[NamedCompany, ...],
    addresses: tuple[PostalAddress, ...],
) -> Mention:
    start, end = place
    company = next(
        (
            company
            for company in companies
            if company.start <= end + 60 and known.brand.lower() in statement.text[company.start : company.end].lower()
        ),
        None,
    )
    if company:
        start, end = company.start, company.end
    address = next((address for address in addresses if 0 <= address.start - end < 90), None)
    written = statement.text[start:end]
    country = address.country if address else known.country if _is_parent(written, known) else None
    abroad = country is not None and not countries()[country].in_eea
    local = not abroad and (_is_local(written, known, company) or (country is not None and countries()[country].in_eea))
    return Mention(
        how=how,
        entity=written,
        country=country,
        in_eea=local,
        evidence=statement.evidence_of(start, address.end if address else end),
    )


def _is_local(written: str, known: Vendor, company: NamedCompany | None) -> bool:
    """Whether the policy names the vendor's entity in the EEA."""
    if written == known.eea_entity or (company and _LOCAL_NAME.search(written)):
        return True
    return bool(company and company.countries and all(countries()[code].in_eea for code in company.countries))


def _is_parent(written: str, known: Vendor) -> bool:
    """Whether the policy names the parent company itself and not only its brand."""
    bare = re.sub(r"\W+", "", written.lower())
    parents = [name for name in (known.entity, *known.former_names) if "ireland" not in name.lower()]
    return bare != known.brand.lower() and any(re.sub(r"\W+", "", name.lower()) == bare for name in parents)


def _unknown(
    statement: Statement, how: How, companies: tuple[NamedCompany, ...], addresses: tuple[PostalAddress, ...]
) -> Iterator[tuple[str, Mention]]:
    """A company that nobody knows, where its address or the words beside it say the country."""
    for company in companies:
        written = statement.text[company.start : company.end]
        address = next((address for address in addresses if 0 <= address.start - company.end < 60), None)
        beside = next((name for name in country_names().find(statement.text[company.end : company.end + 60])), None)
        country = address.country if address and address.country else beside.value.code if beside else None
        if country and not countries()[country].in_eea and how in (How.PROCESSOR, How.PLUGIN, How.COOKIE):
            end = address.end if address else company.end
            yield (
                written,
                Mention(
                    how=how,
                    entity=written,
                    country=country,
                    in_eea=False,
                    evidence=statement.evidence_of(company.start, end),
                ),
            )


def _how(statement: Statement, clues: _Clues) -> How:
    context = " ".join((statement.text, statement.lead.text if statement.lead else "", *statement.headings[-2:]))
    if clues.plugins.around(statement, titles=2) and _PLUGIN.has(context):
        return How.PLUGIN
    if clues.links.around(statement, titles=2) and _LINKS_AWAY.has(context):
        return How.LINK
    if _USE.has(statement.text):
        return How.PROCESSOR
    if _COOKIE.has(context):
        return How.COOKIE
    if _LINK.has(statement.text):
        return How.LINK
    short = statement.kind is not StatementKind.SENTENCE or len(statement.text) < 60
    return How.PROCESSOR if short and _USE.has(context) else How.MENTION


def _inside_address(text: str, start: int) -> bool:
    """Whether a name is a piece of a web or e-mail address."""
    before = text[max(0, start - 60) : start].rsplit(" ", 1)[-1]
    return "/" in before or "@" in before or "www." in before


def _may_name_cookies(statement: Statement) -> bool:
    return "_" in statement.text or statement.kind is StatementKind.ROW


def _by_cookie_name(statement: Statement) -> Iterator[tuple[str, Mention]]:
    """The vendors whose cookies a table, a list or a sentence about cookies names."""
    text = statement.text
    if not _may_name_cookies(statement):
        return
    if statement.kind not in (StatementKind.ROW, StatementKind.ITEM) and not _COOKIE.has(text) and len(text) > 80:
        return
    seen: set[str] = set()
    for match in _COOKIE_NAME.finditer(text):
        cookie = _known_cookie(match[0].rstrip("*.-"))
        if cookie and cookie.vendor not in seen:
            seen.add(cookie.vendor)
            yield (
                cookie.vendor,
                Mention(
                    how=How.COOKIE,
                    entity=match[0],
                    country=None,
                    in_eea=False,
                    evidence=statement.evidence_of(*match.span()),
                ),
            )


@lru_cache(maxsize=4096)
def _known_cookie(name: str) -> Cookie | None:
    """The cookie, where its name alone tells one vendor."""
    if not distinctive(name):
        return None
    known = cookies_named(name)
    return known[0] if known and known[0].vendor and len({cookie.vendor for cookie in known}) == 1 else None
