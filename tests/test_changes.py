"""`--since`: only what has changed since a revision, and only what is new in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checkout import committed, git
from click.testing import CliRunner, Result

from linter.cli import main

POLICY = "# Privacy policy\n\nFennimore Kites, [insert address], sells kites.\n"
NEW = "\nCall us at [insert number].\n"


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("legal").mkdir()
    for name in ("privacy.md", "legal/privacy.md"):
        Path(name).write_text(POLICY, encoding="utf-8")
    committed(tmp_path)


def check(*arguments: str) -> Result:
    paths = arguments or ("privacy.md", "legal/privacy.md")
    return CliRunner().invoke(main, ["check", *paths, "--since", "HEAD", "--select", "drafting", "--format", "json"])


def found(result: Result) -> dict[str, list[str]]:
    documents = json.loads(result.stdout)["documents"]
    return {document["path"]: [finding["quote"] for finding in document["findings"]] for document in documents}


def test_nothing_has_changed() -> None:
    result = check()
    assert result.exit_code == 0
    assert found(result) == {}


def test_what_is_new_in_a_changed_policy_is_named_alone() -> None:
    Path("legal/privacy.md").write_text(NEW.strip() + "\n\n" + POLICY, encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    assert found(result) == {"legal/privacy.md": ["[insert number]"]}
    assert json.loads(result.stdout)["summary"]["suppressed"] >= 1


def test_a_change_without_a_new_finding_passes() -> None:
    Path("privacy.md").write_text(POLICY + "\nThank you.\n", encoding="utf-8")
    result = check()
    assert result.exit_code == 0
    assert found(result) == {"privacy.md": []}


def test_a_new_policy_is_new_as_a_whole_tracked_or_not() -> None:
    for name in ("new.md", "tracked.md"):
        Path(name).write_text(POLICY, encoding="utf-8")
    git(Path(), "add", "tracked.md")
    assert found(check("new.md", "tracked.md")) == {"new.md": ["[insert address]"], "tracked.md": ["[insert address]"]}


def test_a_renamed_policy_is_compared_with_what_it_was(tmp_path: Path) -> None:
    git(tmp_path, "mv", "privacy.md", "privacy-policy.md")
    Path("privacy-policy.md").write_text(POLICY + NEW, encoding="utf-8")
    assert found(check("privacy-policy.md")) == {"privacy-policy.md": ["[insert number]"]}


def test_a_folder_inside_the_repository_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("legal/privacy.md").write_text(POLICY + NEW, encoding="utf-8")
    monkeypatch.chdir("legal")
    assert found(check("privacy.md")) == {"privacy.md": ["[insert number]"]}


@pytest.mark.parametrize("revision", ["gone", "--output=x", ""])
def test_a_revision_that_there_is_not_is_an_error(revision: str) -> None:
    result = CliRunner().invoke(main, ["check", "privacy.md", f"--since={revision}"])
    assert result.exit_code == 2
    assert "--since: " in result.stderr
    assert not Path("x").exists()


def test_outside_a_repository_it_is_an_error(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    Path("privacy.md").write_text(POLICY, encoding="utf-8")
    result = check("privacy.md")
    assert result.exit_code == 2
    assert "git cannot tell what has changed" in result.stderr


def test_a_change_in_one_document_of_a_bundle_is_held_against_the_others(tmp_path: Path) -> None:
    kept = "# Privacy policy\n\nAll your data will be deleted {} after the closure of your account.\n"
    Path("privacy.md").write_text(kept.format("one year"), encoding="utf-8")
    Path("cookies.md").write_text(kept.format("one year"), encoding="utf-8")
    committed(tmp_path)
    Path("cookies.md").write_text(kept.format("30 days"), encoding="utf-8")
    arguments = ["privacy.md", "cookies.md", "--together", "--since", "HEAD", "--select", "consistency/retention"]
    result = CliRunner().invoke(main, ["check", *arguments, "--format", "json"])
    assert found(result)["privacy.md"] == ["All your data will be deleted one year after the closure of your account."]
