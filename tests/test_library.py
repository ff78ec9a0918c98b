"""The public functions: what a program gets without the command line."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

import linter
from linter import Status, UnreadableError, check_file, check_paths, check_text

POLICIES = Path(__file__).parent / "policies"
AS_OF = datetime.date(2026, 11, 22)


def test_every_public_name_is_there() -> None:
    for name in linter.__all__:
        assert getattr(linter, name).__name__ == name


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = linter.nothing_here


def test_a_text_is_judged() -> None:
    report = check_text("# Privacy policy\n\nYou may complain to the data protection authority.", as_of=AS_OF)
    statuses = {judgement.requirement: judgement.status for judgement in report.judgements}
    assert statuses["complaint-right"] is Status.MET
    assert "gdpr/retention-period" in {finding.rule for finding in report.findings}


def test_rules_and_context_are_arguments() -> None:
    report = check_text("# Privacy policy\n\nWe like data.", as_of=AS_OF, rules=["gdpr/retention-period"])
    assert {finding.rule for finding in report.findings} == {"gdpr/retention-period"}
    stated = check_text("# Privacy policy\n\nWe like data.", as_of=AS_OF, context={"direct-marketing": True})
    statuses = {judgement.requirement: judgement.status for judgement in stated.judgements}
    assert statuses["direct-marketing-objection"] is Status.MISSING


def test_files_and_folders_are_judged_and_errors_are_kept(tmp_path: Path) -> None:
    assert check_file(str(POLICIES / "moonferry-game.txt"), as_of=AS_OF).title is not None
    with pytest.raises(UnreadableError):
        check_file(str(tmp_path / "gone.md"))
    (tmp_path / "privacy.md").write_text((POLICIES / "defective-shop.md").read_text(encoding="utf-8"), encoding="utf-8")
    report = check_paths([str(tmp_path), str(tmp_path / "gone.md")], as_of=AS_OF)
    assert [Path(document.source.path).name for document in report.documents] == ["privacy.md"]
    assert [Path(error.path).name for error in report.errors] == ["gone.md"]


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, linter; print([name for name in sys.modules if name.startswith('linter.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
