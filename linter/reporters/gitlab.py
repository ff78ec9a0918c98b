"""GitLab's code quality report, of which a merge request shows what is new and what is fixed.

https://docs.gitlab.com/ci/testing/code_quality/
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from linter.findings import Finding, Severity
from linter.report import ReadError, Report
from linter.reporters import View
from linter.reporters.json import lines
from linter.reporters.places import in_repository, see
from linter.reporters.visible import one_line, visible
from linter.source import Source

UNREAD = "meta/unreadable"

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_DESCRIPTION = 2000  # characters


def render(report: Report, _view: View) -> str:
    """A list, each entry on a line of its own."""
    return f"{lines(_entries(report))}\n"


def _entries(report: Report) -> Iterator[dict[str, Any]]:
    for error in report.errors:
        yield _unread(error)
    for document in report.documents:
        source = document.source
        for finding in document.findings:
            yield _entry(source, finding)


def _entry(source: Source, finding: Finding) -> dict[str, Any]:
    parts = (finding.message, see(finding, source), finding.remedy and f"Remedy: {finding.remedy}")
    place = source.location(finding.place.span) if finding.place else None
    return {
        "description": one_line(" ".join(filter(None, parts)), _DESCRIPTION),
        "check_name": finding.rule,
        "fingerprint": _of_file(source.path, finding.fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": _location(source.path, place.line if place else 1, place.end_line if place else 1),
    }


def _unread(error: ReadError) -> dict[str, Any]:
    return {
        "description": one_line(error.message, _DESCRIPTION),
        "check_name": UNREAD,
        "fingerprint": _of_file(error.path, UNREAD),
        "severity": "blocker",
        "location": _location(error.path, 1, 1),
    }


def _of_file(path: str, fingerprint: str) -> str:
    """A fingerprint that is the finding's own in the whole report, where several documents may have the same finding."""
    return sha256(f"{in_repository(path)}\0{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()


def _location(path: str, begin: int, end: int) -> dict[str, Any]:
    return {"path": visible(in_repository(path)), "lines": {"begin": begin, "end": end}}
