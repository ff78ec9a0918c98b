"""Run a pack over one document: segment it, judge the duties, run the checks, put the findings in order.

A check that crashes becomes a finding of its own (`meta/check-crashed`), and the others run on. Checks that read words run
only on a policy in a language that they can read; those that name no language run on any document.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from linter.checks import Check, Defect
from linter.conditions import holds
from linter.detection import Detector, Match
from linter.facts import Facts, parameters
from linter.facts.documents import DocumentKind
from linter.facts.marks import KINDS
from linter.findings import CRASHED, By, Confidence, Evidence, Finding, Severity, Suppressed
from linter.fingerprint import identified
from linter.garbage import no_garbage
from linter.pack import Entry, Pack, Pattern
from linter.readers.document import Document
from linter.report import DocumentReport
from linter.requirements import UNREAD, GapAnalysis
from linter.segment import segment
from linter.statements import Statement, StatementKind, build_statements
from linter.suppress import Entry as SuppressionEntry
from linter.suppress import Suppression, apply, suppressions

NO_NOTICE = "There is no policy here to judge: the document {}."

_MOST_RELATED = 12  # further places of a defect that is reported once: more would only be scrolled past
_LONGEST_QUOTE = 600  # characters; of a statement that runs on, the matched words say more

_detectors: dict[tuple[int, str], tuple[Pack, Detector]] = {}


@no_garbage()
def lint(
    document: Document,
    *,
    pack: Pack,
    as_of: datetime.date,
    context: Mapping[str, Any] | None = None,
    rules: frozenset[str] | None = None,
    entries: Sequence[SuppressionEntry] | None = (),
    with_facts: bool = False,
    bundle: Sequence[Document] = (),
) -> DocumentReport:
    """Everything that the pack finds in a document.

    `as_of` is the day for everything that depends on it; `context` holds what the user states about the business; `rules`
    are the rules whose findings are wanted (all that are on by default where it is None). `entries` suppress findings
    besides the comments in the text; where it is None nothing is suppressed. `with_facts` asks for the facts that some
    reports show, which no finding needs. `bundle` are the documents that are judged together, this one among them.
    """
    facts, joint = _facts(document, bundle, as_of=as_of, context=dict(context or {}))
    policy = facts.get("policy")
    wanted = frozenset(check.id for check in pack.checks if check.default) if rules is None else rules
    analysis = _analysis(pack, facts)
    findings = _found(pack, facts, joint, analysis, wanted)
    given = () if entries is None else suppressions(policy, entries)
    by, uses = apply(findings, given, as_of=as_of, known=pack.rules(), ran=wanted)
    facts.give("suppressions", uses)
    late = [finding for check in pack.python if check.id in wanted and _is_late(check) for finding in _run(check, facts)]
    judgements = analysis.judgements()
    known = identified([*findings, *late], judgements, once={check.id for check in pack.checks if check.once})
    pairs = sorted(zip(known, [*by, *[None] * len(late)], strict=True), key=lambda pair: _in_order(pair[0]))
    return DocumentReport(
        source=policy.source,
        policy=policy,
        language=facts.get("language"),
        title=policy.title.value if policy.title else None,
        sections=tuple(_sections(facts.get("statements"))),
        words=sum(map(len, facts.get("word_lists"))),
        judgements=judgements,
        findings=tuple(finding for finding, suppression in pairs if suppression is None),
        suppressed=tuple(_left_out(finding, suppression) for finding, suppression in pairs if suppression),
        ran=wanted,
        facts=_shown(facts) if with_facts else {},
    )


def _facts(
    document: Document, bundle: Sequence[Document], *, as_of: datetime.date, context: dict[str, Any]
) -> tuple[Facts, Callable[[], Facts]]:
    """The facts of a document, and those of all documents that are judged together, for the checks that ask for them."""

    def facts(one: Document, others: tuple[Facts, ...] = ()) -> Facts:
        policy = segment(one)
        return Facts(
            source=policy.source,
            policy=policy,
            statements=build_statements(policy),
            document=one,
            as_of=as_of,
            context=context,
            bundle=others,
        )

    if len(bundle) < 2:
        alone = facts(document)
        return alone, lambda: alone
    from linter.joint import joined

    at = next(at for at, one in enumerate(bundle) if one is document)
    before, after = tuple(map(facts, bundle[:at])), tuple(map(facts, bundle[at + 1 :]))
    own = facts(document, (*before, *after))
    return own, cache(lambda: joined(own, before, after))


def _sections(statements: Sequence[Statement]) -> Iterator[tuple[int, str]]:
    """Where each section begins, and its title. The titles of tabs stand together, above what they open."""
    for before, statement, after in zip((None, *statements), statements, (*statements[1:], None), strict=False):
        if statement.kind is StatementKind.HEADING and statement.section:
            start = statement.block.span.start
            if before and after and start < before.block.span.start:
                start = max(start, after.block.span.start)
            yield start, statement.section.title.value


def _analysis(pack: Pack, facts: Facts) -> GapAnalysis:
    """The gap analysis of a document; of one that is no notice, or in a language without phrases, it assesses nothing."""
    language, kind = facts.get("language"), facts.get("document_kind")
    return GapAnalysis(
        pack,
        detector_for(pack, language) if language in pack.languages and kind.is_notice else None,
        facts.get("assessed"),
        word_lists=facts.get("word_lists"),
        known=_stated(facts.get("context")),
        fact=lambda name: bool(facts.get(name.replace("-", "_"))),
        duties=pack.cookie_duties if kind.kind is DocumentKind.COOKIE_POLICY else None,
        unread=UNREAD if kind.is_notice else NO_NOTICE.format(kind.reason),
    )


def _found(
    pack: Pack, facts: Facts, joint: Callable[[], Facts], analysis: GapAnalysis, wanted: frozenset[str]
) -> list[Finding]:
    """What all checks find that do not look at suppressions, in the order of the document."""
    findings = [finding for finding in analysis.findings() if finding.rule in wanted]
    for pattern in pack.patterns:
        if pattern.check.id in wanted:
            findings += _of_pattern(pattern, analysis)
    language, kind = facts.get("language"), facts.get("document_kind")
    for check in pack.python:
        readable = not check.languages or (kind.is_notice and language in check.languages)
        if check.id in wanted and readable and not _is_late(check):
            findings += _run(check, joint() if check.across else facts)
    return sorted(findings, key=_in_order)


def _is_late(check: Check) -> bool:
    """Whether a check looks at what became of the suppressions, and so runs after the others."""
    return check.run is not None and "suppressions" in parameters(check.run)


def needed(check: Check, pack: Pack) -> frozenset[str]:
    """The rules without which a check has nothing to look at."""
    return frozenset(other.id for other in pack.checks if not _is_late(other)) if _is_late(check) else frozenset()


def _left_out(finding: Finding, suppression: Suppression) -> Suppressed:
    by = By.COMMENT if suppression.place else By.CONFIGURATION
    return Suppressed(finding=finding, by=by, reason=suppression.reason)


def _shown(facts: Facts) -> Mapping[str, Any]:
    from linter.facts.reported import reported

    return reported(facts)


def detector_for(pack: Pack, language: str) -> Detector:
    """The pack's detector for a language, built once a run."""
    key = (id(pack), language)
    if key not in _detectors:
        _detectors[key] = (pack, Detector(pack, language, KINDS))  # the pack is kept, so that its id stays its own
    return _detectors[key][1]


def _stated(context: Mapping[str, Any]) -> dict[str, bool]:
    """The conditions that the user has stated with yes or no."""
    return {name: value for name, value in context.items() if isinstance(value, bool)}


def _of_pattern(pattern: Pattern, analysis: GapAnalysis) -> Iterator[Finding]:
    """A finding for each statement in which a pattern is found, or one for all of them."""
    matches = analysis.detection.matches(pattern.check.id, "report")
    if not matches or not holds(pattern.applies, analysis.truth):
        return
    best = {match.statement.index: match for match in reversed(matches)}  # of a statement's, the most telling one
    places = [(_place(best[index], pattern), best[index].entry) for index in sorted(best)]
    if pattern.check.once:
        first = min(places, key=lambda place: _severity(pattern, place[1]).rank)
        others = tuple(place for place, _ in places if place is not first[0])
        yield _reported(pattern, *first, related=others[:_MOST_RELATED])
    else:
        yield from (_reported(pattern, place, entry) for place, entry in places)


def _place(match: Match, pattern: Pattern) -> Evidence:
    readable = pattern.whole and len(match.statement.text) <= _LONGEST_QUOTE
    return match.evidence if readable else match.statement.evidence_of(*match.place)


def _severity(pattern: Pattern, entry: Entry) -> Severity:
    return entry.severity or pattern.check.severity


def _reported(pattern: Pattern, place: Evidence, entry: Entry, related: tuple[Evidence, ...] = ()) -> Finding:
    message = entry.reason or pattern.message
    defect = Defect(place=place, message=message, related=related, severity=entry.severity)
    return finding_of(pattern.check, defect)


def _run(check: Check, facts: Facts) -> Iterator[Finding]:
    """The findings of a Python check, and one about the check itself where it crashes."""
    try:
        for defect in facts.call(check.run) if check.run else ():
            if defect.place is None or defect.place.source is None:  # else it is told where it stands
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
