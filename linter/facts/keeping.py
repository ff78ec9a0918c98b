"""How long the policy says that it keeps personal data at large: the longest, the shortest, and what comes after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lengths import is_longer
from linter.facts.lookup import Lookup
from linter.facts.marks import OF_TIME, durations
from linter.facts.periods import days_of
from linter.facts.regions import for_another_law
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class Bound(StrEnum):
    """What a statement says of the time that data at large is kept."""

    WITH_ACCOUNT = "with-account"  # no longer than there is an account
    AFTER_ACCOUNT = "after-account"  # some of it longer than there is an account, or without end
    AT_LEAST = "at-least"  # so many days or more
    DELETED_AFTER = "deleted-after"  # so many days at most, counted from the end of the account or the project


class Keeping(NamedTuple):
    """A statement of how long data at large is kept."""

    bound: Bound
    days: int  # of AT_LEAST and DELETED_AFTER; else 0
    period: str  # the same as written: "twelve months"; else ""
    statement: Statement
    evidence: Evidence

    def is_longer_than(self, other: Keeping) -> bool:
        """Whether the period is longer, however months and weeks are counted."""
        return is_longer(self.days, other.days)


_KEEP = r"(?:retain|keep|store|hold|kept|retained|stored|held|keeping|retaining|storing|holding)"
_WITH_ACCOUNT = Regex(
    rf"\bonly {_KEEP}\b[^.;:]{{0,60}}\b(?:as long as|while)\b[^.;:]{{0,20}}\baccount\b"
    rf"|\b{_KEEP}\b[^.;:]{{0,60}}\bonly (?:as long as|while)\b[^.;:]{{0,20}}\baccount\b"
    rf"|\b(?:no purpose|not|never)\b[^.;:]{{0,60}}\b{_KEEP}\b[^.;:]{{0,50}}\blonger than\b[^.;:]{{0,50}}\baccount\b",
    re.IGNORECASE,
)
_AFTER_ACCOUNT = Regex(
    rf"\b{_KEEP}\b[^.;:]{{0,60}}\b(?:indefinitely|for an? (?:unlimited|indefinite) (?:time|period))\b"
    rf"|\b(?:may|will|might) {_KEEP}\s(?:\w+\s){{0,3}}(?:data|information)\s(?:in (?:our|my) files|even after|after)\b",
    re.IGNORECASE,
)
_AT_LEAST = Regex(rf"\b(?:{_KEEP}|retention)\b[^.;:]{{0,200}}\b(?:for )?at least\s$", re.IGNORECASE)
_DELETED = Regex(
    r"\b(?:data|information)\b[^.;:]{0,60}\b(?:is|are|will be|shall be)\s(?:\w+\s)?(?:deleted|erased"
    r"|destroyed)\s(?:within\s|after\s)?$",
    re.IGNORECASE,
)
_FROM = Regex(
    r"\W{0,3}(?:after|from|following)\s(?:the\s|your\s|its\s|his\s)?(?:\w+\s){0,2}(?:deactivation|deletion"
    r"|closure|termination|end|expir\w+|account)",
    re.IGNORECASE,
)
_SPECIFIC = Regex(
    r"\b(?:log|logs|payment|billing|invoice\w*|card|photo\w*|biometric|message\w*|video|cookie\w*|backup\w*"
    r"|candidate|applica\w+|health|support|verification"
    r"|device|location|usage|unless|except|search|query|these|this|such|children|anonym\w*|aggregat\w*"
    r"|de-?identif\w+|chat\w*|content|files)\b",
    re.IGNORECASE,
)
_NOBODYS = Regex(r"\b(?:anonym\w*|aggregat\w*|non-personal|postings?|where necessary|legal obligations?)\b", re.IGNORECASE)
_LONGEST = 500  # characters of a statement that is read


# words of which a statement of an account, or of a period, holds one
_KEEPING = frozenset("retain keep store hold kept retained stored held keeping retaining storing holding".split())
_OF_ACCOUNTS = frozenset({"*account*", "*indefinite*", "files"})
_OF_PERIODS = frozenset({"least", "*deleted*", "*erased*", "*destroyed*"})


@fact
def keepings(lookup: Lookup[Statement]) -> tuple[Keeping, ...]:
    """The statements of how long data at large is kept, in reading order."""
    likely = lookup.places(_OF_ACCOUNTS, _KEEPING) | lookup.places(_OF_PERIODS, OF_TIME)
    return tuple(found for statement in lookup.at(likely) for found in _keepings(statement))


def _keepings(statement: Statement) -> Iterator[Keeping]:
    text = statement.text
    if statement.kind is StatementKind.HEADING or len(text) > _LONGEST:
        return
    if "account" in text or "indefinite" in text or "in my files" in text or "in our files" in text:
        if _WITH_ACCOUNT.has(text) and not for_another_law(statement):
            yield _keeping(Bound.WITH_ACCOUNT, "", statement)
        elif _AFTER_ACCOUNT.has(text) and not _NOBODYS.has(text) and not for_another_law(statement):
            yield _keeping(Bound.AFTER_ACCOUNT, "", statement)
    if "at least" in text or "deleted" in text or "erased" in text or "destroyed" in text:
        yield from _periods(statement)


def _periods(statement: Statement) -> Iterator[Keeping]:
    text = statement.text
    for start, end in durations(text):
        before = text[:start]
        if _AT_LEAST.has(before):
            yield _keeping(Bound.AT_LEAST, text[start:end], statement)
        elif _DELETED.has(before) and _FROM.match(text, end) and not _SPECIFIC.has(before):
            yield _keeping(Bound.DELETED_AFTER, text[start:end], statement)


def _keeping(bound: Bound, period: str, statement: Statement) -> Keeping:
    days = round(days_of(period)) if period else 0
    return Keeping(bound=bound, days=days, period=period, statement=statement, evidence=statement.evidence())
