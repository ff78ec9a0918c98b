"""Whole runs, kept as they were last looked at: `UPDATE_GOLDENS=1 pytest tests/test_goldens.py` writes them anew."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import main

HERE = Path(__file__).parent
GOLDENS = HERE / "goldens"
UPDATE = os.environ.get("UPDATE_GOLDENS") == "1"

CHECK = "check --isolated --as-of 2026-11-22"
PLACEHOLDERS = f"{CHECK} --select drafting/placeholder"
RUNS = {
    "check": f"{CHECK} policies/defective-shop.md",
    "check-quiet": f"{CHECK} --quiet policies/defective-shop.md policies/wrenfield-playhouse.md",
    "check-narrow": f"{CHECK} --select drafting/placeholder policies/defective-shop.txt",
    "check-folder": f"{CHECK} --select drafting/placeholder policies",
    "check-unreadable": f"{CHECK} --select drafting/placeholder policies/gone.md policies",
    "check-together": f"{CHECK} --together --select consistency policies/kittiwake-kayaks/privacy.md "
    "policies/kittiwake-kayaks/cookies.md",
    "check-json": f"{CHECK} --format json --select drafting/placeholder,consistency/transfer-claim "
    "policies/defective-shop.md",
    "check-sarif": f"{PLACEHOLDERS} --format sarif policies/defective-shop.txt",
    "check-junit": f"{PLACEHOLDERS} --format junit policies/defective-shop.txt policies/gone.md",
    "check-github": f"{PLACEHOLDERS} --format github policies/defective-shop.txt policies/gone.md",
    "check-gitlab": f"{PLACEHOLDERS} --format gitlab policies/defective-shop.txt policies/gone.md",
    "check-markdown": f"{PLACEHOLDERS} --format markdown policies/defective-shop.txt policies/gone.md",
    "gaps": "gaps --isolated policies/inkwell-letter-club.md",
    "gaps-matrix": "gaps --isolated policies/inkwell-letter-club.md policies/datenschutz-radwerk.md",
    "help": "--help",
    "help-check": "check --help",
    "explain": "explain drafting/placeholder",
    "unknown-rule": f"{CHECK} --select drafting/placeholdr policies",
}


@pytest.mark.parametrize("name", RUNS)
def test_a_run_is_as_it_was(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    result = CliRunner().invoke(main, shlex.split(RUNS[name]), env={"COLUMNS": "60" if "narrow" in name else "100"})
    written = f"$ privacylint {RUNS[name]}\n{result.stdout}{result.stderr}[exit status {result.exit_code}]\n"
    golden = GOLDENS / f"{name}.txt"
    if UPDATE:
        GOLDENS.mkdir(exist_ok=True)
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_no_golden_is_left_behind() -> None:
    assert {path.stem for path in GOLDENS.iterdir()} == set(RUNS)
