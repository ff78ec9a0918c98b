"""HTML to lines: what the page shows."""

from __future__ import annotations

import time

import pytest
from reading import html, misplaced, shown

from linter.policy import LineKind
from linter.readers import read_text

CASES = {
    "headings and paragraphs": (
        "<h1>Privacy\n  <em>policy</em></h1><p>We   collect\n&nbsp;data.<p>More <b>text</b>",
        ["heading 1: Privacy policy", "text: We collect data.", "text: More text"],
    ),
    "unseen elements": (
        "<p>Seen<script>x()</script></p><style>p{}</style><!-- no --><template><p>no</p></template><noscript>no</noscript>"
        '<p hidden>no</p><div style="display: none"><p>no</p></div><p>and <span style="visibility:hidden">no</span>more</p>',
        ["text: Seen", "text: and more"],
    ),
    "aria-hidden alone hides nothing, words for screen readers are not shown": (
        '<p aria-hidden="true">Seen</p><p>Link <span class="sr-only">opens a window</span></p>',
        ["text: Seen", "text: Link"],
    ),
    "lists": (
        "<ul><li>one<ul><li>two<p>more</ul><li>three</ul><ol type=a start=3><li>c<li value=7>g</ol>",
        [
            "bullet 1 •: one",
            "bullet 2 •: two",
            "continued 2: more",
            "bullet 1 •: three",
            "numbered 1 c.: c",
            "numbered 1 g.: g",
        ],
    ),
    "a heading in a list item is a heading": (
        "<ol><li><h2>Who we are</h2><p>Tern Ltd.</p><ul><li>post</ul><li><h2>Rights</h2></ol>",
        ["heading 2 1.: Who we are", "text: Tern Ltd.", "bullet 1 •: post", "heading 2 2.: Rights"],
    ),
    "tables": (
        "<table><thead><tr><th>Cookie<th>Days</thead><tr><td>sid<td>3<br>or 4<tr><td colspan=2>none</table>",
        ["head: Cookie | Days", "row: sid | 3 or 4", "row: none | "],
    ),
    "a bold first row heads its columns, a cell reaching down keeps them apart": (
        "<table><tr><td><b>Name</b><td><b>Use</b><tr><td rowspan=2>a<td>b<tr><td>c</table>",
        ["head: Name | Use", "row: a | b", "row:  | c"],
    ),
    "tables for layout are blocks": (
        "<table><tr><td><h2>Rights</h2><p>You may object.</p></table>"
        "<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>",
        ["heading 2: Rights", "text: You may object.", "text: One", "text: Two"],
    ),
    "definition lists, details, quotes": (
        "<dl><dt>Data</dt><dd>Names.</dd></dl><details><summary>More</summary>Text</details><blockquote>Quote</blockquote>",
        ["row: Data | Names.", "text: More", "text: Text", "text: Quote"],
    ),
    "preformatted text": (
        "<pre>\nfirst long line of words to keep.\nsecond one of the very same sort.\n</pre>",
        ["text: first long line of words to keep.", "text: second one of the very same sort."],
    ),
    "an address and a bold title over text": (
        "<p>Tern Ltd<br>Mill Lane 3<br/>Leeds</p><p><strong>Who we are</strong><br>We are a shop for birds.</p>",
        ["text: Tern Ltd Mill Lane 3 Leeds", "heading 1: Who we are", "text: We are a shop for birds."],
    ),
    "bullets and numbers typed by hand": (
        "<p>You may:<br>• object<br>• complain</p><h4>1. Data<br>1.1 We collect names.<br>"
        + "1.2 We keep them. " * 15
        + "<br>2. Rights</h4>",
        [
            "text: You may:",
            "bullet 1 •: object",
            "bullet 1 •: complain",
            "text: 1. Data",
            "text: 1.1 We collect names.",
            "text: " + ("1.2 We keep them. " * 15).strip(),
            "text: 2. Rights",
        ],
    ),
    "entities": (
        "<p>Oak &amp; Birch &lt;3 &#8364;5 &notit; AT&T &amp;amp;</p>",
        ["text: Oak & Birch <3 €5 ¬it; AT&T &amp;"],
    ),
    "a broken page": (
        "<p>One<div>Two</p></i>three<b>four<p>five",
        ["text: One", "text: Two", "text: threefour", "text: five"],
    ),
    "text that the browser moves out of a table": ("<table>moved<tr><td>a<td>b</table>", ["text: moved", "row: a | b"]),
    "php and template tags": (
        "<?php if ($a->b > 1) ?><p>Text {% if x > y %}and {{ name }}</p>",
        ["text: Text and {{ name }}"],
    ),
    "a title in a role": ('<div role="heading" aria-level="3">Rights</div><p>Text', ["heading 3: Rights", "text: Text"]),
    "ornaments": ("<p>·</p><p>Our officer: ____</p><p>____</p>", ["text: Our officer: ____", "text: ____"]),
    "characters without width": ("<p>pri\u00advacy\u200b policy</p>", ["text: privacy policy"]),
}


@pytest.mark.parametrize(("page", "lines"), CASES.values(), ids=CASES)
def test_lines(page: str, lines: list[str]) -> None:
    assert html(page) == lines
    assert misplaced(read_text(page, "policy.html")) == []


LONG = "<p>" + "We process your data to run the shop. " * 20 + "</p>"


def test_main_is_the_document_and_the_rest_is_kept_aside() -> None:
    page = f"""<body><header><a href="/">Tern</a></header><nav><ul><li><a href="/a">Shop</a></ul></nav>
        <main><header><h1>Privacy</h1></header>{LONG}<aside><p>Note: short.</p></aside></main>
        <p>Newsletter</p><footer>Tern Ltd, Mill Lane 3, Leeds</footer></body>"""
    document = read_text(page, "p.html")
    assert [line[:14] for line in shown(document.lines)] == ["heading 1: Pri", "text: We proce", "text: Note: sh"]
    assert shown(document.aside) == [
        "text: Tern",
        "bullet 1 •: Shop",
        "text: Newsletter",
        "text: Tern Ltd, Mill Lane 3, Leeds",
    ]


def test_a_page_without_main_is_read_without_its_menus() -> None:
    above = '<div class="navbar">Menu</div><div id="cookie-banner">We use cookies</div>'
    page = f"{above}<h1>Privacy</h1>{LONG}<div role=contentinfo>End</div>"
    document = read_text(page, "p.html")
    assert len(shown(document.lines)) == 2
    assert shown(document.aside) == ["text: Menu", "text: We use cookies", "text: End"]


def test_a_main_with_little_of_the_text_is_not_the_document() -> None:
    assert len(html(f"<main><p>Welcome</p></main><h1>Privacy</h1>{LONG}")) == 3


def test_a_header_that_is_never_closed_is_the_page() -> None:
    assert len(html(f"<header><h1>Privacy</h1>{LONG}")) == 2


def test_the_title_is_taken_from_the_header_of_the_page() -> None:
    assert html(f"<header>Shop<h1>Privacy</h1></header><main>{LONG}</main>")[0] == "heading 1: Privacy"


def test_a_page_hidden_until_its_script_runs_is_read() -> None:
    assert html(f'<body><div style="visibility:hidden"><h1>Privacy</h1>{LONG}</div>')[0] == "heading 1: Privacy"


def test_links_and_anchors() -> None:
    page = (
        '<h2 id="rights">Rights</h2>'
        '<p><a name="x"></a>See <a href="/c?a=1&amp;b">our <b>page</b></a>, <a href="">this</a>.</p>'
    )
    document = read_text(page, "p.html")
    lines = [line for line in document.lines if line.kind is not LineKind.BLANK]
    assert [line.anchor for line in lines] == ["rights", "x"]
    assert [(link.text.value, link.target) for link in lines[1].links] == [("our page", "/c?a=1&b"), ("this", "")]
    assert document.source.cut(lines[1].links[1].span) == '<a href="">this</a>'


def test_title_description_and_language_are_metadata() -> None:
    head = '<title>Privacy &amp; cookies</title><meta name="description" content="What we do">'
    page = f'<html lang="en-GB"><head>{head}</head><p>x'
    document = read_text(page, "p.html")
    assert {key: value.value for key, value in document.metadata} == {
        "title": "Privacy & cookies",
        "description": "What we do",
        "language": "en-GB",
    }
    assert misplaced(document) == []


def test_front_matter_of_a_page() -> None:
    document = read_text("---\npermalink: /privacy/\n---\n<!DOCTYPE html><html><p>Text</p></html>", "p.html")
    assert shown(document.lines) == ["text: Text"]
    assert document.metadata[0][0] == "permalink"


def test_bold_paragraphs_are_headings() -> None:
    page = (
        "<h1>Policy</h1><p><strong>Who we are</strong></p><p>Tern.</p>"
        "<p><span style='font-weight:700'>Rights</span></p><p>Many.</p>"
    )
    assert html(page)[1::2] == ["heading 2: Who we are", "heading 2: Rights"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + "x",
        "<ul><li>" * 5000,
        "<b>" * 10_000 + "x",
        "<table><tr><td>" * 3000 + "x",
        "<a href=x>" * 5000,
        "&" * 50_000,
        "<" * 50_000,
        "\x00\x00\ufffd\ufffd\x00\x00r\x01",  # found by fuzzing: looked for the same place for ever
    ],
    ids=lambda page: repr(page[:9]),
)
def test_hostile_input_is_read_in_time(page: str) -> None:
    start = time.process_time()
    assert misplaced(read_text(page, "policy.html")) == []
    assert time.process_time() - start < 60


def test_many_signs_that_open_no_tag_are_text_and_take_no_time() -> None:
    page = f"<p>{'1 < 2 ' * 2000}</p><p>\ue000 a</p>"
    for text in (page, page.replace("\ue000", "x")):
        document = read_text(text, "policy.html")
        assert shown(document.lines)[0] == f"text: {'1 < 2 ' * 2000}".strip()
        assert misplaced(document) == []
    start = time.process_time()
    read_text("<" * 400_000, "policy.html")
    assert time.process_time() - start < 4


def test_a_list_of_titles_over_text_is_sections() -> None:
    text = "We keep your name and your address until the parcel has arrived at your door."
    items = "".join(f"<li>{title}<p>{text}</p></li>" for title in ("Who we are", "What we keep", "Your rights"))
    assert html(f"<h1>Policy</h1><ul>{items}</ul>")[1:3] == ["heading 2: Who we are", f"text: {text}"]
    listed = "<ul><li>your name</li><li>your address</li><li>your order</li></ul>"
    assert html(f"<h1>Policy</h1>{listed}")[1] == "bullet 1 •: your name"
