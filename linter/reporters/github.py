"""Annotations on GitHub: workflow commands, which a runner reads from the log and shows at the lines of a pull request.

GitHub shows ten of each level and drops the others without a word, so the worst are written and the rest are counted.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from linter.findings import Confidence, Finding, Severity
from linter.report import DocumentReport, ReadError, Report
from linter.reporters import View
from linter.reporters.places import in_repository, see
from linter.reporters.text import cited, counted
from linter.reporters.visible import one_line, visible

MOST = 10  # annotations of one level that GitHub shows

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MESSAGE = 4000  # characters
_TITLE = 200
_STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Annotation:
    """A workflow command."""

    severity: Severity
    properties: tuple[tuple[str, str], ...]
    message: str


def render(report: Report, _view: View) -> str:
    """The annotations, the worst first, and a notice of how many more there are."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    annotations = list(_annotations(report))
    totals = Counter(annotation.severity for annotation in annotations)
    room = dict.fromkeys(Severity, MOST)
    if any(total > MOST for total in totals.values()):
        room[Severity.INFO] -= 1  # for the notice of the rest
    for annotation in annotations:
        if room[annotation.severity] > 0:
            room[annotation.severity] -= 1
            totals[annotation.severity] -= 1
            yield _command(annotation)
    if rest := [counted(totals[severity], severity) for severity in Severity if totals[severity]]:
        message = f"{sum(totals.values())} more, which GitHub would not show here: {', '.join(rest)}."
        yield _command(_Annotation(severity=Severity.INFO, properties=(("title", "privacylint"),), message=message))


def _annotations(report: Report) -> Iterator[_Annotation]:
    """All of them: documents that could not be read, then the findings by severity, confidence and place."""
    yield from map(_unread, report.errors)
    found = [(document, finding) for document in report.documents for finding in document.findings]
    certainty = list(Confidence)
    found.sort(key=lambda pair: (pair[1].severity.rank, certainty.index(pair[1].confidence)))
    for document, finding in found:
        yield _annotation(document, finding)


def _unread(error: ReadError) -> _Annotation:
    properties = (*_file(error.path), ("title", "could not be read"))
    return _Annotation(severity=Severity.ERROR, properties=properties, message=one_line(error.message, _MESSAGE))


def _annotation(document: DocumentReport, finding: Finding) -> _Annotation:
    title = f"{finding.rule} ({cited(finding.articles)})" if finding.articles else finding.rule
    parts = (finding.message, see(finding, document.source), finding.remedy and f"Remedy: {finding.remedy}")
    return _Annotation(
        severity=finding.severity,
        properties=(*_file(document.source.path), *_place(document, finding), ("title", one_line(title, _TITLE))),
        message="\n".join(one_line(part, _MESSAGE) for part in parts if part),
    )


def _file(path: str) -> tuple[tuple[str, str], ...]:
    return () if path == _STDIN else (("file", visible(in_repository(path))),)


def _place(document: DocumentReport, finding: Finding) -> tuple[tuple[str, str], ...]:
    """Lines, and columns where the place is on one line: GitHub refuses them otherwise."""
    if finding.place is None:
        return (("line", "1"),)
    place = document.source.location(finding.place.span)
    lines = (("line", str(place.line)), ("endLine", str(place.end_line)))
    if place.line != place.end_line:
        return lines
    return (*lines, ("col", str(place.column)), ("endColumn", str(place.end_column)))


def _command(annotation: _Annotation) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in annotation.properties)
    return f"::{_LEVELS[annotation.severity]} {properties}::{_data(annotation.message)}"


def _data(text: str) -> str:
    """The value after `::`, as a runner decodes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property, where colons and commas would end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
