"""PDF: lines joined to paragraphs in reading order, titles by their looks, page margins aside, places by page and line."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import misplaced, shown
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from linter.errors import UnreadableError
from linter.readers import read_data
from linter.readers.document import Document
from linter.source import Format

FULL = "We collect the name and the address of everyone who orders yarn from us and"
BODY = 10  # points
Placed = tuple[float, float, str]
Dressed = tuple[float, float, str, str, float]  # with font and size


def pdf(*pages: Iterable[Placed | Dressed]) -> bytes:
    """A PDF with lines at places: left, height, text, and font and size where they are not those of the text."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    for page in pages:
        for left, height, text, *look in page:
            font, size = look or ("Helvetica", BODY)
            canvas.setFont(font, size)
            canvas.drawString(left, height, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def read(*pages: Iterable[Placed | Dressed]) -> Document:
    document = read_data(pdf(*pages), "policy.pdf")
    assert misplaced(document) == []
    return document


def lines(*pages: Iterable[Placed | Dressed]) -> list[str]:
    return shown(read(*pages).lines)


def block(*texts: str, left: float = 70, top: float = 700) -> list[Placed]:
    return [(left, top - 12 * number, text) for number, text in enumerate(texts)]


def widely(*texts: str, top: float = 700) -> list[Placed]:
    return [(70, top - 20 * number, text) for number, text in enumerate(texts)]


def test_a_widely_set_page_has_paragraphs_beside_a_closely_set_appendix() -> None:
    appendix = block(*(["Tool | Purpose | Action."] * 40))
    page = widely(*[FULL, "Yarn Club members only."] * 10)
    assert lines(page, appendix)[:10] == [f"text: {FULL} Yarn Club members only."] * 10


def test_a_full_line_in_mid_sentence_goes_on_where_the_lines_stand_further_apart() -> None:
    assert lines([*widely(FULL, "keep it."), *block(*(["Tool | Purpose."] * 5), top=600)])[0] == f"text: {FULL} keep it."


def test_the_lines_of_a_paragraph_are_one_and_a_gap_or_a_short_line_ends_it() -> None:
    page = [*block(FULL, "keep it for a year.", "Then it goes."), *block(FULL, "more.", top=630)]
    assert lines(page) == [f"text: {FULL} keep it for a year.", "text: Then it goes.", f"text: {FULL} more."]


@pytest.mark.parametrize(
    ("above", "below", "elsewhere", "joined"),
    [
        ("the infor-", "mation of customers", "", "the information of customers"),
        ("with a third-", "party company", "a third of a party", "with a third-party company"),
        ("with a third-", "party company", "a thirdparty", "with a thirdparty company"),
        ("the UK-", "GDPR applies", "", "the UK-GDPR applies"),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_one_word(above: str, below: str, elsewhere: str, joined: str) -> None:
    prefix = "We collect the name and the address of everyone who has to do "
    page = [*block(prefix + above, f"{below}."), *block(elsewhere or "x", top=600)]
    assert lines(page)[0] == f"text: {prefix}{joined}."


def test_titles_by_size_and_weight() -> None:
    page: list[Placed | Dressed] = [
        (70, 760, "Privacy policy", "Helvetica-Bold", 18),
        (70, 730, "Who we are", "Helvetica-Bold", BODY),
        *block(FULL, "sell it.", top=715),
        (70, 670, "Your rights", "Helvetica-Bold", BODY),
        *block(FULL, "keep it.", top=655),
    ]
    assert lines(page) == [
        "heading 1: Privacy policy",
        "heading 2: Who we are",
        f"text: {FULL} sell it.",
        "heading 2: Your rights",
        f"text: {FULL} keep it.",
    ]


def test_items_and_their_depth() -> None:
    page: list[Placed | Dressed] = [
        (70, 700, "Privacy policy", "Helvetica-Bold", 18),
        *block("You may ask", top=680),
        *[(80, 660, "•"), (95, 660, "for a copy,")],
        *[(95, 645, "o"), (110, 645, "on paper,")],
        *[(80, 630, "•"), (95, 630, FULL), (95, 618, "more.")],
        (80, 600, "(a) at once"),
    ]
    assert lines(page)[1:] == [
        "text: You may ask",
        "bullet 1 •: for a copy,",
        "bullet 2 ◦: on paper,",
        f"bullet 1 •: {FULL} more.",
        "numbered 2 (a): at once",
    ]


def test_what_every_page_repeats_at_its_edges_stands_aside_and_a_title_stays_once() -> None:
    def page(number: int, text: str) -> list[Placed]:
        return [
            (70, 800, "Privacy policy of Pebble"),
            *block(text),
            (70, 40, "Pebble GmbH, Berlin"),
            (500, 40, f"Page {number} of 3"),
        ]

    document = read(page(1, "First."), page(2, "Second."), page(3, "Third."))
    assert shown(document.lines) == ["heading 1: Privacy policy of Pebble", "text: First.", "text: Second.", "text: Third."]
    assert [line.text.value for line in document.aside].count("Privacy policy of Pebble") == 2
    assert "Page 2 of 3" in [line.text.value for line in document.aside]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    assert lines(block(FULL), block("keep it for a year.")) == [f"text: {FULL} keep it for a year."]


def test_a_table() -> None:
    rows = [
        ("Data", "Why", "Kept for"),
        ("Name", "to send what you order", "a year"),
        ("Bill", "because the law wants it", "ten years"),
    ]
    page: list[Placed | Dressed] = [
        (left, 700 - 20 * number, text, "Helvetica-Bold" if number == 0 else "Helvetica", BODY)
        for number, row in enumerate(rows)
        for left, text in zip((70, 200, 400), row, strict=True)
    ]
    assert lines(page) == [
        "head: Data | Why | Kept for",
        "row: Name | to send what you order | a year",
        "row: Bill | because the law wants it | ten years",
    ]


def test_the_cells_of_a_table_may_stand_close_and_its_heads_in_the_middle_of_their_columns() -> None:
    heads = [(80, 720, "Cookie"), (150, 726, "What it"), (156, 714, "does"), (265, 720, "Lasts")]
    page: list[Placed | Dressed] = [(left, height, text, "Helvetica-Bold", BODY) for left, height, text in heads]
    for height, purpose in ((690, "remembers your cart"), (670, "counts your visits to it")):
        page += [(70, height, "sid"), (140, height, purpose), (252, height, "2 years")]
    assert lines(page) == [
        "head: Cookie | What it does | Lasts",
        "row: sid | remembers your cart | 2 years",
        "row: sid | counts your visits to it | 2 years",
    ]


def test_items_whose_bullets_are_drawn_are_items() -> None:
    items = ["see the data that we hold about you,", "have mistakes corrected,", "complain to an authority."]
    rights = [(70.0, 700.0, "You have the right to:"), *block(*items, left=100, top=684), *block(FULL, "so on.", top=630)]
    assert lines(rights)[:4] == ["text: You have the right to:", *(f"bullet 1 •: {item}" for item in items)]
    address = block("Tern Ltd", "Mill Lane 3", left=100, top=684)
    page = [(70.0, 700.0, "Write to us at this address:"), *address, *block(FULL, "so on.", top=630)]
    assert lines(page)[1:3] == ["text: Tern Ltd", "text: Mill Lane 3"]


def test_columns_are_read_one_after_the_other_however_they_are_written() -> None:
    left = [
        "We collect the name, the address",
        "and the number of everyone who",
        "orders yarn from us, and we do",
        "so until the order is delivered.",
    ]
    right = [
        "You may ask us for a copy of all",
        "that we hold about you, and you",
        "may ask us to correct or erase",
        "what is wrong or out of date.",
    ]
    across = [place for pair in zip(block(*left), block(*right, left=330), strict=True) for place in pair]
    expected = [f"text: {' '.join(left)}", f"text: {' '.join(right)}"]
    assert lines(across) == expected
    assert lines([*block(*left), *block(*right, left=330)]) == expected


def test_places_are_pages_and_the_lines_on_them() -> None:
    document = read(block(FULL, "x."), [*block("A second paragraph."), *block("A third paragraph.", top=600)])
    third = document.lines[-2].text.span
    assert document.source.place(third.start) == "page 2, line 2"
    assert (document.source.location(third).page, document.source.location(third).line) == (2, 4)
    assert document.source.format is Format.PDF


def encrypted() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret"))
    canvas.drawString(70, 700, FULL)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([], []), "pictures"),
        (pdf(block("Scan 12")), "pictures"),
        (encrypted(), "password"),
        (b"%PDF-1.7\nnothing", "not a PDF that can be read"),
    ],
)
def test_what_has_no_text_is_refused_with_advice(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_data(data, "policy.pdf")


WHOLE = pdf(block(FULL, "keep it."), block("Second page, with a little text."))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8), st.integers(0, 60))
def test_a_damaged_file_is_read_or_refused(at: int, put: bytes, lost: int) -> None:
    try:
        document = read_data(WHOLE[:at] + put + WHOLE[at + lost :], "policy.pdf")
    except UnreadableError:
        return
    assert misplaced(document) == []


def test_a_line_of_marks_without_width_is_read() -> None:  # a find of the fuzzer
    drawn = (
        b"BT\xfa/F1 10 Tf BT /F1 10 Tf 20 200 Td (We keep you \xd7\xdf\xab\x8d "
        b"100 0 Td \x00\x00\x00\x00\x00\x00\x00%Tu ) Tj 100 0 Td (b)  000Td (b) Tj ET"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, content) for number, content in enumerate(objects, start=1))
    assert read_data(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>", "policy.pdf").lines
