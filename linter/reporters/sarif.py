"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): what code scanning and editors read.

Columns and offsets count code points (`columnKind`), lines end as `Source` ends them (`newlineSequences`). A path is a URI
relative to the folder of the run, whose own place is not told: the file is the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linter import __version__
from linter.findings import By, Edit, Evidence, Finding, Fix, Suppressed
from linter.report import DocumentReport, ReadError, Report
from linter.reporters import View, findings_for
from linter.reporters.json import leaf, lines
from linter.reporters.places import home, spot, uri
from linter.reporters.sarif_rules import LEVELS, described, text
from linter.reporters.visible import UNSEEN, visible
from linter.run import Exit
from linter.source import Format, Source, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "privacylint/v1"

_BASE = "%SRCROOT%"
_LINKS = 5  # related places that a message leads to; the others are listed all the same
_MESSAGE = 4000  # characters
_SNIPPET = 2000  # characters; a longer text is not repeated
_SURROGATE = re.compile("[\ud800-\udfff]")
_MIME = {
    Format.TEXT: "text/plain",
    Format.MARKDOWN: "text/markdown",
    Format.HTML: "text/html",
    Format.RST: "text/x-rst",
    Format.ASCIIDOC: "text/asciidoc",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}
_STATUSES = {
    Exit.CLEAN: "no finding at or above the severity that fails the run",
    Exit.FINDINGS: "findings",
    Exit.FAILED: "an error: wrong use, wrong configuration, a document that cannot be read, or a check that crashed",
    Exit.NOTHING_ASSESSED: "nothing could be assessed",
}


def render(report: Report, view: View) -> str:
    """One run; each rule, artifact and result on a line of its own."""
    rules = sorted({finding.rule for document in report.documents for finding, _ in findings_for(document, view)})
    indexes = {rule: index for index, rule in enumerate(rules)}
    driver = leaf({"name": "privacylint", "semanticVersion": __version__})[:-1]
    parts = {
        "tool": f'{{"driver": {driver}, "rules": {lines(described(rule, report.rules.get(rule)) for rule in rules)}}}}}',
        "invocations": lines([_invocation(report, view)]),
        "originalUriBaseIds": leaf({_BASE: {"description": {"text": "The folder in which privacylint was run."}}}),
        "columnKind": leaf("unicodeCodePoints"),
        "newlineSequences": leaf(["\r\n", "\n", "\r"]),
        "artifacts": lines(map(_artifact, report.documents)),
        "results": lines(_results(report, indexes, view)),
    }
    run = ",\n   ".join(f'"{key}": {part}' for key, part in parts.items())
    return f'{{"$schema": {leaf(SCHEMA)},\n "version": "2.1.0",\n "runs": [{{\n   {run}}}]}}\n'


def _invocation(report: Report, view: View) -> dict[str, Any]:
    status = Exit(view.status)
    return {
        "executionSuccessful": status is not Exit.FAILED and not report.errors,
        "exitCode": status.value,
        "exitCodeDescription": _STATUSES[status],
        "toolExecutionNotifications": list(map(_notification, report.errors)),
    }


def _notification(error: ReadError) -> dict[str, Any]:
    """A document that could not be read."""
    return {
        "level": "error",
        "message": {"text": text(error.message) or "cannot be read"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact_location(error.path)}}],
    }


def _artifact(document: DocumentReport) -> dict[str, Any]:
    source = document.source
    return {
        "location": _artifact_location(source.path),
        "roles": ["analysisTarget"],
        "mimeType": _MIME[source.format],
        "encoding": source.encoding,
    }


def _results(report: Report, indexes: dict[str, int], view: View) -> Iterator[dict[str, Any]]:
    for index, document in enumerate(report.documents):
        for finding, suppressed in findings_for(document, view):
            file = _artifact_location(document.source.path) | {"index": index}
            result = _result(document.source, finding, file)
            yield {
                "ruleId": finding.rule,
                "ruleIndex": indexes[finding.rule],
                **result,
                "partialFingerprints": {FINGERPRINT: finding.fingerprint},
                **({"suppressions": [_suppression(suppressed)]} if suppressed else {}),
            }


def _suppression(suppressed: Suppressed) -> dict[str, Any]:
    kind = "inSource" if suppressed.by is By.COMMENT else "external"
    return {"kind": kind, "status": "accepted", "justification": text(suppressed.reason)}


def _result(source: Source, finding: Finding, file: dict[str, Any]) -> dict[str, Any]:
    related = [_related(source, file, place, number) for number, place in enumerate(finding.related, start=1)]
    result: dict[str, Any] = {
        "level": LEVELS[finding.severity],
        "message": {"text": _message(source, finding)},
        "locations": [_location(source, file, finding.place)],
        "relatedLocations": related,
        "properties": {
            "confidence": finding.confidence.value,
            "articles": list(finding.articles),
            "requirement": finding.requirement,
            "remedy": visible(finding.remedy),
        },
    }
    if finding.fix and (fix := _fix(source, file, finding.fix)):
        result["fixes"] = [fix]
    return result


def _message(source: Source, finding: Finding) -> str:
    """What is wrong, with links to the related places: GitHub shows no others."""
    links = [
        f"[{_link_text(place.message) or _link_text(spot(place, source))}]({number})"
        for number, place in enumerate(finding.related[:_LINKS], start=1)
    ]
    return text(finding.message, _MESSAGE) + (f" See: {', '.join(links)}." if links else "")


def _link_text(words: str) -> str:
    return text(words.replace("[", "(").replace("]", ")"))


def _location(source: Source, file: dict[str, Any], place: Evidence | None) -> dict[str, Any]:
    """A place; of a finding about the whole document the first line, since GitHub asks for one."""
    region = _region(source, place.span, with_text=True) if place else {"startLine": 1}
    return {"physicalLocation": {"artifactLocation": file, "region": region}}


def _related(source: Source, file: dict[str, Any], place: Evidence, number: int) -> dict[str, Any]:
    file = _artifact_location(place.source.path) if place.source else file
    location = {"id": number, **_location(home(place, source), file, place)}
    if place.message:
        location["message"] = {"text": text(place.message)}
    return location


def _region(source: Source, span: Span, *, with_text: bool = False) -> dict[str, Any]:
    """Lines and columns from 1, offsets from 0, the end column exclusive (§3.30)."""
    place = source.location(span)
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": span.start,
        "charLength": len(span),
    }
    words = source.cut(span)
    if with_text and len(words) <= _SNIPPET and not UNSEEN.search(" ".join(words.split())):
        region["snippet"] = {"text": words}
    return region


def _fix(source: Source, file: dict[str, Any], fix: Fix) -> dict[str, Any] | None:
    """A fix as replacements; none where a text to put in cannot be spelled in UTF-8."""
    if not fix.edits or any(_SURROGATE.search(edit.text) for edit in fix.edits):
        return None
    kind = "Safe: it cannot change what the policy says." if fix.safe else "Look at it: it may change what the policy says."
    change = {"artifactLocation": file, "replacements": [_replacement(source, edit) for edit in fix.edits]}
    return {"description": {"text": kind}, "artifactChanges": [change]}


def _replacement(source: Source, edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}


def _artifact_location(path: str) -> dict[str, Any]:
    """The URI of a document; a relative one is told from the folder of the run."""
    name = uri(path)
    return {"uri": name} if name.startswith("file:") else {"uri": name, "uriBaseId": _BASE}
