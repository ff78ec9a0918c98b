"""Fixes: what is mended, what is not touched, and that a second run has nothing to do."""

from __future__ import annotations

import datetime
import itertools
import json
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from linter.cli import main
from linter.engine import lint
from linter.findings import Edit
from linter.fixing import Mended, edited, mend
from linter.pack import Pack
from linter.packs import load_packs
from linter.readers import read_path, read_text
from linter.report import DocumentReport
from linter.source import Format, Source, Span

POLICIES = Path(__file__).parent / "policies"
AS_OF = datetime.date(2026, 11, 22)


@cache
def pack() -> Pack:
    return load_packs()


def judged(source: Source) -> DocumentReport:
    return lint(read_text(source.text, source.path, source.format), pack=pack(), as_of=AS_OF)


def mended(text: str, form: Format = Format.MARKDOWN, *, unsafe: bool = False) -> Mended:
    return mend(Source(path="policy", text=text, format=form), judged, unsafe=unsafe)


HEAD = "# Privacy policy\n\nLast updated: 3 May 2026\n\n"
SAFE = {
    "a title": (
        f"# PRIVACY POLICY\n\n{HEAD}We keep your order.\n",
        "# PRIVACY POLICY\n\nLast updated: 3 May 2026\n\nWe keep your order.\n",
    ),
    "a date": (f"{HEAD}Last updated: 3 May 2026\n\nWe keep your order.\n", f"{HEAD}We keep your order.\n"),
    "a word": (f"{HEAD}We give your address to to the carrier.\n", f"{HEAD}We give your address to the carrier.\n"),
    "a law": (
        f"{HEAD}The General Data Protection Agreement (GDPR) gives you rights.\n",
        f"{HEAD}The General Data Protection Regulation (GDPR) gives you rights.\n",
    ),
    "a row": (
        f"{HEAD}| Cookie | Provider | Use | Duration |\n|---|---|---|---|\n| _ga | Google | counts | 1 day |\n"
        "| ab_x | us | basket | 1 day |\n| _ga | Google | counts | 1 day |\n\nWe keep your order.\n",
        f"{HEAD}| Cookie | Provider | Use | Duration |\n|---|---|---|---|\n| _ga | Google | counts | 1 day |\n"
        "| ab_x | us | basket | 1 day |\n\nWe keep your order.\n",
    ),
}


@pytest.mark.parametrize(("text", "fixed"), SAFE.values(), ids=SAFE)
def test_safe_fixes(text: str, fixed: str) -> None:
    assert mended(text).text == fixed
    assert mended(fixed).applied == ()


def test_a_row_of_html_goes_with_its_tags() -> None:
    row = "<tr><td>_ga</td><td>Google</td><td>counts visitors</td><td>1 day</td></tr>"
    head = "<tr><th>Cookie</th><th>Provider</th><th>Purpose</th><th>Duration</th></tr>"
    page = f"<h1>Cookies</h1>\n<table>{head}{row}\n{row}\n</table>"
    assert mended(page, Format.HTML).text == page.replace(f"\n{row}\n", "\n")


def test_an_unsafe_fix_waits_to_be_asked_for() -> None:
    text = f"{HEAD}We follow Regulation (EU) 2016/697.\n"
    result = mended(text)
    assert result.text == text
    assert [finding.rule for finding in result.left] == ["drafting/misnamed-law"]
    assert mended(text, unsafe=True).text == text.replace("2016/697", "2016/679")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}We give it to **to the carrier**.\n",
        f"{HEAD}The General Data Protection Regulations require this.\n",
        f"{HEAD}The General Data **Protection** Agreement gives you rights.\n",
    ],
    ids=["a word that opens a mark", "a plural that its verb needs", "a name with a mark inside"],
)
def test_what_is_not_understood_is_not_touched(text: str) -> None:
    assert mended(text).text == text


def test_a_fix_that_brings_a_new_finding_is_not_kept() -> None:
    text = f"{HEAD}We give your address to to the carrier.\n"

    def worse(source: Source) -> DocumentReport:
        report = judged(source)
        return (
            report
            if "to to" in source.text
            else judged(Source(path="p", text=f"{source.text}\n[Name]", format=Format.MARKDOWN))
        )

    source = Source(path="policy", text=text, format=Format.MARKDOWN)
    assert mend(source, worse).text == text


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.text(max_size=4)), max_size=5))
def test_edits_leave_all_else_as_it_is(text: str, wanted: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    at = 0
    for gap, size, new in wanted:
        start, end = min(at + gap, len(text)), min(at + gap + size, len(text))
        edits.append(Edit(span=Span(start, end), text=new))
        at = end
    kept = [text[one.span.end : two.span.start] for one, two in itertools.pairwise(edits)]
    result = edited(text, edits)
    assert len(result) == len(text) + sum(len(edit.text) - len(edit.span) for edit in edits)
    assert all(piece in result for piece in kept)


@pytest.mark.parametrize("path", sorted(POLICIES.glob("*.*[mlt]")), ids=lambda path: path.name)
def test_on_whole_policies_other_findings_stay_and_a_second_run_does_nothing(path: Path) -> None:
    _holds(path)


def _holds(path: Path) -> None:
    """What is mended is gone, the findings of all other rules are as many as before, and a second run finds nothing."""
    source = read_path(path).source
    before = judged(source)
    if not any(finding.fix for finding in before.findings):
        return
    result = mend(source, judged, unsafe=True)
    assert bool(result.applied) is (result.text != source.text)
    changed = replace(source, text=result.text)
    mended_rules = {finding.rule for finding in result.applied}
    assert _others(judged(changed), mended_rules) == _others(before, mended_rules), path.name
    assert mend(changed, judged, unsafe=True).text == result.text


def _others(report: DocumentReport, rules: set[str]) -> Counter[str]:
    return Counter(finding.rule for finding in report.findings if finding.rule not in rules)


class TestCommand:
    TEXT = SAFE["a word"][0]
    FIXED = SAFE["a word"][1]

    def run(self, *arguments: str, input: bytes | None = None) -> Result:
        return CliRunner().invoke(main, ["fix", "--isolated", "--as-of", "2026-11-22", *arguments], input=input)

    @pytest.mark.parametrize(
        ("mark", "encoding", "ends"),
        [
            (b"", "utf-8", "\n"),
            (b"\xef\xbb\xbf", "utf-8", "\r\n"),
            (b"\xff\xfe", "utf-16-le", "\r\n"),
            (b"", "windows-1252", "\n"),
        ],
    )
    def test_the_file_keeps_its_encoding_line_ends_and_rights(
        self, tmp_path: Path, mark: bytes, encoding: str, ends: str
    ) -> None:
        file = tmp_path / "policy.md"
        text = f"{self.TEXT}\nÖffnungszeiten für Bücher.\n".replace("\n", ends)
        file.write_bytes(mark + text.encode(encoding))
        file.chmod(0o640)
        result = self.run(str(file))
        assert result.exit_code == 0
        assert file.read_bytes() == mark + text.replace("to to", "to").encode(encoding)
        assert file.stat().st_mode & 0o777 == 0o640
        assert [path.name for path in tmp_path.iterdir()] == ["policy.md"]
        assert "mended drafting/repeated-words" in result.stderr

    def test_a_diff_changes_nothing_and_says_so(self, tmp_path: Path) -> None:
        file = tmp_path / "policy.md"
        file.write_text(self.TEXT, encoding="utf-8")
        result = self.run("--diff", str(file))
        assert result.exit_code == 1
        assert "-We give your address to to the carrier.\n+We give your address to the carrier.\n" in result.stdout
        assert file.read_text(encoding="utf-8") == self.TEXT
        assert self.run("--diff", str(POLICIES / "inkwell-letter-club.md")).exit_code == 0

    def test_a_file_with_nothing_to_mend_is_told_of(self, tmp_path: Path) -> None:
        (tmp_path / "privacy.md").write_text("# Privacy policy\n\nWe keep little.\n", encoding="utf-8")
        result = self.run(str(tmp_path / "privacy.md"))
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.endswith("privacy.md: nothing to mend\n")

    def test_standard_input_goes_to_standard_output(self) -> None:
        result = self.run("--stdin-filename", "policy.md", "-", input=self.TEXT.encode())
        assert result.stdout == self.FIXED

    def test_bytes_that_cannot_be_written_back_are_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "policy.md"
        data = f"{self.TEXT}{'ü' * 40}".encode() + b"\xff"
        file.write_bytes(data)
        result = self.run(str(file))
        assert (result.exit_code, file.read_bytes()) == (2, data)
        assert "nothing was mended" in result.stderr

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        file = tmp_path / "policy.md"
        file.write_text(self.TEXT, encoding="utf-8")
        link = tmp_path / "link.md"
        link.symlink_to(file)
        self.run(str(link))
        assert link.is_symlink()
        assert file.read_text(encoding="utf-8") == self.FIXED

    def test_the_report_carries_the_same_edits(self, tmp_path: Path) -> None:
        file = tmp_path / "policy.md"
        file.write_text(self.TEXT, encoding="utf-8")
        out = CliRunner().invoke(
            main, ["check", "--isolated", "--format", "json", "--select", "drafting/repeated-words", str(file)]
        )
        (finding,) = json.loads(out.stdout)["documents"][0]["findings"]
        edits = [Edit(span=Span(**edit["span"]), text=edit["text"]) for edit in finding["fix"]["edits"]]
        assert edited(self.TEXT, edits) == self.FIXED
