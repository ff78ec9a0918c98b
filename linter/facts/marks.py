"""Marks: kinds of fact that a phrase can name ("<email>", "<company>"), each found in a text by one cheap function.

Every function takes a text and returns the character offsets of what it found, from left to right. Each asks first, at the
cost of a set operation or a single search, whether the text can hold anything of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from linter.facts.addresses import postal_addresses
from linter.facts.legal_forms import is_of_a_form, named_companies
from linter.facts.proper_names import proper_names
from linter.knowledge.authorities import authority_names
from linter.knowledge.countries import country_names
from linter.knowledge.names import has_digit
from linter.knowledge.vendors import vendor_names
from linter.markers import Marker
from linter.regex import Regex

Offsets = list[tuple[int, int]]

EMAIL = Regex(
    r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@|\s?[\[({](?:at|AT|@)[\])}]\s?)(?:[\w-]{1,63}(?:\.|\s?[\[({](?:dot"
    r"|DOT)[\])}]\s?)){1,6}[\w-]{2,24}"
    r"|\[email(?:\u00a0|\s|&#160;)protected\]"
)
URL = Regex(r"(?:https?://|\bwww\.)[^\s<>\"“”]{1,2000}")
_ENDINGS = (
    "com|org|net|eu|io|info|app|dev|uk|de|fr|ie|nl|be|at|ch|se|no|dk|fi|is|es|it|pt|pl|cz|sk|si|hr|hu|ro|bg|gr|lt|lv|ee|lu|mt|cy"
    "|us|ai|me|tv|ly|shop|store|online"
)
_WEB_WORDS = frozenset(("http", "https", "www", *_ENDINGS.split("|")))  # one of which any web address holds
DOMAIN = Regex(
    rf"(?<![\w@./-])(?:[a-zA-Z0-9-]{{1,63}}\.){{1,4}}(?:co\.uk|{_ENDINGS})(?![\w-]|\.\w)(?:/[^\s<>\"“”]{{0,500}})?"
)
_TRAILING = ".,;:!?)]}'’"

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?"
)
DATE = Regex(
    rf"(?<![\w/.-])(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s(?:of\s|day of\s)?{_MONTH},?\s\d{{4}}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|{_MONTH},?\s(?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:19|20)\d\d|\d{1,2}/\d{1,2}/\d\d)(?!\w)"
)
_NUMBER = (
    r"(?:\d{1,5}(?:[.,]\d{1,3})?|(?:twenty|thirty|forty|fifty|sixty|ninety|eighty|seventy)(?:[- ](?:one|two|three"
    r"|four|five|six|seven|eight|nine))?"
    r"|one hundred(?: and eighty| and twenty)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|half an?|an?)"
)
DURATION = Regex(
    rf"(?<![\w.,-]){_NUMBER}\s?(?:\(\s?{_NUMBER}\s?\)\s?)?[- ]?(?:(?:calendar|business|working|full|consecutive"
    rf"|additional|further|complete)\s)?"
    r"(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|hrs?|mins?)(?!\w)",
    re.IGNORECASE,
)
ARTICLE = Regex(
    r"(?<!\w)art(?:icles?|s?\.|s)?\s?\d{1,3}[a-z]?(?!\d)(?:\s?\(\w{1,3}\)){0,4}(?:,?\s(?:para(?:graph)?|par|abs|lit"
    r"|letter|point|no|nr|sec)\.?\s?\(?\w{1,3}\)?){0,3}"
    r"(?:(?:,\s?|\sand\s|\sor\s|,?\s?to\s|\s?[-–]\s?)(?:\d{1,3}(?!\d)(?:\s?\(\w{1,3}\)){0,4}|(?:\(\w{1,3}\)){1,3})){0,6}",
    re.IGNORECASE,
)
_PHONE = Regex(
    r"(?<![\w+.-])(?:(?:\+|00)\d[\d\s()./‐–-]{5,20}\d|\(?0\d{1,4}\)?[\s/-]?\(?\d{2,4}\)?(?:[\s/.-]\d{2,4}){1,4}"
    r"|0\d{2,4}\s\d{5,8}|\(\d{3}\)\s?\d{3}[-. ]\d{4}|1?-?\d{3}-\d{3}-\d{4})(?![\w-])"
)
_PHONE_AFTER_WORD = Regex(
    r"(?<!\w)(?:tel|phone|telephone|call|mobile|hotline|fax)(?:ephone)?[\s.:no()]{1,8}(\(?\d[\d\s()/.‐–-]{4,18}\d)(?!\w)",
    re.IGNORECASE,
)

_DOT_WITHIN = Regex(r"\.[a-z]{2}")
_UNITS = ("day", "month", "year", "week", "hour", "minute", "second")
_ARTICLES = ("rticle", "Art", "art.", "arts.", "ARTICLE")
_PHONE_WORDS = ("tel", "Tel", "TEL", "hone", "call", "Call", "obile", "otline", "fax", "Fax", "PHONE")


def emails(text: str) -> Offsets:
    """E-mail addresses, also "name [at] example.org" and what Cloudflare leaves of one."""
    if (
        "@" not in text
        and "[at" not in text
        and "(at" not in text
        and "[email" not in text
        and "(AT" not in text
        and "[AT" not in text
    ):
        return []
    return [match.span() for match in EMAIL.finditer(text)]


def urls(text: str) -> Offsets:
    """Web addresses, with or without their scheme."""
    if not _DOT_WITHIN.search(text):
        return []
    found = [_trimmed(text, match) for match in URL.finditer(text)] if "://" in text or "www." in text else []
    for match in DOMAIN.finditer(text):
        if not any(start <= match.start() < end for start, end in found):
            found.append(_trimmed(text, match))
    return sorted(found)


def _trimmed(text: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def phones(text: str) -> Offsets:
    """Telephone numbers: international ones anywhere, others where they look like one or follow a word for it."""
    if not has_digit(text):
        return []
    found = [match.span() for match in _PHONE.finditer(text) if _long_enough(match[0]) and not DATE.fullmatch(match[0])]
    if any(word in text for word in _PHONE_WORDS):
        for match in _PHONE_AFTER_WORD.finditer(text):
            if _long_enough(match[1]) and not any(start <= match.start(1) < end for start, end in found):
                found.append(match.span(1))
    return sorted(found)


def _long_enough(number: str) -> bool:
    return 7 <= sum(map(str.isdigit, number)) <= 16


def durations(text: str) -> Offsets:
    """Lengths of time with a number: "12 months", "thirteen (13) months", "a year"."""
    small = text.lower()
    if not any(unit in small for unit in _UNITS):
        return []
    return [match.span() for match in DURATION.finditer(text)]


def dates(text: str) -> Offsets:
    """Calendar dates, and months of a year."""
    if not has_digit(text):
        return []
    return [match.span() for match in DATE.finditer(text)]


def law_articles(text: str) -> Offsets:
    """References to articles of a law: "Article 6(1)(f)", "Art. 13"."""
    if not any(article in text for article in _ARTICLES):
        return []
    return [match.span() for match in ARTICLE.finditer(text)]


def legal_entities(text: str) -> Offsets:
    """Company names with a legal form."""
    return [(company.start, company.end) for company in named_companies(text)]


def companies(text: str) -> Offsets:
    """Vendors that the knowledge knows."""
    return [(found.start, found.end) for found in vendor_names().find(text)]


def countries(text: str) -> Offsets:
    """Names of countries."""
    return [(found.start, found.end) for found in country_names().find(text)]


def third_countries(text: str) -> Offsets:
    """Names of countries outside the EEA."""
    return [(found.start, found.end) for found in country_names().find(text) if not found.value.in_eea]


def eea_countries(text: str) -> Offsets:
    """Names of countries of the EEA."""
    return [(found.start, found.end) for found in country_names().find(text) if found.value.in_eea]


def authorities(text: str) -> Offsets:
    """Supervisory authorities by name or acronym."""
    return [(found.start, found.end) for found in authority_names().find(text)]


def addresses(text: str) -> Offsets:
    """Postal addresses."""
    return [(address.start, address.end) for address in postal_addresses(text)]


def _with_digit(word: str) -> bool:
    return not word.isalpha()


def _unit(word: str) -> bool:
    return word.rstrip("s").endswith(_UNITS)


def _article(word: str) -> bool:
    return word.startswith("art")


def _address_word(word: str) -> bool:
    return word in _WEB_WORDS


def _vendor_word(word: str) -> bool:
    return word in vendor_names().telling


def _country_word(word: str) -> bool:
    return word in country_names().telling


def _authority_word(word: str) -> bool:
    return word in authority_names().telling


def _nothing(_text: str) -> Offsets:
    return []


def _never(_word: str) -> bool:
    return False


KINDS: dict[str, Marker] = {
    "email": Marker(emails),
    "phone": Marker(phones, _with_digit),
    "url": Marker(urls, _address_word),
    "postal-address": Marker(addresses, _with_digit),
    "legal-entity": Marker(legal_entities, is_of_a_form),
    "company": Marker(companies, _vendor_word),
    "proper-name": Marker(proper_names),
    "country": Marker(countries, _country_word),
    "third-country": Marker(third_countries, _country_word),
    "eea-country": Marker(eea_countries, _country_word),
    "authority": Marker(authorities, _authority_word),
    "duration": Marker(durations, _unit),
    "date": Marker(dates, _with_digit),
    "law-article": Marker(law_articles, _article),
    "link": Marker(_nothing, _never),  # told by the format alone
}


_NEED_DIGIT = frozenset({"phone", "postal-address", "date"})


def marks(text: str, kinds: Iterable[str]) -> dict[str, Offsets]:
    """What a text holds of the kinds asked for; a kind of which it holds nothing is left out."""
    digit = has_digit(text)
    return {kind: found for kind in kinds if (digit or kind not in _NEED_DIGIT) and (found := KINDS[kind].find(text))}
