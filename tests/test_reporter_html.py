from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile import ATTACKS, hostile
from pages import Shown
from reports import COMPLAINT, JUDGEMENTS, PLACEHOLDER, REPORT, TRANSFER, document, place

from linter import check_text
from linter.findings import By, Severity, Suppressed
from linter.judgements import Status
from linter.packs import load_packs
from linter.report import Report
from linter.reporters import View, render
from linter.reporters import html as html_package
from linter.reporters.html import pages
from linter.reporters.html.assets import assets
from linter.reporters.html.look import Look
from linter.reporters.html.verdict import verdict

ONE = Report(documents=(document(TRANSFER, PLACEHOLDER, COMPLAINT),), as_of=date(2026, 11, 22))


def page(report: Report = ONE, **look: object) -> Shown:
    ((_, html), *_) = pages(report, Look(**look), name="report", suffix=".html")  # type: ignore[arg-type]
    return Shown(html)


def test_a_page_asks_for_nothing_and_runs_what_is_ours_alone() -> None:
    shown = Shown(render("html", ONE, View()))
    metas = {
        meta.attributes.get("http-equiv"): meta.attributes["content"]
        for meta in shown.all("meta")
        if "content" in meta.attributes
    }
    policy = metas["Content-Security-Policy"]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == "'none'"
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        digest = base64.b64encode(sha256(shown.one(tag).text.encode()).digest()).decode()
        assert allowed[directive] == f"'sha256-{digest}'"
    assert not [element for element in shown.elements if "src" in element.attributes or "style" in element.attributes]
    assert {element.attributes["href"][:1] for element in shown.all("a")} == {"#"}
    assert [element.attributes["href"] for element in shown.all("link")] == ["data:,"]
    assert not re.search(r"url\(|@import|https?:", assets().style + assets().script)


def test_every_address_is_there_once_and_every_link_leads_somewhere() -> None:
    shown = page()
    assert [name for name, count in Counter(shown.ids).items() if count > 1] == []
    assert {link.attributes["href"][1:] for link in shown.all("a")} <= set(shown.ids)


def test_the_first_screen_has_the_verdict_the_matrix_and_what_to_mend_first() -> None:
    shown = page()
    assert shown.texts("h1") == ["Privacy Policy of Kumquat Ltd"]
    assert shown.texts("p", class_="headline") == ["One thing has to be mended"]
    assert shown.texts("a", class_="tile") == ["Right of access: met", "Right to complain: missing"]
    assert shown.texts("p", class_="what") == ["consistency/transfer-claim", "drafting/placeholder"]


@pytest.mark.parametrize(
    ("severities", "statuses", "headline", "sentence"),
    [
        ("", "met met", "In good order, as far as a machine can see", "All 2 information duties that apply are met."),
        ("", "not-applicable met", "In good order, as far", "The one information duty that applies is met."),
        ("info", "met", "In good order, with one question", "The one"),
        ("info info", "met", "In good order, with 2 questions", "The one"),
        (
            "warning info",
            "met partial",
            "One thing ought to be mended",
            "1 of the 2 information duties that apply are met, and one",
        ),
        (
            "error warning error",
            "missing missing partial met",
            "2 things have to be mended",
            "are met, 2 are missing, and one is met",
        ),
        ("", "not-applicable", "In good order, as far", "No information duty was judged."),
        ("info", "not-assessed not-assessed", "This document could not be judged", "Written in another language."),
    ],
)
def test_the_verdict_says_how_the_policy_stands(severities: str, statuses: str, headline: str, sentence: str) -> None:
    findings = [replace(PLACEHOLDER, severity=Severity(severity)) for severity in severities.split()]
    judgements = tuple(
        replace(JUDGEMENTS[0], status=Status(status), reason="Written in another language.") for status in statuses.split()
    )
    found = verdict(document(*findings, judgements=judgements), Look().texts)
    assert headline in found.headline
    assert sentence in found.sentence


def test_what_comes_first_is_worst_surest_and_more_than_wording() -> None:
    wording = replace(
        PLACEHOLDER, rule="drafting/a", severity=Severity.ERROR, articles=("12(1)",), confidence=TRANSFER.confidence
    )
    unsure = replace(TRANSFER, rule="consistency/b", confidence=PLACEHOLDER.confidence)
    again = replace(TRANSFER, place=place("Ohio"))
    shown = page(Report(documents=(document(wording, unsure, TRANSFER, again, COMPLAINT),)))
    assert shown.texts("p", class_="what") == ["consistency/transfer-claim", "drafting/a", "consistency/b"]
    kind = shown.one("a", **{"data-search": "consistency/transfer-claim"})
    assert kind.text == "and one more of this kind"


@pytest.mark.parametrize(
    ("status", "title"),
    [(Status.MISSING, "Missing: Right to complain"), (Status.PARTIAL, "Only in part: Right to complain")],
)
def test_a_duty_that_is_not_met_is_not_titled_as_if_it_were(status: Status, title: str) -> None:
    judgements = (JUDGEMENTS[0], replace(JUDGEMENTS[1], status=status))
    gap = replace(COMPLAINT, severity=Severity.ERROR)
    shown = page(Report(documents=(document(gap, judgements=judgements),)))
    assert shown.texts("p", class_="what") == [title]


def test_both_places_of_a_contradiction_stand_side_by_side() -> None:
    shown = page()
    assert shown.texts("div", class_="places both") == [
        "Here Your data stays in the EU. line 3 Compare it with Parcel Inc. line 7 established in the United States"
    ]


def test_places_that_a_finding_above_has_shown_are_folded_up() -> None:
    related = (place("Parcel Inc."), place("Ohio"))
    first = replace(TRANSFER, related=related)
    shown = page(Report(documents=(document(first, replace(first, place=place("Your rights")), TRANSFER),)))
    assert shown.texts("summary")[:1] == ["The same 2 places as in a finding above"]
    assert len(shown.all("details", class_="again")) == 1


def test_evidence_leads_to_its_place_in_the_text() -> None:
    shown = page()
    marks = {mark.attributes["id"]: mark for mark in shown.all("mark")}
    quotes = zip(shown.all("blockquote"), shown.all("a", class_="line")[2:], strict=True)
    for quote, link in quotes:
        assert marks[link.attributes["href"][1:]].text == quote.text
    assert {mark.text: mark.attributes["class"] for mark in marks.values()} == {
        "Your data stays in the EU.": "error",
        "Parcel Inc.": "error",
        "________": "warning",
        "Your rights": "info",
        "You may ask for a copy of your data.": "met",
    }


def test_a_duty_shows_why_the_law_asks_and_a_clause_where_one_is_missing() -> None:
    text = "# Privacy policy\n\nKumquat Ltd, 1 Quay Street, Cork, is the controller. We use your name to send your order.\n"
    judged = check_text(text, as_of=date(2026, 11, 22))
    pack = load_packs()
    shown = page(Report(documents=(judged,), rules=pack.rules(), duties=pack.duties()))
    duty = shown.one("details", id="duty-complaint-right")
    assert "open" in duty.attributes
    assert "Why the law asks for it. If a company does not listen" in " ".join(duty.text.split())
    assert "[name of the authority]" in duty.text
    assert "open" not in shown.one("details", id="duty-controller-identity").attributes


def test_a_duty_names_what_was_found_in_its_own_words() -> None:
    doubt = replace(PLACEHOLDER, place=place("a copy of your data"))
    hint = replace(doubt, rule="clarity/hint", severity=Severity.INFO)
    shown = page(Report(documents=(document(doubt, hint, TRANSFER),)))
    assert shown.texts("p", class_="doubts") == ["Found in these words: warning: drafting/placeholder"]


def test_duties_are_grouped_by_paragraph() -> None:
    articles = (("13(1)(a)",), ("14(2)(f)",), ("21(2)", "21(3)"), ("77",), ("WP260",), ())
    judgements = tuple(replace(JUDGEMENTS[0], requirement=f"d-{at}", articles=cited) for at, cited in enumerate(articles))
    shown = page(Report(documents=(document(judgements=judgements),)))
    groups = [title for title in shown.texts("h3") if "rticle" in title or "duties" in title]
    assert groups[: len(groups) // 2] == [
        "Article 13(1) Who, why, to whom and where",
        "Article 14(2) Where data comes from",
        "Article 21 Marketing",
        "Article 77",
        "Other duties",
    ]


def test_excerpts_leave_the_text_out_and_cut_quotes() -> None:
    long = "We share orders with Parcel Inc., a company in Ohio, and with ________."
    quoting = replace(TRANSFER, place=place(long), message=f"It says “{long}” here.")
    shown = page(Report(documents=(document(quoting),)), excerpts=True)
    assert "policy-heading" in shown.ids
    assert shown.all("mark") == []
    assert "We share orders with Parcel Inc., a company in Ohio, and with …" in shown.texts("blockquote")
    assert not [element for element in shown.elements if long in element.text]
    assert "sells fruit" not in " ".join(shown.texts("body"))


def test_title_and_logo_are_the_makers() -> None:
    shown = page(title="Audit by Quince & Sons", logo="data:image/png;base64,AAAA")
    assert shown.texts("p", class_="brand") == ["Audit by Quince & Sons"]
    assert shown.one("img").attributes["src"] == "data:image/png;base64,AAAA"


def test_suppressed_findings_stand_apart_with_the_reason() -> None:
    left = Suppressed(finding=PLACEHOLDER, by=By.COMMENT, reason="the blank is <meant>")
    shown = page(Report(documents=(document(TRANSFER, suppressed=(left,)),)))
    (listed,) = shown.texts("details", class_="left-out")
    assert "One finding is suppressed and does not count" in listed
    assert "drafting/placeholder · line 7 · suppressed by a comment: the blank is <meant>" in listed
    assert len(shown.all("article", class_="finding")) == 1


def test_what_could_not_be_judged_is_not_called_in_order() -> None:
    open_duty = replace(JUDGEMENTS[0], status=Status.NOT_ASSESSED, reason="Written in another language.")
    first = page(Report(documents=(document(judgements=(open_duty,)),))).one("section", class_="first").text
    assert "Nothing can be said" in first
    assert (
        "Nothing was found that has to be mended."
        in page(Report(documents=(document(COMPLAINT),))).one("section", class_="first").text
    )


def test_a_long_quote_is_cut_between_words() -> None:
    assert Look().quoted("one two three four", 14) == "one two …"
    assert Look().quoted("x" * 20, 14) == "x" * 12 + " …"
    assert Look().quoted(" " * 20, 14) == " …"


def test_a_report_without_findings_says_so() -> None:
    shown = page(Report(documents=(document(judgements=()),)))
    assert "No findings." in shown.one("section", id="findings").text
    assert shown.all("form") == []


def test_several_policies_have_an_index_and_a_page_each() -> None:
    two = Report(documents=(document(TRANSFER, COMPLAINT), document(path="other/Privacy.md"), document(path="x/?.md")))
    files = dict(pages(two, Look(), name="audit", suffix=".html"))
    assert list(files) == ["audit.html", "audit/privacy.html", "audit/privacy-2.html", "audit/policy.html"]
    index = Shown(files["audit.html"])
    cells = index.all("td", class_="cell")
    assert [cell.attributes["title"] for cell in cells[:2]] == ["Right of access: met", "Right to complain: missing"]
    worst = next(link for link in index.all("a") if "#f-" in link.attributes["href"])
    file, _, anchor = worst.attributes["href"].partition("#")
    assert anchor in Shown(files[file]).ids
    assert [link.attributes["href"] for link in Shown(files[file]).all("a") if ".html" in link.attributes["href"]] == [
        "../audit.html"
    ]
    listed = " ".join(index.texts("ol", class_="worst"))
    assert TRANSFER.message in listed
    assert COMPLAINT.message not in listed  # an info


def test_one_text_for_several_policies_holds_all_findings_and_what_could_not_be_read() -> None:
    shown = Shown(render("html", REPORT, View()))
    listed = " ".join(shown.texts("ol", class_="worst"))
    assert all(finding.message in listed for finding in (TRANSFER, PLACEHOLDER, COMPLAINT))
    assert "scan.pdf a PDF document, which cannot be read yet" in " ".join(shown.texts("div", class_="unread"))
    assert "3 files were passed over" in shown.one("section", id="overview").text
    assert "No document was assessed." in " ".join(Shown(render("html", Report(documents=()), View())).texts("section"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_policy_is_text(attack: str) -> None:
    report = hostile(ATTACKS[attack], Severity.ERROR)
    for _, html in pages(report, Look(title=ATTACKS[attack]), name="r", suffix=".html"):
        shown = Shown(html)
        assert_ours_alone(shown)
        assert {link.attributes["href"][:2] for link in shown.all("a")} <= {"#o", "#f", "#d", "#p", "#s", "#L", "r/", ".."}


def assert_ours_alone(shown: Shown) -> None:
    """No element and no attribute that a template does not make."""
    assert len(shown.all("script")) == len(shown.all("style")) == 1
    assert not {element.tag for element in shown.elements} & {"iframe", "object", "embed", "base", "img", "template", "math"}
    names = {name for element in shown.elements for name in element.attributes}
    assert not [
        name for name in names if name.startswith("on") or name in ("src", "srcdoc", "style", "action", "formaction")
    ]


def test_a_page_of_8000_words_stays_under_400_kilobytes() -> None:
    lines = [
        f"We keep the name of guest {number} for {number % 7 + 1} years, to send the order and the bill."
        for number in range(500)
    ]
    text = "# Privacy policy\n\n" + "\n\n".join(lines)
    judged = check_text(text, as_of=date(2026, 11, 22))
    assert judged.words > 8_000
    assert len(render("html", Report(documents=(judged,)), View()).encode()) < 400_000


def test_every_word_of_the_interface_is_shown_somewhere() -> None:
    folder = Path(html_package.__file__).parent
    words = yaml.safe_load((folder / "texts" / "en.yaml").read_text(encoding="utf-8"))
    sources = "".join(path.read_text(encoding="utf-8") for suffix in ("py", "html") for path in folder.rglob(f"*.{suffix}"))
    # parts whose keys are names that a check, a fact or the policy brings
    named = set(re.findall(r'(?:of|knows)\("([a-z.-]+)"|"([a-z-]+)\.["{]', sources))
    unused = [
        key for key in keys(words) if f'"{key}"' not in sources and key.rpartition(".")[0] not in chain.from_iterable(named)
    ]
    assert unused == []


def keys(words: dict[str, Any], above: str = "") -> Iterator[str]:
    for name, value in words.items():
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            yield from keys(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"
