"""One period for one kind of data: "invoices are kept for ten years", with no other condition in the sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.facts import fact
from linter.facts.keeping import Bound, Keeping
from linter.facts.lookup import Lookup
from linter.facts.marks import OF_TIME, durations
from linter.facts.periods import days_of
from linter.facts.regions import for_another_law
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class KeptFor(NamedTuple):
    """That a kind of data is kept for one period, or deleted after it."""

    data: str  # the kind of data in small letters, without "your" and "the"; "data" for personal data at large
    all_of_it: bool  # the sentence speaks of "all" of that data
    rest: str  # what follows the period, in small letters: "after the end of the contract"
    keeping: Keeping

    def contradicts(self, other: KeptFor) -> bool:
        """Whether both speak of the same data in the same words, and give another period."""
        return (
            (self.data, self.rest) == (other.data, other.rest)
            and self.keeping.statement.section is not other.keeping.statement.section
            and (self.keeping.is_longer_than(other.keeping) or other.keeping.is_longer_than(self.keeping))
            and (_at_large(self, other) or self.data != _AT_LARGE)
        )


_AT_LARGE = "data"
_KIND = r"(?P<data>(?:[\w'’/-]+\s){0,4}?[\w'’/-]+)"
_FOR = r"(?:for|after)\s(?:a (?:period|term|duration|time) of\s|exactly\s)?\Z"
_ACTIVE = Regex(
    rf"\W*(?:we|I)\s(?:will\s|then\s)?(?:keep|store|retain|save|hold|archive|delete|erase|destroy)\s{_KIND}\s{_FOR}",
    re.IGNORECASE,
)
_PASSIVE = Regex(
    rf"\W*{_KIND}\s(?:is|are|will be|shall be)\s(?:\w+ly\s)?"
    rf"(?:kept|stored|retained|saved|held|archived|deleted|erased|destroyed)\s(?:by us\s)?{_FOR}",
    re.IGNORECASE,
)
_THEN_DELETED = Regex(
    r"(?:,? (?:and|after which|before)\s(?:it |they )?(?:(?:is|are|then|will|be|being|automatically)\s)*"
    r"(?:deleted|erased|destroyed))",
    re.IGNORECASE,
)
_ALL = Regex(r"(?:all|any)\s(?:of\s)?", re.IGNORECASE)
_OWN = Regex(r"(?:(?:your|the|our)\s)+", re.IGNORECASE)
_LARGE = Regex(r"(?:(?:personal|user|customer)\s)?(?:data|information)", re.IGNORECASE)
# words that make a part of the data, or point at what the sentence before spoke of
_PART = Regex(
    r"\b(?:it|they|them|this|these|those|that|such|which|some|certain|most|other|others|part|parts|each|and|or|not|no|only"
    r"|cookies?|same|latter|former|both|we|you|if|when|where|who|to|in|on|from|with|for)\b",
    re.IGNORECASE,
)
_CONDITION = Regex(
    r"\b(?:unless|except|if|where|when|while|longer|however|depending|at least|at most|maximum|minimum|or|for|in order|to"
    r"|this|that|such|it|its|they|their)\b",
    re.IGNORECASE,
)
# a heading under which a sentence speaks of all data, and not of that of one service, one purpose or one group of people
_LARGE_HEADING = Regex(
    r"(?:(?:how|long|do|does|will|is|are|we|you|your|my|our|us|the|of|and|for|a|an|it|to|in|on|what|which|again|more|also|other"
    r"|data|personal|information|privacy|policy|notice|statement|protection|processing|process|use|used|kept|keep|keeping|store"
    r"|stored|storing|storage|retain|retained|retention|retaining|hold|held|save|saved|delete|deleted|deletion|deleting|erasure"
    r"|period|periods|duration|time|times|limits?|limitation|security|general|generally|overview|summary|short|glance|brief"
    r"|rights|principles|first|second|third|one|two|three|four|five|part|section|article|details|further|archive|archiving"
    r"|[\divxa-e]+)\b\W*)+",
    re.IGNORECASE,
)
# what stands before it in its paragraph and makes "your data" that of one occasion or one service
_ON_A_SUBJECT = Regex(
    r"\b(?:(?:if|when|whenever|where|in case|once)\s(?:you|an?|the|someone)|newsletters?|letter|forms?|logs?|application"
    r"|survey|competition|purposes?)\b",
    re.IGNORECASE,
)
_LONGEST = 160  # characters of a sentence without conditions
# words of which such a sentence holds one
_KEEPING = frozenset(
    "keep store retain save hold archive delete erase destroy kept stored retained saved held archived deleted erased "
    "destroyed".split()
)
_BEFORE_A_PERIOD = frozenset({"for", "after"})


@fact
def kept_for(lookup: Lookup[Statement]) -> tuple[KeptFor, ...]:
    """The sentences that give one kind of data one period, in reading order."""
    likely = lookup.holding(_KEEPING, OF_TIME, _BEFORE_A_PERIOD)
    return tuple(found for statement in likely if (found := _kept_for(statement)))


def _kept_for(statement: Statement) -> KeptFor | None:
    text = statement.text
    if statement.lead or len(text) > _LONGEST or not (" for " in text or " after " in text):
        return None
    if statement.kind not in (StatementKind.SENTENCE, StatementKind.ITEM):
        return None
    found = durations(text)
    if len(found) != 1:
        return None
    ((start, end),) = found
    match = _PASSIVE.match(text[:start]) or _ACTIVE.match(text[:start])
    if match is None or for_another_law(statement):
        return None
    rest = _THEN_DELETED.sub("", text[end:], count=1).strip(" .;!").lower()
    named = match["data"]
    every = _ALL.match(named)
    data = _OWN.sub("", named[every.end() :] if every else named, count=1).lower()
    if not data or _PART.has(data) or _CONDITION.has(rest):
        return None
    if _LARGE.fullmatch(data):
        data = _AT_LARGE
    period = text[start:end]
    keeping = Keeping(
        bound=Bound.DELETED_AFTER,
        days=round(days_of(period)),
        period=period,
        statement=statement,
        evidence=statement.evidence(),
    )
    return KeptFor(data=data, all_of_it=bool(every), rest=rest, keeping=keeping)


def _at_large(one: KeptFor, other: KeptFor) -> bool:
    """Whether two sentences on "your data" mean all of it: they say so, or no heading above narrows them to a subject."""
    if one.all_of_it and other.all_of_it:
        return True
    if any(_ON_A_SUBJECT.has(at.block.value[: at.start]) for at in (one.keeping.statement, other.keeping.statement)):
        return False
    first, second = one.keeping.statement.headings, other.keeping.statement.headings
    return all(_LARGE_HEADING.fullmatch(title) for title in {*first} ^ {*second})
