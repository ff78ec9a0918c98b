"""Take every statement on one duty out of a complete policy: that duty is a gap then, and nothing else changes.

This measures the duties that real policies rarely leave out. `complete_policies` explains the lists beside the policies.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest
import yaml
from complete_policies import CompletePolicy, complete_policies

from linter.engine import lint
from linter.pack import Pack
from linter.packs import load_packs
from linter.readers import read_text
from linter.source import Format

AS_OF = datetime.date(2026, 11, 22)
FORMATS = {".md": Format.MARKDOWN, ".html": Format.HTML, ".txt": Format.TEXT}

KNOWN_MISSES = yaml.safe_load((Path(__file__).parent / "data" / "known_misses.yaml").read_text(encoding="utf-8"))
POLICIES = complete_policies()
GAPS = [
    pytest.param(policy, duty, id=f"{policy.path.name}-{duty}")
    for policy in POLICIES
    for duty, statements in policy.duties.items()
    if statements.remove
]


def known_misses(kind: str, policy: CompletePolicy) -> set[str]:
    return set(KNOWN_MISSES[kind].get(policy.path.name, ()))


@cache
def builtin_pack() -> Pack:
    return load_packs()


def statuses(policy: CompletePolicy, text: str) -> dict[str, str]:
    document = read_text(text, policy.path.name, FORMATS[policy.path.suffix])
    report = lint(document, pack=builtin_pack(), as_of=AS_OF)
    return {judgement.requirement: judgement.status.value for judgement in report.judgements}


@cache
def statuses_of_the_whole(policy: CompletePolicy) -> dict[str, str]:
    return statuses(policy, policy.text)


@cache
def statuses_without(policy: CompletePolicy, duty: str) -> dict[str, str]:
    return statuses(policy, policy.without(duty))


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.path.name)
def test_a_complete_policy_meets_every_duty_that_applies(policy: CompletePolicy) -> None:
    found = statuses_of_the_whole(policy)
    wrong = {duty for duty, statements in policy.duties.items() if found[duty] != statements.status}
    assert wrong == known_misses("whole", policy)


@pytest.mark.parametrize(("policy", "duty"), GAPS)
def test_a_duty_without_statements_is_a_gap(policy: CompletePolicy, duty: str) -> None:
    found = statuses_without(policy, duty)
    is_gap = found[duty] in policy.duties[duty].becomes
    assert is_gap is (duty not in known_misses("removed", policy))


@pytest.mark.parametrize(("policy", "duty"), GAPS)
def test_a_gap_changes_nothing_else(policy: CompletePolicy, duty: str) -> None:
    before = statuses_of_the_whole(policy)
    found = statuses_without(policy, duty)
    along = policy.duties[duty].along
    left_out = {duty} | known_misses("whole", policy)
    changed = {other: status for other, status in found.items() if other not in left_out and status != before[other]}
    unexpected = {other: status for other, status in changed.items() if status not in along.get(other, ())}
    assert unexpected == {}
