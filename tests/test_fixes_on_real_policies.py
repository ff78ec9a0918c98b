"""Every fix on every real policy: the bytes outside it stay, the other findings stay, and a second run has nothing to do."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import main
from linter.engine import lint
from linter.findings import Edit, Finding
from linter.fingerprint import identified
from linter.fixing import mend
from linter.pack import Pack
from linter.packs import load_packs
from linter.readers import read_data
from linter.readers.decode import read_bytes
from linter.report import DocumentReport
from linter.source import Source

FOLDER = Path(__file__).parents[2] / "shared" / "policies" / "dev"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the real policies are not beside the checkout"),
]
SUFFIXES = (".md", ".mdx", ".html", ".txt")
AS_OF = datetime.date(2026, 11, 22)
MOST_REFUSED = 0.1  # of the fixes: what a fix would do to the document around it


@dataclass(frozen=True, kw_only=True)
class OneFix:
    """A fix of one finding, applied alone; the text after it is the text before it where the fix was refused."""

    path: Path
    data: bytes
    finding: Finding
    before: DocumentReport
    after: DocumentReport

    @property
    def edits(self) -> tuple[Edit, ...]:
        return self.finding.fix.edits if self.finding.fix else ()

    @property
    def name(self) -> str:
        return f"{self.path.name}: {self.finding.rule}: {self.finding.place.quote if self.finding.place else ''}"


@cache
def _pack() -> Pack:
    return load_packs()


@cache
def _reports() -> tuple[tuple[Path, bytes, DocumentReport], ...]:
    """The policies that carry fixes and that can be written back as they are."""
    policies = ((path, read_bytes(str(path))) for path in sorted(FOLDER.iterdir()) if path.suffix in SUFFIXES)
    judged = ((path, data, _judged(read_data(data, str(path)).source)) for path, data in policies)
    return tuple(
        (path, data, report)
        for path, data, report in judged
        if any(finding.fix for finding in report.findings)
        and report.source.text.encode(report.source.encoding, "ignore") == data
    )


def _judged(source: Source) -> DocumentReport:
    document = read_data(source.text.encode(source.encoding, "ignore"), source.path)
    return lint(document, pack=_pack(), as_of=AS_OF)


@cache
def _fixes() -> tuple[OneFix, ...]:
    return tuple(
        OneFix(path=path, data=data, finding=finding, before=report, after=_after(report, finding))
        for path, data, report in _reports()
        for finding in report.findings
        if finding.fix
    )


def _after(report: DocumentReport, wanted: Finding) -> DocumentReport:
    """The policy after one fix alone."""

    def judged(source: Source) -> DocumentReport:
        now = report if source.text == report.source.text else _judged(source)
        findings = tuple(each if each is wanted else replace(each, fix=None) for each in now.findings)
        return replace(now, findings=findings)

    return _judged(replace(report.source, text=mend(report.source, judged, unsafe=True).text))


def _kept() -> Iterator[OneFix]:
    return (fix for fix in _fixes() if fix.after.source.text != fix.before.source.text)


def test_there_are_fixes_of_both_kinds_and_hardly_one_is_refused() -> None:
    assert {fix.finding.fix.safe for fix in _kept() if fix.finding.fix} == {True, False}
    refused = [fix.name for fix in _fixes() if fix.after.source.text == fix.before.source.text]
    assert len(refused) <= MOST_REFUSED * len(_fixes()), refused


def test_every_byte_outside_a_fix_stays() -> None:
    for fix in _kept():
        source = fix.before.source
        left = fix.after.source.text.encode(source.encoding)
        at = 0
        for edit in sorted(fix.edits, key=lambda edit: edit.span):
            piece = source.text[at : edit.span.start].encode(source.encoding)
            assert left.startswith(piece), fix.name
            new = edit.text.encode(source.encoding)
            assert left[len(piece) :].startswith(new), fix.name
            left = left[len(piece) + len(new) :]
            at = edit.span.end
        assert left == source.text[at:].encode(source.encoding), fix.name


def test_what_is_fixed_is_gone_and_all_other_findings_stay() -> None:
    """Other findings are known again by their fingerprints.

    A finding whose words the fix has changed has another fingerprint then; one of its rule must stand in its place.
    """
    for fix in _kept():
        had = _known(fix.before, leave_out=fix.finding)
        has = _known(fix.after)
        lost = {print: finding for print, finding in had.items() if print not in has}
        new = {print: finding for print, finding in has.items() if print not in had}
        assert all(_touches(finding, fix.edits) for finding in lost.values()), (fix.name, lost)
        assert _rules(lost) == _rules(new), (fix.name, lost, new)


def _known(report: DocumentReport, leave_out: Finding | None = None) -> dict[str, Finding]:
    """The findings by fingerprint, counted without the one that is left out."""
    once = {check.id for check in _pack().checks if check.once}
    others = [finding for finding in report.findings if finding is not leave_out]
    return {finding.fingerprint: finding for finding in identified(others, report.judgements, once=once)}


def _touches(finding: Finding, edits: tuple[Edit, ...]) -> bool:
    places = [place.span for place in (finding.place, *finding.related) if place]
    return any(place.overlaps(edit.span) for place in places for edit in edits)


def _rules(findings: dict[str, Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in findings.values())


@pytest.mark.parametrize("options", [(), ("--unsafe-fixes",)], ids=["safe", "unsafe"])
def test_a_second_run_changes_nothing(tmp_path: Path, options: tuple[str, ...]) -> None:
    for path, data, _ in _reports():
        (tmp_path / path.name).write_bytes(data)
    files = sorted(tmp_path.iterdir())
    run = ["fix", "--isolated", "--as-of", str(AS_OF), *options, *map(str, files)]
    assert CliRunner().invoke(main, run).exit_code == 0
    once = [file.read_bytes() for file in files]
    assert once != [data for _, data, _ in _reports()]
    assert CliRunner().invoke(main, run).exit_code == 0
    assert [file.read_bytes() for file in files] == once
