"""JUnit XML, which every CI shows as a test report: a suite for each document, a case for each rule that found something.

A case fails where a finding makes the run fail (`fail-on`); milder findings stand in the output of a case that passes. A
clean document has one case, which passes, and one that nobody could judge a case that is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET  # only to write

from linter.findings import CRASHED, Finding
from linter.judgements import Status
from linter.report import DocumentReport, ReadError, Report
from linter.reporters import View
from linter.reporters.places import in_repository, see, where
from linter.reporters.text import cited, counted
from linter.reporters.visible import harmless, one_line, visible

CLEAN = "no findings"  # the name of the case of a clean document
UNREAD = "readable"  # the name of the case of a document that could not be read

_TAGS = {"failures": "failure", "errors": "error", "skipped": "skipped"}  # what a suite counts, and the element
_MESSAGE = 1000  # characters
_FINDINGS = 200  # of one rule in one document that are told in full


def render(report: Report, _view: View) -> str:
    """The test report; what XML cannot spell is written as its code point."""
    root = ET.Element("testsuites", name="privacylint")
    for document in report.documents:
        root.append(_suite(document.source.path, list(_cases(document))))
    for error in report.errors:
        root.append(_suite(error.path, [_unread(error)]))
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(path: str, cases: Sequence[ET.Element]) -> ET.Element:
    counts = {name: sum(case.find(tag) is not None for case in cases) for name, tag in _TAGS.items()}
    suite = ET.Element("testsuite", name=_path(path), tests=str(len(cases)))
    for name, count in counts.items():
        suite.set(name, str(count))
    suite.extend(cases)
    return suite


def _cases(document: DocumentReport) -> Iterator[ET.Element]:
    """One case a rule, in the order of the document; one that passes or is skipped where no rule found anything."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in document.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, findings in by_rule.items():
        yield _found(document, rule, findings)
    if not by_rule:
        case = _case(document.source.path, CLEAN)
        judgements = document.judgements
        if judgements and all(judgement.status is Status.NOT_ASSESSED for judgement in judgements):
            ET.SubElement(case, "skipped", message=one_line(judgements[0].reason or "not assessed", _MESSAGE))
        yield case


def _found(document: DocumentReport, rule: str, findings: Sequence[Finding]) -> ET.Element:
    worst = min(findings, key=lambda finding: finding.severity.rank)
    line = document.source.position(worst.place.span.start)[0] if worst.place else 1
    case = _case(document.source.path, rule, line)
    text = "\n".join(_told(document, findings))
    if rule == CRASHED or document.fails(worst):
        tag = "error" if rule == CRASHED else "failure"
        more = f" (and {counted(len(findings) - 1, 'finding')} more)" if len(findings) > 1 else ""
        message = f"{one_line(worst.message, _MESSAGE)}{more}"
        ET.SubElement(case, tag, type=worst.severity.value, message=message).text = text
    else:
        ET.SubElement(case, "system-out").text = text
    return case


def _told(document: DocumentReport, findings: Sequence[Finding]) -> Iterator[str]:
    """Every finding with its place, then the articles and each remedy once; no line is a command to the log of a CI."""
    path = in_repository(document.source.path)
    for finding in findings[:_FINDINGS]:
        place = where(path, document.source, finding.place)
        message = " ".join(filter(None, (finding.message, see(finding, document.source))))
        yield harmless(f"{place}: {finding.severity}: {one_line(message, _MESSAGE)}")
    if len(findings) > _FINDINGS:
        yield f"and {counted(len(findings) - _FINDINGS, 'finding')} more"
    if findings[0].articles:
        yield one_line(cited(findings[0].articles), _MESSAGE)
    for remedy in dict.fromkeys(finding.remedy for finding in findings[:_FINDINGS] if finding.remedy):
        yield f"Remedy: {one_line(remedy, _MESSAGE)}"


def _unread(error: ReadError) -> ET.Element:
    case = _case(error.path, UNREAD)
    message = one_line(error.message, _MESSAGE)
    ET.SubElement(case, "error", type="unreadable", message=message).text = harmless(f"{_path(error.path)}: {message}")
    return case


def _case(path: str, rule: str, line: int = 1) -> ET.Element:
    """A case; GitLab shows `file`, others the class name."""
    name = _path(path)
    return ET.Element("testcase", name=one_line(rule, _MESSAGE), classname=name, file=name, line=str(line), time="0")


def _path(path: str) -> str:
    return visible(in_repository(path))
