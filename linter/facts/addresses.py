"""Postal addresses in running text: a street with a number, a postcode, a city, close to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.knowledge.countries import address_names

_DIGIT_RUN = re.compile(r"\d")
_UPPER = "A-ZÀ-ÖØ-ÞĀŁŚŠŽČĆĐŒ"
# a street: "12 High Street", "Hauptstraße 5", "Rue de la Paix 3", "Keizersgracht 165", "Cesta na Brdo 7", "P.O. Box 12"
_STREET = re.compile(
    r"(?<!\w)(?:"
    rf"\d{{1,5}}[a-zA-Z]?(?:[-–/]\d{{1,4}}[a-zA-Z]?)?,?\s(?:[{_UPPER}0-9][\w.'’-]*\s){{0,4}}"
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Way|Square|Sq\.?|Boulevard|Blvd\.?|Drive|Dr\.?|Place|Pl\.?|Court|Ct\.?|Terrace|Quay|Wharf|Row|Close"
    r"|Crescent|Gardens|Park|Parade|Parkway|Pkwy\.?|Plaza|Highway|Hwy\.?|Embankment|Mews|Circus|Gate|Hill|Green|Mall|Yard|House|Rise|Walk|Grove|Broadway)(?!\w)"
    r"|\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|bd|place|quai|allée|chemin|route|cours|impasse|Rue|Avenue|Boulevard|Place|Quai)\s"
    rf"|(?:Rue|Via|Viale|Piazza|Corso|Calle|Avenida|Plaza|Paseo|Rua|Ulica|ul\.|al\.|Strada|Str\.|Bulevardul|Trg|Cesta|Ulitsa|bul\.|Av\.|C/|Gran Vía)"
    rf"\s?(?:[{_UPPER}\w][\w.'’-]*,?\s){{1,5}}(?:n[º°.]\s?)?\d{{1,4}}[a-zA-Z]?(?!\w)"
    rf"|(?:[{_UPPER}][\w.'’-]*\s){{0,3}}[{_UPPER}a-zß][\w'’-]{{1,30}}(?:straße|strasse|str\.|gasse|weg|platz|allee|damm|ufer|ring|straat|laan|gracht|plein|kade|dijk"
    r"|gatan|vägen|vej|gade|vegen|veien|gata|allé|katu|tie|kuja|tänav|maantee|iela|gatvė|cesta|ulica|utca|körút|tér)\s\d{1,4}(?:[-–/]\d{1,4})?\s?[a-zA-Z]?(?!\w)"
    rf"|(?:[{_UPPER}][\w.'’-]*\s){{1,3}}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Ring|Damm|gatan|vej|gade|gate|tn\.?|tee|pst\.?|mnt\.?|g\.|pr\.|cesta|ulica|utca|út|krt\.|trg"
    r"|bld\.|Business Park|Zone [A-Z])\s\d{1,4}\s?[a-zA-Z]?(?!\w)"
    r"|P\.?\s?O\.?\s?Box\s\d{1,6}|Postfach\s\d{1,6}|(?:Suite|Floor|Unit|Ste\.?)\s#?\d{1,5}"
    r")"
)
_POSTCODE = re.compile(
    r"(?<![\w.+-])(?:"
    r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"  # United Kingdom
    r"|[A-Z]\d[\dW]\s?[A-Z\d]{4}(?=[\s,.;)]|$)"  # Ireland
    r"|\d{4}\s?[A-Z]{2}(?=[\s,])"  # Netherlands
    r"|(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\.?,?\s\d{5}(?:-\d{4})?"
    r"|[A-Z]\d[A-Z]\s\d[A-Z]\d"  # Canada
    rf"|(?:[A-Z]{{1,3}}[-–\s])?\d{{3}}\s\d{{2}}\s[{_UPPER}]\w+"  # Sweden, Czechia, Slovakia, Greece
    rf"|\d{{2}}-\d{{3}}\s[{_UPPER}]\w+"  # Poland
    rf"|(?:[A-Z]{{1,2}}[-–\s])?\d{{4,5}},?\s[{_UPPER}][\w-]+(?:\s(?:am|an der|ob der|a\.)?\s?[{_UPPER}]\w+)?"  # most of the continent
    r"|Dublin\s\d{1,2}W?"
    r")(?!\w)"
)
_CITY_STATE = re.compile(
    rf"(?<!\w)[{_UPPER}][\w.'-]+(?:\s[{_UPPER}][\w.'-]+){{0,2}},\s?(?:[A-Z]{{2}}|[{_UPPER}][a-z]{{3,}})(?!\w)"
)
_GAP = 70  # characters between two parts of one address
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d\s")


class PostalAddress(NamedTuple):
    """An address in a text."""

    start: int
    end: int
    country: str | None  # ISO code, from the country's name or the form of the postcode; None where neither tells


def postal_addresses(text: str) -> Iterator[PostalAddress]:
    """The addresses in a text: at least a street with a postcode, or one of them with a country."""
    if len(text) < 8 or not _DIGIT_RUN.search(text):
        return
    parts = [(match.start(), match.end(), "street", "") for match in _STREET.finditer(text)]
    parts += [
        (match.start(), match.end(), "postcode", match[0])
        for match in _POSTCODE.finditer(text)
        if not _YEAR_LIKE.match(match[0]) or parts
    ]
    if not parts:
        return
    names = [(found.start, found.end, "country", found.value.code) for found in address_names().find(text)]
    yield from _clusters(text, sorted(parts + names))


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
