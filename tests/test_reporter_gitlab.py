from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hostile import ATTACKS, hostile
from reports import COMPLAINT, PLACEHOLDER, REPORT, TRANSFER, document

from linter.report import Report
from linter.reporters import View, render

KEYS = {"description", "check_name", "fingerprint", "severity", "location"}


def entries(report: Report) -> list[dict[str, Any]]:
    written = render("gitlab", report, View())
    written.encode()
    found: list[dict[str, Any]] = json.loads(written)
    for entry in found:
        assert set(entry) == KEYS
        assert entry["description"].isprintable()
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert 1 <= entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]
    assert len({entry["fingerprint"] for entry in found}) == len(found)
    return found


def test_an_entry_has_what_gitlab_asks_for() -> None:
    entry = entries(REPORT)[1]
    assert entry["description"] == f"{TRANSFER.message} See line 7. Remedy: {TRANSFER.remedy}"
    assert entry["check_name"] == "consistency/transfer-claim"
    assert entry["location"] == {"path": "shop/privacy.md", "lines": {"begin": 3, "end": 3}}


def test_severities_and_documents_that_could_not_be_read() -> None:
    assert [(entry["check_name"], entry["severity"]) for entry in entries(REPORT)] == [
        ("meta/unreadable", "blocker"),
        ("consistency/transfer-claim", "major"),
        ("drafting/placeholder", "minor"),
        ("gdpr/complaint-right", "info"),
    ]


def test_a_path_has_no_dot_in_front() -> None:
    report = Report(documents=(document(COMPLAINT, path="./docs/privacy  policy.md"),))
    assert entries(report)[0]["location"]["path"] == "docs/privacy  policy.md"


def test_the_same_finding_in_two_documents_has_two_fingerprints() -> None:
    report = Report(documents=(document(PLACEHOLDER, PLACEHOLDER), document(PLACEHOLDER, path="other.md")))
    assert len(entries(report)) == 3


def test_a_fingerprint_stays_when_lines_move() -> None:
    before, after = (
        entries(Report(documents=(document(finding),))) for finding in (COMPLAINT, replace(COMPLAINT, place=None))
    )
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


def test_a_clean_run_is_an_empty_list() -> None:
    assert entries(Report(documents=(document(),))) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_policy_is_text(attack: str) -> None:
    found = entries(hostile(ATTACKS[attack]))
    assert len(found) == 3
    assert all(len(entry["description"]) <= 2000 for entry in found)
