"""The verdict: how the policy stands, in one line and one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from linter.findings import Severity
from linter.judgements import Status
from linter.report import DocumentReport
from linter.reporters.html.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How the policy stands."""

    kind: str  # error, warning, info, clean or unassessed: how it is coloured
    headline: str
    sentence: str


def verdict(document: DocumentReport, texts: Texts) -> Verdict:
    """What the worst finding is, and how the information duties stand."""
    statuses = [judgement.status for judgement in document.judgements]
    if statuses and all(status is Status.NOT_ASSESSED for status in statuses):
        return Verdict(kind="unassessed", headline=texts("verdict.unassessed"), sentence=document.judgements[0].reason)
    for severity in Severity:
        count = sum(finding.severity is severity for finding in document.findings)
        if count:
            headline = texts(f"verdict.{severity}", n=count)
            return Verdict(kind=severity.value, headline=headline, sentence=_sentence(statuses, texts))
    return Verdict(kind="clean", headline=texts("verdict.clean"), sentence=_sentence(statuses, texts))


def _sentence(statuses: list[Status], texts: Texts) -> str:
    """The information duties in one sentence."""
    met, partial, missing = (statuses.count(status) for status in (Status.MET, Status.PARTIAL, Status.MISSING))
    applying = met + partial + missing
    if not applying:
        return texts("verdict.no-duty")
    if met == applying:
        return texts("verdict.all-met", n=applying)
    gaps = [texts(f"verdict.{name}", n=count) for name, count in (("missing", missing), ("partial", partial)) if count]
    parts = [texts("verdict.some-met", met=met, n=applying), *gaps]
    joined = texts("verdict.comma").join(parts[:-1]) + texts("verdict.and") + parts[-1]
    return joined + texts("verdict.stop")
