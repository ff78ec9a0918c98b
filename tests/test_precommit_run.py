"""The hooks as strangers use them: pre-commit installs them from a repository, and git refuses or takes commits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from checkout import ENV, committed, copied, git
from complete_policies import FOLDER, CompletePolicy

pytest.importorskip("pre_commit")

COMPLETE = CompletePolicy(path=FOLDER / "quillstack-workspace.md")
POLICY = COMPLETE.text
GAP = "\nOur office is at [insert address].\n"


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the hook comes from, and where pre-commit keeps what it installs."""
    source = tmp_path_factory.mktemp("privacylint")
    return {"repo": str(source), "rev": copied(source), "home": str(tmp_path_factory.mktemp("pre-commit"))}


@pytest.fixture
def shop(hook: dict[str, str], tmp_path: Path) -> Path:
    """A repository with a policy and with both hooks in it."""
    hooks = "".join(f"  - id: {name}\n" for name in ("privacylint-fix", "privacylint"))
    config = f"repos:\n- repo: {hook['repo']}\n  rev: {hook['rev']}\n  hooks:\n{hooks}"
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "README.md").write_text("# Shop\n\nCall [insert name].\n", encoding="utf-8")
    (tmp_path / "privacy.md").write_text(POLICY, encoding="utf-8")
    committed(tmp_path)
    command = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(command, cwd=tmp_path, env=ENV | {"PRE_COMMIT_HOME": hook["home"]}, check=True, capture_output=True)
    return tmp_path


def commit(folder: Path, hook: dict[str, str]) -> subprocess.CompletedProcess[str]:
    git(folder, "add", "--all")
    return git(folder, "commit", "--message", "A change", check=False, PRE_COMMIT_HOME=hook["home"])


def test_a_commit_with_a_new_gap_is_refused_and_one_without_passes(shop: Path, hook: dict[str, str]) -> None:
    (shop / "privacy.md").write_text(POLICY + "\nThank you for reading.\n", encoding="utf-8")
    passed = commit(shop, hook)
    assert passed.returncode == 0, passed.stderr
    assert "privacylint" in passed.stderr
    assert "Passed" in passed.stderr
    (shop / "privacy.md").write_text(POLICY + GAP, encoding="utf-8")
    refused = commit(shop, hook)
    assert refused.returncode == 1
    assert "“[insert address]”" in refused.stderr
    (shop / "privacy.md").write_text(COMPLETE.without("complaint-right"), encoding="utf-8")
    assert "gdpr/complaint-right" in commit(shop, hook).stderr


def test_a_baseline_is_honoured(shop: Path, hook: dict[str, str]) -> None:
    (shop / "privacy.md").write_text(POLICY + GAP, encoding="utf-8")
    write = [sys.executable, "-c", "from linter.cli import main; main()", "baseline", "write", "privacy.md"]
    subprocess.run(write, cwd=shop, env=ENV, check=True, capture_output=True)
    assert commit(shop, hook).returncode == 0
    (shop / "privacy.md").write_text(POLICY + GAP + "\nIts telephone is [insert number].\n", encoding="utf-8")
    refused = commit(shop, hook)
    assert refused.returncode == 1
    assert "“[insert number]”" in refused.stderr
    assert "“[insert address]”" not in refused.stderr


def test_excluded_files_stay_excluded_and_other_files_are_left_alone(shop: Path, hook: dict[str, str]) -> None:
    (shop / "privacylint.yaml").write_text("exclude: [archive]\n", encoding="utf-8")
    (shop / "archive").mkdir()
    (shop / "archive" / "privacy.md").write_text(POLICY + GAP, encoding="utf-8")
    (shop / "README.md").write_text("# Shop\n\nOur privacy policy is at [insert link].\n", encoding="utf-8")
    taken = commit(shop, hook)
    assert taken.returncode == 0, taken.stderr
    (shop / "privacylint.yaml").write_text("exclude: []\n", encoding="utf-8")
    (shop / "archive" / "privacy.md").write_text(POLICY + GAP + GAP, encoding="utf-8")
    assert commit(shop, hook).returncode == 1


def test_what_can_be_mended_is_mended_and_passes_when_it_is_taken_up(shop: Path, hook: dict[str, str]) -> None:
    (shop / "privacy.md").write_text(POLICY + "\nThank you for for reading.\n", encoding="utf-8")
    assert "files were modified by this hook" in commit(shop, hook).stderr
    assert (shop / "privacy.md").read_text(encoding="utf-8") == POLICY + "\nThank you for reading.\n"
    assert commit(shop, hook).returncode == 0
