"""The action and the recipes of docs/ci.md: each command is run, by a shell that stands in for the runner."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from checkout import ENV, committed
from runner import commands

ROOT = Path(__file__).resolve().parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
RECIPES = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
POLICY = (ROOT / "tests" / "policies" / "quillstack-workspace.md").read_text(encoding="utf-8")
GAP = "\nOur office is at [insert address].\n"
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"] if "id" in step}

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with a policy, and a folder of commands in which privacylint is the one under test."""
    commands_folder = tmp_path / "bin"
    commands_folder.mkdir()
    start = f"#!/bin/sh\nexec '{sys.executable}' -c 'from linter.cli import main; main()' \"$@\"\n"
    for name, text in (("privacylint", start), ("pip", "#!/bin/sh\nexit 0\n")):
        (commands_folder / name).write_text(text, encoding="utf-8")
        (commands_folder / name).chmod(0o755)
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "privacy-policy.md").write_text(POLICY, encoding="utf-8")
    committed(shop)
    return shop


def shell(command: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    arguments = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]  # as a runner starts it
    return subprocess.run(
        arguments, cwd=folder, env=ENV | {"PATH": path} | env, capture_output=True, text=True, check=False, timeout=600
    )


class Runner:
    """The variables and files of a runner of GitHub."""

    def __init__(self, shop: Path, **inputs: str) -> None:
        self.shop = shop
        self.temp = shop.parent / "temp"
        (self.temp / "privacylint" / "bin").mkdir(parents=True, exist_ok=True)
        shutil.copy(shop.parent / "bin" / "privacylint", self.temp / "privacylint" / "bin" / "privacylint")
        self.files = {name: self.temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        self.inputs = {name: given["default"] for name, given in ACTION["inputs"].items()} | inputs

    def step(self, name: str) -> subprocess.CompletedProcess[str]:
        step = STEPS[name]
        variables = {key: self.filled(value) for key, value in step.get("env", {}).items()}
        files = {key: str(file) for key, file in self.files.items()}
        return shell(step["run"], self.shop, **variables, **files, GITHUB_ACTIONS="true", RUNNER_TEMP=str(self.temp))

    def filled(self, value: str) -> str:
        """The value with the expressions of a workflow worked out."""
        outputs = dict(line.split("=", 1) for line in self.read("GITHUB_OUTPUT").splitlines())
        known = {f"inputs.{key}": given for key, given in self.inputs.items()}
        known |= {f"steps.check.outputs.{key}": given for key, given in outputs.items()}
        known["github.action_path"] = str(ROOT)
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: known[match[1]], value)

    def read(self, name: str) -> str:
        return self.files[name].read_text(encoding="utf-8") if self.files[name].exists() else ""


def test_the_action_annotates_summarises_and_ends_with_the_status(checkout: Path) -> None:
    (checkout / "privacy-policy.md").write_text(POLICY + GAP, encoding="utf-8")
    runner = Runner(checkout)
    done = runner.step("check")
    assert done.returncode == 0, done.stderr
    (annotation,) = commands(done.stdout)
    assert annotation.properties["file"] == "privacy-policy.md"
    assert "the check fails" in runner.read("GITHUB_STEP_SUMMARY")
    assert runner.read("GITHUB_OUTPUT") == "status=1\n"
    assert json.loads((checkout / "privacylint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert runner.step("verdict").returncode == 1


def test_the_action_passes_for_a_clean_policy(checkout: Path) -> None:
    runner = Runner(checkout, paths="privacy-policy.md", args="--fail-on warning --profile core")
    assert commands(runner.step("check").stdout) == []
    assert runner.step("verdict").returncode == 0


def test_what_stands_in_an_input_is_no_command(checkout: Path) -> None:
    runner = Runner(checkout, paths="privacy-policy.md $(touch pwned) `touch pwned` ; touch pwned *", sarif="$(touch pwned)")
    runner.step("check")
    assert not (checkout / "pwned").exists()
    assert runner.read("GITHUB_OUTPUT") == "status=2\n"  # there are no such files


def test_the_action_runs_nothing_that_an_input_could_write() -> None:
    assert not any("${{" in step.get("run", "") for step in ACTION["runs"]["steps"])


def test_the_action_installs_itself(tmp_path: Path) -> None:
    """What pip is told: the install itself is tried with pre-commit and by .ci/run."""
    install = STEPS["install"]["run"]
    assert re.findall(r"pip install .*", install) == ['pip install --quiet --disable-pip-version-check "$SOURCE"']
    assert STEPS["install"]["env"] == {"SOURCE": "${{ github.action_path }}"}


def test_every_input_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \|.*\|\s*`?([^|`]*)`?\s*\|$", RECIPES, re.M))
    assert {name: given["default"] for name, given in ACTION["inputs"].items()} == {
        name: default.strip() for name, default in rows.items()
    }


def scripts() -> list[str]:
    """Every command of docs/ci.md, from shells and from the recipes."""
    found = [command for block in re.findall(r"```sh\n(.*?)```", RECIPES, re.S) for command in block.strip().splitlines()]
    for block in re.findall(r"```yaml\n(.*?)```", RECIPES, re.S):
        found += re.findall(r"^ +- (?:script: )?((?:privacylint|pip) .*)$", block, re.M)
    return found


def test_there_are_commands_to_run() -> None:
    assert len(scripts()) >= 10


@pytest.mark.parametrize("command", scripts())
def test_a_command_of_the_recipes_works(command: str, checkout: Path) -> None:
    done = shell(command, checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    for output in re.findall(r"--output (\S+)", command):
        assert (checkout / output).stat().st_size


def test_the_three_steps_switch_it_on_for_a_dirty_policy(checkout: Path) -> None:
    (checkout / "privacy-policy.md").write_text(POLICY + GAP, encoding="utf-8")
    assert shell("privacylint check .", checkout).returncode == 1
    for command in re.findall(r"```sh\n(.*?)```", RECIPES, re.S)[0].strip().splitlines():
        assert shell(command, checkout).returncode == 0
