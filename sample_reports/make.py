"""Make the sample reports, or assert that they are fresh.

    python sample_reports/make.py            writes them
    python sample_reports/make.py --check    exit status 1, with a diff, where one is stale

Two policies of our own are reported in full, as text, JSON and HTML, and the README shows the beginning of a run. Of the
five real policies that started the project (`../shared/policies/seeds`, where that is there) the findings alone are kept,
with quotes of a few words: their texts are their authors'.

The README also shows a picture of the audit report, which Chromium takes (`picture.py`) where the report in it has changed.
No two machines have the same fonts, so `--check` asks that the picture is there, and not for its bytes.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from linter.cli import main as privacylint

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SEEDS = ROOT.parent / "shared" / "policies" / "seeds"
AS_OF = "2026-11-22"
POLICIES = ("tests/policies/defective-shop.md", "tests/policies/quillstack-workspace.md")
SUFFIXES = {"text": "txt", "json": "json"}  # format -> suffix of the report
QUOTED_WORDS = 12  # of a policy that is not ours
README = "README.md"
README_LINES = 34  # of a run that the README shows
PICTURED, PICTURE = "defective-shop.html", "defective-shop.png"  # the report that the README shows
README_RUN = re.compile(r"(<!-- run: (.*?) -->\n).*?(<!-- end of run -->)", re.S)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="compare, write nothing")
    check = arguments.parse_args().check
    os.chdir(ROOT)  # the reports show paths as typed in the checkout
    before = _read(HERE / PICTURED)
    stale = [name for name, text in reports() if (differs if check else write)(HERE / name, text)]
    if not (HERE / PICTURE).is_file() or (not check and before != _read(HERE / PICTURED)):
        stale += [PICTURE] if check else _picture()
    if not stale:
        return 0
    print(f"stale: {', '.join(stale)}. Run `python sample_reports/make.py` and review the changes.", file=sys.stderr)
    return 1


def reports() -> Iterator[tuple[str, str]]:
    """Every report with the name of its file, and the README with its run, by paths from here."""
    for policy in POLICIES:
        for format, suffix in SUFFIXES.items():
            yield f"{Path(policy).stem}.{suffix}", run("check", policy, "--format", format, "--exit-zero")
        yield f"{Path(policy).stem}.html", run("report", policy, "--output", "-")
    if SEEDS.is_dir():
        for seed in sorted(SEEDS.glob("*.txt")):
            yield f"seed-{seed.stem}.txt", findings_only(seed)
            with contextlib.chdir(SEEDS):
                page = run("report", seed.name, "--excerpts", "--output", "-")
            yield f"seed-{seed.stem}.html", page
    yield f"../{README}", README_RUN.sub(_shown_run, (ROOT / README).read_text(encoding="utf-8"))


def _shown_run(block: re.Match[str]) -> str:
    """A block of the README: the command and the first lines of what it prints."""
    lines = run(*block[2].split(), "--exit-zero").splitlines()
    shown = [*lines[:README_LINES], "…"] if len(lines) > README_LINES else lines
    return "\n".join([block[1] + "```", f"$ privacylint {block[2]}", *shown, "```", block[3]])


def run(*arguments: str) -> str:
    """What the command prints; ends this one where it fails."""
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output):
            privacylint([*arguments, "--isolated", "--as-of", AS_OF])
    except SystemExit as end:
        if end.code:
            raise
    return output.getvalue()


def findings_only(seed: Path) -> str:
    """The findings of a policy whose text must not be shown."""
    document = json.loads(run("check", str(seed), "--format", "json", "--exit-zero"))["documents"][0]
    lines = [f"{seed.name}: the findings, without the policy"]
    for finding in document["findings"]:
        place = finding["location"]
        where = f"line {place['line']}" if place else "the whole document"
        lines += ["", f"{finding['severity']}  {finding['rule']}  {where}", f"    {shortened(finding['message'], 60)}"]
        lines += [f"    > {shortened(finding['quote'])}"] if finding["quote"] else []
        lines += [f"    also line {other['location']['line']}: {shortened(other['quote'])}" for other in finding["related"]]
    lines += ["", summary(document)]
    return "\n".join(lines) + "\n"


def summary(document: dict[str, Any]) -> str:
    """How many duties have which status."""
    statuses = [requirement["status"] for requirement in document["requirements"]]
    return "Duties: " + ", ".join(f"{statuses.count(status)} {status}" for status in sorted(set(statuses)))


def shortened(quote: str, words: int = QUOTED_WORDS) -> str:
    """The first words of a quote."""
    ends = [word.end() for word in re.finditer(r"\w+", quote)]
    return quote if len(ends) <= words else quote[: ends[words - 1]] + " …"


def write(path: Path, text: str) -> bool:
    path.write_text(text, encoding="utf-8")
    return False


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _picture() -> list[str]:
    """Take the picture; returns its name where it could not be taken."""
    command = [sys.executable, str(HERE / "picture.py"), str(HERE / PICTURED), str(HERE / PICTURE)]
    return [] if subprocess.run(command, check=False).returncode == 0 else [PICTURE]  # noqa: S603 our own script


def differs(path: Path, text: str) -> bool:
    """Whether a report is not what the tool says now; shows the difference."""
    kept = _read(path)
    sys.stdout.writelines(
        difflib.unified_diff(kept.splitlines(keepends=True), text.splitlines(keepends=True), str(path), "made now")
    )
    return kept != text


if __name__ == "__main__":
    sys.exit(main())
