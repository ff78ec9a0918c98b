from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from reports import PLACEHOLDER, REPORT, TEXT, TRANSFER, document

from linter.bundled import bundled
from linter.report import ReadError, Report
from linter.reporters import View, render
from linter.reporters.gaps import render_json

SCHEMA = json.loads((Path(bundled("schemas")) / "report-v1.schema.json").read_text(encoding="utf-8"))


def written(report: Report = REPORT) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render("json", report, View()))
    Draft202012Validator(SCHEMA).validate(data)
    return data


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_report_has_every_key_of_the_schema_and_no_other() -> None:
    data = written()
    assert list(data) == ["version", "tool", "documents", "errors", "summary"]
    assert list(data["documents"][0]) == list(SCHEMA["$defs"]["document"]["properties"])
    assert list(data["documents"][0]["findings"][0]) == list(SCHEMA["$defs"]["finding"]["properties"])
    counts = {"documents": 2, "error": 1, "warning": 1, "info": 1, "suppressed": 0, "passed_over": 3, "stale": 0}
    assert data["summary"] == counts
    assert data["errors"] == [{"path": "scan.pdf", "message": "a PDF document, which cannot be read yet"}]


def test_spans_and_locations_name_the_words_in_the_source() -> None:
    finding = written()["documents"][0]["findings"][0]
    assert TEXT[finding["span"]["start"] : finding["span"]["end"]] == finding["quote"] == "Your data stays in the EU."
    assert finding["location"] == {"line": 3, "column": 26, "end_line": 3, "end_column": 52}
    related = finding["related"][0]
    assert TEXT[related["span"]["start"] : related["span"]["end"]] == related["quote"] == "Parcel Inc."
    assert related["message"] == "established in the United States"


def test_a_finding_without_a_place_points_nowhere() -> None:
    finding = written(Report(documents=(document(replace(TRANSFER, place=None, related=())),)))["documents"][0]["findings"][
        0
    ]
    assert (finding["span"], finding["location"], finding["quote"]) == (None, None, "")


def test_fixes_are_edits_of_the_source() -> None:
    start = TEXT.index("________")
    fix = written(Report(documents=(document(PLACEHOLDER),)))["documents"][0]["findings"][0]["fix"]
    assert fix == {"safe": False, "edits": [{"span": {"start": start, "end": start + 8}, "text": ""}]}


def test_nothing_found_is_a_report_too() -> None:
    assert written(Report(documents=()))["documents"] == []


@given(st.text(st.characters(categories=["L", "Cc", "Cf", "Cs", "Co", "Zl", "P"])))
def test_any_text_survives_and_none_of_it_is_obeyed_by_a_terminal(words: str) -> None:
    report = Report(
        documents=(document(replace(TRANSFER, message=f"x{words}")),), errors=(ReadError(path=words, message="x"),)
    )
    out = render("json", report, View())
    data = json.loads(out)
    # a pair of lone surrogates is one character to JSON
    wanted = words.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert data["documents"][0]["findings"][0]["message"] == f"x{wanted}"
    assert not [
        character for character in out if not character.isprintable() and character not in "\n\u200c\u200d\u3000\xa0"
    ]
    out.encode()


def test_gaps_are_the_requirements_of_the_report() -> None:
    data = json.loads(render_json(REPORT))
    whole = written()
    assert [document["requirements"] for document in data["documents"]] == [d["requirements"] for d in whole["documents"]]
    assert data["errors"] == whole["errors"]
    assert json.loads(render_json(Report(documents=())))["documents"] == []
