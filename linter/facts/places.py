"""Where personal data goes, as the policy says it: claims that it stays, and statements that it leaves (GDPR Chapter V)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.guarded import NEGATIONS
from linter.facts.lookup import Lookup, may_name
from linter.findings import Evidence
from linter.knowledge.countries import countries, country_names
from linter.knowledge.vendors import vendor_names
from linter.regex import Regex
from linter.statements import Statement, StatementKind

_EUROPE = frozenset({"GB", "CH"})


class ClaimKind(StrEnum):
    """What a claim says of the data."""

    STAYS = "stays"  # is processed only within an area
    NO_TRANSFER = "no-transfer"  # is not transferred out of an area
    ADEQUATE_ONLY = "adequate-only"  # goes only to countries with an adequacy decision


class TransferClaim(NamedTuple):
    """A claim about all personal data that it does not leave an area."""

    kind: ClaimKind
    area: str  # the area in words: "the EU", "the EEA", "Germany"
    inside: frozenset[str]  # codes of the countries inside the area
    softened: str  # the words that make an exception; "" for a plain claim
    statement: Statement
    evidence: Evidence

    def allows(self, country: str) -> bool:
        """Whether data in that country (ISO code) is still within the claim."""
        return country in self.inside


class TransferStatement(NamedTuple):
    """A statement that data goes to a third country."""

    countries: tuple[str, ...]  # ISO codes of the third countries that it names; () for "third countries" at large
    possible: bool  # it says "may" or "if", not that it happens
    statement: Statement
    evidence: Evidence


_AREA = Regex(
    r"\b(?:(?P<eea>E\.?E\.?A\.?\b|European Economic Area|EU\s?(?:/|and|or|&)\s?(?:the\s)?(?:EEA"
    r"|European Economic Area)|European Union(?:\s?\(EU\))?"
    r"\s?(?:/|and|or|&)\s?(?:the\s)?(?:EEA\b|European Economic Area))|(?P<eu>EU\b|E\.U\.|European Union"
    r"|European Community|Member States?\b)"
    r"|(?P<uk>UK\b|United Kingdom|U\.K\.)|(?P<europe>Europe\b))"
)
_THIRD = Regex(
    r"\b(?:third|foreign|non-EE?[AU]|non-European|other)[\s-](?:countr|state)|\bnon-EE?[AU]\b|\bthird-countr", re.IGNORECASE
)
_PLACE_WORDS = ("EU", "EEA", "urope", "countr", "UK", "nion", "utside", "States", "states")
_MOVE = (
    r"(?:transfer|transmi|send|sent|export|disclos|shar|provid|pass|forward|mov|tak|leav|stor|process|host|kept|keep"
    r"|held|hold|deliver|communicat|made available|access)\w*"
)
_NOT = r"(?:not|never|no|nor|neither|don['’]t|doesn['’]t|won['’]t|isn['’]t|aren['’]t|cannot|without)"
_NO_TRANSFER = Regex(
    rf"\b{_NOT}\b(?P<between>[^.;:]{{0,70}}?)\b{_MOVE}\b(?P<what>[^.;:]{{0,110}}?)"
    r"(?:\b(?:outside|out of|beyond|leave)\b|\bthird[\s-](?:countr|state)|\bforeign countr|\bnon-EE?[AU]\b"
    r"|\bnon-European\b)",
    re.IGNORECASE,
)
_LEAVES = Regex(rf"\b{_NOT}\s(?:\w+\s){{0,2}}leaves?\s(?:the\s)?(?:territory of |area of )?(?:the\s)?", re.IGNORECASE)
_ONLY = r"(?:only|exclusively|solely|entirely|purely)"
_WITHIN = (
    r"(?:within|in|inside|on servers?(?: that are)?(?: located)? (?:with)?in|at (?:data )?cent(?:er"
    r"|re)s? (?:located )?in)\s(?:(?:the|a|any|our|its|their)\s)?"
    r"(?:(?:territory|area|borders|member states?|countries|country|boundaries|jurisdiction|servers?|data ?cent(?:er"
    r"|re)s?)\s(?:of|in|within|located in)\s)?(?:the\s)?$"
)
_KEEP = r"(?:process|stor|host|kept|keep|held|locat|collect|remain|stay|situated|saved|transfer|hous|retain|maintain)\w*"
_STAYS = Regex(
    rf"\b(?:{_KEEP}\b[^.;:]{{0,50}}?\b{_ONLY}\b[^.;:]{{0,60}}?|{_ONLY}\s(?:be\s)?{_KEEP}\b[^.;:]{{0,60}}?"
    rf"|(?:remains?|stays?)\b[^.;:]{{0,25}}?|always\s{_KEEP}\b[^.;:]{{0,40}}?"
    rf"|\ball\b[^.;:,]{{0,40}}\b(?:data|information|servers?|processing|processors|(?:sub-?)?processors"
    rf"|service providers|providers)\b[^.;:,]{{0,40}}"
    rf"\b(?:is|are|takes place|occurs)\b\s?(?:\w+ly\s)?(?:{_KEEP})?[^.;:]{{0,30}}?){_WITHIN}",
    re.IGNORECASE,
)
# "A transfer to third countries does not take place"
_NO_TRANSFER_AFTER = Regex(
    r"\btransfer\w*\b[^.;:]{0,60}\b(?:third[\s-]countr|outside|non-EE?[AU]\b)[^.;:]{0,90}\b(?:not"
    r"|never)\s(?:\w+\s)?(?:take place|tak|occur|happen|plan|intend|made|carried|perform|foreseen)",
    re.IGNORECASE,
)
_THEN_ONLY = Regex(
    rf"^\W{{0,3}}(?:\(\w+\)\s)?(?:/\s?\w+\s)?{_ONLY}\b(?!\s(?:if|when|where|for|to|after|with|in))", re.IGNORECASE
)
_KEPT_IN = Regex(rf"\b{_KEEP}\b[^.;:]{{0,60}}?{_WITHIN}", re.IGNORECASE)
_ADEQUATE = Regex(
    r"\bonly\b[^.;:]{0,90}\b(?:countr|third part|recipient|jurisdiction)[^.;:]{0,90}\b(?:adequa|adequacy"
    r"|(?:European )?Commission has (?:already )?(?:issued|decided|adopted))",
    re.IGNORECASE,
)
# what turns a claim into a rule with exceptions
_SOFTENED = Regex(
    r"\b(?:unless|except(?:ion|ions|ionally)?|apart from|\w+ apart(?=,)|we ourselves|and in whichever|other than"
    r"|as a (?:general )?rule|in principle|generally"
    r"|in general|normally|usually|typically|primarily|mainly"
    r"|mostly|where possible|wherever possible|as far as possible|currently|regularly|and where not|in most cases"
    r"|save (?:for|as|where)|without (?:your|the|prior|explicit|ensuring|taking|having|"
    r"adequate|appropriate|an? |first|such|proper|sufficient|ensur|express|giv|inform|implement|putting)|only (?:if"
    r"|when|where|to the extent|after|with)|subject to|if (?:we|you|the|it|there|this|such|an)"
    r"|where (?:we|you|the|it|there|this|such)|when(?:ever)? (?:we|you|the|it)|or (?:we take|where|to|if|other"
    r"|otherwise|in|with|that|under)|provided that|by default|to the extent|on request|intend)\b",
    re.IGNORECASE,
)
_CONDITION_FIRST = Regex(
    r"^\W*(?:if|where|when|whenever|in (?:the )?(?:case|event|cases)|should|insofar|to the extent|unless|in such"
    r"|as far as|although|while)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = Regex(
    r"\b(?:payment|card|credit|log|location|health|analytics|usage|billing|account|backup|sensor|video|image|audio"
    r"|voice|photo|support|recording|message|customer content|"
    r"chat|newsletter|application|applicant|candidate|employee|survey|anonymous|aggregated|encrypted|biometric"
    r"|children'?s?|client|server log|ip)\s(?:\w+\s)?(?:data|information|address(?:es)?|details|files|content"
    r"|records)\b",
    re.IGNORECASE,
)
# "we never transfer your data": about all that the writer does, whatever company the sentence before names
_OF_US = Regex(
    rf"\W*(?:we|I)\s(?:\w+\s)?{_NOT}\s(?:\w+\s){{0,2}}?{_MOVE}\s"
    r"(?:(?:your|any|any of your)\s)?(?:personal\s)?(?:data|information)\b"
    rf"|\W*(?:we|I)\s(?:\w+\s)?(?:{_MOVE})\s(?:(?:all|all your|all of your|your|all the|any)\s)?(?:personal\s)?"
    r"(?:data|information)\b",
    re.IGNORECASE,
)
_OF_THE_TOOL = Regex(
    r"\b(?:there|here|thereby|it|they|them|thus|this|these|such|the (?:provider|service|tool|plug-?in|company))\b",
    re.IGNORECASE,
)
_OURS = Regex(r"\b(?:data|information|servers?|transfer|processing|processors?|providers?|PII|details)\b", re.IGNORECASE)
_NEGATED_PROTECTION = Regex(
    r"\b(?:rights?|laws?|consent|object|withdraw|protection level|agree|apply|applies|offer|adequate|located"
    r"|resid\w+|live|limited)\b",
    re.IGNORECASE,
)

# the place belongs to a clause of its own: "only where you live in the EU"
_CLAUSE = Regex(r"\b(?:where|if|when|who|whose|which|unless|because|liv\w+|resid\w+)\b", re.IGNORECASE)
_NO = Regex(r"\W*(?:no|none)\b(?!\s+\w+\s+(?:than|matter))", re.IGNORECASE)
_NARROWED = Regex(r"\b(?:only|but|limited|just|countries?)\b", re.IGNORECASE)
_TO_ANY = Regex(r"\bto (?:any )?(?:other )?(?:countr\w+|recipients?[^.;]*)\s*$", re.IGNORECASE)

_GOES = Regex(
    r"\b(?:transfer(?:s|red|ring)?|transmit(?:s|ted)?|sen[dt]s?|stor(?:es?|ed|age)|process(?:es|ed|ing)?|host(?:s"
    r"|ed)?|export(?:s|ed)?|shar(?:e|ed|es)|disclosed?|access(?:ed|ible)?|"
    r"servers?|forward(?:s|ed)?|located|based|situated|kept)\b",
    re.IGNORECASE,
)
_OUTSIDE = Regex(
    r"\b(?:outside|out of|beyond)\b[^.;:]{0,40}?\b(?:EU\b|EEA\b|European|Europe\b|UK\b|United Kingdom)"
    r"|\bthird[\s-](?:countr|state)|\bnon-EE?[AU]\b",
    re.IGNORECASE,
)
_DATA = Regex(r"\b(?:data|information|PII|details|they|it|cookies?|addresses)\b", re.IGNORECASE)
_MAY = Regex(r"\b(?:may|might|could|can|if|where|when|possib\w+|in case|should|unless|would)\b", re.IGNORECASE)
_NEGATION = Regex(rf"\b{_NOT}\b", re.IGNORECASE)
_NOT_A_TRANSFER = Regex(
    r"\b(?:right to|regulation|complain|subject to the laws|residents? of|if you (?:are|live|reside|access|use"
    r"|visit)|users? (?:in|from|outside)|visitors? (?:in|from)|"
    r"supervisory authorit|in particular recipients|directive|court|representative|trademark|not intended)\b",
    re.IGNORECASE,
)


# words of which a statement holds one where an expression here matches it
_NEGATIVE = frozenset(NEGATIONS.split())
_ABROAD = frozenset("outside out beyond leave leaves third foreign non".split())
_LIMITS = frozenset("only exclusively solely entirely purely remain remains stay stays always all".split())
_ANSWER = frozenset({"no", "none"})
_OF_OURS = frozenset(
    "data information server servers transfer processing processor processors provider providers pii details".split()
)
_OF_DATA = frozenset("data information pii details they it cookie cookies addresses".split())
_GOING = frozenset(
    "transfer transfers transferred transferring transmit transmits transmitted send sends sent sents store stores stored "
    "storage process processes processed processing host hosts hosted export exports exported share shared shares disclose "
    "disclosed access accessed accessible server servers forward forwards forwarded located based situated kept".split()
)


@fact
def transfer_claims(statements: tuple[Statement, ...], lookup: Lookup[Statement]) -> tuple[TransferClaim, ...]:
    """The claims that personal data at large stays in an area. A claim about one kind of data or one tool is left out."""
    likely = lookup.places(_NEGATIVE, _ABROAD, _OF_OURS) | lookup.places(_LIMITS, _OF_OURS) | lookup.places(_ANSWER)
    return tuple(claim for statement in lookup.at(likely) if (claim := _claim(statement, statements)))


@fact
def transfer_statements(lookup: Lookup[Statement], capitals: Lookup[Statement]) -> tuple[TransferStatement, ...]:
    """The statements that personal data goes to third countries."""
    abroad = lookup.places(_ABROAD) | may_name(country_names(), lookup, capitals)
    likely = abroad & lookup.places(_OF_DATA, _GOING)
    return tuple(found for statement in lookup.at(likely) if (found := _transfer(statement)))


def _claim(statement: Statement, statements: tuple[Statement, ...]) -> TransferClaim | None:
    text = statement.text
    if statement.kind is StatementKind.HEADING or len(text) > 900 or _is_label(text):
        return None
    asked = _answered_no(statement)
    if asked is None and not _may_name_a_place(text):
        return None
    found = asked or _no_transfer(text) or _stays(text) or _adequate_only(statement)
    if found is None or not _about_all_data(statement, statements, found[3]):
        return None
    kind, area, inside, _ = found
    softened = _SOFTENED.search(text) if not asked else None
    if _CONDITION_FIRST.has(text):
        return None
    return TransferClaim(
        kind=kind,
        area=area,
        inside=inside,
        softened=softened[0] if softened else "",
        statement=statement,
        evidence=statement.evidence(),
    )


def _may_name_a_place(text: str) -> bool:
    """Whether a text holds a word for an area or a country, at the least cost: most texts hold none."""
    return any(word in text for word in _PLACE_WORDS) or country_names().may_hold(text)


def _is_label(text: str) -> bool:
    return text.endswith(":") and len(text) < 60


_Found = tuple[ClaimKind, str, frozenset[str], int]


def _answered_no(statement: Statement) -> _Found | None:
    """The claim of a "No" under the question whether data goes to a third country."""
    if len(statement.text) > 120 or not _NO.match(statement.text):
        return None
    lead = statement.lead.text if statement.lead else (statement.headings[-1] if statement.headings else "")
    if "?" not in lead or not (_OUTSIDE.search(lead) and _GOES.has(lead)):
        return None
    return (ClaimKind.NO_TRANSFER, *_area(lead), 0)


def _no_transfer(text: str) -> _Found | None:
    match = _NO_TRANSFER.search(text) or _LEAVES.search(text) or _NO_TRANSFER_AFTER.search(text)
    if match is None:
        return None
    groups = match.groupdict()
    between, what = groups.get("between") or "", groups.get("what") or ""
    if _NEGATED_PROTECTION.has(between) or (_NARROWED.has(f"{between} {what}") and not _TO_ANY.has(what)):
        return None
    if not _OURS.has(text):
        return None
    words = text[match.start() : match.end() + 90]
    if not (_THIRD.has(words) or _places_in(words)):
        return None
    return (ClaimKind.NO_TRANSFER, *_area(words), match.start())


def _stays(text: str) -> _Found | None:
    for place in _places_in(text):
        low = max(0, place[0] - 200)
        match = _STAYS.search(text[low : place[0]])
        if match is None and _THEN_ONLY.has(text[place[1] : place[1] + 40]):
            match = _KEPT_IN.search(text[low : place[0]])
        if match and _OURS.has(text) and not _CLAUSE.has(match[0]):
            area, inside = _area(text[place[0] : place[0] + 80])
            return (ClaimKind.STAYS, area, inside, low + match.start()) if inside else None
    return None


def _places_in(text: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _AREA.finditer(text)]
    return sorted(found + [(name.start, name.end) for name in country_names().find(text)])


def _adequate_only(statement: Statement) -> _Found | None:
    match = _ADEQUATE.search(statement.text)
    if match is None or statement.lead is not None or not _OURS.has(statement.text):
        return None
    from linter.knowledge.countries import adequacy

    inside = _eea() | {code for code, decision in adequacy().items() if decision.status != "dead" and len(code) == 2}
    return ClaimKind.ADEQUATE_ONLY, "countries with an adequacy decision", frozenset(inside), match.start()


def _area(words: str) -> tuple[str, frozenset[str]]:
    """The area that words name, and the countries inside it. "Third countries" are those outside the EEA."""
    groups = {name for match in _AREA.finditer(words) for name, value in match.groupdict().items() if value}
    named = [found.value for found in country_names().find(words)]
    if "europe" in groups:
        return "Europe", _eea() | _EUROPE
    if "uk" in groups and not groups & {"eea", "eu"}:
        return "the UK", _eea() | {"GB"}
    extra = frozenset({"GB"}) if "uk" in groups else frozenset()
    extra |= {"CH"} if "Switzerland" in words else set()
    if "eea" in groups:
        return "the EEA", _eea() | extra
    if "eu" in groups:
        return "the EU", _eu() | extra
    inside = [country for country in named if country.in_eea]
    if inside and not _THIRD.has(words):
        return inside[0].name, _eea()
    if named and not inside and not _THIRD.has(words):
        return named[0].name, frozenset()
    return "the EEA", _eea() | extra


def _eea() -> frozenset[str]:
    return frozenset(code for code, country in countries().items() if country.in_eea)


def _eu() -> frozenset[str]:
    return frozenset(code for code, country in countries().items() if country.in_eu)


def _about_all_data(statement: Statement, statements: tuple[Statement, ...], at: int) -> bool:
    """Whether a claim speaks of personal data at large: not of one kind of data, and not in a part about one tool."""
    text = statement.text
    if _OTHER_SUBJECT.has(text) and not re.search(
        r"\bpersonal (?:data|information)\b|\ball (?:your |the )?data\b", text, re.IGNORECASE
    ):
        return False
    if any(
        True for _ in vendor_names().find(" ".join((*statement.headings, statement.lead.text if statement.lead else "")))
    ):
        return False
    if next(vendor_names().find(text[:at] if at else text), None):
        return False
    if _OF_US.match(text) and not _OF_THE_TOOL.has(text):
        return True
    before = statements[max(0, statement.index - 2) : statement.index]
    return not any(other.block is statement.block and next(vendor_names().find(other.text), None) for other in before)


def _transfer(statement: Statement) -> TransferStatement | None:
    text = statement.text
    if statement.kind is StatementKind.HEADING or len(text) > 900:
        return None
    if not _may_name_a_place(text):
        return None
    outside = _OUTSIDE.search(text)
    third = [found for found in country_names().find(text) if not found.value.in_eea]
    if not (outside or third) or not _GOES.has(text) or not _DATA.has(text):
        return None
    anchor = outside.start() if outside else third[0].start
    if _NEGATION.has(text[max(0, anchor - 120) : anchor]) or _NOT_A_TRANSFER.has(text):
        return None
    if not outside and not re.search(
        r"\b(?:to|in|into|from)\s(?:the\s|its\s|servers in\s|countries such as\s)?(?:\w+\s)?$",
        text[max(0, anchor - 40) : anchor],
        re.IGNORECASE,
    ):
        return None
    return TransferStatement(
        countries=tuple(dict.fromkeys(found.value.code for found in third)),
        possible=bool(_MAY.has(text[:anchor])),
        statement=statement,
        evidence=statement.evidence(),
    )
