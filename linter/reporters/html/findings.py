"""The findings as the report shows them: the worst first, and the few that come before all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linter.findings import Evidence, Finding
from linter.report import DocumentReport
from linter.reporters.html.duties import OPEN, Quote, cited, duty_anchor, quote
from linter.reporters.html.look import Look
from linter.reporters.html.places import Faults, Owner, Places
from linter.source import Span

if TYPE_CHECKING:
    from linter.checks import Check
    from linter.facts.recipients import Recipient

FIRST = 3  # things to mend first

_DIGITS = 12  # of a fingerprint, in an address
_FEW = 1  # recipients that the first lines of a message name
_RELATED = 12  # related places that are quoted
_FORM = {"12(1)"}  # the article of findings that concern the wording alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding."""

    anchor: str
    rule: str
    group: str  # of the rule
    title: str  # of the rule; of a duty that is not met, with what it lacks
    severity: str
    confidence: str
    message: str
    articles: str  # as people cite them
    numbers: tuple[str, ...]  # of the articles, without paragraphs, to filter by
    remedy: str
    why: str
    quote: Quote | None  # None for a finding about the whole document
    related: tuple[Quote, ...]
    more: int  # related places that are not quoted
    again: bool  # whether a finding above has the same related places, more than one
    duty: str  # the address of the duty that is not met; "" for other findings


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A finding that is suppressed."""

    card: Card
    by: str  # comment, configuration or baseline
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Findings of one rule that are mended together."""

    card: Card
    more: int  # further findings of the rule
    recipients: int = 0  # those that the finding points at, more than its message can name


def note_findings(document: DocumentReport, rules: Mapping[str, Check], places: Places) -> None:
    """Tell the places what the findings point at."""
    for finding in document.findings:
        owner = Owner(_anchor(finding), _title(finding, rules), finding.severity.value)
        for evidence in _evidence(finding):
            places.add(evidence, owner)


def faults(document: DocumentReport, rules: Mapping[str, Check]) -> Faults:
    """The places that findings point at, by the group of the rule: what a table of such facts marks."""
    found: dict[str, list[tuple[Span, Owner]]] = {}
    for finding in document.findings:
        owner = Owner(_anchor(finding), _title(finding, rules), finding.severity.value)
        places = found.setdefault(finding.rule.partition("/")[0], [])
        places += [(evidence.span, owner) for evidence in _evidence(finding)]
    return found


def cards(document: DocumentReport, rules: Mapping[str, Check], places: Places, look: Look) -> list[Card]:
    """All findings, the worst first, then in the order of the document."""
    ordered = sorted(document.findings, key=lambda finding: finding.severity.rank)
    seen: set[tuple[Evidence, ...]] = set()
    shown = []
    for finding in ordered:
        card = _card(finding, document, rules, places, look)
        shown.append(replace(card, again=len(finding.related) > 1 and finding.related in seen))
        seen.add(finding.related)
    return shown


def left_out(document: DocumentReport, rules: Mapping[str, Check], places: Places, look: Look) -> list[LeftOut]:
    """The findings that are suppressed."""
    return [
        LeftOut(card=_card(out.finding, document, rules, places, look), by=out.by.value, reason=out.reason)
        for out in document.suppressed
    ]


def things(document: DocumentReport, shown: Sequence[Card], recipients: Sequence[Recipient] = ()) -> list[Thing]:
    """What to mend first: the worst and surest, what concerns more than the wording before the rest, each rule once."""
    by_anchor = {card.anchor: card for card in shown}
    by_rule: dict[str, list[Finding]] = {}
    for finding in sorted(document.findings, key=_urgency):
        if finding.severity != "info":
            by_rule.setdefault(finding.rule, []).append(finding)
    return [
        Thing(card=by_anchor[_anchor(found[0])], more=len(found) - 1, recipients=_pointed_at(found[0], recipients))
        for found in list(by_rule.values())[:FIRST]
    ]


def _pointed_at(finding: Finding, recipients: Sequence[Recipient]) -> int:
    """How many recipients a finding points at; 0 for so few that its first words name them."""
    spans = [evidence.span for evidence in finding.related if not evidence.source]
    named = [
        recipient
        for recipient in recipients
        if any(evidence.span.overlaps(span) for evidence in recipient.evidence if not evidence.source for span in spans)
    ]
    return len(named) if len(named) > _FEW else 0


def _urgency(finding: Finding) -> tuple[int, int, bool]:
    confidences = ("high", "medium", "low")
    return finding.severity.rank, confidences.index(finding.confidence), set(finding.articles) <= _FORM


def _card(finding: Finding, document: DocumentReport, rules: Mapping[str, Check], places: Places, look: Look) -> Card:
    check = rules.get(finding.rule)
    own = sorted({article.partition("(")[0] for article in finding.articles if article[:1].isdigit()}, key=int)
    return Card(
        anchor=_anchor(finding),
        rule=finding.rule,
        group=finding.rule.partition("/")[0],
        title=_lacking(finding, document, look) or _title(finding, rules),
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        message=look.told(finding.message),
        articles=cited(finding.articles, look),
        numbers=tuple(own),
        remedy=finding.remedy,
        why=check.why if check else "",
        quote=quote(finding.place, places, look) if finding.place else None,
        related=tuple(quote(evidence, places, look) for evidence in finding.related[:_RELATED]),
        more=max(0, len(finding.related) - _RELATED),
        again=False,
        duty=f"#{duty_anchor(finding.requirement)}" if finding.requirement else "",
    )


def _anchor(finding: Finding) -> str:
    """Stable, as the fingerprint is."""
    return f"f-{finding.fingerprint[:_DIGITS]}"


def _title(finding: Finding, rules: Mapping[str, Check]) -> str:
    check = rules.get(finding.rule)
    return check.title if check else finding.rule


def _lacking(finding: Finding, document: DocumentReport, look: Look) -> str:
    """The title of a duty with what it lacks, since alone it reads as if all were well; "" for other findings."""
    for duty in document.judgements:
        if duty.requirement == finding.requirement and duty.status in OPEN:
            return look.texts(f"lacking.{duty.status}", title=duty.title)
    return ""


def _evidence(finding: Finding) -> tuple[Evidence, ...]:
    """The places in this document."""
    places = (finding.place, *finding.related)
    return tuple(place for place in places if place and not place.source)
