"""The same policy in every format that is read: the same findings, the same coverage, matching quotes."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

import pytest
from formats import WRITERS

from linter.engine import lint
from linter.packs import load_packs
from linter.readers import read_data, read_path
from linter.report import DocumentReport
from linter.segment import segment

FOLDER = Path(__file__).parent / "policies"
POLICIES = (
    "defective-shop.md",
    "inkwell-letter-club.md",
    "quillstack-workspace.md",
    "sonnblick-savings-bank.md",
    "wrenfield-playhouse.md",
    "fjeldkant-outdoor.html",
    "lanternfish-audio.html",
    "zelenika-garden-shop.txt",
)


@cache
def report(name: str, suffix: str) -> DocumentReport:
    policy = segment(read_path(FOLDER / name))
    document = read_data(WRITERS[suffix](policy), f"policy{suffix}")
    return lint(document, pack=load_packs(), as_of=datetime.date(2026, 11, 22))


def plain(quote: str) -> str:
    """The words of a quote: tables part cells in ways of their own, and some formats take "(a)" for the mark of an item."""
    return re.sub(r"\W+", " ", re.sub(r"^\W?\w{1,2}[.)]\s", "", quote)).strip()


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix != ".md"])
@pytest.mark.parametrize("name", POLICIES)
def test_every_format_gives_the_same_findings_and_quotes(name: str, suffix: str) -> None:
    expected, found = report(name, ".md"), report(name, suffix)
    assert _findings(found) == _findings(expected)


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix != ".md"])
@pytest.mark.parametrize("name", POLICIES)
def test_every_format_gives_the_same_coverage(name: str, suffix: str) -> None:
    expected, found = _coverage(report(name, ".md")), _coverage(report(name, suffix))
    assert {duty: status for duty, (status, _) in found.items()} == {duty: status for duty, (status, _) in expected.items()}
    for duty, (_, quotes) in found.items():
        # "(a)" at the start of a paragraph makes an item of it in some formats alone, and items are quoted as one list
        assert all(any(quote in other or other in quote for other in expected[duty][1]) for quote in quotes), duty


def _findings(document: DocumentReport) -> list[tuple[str, str, str]]:
    return sorted(
        (finding.rule, finding.message, plain(finding.place.quote) if finding.place else "") for finding in document.findings
    )


def _coverage(document: DocumentReport) -> dict[str, tuple[str, set[str]]]:
    return {
        judgement.requirement: (judgement.status.value, {plain(place.quote) for place in judgement.evidence})
        for judgement in document.judgements
    }
