"""Whole runs of privacylint beside other prose linters, on the same files, in one run on one machine.

    npm install --no-package-lock --prefix benchmarks
    python benchmarks/beside.py [--runs 3] [--policies FOLDER] [--readme]

Cold: nothing is known of the documents. Warm: they are as they were when they were last linted; the others keep nothing. One
policy, as pre-commit starts it, is measured beside the start of Python with two libraries, which no tool in Python can do
without. The tools take turns, and medians count; a tool that takes over a minute has one turn. Seconds belong to the
machine; the ratios are what can be compared.

Without --policies, `../shared/policies/dev` beside the checkout is measured where it is there, else our own.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEV = ROOT.parent / "shared" / "policies" / "dev"
OWN = ROOT / "tests" / "policies"
README = ROOT / "README.md"
FIGURES = re.compile(r"(<!-- figures: benchmarks/beside.py -->\n).*?(<!-- end of figures -->)", re.S)
SCRIPTS = Path(sysconfig.get_path("scripts"))
MODULES = ROOT / "benchmarks" / "node_modules" / ".bin"
SUFFIXES = {".md", ".txt"}  # what all of them read
STARTS = 20  # of one policy
SLOW = 60  # seconds: what takes longer is measured once


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A linter, and what was measured of it."""

    name: str
    command: list[str]  # the files come after it
    before: Callable[[], None] = lambda: None  # what makes a run cold or warm
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)  # the most memory that one of its processes took

    def measure(self, files: Sequence[str]) -> None:
        """Run it once over the files."""
        self.before()
        start = time.perf_counter()
        process = subprocess.Popen([*self.command, *files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        self.megabytes.append(usage.ru_maxrss / 1000)


def main() -> None:
    arguments = _arguments()
    files = sorted(str(path) for path in arguments.policies.iterdir() if path.suffix in SUFFIXES)
    size = sum(os.path.getsize(file) for file in files) / 1e6
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        privacylint = [str(SCRIPTS / "privacylint"), "check", "--isolated", "--exit-zero", "--quiet"]
        subprocess.run([*privacylint, files[0]], check=True, stdout=subprocess.DEVNULL)  # packs are compiled by then
        tools = [
            Tool(name="privacylint, cold", command=privacylint, before=lambda: _forget(cache)),
            Tool(name="privacylint, warm", command=privacylint),
            *_others(),
        ]
        for _ in range(arguments.runs):
            for tool in tools:
                if not tool.seconds or tool.seconds[0] < SLOW:
                    tool.measure(files)
        start, one = _one_policy(privacylint, files[len(files) // 2])
    text = table(tools, f"{len(files)} policies, {size:.1f} MB, {os.cpu_count()} cores, median of {arguments.runs}")
    text += f"\n\n{said(start, one)}"
    print(text)
    if arguments.readme:
        page = README.read_text(encoding="utf-8")
        README.write_text(FIGURES.sub(lambda block: f"{block[1]}{text}\n{block[2]}", page), encoding="utf-8")


def table(tools: Sequence[Tool], caption: str) -> str:
    """What was measured, as a Markdown table."""
    base = statistics.median(tools[0].seconds)
    rows = [f"| {caption} | time | beside privacylint, cold | most memory of a process |", "| --- | ---: | ---: | ---: |"]
    for tool in tools:
        seconds = statistics.median(tool.seconds)
        rows.append(f"| {tool.name} | {seconds:.2f} s | {seconds / base:.2f} × | {max(tool.megabytes):.0f} MB |")
    return "\n".join(rows)


def said(start: Tool, one: Tool) -> str:
    """How long pre-commit waits for one policy."""
    python, linted = (statistics.median(tool.seconds) * 1000 for tool in (start, one))
    return (
        f'One policy that has not changed takes {linted - python:.0f} ms more than `python -c "import click, yaml"` '
        f"({linted:.0f} ms and {python:.0f} ms, medians of {STARTS})."
    )


def _one_policy(privacylint: list[str], file: str) -> tuple[Tool, Tool]:
    start = Tool(name="Python", command=[sys.executable, "-c", "import click, yaml"])
    one = Tool(name="privacylint", command=[*privacylint, file])
    for _ in range(STARTS + 1):
        start.measure([])
        one.measure([])
    return start, one


def _others() -> list[Tool]:
    """The linters that are installed here."""
    config = str(ROOT / "benchmarks" / "textlintrc.json")
    known = [
        Tool(name="proselint", command=[str(SCRIPTS / "proselint"), "check"]),
        Tool(name="write-good", command=[str(MODULES / "write-good")]),
        Tool(name="textlint", command=[str(MODULES / "textlint"), "--config", config]),
    ]
    for tool in known:
        if not Path(tool.command[0]).exists():
            print(f"{tool.name} is not installed, and is left out", file=sys.stderr)
    return [tool for tool in known if Path(tool.command[0]).exists()]


def _forget(cache: str) -> None:
    shutil.rmtree(Path(cache) / "privacylint" / "results", ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="runs of each tool (3)")
    parser.add_argument("--policies", type=Path, default=DEV if DEV.is_dir() else OWN, help="folder of the policies")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
