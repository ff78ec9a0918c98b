"""Run a pack over one document: segment it, judge the duties, run the checks, put the findings in order.

A check that crashes becomes a finding of its own (`meta/check-crashed`), and the others run on. Checks that read words run
only on a policy in a language that they can read; those that name no language run on any document.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks import Check, Defect
from linter.detection import Detector
from linter.facts import Facts
from linter.facts.documents import DocumentKind
from linter.facts.marks import KINDS
from linter.findings import Confidence, Finding, Severity
from linter.pack import Pack, Pattern
from linter.readers.document import Document
from linter.report import DocumentReport
from linter.requirements import UNREAD, GapAnalysis
from linter.segment import segment
from linter.statements import Statement, build_statements

CRASHED = "meta/check-crashed"
NO_NOTICE = "There is no policy here to judge: the document {}."

_detectors: dict[tuple[int, str], tuple[Pack, Detector]] = {}


def lint(
    document: Document,
    *,
    pack: Pack,
    as_of: datetime.date,
    context: Mapping[str, Any] | None = None,
    rules: frozenset[str] | None = None,
) -> DocumentReport:
    """Everything that the pack finds in a document.

    `as_of` is the day for everything that depends on it; `context` holds what the user states about the business; `rules`
    are the rules whose findings are wanted (all that are on by default where it is None).
    """
    policy = segment(document)
    statements = build_statements(policy)
    facts = Facts(
        source=policy.source,
        policy=policy,
        statements=statements,
        document=document,
        as_of=as_of,
        context=dict(context or {}),
    )
    wanted = frozenset(check.id for check in pack.checks if check.default) if rules is None else rules
    language, kind = facts.get("language"), facts.get("document_kind")
    analysis = GapAnalysis(
        pack,
        detector_for(pack, language) if language in pack.languages and kind.is_notice else None,
        facts.get("assessed"),
        word_lists=facts.get("word_lists"),
        known=_stated(context or {}),
        fact=lambda name: bool(facts.get(name.replace("-", "_"))),
        duties=pack.cookie_duties if kind.kind is DocumentKind.COOKIE_POLICY else None,
        unread=UNREAD if kind.is_notice else NO_NOTICE.format(kind.reason),
    )
    findings = [finding for finding in analysis.findings() if finding.rule in wanted]
    for pattern in pack.patterns:
        if pattern.check.id in wanted:
            findings += _matched(pattern, analysis)
    for check in pack.python:
        if check.id in wanted and (not check.languages or (kind.is_notice and language in check.languages)):
            findings += _run(check, facts)
    return DocumentReport(
        source=policy.source,
        policy=policy,
        language=language,
        title=policy.title.value if policy.title else None,
        words=sum(map(len, facts.get("word_lists"))),
        judgements=analysis.judgements(),
        findings=tuple(sorted(findings, key=_in_order)),
    )


def detector_for(pack: Pack, language: str) -> Detector:
    """The pack's detector for a language, built once a run."""
    key = (id(pack), language)
    if key not in _detectors:
        _detectors[key] = (pack, Detector(pack, language, KINDS))  # the pack is kept, so that its id stays its own
    return _detectors[key][1]


def _stated(context: Mapping[str, Any]) -> dict[str, bool]:
    """The conditions that the user has stated with yes or no."""
    return {name: value for name, value in context.items() if isinstance(value, bool)}


def _matched(pattern: Pattern, analysis: GapAnalysis) -> Iterator[Finding]:
    """One finding for each statement in which a pattern is found."""
    seen: set[int] = set()
    for match in analysis.detection.matches(pattern.check.id, "report"):
        statement: Statement = match.statement
        if statement.index not in seen:
            seen.add(statement.index)
            place = statement.evidence_of(*match.place)
            yield finding_of(pattern.check, Defect(place=place, message=match.entry.reason or pattern.message))


def _run(check: Check, facts: Facts) -> Iterator[Finding]:
    """The findings of a Python check, and one about the check itself where it crashes."""
    try:
        for defect in facts.call(check.run) if check.run else ():
            yield finding_of(check, defect)
    except Exception as error:
        import traceback

        frames = traceback.extract_tb(error.__traceback__)
        where = next((f"{f.filename}:{f.lineno}" for f in reversed(frames) if f.filename == check.origin), check.origin)
        yield Finding(
            rule=CRASHED,
            severity=Severity.ERROR,
            confidence=Confidence.HIGH,
            message=f"the check {check.id} crashed at {where}: {type(error).__name__}: {error}",
            articles=(),
            remedy="Report this with the policy that caused it; until then, ignore the rule.",
        )


def finding_of(check: Check, defect: Defect) -> Finding:
    """A finding from what a check yields, with the check's own values where the defect gives none."""
    return Finding(
        rule=check.id,
        severity=defect.severity or check.severity,
        confidence=defect.confidence or check.confidence,
        message=defect.message,
        articles=check.articles,
        remedy=defect.remedy or check.remedy,
        place=defect.place,
        related=defect.related,
        fix=defect.fix,
    )


def _in_order(finding: Finding) -> tuple[int, int, str]:
    return (finding.place.span.start if finding.place else 0, finding.severity.rank, finding.rule)
