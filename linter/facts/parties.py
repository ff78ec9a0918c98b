"""Who is responsible for the processing: the controller, and where it is established (GDPR Articles 4(7), 13(1)(a))."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.addresses import postal_addresses
from linter.facts.legal_forms import NamedCompany, named_companies
from linter.facts.marks import emails, phones
from linter.facts.recipients import How, Mention, Recipient
from linter.findings import Confidence, Evidence
from linter.knowledge.countries import countries, country_names
from linter.knowledge.vendors import vendor_names
from linter.regex import Regex
from linter.statements import Statement

__all__ = ["Controller", "How", "Mention", "Recipient", "Tie", "controller"]


class Tie(StrEnum):
    """How the text ties a name to the processing, the strongest first."""

    CONTROLLER = "controller"  # "the controller is X"
    WE = "we"  # "X (“we”, “us”)", "operated by X"
    CONTACT = "contact"  # in the block of contact details or the imprint
    COPYRIGHT = "copyright"  # in the copyright line alone


class Controller(NamedTuple):
    """The company that the notice speaks for."""

    name: str  # with its legal form, as written
    form: str  # the legal form
    forms_in: tuple[str, ...]  # the countries that have such a form, ISO codes; () where that says nothing
    tie: Tie
    address: str | None  # the postal address beside the name
    registration: str | None  # its number in a register or for VAT, as written
    country: str | None  # where it is established, ISO code; None where nothing tells
    country_from: str  # what tells the country: address, registration, form, phone, domain; ""
    confidence: Confidence  # how sure the name and the tie are
    country_confidence: Confidence  # how sure the country is
    evidence: Evidence


_CONTROLLER = Regex(
    r"\b(?:data |personal data |joint |sole )?controllers?\b|\bresponsible (?:party|entity|body|person"
    r"|for (?:the )?(?:data |processing|collect|your))|\bregister (?:keeper|holder)\b",
    re.IGNORECASE,
)
_WE = Regex(
    r"[(,]\s?[^()]{0,80}?[\"“”'‘’„«]?\s?\b(?:we|us|our|company|controller|the site|operator"
    r"|provider)\b\s?[\"“”'‘’»,.]|\b(?:operated|owned|run|provided|published|managed|offered|made available"
    r"|maintained) by\b"
    r"|\b(?:hereinafter|hereafter|referred to as|collectively|doing business as|trading as|trading name"
    r"|registered (?:office|in|under|company)|incorporated (?:in|under))\b"
    r"|\b(?:we are|we,|we at|is committed to|respects? your|takes your|explains? how|describes? how|policy of"
    r"|notice of|behalf of|refers to|company name|legal name|business name)\b",
    re.IGNORECASE,
)
_CONTACT_HEADING = Regex(
    r"\b(?:contact|imprint|impressum|who we are|about us|get in touch|controller|responsible|company (?:details"
    r"|information)|legal (?:notice|information)|owner|questions|how to reach)\b",
    re.IGNORECASE,
)
_COPYRIGHT = Regex(r"©|\(c\)|\bcopyright\b|all rights reserved", re.IGNORECASE)
_OTHERS = Regex(
    r"\b(?:processors?|service providers?|third[\s-]part|sub-?processors?|partners?|plug-?in|cookies?|hosted by"
    r"|hosting|supplied by|payment|affiliat\w+|subsidiar\w+|parent company|group compan|representative"
    r"|arbitration|analytics|newsletter|provided by our|we use|uses? the service)\b",
    re.IGNORECASE,
)
_REGISTRATION = Regex(
    r"\b(?:(?:company |business |commercial )?(?:registration|register|reg\.?|company|organi[sz]ation|org\.?"
    r"|registered|business|CVR|KvK|HRB|SIREN|SIRET|RCS|KRS|IČO|OIB|NIP|VAT|USt-?Id(?:Nr)?|UID|ABN|ACN|EIN|CHE)"
    r"(?:\s(?:in England(?: and Wales)?(?: with)?|under|company))?(?:\s(?:number|no\.?|nr\.?|code|id"
    r"|identification number|ID))?)[\s.:#-]{1,4}([A-Z]{0,4}[\s.-]?\d[\d\s.\-/]{3,18}\d[A-Z]?\b)",
    re.IGNORECASE,
)
_REGISTERED_IN = Regex(
    r"\b(?:registered|incorporated|established|organi[sz]ed|headquartered|based|existing|domiciled"
    r"|company) (?:office )?(?:and \w+ )?(?:in|under the laws? of"
    r"|at)\s(?:the\s)?(?:laws of\s)?(?:the\s)?(?:State of\s\w+,?\s)?$",
    re.IGNORECASE,
)
_DIALLING = dict(
    pair.split(":")
    for pair in (
        "+1:US +30:GR +31:NL +32:BE +33:FR +34:ES +351:PT +352:LU +353:IE +354:IS +356:MT +357:CY +358:FI +359:BG "
        "+36:HU +370:LT +371:LV +372:EE +380:UA +381:RS +385:HR +386:SI +387:BA +39:IT +40:RO +41:CH +420:CZ "
        "+421:SK +423:LI +43:AT +44:GB +45:DK +46:SE +47:NO +48:PL +49:DE +61:AU +64:NZ +65:SG +81:JP +82:KR "
        "+86:CN +852:HK +90:TR +91:IN +972:IL +971:AE"
    ).split()
)
_NOT_A_PLACE = frozenset(
    {"io", "ai", "me", "tv", "co", "ly", "gg", "so", "to", "cc", "fm", "it", "is", "am", "la", "vc", "sh", "ac"}
)
_NEARBY = 400  # characters after a name in which its address and number are looked for
_MENTIONS = 12  # how many mentions of a name are looked at for them
_RANK = {Tie.CONTROLLER: 4.0, Tie.WE: 3.0, Tie.CONTACT: 2.0, Tie.COPYRIGHT: 1.0}


class _Candidate(NamedTuple):
    statement: Statement
    company: NamedCompany
    tie: Tie
    weight: float

    @property
    def name(self) -> str:
        return self.statement.text[self.company.start : self.company.end]


@fact
def controller(statements: tuple[Statement, ...], company_statements: tuple[Statement, ...]) -> Controller | None:
    """The company that the notice speaks for, or None where no company with a legal form is tied to it."""
    candidates = [candidate for statement in company_statements for candidate in _candidates(statement, statements)]
    if not candidates:
        return None
    counts = Counter(_core(candidate) for candidate in candidates)
    weights: dict[str, float] = {}
    for candidate in candidates:
        core = _core(candidate)
        weights[core] = max(weights.get(core, 0.0), candidate.weight) + 0.05 * min(counts[core], 10)
    chosen = max(weights, key=lambda core: weights[core])
    same = [candidate for candidate in candidates if _core(candidate) == chosen]
    best = max(same, key=lambda candidate: candidate.weight)
    return _controller(best, same[:_MENTIONS], statements)


def _core(candidate: _Candidate) -> str:
    return re.sub(r"\W+", "", candidate.name.lower())


def _candidates(statement: Statement, statements: tuple[Statement, ...]) -> Iterator[_Candidate]:
    text = statement.text
    early = 1.0 - statement.index / max(1, len(statements))
    for company in named_companies(text):
        name = text[company.start : company.end]
        tie = _tie(statement, company)
        if tie is None:
            continue
        vendor = next(vendor_names().find(name), None) is not None
        others = bool(_OTHERS.has(text[max(0, company.start - 120) : company.start])) and tie is not Tie.CONTROLLER
        if (vendor and others) or (vendor and early < 0.85 and not _in_title(name, statements)):
            continue
        weight = _RANK[tie] + 0.8 * early - (1.2 if others else 0.0)
        yield _Candidate(statement=statement, company=company, tie=tie, weight=weight)


def _in_title(name: str, statements: tuple[Statement, ...]) -> bool:
    """Whether a company's first word stands in the first lines of the document: a vendor's own policy."""
    word = name.split()[0].strip(",.").lower()
    return any(word in statement.text.lower() for statement in statements[:2])


def _tie(statement: Statement, company: NamedCompany) -> Tie | None:
    text = statement.text
    around = text[max(0, company.start - 160) : company.end + 160]
    if _CONTROLLER.has(around) and not re.search(r"\bnot (?:a|the) (?:data )?controller", around):
        return Tie.CONTROLLER
    if len(text) < 200 and _COPYRIGHT.has(text):
        return Tie.COPYRIGHT
    if _WE.has(text[max(0, company.start - 60) : company.end + 100]):
        return Tie.WE
    headings = " ".join((*statement.headings[-2:], statement.lead.text if statement.lead else ""))
    if _CONTACT_HEADING.has(headings) and (company.start < 40 or len(text) < 200):
        return Tie.CONTROLLER if _CONTROLLER.has(headings) else Tie.CONTACT
    if len(text) < 90 and statement.index < 8:
        return Tie.CONTACT
    return None


def _controller(best: _Candidate, same: list[_Candidate], statements: tuple[Statement, ...]) -> Controller:
    address, address_country = _address(same, statements)
    registration = next(
        (match[1].strip() for candidate in same for match in _REGISTRATION.finditer(_following(candidate, statements, 4))),
        None,
    )
    country, told_by, sure = _country(best, same, address_country, statements)
    return Controller(
        name=best.name,
        form=best.company.form,
        forms_in=best.company.countries,
        tie=best.tie,
        address=address,
        registration=registration,
        country=country,
        country_from=told_by,
        confidence={Tie.CONTROLLER: Confidence.HIGH, Tie.WE: Confidence.HIGH, Tie.CONTACT: Confidence.MEDIUM}.get(
            best.tie, Confidence.LOW
        ),
        country_confidence=sure,
        evidence=best.statement.evidence_of(best.company.start, best.company.end),
    )


def _address(same: list[_Candidate], statements: tuple[Statement, ...]) -> tuple[str | None, str | None]:
    """The address that follows a mention of the name, and its country."""
    first: tuple[str | None, str | None] = (None, None)
    for candidate in same:
        text = _following(candidate, statements, 5)
        for address in postal_addresses(text):
            if address.start < 260 and (address.country or first[0] is None):
                first = (text[address.start : address.end], address.country)
                if address.country:
                    return first
                break
    return first


def _following(candidate: _Candidate, statements: tuple[Statement, ...], count: int) -> str:
    """The text after the name: the rest of its statement and the short ones after it in the same section."""
    statement = candidate.statement
    parts = [statement.text[candidate.company.end : candidate.company.end + _NEARBY]]
    for other in statements[statement.index + 1 : statement.index + 1 + count]:
        if other.section is not statement.section or len(other.text) > 160:
            break
        parts.append(other.text)
    return ", ".join(parts)


def _country(
    best: _Candidate, same: list[_Candidate], address_country: str | None, statements: tuple[Statement, ...]
) -> tuple[str | None, str, Confidence]:
    """The country of establishment, what tells it, and how surely."""
    if address_country:
        return address_country, "address", Confidence.HIGH
    for candidate in same:
        text = candidate.statement.text[candidate.company.end : candidate.company.end + 250]
        for found in country_names().find(text):
            if _REGISTERED_IN.has(text[: found.start]) or (found.start < 4):
                return found.value.code, "registration", Confidence.HIGH
    form = best.company.countries
    if len(form) == 1:
        return form[0], "form", Confidence.MEDIUM
    weak = _weak_country(same, statements)
    if weak and (not form or weak[0] in form):
        return weak
    if form and not any(countries()[code].in_eea for code in form):
        return form[0], "form", Confidence.MEDIUM  # one of several, and none of them in the EEA, which is what counts
    return None, "", Confidence.LOW


def _weak_country(same: list[_Candidate], statements: tuple[Statement, ...]) -> tuple[str, str, Confidence] | None:
    """The country by dialling code or by the domain of an e-mail address or the site's own."""
    for candidate in same:
        text = _following(candidate, statements, 5)
        for start, end in phones(text):
            number = re.sub(r"[^\d+]", "", text[start:end])
            for length in (4, 3, 2):
                if number[:length] in _DIALLING:
                    return _DIALLING[number[:length]], "phone", Confidence.MEDIUM
    domains = Counter(
        statement.text[start:end].rpartition(".")[2].lower()
        for statement in statements
        for start, end in emails(statement.text)
    )
    for domain, _ in domains.most_common(1):
        code = {"uk": "GB"}.get(domain, domain.upper())
        if len(domain) == 2 and domain not in _NOT_A_PLACE and code in countries():
            return code, "domain", Confidence.LOW
    return None
