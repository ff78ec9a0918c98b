"""The engine: findings from everything that a pack holds, also from checks that crash."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path

from linter.api import Defect, Policy, Severity, Statement, check
from linter.checks import Check
from linter.engine import lint
from linter.findings import CRASHED
from linter.pack import Pack
from linter.packs import load_packs
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


CONDITIONAL = """
id: shop/cash
title: Cash by post
why: Cash that is sent by post may be lost on its way.
articles: ["house rule"]
severity: error
message: Cash by post.
remedy: Send a cheque.
once: true
evidence: statement
applies: not insured
phrases:
  en:
    report:
      - any: ["send ~3 coins"]
        severity: warning
        reason: Coins by post.
      - "send ~3 cash"
examples:
  fails: ["Please send us cash for it."]
  passes: ["Please send us a cheque for it."]
"""
INSURED = """
id: insured
title: Letters are insured
phrases:
  en:
    holds: ["letters ~2 insured"]
"""
POLICY = (
    "# Privacy policy\n\nWe keep your name and your address. Please send us coins for it. Or send us cash, and we keep it."
)


def test_a_pattern_reports_once_by_its_worst_phrase_and_only_where_its_condition_holds(tmp_path: Path) -> None:
    for folder in ("shop", "signals"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pack.yaml").write_text("name: shop\ndescription: A shop.\n")
    (tmp_path / "shop" / "cash.yaml").write_text(CONDITIONAL)
    (tmp_path / "signals" / "insured.yaml").write_text(INSURED)
    pack = load_packs([tmp_path], builtin=False)

    def findings(text: str) -> list[tuple[str, Severity, list[str]]]:
        report = lint(read_text(text, format=Format.MARKDOWN), pack=pack, as_of=datetime.date(2026, 1, 1))
        return [(f.message, f.severity, [e.quote for e in (f.place, *f.related) if e]) for f in report.findings]

    both = ["Or send us cash, and we keep it.", "Please send us coins for it."]
    assert findings(POLICY) == [("Cash by post.", Severity.ERROR, both)]
    coins = POLICY.replace("Or send us cash, and", "But")
    assert findings(coins) == [("Coins by post.", Severity.WARNING, ["Please send us coins for it."])]
    assert findings(POLICY + " All letters are insured.") == []
