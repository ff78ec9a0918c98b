"""Names of companies, recognised by the legal form that they end with (or, in the Baltic states, begin with)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lookup import Lookup
from linter.knowledge.names import KEPT, capitalised
from linter.regex import Regex
from linter.statements import Statement

# form as a regular expression -> countries that have it; () where too many do. Longer forms first.
_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"GmbH\s?&\s?Co\.?\s?(?:KG|OHG|KGaA)(?:aA)?", ("DE", "AT")),
    (r"SE\s?&\s?Co\.?\s?KG(?:aA)?", ("DE",)),
    (r"g?GmbH|GMBH|mbH", ("DE", "AT", "CH", "LI")),
    (r"UG\s?\(haftungsbeschränkt\)|UG(?=[,.;)]|\s*$)", ("DE",)),
    (r"KGaA|OHG|e\.\s?K\.|e\.\s?V\.|eG(?=[,.;)]|\s*$)|eingetragener Verein", ("DE",)),
    (r"Aktiengesellschaft", ("DE", "AT", "CH")),
    (
        r"Unlimited Company|Designated Activity Company|DAC(?=[,.;)]|\s*$)|U\.?C\.(?=[,;)]|\s*$)"
        r"|C\.?L\.?G\.?(?=[,.;)]|\s*$)",
        ("IE",),
    ),
    (r"Public Limited Company|PLC|plc|Plc", ("GB", "IE")),
    (r"LLP|L\.L\.P\.", ("GB", "US")),
    (
        r"C\.?I\.?C\.?(?=[,.;)]|\s*$|\s\d)|Community Interest Company|Charitable Incorporated Organisation"
        r"|CIO(?=,? (?:is )?(?:a|an) (?:\w+ )?charity)",
        ("GB",),
    ),
    (r"Pty\.?\s?(?:Ltd|Limited)\.?|PTY\.?\s?LTD\.?", ("AU", "ZA")),
    (r"Pvt\.?\s?(?:Ltd|Limited)\.?|Private Limited", ("IN", "PK")),
    (r"Pte\.?\s?(?:Ltd|Limited)\.?", ("SG",)),
    (r"Sdn\.?\s?Bhd\.?", ("MY",)),
    (r"Co\.,?\s?Ltd\.?|Co\.,?\s?Limited|Company Limited", ("CN", "KR", "JP", "TW", "TH", "VN")),
    (r"K\.K\.|Kabushiki Kaisha|G\.K\.", ("JP",)),
    (
        r"L\.L\.C\.?|LLC|Incorporated|INC\.?|Inc\.?|Corporation|Corp\.?|P\.?B\.?C\.?(?=[,.;)\s]|$)|501\(c\)\(3\)",
        ("US", "CA"),
    ),
    (r"Limited Liability Company", ()),
    (r"LTD\.?|Ltd\.?|Limited|LIMITED", ("GB", "IE", "MT", "CY", "IL", "HK")),
    (r"S\.?\s?à\.?\s?r\.?\s?l\.?|S\.?A\.?R\.?L\.?(?!\w)|Sàrl", ("FR", "LU", "CH")),
    (r"S\.?A\.?S\.?U?(?=[,.;)\s]|\s*$)|EURL", ("FR",)),
    (r"S\.C\.A\.|S\.C\.S\.", ("LU", "FR")),
    (r"S\.?r\.?l\.?s?\.?(?!\w)|S\.R\.L\.?(?!\w)|SRL|S\.\s?p\.?\s?A\.?(?!\w)|SpA|S\.P\.A\.?", ("IT", "RO", "BE")),
    (r"S\.L\.U?\.?|SLU|SL(?=[,.;)]|\s*$)", ("ES", "AD")),
    (r"Sp\.?\s?z\.?\s?o\.?\s?o\.?|SP\.?\s?Z\.?\s?O\.?\s?O\.?|spółka z o\.?\s?o\.?", ("PL",)),
    (r"spol\.\s?s\s?r\.?\s?o\.?|s\.\s?r\.\s?o\.?|S\.R\.O\.?|a\.\s?s\.(?!\w)|v\.\s?o\.\s?s\.", ("CZ", "SK")),
    (
        r"d\.\s?o\.\s?o\.?|D\.\s?O\.\s?O\.?|d\.\s?d\.(?!\w)|D\.\s?D\.(?!\w)|s\.\s?p\.(?!\w)|j\.d\.o\.o\.?",
        ("SI", "HR", "RS", "BA", "ME"),
    ),
    (r"d\.b\.a\.", ("US",)),
    (r"B\.\s?V\.?(?!\w)|BVBA|BV|N\.\s?V\.?(?!\w)|NV(?=[,.;)]|\s*$)|V\.O\.F\.?|CVBA|vzw", ("NL", "BE")),
    (r"ApS|APS|A/S|I/S|IVS", ("DK",)),
    (r"ASA|AS|A\.S\.", ("NO", "EE", "LV")),
    (r"Aktiebolag|AB(?:\s\(publ\.?\))?", ("SE", "FI")),
    (r"Oyj|OYJ|Oy|OY|osakeyhtiö|ry(?=[,.;)]|\s*$)", ("FI",)),
    (r"OÜ|Oü|MTÜ", ("EE",)),
    (r"Kft\.?|KFT\.?|Zrt\.?|ZRT\.?|Nyrt\.?|Bt\.(?=[,;)]|\s*$)", ("HU",)),
    (r"EOOD|OOD|EAD|ЕООД|ООД|ЕАД", ("BG",)),
    (r"Unipessoal,?\s?Lda\.?|Lda\.?|LDA\.?|L\.da", ("PT",)),
    (r"ehf\.?|hf\.(?!\w)", ("IS",)),
    (r"Ε\.Π\.Ε\.|Α\.Ε\.|Ι\.Κ\.Ε\.|IKE|EPE", ("GR",)),
    (r"A\.Ş\.?|AŞ", ("TR",)),
    (r"FZE|FZCO|FZ-LLC|DMCC", ("AE",)),
    (r"S\.A\.?(?!\w)|SA|AG|SE|KG", ()),
)
_PREFIX_FORMS = ("UAB", "SIA", "OÜ", "PT", "IK")
_PREFIX_COUNTRY = {"UAB": ("LT",), "SIA": ("LV",), "OÜ": ("EE",), "PT": ("ID",), "IK": ("LV",)}
# Unambiguous even in running text: the others need a company-like neighbourhood
_SHORT = frozenset(
    {
        "AS",
        "SA",
        "AG",
        "SE",
        "KG",
        "AB",
        "SL",
        "NV",
        "DAC",
        "UG",
        "SAS",
        "ASA",
        "BV",
        "IKE",
        "EPE",
        "OY",
        "RY",
        "EAD",
        "OOD",
        "APS",
    }
)

# capitalised pieces of the forms; those without any capital are looked for one by one
_PIECES = frozenset(
    "GmbH GMBH H UG KGaA KG OHG Verein Aktiengesellschaft Unlimited Designated DAC UC CLG Public PLC Plc LLP CIC CIO "
    "Charitable Community Pty PTY Pvt "
    "Private Pte Sdn Co Company Ltd LTD Limited LIMITED Kabushiki LLC Incorporated INC Inc Corporation CORPORATION "
    "Corp PBC SARL Sàrl SAS SASU "
    "EURL SRL SpA SLU SL SP Sp BV BVBA NV CVBA ApS APS IVS AS ASA Aktiebolag AB Oyj OYJ Oy OY OÜ Oü MTÜ Kft KFT Zrt "
    "ZRT Nyrt Bt "
    "EOOD OOD EAD ЕООД ООД ЕАД Lda LDA L IKE EPE AŞ FZE FZCO FZ DMCC SA AG SE UAB SIA PT IK G".split()
)
_DOTTED = Regex(r"\.\s?[A-Za-zàÀ-ž]\s?\.|\.\s?[rz]\s?\.?\s?[lo]\b|\.[VpAo]\b")
# how a form begins: with a capital or a figure, and else with few letters; most words need not be held against each form
_OPENS = r"(?=[^\Wa-z]|gG|mbH|e[.Gih]|plc|sp|s\.|a\.|v[.z]|d\.|j\.|osa|ry|hf)"
_FORM = Regex(rf"(?<![\w.@/-]){_OPENS}(?:" + "|".join(f"({form})" for form, _ in _FORMS) + r")(?!\w)")
_PREFIX = Regex(r"(?<![\w.@/-])(UAB|SIA|OÜ|PT|IK)\s+([„“”\"«'‘]?[A-ZÀ-ÞĀ-Ž][^\s,;:()]*(?:\s+[A-ZÀ-ÞĀ-Ž][^\s,;:()]*){0,3})")
_TOKEN = Regex(r"[^\s]+")
_JOINERS = frozenset("& of de du la le the et do da di del + - –".split())
_STOP = frozenset(
    "The This That These Those We You Your Our Us It Its By In On At To From For With As And Or If When Where Which "
    "Company Companies "
    "Contact Address Controller Name Provider Owner Operator Party Parties About Is Are Was Has Have Use Using "
    "Please See Via "
    "Copyright © (c) All Not A An".split()
)


# what stands before a name in lower case: nothing, or a word that asks for a name
_BEFORE_SMALL = frozenset({"", "is", "by", "at", "We,", "we,", "©"})

# what stands before a name and is no part of it: a year, a section number, a title in capitals
_LEADING = Regex(r"(?:(?:\d[\d.–-]*|PRIVACY|POLICY|NOTICE|COOKIE|[Ww]e['’]re|Privacy|Policy|Notice|Cookie)\s+(?=\S+\s))*")


# as words, what a text with a form holds: letters between dots ("S.A."; no form has "a" and "i" alone), forms in lower case
_LETTERS = frozenset({*ascii_lowercase, "ş", "rl", "ro", "zl", "zo"} - {"a", "i"})
_SMALL = frozenset({"plc*", "ehf*", "osakeyhtiö", "vzw", "srl*", *_LETTERS})
# "GmbH" may stand within a word
_TELLING = frozenset({"plc", "ehf", "osakeyhtiö", "mbh", "ggmbh", "eg", "vzw", "srls", *_LETTERS, *map(str.lower, _PIECES)})


class NamedCompany(NamedTuple):
    """A company's name with its legal form, in a text."""

    start: int
    end: int
    form: str  # as written
    countries: tuple[str, ...]  # where the form exists; () where that says nothing


def may_name_a_company(text: str) -> bool:
    """Whether a text holds anything that looks like a legal form."""
    if not _PIECES.isdisjoint(capitalised(text)) or _DOTTED.search(text):
        return True
    return " plc" in text or "A/S" in text or " ehf" in text or "e.V" in text or "osakeyhtiö" in text


def is_of_a_form(word: str) -> bool:
    """Whether a word in lower case may be a piece of a legal form."""
    return word in _TELLING


@fact
def company_statements(lookup: Lookup[Statement], capitals: Lookup[Statement]) -> tuple[Statement, ...]:
    """The statements that name a company with its legal form, in reading order."""
    likely = capitals.of_any(_PIECES) | lookup.places(_SMALL)
    return tuple(statement for statement in lookup.at(likely) if named_companies(statement.text))


@lru_cache(maxsize=KEPT)
def named_companies(text: str) -> tuple[NamedCompany, ...]:
    """The company names in a text that carry a legal form, from left to right."""
    return tuple(_search(text))


def _search(text: str) -> Iterator[NamedCompany]:
    if not may_name_a_company(text):
        return
    after = 0
    for match in _FORM.finditer(text):
        start = _name_start(text, match.start(), after)
        leading = _LEADING.match(text, start, match.start())
        start = leading.end() if leading else start
        if start < match.start() and not _in_running_capitals(text, start, match):
            yield NamedCompany(start, match.end(), match[0], _FORMS[(match.lastindex or 1) - 1][1])
            after = match.end()
    yield from _prefixed(text)


def _prefixed(text: str) -> Iterator[NamedCompany]:
    if not capitalised(text).isdisjoint(_PREFIX_FORMS):
        for match in _PREFIX.finditer(text):
            yield NamedCompany(match.start(), match.end(), match[1], _PREFIX_COUNTRY[match[1]])


def _name_start(text: str, form_at: int, after: int) -> int:
    """Where the name before a legal form begins; the form's own place where there is no name."""
    low = max(after, form_at - 90)
    start = form_at
    words = 0
    tokens = list(_TOKEN.finditer(text, low, form_at))
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        word = token[0]
        if token.start() == low and low > after and low > 0 and not text[low - 1].isspace():
            break
        bare = word.strip("\"“”„«»'‘’(),")
        if word.endswith((":", ";", ".", ")")) and words and not _abbreviation(bare):
            break
        if word.endswith(",") and words:
            break
        if _nameish(bare):
            before = tokens[place - 1][0] if place else ""
            if bare in _STOP and not (bare == "The" and words) and not (bare == "Company" and _opens_a_name(before)):
                break
            start, words = token.start() + len(word) - len(word.lstrip("\"“”„«»'‘’(")), words + 1
        elif not words and _small_name(bare, tokens[place - 1][0] if place else ""):
            return token.start() + len(word) - len(word.lstrip("\"“”„«»'‘’("))
        elif bare.lower() not in _JOINERS or not words:
            break
        if words >= 7 or word[0] in '(“"„«':
            break
    return start


def _opens_a_name(word: str) -> bool:
    """Whether "Company" after this word belongs to a name: "Riverside Trading Company LLC", and not "The Company"."""
    return word[:1].isupper() and word not in _STOP


def _small_name(word: str, before: str) -> bool:
    """Whether a word in lower case right before a legal form is a name that is written so: "sandpiper GmbH"."""
    return (
        len(word) > 3 and word.isalnum() and word.islower() and (before in _BEFORE_SMALL or before.endswith((":", "“", '"')))
    )


def _nameish(word: str) -> bool:
    return bool(word) and (word[0].isupper() or word[0].isdigit() or any(map(str.isupper, word)) or "." in word[1:-1])


def _abbreviation(word: str) -> bool:
    return len(word) <= 3 or word.count(".") > 1


def _in_running_capitals(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a two-letter form stands in a heading in capitals, where "AS" and "SE" are words."""
    if match[0].strip(".") not in _SHORT:
        return False
    following = _TOKEN.search(text, match.end())
    if following is None or following.start() != match.end() + 1:
        return False
    return text[start : match.start()].isupper() and following[0].isupper() and len(following[0]) > 1
