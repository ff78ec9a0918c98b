"""The baseline: what is known is left alone, what is new is not, and what is gone is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from linter.baseline import NAME
from linter.bundled import bundled
from linter.cli import main
from linter.config import closest

SCHEMA = json.loads((Path(bundled("schemas")) / "baseline.schema.json").read_text(encoding="utf-8"))
DIRTY = """\
# Privacy policy

Fennimore Kites, [insert address], sells kites and [insert goods].

We keep your name for [insert number] years.

Ask for a copy at [insert address].
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("privacy.md").write_text(DIRTY, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def check(*arguments: str) -> Result:
    return run("check", "privacy.md", "--select", "drafting", *arguments)


def edit(old: str, new: str) -> None:
    text = Path("privacy.md").read_text(encoding="utf-8")
    assert old in text
    Path("privacy.md").write_text(text.replace(old, new), encoding="utf-8")


def baseline() -> dict[str, list[dict[str, str]]]:
    data = json.loads(Path(NAME).read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(data)
    return data["documents"]  # type: ignore[no-any-return]


def new(result: Result) -> list[str]:
    return re.findall(r"^\s+privacy\.md:(\d+):", result.stdout, re.MULTILINE)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_switched_on_for_a_dirty_policy_it_fails_for_nothing_known() -> None:
    assert check().exit_code == 1
    assert run("baseline", "write", "privacy.md").stdout.startswith(f"{NAME}: ")
    result = check()
    assert result.exit_code == 0
    assert "3 findings suppressed: 3 in the baseline." in " ".join(result.stdout.split())
    assert check("--no-baseline").exit_code == 1


def test_what_moves_is_not_new_and_a_second_copy_is() -> None:
    run("baseline", "write", "privacy.md")
    edit("Fennimore Kites, [insert address], sells kites and [insert goods].\n\n", "")
    edit("# Privacy policy\n", "# Privacy policy\n\n\nHello.\n")
    edit("Ask for a copy", "Fennimore Kites, [insert address],\nsells kites and [insert goods].\n\nAsk for a copy")
    assert check().exit_code == 0
    edit("Hello.", "Hello, [insert address].")
    result = check()
    assert result.exit_code == 1
    assert len(new(result)) == 1


def test_a_copy_that_goes_is_not_new() -> None:
    run("baseline", "write", "privacy.md")
    edit("Ask for a copy at [insert address].", "")
    assert check().exit_code == 0


def test_one_new_finding_is_named_alone() -> None:
    run("baseline", "write", "privacy.md")
    edit("sells kites", "sells [insert toys], kites")
    result = check()
    assert result.exit_code == 1
    assert new(result) == ["3"]
    assert "“[insert toys]”" in result.stdout


def test_entries_that_match_nothing_are_told_and_pruned() -> None:
    run("baseline", "write", "privacy.md")
    before = sum(map(len, baseline().values()))
    edit("[insert goods]", "string")
    result = check()
    assert result.exit_code == 0
    assert "1 entry of the baseline matches nothing any more" in " ".join(result.stdout.split())
    assert json.loads(check("--format", "json").stdout)["summary"]["stale"] == 1
    assert run("baseline", "prune").stdout.startswith(f"{NAME}: 1 stale entry taken out, ")
    assert sum(map(len, baseline().values())) == before - 1
    assert "matches nothing" not in check().stdout


def test_nobody_knows_of_rules_that_did_not_run() -> None:
    run("baseline", "write", "privacy.md")
    assert json.loads(check("--select", "legal", "--format", "json").stdout)["summary"]["stale"] == 0


def test_a_document_that_is_gone_is_stale_and_pruned() -> None:
    Path("old.md").write_text(DIRTY, encoding="utf-8")
    run("baseline", "write", "privacy.md", "old.md")
    assert list(baseline()) == ["old.md", "privacy.md"]
    Path("old.md").unlink()
    assert json.loads(check("--format", "json").stdout)["summary"]["stale"] == len(baseline()["old.md"])
    run("baseline", "prune")
    assert list(baseline()) == ["privacy.md"]


def test_writing_a_part_leaves_the_rest() -> None:
    Path("other.md").write_text(DIRTY, encoding="utf-8")
    run("baseline", "write", "privacy.md")
    run("baseline", "write", "other.md")
    assert list(baseline()) == ["other.md", "privacy.md"]


def test_a_gap_that_grows_from_partial_to_missing_is_new() -> None:
    Path("privacy.md").write_text("# Privacy policy\n\nWe keep your name as long as necessary.\n", encoding="utf-8")
    run("baseline", "write", "privacy.md")
    rule = ("check", "privacy.md", "--select", "gdpr/retention-period", "--fail-on", "info")
    assert run(*rule).exit_code == 0
    Path("privacy.md").write_text("# Privacy policy\n\nWe use your name to greet you.\n", encoding="utf-8")
    assert run(*rule).exit_code == 1


def test_the_closest_file_counts_and_one_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "legal").mkdir()
    (tmp_path / "legal" / "privacy.md").write_text(DIRTY, encoding="utf-8")
    run("baseline", "write", "legal/privacy.md")
    assert list(baseline()) == ["legal/privacy.md"]
    assert run("check", "legal/privacy.md", "--select", "drafting").exit_code == 0
    Path(NAME).rename("known.json")
    assert run("check", "legal/privacy.md", "--select", "drafting").exit_code == 1
    assert run("check", "legal/privacy.md", "--select", "drafting", "--baseline", "known.json").exit_code == 0
    Path("privacylint.yaml").write_text("baseline: known.json\n", encoding="utf-8")
    closest.cache_clear()
    assert run("check", "legal/privacy.md", "--select", "drafting").exit_code == 0
    assert run("check", "legal/privacy.md", "--select", "drafting", "--isolated").exit_code == 1


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "documents": {}}', '{"version": 1, "documents": {"a": [1]}}'])
def test_a_file_that_is_no_baseline_is_an_error_with_its_remedy(text: str) -> None:
    Path(NAME).write_text(text, encoding="utf-8")
    result = check()
    assert result.exit_code == 2
    assert "this is no baseline" in result.stderr
    assert "`privacylint baseline write` makes one." in result.stderr


def test_an_unreadable_document_leaves_the_file_as_it_is() -> None:
    assert run("baseline", "write", "privacy.md", "gone.md").exit_code == 2
    assert not Path(NAME).exists()


def test_writing_twice_changes_nothing() -> None:
    run("baseline", "write", "privacy.md")
    first = Path(NAME).read_bytes()
    run("baseline", "write", "privacy.md")
    assert Path(NAME).read_bytes() == first


def test_without_a_baseline_there_is_nothing_to_prune() -> None:
    result = run("baseline", "prune", "--baseline", "gone.json")
    assert result.exit_code == 2
    assert "there is no such baseline; `privacylint baseline write` makes one." in " ".join(result.stderr.split())
