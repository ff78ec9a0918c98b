"""Markdown to lines."""

from __future__ import annotations

import pytest
from reading import markdown, misplaced

from linter.policy import LineKind
from linter.readers import read_text
from linter.source import Format

CASES = {
    "headings of both kinds": (
        "# Privacy *policy* ##\n\nCookies\n=======\n\nYour rights\n-----------\n",
        ["heading 1: Privacy policy", "heading 1: Cookies", "heading 2: Your rights"],
    ),
    "a wrapped paragraph is one line": (
        "We collect\nyour **name** and\n  your address.\n\nNothing else.\n",
        ["text: We collect your name and your address.", "text: Nothing else."],
    ),
    "nested lists with further paragraphs": (
        "- We\n\n  more\n  - share\n* other\n",
        ["bullet 1 -: We", "continued 1: more", "bullet 2 -: share", "bullet 1 *: other"],
    ),
    "numbers as written": (
        "3. third\n4. fourth\n\n   1) inner\n",
        ["numbered 1 3.: third", "numbered 1 4.: fourth", "numbered 2 1): inner"],
    ),
    "a heading in a list item is a heading": (
        "1. ## Who we are\n\n   Birch & Oak.\n\n   - a post box\n",
        ["heading 2 1.: Who we are", "text: Birch & Oak.", "bullet 1 -: a post box"],
    ),
    "tables": (
        "| Cookie | Purpose |\n|---|:-:|\n| `_sid` | log\\|in |\n| | **none** |\n",
        ["head: Cookie | Purpose", "row: _sid | log|in", "row:  | none"],
    ),
    "a table in a list": ("- | a | b |\n  |---|---|\n  | c | d |\n", ["head: a | b", "row: c | d"]),
    "quotes and code": ("> We *never* sell it.\n\n```\nlog line\n```\n", ["text: We never sell it.", "text: log line"]),
    "a slot that looks like a tag, and tags": (
        "Ask <your name here>, <input disabled>not <b>us</b> <img src=x>or <Company Name>.\n",
        ["text: Ask <your name here>, not us or <Company Name>."],
    ),
    "entities and escapes": (
        "Oak &amp; Birch &copy;&nbsp;2024 \\*not bold\\* AT&T\n",
        ["text: Oak & Birch © 2024 *not bold* AT&T"],
    ),
    "images leave nothing": ("![our logo](logo.png) Text ![x](y.png)\n", ["text: Text"]),
    "html tags and comments are no text": (
        'We <u>do</u> <!-- check with legal --> keep it.\n\n<!-- a\n\nb -->\n\n<div align="center">\n\nCentre\n\n</div>\n',
        ["text: We do keep it.", "text: Centre"],
    ),
    "blocks of html are read as html": (
        "Before\n\n<table><tr><th>Cookie</th><th>Days</th></tr><tr><td>sid</td><td>3</td></tr></table>\n\n<h2>After</h2>\n",
        ["text: Before", "head: Cookie | Days", "row: sid | 3", "heading 2: After"],
    ),
    "lines of an address stay together": (
        "Birch & Oak Ltd  \nMill Lane 3<br>\nLeeds\n",
        ["text: Birch & Oak Ltd Mill Lane 3 Leeds"],
    ),
    "sentences over line breaks are paragraphs": (
        "We keep all of your data for one whole year.\\\nAfter that we delete it without any further delay.\n",
        [
            "text: We keep all of your data for one whole year.",
            "text: After that we delete it without any further delay.",
        ],
    ),
    "bullets typed by hand": (
        "You may:\n• object\n• complain\n",
        ["text: You may:", "bullet 1 •: object", "bullet 1 •: complain"],
    ),
    "indented text is no code": ("Text\n\n      deep text\n", ["text: Text", "text: deep text"]),
    "bold marks with a space too many": (
        "**Cookies **are small. **Tags **are smaller.\n",
        ["text: Cookies are small. Tags are smaller."],
    ),
    "footnote stars stay": ("Phone: 020 7946**\n", ["text: Phone: 020 7946**"]),
    "a line of equal signs under a title": (
        "Privacy notice\n\n\n==========\n\nText.\n",
        ["heading 1: Privacy notice", "text: Text."],
    ),
    "template tags": ("{% include head.html %}\n# {{ company }} policy\n", ["heading 1: {{ company }} policy"]),
    "gaps to fill in stay": (
        "Our officer is ________.\n\n[ ]\n",
        ["text: Our officer is ________.", "text: [ ]"],
    ),
}


@pytest.mark.parametrize(("text", "lines"), CASES.values(), ids=CASES)
def test_lines(text: str, lines: list[str]) -> None:
    assert markdown(text) == lines
    assert misplaced(read_text(text, "policy.md")) == []


def test_a_paragraph_ends_with_a_blank_line() -> None:
    kinds = [line.kind for line in read_text("One\ntwo\n\nthree\n", "policy.md").lines]
    assert kinds == [LineKind.TEXT, LineKind.BLANK, LineKind.TEXT, LineKind.BLANK]


def test_links_keep_text_target_and_place() -> None:
    text = "See [our *cookie* page](/cookies?a=1&amp;b=2 'title'), <https://a.example/x> or [the site][s].\n\n[s]: https://b.example\n"
    document = read_text(text, "policy.md")
    links = document.lines[0].links
    assert [(link.text.value, link.target) for link in links] == [
        ("our cookie page", "/cookies?a=1&b=2"),
        ("https://a.example/x", "https://a.example/x"),
        ("the site", "https://b.example"),
    ]
    assert [document.source.cut(link.span) for link in links] == [
        "[our *cookie* page](/cookies?a=1&amp;b=2 'title')",
        "<https://a.example/x>",
        "[the site][s]",
    ]


def test_links_in_html_and_links_without_a_target() -> None:
    document = read_text('Use <a href="/form">the form</a> or [mail us]().\n', "policy.md")
    assert [(link.text.value, link.target) for link in document.lines[0].links] == [("the form", "/form"), ("mail us", "")]


def test_front_matter_is_metadata() -> None:
    text = '---\ntitle: "Privacy policy"\nlastUpdated: 2024-05-03\ntags:\n  - legal\n---\n\n# Privacy\n'
    document = read_text(text, "policy.md")
    assert [(key, value.value) for key, value in document.metadata] == [
        ("title", "Privacy policy"),
        ("lastUpdated", "2024-05-03"),
        ("tags", ""),
    ]
    assert document.source.cut(document.metadata[0][1].span) == "Privacy policy"
    assert markdown(text) == ["heading 1: Privacy"]


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert markdown("---\n\nWe collect data.\n\n---\n") == ["text: We collect data."]


def test_anchors() -> None:
    text = '## Cookies {#cookies}\n\n<a id="rights"></a>\n\n## Your rights\n\n## <a name="end"></a>End\n'
    assert [line.anchor for line in read_text(text, "p.md").lines if line.kind is LineKind.HEADING] == [
        "cookies",
        "rights",
        "end",
    ]


def test_mdx_modules_components_and_comments_are_no_text() -> None:
    text = (
        "import { Box } from '../box'\nexport const meta = { title: 'x' }\n\n{/* legal: check */}\n"
        '<Box style={{ color: "red" }} onClick={() => 1 > 0}>\n'
        "  ## Who we are\n  We are **Tern** Ltd.\n</Box>\n\n<Footer />\n"
    )
    assert markdown(text, "policy.mdx") == ["heading 2: Who we are", "text: We are Tern Ltd."]
    assert misplaced(read_text(text, "policy.mdx", Format.MARKDOWN)) == []


def test_bold_lines_are_headings_where_the_document_has_several() -> None:
    text = (
        "# Policy\n\n**Who we are**\n\nTern Ltd.\n\n**Your rights**\n\n- access\n\n**We never sell your data.**\n\nNever.\n"
    )
    assert markdown(text) == [
        "heading 1: Policy",
        "heading 2: Who we are",
        "text: Tern Ltd.",
        "heading 2: Your rights",
        "bullet 1 -: access",
        "text: We never sell your data.",
        "text: Never.",
    ]


def test_one_bold_line_among_headings_is_emphasis() -> None:
    assert markdown("# Policy\n\n**Please note**\n\nText.\n")[1] == "text: Please note"


def test_bold_title_and_bold_numbers_without_any_heading() -> None:
    text = "**Privacy policy**\n\n**1. Data**\n\n**1.1 Names**\n\nText.\n\n**2. Rights**\n\nText.\n"
    assert markdown(text) == [
        "heading 1: Privacy policy",
        "heading 2: 1. Data",
        "heading 3: 1.1 Names",
        "text: Text.",
        "heading 2: 2. Rights",
        "text: Text.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "*" * 5000,
        "> " * 3000,
        "- " * 3000,
        "`" * 5000,
        "<" * 5000,
        "| " * 5000 + "\n" + "|-" * 5000,
        "![" * 2000,
        "**x\n\n" * 3000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_input_is_read(text: str) -> None:
    assert misplaced(read_text(text, "policy.md")) == []


def test_numbered_bold_items_over_text_are_headings_and_those_of_a_list_are_not() -> None:
    sections = "1.  **Who we are**\n\nA small shop.\n\n2.  **Your rights**\n\nYou have many.\n"
    assert markdown(f"# Policy\n\n{sections}")[1::2] == ["heading 2 1.: Who we are", "heading 2 2.: Your rights"]
    listed = "We keep\n\n1. **Name**\n2. **Address**\n\nuntil you leave.\n"
    assert markdown(f"# Policy\n\n{listed}")[2:4] == ["numbered 1 1.: Name", "numbered 1 2.: Address"]
