"""The duties as the report shows them: by the paragraph of the article, each with what its status rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.findings import Evidence, Severity
from linter.judgements import Judgement, Status
from linter.report import DocumentReport
from linter.reporters.html.look import Look
from linter.reporters.html.places import Owner, Places

if TYPE_CHECKING:
    from linter.pack import Requirement

OPEN = (Status.MISSING, Status.PARTIAL)  # a duty that something is to be done about

_QUOTE = 320  # characters of evidence beside a duty; the rest stands in the policy
_PARAGRAPH = re.compile(r"(\d+)(\(\d+\))?")
_SERIOUS = (Severity.ERROR, Severity.WARNING)
_PARTED = ("13", "14")  # articles so long that their paragraphs are told apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the policy with the way to their place."""

    words: str
    where: str  # the place as people name it: "line 12", "page 3, line 12"
    address: str  # on the page; "" where the text is not shown
    message: str = ""  # what the place has to do with a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One information duty."""

    anchor: str
    title: str
    status: str
    articles: str  # as people cite them
    reason: str
    quotes: tuple[Quote, ...]
    why: str  # why the law asks for it, in plain words
    clause: str  # an outline to start from
    findings: tuple[Owner, ...]  # errors and warnings about the words that the status rests on, one of each rule
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The duties of one paragraph of the law."""

    number: str  # "13(1)"; "other" where a duty names no article
    duties: tuple[Duty, ...]


def duty_anchor(name: str) -> str:
    """The address of a duty on the page."""
    return f"duty-{name}"


def note_duties(document: DocumentReport, places: Places) -> None:
    """Tell the places what the duties rest on."""
    for judgement in document.judgements:
        owner = Owner(duty_anchor(judgement.requirement), judgement.title, judgement.status.value)
        for evidence in judgement.evidence:
            places.add(evidence, owner)


def grouped(document: DocumentReport, requirements: Mapping[str, Requirement], places: Places, look: Look) -> list[Group]:
    """All duties, by the paragraph that they stand in first, in the order of the catalogue."""
    groups: dict[str, list[Duty]] = {}
    for judgement in document.judgements:
        duty = _duty(judgement, requirements.get(judgement.requirement), places, look)
        groups.setdefault(_paragraph(judgement.articles), []).append(duty)
    return [Group(number=number, duties=tuple(duties)) for number, duties in groups.items()]


def quote(evidence: Evidence, places: Places, look: Look) -> Quote:
    """What stands at a place, cut where it is long."""
    words = look.quoted(evidence.quote, _QUOTE)
    where = places.spot(evidence, look.texts)
    return Quote(words=words, where=where, address=places.address(evidence), message=evidence.message)


def cited(articles: Sequence[str], look: Look) -> str:
    """Articles as people cite them; other sources by their names after a semicolon."""
    own = ", ".join(article for article in articles if article[:1].isdigit())
    return "; ".join([look.texts("sources", numbers=own)] * bool(own) + [a for a in articles if not a[:1].isdigit()])


def counts(document: DocumentReport) -> Iterator[tuple[str, int]]:
    """How many duties have which status, those that occur alone."""
    for status in Status:
        count = sum(judgement.status is status for judgement in document.judgements)
        if count:
            yield status.value, count


def _duty(judgement: Judgement, requirement: Requirement | None, places: Places, look: Look) -> Duty:
    return Duty(
        anchor=duty_anchor(judgement.requirement),
        title=judgement.title,
        status=judgement.status.value,
        articles=cited(judgement.articles, look),
        reason=judgement.reason,
        quotes=tuple(quote(evidence, places, look) for evidence in judgement.evidence),
        why=requirement.check.why if requirement else "",
        clause=requirement.clause.strip() if requirement else "",
        findings=tuple(_doubts(judgement, places)),
        open=judgement.status in OPEN,
    )


def _doubts(judgement: Judgement, places: Places) -> Iterable[Owner]:
    """Findings that the duty's own words give cause for: what is said may be there and be wrong."""
    found = (owner for evidence in judgement.evidence for owner in places.inside(evidence))
    return {owner.label: owner for owner in found if owner.kind in _SERIOUS and owner.label != judgement.title}.values()


def _paragraph(articles: Sequence[str]) -> str:
    """The paragraph of the first article: "13(1)" of "13(1)(f)", and "21" of "21(2)"."""
    found = _PARAGRAPH.match(articles[0]) if articles else None
    if not found:
        return "other"
    return found[0] if found[1] in _PARTED else found[1]
