"""`privacylint outline`: what it prints, and what it says of files that it cannot read."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from linter.cli.outline import outline

POLICY = """Brimley Harbour Privacy Policy

Last updated: 3 May 2024

1. Who we are

Brimley Harbour Ltd keeps the piers of the town and the ledger of the boats that moor at them, day and night.

2. Your rights

You may see what the ledger says of you, have it put right, and have it struck out once your boat has left us.
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(outline, list(map(str, arguments)))


def test_json_has_the_tree_with_places(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text(POLICY, encoding="utf-8")
    done = run(path, "--format", "json")
    assert done.exit_code == 0
    report = json.loads(done.output)
    assert report["version"] == 1
    (document,) = report["documents"]
    assert document["path"] == str(path)
    (title,) = document["sections"]
    assert [section["title"] for section in title["sections"]] == ["1. Who we are", "2. Your rights"]
    second = title["sections"][1]
    assert (second["level"], second["sections"]) == (2, [])
    assert second["location"] == {"line": 9, "column": 1, "end_line": 9, "end_column": 15}
    assert POLICY[second["span"]["start"] : second["span"]["end"]] == "2. Your rights"


def test_text_shows_lines_and_indents_by_level(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text(POLICY, encoding="utf-8")
    done = run(path)
    assert done.output.splitlines() == [
        str(path),
        "  1  Brimley Harbour Privacy Policy",
        "  5    1. Who we are",
        "  9    2. Your rights",
    ]


def test_a_document_without_headings_says_so(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text("we moor boats, and we keep no data of those who sail them.\n", encoding="utf-8")
    assert "(no headings)" in run(path).output


def test_a_missing_file_is_named_and_the_others_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text(POLICY, encoding="utf-8")
    done = run(tmp_path / "absent.txt", path)
    assert done.exit_code == 2
    assert "absent.txt" in done.stderr
    assert "1. Who we are" in done.stdout


def test_a_title_cannot_command_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "policy.md"
    path.write_text("# Your \x1b[31mrights\n\nText.\n", encoding="utf-8")
    assert "\x1b" not in run(path).output
