"""References to other parts of the same document: "see Section 12", "the section “Your rights”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lookup import Lookup, groups
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class SectionReference(NamedTuple):
    """A place that sends the reader to another section of the document, by its number or by its title."""

    number: str  # "12", "3.8"; "" for a reference by title
    title: str  # as quoted, without its number; "" for a reference by number
    path: bool  # a step of a path of titles ("II. Partners - 5. Scenarios")
    statement: Statement
    evidence: Evidence


_SECTIONS, *_IN_THIS = groups("section sections subsection clause clauses", "policy notice statement", "this", "in")
_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,4}"
_BY_NUMBER = Regex(
    rf"\b(?:sections?|clauses?)\s(?:no\.?\s|number\s)?(?P<first>{_NUMBER})(?!\w|\.\d|,\d|\s?\()"
    rf"(?P<more>(?:\s?(?:,|and|or|&|,\sand)\s{_NUMBER}(?!\w|\.\d))*)",
    re.IGNORECASE,
)
_NUMBERS = Regex(_NUMBER)
_QUOTED = r"[“\"‘«](?P<title>[^“”\"«»]{4,120}?)[,.]?[”\"’»]"
_AFTER_WORD = Regex(
    r"\bsections?\s(?:(?:above|below|of this \w+(?: \w+)?|titled|entitled|called|named|headed)[:,]?\s){0,2}" + _QUOTED,
    re.IGNORECASE,
)
_BEFORE_WORD = Regex(_QUOTED + r"\s(?:sub-?)?section\b(?!\s(?:on|in) (?:our|your|the))", re.IGNORECASE)
# a quoted path may hold stops at which it is cut into statements, so that its opening quote is not asked for
_PATH_ENDS = Regex(r"[”\"]\sin this (?:policy|notice|statement)\b", re.IGNORECASE)
_LONGEST_PATH = 400  # characters
_STEP = Regex(r"\(?(?:\d{1,2}|[IVX]{1,6}|[A-Z])[.)]\s?(?P<title>[^\d].*)", re.DOTALL)
_STEPS = Regex(r"\s[-–>/]\s")
_OWN_NUMBER = Regex(r"\W*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,6})[.:)]\s*")
# what says that the section is one of another text, or of a page of the service
_OTHER_TEXT = Regex(
    r"\W{0,3}(?:\([^)]{0,40}\)\W{0,2})?(?:of|in|to|from|under|within)\s(?!(?:this|the present"
    r"|the current)\b)(?!which\b|order\b)",
    re.IGNORECASE,
)
_LAW_AFTER = Regex(
    r"[,\s]{0,2}(?:sub[- ]?section|para\w*|no\.|nr\.|abs\.|lit\.|[IVX]{1,4}\b|\(\d|§|(?:\w+\s){0,2}[A-Z]\w*G\b"
    r"|(?:\w+\s){0,3}(?:Act|Law)\b)",
    re.IGNORECASE,
)
_OF_ANOTHER = Regex(
    r"\b(?:act|code|law|regulation|gdpr|directive|u\.?s\.?c\.?|statute|terms|agreement|clauses|constitution|supplement"
    r"|contract|decree|order)\b\W{0,3}$",
    re.IGNORECASE,
)
_ON_A_PAGE = Regex(
    r"\b(?:profiles?|accounts?|settings|preferences|apps?|websites?|footer|menu|click\w*|navigat\w+|screen"
    r"|pages?|cookie banner"
    r"|form|terms|e-?mail|support|replaces|privacy (?:notice|policy|statement) of|form 10-k|help cent\w+)\b",
    re.IGNORECASE,
)
_IN_THIS_TEXT = Regex(
    r"\b(?:above|below|of this|in this (?:policy|notice|statement|document)|titled|entitled|headed)\b", re.IGNORECASE
)
_NEAR = 70  # characters on either side of a quoted title in which the text that it belongs to is named


@fact
def section_references(lookup: Lookup[Statement]) -> tuple[SectionReference, ...]:
    """The references to sections of this document, in reading order; those to other texts are left out."""
    return tuple(
        found
        for statement in lookup.at(_likely(lookup))
        if statement.kind is not StatementKind.HEADING
        for found in _references(statement)
    )


def _likely(lookup: Lookup[Statement]) -> Set[int]:
    """Where a section is named, or a path ends."""
    ends = (s.index for s in lookup.holding(*_IN_THIS) if '" in this' in s.text or "” in this" in s.text)
    return {*lookup.places(_SECTIONS), *ends}


def _references(statement: Statement) -> Iterator[SectionReference]:
    yield from _by_number(statement)
    if any(mark in statement.text for mark in '“"‘«'):
        yield from _by_title(statement)
        yield from _by_path(statement)


def _by_number(statement: Statement) -> Iterator[SectionReference]:
    text = statement.text
    for match in _BY_NUMBER.finditer(text):
        if (
            _OTHER_TEXT.match(text, match.end())
            or _LAW_AFTER.match(text, match.end())
            or _OF_ANOTHER.search(text[: match.start()])
        ):
            continue
        numbers = [match.span("first"), *(number.span() for number in _NUMBERS.finditer(text, *match.span("more")))]
        for start, end in numbers:
            yield SectionReference(
                number=text[start:end],
                title="",
                path=False,
                statement=statement,
                evidence=statement.evidence_of(match.start(), match.end()),
            )


def _by_title(statement: Statement) -> Iterator[SectionReference]:
    text = statement.text
    for pattern in (_AFTER_WORD, _BEFORE_WORD):
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - _NEAR) : match.start()] + text[match.end() : match.end() + _NEAR]
            if _ON_A_PAGE.search(around) and not _IN_THIS_TEXT.search(text[match.start() : match.end() + 20]):
                continue
            after = text[match.end() :]
            if _OTHER_TEXT.match(after) or statement.links:
                continue
            yield _titled(statement, *match.span("title"), path=False)


def _by_path(statement: Statement) -> Iterator[SectionReference]:
    text = statement.text
    for match in _PATH_ENDS.finditer(text):
        low = max(0, match.start() - _LONGEST_PATH)
        start = max(low, *(text.rfind(quote, low, match.start()) + 1 for quote in '“”"'))
        path = text[start : match.start()]
        for step in _split(path):
            if titled := _STEP.fullmatch(path, *step):
                yield _titled(statement, start + titled.start(), start + titled.end(), path=True)


def _split(path: str) -> Iterator[tuple[int, int]]:
    """Where the steps of a path stand in it."""
    start = 0
    for gap in _STEPS.finditer(path):
        yield start, gap.start()
        start = gap.end()
    yield start, len(path)


def _titled(statement: Statement, start: int, end: int, *, path: bool) -> SectionReference:
    title = statement.text[start:end]
    number = _OWN_NUMBER.match(title) or _STEP.fullmatch(title)
    bare = title[number.end() if number.re.pattern == _OWN_NUMBER.pattern else number.start("title") :] if number else title
    return SectionReference(
        number="", title=bare.strip(" .,"), path=path, statement=statement, evidence=statement.evidence_of(start, end)
    )
