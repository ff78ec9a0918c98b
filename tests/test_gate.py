"""What a team relies on once the gate is closed: what moves is not new, and what is new is named alone."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from moves import SLOT, moved, with_slot

from linter import check_text
from linter.baseline import NAME, without
from linter.cli import main
from linter.findings import By, Finding
from linter.fingerprint import copies
from linter.report import DocumentReport

AS_OF = datetime.date(2026, 11, 22)
OWN = Path(__file__).parent / "policies"
DEV = Path(__file__).resolve().parents[2] / "shared" / "policies" / "dev"
READABLE = (".md", ".txt", ".html")
TWICE = "drafting/duplicate-block"  # a text that stands there twice is cut anew where one copy of it is moved about
# sections that change places are out of order indeed, and what follows a heading is another text
ORDER = frozenset({"consistency/section-numbering", "drafting/heading-without-text"})
POLICIES = [OWN / name for name in ("defective-shop.md", "defective-shop.txt", "fjeldkant-outdoor.html", "cookie-policy.md")]


def judged(path: Path, text: str) -> DocumentReport:
    return check_text(text, path=str(path), as_of=AS_OF)


def read(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return file.read()


def new(before: DocumentReport, after: DocumentReport) -> tuple[Finding, ...]:
    known = {finding.fingerprint: copies(finding) for finding in before.findings}
    return without(after, known, By.BASELINE, "").findings


def slots(report: DocumentReport) -> list[str]:
    return [finding.place.quote for finding in report.findings if finding.rule == "drafting/placeholder" and finding.place]


def shared(suffixes: tuple[str, ...]) -> list[Path]:
    if not DEV.is_dir():
        pytest.skip("the shared policies are not beside this checkout")
    return sorted(path for path in DEV.iterdir() if path.suffix in suffixes)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.name)
def test_moving_our_own_paragraphs_about_makes_nothing_new(path: Path) -> None:
    before = judged(path, read(path))
    texts = list(moved(before, seed=path.name, sections=3, paragraphs=5))
    assert texts
    for text in texts:
        assert new(before, judged(path, text)) == ()


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.name)
def test_a_new_defect_in_our_own_is_named_alone(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the command line, from the first baseline to the exit status."""
    monkeypatch.chdir(tmp_path)
    Path(path.name).write_text(read(path), encoding="utf-8", newline="")
    run = CliRunner().invoke
    check = ["check", path.name, "--as-of", AS_OF.isoformat(), "--format", "json"]
    assert run(main, ["baseline", "write", path.name, "--as-of", AS_OF.isoformat()]).exit_code == 0
    assert Path(NAME).exists()
    assert run(main, check).exit_code == 0
    Path(path.name).write_text(with_slot(read(path)) or "", encoding="utf-8", newline="")
    result = run(main, check)
    assert result.exit_code == 1
    (document,) = json.loads(result.stdout)["documents"]
    assert [finding["quote"] for finding in document["findings"]] == ["[insert time of the day]"]


@pytest.mark.shared
def test_moving_paragraphs_of_real_policies_about_makes_nothing_new() -> None:
    changed = 0
    for path in shared((".md", ".txt"))[::3]:
        before = judged(path, read(path))
        if any(finding.rule == TWICE for finding in before.findings):
            continue
        changed += 1
        for text in moved(before, seed=path.name, sections=1, paragraphs=2):
            found = [finding for finding in new(before, judged(path, text)) if finding.rule not in ORDER]
            assert not found, (path.name, [(finding.rule, finding.message) for finding in found])
    assert changed >= 30


@pytest.mark.shared
def test_a_new_defect_in_any_real_policy_is_named_alone() -> None:
    changed = 0
    for path in shared(READABLE):
        text = with_slot(read(path))
        after = judged(path, text) if text else None
        if after is None or not any(block in SLOT for block in slots(after)):
            continue  # it fell into a part of a page that nobody sees
        changed += 1
        found = [finding for finding in new(judged(path, read(path)), after) if finding.rule != TWICE]
        assert [finding.rule for finding in found] == ["drafting/placeholder"], path.name
    assert changed >= 150
