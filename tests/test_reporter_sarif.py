from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hostile import ATTACKS, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from reports import COMPLAINT, PLACEHOLDER, REPORT, TEXT, TRANSFER, document

from linter.findings import Edit, Evidence, Fix
from linter.packs import load_packs
from linter.report import Report
from linter.reporters import View, render
from linter.reporters.places import in_repository, uri
from linter.source import Span

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


@cache
def validator() -> Draft4Validator:
    return Draft4Validator(SCHEMA)


def run_of(report: Report, status: int = 0) -> dict[str, Any]:
    written = render("sarif", report, View(status=status))
    written.encode()
    log = json.loads(written)
    validator().validate(log)
    assert log["$schema"] == SCHEMA["id"]
    run: dict[str, Any] = log["runs"][0]
    return run


def result_of(*findings: Any, **more: Any) -> dict[str, Any]:
    result: dict[str, Any] = run_of(Report(documents=(document(*findings, **more),)))["results"][0]
    return result


def test_a_result_names_its_rule_its_level_and_its_place() -> None:
    run = run_of(REPORT)
    rules = run["tool"]["driver"]["rules"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [result["ruleId"] for result in run["results"]]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "shop/privacy.md", "uriBaseId": "%SRCROOT%", "index": 0}
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 26,
        "endLine": 3,
        "endColumn": 52,
        "charOffset": TEXT.index("Your data stays"),
        "charLength": 26,
        "snippet": {"text": "Your data stays in the EU."},
    }
    assert run["results"][2]["properties"] == {
        "confidence": "high",
        "articles": ["13(2)(d)", "77", "WP260 rev.01"],
        "requirement": "complaint-right",
        "remedy": "Say that they may, and name the authority.",
    }


def test_related_places_are_linked_from_the_message() -> None:
    result = run_of(REPORT)["results"][0]
    assert result["message"]["text"].endswith(
        "established in the United States. See: [established in the United States](1)."
    )
    related = result["relatedLocations"][0]
    assert (related["id"], related["message"]["text"]) == (1, "established in the United States")
    assert related["physicalLocation"]["region"]["startLine"] == 7


def test_a_finding_keeps_its_fingerprint_when_the_text_moves() -> None:
    before = result_of(COMPLAINT)["partialFingerprints"]
    assert before == result_of(COMPLAINT, path="other.md")["partialFingerprints"]
    assert list(before) == ["privacylint/v1"]


def test_columns_and_offsets_count_code_points_and_lines_end_as_told() -> None:
    text = "# 🍋 Lemon\r\rData\r\nof 🍋🍋 ________ here\n"
    start = text.index("________")
    place = Evidence(span=Span(start, start + 8), quote="________")
    run = run_of(Report(documents=(document(replace(PLACEHOLDER, place=place, fix=None), text=text),)))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    lines = [text]
    for end in run["newlineSequences"]:  # the longest first
        lines = [piece for line in lines for piece in line.split(end)]
    assert run["columnKind"] == "unicodeCodePoints"
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "________"
    assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "________"


def test_a_finding_about_the_whole_document_stands_on_its_first_line() -> None:
    result = result_of(replace(COMPLAINT, place=None))
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_a_fix_replaces_what_stands_there() -> None:
    start = TEXT.index("________")
    fix = Fix(safe=True, edits=(Edit(span=Span(start, start + 8), text="Pear & Sons {x}"),))
    written = result_of(replace(PLACEHOLDER, fix=fix))["fixes"][0]
    replacement = written["artifactChanges"][0]["replacements"][0]
    region = replacement["deletedRegion"]
    assert (region["charOffset"], region["charLength"]) == (start, 8)
    assert replacement["insertedContent"]["text"] == "Pear & Sons {x}"  # content is no message: nothing is escaped
    assert written["description"]["text"].startswith("Safe")


def test_the_help_of_a_rule_is_made_from_its_check() -> None:
    rules = load_packs().rules()
    check = rules["gdpr/complaint-right"]
    driver = run_of(Report(documents=(document(COMPLAINT),), rules=rules))["tool"]["driver"]
    rule = driver["rules"][0]
    assert rule["shortDescription"]["text"] == check.title
    assert rule["defaultConfiguration"] == {"level": "error", "enabled": True}
    for words in (
        "## Why it matters",
        "## What to write",
        "## What is reported",
        "## What is right",
        "Articles: Art. 13(2)(d)",
    ):
        assert words in rule["help"]["markdown"]
    assert "complaint" in rule["help"]["text"]
    assert rule["properties"]["tags"][:2] == ["gdpr", check.articles[0]]


def test_the_help_of_every_rule_is_valid() -> None:
    rules = load_packs().rules()
    findings = [replace(PLACEHOLDER, rule=rule) for rule in [*rules, "meta/check-crashed"]]
    driver = run_of(Report(documents=(document(*findings),), rules=rules))["tool"]["driver"]
    assert len(driver["rules"]) == len(rules) + 1
    # what GitHub takes at most
    assert max(len(rule.get("fullDescription", {}).get("text", "")) for rule in driver["rules"]) <= 1024


def test_the_run_tells_how_it_ended_and_what_it_could_not_read() -> None:
    failed = run_of(REPORT, status=2)["invocations"][0]
    assert (failed["executionSuccessful"], failed["exitCode"]) == (False, 2)
    notification = failed["toolExecutionNotifications"][0]
    assert notification["message"]["text"] == "a PDF document, which cannot be read yet"
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "scan.pdf"
    clean = run_of(Report(documents=(document(),)))
    assert (clean["invocations"][0]["executionSuccessful"], clean["results"]) == (True, [])
    assert clean["artifacts"][0]["location"]["uri"] == "shop/privacy.md"


def test_braces_are_no_placeholders_and_brackets_no_links() -> None:
    message = "A slot: “{{company_name}} {0}”, “[here](https://evil.example)”."
    text = result_of(replace(PLACEHOLDER, message=message))["message"]["text"]
    assert text == "A slot: “{{{{company_name}}}} {{0}}”, “[here] (https://evil.example)”."


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("./docs//privacy.md", "docs/privacy.md"),
        ("docs/../größe 1.md", "gr%C3%B6%C3%9Fe%201.md"),
        ("a:b#c?d%20e.md", "a%3Ab%23c%3Fd%2520e.md"),
        ("../x.md", "../x.md"),
        ("/srv/www/privacy.md", "file:///srv/www/privacy.md"),
        ("caf\udce9.md", "caf%E9.md"),  # a name in Latin-1, as Python spells it
        ("-", "-"),
    ],
)
def test_a_path_is_a_uri(path: str, name: str) -> None:
    assert uri(path) == name


def test_a_path_below_this_folder_is_told_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert in_repository(str(tmp_path / "docs" / "privacy.md")) == "docs/privacy.md"
    assert in_repository(str(tmp_path.parent / "privacy.md")) == str(tmp_path.parent / "privacy.md")


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_name_of_a_file_is_a_relative_reference_or_a_file(path: str) -> None:
    parts = urlsplit(uri(path))
    assert parts.scheme in ("", "file")
    assert (parts.netloc, parts.query, parts.fragment) == ("", "", "")
    assert parts.path.isascii()
    assert unquote(parts.path)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_policy_gives_a_valid_log(attack: str) -> None:
    run = run_of(hostile(ATTACKS[attack]), status=2)
    assert len(run["results"]) == 2
    for result in run["results"]:
        message = result["message"]["text"]
        assert message.isprintable()
        assert "](http" not in message


def test_transfer_and_placeholder_are_found_once_each() -> None:
    assert len(run_of(Report(documents=(document(TRANSFER, PLACEHOLDER), document(TRANSFER, path="b.md"))))["results"]) == 3
