"""The command as a process: locales, pipes and interruptions, and what a start imports."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter import __version__

POLICY = str(Path(__file__).parent / "policies" / "defective-shop.md")
START = [sys.executable, "-c", "from linter.cli import main; main()"]


def run(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*START, *arguments], capture_output=True, check=False, timeout=60, **more)  # type: ignore[call-overload,no-any-return]


def test_the_package_can_be_run_where_no_script_is_on_the_path() -> None:
    done = subprocess.run([sys.executable, "-m", "linter", "--version"], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"privacylint {__version__}")


@pytest.mark.parametrize("form", ["text", "json"])
def test_output_is_utf_8_whatever_the_locale_says(form: str, tmp_path: Path) -> None:
    policy = tmp_path / "größe.md"
    policy.write_text("# Privacy – Größe\n\nWe keep “data”; see [insert name of 個人].\n", encoding="utf-8")
    env = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("check", "--isolated", "--format", form, str(policy), env=env)
    assert "[insert name of 個人]" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_reader_that_goes_away_is_no_fault() -> None:
    for arguments in (["check", "--isolated", POLICY, "--format", "json"], ["rules"]):
        process = subprocess.Popen([*START, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.close()
        _, errors = process.communicate(timeout=60)
        assert errors == b""
        assert process.returncode in (0, 1)


def test_a_closed_output_leaves_the_status() -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *START, "check", "--isolated", POLICY], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_a_full_disk_is_told_in_one_line() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*START, "rules"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"privacylint: No space left on device.\n")


def test_an_interruption_leaves_no_traceback() -> None:
    process = subprocess.Popen(
        [*START, "check", "--isolated", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(3)  # it waits for standard input by then
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors == b"privacylint: interrupted.\n"


def test_the_version_is_that_of_the_package() -> None:
    project = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^version = "(.*)"', project, re.MULTILINE)[1] == __version__  # type: ignore[index]
    assert run("--version").stdout.decode() == f"privacylint {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "not_needed"),
    [
        (["--help"], "yaml lark rich jsonschema linter.engine linter.readers"),
        (
            ["check", "--isolated", "--quiet", POLICY],
            "rich jsonschema justhtml subprocess linter.likeness linter.config_file",
        ),
        (["check", "--isolated", POLICY], "rich jsonschema justhtml linter.reporters.json"),
        (["check", "--isolated", "--format", "json", POLICY], "rich jsonschema justhtml linter.reporters.text"),
        (["rules"], "rich jsonschema justhtml linter.engine linter.segment linter.run"),
    ],
)
def test_a_command_imports_what_it_needs(arguments: list[str], not_needed: str) -> None:
    run("rules")  # packs are compiled by then
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *START[1:], *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    imported = set(re.findall(r"\|\s+([\w.]+)$", done.stderr, re.MULTILINE))
    assert "linter.cli" in imported
    assert imported & set(not_needed.split()) == set()
