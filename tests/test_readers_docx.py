"""Word documents: what a reader sees with all changes accepted and comments hidden, and where it stands."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import misplaced, shown
from word import W, paragraph, word_file

from linter.engine import lint
from linter.errors import UnreadableError
from linter.packs import load_packs
from linter.readers import read_data
from linter.readers.document import Document
from linter.source import Format

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Klausel"><w:name w:val="Clause"/><w:basedOn w:val="berschrift1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="%1."/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
LONG = "We keep your name and your address until the order is delivered, and the invoice for ten years."


def styled(style: str, text: str) -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')


def listed(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def read(body: str, **parts: str) -> Document:
    parts = {"styles": STYLES, "numbering": NUMBERING} | parts
    document = read_data(word_file(body, links={"l1": "https://example.org/x"}, **parts), "policy.docx")
    assert misplaced(document) == []
    return document


def lines(body: str, **parts: str) -> list[str]:
    return shown(read(body, **parts).lines)


CHANGES = (
    "<w:r><w:t>We keep it for </w:t></w:r><w:del><w:r><w:delText>two</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>three</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> long</w:t></w:r></w:moveFrom>"
    "<w:r><w:t> years.</w:t></w:r>"
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
).format(paragraph("In a box."))
LINK_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/y" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>there</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
DELETED_END = "<w:rPr><w:del/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (styled("Titel", "Privacy") + styled("berschrift1", "Rights"), ["heading 1: Privacy", "heading 2: Rights"]),
        (styled("berschrift1", "Rights") + paragraph("Ask."), ["heading 1: Rights", "text: Ask."]),
        (styled("Klausel", "Who") + styled("Klausel", "Why"), ["heading 2 3.: Who", "heading 2 4.: Why"]),
        (listed("a") + listed("b", 1) + listed("c", 1), ["bullet 1 •: a", "numbered 2 (a): b", "numbered 2 (b): c"]),
        (paragraph(inner=CHANGES), ["text: We keep it for three years."]),
        (paragraph("We keep", properties=DELETED_END) + paragraph(" it."), ["text: We keep it."]),
        (paragraph("Here.", inner=BOX) + paragraph("After."), ["text: Here.", "text: In a box.", "text: After."]),
        (paragraph("secret", run="<w:vanish/>") + paragraph("Seen."), ["text: Seen."]),
        (
            paragraph("One", inner="<w:r><w:tab/><w:t>two</w:t><w:noBreakHyphen/><w:t>three</w:t></w:r>"),
            ["text: One two-three"],
        ),
        (styled("TOC1", "Rights 3") + paragraph("Text."), ["contents: Rights 3", "text: Text."]),
        (paragraph("See ", inner=LINK_FIELD), ["text: See there"]),
        (
            "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + paragraph("Inside.") + "</w:sdtContent></w:sdt>",
            ["text: Inside."],
        ),
    ],
)
def test_what_a_reader_sees(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_headings_by_look_where_no_style_marks_them() -> None:
    body = paragraph("Privacy policy", run='<w:sz w:val="40"/>') + paragraph(LONG)
    for title in ("Who we are", "Your rights"):
        body += paragraph(title, run='<w:rStyle w:val="Fett"/>') + paragraph(LONG)
    assert lines(body) == [
        "heading 1: Privacy policy",
        f"text: {LONG}",
        "heading 2: Who we are",
        f"text: {LONG}",
        "heading 2: Your rights",
        f"text: {LONG}",
    ]


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, *, properties: str = "", run: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(part, run=run) for part in text.split('/'))}</w:tc>"


def test_tables() -> None:
    body = table(
        cell("Data", run="<w:b/>") + cell("Kept", run="<w:b/>"),
        cell("Name/and address") + cell("a year"),
        cell("All", properties='<w:gridSpan w:val="2"/>'),
        f"<w:trPr><w:del/></w:trPr>{cell('Gone')}{cell('now')}",
    )
    assert lines(body) == ["head: Data | Kept", "row: Name and address | a year", "row: All | "]


def test_a_table_that_arranges_the_page_is_text() -> None:
    assert lines(table(f"<w:tc>{styled('berschrift1', 'Rights')}{paragraph('Ask.')}</w:tc>")) == [
        "heading 1: Rights",
        "text: Ask.",
    ]


def test_footnotes_follow_their_paragraph_and_are_read_once() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    rule = f'<w:footnote w:type="separator" w:id="0">{paragraph("rule")}</w:footnote>'
    notes = f'{rule}<w:footnote w:id="1">{paragraph("Note.")}</w:footnote>'
    body = paragraph("First.", inner=mark + mark) + paragraph("Second.")
    assert lines(body, footnotes=notes) == ["text: First.", "text: Note.", "text: Second."]


def test_footers_stand_aside() -> None:
    document = read(paragraph("Text."), footer=paragraph("Pebble GmbH, Page 1"))
    assert shown(document.lines) == ["text: Text."]
    assert shown(document.aside) == ["text: Pebble GmbH, Page 1"]


def test_links_know_their_targets() -> None:
    body = paragraph("See ", inner='<w:hyperlink r:id="l1" w:anchor="top"><w:r><w:t>our site</w:t></w:r></w:hyperlink>')
    (link,) = read(body).lines[0].links
    assert (link.text.value, link.target) == ("our site", "https://example.org/x#top")


def test_places_are_paragraphs_and_pages_where_word_noted_them() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>On the next page.</w:t></w:r>"
    document = read(paragraph("First.") + paragraph() + paragraph(inner=broken))
    place = document.source.location(document.lines[-2].text.span)
    assert (place.page, place.paragraph, place.line) == (2, 2, 2)
    assert document.source.place(document.lines[-2].text.span.start) == "paragraph 2, page 2"
    assert document.source.format is Format.DOCX


def test_a_comment_that_asks_for_work_is_reported_in_its_paragraph_and_is_no_text() -> None:
    marked = '<w:commentRangeStart w:id="7"/><w:r><w:t>We share it.</w:t></w:r><w:r><w:commentReference w:id="7"/></w:r>'
    unfinished = f'<w:comment w:id="7">{paragraph("TODO check with legal")}</w:comment>'
    comments = f'{unfinished}<w:comment w:id="8">{paragraph("Fine")}</w:comment>'
    body = styled("berschrift1", "Privacy policy") + paragraph(LONG) + paragraph(inner=marked)
    document = read(body, comments=comments)
    assert not any("TODO" in line for line in shown(document.lines))
    report = lint(document, pack=load_packs(), as_of=datetime.date(2026, 11, 22))
    (finding,) = (finding for finding in report.findings if finding.rule == "drafting/unfilled-template")
    assert finding.place is not None
    assert finding.place.quote == "TODO check with legal"
    assert report.source.place(finding.place.span.start) == "paragraph 3"


def test_the_paragraphs_of_a_comment_are_parted() -> None:
    body = paragraph("Text", inner='<w:r><w:commentReference w:id="7"/></w:r>')
    comments = f'<w:comment w:id="7">{paragraph("Please check")}{paragraph("with legal")}</w:comment>'
    assert [comment.value for comment in read(body, comments=comments).comments] == ["Please check with legal"]


def test_the_last_entry_of_a_table_of_contents_is_one_and_small_type_above_a_word_is_no_text() -> None:
    begun, parted, ended = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText> TOC </w:instrText></w:r>"
    entry = "<w:r><w:t>{}</w:t></w:r>".format
    contents = paragraph(inner=begun + code + parted + entry("Who")) + paragraph(inner=entry("Rights") + ended)
    ruby = f"<w:r><w:ruby><w:rt>{entry('above')}</w:rt><w:rubyBase>{entry('word')}</w:rubyBase></w:ruby></w:r>"
    assert shown(read(contents + paragraph(inner=ruby)).lines) == ["contents: Who", "contents: Rights", "text: word"]


BILLION = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (word_file(""), "without text"),
        (word_file(paragraph("&b;"), head=BILLION), "document type"),
        (word_file(paragraph(" " * 60_000_000)), "far more than a Word document holds"),
        (word_file(paragraph("text") + '<w:altChunk r:id="x"/>'), "open it in Word and save it"),
        (word_file("<w:p>"), "not a Word document that can be read"),
        (word_file(paragraph("text"))[:-40], "not a Word document that can be read"),
    ],
)
def test_hostile_and_damaged_files_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_data(data, "policy.docx")


def test_an_archive_of_another_kind_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("_rels/.rels", "<a/>")
    with pytest.raises(UnreadableError, match="without a Word document"):
        read_data(stream.getvalue(), "policy.docx")


def test_strict_files_are_read() -> None:
    data = word_file(paragraph("Text."))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert shown(read_data(stream.getvalue(), "policy.docx").lines) == ["text: Text."]


def test_deep_nesting_is_read() -> None:
    deep = 20_000
    body = paragraph(inner="<w:ins>" * deep + "<w:r><w:t>Deep.</w:t></w:r>" + "</w:ins>" * deep)
    assert lines(body) == ["text: Deep."]
    tables = "<w:tbl><w:tr><w:tc>" * deep + paragraph("Deeper.") + "</w:tc></w:tr></w:tbl>" * deep
    assert lines(tables) == ["text: Deeper."]


_PIECES = st.sampled_from(
    [
        *"abc",
        *"rptlid",
        " ",
        "\n",
        CHANGES,
        BOX,
        LINK_FIELD,
        paragraph("x"),
        listed("y"),
        styled("Klausel", "z"),
        table(cell("q") + cell("r")),
        "<w:r><w:br/></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:tc><w:p/></w:tc>",
        "<w:tr/>",
        "<w:hyperlink/>",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_order_of_elements_is_read_with_true_places(body: str) -> None:
    try:
        document = read_data(word_file(body, styles=STYLES, numbering=NUMBERING), "policy.docx")
    except UnreadableError:
        return
    assert misplaced(document) == []
