"""The gap analysis: how phrases, filters and conditions become a status with its evidence."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from linter.engine import lint
from linter.findings import Confidence, Finding, Severity
from linter.judgements import Judgement, Status
from linter.packs import load_packs
from linter.readers import read_text
from linter.report import DocumentReport
from linter.source import Format

CHECK = """\
id: shop/returns
requirement: returns
title: How goods are returned
why: Who buys something must know how to send it back.
articles: ["house rule"]
severity: {missing: warning, partial: info}
heavier:
  - {when: sells-food, missing: error, partial: warning, message: Food is sold and nothing said on returns.}
applies: sells
inapplicable: Nothing is sold.
missing: No statement was found on returns.
partial: Returns are mentioned without a way.
met: The way to return goods is given.
remedy: Say where the goods go back to.
section: ["return*", "your rights"]
clause: Send goods back to [address].
phrases:
  en:
    certain: ["free return guarantee"]
    met:
      - "return ~6 to our warehouse"
      - {any: ["return label"], despite: [question]}
      - {any: ["[box|bag|crate]"], at-least: 2, reason: Packings are named.}
    partial: ["return*"]
    unless: ["return ~3 visit*"]
examples:
  met: ["We sell. You may return goods to our warehouse."]
  missing: ["We sell goods."]
"""
SIGNAL = """\
id: {id}
phrases:
  en:
    holds: ["we ~4 {words}"]
    unless: ["not ~2 sell"]
"""
FILTER = """\
id: joke
phrases:
  en: ["just kidding"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    for name, text in {
        "pack.yaml": "name: shop\ndescription: Rules of the house.\nduties: [returns]\n",
        "shop/returns.yaml": CHECK,
        "signals/sells.yaml": SIGNAL.format(id="sells", words="sell"),
        "signals/sells-food.yaml": SIGNAL.format(id="sells-food", words="sell ~2 food"),
        "filters/joke.yaml": FILTER,
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def report_on(folder: Path, text: str, **context: bool) -> DocumentReport:
    document = read_text(text, path="shop.md", format=Format.MARKDOWN)
    return lint(document, pack=load_packs([folder], builtin=False), as_of=datetime.date(2026, 11, 22), context=context)


def judged(folder: Path, text: str, **context: bool) -> Judgement:
    (judgement,) = report_on(folder, text, **context).judgements
    return judgement


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("We sell. You may return the goods to our warehouse.", Status.MET),
        ("We sell. Returns are possible.", Status.PARTIAL),
        ("We sell goods of all kinds.", Status.MISSING),
        ("This is a museum for the whole family.", Status.NOT_APPLICABLE),
        ("We do not sell anything in this museum.", Status.NOT_APPLICABLE),
        # an entry that asks for two wordings
        ("We sell. Use a box. Or use a box.", Status.MISSING),
        ("We sell. Use a box. Or use a crate.", Status.MET),
        # what silences a statement
        ("We sell. Will you return goods to our warehouse?", Status.MISSING),
        ("We sell. Where is my return label?", Status.MET),
        ("We sell. Return goods to our warehouse, just kidding.", Status.MISSING),
        ("We sell. Return to visit us at home.", Status.MISSING),
        ("We sell. Free return guarantee, just kidding.", Status.MET),
    ],
)
def test_the_status_follows_the_phrases(folder: Path, text: str, status: Status) -> None:
    assert judged(folder, text).status is status


def test_the_reason_is_that_of_the_entry_or_of_the_check(folder: Path) -> None:
    assert judged(folder, "We sell. Use a box. Or use a crate.").reason == "Packings are named."
    assert judged(folder, "We sell. Return the goods to our warehouse.").reason == "The way to return goods is given."
    assert judged(folder, "This is a museum for the whole family.").reason == "Nothing is sold."


def test_what_the_user_states_wins_over_what_the_text_shows(folder: Path) -> None:
    assert judged(folder, "We sell goods of all kinds.", sells=False).status is Status.NOT_APPLICABLE
    assert judged(folder, "This is a museum for the whole family.", sells=True).status is Status.MISSING


def test_the_most_telling_phrase_gives_the_first_evidence_and_three_places_are_shown(folder: Path) -> None:
    text = "We sell.\n\nA return label lies in the parcel.\n\n" + "Please return it to our warehouse.\n\n" * 4
    judgement = judged(folder, text)
    assert len(judgement.evidence) == 3
    assert {evidence.quote for evidence in judgement.evidence} == {"Please return it to our warehouse."}


@pytest.mark.parametrize(("key", "status"), [("", Status.MET), ("needs-condition: true\n", Status.NOT_APPLICABLE)])
def test_what_meets_a_duty_speaks_for_itself_unless_the_duty_needs_its_condition(
    folder: Path, tmp_path: Path, key: str, status: Status
) -> None:
    copy = shutil.copytree(folder, tmp_path / "pack")
    (copy / "shop" / "returns.yaml").write_text(CHECK.replace("inapplicable:", f"{key}inapplicable:"))
    judgement = judged(copy, "This is a museum. Return the goods to our warehouse.")
    assert judgement.status is status
    assert bool(judgement.evidence) == (status is Status.MET)


def finding_of(report: DocumentReport) -> Finding:
    (finding,) = report.findings
    return finding


def test_a_missing_statement_is_reported_where_it_ought_to_stand(folder: Path) -> None:
    text = "# Our shop\n\nWe sell goods.\n\n## Your rights\n\nNone that we know of.\n"
    finding = finding_of(report_on(folder, text))
    assert finding.place is not None
    assert (finding.place.quote, finding.severity, finding.requirement) == ("Your rights", Severity.WARNING, "returns")
    assert finding.confidence is Confidence.HIGH
    elsewhere = finding_of(report_on(folder, "# Our shop\n\nWe sell goods.\n"))
    assert elsewhere.place is not None
    assert elsewhere.place.quote == "Our shop"


def test_a_condition_makes_a_gap_weigh_more(folder: Path) -> None:
    missing = finding_of(report_on(folder, "We sell good food."))
    assert (missing.severity, missing.message) == (Severity.ERROR, "Food is sold and nothing said on returns.")
    partial = finding_of(report_on(folder, "We sell good food. Returns are possible."))
    assert (partial.severity, partial.message) == (Severity.WARNING, "Returns are mentioned without a way.")


def test_a_document_in_a_language_without_phrases_is_not_assessed(folder: Path) -> None:
    text = (
        "Wir verkaufen Waren aller Art und freuen uns auf Ihren Besuch. Die Rückgabe ist nicht möglich, weil wir das nicht "
        "wollen und auch nicht müssen. Wenn Sie Fragen haben, schreiben Sie uns bitte einen Brief oder rufen Sie uns an."
    )
    report = report_on(folder, text)
    assert report.language == "de"
    assert [judgement.status for judgement in report.judgements] == [Status.NOT_ASSESSED]
    assert report.findings == ()
