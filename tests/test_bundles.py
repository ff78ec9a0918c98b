"""Documents that are judged together: what one of them meets is met."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from linter.cli import main

POLICY = """# Privacy policy

The controller is Hollow Oak Ltd, 3 Mill Lane, Cork, Ireland, privacy@hollowoak.example. We use your address to deliver your
orders, on the basis of our contract with you (Article 6(1)(b) GDPR), and keep it for seven years.
"""
RIGHTS = """# Privacy policy: your rights

You have the right to lodge a complaint with the Data Protection Commission. You have the right to access your personal data.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "privacy.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "rights.md").write_text(RIGHTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["check", "--no-cache", "--as-of", "2026-06-01", "--format", "json", *arguments])
    assert result.exit_code in (0, 1), result.stderr
    return {document["path"]: document for document in json.loads(result.stdout)["documents"]}


def status(document: dict[str, Any], duty: str) -> str:
    return next(str(told["status"]) for told in document["requirements"] if told["id"] == duty)


def rules(document: dict[str, Any]) -> list[str]:
    return [str(finding["rule"]) for finding in document["findings"]]


@pytest.mark.usefixtures("folder")
def test_a_duty_that_one_document_meets_is_met_in_all() -> None:
    alone, bundled = check("privacy.md", "rights.md"), check("--together", "privacy.md", "rights.md")
    assert status(alone["privacy.md"], "complaint-right") == "missing"
    assert "gdpr/complaint-right" in rules(alone["privacy.md"])
    assert status(bundled["privacy.md"], "complaint-right") == "met"
    assert "gdpr/complaint-right" not in rules(bundled["privacy.md"])
    assert status(bundled["rights.md"], "controller-identity") == "met"


@pytest.mark.usefixtures("folder")
def test_a_duty_made_up_for_elsewhere_says_where() -> None:
    told = check("--together", "privacy.md", "rights.md")["privacy.md"]["requirements"]
    reason = next(duty["reason"] for duty in told if duty["id"] == "complaint-right")
    assert "rights.md" in reason


@pytest.mark.usefixtures("folder")
def test_what_all_lack_is_reported_once() -> None:
    bundled = check("--together", "privacy.md", "rights.md")
    found = [path for path, document in bundled.items() if "gdpr/right-portability" in rules(document)]
    assert found == ["privacy.md"]
    assert status(bundled["rights.md"], "right-portability") == "missing"


def test_bundles_are_configured_by_their_documents(folder: Path) -> None:
    (folder / "privacylint.yaml").write_text("bundles:\n  - [privacy.md, rights.md]\n", encoding="utf-8")
    (folder / "other.md").write_text(RIGHTS, encoding="utf-8")
    judged = check("privacy.md", "rights.md", "other.md")
    assert status(judged["privacy.md"], "complaint-right") == "met"
    assert status(judged["other.md"], "controller-identity") == "missing"


def test_a_bundle_that_names_no_file_is_an_error(folder: Path) -> None:
    (folder / "privacylint.yaml").write_text("bundles:\n  - [privacy.md, cookeis.md]\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "privacy.md"])
    assert result.exit_code == 2
    assert "cookeis.md" in result.stderr
