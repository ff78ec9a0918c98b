"""The JSON format, report-v1 (`schemas/report-v1.schema.json`): stable, complete, one leaf a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from linter import __version__
from linter.findings import Evidence, Finding, Severity, Suppressed
from linter.judgements import Judgement
from linter.regex import Regex
from linter.report import DocumentReport, Report
from linter.reporters import View, findings_for
from linter.reporters.json_facts import facts_of
from linter.reporters.places import home
from linter.reporters.visible import COMMAND, UNSEEN
from linter.source import Source, Span

# line breaks are the only control characters between the strings of a JSON text, so these stand inside strings
_UNSAFE = Regex(UNSEEN.pattern.replace("\x00-\x1f", "", 1))


def render(report: Report, view: View) -> str:
    """The whole report as one JSON text, every finding and duty on a line of its own."""
    documents = ",\n".join(_document(document, view) for document in report.documents)
    head = f'{{"version": 1,\n "tool": {leaf({"name": "privacylint", "version": __version__})},\n "documents": ['
    return f"{head}{chr(10) * bool(documents)}{documents}],\n{closing(report)}"


def closing(report: Report) -> str:
    """The closing keys, which other JSON outputs share."""
    return f' "errors": {leaf(_errors(report))},\n "summary": {leaf(_summary(report))}}}\n'


def requirement(source: Source, judgement: Judgement) -> dict[str, Any]:
    """How a document stands to one duty."""
    return {
        "id": judgement.requirement,
        "articles": list(judgement.articles),
        "status": judgement.status.value,
        "evidence": [_place(source, evidence) for evidence in judgement.evidence],
        "reason": judgement.reason,
    }


def facts(document: DocumentReport) -> dict[str, Any]:
    """What the document says of the business, by kind; empty where nothing was found or asked for."""
    return facts_of(document.facts, partial(_place, document.source))


def _document(document: DocumentReport, view: View) -> str:
    source = document.source
    head = {
        "path": source.path,
        "format": source.format.value,
        "language": document.language,
        "title": document.title,
        "words": document.words,
    }
    return (
        f"  {leaf(head)[:-1]},\n"
        f'   "requirements": {lines(requirement(source, judgement) for judgement in document.judgements)},\n'
        f'   "facts": {leaf(facts(document))},\n'
        f'   "findings": {lines(_finding(source, *told) for told in findings_for(document, view))}}}'
    )


def _finding(source: Source, finding: Finding, suppressed: Suppressed | None) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "requirement": finding.requirement,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "articles": list(finding.articles),
        "remedy": finding.remedy,
        "span": _span(place.span) if place else None,
        "location": _location(source, place.span) if place else None,
        "quote": place.quote if place else "",
        "related": [_related(source, related) for related in finding.related],
        "fix": _fix(finding),
        "fingerprint": finding.fingerprint,
        "suppressed": {"by": suppressed.by.value, "reason": suppressed.reason} if suppressed else None,
    }


def _related(source: Source, place: Evidence) -> dict[str, Any]:
    """A related place; one in another document of the bundle has the path of that document."""
    told = _place(home(place, source), place) | {"message": place.message}
    return told | {"path": place.source.path} if place.source else told


def _fix(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [{"span": _span(edit.span), "text": edit.text} for edit in finding.fix.edits]
    return {"safe": finding.fix.safe, "edits": edits}


def _place(source: Source, evidence: Evidence) -> dict[str, Any]:
    return {"span": _span(evidence.span), "location": _location(source, evidence.span), "quote": evidence.quote}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _location(source: Source, span: Span) -> dict[str, int]:
    place = source.location(span)
    location = {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}
    parts = {"page": place.page, "paragraph": place.paragraph}
    return location | {name: number for name, number in parts.items() if number is not None}


def _errors(report: Report) -> list[dict[str, str]]:
    return [{"path": error.path, "message": error.message} for error in report.errors]


def _summary(report: Report) -> dict[str, int]:
    counts = {severity.value: report.count(severity) for severity in Severity}
    left_out = {"suppressed": report.suppressed().total(), "passed_over": report.passed_over, "stale": report.stale}
    return {"documents": len(report.documents), **counts, **left_out}


def lines(values: Iterable[dict[str, Any]]) -> str:
    """A list, each of its values on a line of its own."""
    leaves = ",\n    ".join(map(leaf, values))
    return f"[\n    {leaves}]" if leaves else "[]"


def leaf(value: Any) -> str:
    """One value on one line, escaped."""
    return escaped(json.dumps(value, ensure_ascii=False))


def escaped(text: str) -> str:
    """A JSON text in which that is escaped, as JSON escapes it, which a terminal or the log of a CI would obey."""
    if "##" in text:
        text = COMMAND.sub(r"#\\u0023", text)
    return text if text.isascii() and "\x7f" not in text else _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if ord(match[0]) > 0x7F else "\\u007f"
