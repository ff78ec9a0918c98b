from __future__ import annotations

from dataclasses import replace

import pytest
from hostile import ATTACKS, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from reports import COMPLAINT, JUDGEMENTS, PLACEHOLDER, REPORT, TRANSFER, document, place

from linter.findings import Severity
from linter.judgements import Status
from linter.report import ReadError, Report
from linter.reporters import View, render


def suites(report: Report) -> list[TestSuite]:
    """The report as junitparser reads it, after its counts have been held against what is there."""
    xml = JUnitXml.fromstring(render("junit", report, View()).encode())
    counts = (xml.tests, xml.failures, xml.errors, xml.skipped)
    xml.update_statistics()  # type: ignore[no-untyped-call]
    assert (xml.tests, xml.failures, xml.errors, xml.skipped) == counts
    return list(xml)


def cases(*findings: object, **more: object) -> list[TestCase]:
    return list(suites(Report(documents=(document(*findings, **more),)))[0])  # type: ignore[arg-type]


def test_a_document_is_a_suite_and_a_rule_that_found_something_a_case() -> None:
    shop, clean, scan = suites(REPORT)
    assert [suite.name for suite in (shop, clean, scan)] == ["shop/privacy.md", "clean.md", "scan.pdf"]
    assert [case.name for case in shop] == ["consistency/transfer-claim", "drafting/placeholder", "gdpr/complaint-right"]
    assert {case.classname for case in shop} == {"shop/privacy.md"}


def test_a_clean_document_has_a_case_that_passes() -> None:
    (case,) = cases()
    assert case.is_passed
    assert case.name == "no findings"


def test_what_makes_the_run_fail_fails_and_what_is_milder_is_told() -> None:
    transfer, placeholder, complaint = cases(TRANSFER, PLACEHOLDER, COMPLAINT)
    assert isinstance(transfer.result[0], Failure)
    assert transfer.result[0].message == TRANSFER.message
    assert transfer.result[0].type == "error"
    assert "shop/privacy.md:3:26: error: The policy says" in transfer.result[0].text
    assert "Art. 13(1)(f), 5(1)(a) GDPR\nRemedy: Say which data" in transfer.result[0].text
    assert placeholder.is_passed
    assert "shop/privacy.md:7:63: warning: A blank" in placeholder.system_out
    assert complaint.is_passed
    stricter = cases(TRANSFER, PLACEHOLDER, COMPLAINT, fail_on=Severity.WARNING)
    assert [case.is_failure for case in stricter] == [True, True, False]


def test_findings_of_one_rule_are_one_case_which_tells_them_all() -> None:
    again = replace(TRANSFER, place=place("Ohio"), message="And again.")
    (case,) = cases(TRANSFER, again)
    assert case.result[0].message.endswith("(and 1 finding more)")
    assert "shop/privacy.md:7:48: error: And again." in case.result[0].text
    assert case.result[0].text.count("Remedy:") == 1


def test_faults_are_errors() -> None:
    (crashed,) = cases(replace(TRANSFER, rule="meta/check-crashed"))
    assert isinstance(crashed.result[0], Error)
    (unread,) = suites(REPORT)[2]
    assert isinstance(unread.result[0], Error)
    assert unread.result[0].message == "a PDF document, which cannot be read yet"


def test_what_nobody_could_judge_is_skipped() -> None:
    open_ = tuple(replace(judgement, status=Status.NOT_ASSESSED, reason="German") for judgement in JUDGEMENTS)
    (case,) = cases(judgements=open_)
    assert isinstance(case.result[0], Skipped)
    assert case.result[0].message == "German"


def test_nothing_at_all_is_a_report_too() -> None:
    assert suites(Report(documents=())) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_policy_is_text(attack: str) -> None:
    shop, clean, scan = suites(hostile(ATTACKS[attack], Severity.ERROR))
    assert [case.is_failure for case in shop] == [True, True]
    assert [case.is_passed for case in clean] == [True]
    assert [case.is_error for case in scan] == [True]
    assert next(iter(shop)).result[0].message.isprintable()


@settings(deadline=None)
@given(st.text())
def test_any_text_is_xml(words: str) -> None:
    report = Report(
        documents=(document(replace(TRANSFER, message=f"x{words}", remedy=words)),),
        errors=(ReadError(path=words, message=words),),
    )
    assert len(suites(report)) == 2
