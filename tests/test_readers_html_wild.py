"""Pages as content management systems, consent managers and browsers leave them: what a reader can get to see, no more."""

from __future__ import annotations

import datetime

import pytest
from reading import html, misplaced, shown

from linter.engine import lint
from linter.packs import load_packs
from linter.readers import read_text
from linter.source import Format

WHO = (
    "Bramble Kettle Ltd, 4 Quay Lane, Bristol, is the controller. You can write to us at privacy@kettle.example at any time."
)
DATA = (
    "We collect your name, your postal address and your email address when you place an order in our shop, as we need them."
)
RIGHTS = "You may ask us for access to your data, for rectification and for erasure, and you may object to our use of it."
TITLE = "<h1>Privacy policy</h1>"
SECTIONS = [
    "heading 1: Privacy policy",
    "heading 2: Who we are",
    f"text: {WHO}",
    "heading 2: Data",
    f"text: {DATA}",
    "heading 2: Rights",
    f"text: {RIGHTS}",
]
POLICY = f"{TITLE}<h2>Who we are</h2><p>{WHO}</p><h2>Data</h2><p>{DATA}</p><h2>Rights</h2><p>{RIGHTS}</p>"
PARTS = (("Who we are", WHO), ("Data", DATA), ("Rights", RIGHTS))


def each(shape: str) -> str:
    """The page with every section in a shape of its own."""
    return TITLE + "".join(
        shape.format(title=title, text=text, key=f"p{number}", hide="" if number == 1 else "hidden")
        for number, (title, text) in enumerate(PARTS, start=1)
    )


OPENING = {
    "details": "<details><summary>{title}</summary><p>{text}</p></details>",
    "buttons that name what they open": (
        "<button aria-expanded=false aria-controls={key}>{title}</button><div id={key} {hide}><p>{text}</p></div>"
    ),
    "buttons in headings, Bootstrap": (
        '<div class="accordion-item"><h2><button class="accordion-button collapsed" data-bs-toggle="collapse" '
        'data-bs-target="#{key}">{title}</button></h2><div id="{key}" class="accordion-collapse collapse" '
        'style="display:none"><div class="accordion-body">{text}</div></div></div>'
    ),
    "headings with a script": '<h2 class="toggle-title">{title}</h2><div style="display: none"><p>{text}</p></div>',
    "found by the search of the browser": '<h2>{title}</h2><div hidden="until-found"><p>{text}</p></div>',
    "links in the clothes of buttons": (
        '<p><a href="#{key}" role="button" aria-expanded="false">{title}</a></p><div id="{key}" {hide}><p>{text}</p></div>'
    ),
    "lists of terms": "<dl><dt>{title}</dt><dd>{text} And we do not use them for anything else.</dd></dl>",
    "toggles of Notion": '<ul class="toggle"><li><details><summary>{title}</summary><p>{text}</p></details></li></ul>',
}


@pytest.mark.parametrize("shape", OPENING.values(), ids=OPENING)
def test_what_opens_with_a_click_is_read_under_its_title(shape: str) -> None:
    lines = html(each(shape))
    assert [line.removesuffix(" And we do not use them for anything else.") for line in lines] == SECTIONS
    assert misplaced(read_text(each(shape), "policy.html")) == []


def test_the_text_of_a_tab_stands_under_the_title_of_the_tab() -> None:
    tabs = "".join(f'<li><a role="tab" href="#t{number}">{title}</a></li>' for number, (title, _) in enumerate(PARTS))
    panels = "".join(
        f'<div role="tabpanel" id="t{number}" hidden><p>{text}</p></div>' for number, (_, text) in enumerate(PARTS)
    )
    page = f'{TITLE}<ul class="nav nav-tabs">{tabs}</ul>{panels}'
    assert html(page) == SECTIONS
    headed = panels.replace("<p>", "<h3>Title</h3><p>")
    assert html(f'{TITLE}<ul class="nav nav-tabs">{tabs}</ul>{headed}')[1:3] == ["heading 3: Title", f"text: {WHO}"]
    report = lint(read_text(page, "policy.html"), pack=load_packs(), as_of=datetime.date(2026, 11, 22))
    starts = [start for start, _ in report.sections]
    assert starts == sorted(starts)
    assert page.index(DATA) == starts[2]


def test_tabs_without_ids_are_tied_to_their_panels_by_their_order() -> None:
    tabs = "".join(f'<li role="tab">{title}</li>' for title, _ in PARTS)
    panels = "".join(f'<div role="tabpanel" hidden><p>{text}</p></div>' for _, text in PARTS)
    assert html(f'{TITLE}<div><ul role="tablist">{tabs}</ul><div>{panels}</div></div>') == SECTIONS


def test_one_title_that_opens_a_text_is_a_title() -> None:
    assert html(f"{POLICY}<details><summary>Complaints</summary><p>{DATA}</p></details>")[7] == "heading 3: Complaints"


def test_the_leavings_of_word_are_no_text() -> None:
    item = "<p><![if !supportLists]><span>·&nbsp; </span><![endif]>access to your data</p>"
    start = f'<!--[if gte IE 9]><p>no</p><![endif]-->{TITLE}<?xml:namespace prefix = o ns = "x" />'
    page = f"{start}{item}<!-- <?xml x --><p>end</p>"
    document = read_text(page, "policy.html")
    assert shown(document.lines) == ["heading 1: Privacy policy", "bullet 1 ·: access to your data", "text: end"]
    assert misplaced(document) == []


def test_the_titles_of_panels_stand_beside_each_other_whatever_headings_are_inside() -> None:
    panels = "".join(
        f"<details><summary>{title}</summary><h2>Here</h2><p>{text}</p><h3>Deeper</h3><p>{text}</p></details>"
        for title, text in PARTS
    )
    headings = [line for line in html(TITLE + panels) if line.startswith("heading")]
    assert headings[1:4] == ["heading 2: Who we are", "heading 3: Here", "heading 4: Deeper"]
    assert headings[4] == "heading 2: Data"


HIDDEN = {
    "a menu": '<button aria-expanded=false aria-controls=m>Menu</button><div id=m class="menu" hidden><p>Teas</p></div>',
    "a window that opens for a newsletter": (
        '<button data-toggle="modal" data-target="#n">Sign up</button>'
        '<div id=n style="display:none"><p>Ten per cent off</p></div>'
    ),
    "the same for small screens": f'<div class="panel" style="display:none"><p>{WHO}</p><p>{DATA}</p></div>',
    "another language": '<div id="de" style="display:none"><p>Wir verarbeiten Ihre Daten.</p></div>',
}


@pytest.mark.parametrize("extra", HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_and_no_part_of_the_text_is_not_read(extra: str) -> None:
    assert [
        line for line in html(f"<main>{POLICY}{extra}</main>") if line not in {"text: Menu", "text: Sign up"}
    ] == SECTIONS


BANNERS = {
    "Cookie Consent": '<div class="cc-window cc-banner"><span>This website uses cookies.</span><a>Got it!</a></div>',
    "CookieYes": '<div class="cky-consent-container"><p>We value your privacy</p><button>Accept All</button></div>',
    "Complianz": '<div class="cmplz-cookiebanner"><div class="cmplz-title">Manage consent</div></div>',
    "iubenda": '<div id="iubenda-cs-banner"><p>We and selected third parties use cookies.</p></div>',
    "Cookiebot": '<div id="CybotCookiebotDialog"><h2>This website uses cookies</h2></div>',
    "one's own": '<div class="my-cookie-banner"><p>We use cookies.</p></div>',
    "fixed above the page": '<div style="position: fixed; bottom: 0"><p>We use cookies for a better site.</p></div>',
    "told by its button": "<div class=x7f><div><p>We use cookies.</p></div><button>Accept all</button></div>",
    "told by its button in German": "<div><p>Wir verwenden Cookies.</p><button>Alle akzeptieren</button></div>",
}


@pytest.mark.parametrize("banner", BANNERS.values(), ids=BANNERS)
def test_a_request_for_consent_is_no_policy(banner: str) -> None:
    for page in (f"{banner}{POLICY}", f"{POLICY}{banner}", f"<main>{POLICY}{banner}</main>"):
        assert html(page) == SECTIONS
        assert shown(read_text(page, "policy.html").aside)


def test_what_a_consent_manager_writes_into_a_policy_is_policy() -> None:
    table = "<table><tr><th>Name<th>Days<tr><td>a<td>2</table>"
    declared = f'<div class="CookieDeclaration"><p>We use cookies to count visits.</p>{table}</div>'
    assert html(POLICY + declared)[7:] == ["text: We use cookies to count visits.", "head: Name | Days", "row: a | 2"]


def test_a_section_about_banners_and_menus_is_policy() -> None:
    banner = '<section id="cookie-banner"><h2>Cookie banner</h2><p>We ask.</p></section>'
    sections = f'{banner}<h2 id="navigation">Navigation</h2><p>Maps.</p>'
    assert html(POLICY + sections)[7::2] == ["heading 2: Cookie banner", "heading 2: Navigation"]


def test_what_hangs_on_to_a_post_is_no_policy() -> None:
    extra = (
        '<div class="sharedaddy"><h3>Share this:</h3></div><footer class="entry-footer"><a href="/edit">Edit</a></footer>'
        '<div id="comments" class="comments-area"><h2>Two thoughts</h2><p>Sam says: nice kettle</p></div>'
    )
    assert html(f"<main><article>{POLICY}{extra}</article></main>") == SECTIONS


def test_cards_of_other_articles_are_no_policy() -> None:
    card = '<article><h3><a href="/tea">Ten teas</a></h3><p>The best teas for the winter.</p></article>'
    assert html(f"<article>{POLICY}</article><h2>More to read</h2>{card}{card}") == SECTIONS


def test_articles_that_are_sections_do_not_hide_what_stands_beside_them() -> None:
    articles = "".join(f"<article><h2>{title}</h2><p>{text}</p></article>" for title, text in PARTS)
    assert html(f"{TITLE}{articles}<div><h2>Complaints</h2><p>You can complain.</p></div>")[7] == "heading 2: Complaints"


def test_the_name_of_the_site_above_a_page_without_main_is_not_its_title() -> None:
    page = f'<div id="header"><h1><a href="/">Bramble Kettle</a></h1></div>{POLICY}<div id="footer">Powered by us</div>'
    assert html(page) == SECTIONS


def test_tables_that_arrange_a_page() -> None:
    sections = "".join(f"<tr><td><b>{title}</b></td><td><p>{text} {text}</p></td></tr>" for title, text in PARTS)
    assert [line[:20] for line in html(f"{TITLE}<table>{sections}</table>")] == [line[:20] for line in SECTIONS]
    body = "".join(f"<p><b>{title}</b></p><p>{text} {text}</p>" for title, text in PARTS)
    page = f'<table><tr><td><a href="/">Home</a></td><td>{body}</td></tr></table>'
    assert [line for line in html(page) if line.startswith("heading")] == [f"heading 1: {title}" for title, _ in PARTS]


def test_tables_of_data_with_long_cells_stay_tables() -> None:
    cell = f"<p>{DATA}</p><ul><li>name</li></ul><p>{RIGHTS}</p>"
    purposes = (
        f"<table><tr><td><b>Purpose</b></td><td><b>Data</b></td></tr><tr><td>Orders</td><td>{cell}{cell}</td></tr></table>"
    )
    assert html(purposes)[0] == "head: Purpose | Data"
    terms = (("Data", f"all that {DATA}"), ("Site", f"the site {WHO}"))
    words = "".join(f"<tr><td><b>{term}</b></td><td>{text}</td></tr>" for term, text in terms)
    assert html(f"<table>{words}</table>")[0].startswith("row: Data | all that")


def test_short_terms_are_rows() -> None:
    assert html(
        "<dl><dt>Controller</dt><dd>Who decides.</dd><dt>Email</dt><dt>Phone</dt><dd>a@b.example</dd><dd>0117</dd></dl>"
    ) == [
        "row: Controller | Who decides.",
        "row: Email | Phone | a@b.example | 0117",
    ]


def test_marks_on_titles_and_references_to_notes_are_no_text() -> None:
    page = (
        '<h2>Rights<a class="permalink" href="#rights">¶</a></h2>'
        '<p>Your data<sup><a href="#fn1">1</a></sup> and m<sup>2</sup>.</p>'
        '<h2>End <span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>'
    )
    assert html(page) == ["heading 2: Rights", "text: Your data and m2.", "heading 2: End"]


def test_an_address_that_cloudflare_guards_is_read() -> None:
    mixed = "42" + bytes(byte ^ 0x42 for byte in b"privacy@tern.example").hex()
    guarded = f'<a href="/cdn-cgi/l/email-protection" data-cfemail="{mixed}">[email&#160;protected]</a>'
    page = f"<p>Write to {guarded}.</p>"
    document = read_text(page, "policy.html")
    assert shown(document.lines) == ["text: Write to privacy@tern.example."]
    assert misplaced(document) == []
    assert html(page.replace(mixed, "zz")) == ["text: Write to ."]


def test_comments_that_google_docs_exports_are_comments() -> None:
    page = (
        f'<p>{DATA}<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>TODO check with legal</span></p></div>'
    )
    document = read_text(page, "policy.html")
    assert shown(document.lines) == [f"text: {DATA}"]
    assert [comment.value for comment in document.comments] == ["TODO check with legal"]


TEMPLATES = {
    "a comment of Liquid": "{% comment %} <p>ask the lawyer</p> {% endcomment %}",
    "a comment of Twig": "{# ask the lawyer #}",
    "comments of Handlebars": "{{!-- ask --}}{{! the lawyer }}",
    "a comment of Blade": "{{-- ask the lawyer --}}",
    "directives of Blade": "@section('content') @if(count($x) > 0) @endif @endsection",
    "PHP without an end": "<?php foreach ($x as $y) { echo $y->z; }",
}


@pytest.mark.parametrize("residue", TEMPLATES.values(), ids=TEMPLATES)
def test_instructions_to_programs_are_no_text(residue: str) -> None:
    document = read_text(f"{POLICY}{residue}", "policy.html")
    assert shown(document.lines) == SECTIONS
    assert misplaced(document) == []


def test_a_template_comment_without_an_end_hides_nothing() -> None:
    assert html(f"{{% comment %}}{{{{-- {{# {POLICY}")[-1] == SECTIONS[-1]


def test_components_of_vue_and_astro() -> None:
    vue = f"<script setup>\nimport X from 'x'\n</script>\n<template>\n<Header />{POLICY}</template>\n<style>p {{}}</style>"
    astro = f"---\nimport X from '../x'\nconst a = 1 > 0\n---\n<Layout title={{x}}>{POLICY}</Layout>"
    for text, path in ((vue, "policy.vue"), (astro, "policy.astro")):
        document = read_text(text, path, Format.HTML)
        assert shown(document.lines) == SECTIONS
        assert misplaced(document) == []


def test_the_shadow_of_an_element_is_read() -> None:
    assert html(f'<x-policy><template shadowrootmode="open">{POLICY}</template></x-policy>') == SECTIONS


def test_two_documents_in_a_page_keep_their_titles() -> None:
    terms = f"<h1>Terms of service</h1><h2>Orders</h2><p>{DATA}</p>"
    assert html(f"<main><article>{terms}</article><article>{POLICY}</article></main>")[3:] == SECTIONS
