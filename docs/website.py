"""Build the documentation site: `python docs/website.py` writes it to build/site, and any warning is an error.

The pages of this folder are taken as they are. One page a rule is made from the rule itself, with its row and its known
misses from accuracy.md; how to write a check comes from CONTRIBUTING.md, and the speed from README.md.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from linter.checks import Check, Example
from linter.pack import Pack, Requirement
from linter.packs import load_packs
from linter.reporters.markdown_text import fenced, prose
from linter.reporters.text import cited

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / "build"
ALL = "rules/index.md"
GROUPS = {
    "clarity": "Clarity",
    "consistency": "Contradictions",
    "cookies": "Cookies",
    "drafting": "Drafting",
    "gdpr": "Information duties",
    "legal": "Law",
    "meta": "The document itself",
}

_NAME = re.compile(r"`([a-z/-]+)`")
_TABLE = re.compile(r"^\|.*\n\| ---.*\n(?:\|.*\n)+", re.M)
_KNOWN = re.compile(r"^- ((?:`[a-z/-]+`(?: and |, )?)+): (.*(?:\n  .*)*)", re.M)


def main() -> int:
    """Make the pages, and have the site built of them."""
    shutil.rmtree(BUILD, ignore_errors=True)
    shutil.copytree(HERE, BUILD / "docs", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for address, page in pages():
        file = BUILD / "docs" / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")
    (BUILD / "mkdocs.yml").write_text(yaml.safe_dump(configuration(), allow_unicode=True, sort_keys=False), encoding="utf-8")
    command = ["zensical", "build", "--strict", "--clean", "--config-file", str(BUILD / "mkdocs.yml")]
    return subprocess.run(command, check=False).returncode  # noqa: S603 our own words


def configuration() -> dict[str, Any]:
    """The configuration, with the rules in the navigation."""
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    groups = [
        {GROUPS.get(group, group): [{check.title: _address(check)} for check in checks]}
        for group, checks in groupby(load_packs().checks, key=_group)
    ]
    config["nav"].append({"Rules": [ALL, *groups]})
    return config


def pages() -> Iterator[tuple[str, str]]:
    """The pages that are made, by their addresses."""
    pack = load_packs()
    duties = {item.check.id: item for item in pack.requirements}
    accuracy = (HERE / "accuracy.md").read_text(encoding="utf-8")
    yield "packs.md", _part("CONTRIBUTING.md", "Add a check in ten minutes", "Write a check")
    yield "speed.md", _part("README.md", "How fast is it", "Speed")
    yield ALL, _index(pack)
    for check in pack.checks:
        yield _address(check), "\n\n".join(_rule(check, duties.get(check.id), accuracy))


def _part(file: str, heading: str, title: str) -> str:
    """A part of a file, under a title of its own."""
    text = (ROOT / file).read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    if not found:
        raise ValueError(f"{file} has no part “{heading}”, which the documentation shows")
    return f"# {title}\n{found[1]}"


def _index(pack: Pack) -> str:
    lines = ["# Rules", "", "`privacylint explain RULE` tells the same in a terminal.", ""]
    for group, checks in groupby(pack.checks, key=_group):
        lines += [f"## {GROUPS.get(group, group)}", "", "| rule | finds | severity |", "| --- | --- | --- |"]
        lines += [
            f"| [`{check.id}`]({_address(check).removeprefix('rules/')}) | {prose(check.title)} | {_weight(check)} |"
            for check in checks
        ]
        lines.append("")
    return "\n".join(lines)


def _rule(check: Check, duty: Requirement | None, accuracy: str) -> Iterator[str]:
    """The parts of a rule's page."""
    yield f"# {prose(check.title)}"
    yield f"`{check.id}` · {_weight(check)}" + (f" · {prose(cited(check.articles))}" if check.articles else "")
    if check.why:
        yield f"## Why\n\n{prose(check.why, 5_000)}"
    yield f"## What to do\n\n{prose(check.remedy, 5_000)}"
    if duty:
        yield from _duty(duty)
    else:
        yield from _examples("Examples that are reported", check.fails)
        yield from _examples("Examples that pass", check.passes)
    yield from _accuracy(check, duty, accuracy)


def _duty(duty: Requirement) -> Iterator[str]:
    messages = (
        ("met", duty.met),
        ("partial", duty.partial),
        ("missing", duty.missing),
        ("not-applicable", duty.inapplicable),
    )
    rows = [f"| {status} | {prose(message)} |" for status, message in messages if message]
    yield "\n".join(["## What it says", "", "| status | message |", "| --- | --- |", *rows])
    if duty.clause:
        yield f"## A clause to start from\n\n{fenced(duty.clause)}\n\nFill in what stands between brackets."
    yield from _examples("Examples: met", duty.check.passes)
    yield from _examples("Examples: partial", duty.partial_examples)
    yield from _examples("Examples: missing", duty.check.fails)


def _examples(title: str, examples: tuple[Example, ...]) -> Iterator[str]:
    if examples:
        yield f"## {title}"
    for example in examples:
        yield (f"{prose(example.name)}\n\n" if example.name else "") + fenced(example.text)


def _accuracy(check: Check, duty: Requirement | None, accuracy: str) -> Iterator[str]:
    """What accuracy.md knows about the rule: by its name, or by that of its duty."""
    names = {check.id, duty.duty if duty else check.id}
    rows = [f"{head}\n{row}" for head, row, name in _rows(accuracy) if name in names]
    if rows:
        yield "## Accuracy\n\nOn policies that were judged by hand; [accuracy](../../accuracy.md) tells how."
        yield from rows
    known = [found[2] for found in _KNOWN.finditer(accuracy) if names & set(_NAME.findall(found[1]))]
    if known:
        yield "## Known misses and misfires\n\n" + "\n\n".join(known)


def _rows(text: str) -> Iterator[tuple[str, str, str]]:
    """The rows of all tables that begin with a name: the head of the table, the row, the name."""
    for table in _TABLE.finditer(text):
        head, line, *rows = table[0].splitlines()
        for row in rows:
            name = _NAME.match(row, 2)
            if name:
                yield f"{head}\n{line}", row, name[1]


def _weight(check: Check) -> str:
    confidence = "" if check.confidence == "high" else f", {check.confidence} confidence"
    return f"{check.severity}{confidence}{'' if check.default else ', off by default'}"


def _group(check: Check) -> str:
    return check.id.partition("/")[0]


def _address(check: Check) -> str:
    return f"rules/{check.id}.md"


if __name__ == "__main__":
    sys.exit(main())
