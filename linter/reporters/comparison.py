"""A comparison of two versions, for people, for machines and for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from linter.comparison import Comparison, DutyChange, FactChange
from linter.findings import Finding
from linter.report import DocumentReport
from linter.reporters import View
from linter.reporters.columns import clip
from linter.reporters.ink import Line, inked, plain
from linter.reporters.json import leaf
from linter.reporters.markdown_text import prose

_NOTHING = "The two versions meet the same duties, state the same facts and have the same findings."


def render_text(comparison: Comparison, view: View) -> str:
    """What was lost and gained, section by section."""
    return inked(_lines(comparison, view), colour=view.colour)


def _lines(comparison: Comparison, view: View) -> Iterator[Line]:
    yield [(f"{comparison.old.source.path} → {comparison.new.source.path}", "strong")]
    for title, changes in (("Duties", comparison.duties), ("Facts", comparison.facts)):
        if changes:
            yield []
            yield plain(title, "strong")
        for change in changes:
            yield _duty(change) if isinstance(change, DutyChange) else _fact(comparison, change, view)
    for title, sign, style, document, findings in (
        ("New findings", "+", "error", comparison.new, comparison.appeared),
        ("Findings that are gone", "-", "good", comparison.old, comparison.gone),
    ):
        if findings:
            yield []
            yield plain(title, "strong")
        for finding in findings:
            yield [(f"  {sign} ", style), (clip(f"{finding.rule}  {finding.message}", view.width - 6), "")]
            yield plain(f"      {_place(document, finding)}", "quiet")
    yield []
    yield plain(_summary(comparison), "strong")


def _duty(change: DutyChange) -> Line:
    sign, style = ("-", "error") if change.is_loss else ("+", "good") if change.is_gain else ("~", "quiet")
    return [
        (f"  {sign} ", style),
        (f"{change.after.title}: ", ""),
        (f"{_named(change.before.status)} → {_named(change.after.status)}", style),
    ]


def _named(status: str) -> str:
    return str(status).replace("-", " ")


def _fact(comparison: Comparison, change: FactChange, view: View) -> Line:
    document = comparison.new if change.gained else comparison.old
    sign, style = ("  + ", "good") if change.gained else ("  - ", "warning")
    place = f"  {document.source.place(change.evidence.span.start)}"
    return [(sign, style), (clip(f"{change.kind}: {change.value}", view.width - len(place) - 4), ""), (place, "quiet")]


def _place(document: DocumentReport, finding: Finding) -> str:
    if finding.place is None:
        return document.source.path
    return f"{document.source.path}, {document.source.place(finding.place.span.start)}"


def _summary(comparison: Comparison) -> str:
    if not (comparison.duties or comparison.facts or comparison.appeared or comparison.gone):
        return _NOTHING
    gained = sum(change.is_gain for change in comparison.duties)
    facts = sum(change.gained for change in comparison.facts)
    return (
        f"{_counted(len(comparison.lost), 'duty', 'duties')} lost, {gained} gained; "
        f"{_counted(len(comparison.facts) - facts, 'fact', 'facts')} gone, {facts} new; "
        f"{_counted(len(comparison.appeared), 'finding', 'findings')} new, {len(comparison.gone)} gone."
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def render_json(comparison: Comparison) -> str:
    """One object, each change on a line."""
    old, new = comparison.old, comparison.new
    duties: list[dict[str, object]] = [
        {
            "requirement": change.after.requirement,
            "before": change.before.status.value,
            "after": change.after.status.value,
            "lost": change.is_loss,
        }
        for change in comparison.duties
    ]
    facts: list[dict[str, object]] = [
        {
            "kind": change.kind,
            "value": change.value,
            "change": "gained" if change.gained else "lost",
            "line": (new if change.gained else old).source.position(change.evidence.span.start)[0],
            "quote": change.evidence.quote,
        }
        for change in comparison.facts
    ]
    appeared = [_finding(new, finding) for finding in comparison.appeared]
    gone = [_finding(old, finding) for finding in comparison.gone]
    parts: dict[str, list[dict[str, object]]] = {
        "duties": duties,
        "facts": facts,
        "new_findings": appeared,
        "gone_findings": gone,
    }
    body = ",\n".join(f' "{name}": [' + ",\n  ".join(leaf(row) for row in rows) + "]" for name, rows in parts.items())
    return f'{{"version": 1,\n "old": {leaf(old.source.path)}, "new": {leaf(new.source.path)},\n{body}}}\n'


def _finding(document: DocumentReport, finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "line": document.source.position(finding.place.span.start)[0] if finding.place else None,
        "fingerprint": finding.fingerprint,
    }


def render_markdown(comparison: Comparison) -> str:
    """The same as a comment on a pull request."""
    lines = [f"**{prose(comparison.old.source.path)}** → **{prose(comparison.new.source.path)}**", ""]
    if comparison.duties:
        lines += ["| duty | before | after |", "| --- | --- | --- |"]
        lines += [
            f"| {prose(change.after.title)} | {change.before.status.value} | "
            f"{'**' + change.after.status.value + '**' if change.is_loss else change.after.status.value} |"
            for change in comparison.duties
        ]
        lines.append("")
    lines += [f"- {'new' if change.gained else 'gone'}: {change.kind} {prose(change.value)}" for change in comparison.facts]
    lines += [f"- new finding: `{finding.rule}` {prose(finding.message)}" for finding in comparison.appeared]
    lines += [f"- finding gone: `{finding.rule}` {prose(finding.message)}" for finding in comparison.gone]
    return "\n".join([*lines, "", _summary(comparison)]) + "\n"
