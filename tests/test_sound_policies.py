"""Well-made policies of many kinds and styles: whatever they say that looks like a defect is none.

Each is complete and current, in its own words: a school's, a shop's, a union's, translated, in tables, out of a generator.
An error or a warning there is a false alarm. The duties (`gdpr/`) have tests of their own.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from linter import check_file

POLICIES = sorted((Path(__file__).parent / "sound").iterdir())


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.name)
def test_a_sound_policy_raises_no_alarm(path: Path) -> None:
    findings = check_file(str(path), as_of=datetime.date(2026, 11, 25)).findings
    assert findings, "hints at least are expected; without any the policy was not read"
    alarms = [finding for finding in findings if finding.severity != "info" and not finding.rule.startswith("gdpr/")]
    assert [(finding.rule, finding.message) for finding in alarms] == []
