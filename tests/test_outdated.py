"""Names that have ended: found where a policy still goes by them, and not where it calls them past."""

from __future__ import annotations

import datetime

import pytest

from linter.facts import Facts
from linter.facts.outdated import OutdatedName
from linter.readers import read_text
from linter.segment import segment
from linter.source import Format
from linter.statements import build_statements

TODAY = datetime.date(2026, 11, 22)


def outdated(text: str, day: datetime.date = TODAY) -> tuple[OutdatedName, ...]:
    policy = segment(read_text(text, format=Format.MARKDOWN))
    facts = Facts(source=policy.source, policy=policy, statements=build_statements(policy), as_of=day, context={})
    found: tuple[OutdatedName, ...] = facts.get("outdated")
    return found


def quotes(text: str, day: datetime.date = TODAY) -> list[str]:
    return [place.quote for name in outdated(text, day) for place in name.places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We follow Directive 95/46/EC in all that we do.", ["Directive 95/46/EC"]),
        ("The letters are sent by SendinBlue in Paris.", ["SendinBlue"]),
        ("Write to the Datainspektionen in Stockholm.", ["Datainspektionen"]),
        ("Write to the Datainspektionen on Åland.", []),
        ("The Directive 95/46/EC was repealed.", []),
        ("Kites Inc. is certified under the Privacy Shield, yet is not currently relying on it.", []),
        ("We relied on the Privacy Shield. It has been invalidated: the Privacy Shield is gone.", []),
        ("Meta Platforms, Inc. (formerly Facebook, Inc.) sets it.", []),
        ("The swedish data inspection board is an authority.", []),
        ("Zaloška 59 is our shop.", []),
    ],
)
def test_a_name_is_found_unless_the_text_knows_better(text: str, found: list[str]) -> None:
    assert quotes(text) == found


def test_nothing_is_outdated_before_its_day() -> None:
    text = "We rely on the Privacy Shield."
    assert quotes(text, datetime.date(2020, 7, 16)) == []
    assert quotes(text, datetime.date(2020, 7, 17)) == ["Privacy Shield"]


def test_a_link_to_what_has_ended_is_a_place_without_a_fix() -> None:
    (name,) = outdated("See the [clauses](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32010D0087) for it.")
    assert name.subject == "What the link “clauses” leads to"
    assert name.fix is None


def test_the_fix_puts_the_name_of_today_in_every_place() -> None:
    text = "Google Inc. counts visits. Google Inc. also hosts our letters."
    (name,) = outdated(text)
    assert name.fix is not None
    assert not name.fix.safe
    for edit in sorted(name.fix.edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == "Google LLC counts visits. Google LLC also hosts our letters."
