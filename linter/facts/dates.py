"""The dates that a policy gives of itself: when it was last changed, since when it holds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.blocks import Passage, PassageKind, Wording
from linter.findings import Evidence
from linter.policy import Policy
from linter.regex import Regex


class DateRole(StrEnum):
    """What a date says of the policy."""

    UPDATED = "updated"  # last changed, revised, published
    EFFECTIVE = "effective"  # in force from then on
    BARE = "bare"  # a date on a line of its own, or of a version


class PolicyDate(NamedTuple):
    """A date of the policy itself, not of a law nor of a case that it mentions."""

    role: DateRole
    readings: tuple[datetime.date, ...]  # every day that it can mean, earliest first; a month's or year's last day
    has_day: bool  # False for "May 2024" and "2024"
    has_month: bool  # False for "2024"
    numeric: str  # "/", "." or "-" for a date of three numbers that ends with the year; else ""
    place: Evidence

    @property
    def latest(self) -> datetime.date:
        """The latest day that it can mean."""
        return self.readings[-1]

    @property
    def ambiguous(self) -> bool:
        """Whether day and month could change places."""
        return len(self.readings) > 1


_MONTH_NAMES = """
jan jän ene sty gen|feb fév fev lut|mar mär mrt maa|apr avr abr kwi|may mai mei maj mag|jun cze giu|jul lip lug
|aug aoû ago sie|sep set wrz|oct okt ott out paź|nov lis|dec dez déc dic gru
"""
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
_MONTH = rf"(?:{'|'.join(_MONTH_NUMBERS)}|jui)[^\W\d_]{{0,7}}"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th|er|\.)?"
_END = r"(?![\d/]|[.-]\d)"
_DATE = Regex(
    rf"(?P<d1>\d{{1,2}}){_ORDINAL}[\s-](?:of |de )?(?P<m1>{_MONTH})\.?,?[\s-](?:de |del )?(?P<y1>{_YEAR}){_END}"
    rf"|\b(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}}){_ORDINAL}\s?[,\s]\s?(?:of )?(?P<y2>{_YEAR}){_END}"
    rf"|(?<!\d)(?P<y3>{_YEAR})[./-](?P<m3>\d{{1,2}})[./-](?P<d3>\d{{1,2}}){_END}"
    rf"|(?<![\d./-])(?P<a>\d{{1,2}})\s?(?P<sep>[./-])\s?(?P<b>\d{{1,2}})\s?(?P=sep)\s?(?P<y4>{_YEAR}|\d\d){_END}"
    rf"|\b(?P<m5>{_MONTH})\.?,?[\s-](?:of |de )?(?P<y5>{_YEAR}){_END}"
    rf"|(?<![\d./§-])(?P<m6>\d{{1,2}})/(?P<y6>{_YEAR}){_END}"
    rf"|(?<![\d./§-])(?P<y7>{_YEAR}){_END}",
    re.IGNORECASE,
)
_HAS_A_YEAR = Regex(rf"{_YEAR}|\d[./-]\s?\d{{1,2}}[./-]\s?\d\d")
_UPDATED = Regex(
    r"\b(?:updated?|updates?|edited|modified|modification|revised|revision|amended|reviewed|last changed?|changes?|published"
    r"|publication|posted|version|status|dated?|looked over|stand|fassung"
    r"|aktualisiert|letzte änderung|mise à jour|mis à jour|actualizaci[oó]n"
    r"|actualizad[oa]|aggiornat[oa]|aggiornamento|bijgewerkt|gewijzigd|aktualizacj\w|zaktualizowan\w)\b",
    re.IGNORECASE,
)
_EFFECTIVE = Regex(
    r"\b(?:effective|effect|in force|into force|valid|applies|applicable|as of|as at|as from|gültig|gilt|en vigueur|vigente"
    r"|vigor|geldig)\b",
    re.IGNORECASE,
)
_ITSELF = Regex(
    r"\b(?:polic(?:y|ies)|notices?|statement|document|declaration|version|page"
    r"|(?:this|the) [a-z ]{0,30}information|last (?:updated|revised|modified|reviewed|changed?)"
    r"|datenschutz\w*|politique|pol[ií]tica|informativa|verklaring|beleid|polityk\w)\b",
    re.IGNORECASE,
)
_TITLE = Regex(r"\b(?:policy|notice|statement|datenschutzerklärung|version)\W*\Z", re.IGNORECASE)
_OF_A_LAW = Regex(
    r"\b(?:gdpr|regulation|directive|act|law|decision|court|judgment|opinion|clauses|dsgvo|framework)\b", re.IGNORECASE
)
_IN_A_LIST = Regex(r"(?: ?\([^()]{0,40}\))? ?[,;] ?(?:v?[\d.]{1,6} ?\(?)?")  # between two dates of a list of versions
_DIGITS = ("19", "20", *(f"{mark}{digit}" for mark in "/-." for digit in ("2", "1", "0")))  # of a year, in full or in short
_LONGEST = 32  # characters of a date
_BETWEEN = 60  # characters from the word that gives a date its role to the date
_SHORT = 16  # words of a line that says nothing but when the policy was made
_OF_SOMETHING_ELSE = Regex(
    r"©|\b(?:gdpr|regulation|directive|act|law|decision|court|judgment|clauses|dsgvo|framework|founded|established|born"
    r"|since|registered|until|orders?|collected|event|next)\b",
    re.IGNORECASE,
)
_MARGIN = 5  # passages from either end of the document where a date of which nothing is said may be the policy's
_EDGE = 12  # passages from either end of the document where a bare date is the policy's


@fact
def policy_dates(policy: Policy, passages: tuple[Passage, ...], wording: Wording) -> tuple[PolicyDate, ...]:
    """The dates that the policy gives of itself, in reading order; those of its front matter first."""
    return (*_of_metadata(policy), *_of_text(passages, wording))


@fact
def edge_dates(passages: tuple[Passage, ...]) -> tuple[Evidence, ...]:
    """The days and months at the top and the end of the document that belong to no law, whatever is said of them.

    "Issue 7 · 2 March 2026", "Adopted by the board on 12 June 2026": what they date is most often the policy, but nothing
    says so in words that can be listed.
    """
    edges = (*passages[:_MARGIN], *passages[max(_MARGIN, len(passages) - _MARGIN) :])
    return tuple(
        passage.evidence_of(match.start(), match.end())
        for passage in edges
        if passage.kind is not PassageKind.ROW and any(digits in passage.text.value for digits in _DIGITS)
        for match in _dates_in(passage.text.value)
        if not match["y7"]
        and not _OF_SOMETHING_ELSE.search(passage.text.value, max(0, match.start() - _BETWEEN), match.start())
    )


def _of_metadata(policy: Policy) -> Iterator[PolicyDate]:
    for key, value in policy.metadata:
        role = _role(key.replace("_", " ").replace("-", " "), "date" in key.lower())
        match = _DATE.search(value.value) if role else None
        if role and match:
            place = Evidence(span=value.span_of(match.start(), match.end()), quote=match[0])
            yield from _dated(match, role, place)


def _of_text(passages: Sequence[Passage], wording: Wording) -> Iterator[PolicyDate]:
    for passage in wording.passages_with(_DIGITS):
        if passage.kind is not PassageKind.ROW and _has_a_year(passage):
            label = _label(passages, passage.index)
            yield from _of_passage(passage, label, len(passages))


def _label(passages: Sequence[Passage], index: int) -> str:
    """The passage before a date or a list of dates, where it is nothing but the name of a date, or announces them."""
    above = next((passages[at] for at in range(index - 1, max(-1, index - _EDGE), -1) if not _is_a_date(passages[at])), None)
    if above is None or any(map(str.isdigit, above.text.value)):
        return ""
    text = above.text.value
    if len(above.words) <= 4 and index - above.index == 1:
        return text if _UPDATED.search(text) or _EFFECTIVE.search(text) else ""
    announces = len(above.words) <= _SHORT and text.endswith(":") and _ITSELF.search(text)
    return text if announces and _UPDATED.search(text) else ""


def _is_a_date(passage: Passage) -> bool:
    return passage.kind in (PassageKind.ITEM, PassageKind.DATE) and len(passage.words) <= 3 and _has_a_year(passage)


def _has_a_year(passage: Passage) -> bool:
    return _HAS_A_YEAR.search(passage.text.value) is not None


def _of_passage(passage: Passage, label: str, count: int) -> Iterator[PolicyDate]:
    text = passage.text.value
    alone = passage.kind is PassageKind.DATE or len(passage.words) <= _SHORT
    bare = text.strip(" .()[]*_")
    at_an_edge = passage.index < _EDGE or passage.index >= count - _EDGE
    listed: DateRole | None = None
    reached = 0
    for match in _dates_in(text):
        before = text[max(0, match.start() - _BETWEEN) : match.start()]
        if not before.strip():
            before = label
        before = before.rsplit(". ", 1)[-1]
        role = _role(before, passage.kind is PassageKind.DATE)
        if role in (None, DateRole.BARE) and listed and _IN_A_LIST.fullmatch(text, reached, match.start()):
            role = listed
        listed, reached = role, match.end()
        if role is None and at_an_edge and not match["y7"] and (_TITLE.search(before) or match[0] == bare):
            role = DateRole.BARE
        if role is None or _OF_A_LAW.search(before) or "©" in before or (match["y7"] and not _NAME_OF_A_DATE.search(before)):
            continue
        sentence = text[max(0, match.start() - 3 * _BETWEEN) : match.end() + _BETWEEN]
        if alone or _ITSELF.search(sentence):
            yield from _dated(match, role, passage.evidence_of(match.start(), match.end()))


def _dates_in(text: str) -> Iterator[re.Match[str]]:
    """The dates of a text, looked for around its years alone."""
    reached = 0
    for year in _HAS_A_YEAR.finditer(text):
        if year.end() <= reached:
            continue
        for match in _DATE.finditer(text, max(reached, year.start() - _LONGEST), min(len(text), year.end() + _LONGEST)):
            if match.end() > year.start():
                reached = match.end()
                yield match
                break


# what stands before a year that is all there is of a date
_NAME_OF_A_DATE = Regex(r"(?:date|updated|effective|version|stand|since|from)\s*:\s*\Z", re.IGNORECASE)


def _role(before: str, dated: bool) -> DateRole | None:
    """What the words before a date say of it; of two such words the one that stands nearer."""
    updated = [match.start() for match in _UPDATED.finditer(before)]
    effective = [match.start() for match in _EFFECTIVE.finditer(before)]
    if effective and (not updated or effective[-1] > updated[-1] or _EFFECTIVE_DATE.search(before)):
        return DateRole.EFFECTIVE
    if updated:
        return DateRole.UPDATED
    return DateRole.BARE if dated else None


_EFFECTIVE_DATE = Regex(r"effective date\W*\Z", re.IGNORECASE)


def _dated(match: re.Match[str], role: DateRole, place: Evidence) -> Iterator[PolicyDate]:
    readings = tuple(sorted(set(_readings(match))))
    if readings:
        has_month = not match["y7"]
        has_day = has_month and not match["y5"] and not match["y6"]
        numeric = match["sep"] or ""
        yield PolicyDate(role=role, readings=readings, has_day=has_day, has_month=has_month, numeric=numeric, place=place)


def _readings(match: re.Match[str]) -> Iterator[datetime.date]:
    found = match.groupdict()
    if found["a"]:
        one, two, year = int(found["a"]), int(found["b"]), int(found["y4"])
        year += 2000 if year < 100 else 0
        orders = ((two, one),) if found["sep"] == "." else ((two, one), (one, two))  # dots: always the day first
        for month, day in orders:
            yield from _day(year, month, day)
        return
    for which in "123":
        if found[f"y{which}"]:
            name = str(found[f"m{which}"])
            yield from _day(int(found[f"y{which}"]), int(name) if name.isdigit() else _month(name), int(found[f"d{which}"]))
            return
    if found["y5"]:
        yield from _last_day(int(found["y5"]), _month(found["m5"]))
    elif found["y6"]:
        yield from _last_day(int(found["y6"]), int(found["m6"]))
    elif found["y7"]:
        yield datetime.date(int(found["y7"]), 12, 31)


def _month(name: str) -> int:
    lowered = name.lower()
    if lowered.startswith("jui"):
        return 6 if lowered.startswith("juin") else 7  # the French months that three letters do not tell apart
    return _MONTH_NUMBERS[lowered[:3]]


def _day(year: int, month: int, day: int) -> Iterator[datetime.date]:
    try:
        yield datetime.date(year, month, day)
    except ValueError:
        return


def _last_day(year: int, month: int) -> Iterator[datetime.date]:
    if 1 <= month <= 12:
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        yield following - datetime.timedelta(days=1)
