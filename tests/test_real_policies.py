"""Real policies in all their formats: a report for each, sections where a reader sees them, quotes where they stand."""

from __future__ import annotations

import datetime
import html
import re
from functools import cache
from pathlib import Path

import pytest
from reading import misplaced

from linter.engine import lint
from linter.findings import Evidence
from linter.packs import load_packs
from linter.policy import LineKind
from linter.readers import read_path
from linter.report import DocumentReport
from linter.source import Format

FOLDER = Path(__file__).parents[2] / "shared" / "policies"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the real policies are not beside the checkout"),
]
_WORDS = 200  # shorter pages are stubs, which need no sections
_SECTIONS = 3
_FLAT = {  # what a reader sees has fewer sections, or is no policy at all
    "canva-privacy.txt",
    "devred-privacy-fr.md",
    "github-cookie.md",
    "simeon-atanasov-cookie.html",
    "softonic-privacy.txt",
}
_EDGE = 8  # letters


@cache
def reports() -> tuple[DocumentReport, ...]:
    pack = load_packs()
    as_of = datetime.date(2026, 11, 22)
    return tuple(lint(read_path(path), pack=pack, as_of=as_of) for path in _policies())


def _policies() -> list[Path]:
    no_policies = {".jsonl", ".yaml"}
    return [path for path in sorted(FOLDER.glob("*/**/*")) if path.is_file() and path.suffix not in no_policies]


def test_every_character_stands_where_its_run_says() -> None:
    assert len(_policies()) >= 268
    for path in _policies():
        document = read_path(path)
        assert misplaced(document) == [], path
        assert any(line.text for line in document.lines if line.kind is not LineKind.BLANK), path


def test_every_quote_is_what_stands_at_its_span() -> None:
    wrong = [
        (report.source.path, place.quote[:80], report.source.cut(place.span)[:80])
        for report in reports()
        if report.source.format in {Format.MARKDOWN, Format.HTML}
        for place in _places(report)
        if place.quote != report.source.cut(place.span)  # the address of a script, say, which no page shows
        if not _stands(_letters(place.quote), _letters(_bare(report.source.cut(place.span), report.source.format)))
    ]
    assert wrong == []


def test_nearly_all_policies_show_their_sections() -> None:
    long = [report for report in reports() if report.words > _WORDS and _shows_sections(report)]
    flat = [report.source.path for report in long if sum(1 for _ in report.policy.walk()) < _SECTIONS]
    assert [path.rpartition("/")[2] for path in flat] == ["nisrulz-gdpr-privacy.pug"]  # no format that is read


def _shows_sections(report: DocumentReport) -> bool:
    """Whether a reader sees sections: some plain texts were saved with their titles run into the paragraphs."""
    short = [line for line in report.source.text.splitlines() if 0 < len(line.split()) <= 12 and line.strip()[-1:].isalnum()]
    known_flat = report.source.path.rpartition("/")[2] in _FLAT
    return not known_flat and (report.source.format is not Format.TEXT or len(short) >= _SECTIONS)


def _places(report: DocumentReport) -> list[Evidence]:
    places = [place for judgement in report.judgements for place in judgement.evidence]
    for finding in report.findings:
        places += [*([finding.place] if finding.place else []), *finding.related]
    return places


def _stands(quote: str, source: str) -> bool:
    """Whether a quote is the source, from its first letter to its last.

    A quote of several items or of an item with its lead-in leaves out what stands between them, the marks of items among it.
    """
    if quote == source:
        return True
    letters = iter(source)
    within = all(letter in letters for letter in quote)
    return within and source.startswith(quote[:_EDGE]) and source.endswith(quote[-_EDGE:])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _bare(text: str, format: Format) -> str:
    """A piece of source without its mark-up."""
    if format in {Format.MARKDOWN, Format.HTML}:
        text = re.sub(r"<span class=\"sr-only\">[^<]*</span>", "", text)
        text = re.sub(
            r"<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)>|</?[a-zA-Z][^<>:@]*(?:\s[^<>]*)?>",
            "",
            text,
            flags=re.DOTALL,
        )
    if format is Format.MARKDOWN:
        text = re.sub(
            r"!\[[^\]]*\]\([^)]*\)|\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+[\"'][^\"']*[\"'])?\)|\]\[[^\]]*\]", "", text
        )
        text = re.sub(r"(?<=\n)[ \t>]*(?:[-*+]|\d+[.)])[ \t]", "", text)
    return html.unescape(text) if format in {Format.MARKDOWN, Format.HTML} else text
