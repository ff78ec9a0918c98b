"""How long data is kept: periods, and criteria from which one follows (GDPR Articles 5(1)(e), 13(2)(a))."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lengths import DAYS_OF_UNIT
from linter.facts.marks import durations
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import CELL_GLUE, Statement, StatementKind


class StoragePeriod(NamedTuple):
    """How long a kind of data is kept, as one statement says it (GDPR Art. 13(2)(a))."""

    data: str | None  # the kind of data, in the policy's words; None where it speaks of all data
    days: int | None  # the longest period in days; None for a criterion ("until the account is deleted")
    criterion: str | None  # the criterion in the policy's words
    evidence: Evidence


_KEEP = r"(?:kept|keep|keeps|retain|retains|retained|stor(?:e|es|ed)|sav(?:e|ed)|archiv(?:e|ed)|held|hold|preserved?)"
_KEPT = Regex(rf"\b(?:{_KEEP}|retention|storage|keeping|delet\w+|eras\w+|destroy\w*|anonymi[sz]\w+)\b", re.IGNORECASE)
_STEMS = ("ke", "ret", "stor", "sav", "arch", "held", "hold", "preserv", "delet", "eras", "destroy", "anonym")
_CRITERION = Regex(
    r"\b(?:until|(?:for )?(?:as|so) long as|for the (?:entire |whole )?(?:duration|term|lifetime) of|no longer than"
    r"|once|as soon as)\b[^.;|]{4,160}",
    re.IGNORECASE,
)
_KEPT_BEFORE = Regex(rf"\b(?:{_KEEP}|delet\w+|eras\w+|destroyed|anonymi[sz]ed)\b", re.IGNORECASE)
# the period is for something else
_OTHER = Regex(
    r"\b(?:cookies?|respond|reply|replies|response|answer\w*|request\w*|notif\w+|years? (?:of age|old)|under the age"
    r"|experience|within one month|within a month|right to|warranty|password|restrict\w*|keep (?:you|us|in mind|up)\b)\b",
    re.IGNORECASE,
)
_OBJECT = Regex(
    rf"\b(?:{_KEEP})\s(?P<data>[^.,;:|]{{3,80}}?)\s(?:for|until|as long as|so long as|no longer|only|in|on|at)\b",
    re.IGNORECASE,
)
_SUBJECT = Regex(
    rf"^(?P<data>[^.,;:|]{{3,80}}?)\s(?:is|are|will be|shall be|must be|may be)\s(?:\w+\s){{0,2}}?{_KEEP}\b", re.IGNORECASE
)
_ALL = Regex(
    r"\W*(?:(?:your|the|these|this|such|all|any|that|personal|user|customer)\s)*(?:data|information|it|them|this|these|details)"
    r"(?:\s(?:about you|we collect\w*|collected|processed))?\W*",
    re.IGNORECASE,
)
_UNITS = {unit[0]: unit for unit in DAYS_OF_UNIT if unit != "minute"}
_WORD_NUMBERS = dict(
    zip(
        "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split(),
        (1, 1, *range(1, 21), *range(30, 100, 10)),
        strict=True,
    )
)


@fact
def storage_periods(statements: Sequence[Statement]) -> tuple[StoragePeriod, ...]:
    """Every statement that says how long data is kept, in document order; the lifetimes of cookies are left out."""
    return tuple(period for statement in statements for period in _periods(statement))


def _periods(statement: Statement) -> Iterator[StoragePeriod]:
    text = statement.text
    if statement.kind is StatementKind.HEADING or text.endswith("?") or not _about_keeping(statement):
        return
    found = durations(text)
    if found:
        start, end = max(found, key=lambda place: days_of(text[slice(*place)]))
        days, criterion = max(1, round(days_of(text[start:end]))), None
    elif match := _criterion(statement):
        start, end = match.span()
        days, criterion = None, match[0].strip(" ,")
    else:
        return
    yield StoragePeriod(data=_data(statement), days=days, criterion=criterion, evidence=statement.evidence())


def _about_keeping(statement: Statement) -> bool:
    """Whether a statement, or what introduces it, speaks of keeping data and of nothing else that takes time."""
    text = statement.text
    small = text.lower()
    own = any(stem in small for stem in _STEMS) and _KEPT.search(text)
    if not own:
        above = " ".join((statement.lead.text if statement.lead else "", *statement.headings[-1:]))
        if not _KEPT.search(above) or _OTHER.search(above):
            return False
    return not _OTHER.search(text)


def _criterion(statement: Statement) -> re.Match[str] | None:
    for match in _CRITERION.finditer(statement.text):
        if statement.kind is StatementKind.ROW or _KEPT_BEFORE.search(statement.text):
            return match
    return None


def _data(statement: Statement) -> str | None:
    """The kind of data: what is kept, or the first cell of a row."""
    if statement.kind is StatementKind.ROW:
        return statement.text.split(CELL_GLUE)[0].strip() or None
    match = _SUBJECT.search(statement.text) or _OBJECT.search(statement.text)
    if match is None or _ALL.fullmatch(match["data"]):
        return None
    return match["data"].strip()


def days_of(duration: str) -> float:
    """The length in days of a duration as written: "six (6) months", "a year", "36 hours"."""
    words = re.findall(r"\d+(?:[.,]\d+)?|[a-z]+", duration.lower())
    unit = next((word for word in reversed(words) if word[0] in _UNITS and len(word) > 2), "days")
    per = DAYS_OF_UNIT["minute" if unit.startswith("min") else _UNITS[unit[0]]]
    figure = next((word for word in words if word[0].isdigit()), None)
    if figure is not None:
        return float(figure.replace(",", ".")) * per
    number = 0.0
    for word in words:
        if word == "half":
            return per / 2
        number = 100.0 * max(1.0, number) if word == "hundred" else number + _WORD_NUMBERS.get(word, 0)
    return (number or 1.0) * per
