"""The audit report in a real browser: it works, asks for nothing, everyone can use it, and nothing in it can be obeyed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browser import NARROW, WIDE, axe, launched, opened
from hostile import ATTACKS, hostile
from playwright.sync_api import Browser, Page
from reports import COMPLAINT, PLACEHOLDER, TRANSFER, document

from linter import check_file, check_text
from linter.packs import load_packs
from linter.report import Report
from linter.reporters.html import pages
from linter.reporters.html.look import Look

pytestmark = pytest.mark.browser

POLICY = Path(__file__).parent / "policies" / "defective-shop.md"
COOKIES = """
## Cookies

| Cookie | Provider | Purpose | Duration |
| --- | --- | --- | --- |
| _ga | Google "Analytics" | counts visitors | 2 years |
| hopper | Pebble & Twine | =HYPERLINK(1) | session |
"""
HOSTILE = f"""\
# <script>document.title = "pwned"</script> Privacy policy

<img src=x onerror="document.title='pwned'"> <style>body {{ display: none }}</style>
[click](javascript:document.title='pwned')

</p></div></main></body><iframe srcdoc="<script>parent.document.title='pwned'</script>"></iframe>

\u202egpj.exe\u202c \u2066x\u2069 \ufffd {{{{ 7 * 7 }}}} {{% raw %}} We sell ________ and [Company Name].

{"x" * 100_000} {"word " * 20_000}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of a whole policy, with facts."""
    pack = load_packs()
    text = POLICY.read_text(encoding="utf-8") + COOKIES
    judged = check_text(text, as_of=date(2026, 11, 22), with_facts=True)
    return written(Report(documents=(judged,), rules=pack.rules(), duties=pack.duties()), tmp_path_factory.mktemp("report"))


def written(report: Report, folder: Path, **look: Any) -> Path:
    """The report's files in a folder; returns the first."""
    files = {folder / name: html for name, html in pages(report, Look(**look), name="report", suffix=".html")}
    for file, html in files.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return next(iter(files))


def shown(page: Page) -> list[str]:
    """The addresses of the findings that can be seen."""
    return [str(finding.get_attribute("id")) for finding in page.locator(".finding").all() if finding.is_visible()]


def test_filters_leave_what_was_asked_for(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        everything = shown(page)
        page.locator("input[value=error]").uncheck()
        milder = shown(page)
        assert 0 < len(milder) < len(everything)
        assert {page.locator(f"#{anchor}").get_attribute("data-severity") for anchor in milder} <= {"warning", "info"}
        page.locator("#filters button").click()
        assert shown(page) == everything
        page.locator("select[name=group]").select_option("gdpr")
        page.locator("select[name=article]").select_option("77")
        assert [page.locator(f"#{anchor} code").inner_text() for anchor in shown(page)] == ["gdpr/complaint-right"]
        assert page.locator(".shown").inner_text() == f"1 of {len(everything)} shown"


def test_a_topic_on_the_first_screen_leads_to_its_findings(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.locator("input[value=error]").uncheck()
        topic = page.locator(".topics a", has_text="cookies")
        topic.click()
        anchors = shown(page)
        assert topic.inner_text() == f"cookies ({len(anchors)})"
        assert {page.locator(f"#{anchor}").get_attribute("data-group") for anchor in anchors} == {"cookies"}
        assert page.locator("#findings h2").evaluate(IN_SIGHT)


def test_all_of_a_kind_are_shown_and_the_headings_count_what_is_left(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        kind = page.locator(".first a[data-search]").first
        rule = kind.get_attribute("data-search")
        kind.click()
        anchors = shown(page)
        assert len(anchors) > 1
        assert {page.locator(f"#{anchor} code").inner_text() for anchor in anchors} == {rule}
        counts = [heading.inner_text() for heading in page.locator(".severity > h3").all() if heading.is_visible()]
        assert sum(int(text.split()[0]) for text in counts) == len(anchors)
        assert all(" of " in text for text in counts)


def test_search_finds_words_in_any_order(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.locator("input[name=search]").fill("AUTHORITY complaint")
        assert [page.locator(f"#{anchor} code").inner_text() for anchor in shown(page)] == ["gdpr/complaint-right"]
        page.locator("input[name=search]").fill("no such words")
        assert shown(page) == []
        assert page.locator(".shown").inner_text() == "No finding fits these filters."


def test_a_link_to_a_finding_shows_it_even_where_it_is_filtered_away(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        anchor = shown(page)[0]
        page.locator("input[value=error]").uncheck()
        assert anchor not in shown(page)
        page.evaluate(f"location.hash = '{anchor}'")
        page.wait_for_timeout(100)
        assert anchor in shown(page)
    with opened(browser, report, address=f"#{anchor}") as page:
        assert page.locator(f"#{anchor}").evaluate(IN_SIGHT)


def test_a_box_of_the_matrix_opens_its_duty(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.locator(".tile.met").first.click()
        duty = page.locator("details.duty:target")
        page.wait_for_timeout(100)
        assert duty.get_attribute("open") is not None
        assert duty.evaluate(IN_SIGHT)


def test_a_quote_leads_to_its_marked_words(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        finding = page.locator(".finding", has_text="never filled in").first
        quote = finding.locator("blockquote").first.inner_text()
        finding.locator("a.line").first.click()
        assert page.locator("mark:target").inner_text() == quote
        assert page.locator("mark:target").evaluate(IN_SIGHT)


def test_the_keyboard_goes_from_mark_to_mark_and_back_to_the_finding(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.locator("#text").focus()
        lit = []
        for key in "nnp":
            page.keyboard.press(key)
            lit.append(page.locator("mark.lit").first.get_attribute("id"))
        assert lit[0] == lit[2] != lit[1]
        assert page.locator("mark.lit").first.evaluate(IN_SIGHT)
        assert page.locator("#mark-label").inner_text().startswith("1 / ")
        page.keyboard.press("Tab")
        note = page.locator(".notes a:focus")
        place, owner = (str(note.get_attribute(name)).split()[0] for name in ("data-p", "href"))
        assert page.locator(f"mark.lit[data-p~={place}]").count() > 0
        page.keyboard.press("Enter")
        assert page.url.endswith(owner)


def test_the_first_key_leads_past_the_head(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.keyboard.press("Tab")
        assert page.locator(".skip").evaluate("element => element === document.activeElement")
        assert page.locator(".skip").evaluate(IN_SIGHT)
        page.keyboard.press("Enter")
        assert page.url.endswith("#findings")


def test_facts_are_downloaded_as_csv_and_json(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        saved = {}
        for form in ("csv", "json"):
            with page.expect_download() as download:
                page.locator(f"[data-name=cookies] [data-as={form}]").click()
            saved[download.value.suggested_filename] = download.value.path().read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(saved["cookies.csv"]))
    assert head[:3] == ["Name", "Provider", "Purpose"]
    assert ["_ga", 'Google "Analytics"', "counts visitors"] in [row[:3] for row in rows]
    assert [row[2] for row in rows if row[0] == "hopper"] == ["'=HYPERLINK(1)"]  # no formula for a spreadsheet
    assert [row["Purpose"] for row in json.loads(saved["cookies.json"]) if row["Name"] == "hopper"] == ["=HYPERLINK(1)"]


def test_facts_are_copied_for_a_spreadsheet(browser: Browser, report: Path) -> None:
    with opened(browser, report, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("[data-name=cookies] [data-as=copy]").click()
        page.wait_for_function("document.querySelector('[data-name=cookies] [data-as=copy]').textContent === 'Copied'")
        assert '\n_ga\tGoogle "Analytics"\tcounts visitors\t' in page.evaluate("navigator.clipboard.readText()")


def test_without_javascript_all_is_there_to_read(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        everything = len(shown(page))
    with opened(browser, report, java_script_enabled=False) as page:
        assert len(shown(page)) == everything
        assert not page.locator("#filters").is_visible()
        assert not page.locator("#next-mark").is_visible()
        assert page.locator("#text").is_visible()
        page.locator("details.duty.met summary").first.click()
        assert page.locator("details.duty.met .reason").first.is_visible()


def test_it_prints_to_numbered_pages_of_a4_with_no_finding_cut_in_two(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        pdf = page.pdf(prefer_css_page_size=True)
        sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
        assert set(re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)) <= {
            (b"594.95996", b"841.91998"),
            (b"595", b"842"),
        }
        page.emulate_media(media="print")
        assert 5 <= sheets <= 25
        assert page.locator(".finding").first.evaluate("element => getComputedStyle(element).breakInside") == "avoid"
        assert not page.locator(".top nav").is_visible()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details:not([open])").count() == 0


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["page", "index"])
def test_nobody_is_shut_out(
    browser: Browser, report: Path, tmp_path: Path, size: tuple[int, int], scheme: str, kind: str
) -> None:
    several = Report(documents=(document(TRANSFER, PLACEHOLDER, COMPLAINT), document(path="b.md")))
    with opened(browser, written(several, tmp_path) if kind == "index" else report, size=size, color_scheme=scheme) as page:
        page.evaluate(axe())
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
            ".then(result => result.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html)]))"
        )
        assert found == []
        assert_no_sideways_scrolling(page)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("broken", [b"", b"\xc3\x28 \xff\xfe\n"], ids=["UTF-8", "broken UTF-8"])
def test_a_hostile_policy_shows_as_text(browser: Browser, tmp_path: Path, size: tuple[int, int], broken: bytes) -> None:
    (tmp_path / "hostile.txt").write_bytes(HOSTILE.encode() + broken)
    judged = check_file(str(tmp_path / "hostile.txt"), as_of=date(2026, 11, 22))
    with opened(browser, written(Report(documents=(judged,)), tmp_path), size=size) as page:
        page.wait_for_timeout(200)
        assert "pwned" not in page.title().split("·")[0].replace('document.title = "pwned"', "")
        text = page.locator("#text").inner_text()
        turned = "gpj.exe" if broken else "<U+202E>gpj.exe"  # broken UTF-8 is read as another encoding
        for words in ("<script>document.title", "onerror=", "javascript:", "</main></body><iframe", "{{ 7 * 7 }}", turned):
            assert words in text
        assert page.locator("iframe, img, object, embed, #text a[href^=javascript], #text script, #text style").count() == 0
        assert_no_sideways_scrolling(page)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_comes_through(browser: Browser, tmp_path: Path, attack: str) -> None:
    file = written(hostile(ATTACKS[attack]), tmp_path, title=ATTACKS[attack])
    for path in (file, *(tmp_path / "report").iterdir()):
        with opened(browser, path) as page:
            assert page.locator("main").is_visible()
            assert_no_sideways_scrolling(page)


def assert_no_sideways_scrolling(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window"


IN_SIGHT = """element => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
}"""
