"""Suppressed findings: left out of every format unless asked for, and counted in every summary."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from reports import PLACEHOLDER, TRANSFER, document

from linter.bundled import bundled
from linter.findings import By, Suppressed
from linter.fingerprint import identified
from linter.report import Report
from linter.reporters import FORMATS, View, render

REASON = "filled in when it is printed ]]> ::error:: \x1b[31m"
(KNOWN,) = identified([replace(PLACEHOLDER, rule="drafting/other")])
REPORT = Report(
    documents=(
        replace(
            document(TRANSFER),
            suppressed=(
                Suppressed(finding=KNOWN, by=By.COMMENT, reason=REASON),
                Suppressed(finding=replace(KNOWN, fingerprint="0" * 64), by=By.BASELINE, reason="known"),
            ),
        ),
    ),
    stale=2,
)
ASKED = View(suppressed=True)


def sarif(view: View) -> dict[str, Any]:
    data = json.loads(render("sarif", REPORT, view))
    schema = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    Draft7Validator(schema).validate(data)
    return data["runs"][0]  # type: ignore[no-any-return]


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "html"])  # an audit tells all
def test_no_format_shows_them_unasked(format: str) -> None:
    assert "drafting/other" not in render(format, REPORT, View())


def test_sarif_says_where_and_why() -> None:
    assert len(sarif(View())["results"]) == 1
    own = [result.get("suppressions") for result in sarif(ASKED)["results"]]
    assert [None if given is None else given[0]["kind"] for given in own] == [None, "inSource", "external"]
    assert own[1][0]["justification"].startswith("filled in when it is printed")


def test_json_says_by_what_and_why() -> None:
    data = json.loads(render("json", REPORT, ASKED))
    schema = json.loads((Path(bundled("schemas")) / "report-v1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(data)
    suppressed = [finding["suppressed"] for finding in data["documents"][0]["findings"]]
    assert suppressed == [None, {"by": "comment", "reason": REASON}, {"by": "baseline", "reason": "known"}]
    assert (data["summary"]["suppressed"], data["summary"]["stale"], data["summary"]["warning"]) == (2, 2, 0)


def test_text_marks_them() -> None:
    told = render("text", REPORT, ASKED)
    assert "suppressed (comment): filled in when it is printed" in told
    assert "\x1b" not in told


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_every_summary_for_people_counts_them(format: str) -> None:
    told = " ".join(render(format, REPORT, View()).split())
    assert "2 findings suppressed: 1 in the baseline, 1 by comments." in told
    assert "2 entries of the baseline match nothing any more" in told
