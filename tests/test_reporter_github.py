from __future__ import annotations

from dataclasses import replace

import pytest
from hostile import ATTACKS, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import COMPLAINT, PLACEHOLDER, REPORT, TEXT, TRANSFER, document
from runner import Command, commands

from linter.findings import Confidence, Evidence, Severity
from linter.report import ReadError, Report
from linter.reporters import View, render
from linter.source import Span


def annotated(report: Report) -> list[Command]:
    written = render("github", report, View())
    found = commands(written)
    assert len(found) == written.count("\n")  # every line is one
    return found


def of(*findings: object, **more: object) -> list[Command]:
    return annotated(Report(documents=(document(*findings, **more),)))  # type: ignore[arg-type]


def test_findings_stand_at_their_lines_the_worst_first() -> None:
    found = annotated(REPORT)
    assert [(command.name, command.properties.get("line")) for command in found] == [
        ("error", None),
        ("error", "3"),
        ("warning", "7"),
        ("notice", "9"),
    ]
    assert found[0].properties == {"file": "scan.pdf", "title": "could not be read"}
    assert found[1].properties == {
        "file": "shop/privacy.md",
        "line": "3",
        "endLine": "3",
        "col": "26",
        "endColumn": "52",
        "title": "consistency/transfer-claim (Art. 13(1)(f), 5(1)(a) GDPR)",
    }
    assert found[1].data == f"{TRANSFER.message}\nSee line 7.\nRemedy: {TRANSFER.remedy}"


def test_within_a_severity_the_surest_come_first() -> None:
    doubtful, sure = (replace(TRANSFER, message=word, confidence=word) for word in (Confidence.LOW, Confidence.HIGH))
    assert [command.data.split("\n")[0] for command in of(doubtful, sure)] == ["high", "low"]


def test_a_place_of_several_lines_has_no_columns() -> None:
    whole = replace(TRANSFER, place=Evidence(span=Span(0, len(TEXT)), quote=TEXT))
    assert set(of(whole)[0].properties) == {"file", "line", "endLine", "title"}


def test_a_finding_about_the_whole_document_and_standard_input() -> None:
    assert of(replace(COMPLAINT, place=None))[0].properties["line"] == "1"
    assert "file" not in of(COMPLAINT, path="-")[0].properties


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "shown", "rest"),
    [
        (10, 10, 10, (10, 10, 10), ""),
        (12, 3, 0, (10, 3, 1), "2 more, which GitHub would not show here: 2 errors."),
        (1, 11, 9, (1, 10, 10), "1 more, which GitHub would not show here: 1 warning."),
        (11, 0, 10, (10, 0, 10), "2 more, which GitHub would not show here: 1 error, 1 info."),
        (0, 0, 11, (0, 0, 10), "2 more, which GitHub would not show here: 2 info."),
    ],
)
def test_ten_of_a_level_are_shown_and_the_rest_is_counted(
    errors: int, warnings: int, infos: int, shown: tuple[int, int, int], rest: str
) -> None:
    counts = zip(Severity, (errors, warnings, infos), strict=True)
    findings = [replace(PLACEHOLDER, severity=severity) for severity, count in counts for _ in range(count)]
    found = of(*findings)
    names = [command.name for command in found]
    assert (names.count("error"), names.count("warning"), names.count("notice")) == shown
    assert ("more" in found[-1].data) is bool(rest)
    if rest:
        assert found[-1].data == rest


def test_a_clean_run_says_nothing() -> None:
    assert of() == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_policy_gives_no_command_of_its_own(attack: str) -> None:
    found = annotated(hostile(ATTACKS[attack]))
    assert [command.name for command in found] == ["error", "warning", "warning"]
    assert [set(command.properties) for command in found[1:]] == [
        {"file", "line", "endLine", "title"},
        {"file", "line", "endLine", "col", "endColumn", "title"},
    ]
    assert max(map(len, render("github", hostile(ATTACKS[attack]), View()).splitlines())) < 65_536


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "Cc", "Cf", "Cs", "P", "Zs", "Zl", "S"])))
def test_any_text_is_data(words: str) -> None:
    found = annotated(
        Report(
            documents=(document(replace(TRANSFER, message=words, remedy=words), path=f"{words}.md"),),
            errors=(ReadError(path=words, message=words),),
        )
    )
    assert [command.name for command in found] == ["error", "error"]
