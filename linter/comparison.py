"""What a new version of a policy lost or gained: duties, the facts that it states, and findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.facts import Facts
from linter.facts.lengths import in_words
from linter.findings import Evidence, Finding
from linter.judgements import FULFILMENT, Judgement
from linter.report import DocumentReport
from linter.statements import build_statements

if TYPE_CHECKING:
    from linter.facts.periods import StoragePeriod
    from linter.facts.transfers import TransferStatement

_LABEL = 60  # characters of the data that a period is for


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChange:
    """A duty that the two versions do not meet alike."""

    before: Judgement
    after: Judgement

    @property
    def is_loss(self) -> bool:
        """Whether the new version meets the duty less."""
        return self._step < 0

    @property
    def is_gain(self) -> bool:
        """Whether the new version meets the duty more."""
        return self._step > 0

    @property
    def _step(self) -> int:
        """How much more the new version fulfils; 0 where one of the two cannot be compared."""
        old, new = FULFILMENT.get(self.before.status), FULFILMENT.get(self.after.status)
        return 0 if old is None or new is None else new - old


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """Something that one version states and the other does not."""

    kind: str  # "recipient", "purpose", "country", "storage period", "date", "controller"
    value: str  # in plain words
    gained: bool  # the new version states it; else the old one did
    evidence: Evidence  # in the version that states it


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that differs between two versions."""

    old: DocumentReport
    new: DocumentReport
    duties: tuple[DutyChange, ...]  # in the order of the catalogue
    facts: tuple[FactChange, ...]  # by kind; what is gone before what has come
    appeared: tuple[Finding, ...]  # findings of the new version that the old one did not have
    gone: tuple[Finding, ...]  # the reverse

    @property
    def lost(self) -> tuple[DutyChange, ...]:
        """The duties that the new version meets less than the old one."""
        return tuple(change for change in self.duties if change.is_loss)


def compare(old: DocumentReport, new: DocumentReport) -> Comparison:
    """Compare two reports with their facts."""
    judged = {judgement.requirement: judgement for judgement in new.judgements}
    duties = (
        DutyChange(before=before, after=after)
        for before in old.judgements
        if (after := judged.get(before.requirement)) and after.status is not before.status
    )
    known_before, known_after = ({finding.fingerprint for finding in report.findings} for report in (old, new))
    return Comparison(
        old=old,
        new=new,
        duties=tuple(duties),
        facts=tuple(_changes(list(_stated(old)), list(_stated(new)))),
        appeared=tuple(finding for finding in new.findings if finding.fingerprint not in known_before),
        gone=tuple(finding for finding in old.findings if finding.fingerprint not in known_after),
    )


_Stated = tuple[str, str, Evidence]  # kind, value, place


def _changes(before: Sequence[_Stated], after: Sequence[_Stated]) -> Iterator[FactChange]:
    kinds = dict.fromkeys(kind for kind, _, _ in (*before, *after))
    old, new = ({(kind, value.lower()) for kind, value, _ in stated} for stated in (before, after))
    for wanted in kinds:
        yield from _missing(wanted, before, new, gained=False)
        yield from _missing(wanted, after, old, gained=True)


def _missing(wanted: str, stated: Sequence[_Stated], others: set[tuple[str, str]], *, gained: bool) -> Iterator[FactChange]:
    seen: set[str] = set()
    for kind, value, evidence in stated:
        if kind == wanted and (kind, value.lower()) not in others and value.lower() not in seen:
            seen.add(value.lower())
            yield FactChange(kind=kind, value=value, gained=gained, evidence=evidence)


def _stated(report: DocumentReport) -> Iterator[_Stated]:
    """What a version states, in plain words."""
    facts = report.facts
    if controller := facts.get("controller"):
        yield "controller", controller.name, controller.evidence
    for purpose in Facts(statements=build_statements(report.policy)).get("named_purposes"):
        yield "purpose", purpose.name, purpose.evidence
    for recipient in facts.get("recipients", ()):
        yield "recipient", recipient.name, recipient.evidence[0]
    yield from _places(facts.get("transfers", ()))
    for period in facts.get("storage_periods", ()):
        yield "storage period", _period(period), period.evidence
    for dated in facts.get("dates", ()):
        yield "date", f"{dated.role.value} {dated.latest.isoformat()}", dated.place


def _places(transfers: Sequence[TransferStatement]) -> Iterator[_Stated]:
    from linter.knowledge.countries import country_name

    for transfer in transfers:
        for code in transfer.countries:
            yield "country", country_name(code), transfer.evidence


def _period(period: StoragePeriod) -> str:
    length = in_words(period.days) if period.days else period.criterion
    data = period.data or ""
    return f"{length}, {data[:_LABEL]}{'…' if len(data) > _LABEL else ''}" if data else str(length)
