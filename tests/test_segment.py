"""The tree of a policy: what the grammar makes of lines, whatever they are."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, logger

from linter.grammar import grammar
from linter.policy import (
    Block,
    Contents,
    DateLine,
    ItemList,
    Line,
    LineKind,
    ListItem,
    Paragraph,
    Policy,
    Section,
    Table,
)
from linter.readers.document import Document
from linter.readers.text import read
from linter.segment import segment
from linter.source import Format, Source
from linter.text import Text


def tree(*lines: Line) -> Policy:
    """The tree of lines that a reader of a marked format hands over."""
    return segment(Document(source=Source(path="p.md", text="", format=Format.MARKDOWN), lines=lines))


def plain(text: str) -> Policy:
    source = Source(path="p.txt", text=text, format=Format.TEXT)
    return segment(Document(source=source, lines=read(source)))


def line(kind: LineKind, value: str = "x", level: int = 0, **rest: object) -> Line:
    return Line(text=Text.plain(value, 0), kind=kind, level=level, **rest)  # type: ignore[arg-type]


def heading(level: int, value: str = "Title") -> Line:
    return line(LineKind.HEADING, value, level)


BLANK = Line(text=Text("", ()), kind=LineKind.BLANK)


def shape(section: Section) -> object:
    return (section.level, [shape(inner) for inner in section.sections]) if section.sections else section.level


def inside(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """The texts of blocks, in order."""
    for block in blocks:
        match block:
            case Paragraph() | DateLine():
                yield block.text
            case ItemList():
                for item in block.items:
                    yield item.text
                    yield from inside(item.children)
            case Table():
                for row in block.rows:
                    yield from row.cells
            case Contents():
                yield from block.entries


def texts(policy: Policy) -> Iterator[Text]:
    """All texts of a policy, in document order."""
    yield from inside(policy.blocks)
    for section in policy.walk():
        yield section.title
        yield from inside(section.blocks)


@pytest.mark.parametrize(
    ("levels", "shapes"),
    [
        ([1, 2, 2, 1], [(1, [2, 2]), 1]),
        ([1, 3, 2, 3], [(1, [3, (2, [3])])]),
        ([3, 2, 1, 6], [3, 2, (1, [6])]),
        ([6, 6, 5], [6, 6, 5]),
        ([1, 2, 3, 4, 5, 6], [(1, [(2, [(3, [(4, [(5, [6])])])])])]),
        ([0, 9], [(1, [6])]),
    ],
)
def test_sections_nest_by_level(levels: list[int], shapes: list[object]) -> None:
    assert [shape(section) for section in tree(*map(heading, levels)).sections] == shapes


def test_blocks_stand_in_the_section_above_them() -> None:
    policy = tree(
        line(LineKind.TEXT, "before"), heading(1), line(LineKind.TEXT, "one"), heading(2), line(LineKind.DATE, "two")
    )
    assert [text.value for text in inside(policy.blocks)] == ["before"]
    assert [text.value for text in inside(policy.sections[0].blocks)] == ["one"]
    assert isinstance(policy.sections[0].sections[0].blocks[0], DateLine)


def items(depths: list[int], kind: LineKind = LineKind.BULLET) -> list[Line]:
    return [line(kind, str(number), depth, marker="-") for number, depth in enumerate(depths)]


def nest(block: Block) -> object:
    assert isinstance(block, ItemList)
    return [
        (item.text.value, [nest(child) for child in item.children]) if item.children else item.text.value
        for item in block.items
    ]


def test_items_nest_by_depth_and_blank_lines_do_not_part_them() -> None:
    first, *rest = items([1, 2, 2, 1, 3, 1])
    policy = tree(heading(1), first, BLANK, *rest)
    assert [nest(block) for block in policy.sections[0].blocks] == [[("0", [["1", "2"]]), ("3", [["4"]]), "5"]]


def test_numbered_and_bulleted_lists_are_two_lists() -> None:
    policy = tree(heading(1), *items([1, 1]), *items([1], LineKind.NUMBERED))
    blocks = [block for block in policy.sections[0].blocks if isinstance(block, ItemList)]
    assert [(block.ordered, len(block.items)) for block in blocks] == [(False, 2), (True, 1)]


def test_more_text_of_an_item_is_its_child() -> None:
    policy = tree(heading(1), *items([1, 2]), line(LineKind.CONTINUED, "more", 1), line(LineKind.TEXT, "out"))
    listed, paragraph = policy.sections[0].blocks
    assert isinstance(listed, ItemList)
    assert [type(child) for child in listed.items[0].children] == [ItemList, Paragraph]
    assert isinstance(paragraph, Paragraph)


def test_a_blank_line_parts_two_tables() -> None:
    row = line(LineKind.ROW, "a", cells=(Text.plain("a", 0),))
    policy = tree(heading(1), row, row, BLANK, row)
    assert [len(block.rows) for block in policy.sections[0].blocks if isinstance(block, Table)] == [2, 1]


def test_a_bulleted_table_of_contents_is_no_list() -> None:
    titles = ["Who we are", "What we keep", "Your rights", "Contact"]
    body = [one for title in titles for one in (heading(2, title), line(LineKind.TEXT, "We say so."))]
    policy = tree(heading(1), *(line(LineKind.BULLET, title, 1) for title in titles), *body)
    assert isinstance(policy.sections[0].blocks[0], Contents)


def test_a_marked_document_without_headings_is_judged_as_plain_text_is() -> None:
    body = "We keep the names of those who moor at our pier, and the hour at which they came, for a year."
    titles = ["Who we are", "What data we collect", "Your rights", "How to contact us"]
    parts = [one for title in titles for one in (line(LineKind.TEXT, title), BLANK, line(LineKind.TEXT, body), BLANK)]
    assert [section.title.value for section in tree(*parts).sections] == titles


def test_a_long_document_that_marks_its_title_alone_has_the_sections_that_it_shows() -> None:
    body = "We keep the names of those who moor at our pier, and the hour at which they came, for a year. " * 5
    titles = ["Who we are", "What data we collect", "Your rights", "How to contact us"]
    parts = [one for title in titles for one in (line(LineKind.TEXT, title), BLANK, line(LineKind.TEXT, body), BLANK)]
    policy = tree(heading(2, "Privacy"), *parts)
    assert [(section.title.value, section.level) for section in policy.walk()] == [
        ("Privacy", 2),
        *((title, 3) for title in titles),
    ]
    short = tree(heading(2, "Privacy"), *parts[:4])
    assert [section.title.value for section in short.walk()] == ["Privacy"]


def test_the_grammar_has_no_conflicts(caplog: pytest.LogCaptureFixture) -> None:
    before = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        with caplog.at_level(logging.DEBUG, logger="lark"):
            Lark(grammar("policy"), parser="lalr", lexer="basic", debug=True)
    finally:
        logger.setLevel(before)
    assert "conflict" not in caplog.text.lower()


KINDS = st.sampled_from(list(LineKind))


@given(st.lists(st.builds(line, KINDS, st.sampled_from(["a", "Your rights"]), st.integers(0, 20)), max_size=60))
def test_any_lines_parse_and_none_is_lost(lines: list[Line]) -> None:
    policy = tree(*lines)
    kept = [one for one in lines if one.kind not in {LineKind.BLANK, LineKind.ROW}]
    assert len(list(texts(policy))) == len(kept)


MARKS = ["-", "- ", "* ", "•", "o  ", "1. ", "(a) ", "2.1 ", "IV. ", "|", " | ", "| --- |", "---\n", "===\n"]
SPACE = ["\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\u200b", "\ufeff", "\x00"]
TITLES = ["Privacy Policy", "YOUR RIGHTS", "What do we collect?", "Contact us:", "Last updated: 3 May 2024"]
PROSE = ["We keep your data for a year and a day, and strike it out afterwards.", "and so on,", "word ", "\U0001f512"]
FRAGMENT = st.sampled_from([*MARKS, *SPACE, *TITLES, *PROSE])
ANY_TEXT = st.one_of(st.text(max_size=300), st.lists(FRAGMENT, max_size=60).map("".join))


def squeezed(value: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2060\ufeff]+", " ", value).strip()


@settings(deadline=None, max_examples=300)
@given(ANY_TEXT)
def test_every_text_is_the_source_at_its_span(text: str) -> None:
    policy = plain(text)
    for node in texts(policy):
        cut = squeezed(policy.source.cut(node.span))
        assert squeezed(node.value) == cut


@settings(deadline=None)
@given(ANY_TEXT)
def test_texts_come_in_the_order_of_the_source(text: str) -> None:
    spans = [node.span for node in texts(plain(text)) if node.value]
    assert all(before.end <= after.start for before, after in pairwise(spans))


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_section_holds_only_deeper_ones(text: str) -> None:
    for section in plain(text).walk():
        assert 1 <= section.level <= 6
        assert all(inner.level > section.level for inner in section.sections)


def depth(blocks: tuple[Block, ...]) -> int:
    items: list[ListItem] = [item for block in blocks if isinstance(block, ItemList) for item in block.items]
    return max((1 + depth(item.children) for item in items), default=0)


def test_deep_lists_are_cut_off() -> None:
    policy = plain("\n".join(" " * (2 * indent) + "- item" for indent in range(500)))
    assert depth(policy.blocks) <= 12


HOSTILE = {
    "ever deeper bullets": lambda size: "\n".join(" " * (number % 500) + "- item" for number in range(size)),
    "headings": lambda size: "\n\n".join(
        f"Your Rights {number}\n\nWe do this and that with data." for number in range(size)
    ),
    "first sections": lambda size: "1. Your Rights\n\n" * size,
    "pipes": lambda size: "|\n" * size,
    "ragged pipes": lambda size: "\n".join("|".join("x" * (number % 7 + 1)) for number in range(size)),
    "bullets alone": lambda size: "-\n" * size,
    "invisible": lambda size: "\u200b " * size,
    "dots": lambda size: ". " * size + "1." * size,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_has_a_tree(text: object) -> None:
    assert callable(text)
    plain(text(3_000))
