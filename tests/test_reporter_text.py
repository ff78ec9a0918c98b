from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import COMPLAINT, PLACEHOLDER, REPORT, TRANSFER, document, place

from linter.findings import Evidence
from linter.report import Report
from linter.reporters import View, render
from linter.reporters.columns import clip, columns, excerpt, wrap
from linter.reporters.visible import visible
from linter.source import Format, Source, Span


def text(report: Report = REPORT, **view: object) -> str:
    return render("text", report, View(**view))  # type: ignore[arg-type]


def test_a_finding_shows_severity_message_rule_place_line_remedy() -> None:
    assert """\
Who receives data

warning  A blank of the template was never filled in.
         drafting/placeholder · medium confidence
         shop/privacy.md:7:63
       7 │ We share orders with Parcel Inc., a company in Ohio, and with ________.
         │                                                               ^^^^^^^^
         Remedy: Fill it in.
""" in text()


def test_related_places_are_quoted_with_what_they_have_to_do_with_it() -> None:
    assert """\
         see shop/privacy.md:7:22: established in the United States
       7 │ We share orders with Parcel Inc., a company in Ohio, and with ________.
         │                      ^^^^^^^^^^^
""" in text()


def test_of_many_related_places_the_rest_is_named_by_line() -> None:
    many = replace(TRANSFER, related=tuple(place(words) for words in ("Kumquat", "Parcel", "Ohio", "rights", "copy")))
    assert "and 2 places more, on lines 9, 11" in text(Report(documents=(document(many),)))


def test_a_remedy_is_told_once_a_document() -> None:
    again = replace(PLACEHOLDER, place=place("Ohio"))
    assert text(Report(documents=(document(PLACEHOLDER, again),))).count("Remedy: Fill it in.") == 1


def test_findings_are_grouped_by_section() -> None:
    lines = text().splitlines()
    headings = [line for line in lines if line in ("Privacy Policy of Kumquat Ltd", "Who receives data", "Your rights")]
    assert headings == ["Privacy Policy of Kumquat Ltd", "Who receives data", "Your rights"]


def test_a_finding_without_a_place_is_about_the_document() -> None:
    report = Report(documents=(document(replace(COMPLAINT, place=None)),))
    assert "The document as a whole\n\ninfo     No statement" in text(report)
    assert text(report, quiet=True).startswith("shop/privacy.md:1:1: info gdpr/complaint-right No statement")


def test_the_end_counts_what_was_found_and_what_was_left_out() -> None:
    assert text().endswith(
        """\
error    scan.pdf: a PDF document, which cannot be read yet

1 error, 1 warning, 1 info in 2 documents.
1 document could not be read.
3 files passed over, for want of the looks of a policy.
This is no legal advice; a lawyer should see what matters.
"""
    )
    assert "No findings in 1 document.\n" in text(Report(documents=(document(),)))


def test_articles_are_cited_and_duties_counted() -> None:
    assert "gdpr/complaint-right · Art. 13(2)(d), 77 GDPR; WP260 rev.01\n" in text()
    assert "2 duties: 1 met · 1 missing\n" in text()


def test_quiet_writes_one_line_a_finding() -> None:
    lines = text(quiet=True).splitlines()
    assert [line.split(" ", 3)[:3] for line in lines] == [
        ["shop/privacy.md:3:26:", "error", "consistency/transfer-claim"],
        ["shop/privacy.md:7:63:", "warning", "drafting/placeholder"],
        ["shop/privacy.md:9:4:", "info", "gdpr/complaint-right"],
    ]


@pytest.mark.parametrize("width", [40, 60, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(columns, text(width=width).splitlines())) <= max(width, 58)  # the last line is not broken


@pytest.mark.parametrize("width", [40, 100])
def test_colours_change_nothing_but_the_colours(width: int) -> None:
    from rich.text import Text

    coloured = text(width=width, colour=True)
    assert "\x1b[" in coloured
    assert "".join(f"{line.rstrip()}\n" for line in Text.from_ansi(coloured).plain.splitlines()) == text(width=width)


HOSTILE = "\x1b[31mred\x1b]0;title\x07 \u202egpj.exe\u202c \x9b2J \u2028::error::x\r\x08 [bold]not markup[/bold] :smile:"


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("quiet", [False, True])
def test_nothing_of_a_policy_is_obeyed_by_the_terminal(colour: bool, quiet: bool) -> None:
    words = f"# {HOSTILE}\n\n{HOSTILE} and more\n"
    whole = Evidence(span=Span(2, len(words) - 10), quote=HOSTILE, message=HOSTILE)
    finding = replace(PLACEHOLDER, message=HOSTILE, remedy=HOSTILE, place=whole, related=(whole,), fix=None)
    out = text(Report(documents=(document(finding, text=words, path=f"{HOSTILE}.md"),)), colour=colour, quiet=quiet)
    for escape in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[32m"):
        if escape != "\x1b[31m":
            out = out.replace(escape, "")
    unseen = {character for character in out if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs")} - {"\n"}
    assert unseen == set()
    assert "<U+001B>[31mred" in out
    assert "[bold]not markup[/bold] :smile:" in " ".join(out.split())


def test_what_people_write_stays_as_it_is() -> None:
    for words in ("Größe – “Datenschutz”", "می‌خواهم", "👩‍👩‍👧", "個人情報", "naïve e\u0301"):
        assert visible(words) == words


def test_every_format_character_but_the_joiners_is_spelled_out() -> None:
    formats = {character for character in map(chr, range(0x110000)) if unicodedata.category(character) == "Cf"}
    assert {character for character in formats if visible(character) == character} == {"\u200c", "\u200d"}


@given(st.text(), st.integers(20, 120), st.data())
def test_an_excerpt_fits_and_marks_what_is_meant(words: str, width: int, data: st.DataObject) -> None:
    source = Source(path="p", text=words, format=Format.TEXT)
    start = data.draw(st.integers(0, len(words)))
    line = excerpt(source, Span(start, data.draw(st.integers(start, len(words)))), width)
    assert columns(line.text) <= width + 1  # a wide character may stand across the border
    assert line.indent + line.size <= width + 1
    assert line.number == source.position(start)[0]
    assert visible(line.text) == line.text


@pytest.mark.parametrize("position", [0, 40, 5000, 9980])
def test_a_long_line_is_cut_around_the_quote(position: int) -> None:
    words = ("lorem " * 2000)[:position] + "NEEDLE" + (" ipsum" * 2000)
    line = excerpt(Source(path="p", text=words, format=Format.TEXT), Span(position, position + 6), 60)
    assert line.text[line.indent : line.indent + line.size] == "NEEDLE"
    assert columns(line.text) <= 60


def test_wide_characters_count_twice() -> None:
    assert columns("個人 a\u0301") == 6
    assert clip("個人情報", 5) == "個人…"
    assert wrap("個人 情報", 8) == ["個人", "情報"]


def test_a_megabyte_on_one_line_is_cut_quickly() -> None:
    words = "x " * 500_000
    source = Source(path="p", text=words, format=Format.TEXT)
    assert len({excerpt(source, Span(at, at + 1), 80).indent for at in range(0, 900_000, 10_001)}) < 90
