"""The policy as read: every word of it, cut where marks begin and end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import place

from linter.findings import Evidence
from linter.policy import Policy
from linter.readers import read_text
from linter.reporters.html.places import Owner, Places
from linter.reporters.html.reading import LONGEST, Reading, Row, read
from linter.reporters.html.texts import texts
from linter.segment import segment
from linter.source import Format, Part, Span

MARKDOWN = """\
# Privacy policy

Kumquat Ltd sells *fruit* &amp; flowers
in the town of Cork.

- your name
  - and your title
1. your street

| data | kept |
| --- | --- |
| orders | 7 years |
"""
OWNER = Owner("f-1", "A finding", "error")


def policy(text: str = MARKDOWN, format: Format = Format.MARKDOWN) -> Policy:
    return segment(read_text(text, "privacy.md", format))


def marked(text: str, *spans: Span, format: Format = Format.MARKDOWN) -> tuple[Reading, Places]:
    tree = policy(text, format)
    places = Places(tree.source)
    for number, span in enumerate(spans):
        places.add(Evidence(span=span, quote=""), Owner(f"f-{number}", f"finding {number}", "error"))
    return read(tree, places), places


def rows(reading: Reading) -> list[Row]:
    return [row for block in reading.blocks for row in block]


def words(row: Row) -> list[str]:
    return ["".join(piece.text for piece in cell) for cell in row.cells]


def test_all_blocks_are_there_with_their_lines() -> None:
    reading, _ = marked(MARKDOWN)
    assert [(row.kind, row.line, row.number, row.level, row.marker, words(row)) for row in rows(reading)] == [
        ("heading", 1, "1", 1, "", ["Privacy policy"]),
        ("text", 3, "3", 0, "", ["Kumquat Ltd sells fruit & flowers in the town of Cork."]),
        ("item", 6, "6", 1, "•", ["your name"]),
        ("item", 7, "7", 2, "•", ["and your title"]),
        ("item", 8, "8", 1, "1.", ["your street"]),
        ("cells", 10, "10", 0, "", ["data", "kept"]),
        ("cells", 12, "12", 0, "", ["orders", "7 years"]),
    ]
    assert len(reading.blocks) == 6  # the rows of the table are together
    assert reading.sections == [("s1", "Privacy policy", 1)]


def test_a_mark_over_emphasis_and_entities_covers_what_is_seen() -> None:
    start = MARKDOWN.index("*fruit")
    reading, places = marked(MARKDOWN, Span(start, MARKDOWN.index(" flowers")))
    assert [piece.text for piece in rows(reading)[1].cells[0] if piece.kind] == ["fruit &"]
    evidence = Evidence(span=Span(start, MARKDOWN.index(" flowers")), quote="")
    assert places.address(evidence) == "#p1"


def test_marks_that_overlap_are_told_apart() -> None:
    reading, _ = marked(MARKDOWN, place("Kumquat Ltd", text=MARKDOWN).span, place("Ltd sells", text=MARKDOWN).span)
    pieces = [(piece.text, piece.places, piece.anchors) for piece in rows(reading)[1].cells[0] if piece.kind]
    assert pieces == [("Kumquat ", "p1", ("p1",)), ("Ltd", "p1 p2", ("p2",)), (" sells", "p2", ())]


def test_a_mark_over_several_blocks_is_noted_where_it_begins() -> None:
    start = MARKDOWN.index("your name")
    reading, _ = marked(MARKDOWN, Span(start, MARKDOWN.index("street")))
    items = rows(reading)[2:5]
    assert [[note.owner.label for note in row.notes] for row in items] == [["finding 0"], [], []]
    assert all(any(piece.kind for piece in row.cells[0]) for row in items)


def test_notes_of_the_same_name_are_one() -> None:
    tree = policy()
    places = Places(tree.source)
    for anchor, words_of in (("f-1", "Kumquat"), ("f-2", "flowers"), ("f-3", "Cork")):
        places.add(place(words_of, text=MARKDOWN), Owner(anchor, "Twice" if anchor != "f-3" else "Once", "warning"))
    notes = rows(read(tree, places))[1].notes
    assert [(note.owner.label, note.owner.anchor, note.places) for note in notes] == [
        ("Twice", "f-1", "p1 p2"),
        ("Once", "f-3", "p3"),
    ]


def test_a_place_outside_what_is_shown_leads_to_the_line_above() -> None:
    _, places = marked(MARKDOWN)
    assert places.address(Evidence(span=Span(len(MARKDOWN) - 1, len(MARKDOWN)), quote="")) == "#L12"
    assert Places(places.source).address(place("Kumquat", text=MARKDOWN)) == ""


def test_a_line_that_nobody_wrote_is_cut() -> None:
    (row,) = rows(marked("x" * (LONGEST + 7), format=Format.TEXT)[0])
    assert (len(words(row)[0]), row.cut) == (LONGEST, 7)


def test_a_footer_stands_aside() -> None:
    html = "<html><body><main><h1>Privacy policy</h1><p>We sell fruit.</p></main><footer>Kumquat Ltd</footer></body></html>"
    reading, _ = marked(html, format=Format.HTML)
    assert [words(row) for block in reading.aside for row in block] == [["Kumquat Ltd"]]


@pytest.mark.parametrize(
    ("part", "name", "number"),
    [
        (Part(start=18, page=3), "page 3, line 2", "3:2"),
        (Part(start=18, paragraph=5), "paragraph 5", "5"),
        (Part(start=18, page=2, paragraph=5), "paragraph 5, page 2", "5"),
    ],
)
def test_pages_and_paragraphs_are_named_where_a_document_has_them(part: Part, name: str, number: str) -> None:
    places = Places(replace(policy().source, parts=(part,)))
    assert places.named(MARKDOWN.index("in the town"), texts()) == name
    assert places.number(MARKDOWN.index("in the town")) == number


@settings(deadline=None)
@given(
    st.text(st.sampled_from("ab *_&;#\n-|1."), max_size=120),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=6),
)
def test_no_word_is_lost_whatever_is_marked(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in ends if max(pair) <= len(text)]
    plain, _ = marked(text)
    reading, places = marked(text, *spans)
    assert list(map(words, rows(reading))) == list(map(words, rows(plain)))
    anchors = [anchor for row in rows(reading) for cell in row.cells for piece in cell for anchor in piece.anchors]
    assert len(anchors) == len(set(anchors)) <= len(list(places))
