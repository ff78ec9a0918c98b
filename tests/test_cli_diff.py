"""`privacylint diff`: what a new version lost or gained, and how it ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linter.cli import main

OLD = """# Privacy policy

Last updated: 4 March 2025

The controller is Hollow Oak Ltd, 3 Mill Lane, Cork, Ireland.

## Recipients

We share order data with Klaviyo, which sends our newsletter. Data is transferred to the United States.

## Storage

We keep orders for seven years.

## Rights

You have the right to lodge a complaint with the Data Protection Commission.
"""
NEW = """# Privacy policy

Last updated: 9 May 2026

The controller is Hollow Oak Ltd, 3 Mill Lane, Cork, Ireland.

## Recipients

We share order data with Mollie, which processes payments.

## Storage

We keep orders for six years.
"""


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--isolated", "--as-of", "2026-06-01", *arguments])


def changes(*arguments: str) -> dict[str, set[tuple[str, str]]]:
    told = json.loads(diff(*arguments, "--format", "json").stdout)
    found: dict[str, set[tuple[str, str]]] = {"gained": set(), "lost": set()}
    for fact in told["facts"]:
        found[fact["change"]].add((fact["kind"], fact["value"]))
    return found


@pytest.mark.usefixtures("versions")
def test_a_duty_that_is_lost_is_told_and_ends_with_1() -> None:
    told = json.loads(diff("old.md", "new.md", "--format", "json").stdout)
    lost = {duty["requirement"] for duty in told["duties"] if duty["lost"]}
    assert "complaint-right" in lost
    assert diff("old.md", "new.md").exit_code == 1


@pytest.mark.usefixtures("versions")
def test_the_way_back_loses_nothing() -> None:
    told = json.loads(diff("new.md", "old.md", "--format", "json").stdout)
    assert not any(duty["lost"] for duty in told["duties"])
    assert diff("new.md", "old.md").exit_code == 0


@pytest.mark.usefixtures("versions")
def test_facts_that_come_and_go_are_told() -> None:
    found = changes("old.md", "new.md")
    assert ("recipient", "Mollie") in found["gained"]
    assert {("recipient", "Klaviyo"), ("country", "the United States"), ("purpose", "newsletter")} <= found["lost"]
    assert ("date", "updated 2025-03-04") in found["lost"]
    assert ("date", "updated 2026-05-09") in found["gained"]
    assert any(kind == "storage period" and "7 years" in value for kind, value in found["lost"])


@pytest.mark.usefixtures("versions")
def test_a_finding_of_the_new_version_alone_is_new() -> None:
    told = json.loads(diff("old.md", "new.md", "--format", "json").stdout)
    assert "gdpr/complaint-right" in {finding["rule"] for finding in told["new_findings"]}
    assert "gdpr/complaint-right" not in {finding["rule"] for finding in told["gone_findings"]}


@pytest.mark.usefixtures("versions")
def test_a_version_beside_itself_differs_in_nothing() -> None:
    result = diff("old.md", "old.md")
    assert result.exit_code == 0
    assert "meet the same duties" in result.stdout


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_every_form_names_the_duty_and_the_recipient(form: str) -> None:
    shown = diff("old.md", "new.md", "--format", form).stdout
    assert "missing" in shown
    assert "Klaviyo" in shown


def test_an_earlier_version_is_taken_from_git(versions: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=versions, check=True, capture_output=True)

    git("init", "-q")
    (versions / "privacy.md").write_text(OLD, encoding="utf-8")
    git("add", "privacy.md")
    git("commit", "-qm", "one")
    (versions / "privacy.md").write_text(NEW, encoding="utf-8")
    assert ("recipient", "Mollie") in changes("HEAD:privacy.md", "privacy.md")["gained"]


@pytest.mark.usefixtures("versions")
def test_what_is_not_there_is_an_error_without_a_traceback() -> None:
    result = diff("gone.md", "new.md")
    assert result.exit_code == 2
    assert "gone.md" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("versions")
def test_a_revision_that_is_none_is_an_error() -> None:
    assert diff("nowhere:old.md", "new.md").exit_code == 2
