"""Several formats in one run of `privacylint check`: which goes where, and what is refused."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from linter.cli import main
from linter.cli.destinations import Destination, paired
from linter.reporters import FORMATS

POLICY = "# Privacy policy\n\nKumquat Ltd, [address], sells fruit. We use your name to send the order.\n"


@pytest.fixture(autouse=True)
def _policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    Path("privacy.md").write_text(POLICY, encoding="utf-8")


def check(arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--isolated", "--select", "drafting", *shlex.split(arguments)])


def test_each_output_belongs_to_the_format_before_it() -> None:
    result = check("privacy.md --format sarif --output a.sarif --format=text --format junit --output=a.xml")
    assert result.exit_code == 1
    assert json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"][0]["invocations"][0]["exitCode"] == 1
    assert Path("a.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert result.stdout.startswith("── privacy.md")


def test_all_formats_in_one_run_find_the_same() -> None:
    check(" ".join(["privacy.md", *(f"--format {format} --output out.{format}" for format in FORMATS)]))
    written = {format: Path(f"out.{format}").read_text(encoding="utf-8") for format in FORMATS}
    assert all("drafting/placeholder" in text for text in written.values())
    assert all(text.endswith("\n") for text in written.values())


@pytest.mark.parametrize("arguments", ["--format json --output out", "--output out --format json"])
def test_with_one_format_the_order_does_not_matter(arguments: str) -> None:
    assert check(f"{arguments} privacy.md").stdout == ""
    assert Path("out").read_text(encoding="utf-8").startswith('{"version": 1')


def test_without_a_format_a_file_receives_text() -> None:
    assert check("privacy.md --output out").stdout == ""
    assert Path("out").read_text(encoding="utf-8").startswith("── privacy.md")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--format text --format json", "text and json would both go to standard output; write --output FILE after all"),
        ("--format json --format json", "json and json would both go to standard output"),
        (
            "--output a --format text --format json",
            "--output a stands before every --format; write it after the one it is for.",
        ),
        ("--format text --output a --output b", "--format text has the outputs a and b; repeat --format for each."),
        ("--output a --output b", "--output a stands before every --format"),
        ("--format text --output a --format json --output a", "two formats would be written to a; give each a file"),
        ("--format sarf", "'sarf' is not one of 'text', 'json', 'sarif'"),
        ("--format sarf", "did you mean 'sarif'?"),
        ("--format github-actions --output a --format text", "did you mean 'github'?"),
        ("--format", "Option '--format' requires an argument."),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: str, message: str) -> None:
    result = check(f"privacy.md {arguments}")
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert result.stdout == ""
    assert [path.name for path in Path().iterdir()] == ["privacy.md"]


@pytest.mark.parametrize("format", FORMATS)
def test_the_exit_status_is_the_same_for_all_formats(format: str) -> None:
    assert check(f"privacy.md --format {format}").exit_code == 1
    assert check(f"privacy.md --format {format} --exit-zero").exit_code == 0
    unread = check(f"gone.md privacy.md --format {format}")
    assert unread.exit_code == 2
    assert ("privacylint: gone.md: no such file" in unread.stderr) is (format != "text")


def test_the_annotations_come_with_a_step_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("summary.md").write_text("# Another step\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    check("privacy.md")
    assert Path("summary.md").read_text(encoding="utf-8") == "# Another step\n"
    result = check("privacy.md --format github")
    assert result.stdout.startswith("::error file=privacy.md,line=3,")
    assert (
        Path("summary.md")
        .read_text(encoding="utf-8")
        .startswith("# Another step\n<!-- privacylint -->\n## privacylint: the check")
    )


def test_a_format_is_imported_only_when_it_is_asked_for() -> None:
    code = (
        "import sys; from linter.cli import main\n"
        "main(['check', '--isolated', 'privacy.md'], standalone_mode=False)\n"
        "print([name for name in sys.modules if name.startswith('linter.reporters.')], 'xml' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    loaded = out.splitlines()[-1]
    assert not [module for format, module in FORMATS.items() if format != "text" and module in loaded]
    assert loaded.endswith("False")


@given(st.lists(st.sampled_from(["format", "output"])))
def test_pairs_lose_nothing_or_are_refused(order: list[str]) -> None:
    formats = [f"f{number}" for number in range(order.count("format"))]
    outputs = [f"o{number}" for number in range(order.count("output"))]
    try:
        pairs = paired(order, formats, outputs)
    except click.UsageError:
        return
    assert [pair.format for pair in pairs] == (formats or ["text"])
    assert [pair.output for pair in pairs if pair.output] == outputs
    assert sum(pair.output is None for pair in pairs) <= 1
    assert Destination(format="x") not in pairs
