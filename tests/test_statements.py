from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.leads import lead_in
from linter.policy import (
    Block,
    Contents,
    DateLine,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Policy,
    Section,
    Table,
    TableRow,
)
from linter.readers import read_text
from linter.segment import segment
from linter.source import Format, Source, Span
from linter.statements import Statement, StatementKind, build_statements
from linter.text import Text


class Draft:
    """Writes a policy by hand: every text stands in the source where it was added."""

    def __init__(self) -> None:
        self.source = ""

    def text(self, value: str) -> Text:
        start = len(self.source)
        self.source += value + "\n"
        return Text.plain(value, start)

    def paragraph(self, value: str, links: Sequence[str] = ()) -> Paragraph:
        text = self.text(value)
        return Paragraph(text=text, links=tuple(self.link(text, link) for link in links))

    def link(self, text: Text, words: str) -> Link:
        start = text.value.index(words)
        cut = text.slice(start, start + len(words))
        return Link(text=cut, target="https://example.com", span=cut.span)

    def item(self, value: str, *children: Block) -> ListItem:
        return ListItem(text=self.text(value), marker="-", children=children)

    def items(self, *values: str) -> ItemList:
        return ItemList(items=tuple(self.item(value) for value in values), ordered=False)

    def row(self, *cells: str, header: bool = False) -> TableRow:
        return TableRow(cells=tuple(self.text(cell) for cell in cells), header=header)

    def policy(self, *blocks: Block, sections: tuple[Section, ...] = ()) -> Policy:
        return Policy(
            source=Source(path="policy.md", text=self.source, format=Format.MARKDOWN), blocks=blocks, sections=sections
        )

    def statements(self, *blocks: Block, sections: tuple[Section, ...] = ()) -> tuple[Statement, ...]:
        return build_statements(self.policy(*blocks, sections=sections))


def leads(statements: Sequence[Statement]) -> dict[str, str | None]:
    return {s.text: s.lead.text if s.lead else None for s in statements}


@pytest.fixture
def draft() -> Draft:
    return Draft()


def section(title: Text, *blocks: Block, level: int = 1, sections: tuple[Section, ...] = ()) -> Section:
    return Section(title=title, level=level, blocks=blocks, sections=sections)


def test_headings_come_first_and_carry_those_above_them(draft: Draft) -> None:
    before = draft.paragraph("Welcome. Read on.")
    top = draft.text("Privacy")
    intro = draft.paragraph("We care.")
    inner = section(draft.text("Your rights"), draft.paragraph("You may object."), level=2)
    statements = draft.statements(before, sections=(section(top, intro, sections=(inner,)),))

    assert [(s.index, s.kind.value, s.text, s.headings) for s in statements] == [
        (0, "sentence", "Welcome.", ()),
        (1, "sentence", "Read on.", ()),
        (2, "heading", "Privacy", ()),
        (3, "sentence", "We care.", ("Privacy",)),
        (4, "heading", "Your rights", ("Privacy",)),
        (5, "sentence", "You may object.", ("Privacy", "Your rights")),
    ]
    assert statements[4].section is inner
    assert statements[0].section is None


def test_date_lines_are_one_statement_and_contents_none(draft: Draft) -> None:
    statements = draft.statements(
        Contents(entries=(draft.text("1. Who we are"),)), DateLine(text=draft.text(" Updated: No. 2 of 3 May 2024. Final. "))
    )
    assert [(s.kind, s.text, s.span) for s in statements] == [
        (StatementKind.DATE, "Updated: No. 2 of 3 May 2024. Final.", Span(15, 51))
    ]


def test_a_list_is_led_by_the_last_sentence_before_it(draft: Draft) -> None:
    intro = draft.paragraph("You are in control. You have the right to:")
    items = draft.items("access your data. Ask us.", "object")
    assert leads(draft.statements(intro, items)) == {
        "You are in control.": None,
        "You have the right to:": None,
        "access your data.": "You have the right to:",
        "Ask us.": "You have the right to:",
        "object": "You have the right to:",
    }


def test_an_inner_list_is_led_by_its_item_and_the_chain_goes_up(draft: Draft) -> None:
    intro = draft.paragraph("We share data with")
    parent = draft.item("Processors. They act for us.")
    inner = draft.items("hosts")
    item = ListItem(text=parent.text, marker="-", children=(draft.paragraph("More of the item."), inner))
    statements = {s.text: s for s in draft.statements(intro, ItemList(items=(item,), ordered=False))}

    host = statements["hosts"]
    assert host.lead is statements["They act for us."]
    assert host.lead is not None
    assert host.lead.lead is statements["We share data with"]
    assert statements["More of the item."].kind is StatementKind.ITEM
    assert statements["More of the item."].lead is statements["We share data with"]


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        ("We use data for:", "We use data for:"),
        ("We use data for: *", "We use data for: *"),
        ("We use data when you", "We use data when you"),
        ("What do we collect?", "What do we collect?"),
        ("We rely on the following bases.", "We rely on the following bases."),
        ("You have the rights listed below. They are not absolute.", "You have the rights listed below."),
        ("Our cookies are described below.", "Our cookies are described below."),
        ("We stop following your request.", None),
        ("Write to us as told in section 9 below.", None),
        ("We may delete it. We keep nothing.", None),
    ],
)
def test_what_introduces_a_list(draft: Draft, paragraph: str, lead: str | None) -> None:
    statements = draft.statements(draft.paragraph(paragraph), draft.items("one"))
    assert leads(statements)["one"] == lead


def test_nothing_introduces_the_first_list_of_a_section(draft: Draft) -> None:
    assert lead_in(()) is None
    before = draft.paragraph("We use:")
    inner = section(draft.text("Cookies"), draft.items("one"))
    assert leads(draft.statements(before, sections=(inner,)))["one"] is None


def test_a_list_right_after_a_list_goes_on_with_it(draft: Draft) -> None:
    statements = draft.statements(draft.paragraph("We use:"), draft.items("names"), draft.items("addresses"))
    assert leads(statements)["addresses"] == "We use:"


def test_a_stray_line_between_two_lists_does_not_part_them(draft: Draft) -> None:
    stray = draft.paragraph("the last words of an item;")
    statements = draft.statements(draft.paragraph("We use:"), draft.items("names"), stray, draft.items("addresses"))
    assert leads(statements)["addresses"] == "We use:"


@pytest.mark.parametrize(
    ("paragraphs", "led"),
    [
        (["You may:", "access data;", "object; and", "complain.", "We never sell data."], 3),
        (["You may:", "access data", "object", "We never sell any data to anybody else."], 2),
        (["We do this:", "We bill you.", "We help you.", "We test. We learn."], 2),
        (["We do this:", "We bill you. We help you.", "names"], 2),
        (["Write to us:", "help@example.com", "You have the right to:", "object"], 1),
        (["You have the following rights:", "We also use cookies to do all of this for you:", "analytics"], 0),
        (["We collect:", "x" * 200, "y" * 301], 1),
        (["Your rights:", "Access: You may ask. We answer.", "Erasure – You may ask. We delete.", "We wait. We see."], 2),
    ],
)
def test_paragraphs_after_a_colon_are_led_by_it(draft: Draft, paragraphs: list[str], led: int) -> None:
    statements = draft.statements(*[draft.paragraph(paragraph) for paragraph in paragraphs])
    found = {s.block.value for s in statements if s.lead is statements[0]}
    assert found == set(paragraphs[1 : 1 + led])


def test_a_label_leads_what_follows_and_is_led_itself(draft: Draft) -> None:
    texts = ["Your rights are:", "Right of access:", "You may ask for a copy."]
    statements = draft.statements(*[draft.paragraph(text) for text in texts])
    assert statements[2].lead is statements[1]
    assert statements[1].lead is statements[0]


def test_an_answer_is_led_by_its_question(draft: Draft) -> None:
    statements = draft.statements(
        draft.paragraph("Do we sell your data? No. We never do such a thing to anybody at all."),
        draft.paragraph("Do we share it?"),
        draft.paragraph("Yes, with our processors, who act on our behalf and nobody else's."),
    )
    assert leads(statements) == {
        "Do we sell your data?": None,
        "No.": "Do we sell your data?",
        "We never do such a thing to anybody at all.": None,
        "Do we share it?": None,
        "Yes, with our processors, who act on our behalf and nobody else's.": "Do we share it?",
    }


def test_rows_join_their_cells_and_are_led_by_the_first_header_row(draft: Draft) -> None:
    head = draft.row("Cookie", "Purpose", header=True)
    table = Table(rows=(head, draft.row("_sid", "Log-in. Safety."), draft.row("", " "), draft.row("_ga", "")))
    statements = draft.statements(table)
    assert [s.text for s in statements] == ["Cookie | Purpose", "_sid | Log-in. Safety.", "_ga"]
    assert [s.lead for s in statements] == [None, statements[0], statements[0]]
    assert {s.kind for s in statements} == {StatementKind.ROW}


def test_rows_without_a_header_have_no_lead(draft: Draft) -> None:
    assert leads(draft.statements(Table(rows=(draft.row("a", "b"), draft.row("c"))))) == {"a | b": None, "c": None}


def test_links_go_to_the_sentences_that_hold_them(draft: Draft) -> None:
    paragraph = draft.paragraph(
        "See our terms. Read this page. Then go on. Done.", links=["our terms", "this page. Then go"]
    )
    statements = draft.statements(paragraph)
    assert [[link.text.value for link in s.links] for s in statements] == [
        ["our terms"],
        ["this page. Then go"],
        ["this page. Then go"],
        [],
    ]


def test_evidence_points_into_the_source(draft: Draft) -> None:
    draft.text("something before")
    paragraph = draft.paragraph("We wait. You may object.")
    policy = draft.policy(paragraph)
    statement = build_statements(policy)[1]
    assert policy.source.cut(statement.span) == "You may object."
    assert policy.source.cut(statement.evidence_of(8, 14).span) == "object"


WORDS = st.sampled_from(
    ["We keep data", "You may", "No", "e.g.", "Art. 6", "following", "object", "\u00a0", " ", "İ", "Why"]
)
VALUES = st.lists(WORDS | st.sampled_from([". ", "? ", ": ", "; ", " ", ".We"]), max_size=8).map("".join)


@st.composite
def blocks(draw: st.DrawFn, draft: Draft, depth: int) -> Block:
    kind = draw(st.sampled_from(["paragraph", "list", "table", "date"] if depth else ["paragraph"]))
    if kind == "paragraph":
        return draft.paragraph(draw(VALUES))
    if kind == "date":
        return DateLine(text=draft.text(draw(VALUES)))
    if kind == "table":
        rows = draw(st.lists(st.tuples(st.lists(VALUES, max_size=3), st.booleans()), max_size=3))
        return Table(rows=tuple(draft.row(*cells, header=header) for cells, header in rows))
    items = []
    for _ in range(draw(st.integers(0, 3))):
        text = draft.text(draw(VALUES))
        children = tuple(draw(blocks(draft, depth - 1)) for _ in range(draw(st.integers(0, 2))))
        items.append(ListItem(text=text, marker="", children=children))
    return ItemList(items=tuple(items), ordered=draw(st.booleans()))


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    draft = Draft()
    front = [draw(blocks(draft, 2)) for _ in range(draw(st.integers(0, 3)))]
    sections = []
    for _ in range(draw(st.integers(0, 2))):
        title = draft.text(draw(VALUES))
        sections.append(section(title, *[draw(blocks(draft, 1)) for _ in range(draw(st.integers(0, 3)))]))
    return draft.policy(*front, sections=tuple(sections))


@given(policies())
def test_statements_hold_all_text_once_and_in_order(policy: Policy) -> None:
    statements = build_statements(policy)
    source = policy.source
    at = 0
    for index, statement in enumerate(statements):
        assert statement.index == index
        assert statement.lead is None or statement.lead.index < index
        assert statement.block.value[statement.start :].startswith(statement.text)
        assert statement.text == statement.text.strip() != ""
        assert not source.text[at : statement.span.start].strip()
        if statement.kind is not StatementKind.ROW:
            assert source.cut(statement.span) == statement.text
        at = statement.span.end
    assert not source.text[at:].strip()


def test_long_lead_chains_and_many_links_take_linear_time(draft: Draft) -> None:
    text = draft.text("Go. " * 20_000)
    links = tuple(Link(text=Text.plain("Go", at), target="", span=Span(at, at + 2)) for at in range(0, len(text.value), 4))
    statements = draft.statements(Paragraph(text=text, links=links))
    assert [len(s.links) for s in statements] == [1] * 20_000


def test_a_link_knows_its_words_in_the_statement() -> None:
    text = "# Policy\n\nWe care.  Any&nbsp;questions? Then [*drop* us a&nbsp;line](mailto:a@b.example) &amp; wait."
    statements = build_statements(segment(read_text(text, "policy.md", Format.MARKDOWN)))
    (statement,) = (statement for statement in statements if statement.links)
    start, end = statement.place_of(statement.links[0])
    assert statement.text[start:end].split() == ["drop", "us", "a", "line"]
