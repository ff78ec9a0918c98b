"""The facts of a document as tables."""

from __future__ import annotations

from datetime import date

import pytest
from pages import Shown
from reports import document

from linter import check_text
from linter.report import Report
from linter.reporters.html import pages
from linter.reporters.html.look import Look
from linter.reporters.html.places import Places
from linter.reporters.html.tables import Table, dated, named, tables

EVIDENCE = {
    "span": {"start": 0, "end": 1},
    "location": {"line": 7, "column": 1, "end_line": 7, "end_column": 9},
    "quote": "Parcel Inc.",
}
TEXT = """\
# Privacy policy

Last updated: 3 May 2024

The controller is Birch & Sons Limited, 12 High Street, London, EC1A 1BB, privacy@birch.example. Our data protection
officer: dpo@birch.example.

We keep invoices for six years. Letters are sent through Mailchimp, so that addresses are transferred to the United States.

| Cookie | Provider | Purpose | Duration |
| --- | --- | --- | --- |
| _ga | Google | counts visitors | 2 years |
"""


def table(*entries: dict[str, object], excerpts: bool = False) -> Table:
    (one,) = tables({"recipients": list(entries)}, Places(document().source), Look(excerpts=excerpts))
    return one


def test_columns_are_what_the_entries_have_and_empty_ones_are_left_out() -> None:
    one = table(
        {
            "name": "Parcel Inc.",
            "country": "US",
            "adequate": False,
            "purposes": ["parcels", "tracking"],
            "evidence": [EVIDENCE],
        },
        {"name": "Kumquat Ltd", "country": None, "adequate": True, "purposes": [], "vendor": "kumquat", "note": None},
    )
    assert one.title == "Recipients"
    assert one.columns == ("Name", "Country", "adequate", "purposes")
    assert [entry.cells for entry in one.entries] == [
        ("Parcel Inc.", "United States", "no", "parcels, tracking"),
        ("Kumquat Ltd", "", "yes", ""),
    ]
    assert [(entry.where, entry.quote) for entry in one.entries] == [("line 7", "Parcel Inc."), ("", "")]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (730.5, "730"),
        (0.25, "0.25"),
        (1 / 48, "0.021"),
        ("email", "e-mail"),
        ("dpo@kumquat-fruit.example", "dpo@kumquat-fruit.example"),
        ([{"kind": "email", "value": "a@b.example", "evidence": EVIDENCE}, {"value": "12"}], "a@b.example, 12"),
        ({"street": "1 Quay Street", "town": "Cork", "floor": None}, "1 Quay Street, Cork"),
    ],
)
def test_values_are_told_in_words(value: object, told: str) -> None:
    assert table({"name": "x", "other": value, "more": "y"}).entries[0].cells[1:-1] == ((told,) if told else ())


def test_excerpts_cut_cells_too() -> None:
    assert table({"note": "a b c d e f g h i j k l m n"}, excerpts=True).entries[0].cells == ("a b c d e f …",)


def test_kinds_without_entries_are_no_tables() -> None:
    assert tables({"controller": None, "cookies": []}, Places(document().source), Look()) == []


def test_controller_officer_and_date_are_told_by_name() -> None:
    facts = {
        "controller": {"name": "Kumquat Ltd"},
        "officer": {"title": "DPO", "contacts": [{"kind": "email", "value": "dpo@kumquat.example"}]},
        "dates": [
            {"role": "effective", "readings": ["2024-06-01"]},
            {"role": "updated", "readings": ["2024-02-05", "2024-05-02"]},
        ],
    }
    assert (named(facts, "controller"), named(facts, "officer")) == ("Kumquat Ltd", "dpo@kumquat.example")
    assert dated(facts, Look()) == "2024-02-05 or 2024-05-02"
    assert (named({}, "controller"), dated({}, Look())) == ("", "")


def test_every_kind_of_fact_has_a_table_with_columns_that_have_names() -> None:
    judged = check_text(TEXT, as_of=date(2026, 11, 22), with_facts=True)
    ((_, html),) = pages(Report(documents=(judged,)), Look(), name="r", suffix=".html")
    shown = Shown(html)
    names = ["controller", "officer", "recipients", "transfers", "storage_periods", "dates", "contacts", "cookies"]
    found = [one.attributes.get("id", "") for one in shown.all("table")]
    assert [name for name in found if name] == [f"table-{name}" for name in names]
    heads = shown.texts("th", scope="col")
    assert all(head[:1].isupper() for head in heads), heads
    assert shown.texts("dl", class_="about")[0].count("dpo@birch.example") == 1
    assert "Birch & Sons Limited" in shown.texts("dl", class_="about")[0]


COOKIES = """\
# Privacy policy

Data is processed only within the European Union. We share what cookies tell with Klaviyo and Amplitude.

| Cookie | Provider | Purpose | Duration |
| --- | --- | --- | --- |
| basket | Birch & Sons | keeps the basket | session |
| _ga | Google | counts visitors | 12 years |
"""


def page_of(text: str, *rules: str) -> Shown:
    report = Report(documents=(check_text(text, as_of=date(2026, 11, 22), with_facts=True, rules=rules),))
    ((_, html),) = pages(report, Look(), name="r", suffix=".html")
    return Shown(html)


def test_a_cookie_that_a_finding_is_about_is_marked_and_leads_to_it() -> None:
    shown = page_of(COOKIES, "cookies/implausible-duration")
    (title,) = (text for text in shown.texts("td", class_="faults") if text)
    (finding,) = shown.all("article", class_="finding")
    (row,) = shown.all("tr", class_=finding.attributes["data-severity"])
    assert row.text.startswith("_ga")
    assert title in [link.text for link in shown.all("a", href=f"#{finding.attributes['id']}")]


def test_a_table_without_faults_has_no_column_for_them() -> None:
    shown = page_of(COOKIES.replace("12 years", "1 year"), "consistency/transfer-claim", "cookies/implausible-duration")
    assert shown.all("article", class_="finding")
    assert not shown.all("td", class_="faults")
    assert "Findings" not in shown.texts("th")


@pytest.mark.parametrize(
    ("text", "told"),
    [(COOKIES, ["all 3 recipients"]), (COOKIES.replace("Klaviyo and Amplitude", "our staff"), [])],
)
def test_a_card_that_cannot_name_all_recipients_counts_them_and_leads_to_the_facts(text: str, told: list[str]) -> None:
    shown = page_of(text, "consistency/transfer-claim")
    assert len(shown.all("article", class_="finding")) == 1
    assert shown.texts("a", href="#facts-recipients") == told
