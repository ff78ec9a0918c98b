"""The gap analysis: which information duties of GDPR Articles 12 to 14 a policy meets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from linter.conditions import holds
from linter.detection import NOTHING, SHOWN, Detection, Detector, Match, Sections
from linter.findings import Confidence, Evidence, Finding
from linter.judgements import Judgement, Status
from linter.pack import Pack, Requirement, Weight
from linter.passage import Passages
from linter.statements import Statement, StatementKind

UNREAD = "The checks have no phrases for the language of this document."
BESIDE = "A cookie policy need not say this by itself; the privacy policy beside it must."


class GapAnalysis:
    """The judgement of every duty of a pack for one document, each made on demand, since conditions may ask for others."""

    def __init__(
        self,
        pack: Pack,
        detector: Detector | None,  # None where no phrases can read the document's language: nothing is assessed
        statements: Sequence[Statement],
        *,
        word_lists: Sequence[list[str]],  # the words of each statement, by its index
        known: Mapping[str, bool],  # conditions that the user has stated
        fact: Callable[[str], bool],  # whether a fact about the document holds; raises LookupError for an unknown one
        # those that a document of this kind must meet by itself, with signals that meet them besides; None for all
        duties: Mapping[str, str | None] | None = None,
        unread: str = UNREAD,  # why nothing is assessed, where there is no detector
    ) -> None:
        self._pack = pack
        self._detector = detector
        self._statements = statements
        self._known = known
        self._fact = fact
        self._own = duties
        self._unread = unread
        self._detection = detector.detect(statements, word_lists) if detector else NOTHING
        self._signals = {signal.id for signal in pack.signals}
        self._judged: dict[str, Judgement] = {}
        self._passages = Passages(statements)
        self._duties = {item.duty: item for item in pack.requirements}

    @property
    def detection(self) -> Detection:
        """What the phrases of the pack found."""
        return self._detection

    @cached_property
    def _sections(self) -> Sections | None:
        return self._detector.sections(self._statements) if self._detector else None

    def judgements(self) -> tuple[Judgement, ...]:
        """One judgement a duty, in the order of the pack."""
        return tuple(self.judge(item) for item in self._pack.requirements)

    def judge(self, item: Requirement) -> Judgement:
        """The judgement of one duty."""
        if item.duty not in self._judged:
            self._judged[item.duty] = self._judge(item)
        return self._judged[item.duty]

    def truth(self, name: str) -> bool:
        """Whether a condition's name holds: as the user states it, else as the document shows it."""
        if name in self._known:
            return self._known[name]
        if name in self._signals:
            return bool(self._detection.matches(name, "holds"))
        if name.startswith("states("):
            return self.judge(self._duties[name[7:-1]]).status is Status.MET
        return self._fact(name)

    def findings(self) -> Iterator[Finding]:
        """A finding for every duty that is missing or met in part."""
        for item in self._pack.requirements:
            judgement = self.judge(item)
            if judgement.status in (Status.MISSING, Status.PARTIAL):
                yield self._finding(item, judgement)

    def _judge(self, item: Requirement) -> Judgement:
        if self._detector is None:
            return _judgement(item, Status.NOT_ASSESSED, self._unread)
        judged = self._compared(item)
        if self._own is None or judged.status not in (Status.MISSING, Status.PARTIAL):
            return judged
        if item.duty not in self._own:
            return _judgement(item, Status.NOT_ASSESSED, BESIDE)
        shown = self._detection.matches(self._own[item.duty] or "", "holds")
        return _judgement(item, Status.MET, item.met, _places(shown)) if shown else judged

    def _compared(self, item: Requirement) -> Judgement:
        """What the statements say of a duty, whatever the kind of the document."""
        rule = item.check.id
        for level, status in (("certain met", Status.MET), ("partial", Status.PARTIAL)):
            matches = self._detection.matches(rule, *level.split())
            speaks_for_itself = status is Status.MET and not item.needs_condition
            if matches and (speaks_for_itself or holds(item.applies, self.truth)):
                reason = matches[0].entry.reason or (item.met if status is Status.MET else item.partial)
                if item.passage and status is Status.MET:
                    return _judgement(item, status, reason, self._passages.evidence(matches, SHOWN))
                return _judgement(item, status, reason, _places(matches))
        if not holds(item.applies, self.truth):
            return _judgement(item, Status.NOT_APPLICABLE, item.inapplicable)
        return _judgement(item, Status.MISSING, item.missing)

    def _finding(self, item: Requirement, judgement: Judgement) -> Finding:
        weight = next((weight for when, weight in item.heavier if holds(when, self.truth)), item.weight)
        missing = judgement.status is Status.MISSING
        evidence = judgement.evidence
        place = self._where_it_ought_to_stand(item) if missing else evidence[0]
        return Finding(
            rule=item.check.id,
            requirement=item.duty,
            severity=weight.missing if missing else weight.partial,
            confidence=_confidence(item, weight, missing=missing),
            message=(missing and weight.message) or judgement.reason,
            articles=item.check.articles,
            remedy=item.check.remedy,
            place=place,
            related=evidence[1:],
        )

    def _where_it_ought_to_stand(self, item: Requirement) -> Evidence | None:
        """The heading of the section for it, else the title, else the first words."""
        heading = self._sections.for_duty(item.duty) if self._sections else None
        if heading is None:
            heading = next((s for s in self._statements if s.kind is StatementKind.HEADING), None)
        if heading is None and self._statements:
            heading = self._statements[0]
        return heading.evidence() if heading else None


def _confidence(item: Requirement, weight: Weight, *, missing: bool) -> Confidence:
    return Confidence.LOW if missing and weight.asks else item.check.confidence


def _places(matches: Sequence[Match]) -> tuple[Evidence, ...]:
    """The best few statements, each once."""
    places: dict[int, Evidence] = {}
    for match in matches:
        if len(places) < SHOWN:
            places.setdefault(match.statement.index, match.evidence)
    return tuple(places.values())


def _judgement(item: Requirement, status: Status, reason: str, evidence: tuple[Evidence, ...] = ()) -> Judgement:
    return Judgement(
        requirement=item.duty,
        title=item.check.title,
        articles=item.check.articles,
        status=status,
        reason=reason,
        evidence=evidence,
    )
