"""Mentions of names that have become wrong, each with the question whether the policy still goes by them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from linter.facts import fact
from linter.facts.blocks import Passage, Wording
from linter.facts.lookup import Lookup
from linter.findings import Edit, Evidence, Fix
from linter.knowledge.outdated import OutdatedKind, OutdatedTerm, outdated_names, outdated_needles, outdated_terms
from linter.regex import Regex
from linter.sentences import sentence_spans
from linter.statements import Statement
from linter.tokens import words

# the sentence says itself that the name is gone, or names it as part of history
_SAYS_SO = Regex(
    r"\b(?:no longer|in\s?valid\w*|annul\w*|struck down|repeal\w*|replac\w+|supersed\w+|ceased|former(?:ly)?|previous(?:ly)?"
    r"|rescind\w*|(?:do|does) not rely|not (?:currently |presently |at present )?relying"
    r"|instead of|rather than|Schrems|successor|not recogni[sz]ed"
    r"|discontinued|deleted|removed|re-?named|now (?:known|called|named|Meta|X)|(?:also|originally) known as|f/?k/?a"
    r"|transition\w*|historical\w*|until (?:\w+ )?20\d\d|(?:was|then) in force|endorsed by"
    r"|as set out in the then|prior to (?:the )?GDPR|before (?:the )?GDPR)\b",
    re.IGNORECASE,
)

_NOW = Regex(r"[^.,;()]{0,16}[,(] ?(?:which is )?(?:now|today|currently)\b", re.IGNORECASE)  # "Sendinblue SAS, today Brevo"
_CARRIED_OUT = Regex(
    r"\b(?:implement\w*|develop\w*|desarrollo|ejecución|amend(?:s|ing)|modif\w+)(?: (?:of|the|de|la|el))*\W*\Z",
    re.IGNORECASE,
)

_ENDED = (OutdatedKind.MECHANISM, OutdatedKind.LAW)  # once a document calls one of these past, it relies on it nowhere


class OutdatedName(NamedTuple):
    """A name that has become wrong, with all places of the document that still go by it."""

    term: OutdatedTerm
    subject: str  # how its first place names it, to begin a sentence with
    places: tuple[Evidence, ...]  # in reading order, never empty
    edits: tuple[Edit, ...]  # that put today's name for it; empty where that takes more than a word

    @property
    def fix(self) -> Fix | None:
        """Today's name in all places; a person must look, for what is said of the one may not hold of the other."""
        return Fix(safe=False, edits=self.edits) if self.edits else None

    @property
    def since(self) -> str:
        """When it ended, with a blank before ("since 16 July 2020"); nothing where no day is known."""
        if not self.term.origin.valid_to:
            return ""
        day = datetime.date.fromisoformat(self.term.origin.valid_to)
        return f" since {day.day} {day:%B %Y}"


@fact
def outdated(
    wording: Wording, lookup: Lookup[Statement], passages: tuple[Passage, ...], as_of: datetime.date
) -> tuple[OutdatedName, ...]:
    """The names that have become wrong, by their first place; without those that the document itself calls past."""
    found: dict[int, tuple[OutdatedTerm, list[tuple[Evidence, Edit | None]]]] = {}
    past: set[int] = set()
    for term, place, edit in (*_in_text(wording, lookup.words), *_in_links(passages)):
        if place is None:
            past.add(id(term))
        elif _is_over(term, as_of):
            found.setdefault(id(term), (term, []))[1].append((place, edit))
    names = (
        OutdatedName(
            term=term,
            subject=mentions[0][0].message or f"“{mentions[0][0].quote}”",
            places=tuple(place for place, _ in mentions),
            edits=tuple(edit for _, edit in mentions if edit),
        )
        for term, mentions in found.values()
        if id(term) not in past and _is_meant(term, wording)
    )
    return tuple(sorted(names, key=lambda name: name.places[0].span.start))


@cache
def _needles() -> dict[str, list[str]]:
    """What may be a name, by the longest of its words: most documents hold few of those words, and a set tells that."""
    needles: dict[str, list[str]] = {}
    for needle in outdated_needles():
        needles.setdefault(max(words(needle), key=len), []).append(needle)
    return needles


def _in_text(wording: Wording, vocabulary: Set[str]) -> Iterator[_Mention]:
    """Each mention in running text, without its place where the sentence says that the name is gone."""
    needles = _needles()
    for passage in wording.passages_with(needle for word in needles.keys() & vocabulary for needle in needles[word]):
        text = passage.text.value
        for start, end, term in outdated_names().find(text):
            if any(word in text for word in term.unless) or _is_no_name(term, text[start:end]):
                continue
            if term.kind is OutdatedKind.LAW and _CARRIED_OUT.search(text, max(0, start - 60), start):
                continue  # in the title of another law, which may be in force
            if not _SAYS_SO.search(_sentence_around(text, start)) and not _NOW.match(text, end):
                place = passage.evidence_of(start, end)
                yield _Mention(term, place, Edit(span=place.span, text=term.replacement) if term.replacement else None)
            elif term.kind in _ENDED:
                yield _Mention(term, None, None)


def _is_no_name(term: OutdatedTerm, words: str) -> bool:
    """Whether the words only describe an authority ("the Swedish data protection authority"), which any may be."""
    return term.kind is OutdatedKind.BODY and words not in term.names


def _sentence_around(text: str, at: int) -> str:
    return next((text[start:end] for start, end in sentence_spans(text) if start <= at < end), text)


def _in_links(passages: tuple[Passage, ...]) -> Iterator[_Mention]:
    led_to = [(piece, term) for term in outdated_terms() for piece in term.links]
    for passage in passages:
        for link in passage.links:
            for piece, term in led_to:
                if piece in link.target:
                    quote = link.text.value or link.target
                    message = f"What the link “{quote}” leads to"
                    yield _Mention(term, Evidence(span=link.span, quote=quote, message=message), None)


def _is_over(term: OutdatedTerm, day: datetime.date) -> bool:
    return not term.origin.valid_to or term.origin.valid_to < day.isoformat()


def _is_meant(term: OutdatedTerm, wording: Wording) -> bool:
    """Whether the document holds a word that shows which of several bearers of the name it means."""
    return not term.only_with or bool(wording.passages_with(word.lower() for word in term.only_with))


class _Mention(NamedTuple):
    term: OutdatedTerm
    place: Evidence | None  # None where the sentence says that it is gone
    edit: Edit | None
