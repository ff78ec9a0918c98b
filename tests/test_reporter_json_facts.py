"""The facts of a document in report-v1: every kind is filled, and every place is one in the source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from linter import check_text
from linter.bundled import bundled
from linter.cli import main
from linter.report import Report
from linter.reporters import View, render

SCHEMA = json.loads((Path(bundled("schemas")) / "report-v1.schema.json").read_text(encoding="utf-8"))
TEXT = """\
# Privacy policy

Last updated: 3 May 2024

The controller is Birch & Sons Limited, 12 High Street, London, EC1A 1BB, privacy@birch.example. Our data protection
officer: dpo@birch.example.

We keep invoices for six years. Letters are sent through Mailchimp, so that addresses are transferred to the United States.

| Cookie | Provider | Purpose | Duration |
| --- | --- | --- | --- |
| _ga | Google | counts visitors | 2 years |
| basket | Birch | keeps what you choose | session |
"""


def written(text: str = TEXT, *, with_facts: bool = True) -> dict[str, Any]:
    data = json.loads(render("json", Report(documents=(check_text(text, with_facts=with_facts),)), View()))
    Draft202012Validator(SCHEMA).validate(data)
    facts: dict[str, Any] = data["documents"][0]["facts"]
    return facts


def places(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and "quote" in value:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from places(inner)


def test_every_kind_is_filled() -> None:
    facts = written()
    assert facts["controller"]["name"] == "Birch & Sons Limited"
    assert facts["controller"]["country"] == "GB"
    assert [contact["value"] for contact in facts["officer"]["contacts"]] == ["dpo@birch.example"]
    assert [(recipient["name"], recipient["country"]) for recipient in facts["recipients"]] == [
        ("Mailchimp", "US"),
        ("Google", "US"),
    ]
    assert [transfer["countries"] for transfer in facts["transfers"]] == [["US"]]
    assert [(period["data"], period["days"]) for period in facts["storage_periods"]] == [("invoices", 2190)]
    assert [(date["role"], date["readings"], date["precision"]) for date in facts["dates"]] == [
        ("updated", ["2024-05-03"], "day")
    ]
    assert [(row["name"], row["purpose"], row["days"], row["session"]) for row in facts["cookies"]] == [
        ("_ga", "counts visitors", 730, False),
        ("basket", "keeps what you choose", None, True),
    ]
    assert {contact["kind"] for contact in facts["contacts"]} == {"email", "post"}


def test_places_are_places_in_the_source() -> None:
    found = list(places(written()))
    assert len(found) > 8
    for place in found:
        source = TEXT[place["span"]["start"] : place["span"]["end"]]
        assert source.split() == place["quote"].split()


def test_facts_that_nobody_asked_for_are_empty() -> None:
    assert set(map(bool, written(with_facts=False).values())) == {False}


def test_the_json_form_asks_for_them(tmp_path: Path) -> None:
    (tmp_path / "privacy.md").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--isolated", "--format", "json", str(tmp_path / "privacy.md")])
    data = json.loads(result.stdout)
    assert data["documents"][0]["facts"]["controller"]["name"] == "Birch & Sons Limited"
