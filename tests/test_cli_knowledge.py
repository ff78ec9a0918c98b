"""`privacylint knowledge`: what is known, whence, and what is due for checking."""

from __future__ import annotations

import datetime
import json

import pytest
from click.testing import CliRunner, Result

from linter.cli import main
from linter.knowledge.entries import Entry, entries, look_up
from linter.knowledge.tables import Origin


def knowledge(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["knowledge", *arguments])


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("klaviyo", "company"),
        ("google ireland limited", "company"),
        ("_fbp", "cookie"),
        ("Privacy Shield", "outdated term"),
        ("Slovenia", "age of consent"),
        ("Slovenia", "authority"),
        ("Japan", "adequacy decision"),
        ("SCC-2021", "transfer instrument"),
    ],
)
def test_a_term_is_found_by_any_of_its_names(term: str, kind: str) -> None:
    assert kind in {entry.kind for entry in look_up(term)}


def test_a_fact_is_shown_with_its_source_and_the_day_of_its_check() -> None:
    shown = knowledge("klaviyo").stdout
    assert "country: US" in shown
    assert "source:" in shown
    assert "checked on 20" in shown


def test_the_json_form_holds_every_fact() -> None:
    facts = json.loads(knowledge("--format", "json").stdout)["facts"]
    assert len(facts) == len(entries())
    assert all(fact["kind"] and fact["name"] for fact in facts)


def test_an_unknown_term_is_answered_with_the_nearest() -> None:
    result = knowledge("Klavio")
    assert result.exit_code == 2
    assert "did you mean 'Klaviyo'?" in result.stderr


def test_without_a_term_the_kinds_are_counted() -> None:
    assert f"{len([entry for entry in entries() if entry.kind == 'company']):>6}  company" in knowledge().stdout


def entry(*, source: str, checked_on: str) -> Entry:
    origin = Origin(source=source, checked_on=checked_on, valid_from="", valid_to="")
    return Entry(kind="company", name="Hollow Oak Ltd", names=("Hollow Oak Ltd",), about=(), origin=origin)


@pytest.mark.parametrize(
    ("source", "checked_on", "due"),
    [
        ("entity M; EEA entity D:hollow-oak", "2026-05-01", True),
        ("a register", "2026-01-02", False),
        ("a register", "2025-01-02", True),
        ("a register", "", True),
        ("M", "2026-01-02", True),
        ("a register; the date M", "2026-01-02", True),
    ],
)
def test_what_nobody_checked_or_long_ago_is_due(source: str, checked_on: str, due: bool) -> None:
    fact = entry(source=source, checked_on=checked_on)
    assert fact.is_due(datetime.date(2026, 6, 1), datetime.timedelta(days=365)) is due


def test_stale_lists_only_what_is_due_on_the_day() -> None:
    early = knowledge("--stale", "--as-of", "2026-11-23").stdout.splitlines()
    late = knowledge("--stale", "--as-of", "2036-11-23").stdout.splitlines()
    assert len(early) < len(late) == len(entries())
