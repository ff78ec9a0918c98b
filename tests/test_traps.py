"""What looks like a defect and is none: each text of the table leaves its rules silent."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from linter import check_text

TRAPS = yaml.safe_load((Path(__file__).parent / "data" / "traps.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap["name"])
def test_a_trap_stays_silent(trap: dict[str, Any]) -> None:
    as_of = trap.get("as-of", datetime.date(2026, 11, 22))
    found = check_text(trap["text"], as_of=as_of, rules=trap["silent"]).findings
    assert [(finding.rule, finding.message) for finding in found] == []


def test_the_rules_of_the_table_speak_where_there_is_a_defect() -> None:
    links = "See [who](#who), [what](#what) and [rights](#rights).\n\n## Who\n\nUs.\n\n## What\n\nLittle.\n"
    defects = {
        "drafting/placeholder": "We are [Company Name].",
        "drafting/unfilled-template": "Delete this section if you have no shop.",
        "drafting/future-date": "Last updated: 1 October 2027",
        "drafting/stale-date": "Last updated: 1 October 2019",
        "drafting/ambiguous-date": "Last updated: 05/02/2024",
        "drafting/dead-link": links,
        "legal/outdated-framework": "We rely on the EU-U.S. Privacy Shield for transfers.",
    }
    assert set(defects) == {rule for trap in TRAPS for rule in trap["silent"]}
    for rule, text in defects.items():
        report = check_text(f"# Privacy policy\n\n{text}\n", as_of=datetime.date(2026, 11, 22), rules=[rule])
        assert [finding.rule for finding in report.findings] == [rule], rule
