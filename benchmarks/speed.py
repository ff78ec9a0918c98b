"""How fast privacylint is, beside proselint, in one run on one machine.

    python benchmarks/speed.py [--runs 15] [--policies FOLDER] [--single FILE] [--json FILE] [--readme]

Two figures, each for both tools. Cold: the whole process on one policy, as a shell or a pre-commit hook pays for it.
Warm: text judged a second in one process and on one core, after start-up and one round to warm up. Seconds belong to the
machine; the ratios are what can be compared.

Without --policies and --single, `../shared/policies` beside the checkout is measured where it is there, else our own.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import re
import statistics
import subprocess
import sys
import sysconfig
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from proselint.checks import __register__ as proselint_checks
from proselint.config import DEFAULT as PROSELINT_CONFIG
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from linter.engine import lint
from linter.errors import PrivacylintError
from linter.pack import Pack
from linter.packs import load_packs
from linter.readers import read_path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "policies"
OWN = ROOT / "tests" / "policies"
AS_OF = datetime.date(2026, 11, 22)
README = ROOT / "README.md"
README_FIGURES = re.compile(r"(<!-- figures: benchmarks/speed.py -->\n).*?(<!-- end of figures -->)", re.S)
TEXT_SUFFIXES = {".md", ".txt", ".html"}  # what both tools read
# a page of HTML is mostly markup, which is read faster than text is judged
TEXTS = {"Markdown and plain text": {".md", ".txt"}, "the same and HTML": TEXT_SUFFIXES}
# besides the information duties, the rules with which the project began
FIRST = {"drafting/placeholder", "drafting/duplicate-block", "consistency/transfer-claim"}
SCRIPTS = Path(sysconfig.get_path("scripts"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Warm:
    """How fast text is judged after start-up."""

    texts: str  # which
    policies: int
    megabytes: float  # 10^6 bytes
    all_rules: float  # megabytes a second, as the next three
    first_rules: float  # the information duties and `FIRST`
    duties: float  # the information duties alone
    proselint: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one run of the benchmark measured."""

    python: str
    single: str  # the policy of the cold runs
    runs: int  # cold runs of each tool; the median counts
    cold_privacylint: float  # seconds, median
    cold_proselint: float
    warm: tuple[Warm, ...]


def main() -> None:
    arguments = _arguments()
    policies = _policies(arguments.policies)
    figures = measure(arguments.single, policies, runs=arguments.runs)
    print(table(figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(asdict(figures), indent=1) + "\n", encoding="utf-8")
    if arguments.readme:
        text = README.read_text(encoding="utf-8")
        shown = README_FIGURES.sub(lambda block: f"{block[1]}{table(figures)}\n{block[2]}", text)
        README.write_text(shown, encoding="utf-8")


def measure(single: Path, policies: Sequence[Path], *, runs: int) -> Figures:
    """Both tools on the same texts, in turns, so that a busy machine slows both."""
    cold_privacylint, cold_proselint = _cold(
        [str(SCRIPTS / "privacylint"), "check", "--isolated", "--exit-zero", "--no-cache", str(single)],
        [str(SCRIPTS / "proselint"), "check", str(single)],
        runs=runs,
    )
    pack = load_packs()
    duties = frozenset(item.check.id for item in pack.requirements)
    judges = (_privacylint(pack, None), _privacylint(pack, duties | FIRST), _privacylint(pack, duties), _proselint())
    times = _warm(judges, policies)
    return Figures(
        python=platform.python_version(),
        single=single.name,
        runs=runs,
        cold_privacylint=cold_privacylint,
        cold_proselint=cold_proselint,
        warm=tuple(_of(texts, policies, suffixes, times) for texts, suffixes in TEXTS.items()),
    )


def _of(texts: str, policies: Sequence[Path], suffixes: set[str], times: Sequence[dict[str, float]]) -> Warm:
    """The figures of the policies with some suffixes, from the seconds that each tool took for all of a suffix."""
    found = [path for path in policies if path.suffix in suffixes]
    megabytes = sum(path.stat().st_size for path in found) / 1e6
    speeds = (megabytes / sum(taken[suffix] for suffix in suffixes & taken.keys()) for taken in times)
    all_rules, first_rules, duties, proselint = speeds
    return Warm(
        texts=texts,
        policies=len(found),
        megabytes=megabytes,
        all_rules=all_rules,
        first_rules=first_rules,
        duties=duties,
        proselint=proselint,
    )


def table(figures: Figures) -> str:
    """The figures as a Markdown table."""
    cold = figures.cold_privacylint / figures.cold_proselint
    rows = [
        f"| Python {figures.python}, one core | privacylint | the first rules | the duties alone | proselint |",
        "| --- | --- | --- | --- | --- |",
        f"| whole process on {figures.single}, median of {figures.runs} | {figures.cold_privacylint * 1000:.0f} ms "
        f"({cold:.2f} × proselint) | | | {figures.cold_proselint * 1000:.0f} ms |",
    ]
    rows += [
        f"| {warm.texts} after start-up, {warm.policies} policies, {warm.megabytes:.2f} MB "
        f"| {warm.all_rules:.2f} MB/s | {warm.first_rules:.2f} MB/s | {warm.duties:.2f} MB/s | {warm.proselint:.2f} MB/s |"
        for warm in figures.warm
    ]
    return "\n".join(rows)


def _cold(*commands: list[str], runs: int) -> list[float]:
    """The median time of each command, the commands taking turns; the first turn fills caches and is not counted."""
    times: list[list[float]] = [[] for _ in commands]
    for turn in range(runs + 1):
        for command, taken in zip(commands, times, strict=True):
            start = time.perf_counter()
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
            if turn:
                taken.append(time.perf_counter() - start)
            if done.returncode not in (0, 1):
                sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[-400:]}")
    return [statistics.median(taken) for taken in times]


def _warm(judges: Sequence[Callable[[Path], None]], policies: Sequence[Path], rounds: int = 4) -> list[dict[str, float]]:
    """The seconds that each judge takes for all policies of a suffix.

    The judges take turns, and the least of some rounds counts for each policy, after one round to warm up: what else runs on
    the machine only adds to it.
    """
    least: list[dict[Path, float]] = [{} for _ in judges]
    for turn in range(rounds + 1):
        for judge, known in zip(judges, least, strict=True):
            for path in policies:
                start = time.process_time()
                judge(path)
                seconds = time.process_time() - start
                if turn:
                    known[path] = min(seconds, known.get(path, seconds))
    return [_by_suffix(known) for known in least]


def _by_suffix(seconds: dict[Path, float]) -> dict[str, float]:
    summed: defaultdict[str, float] = defaultdict(float)
    for path, taken in seconds.items():
        summed[path.suffix] += taken
    return summed


def _privacylint(pack: Pack, rules: frozenset[str] | None) -> Callable[[Path], None]:
    def judge(path: Path) -> None:
        lint(read_path(str(path)), pack=pack, as_of=AS_OF, rules=rules)

    return judge


def _proselint() -> Callable[[Path], None]:
    CheckRegistry().register_many(proselint_checks)

    def judge(path: Path) -> None:
        LintFile(path, path.read_text(encoding="utf-8")).lint(PROSELINT_CONFIG)

    return judge


def _policies(folder: Path) -> list[Path]:
    """The texts of a folder that both tools can read."""
    found = [path for path in sorted(folder.iterdir()) if path.suffix in TEXT_SUFFIXES and path.stat().st_size]
    readable = [path for path in found if _reads(path)]
    if not readable:
        sys.exit(f"{folder}: no policy in {', '.join(sorted(TEXT_SUFFIXES))}")
    return readable


def _reads(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
        read_path(str(path))
    except (UnicodeDecodeError, PrivacylintError):
        return False
    return True


def _arguments() -> argparse.Namespace:
    shared = SHARED.is_dir()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="cold runs of each tool (15)")
    parser.add_argument("--policies", type=Path, default=SHARED / "dev" if shared else OWN, help="folder for the warm runs")
    parser.add_argument(
        "--single",
        type=Path,
        default=SHARED / "seeds" / "kiddo-world.txt" if shared else OWN / "sonnblick-savings-bank.md",
        help="policy for the cold runs",
    )
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
