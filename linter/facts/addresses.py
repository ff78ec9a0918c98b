"""Postal addresses in running text: a street with a number, a postcode, a city, close to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from linter.knowledge.countries import address_names
from linter.knowledge.names import KEPT, has_digit
from linter.regex import Regex

_NUMBER = Regex(r"(?<![\w.])\d{1,6}[a-zA-Z]?(?:[-–/]\d{1,4}[a-zA-Z]?)?(?!\w)")
_UPPER = "A-ZÀ-ÖØ-ÞĀŁŚŠŽČĆĐŒ"
# what follows the number: "12 High Street", "4, rue de la Paix"
_NUMBER_FIRST = Regex(
    rf",?\s(?:(?:[{_UPPER}0-9][\w.'’-]*\s){{0,4}}"
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Way|Square|Sq\.?|Boulevard|Blvd\.?|Drive|Dr\.?|Place|Pl\.?"
    r"|Court|Ct\.?|Terrace|Quay|Wharf|Row|Close"
    r"|Crescent|Gardens|Park|Parade|Parkway|Pkwy\.?|Plaza|Highway|Hwy\.?|Embankment|Mews|Circus|Gate|Hill|Green|Mall"
    r"|Yard|House|Rise|Walk|Grove|Broadway)(?!\w)"
    r"|(?:bis\s|ter\s)?(?:rue|avenue|boulevard|bd|place|quai|allée|chemin|route|cours|impasse|Rue|Avenue|Boulevard"
    r"|Place|Quai)\s[\w'’-]+)"
)
# the word before the number ends like a street ("Hauptstraße 5"), or is a word for one ("Ostra vej 5", "P.O. Box 5")
_SUFFIXES = tuple(
    "straße strasse str. gasse weg platz allee damm ufer straat laan gracht plein kade dijk gatan vägen vej gade "
    "vegen veien gata allé katu "
    "kuja tänav maantee iela gatvė körút".split()
)
_BEFORE = frozenset(
    "straße strasse str. str weg platz allee damm gatan vej gade gate tn tn. tee pst mnt g. pr. cesta ulica utca út "
    "krt. trg box postfach suite "
    "floor unit ste. zone street road avenue square lane tie ring park".split()
)
# a word for a street that stands in front of its name: "Via Garibaldi 3", "C/ Mayor, 5"
_FRONT = Regex(
    rf"(?<!\w)(?:Rue|Via|Viale|Piazza|Corso|Calle|Avenida|Plaza|Paseo|Rua|Ulica|ul\.|al\.|Strada|Str\.|Bulevardul|Trg"
    rf"|Cesta|bul\.|Av\.|C/|Gran)"
    rf"\s?[{_UPPER}\w][^\d;:]{{0,40}}$"
)
_POSTCODE = Regex(
    r"(?<![\w.+-])(?:"
    r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"  # United Kingdom
    r"|[A-Z]\d[\dW]\s?[A-Z\d]{4}(?=[\s,.;)]|$)"  # Ireland
    r"|\d{4}\s?[A-Z]{2}(?=[\s,])"  # Netherlands
    r"|(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
    r"|W[AIVY])\.?,?\s\d{5}(?:-\d{4})?"
    r"|[A-Z]\d[A-Z]\s\d[A-Z]\d"  # Canada
    rf"|(?:[A-Z]{{1,3}}[-–\s])?\d{{3}}\s\d{{2}}\s[{_UPPER}]\w+"  # Sweden, Czechia, Slovakia, Greece
    rf"|\d{{2}}-\d{{3}}\s[{_UPPER}]\w+"  # Poland
    # most of the continent
    rf"|(?:[A-Z]{{1,2}}[-–\s])?\d{{4,5}},?\s[{_UPPER}][\w-]+(?:\s(?:am|an der|ob der|a\.)?\s?[{_UPPER}]\w+)?"
    r"|Dublin\s\d{1,2}W?"
    r")(?!\w)"
)
_GAP = 70  # characters between two parts of one address
_YEAR_LIKE = Regex(r"(?:19|20)\d\d\s")


class PostalAddress(NamedTuple):
    """An address in a text."""

    start: int
    end: int
    country: str | None  # ISO code, from the country's name or the form of the postcode; None where neither tells


@lru_cache(maxsize=KEPT)
def postal_addresses(text: str) -> tuple[PostalAddress, ...]:
    """The addresses in a text: at least a street with a postcode, or one of them with a country."""
    return tuple(_search(text))


def _search(text: str) -> Iterator[PostalAddress]:
    numbers = list(_NUMBER.finditer(text)) if len(text) > 7 and has_digit(text) else []
    if not numbers:
        return
    parts = [(*street, "street", "") for number in numbers if (street := _street(text, number))]
    parts += [
        (match.start(), match.end(), "postcode", match[0])
        for match in _POSTCODE.finditer(text)
        if not _YEAR_LIKE.match(match[0]) or parts
    ]
    if not parts:
        return
    names = [(found.start, found.end, "country", found.value.code) for found in address_names().find(text)]
    yield from _clusters(text, sorted(parts + names))


def _street(text: str, number: re.Match[str]) -> tuple[int, int] | None:
    """The street that a number belongs to, from its first capitalised word or the number to the end of both."""
    following = _NUMBER_FIRST.match(text, number.end())
    if following:
        return number.start(), following.end()
    before = text[max(0, number.start() - 50) : number.start()]
    words = before.split()
    if not words or before[-1] not in " \u00a0" or number.end() - number.start() > 8:
        return None
    if len(words) > 1 and len(words[-1]) == 1 and words[-1].isupper():  # "Zone A 10"
        words = [*words[:-2], f"{words[-2]} {words[-1]}"]
    last = words[-1].split()[0].lower().rstrip(",")
    front = _FRONT.search(before)
    if front:
        return number.start() - len(before) + front.start(), number.end()
    if last.endswith(_SUFFIXES) or (last in _BEFORE and len(words) > 1):
        first = len(words) - 1
        while first > 0 and len(words) - first < 4 and words[first - 1][0].isupper() and words[first - 1][-1] not in ",.;:)":
            first -= 1
        return number.start() - len(before) + before.rindex(words[first]), number.end()
    return None


def _clusters(text: str, parts: list[tuple[int, int, str, str]]) -> Iterator[PostalAddress]:
    cluster: list[tuple[int, int, str, str]] = []
    for part in parts:
        if cluster and (part[0] - cluster[-1][1] > _GAP or _broken(text[cluster[-1][1] : part[0]]) or _complete(cluster)):
            yield from _address(cluster)
            cluster = []
        cluster.append(part)
    yield from _address(cluster)


def _broken(between: str) -> bool:
    """Whether the words between two parts end a sentence or say something else."""
    return ". " in between or "; " in between or "http" in between or len(between.split()) > 9


def _complete(cluster: list[tuple[int, int, str, str]]) -> bool:
    return cluster[-1][2] == "country" and len(cluster) > 1


def _address(cluster: list[tuple[int, int, str, str]]) -> Iterator[PostalAddress]:
    while cluster and cluster[0][2] == "country":
        cluster = cluster[1:]
    kinds = {part[2] for part in cluster}
    if len(kinds) < 2 and not (kinds == {"postcode"} and any(_tells(part[3]) for part in cluster)):
        return
    country = next((part[3] for part in reversed(cluster) if part[2] == "country"), None)
    if country is None:
        country = next((code for part in cluster if part[2] == "postcode" and (code := _tells(part[3]))), None)
    yield PostalAddress(cluster[0][0], max(part[1] for part in cluster), country)


def _tells(postcode: str) -> str | None:
    """The country that a postcode's form belongs to alone."""
    if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}", postcode):
        return "GB"
    if re.match(r"[A-Z]{2}\.?,?\s\d{5}(?!\d)", postcode):
        return "US"
    if re.match(r"Dublin|[A-Z]\d[\dW]\s?[A-Z\d]{4}$", postcode):
        return "IE"
    if re.fullmatch(r"\d{4}\s?[A-Z]{2}", postcode):
        return "NL"
    prefix = re.match(r"(A|D|CH|DK|FIN?|SE?|B|L|SI|CZ|SK|HR|LT|LV|PL)[-–]", postcode)
    known = {"A": "AT", "D": "DE", "FIN": "FI", "F": "FR", "S": "SE", "B": "BE", "L": "LU"}
    return known.get(prefix[1], prefix[1]) if prefix else None
