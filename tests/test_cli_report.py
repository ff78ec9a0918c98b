"""`privacylint report`: which files it writes, and what it refuses."""

from __future__ import annotations

import builtins
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from linter.cli import main
from linter.reporters.html.look import LARGEST_LOGO

POLICY = (
    "# Privacy policy\n\nKumquat Ltd, [address], sells fruit. "
    "We use your name and your street to send the order that you make in the shop.\n"
)
PNG = b"\x89PNG\r\n\x1a\n and more"


@pytest.fixture(autouse=True)
def _policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("privacy.md").write_text(POLICY, encoding="utf-8")


def report(arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", "--isolated", "--as-of", "2026-11-22", *shlex.split(arguments)])


def test_one_policy_makes_one_page_and_findings_are_no_failure() -> None:
    result = report("privacy.md --output out/report.html")
    assert (result.exit_code, result.output) == (0, "")
    assert [str(path) for path in Path("out").iterdir()] == ["out/report.html"]
    page = Path("out/report.html").read_text(encoding="utf-8")
    assert "A slot of a template was never filled in" in page
    assert "judged as of 2026-11-22" in page


def test_several_policies_make_an_index_and_pages_beside_it() -> None:
    Path("other.md").write_text(POLICY, encoding="utf-8")
    assert report("privacy.md other.md --output all.html").exit_code == 0
    assert sorted(str(path) for path in Path().rglob("*.html")) == ["all.html", "all/other.html", "all/privacy.html"]


def test_standard_output_takes_one_page() -> None:
    assert report("privacy.md --output -").stdout.startswith("<!doctype html>")
    refused = report("privacy.md gone.md --output -")
    assert refused.exit_code == 2
    assert "a report on several documents is several files" in refused.stderr


def test_what_cannot_be_read_is_in_the_report_and_fails_the_run() -> None:
    result = report("privacy.md gone.md --output all.html")
    assert result.exit_code == 2
    assert "privacylint: gone.md: no such file" in result.stderr
    assert "gone.md" in Path("all.html").read_text(encoding="utf-8")


def test_where_nothing_can_be_read_no_page_says_that_all_is_well() -> None:
    result = report("nope.md --output report.html")
    assert (result.exit_code, Path("report.html").exists()) == (2, False)
    assert "nope.md" in result.output


def test_where_nothing_can_be_assessed_the_status_says_so() -> None:
    Path("empty").mkdir()
    assert report("empty --output none.html").exit_code == 3


def test_excerpts_and_title() -> None:
    report("privacy.md --output a.html --excerpts --title 'Quince & Sons'")
    page = Path("a.html").read_text(encoding="utf-8")
    assert "Quince &amp; Sons" in page
    assert "sells fruit. We use your name and your street …" in page
    assert "that you make in the shop" not in page


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"GIF89a", "gif"),
        (b"RIFF\x00\x00\x00\x00WEBP", "webp"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg+xml"),
    ],
)
def test_a_logo_is_carried_inside(data: bytes, kind: str) -> None:
    Path("logo").write_bytes(data)
    assert report("privacy.md --output a.html --logo logo").exit_code == 0
    assert f'src="data:image/{kind};base64,' in Path("a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no picture", "no picture that can be shown"),
        (PNG + b"x" * LARGEST_LOGO, "150,000 bytes at most"),
        (None, "No such file"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_refused(data: bytes | None, message: str) -> None:
    if data is not None:
        Path("logo").write_bytes(data)
    result = report("privacy.md --output a.html --logo logo")
    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("a.html").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--pdf --output a.html", "--pdf writes PDF; 'a.html' is no name for it. Write --output a.pdf."),
        ("--pdf --output -", "Write --output report.pdf."),
        ("--output a.pdf", "for 'a.pdf' to be PDF, add --pdf."),
        ("", "Missing option '--output'"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: str, message: str) -> None:
    result = report(f"privacy.md {arguments}")
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_pdf() -> None:
    pytest.importorskip("weasyprint", reason="the extra `pdf` is not installed", exc_type=ImportError)
    assert report("privacy.md --pdf --output a.pdf").exit_code == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")


def test_without_weasyprint_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return found(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    result = report("privacy.md --pdf --output a.pdf")
    assert result.exit_code == 2
    assert "cannot load library 'libpango-1.0-0'" in result.stderr
    assert "pip install 'privacylint[pdf]'" in result.stderr
    assert not Path("a.pdf").exists()
