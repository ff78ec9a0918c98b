"""The engine: findings from everything that a pack holds, also from checks that crash."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator

from linter.api import Defect, Policy, Severity, Statement, check
from linter.checks import Check
from linter.engine import lint
from linter.findings import CRASHED
from linter.pack import Pack
from linter.readers import read_text
from linter.report import DocumentReport
from linter.source import Format


def declared(name: str) -> Check:
    @check(f"test/{name}", severity=Severity.INFO, articles=("none",), remedy="Nothing to do.", fails=("a",), passes=("b",))
    def report_every_sentence(statements: tuple[Statement, ...]) -> Iterator[Defect]:
        """A sentence.

        Every sentence is one too many.
        """
        for statement in reversed(statements):
            yield Defect(place=statement.evidence(), message="A sentence.")

    return report_every_sentence


@check("test/broken", severity=Severity.ERROR, articles=("none",), remedy="Nothing to do.", fails=("a",), passes=("b",))
def broken(policy: Policy) -> Iterator[Defect]:
    """A check that crashes.

    It divides by nothing.
    """
    yield Defect(place=None, message=str(1 / len(policy.blocks[:0])))


def run(*checks: Check, rules: frozenset[str] | None = None) -> DocumentReport:
    document = read_text("One.\n\nTwo.\n", path="a.txt", format=Format.TEXT)
    return lint(document, pack=Pack(python=checks), as_of=datetime.date(2026, 11, 22), rules=rules)


def test_findings_stand_in_the_order_of_the_document() -> None:
    report = run(declared("a"))
    assert [finding.place.quote for finding in report.findings if finding.place] == ["One.", "Two."]


def test_a_check_that_crashes_becomes_a_finding_and_the_others_run_on() -> None:
    report = run(broken, declared("a"))
    crash, *rest = report.findings
    assert crash.rule == CRASHED
    assert "test/broken" in crash.message
    assert "test_engine.py" in crash.message
    assert "ZeroDivisionError" in crash.message
    assert len(rest) == 2


def test_rules_that_are_off_by_default_run_only_where_they_are_asked_for() -> None:
    off = dataclasses.replace(declared("off"), default=False)
    assert run(off).findings == ()
    assert len(run(off, rules=frozenset({"test/off"})).findings) == 2


def test_a_check_carries_its_title_and_its_reason_from_its_docstring() -> None:
    assert broken.title == "A check that crashes"
    assert broken.why == "It divides by nothing."


def test_checks_run_only_on_documents_whose_language_they_read() -> None:
    german = dataclasses.replace(declared("german"), languages=("de",))
    assert run(german).findings == ()
    assert len(run(dataclasses.replace(german, languages=("de", "en"))).findings) == 2
    assert len(run(dataclasses.replace(german, languages=())).findings) == 2
