"""The lists of statements beside the complete policies hold what they promise."""

from __future__ import annotations

import pytest
from complete_policies import CompletePolicy, complete_policies, pattern_of

POLICIES = complete_policies()
STATUSES = {"met", "partial", "missing", "not-applicable"}

every_policy = pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.path.name)


def test_there_are_at_least_seven_in_three_formats() -> None:
    assert len(POLICIES) >= 7
    assert {policy.path.suffix for policy in POLICIES} == {".md", ".html", ".txt"}


@every_policy
def test_a_complete_policy_lists_the_26_duties(policy: CompletePolicy) -> None:
    assert len(policy.duties) == 26
    assert set(policy.duties) == set(POLICIES[0].duties)


@every_policy
def test_a_complete_policy_is_as_long_as_a_real_one(policy: CompletePolicy) -> None:
    assert 900 <= len(policy.text.split()) <= 2500


@every_policy
def test_every_statement_stands_exactly_once(policy: CompletePolicy) -> None:
    for duty, statements in policy.duties.items():
        for statement in statements.remove:
            assert len(pattern_of(statement).findall(policy.text)) == 1, (duty, statement)


@every_policy
def test_every_duty_is_met_by_statements_or_does_not_apply_for_a_reason(policy: CompletePolicy) -> None:
    for duty, statements in policy.duties.items():
        if statements.status == "met":
            assert statements.remove, duty
        else:
            assert statements.status == "not-applicable", duty
            assert statements.why, duty


@every_policy
def test_what_a_duty_becomes_is_a_status_of_the_catalogue(policy: CompletePolicy) -> None:
    for statements in policy.duties.values():
        assert statements.becomes <= STATUSES - {"met"}
        assert set(statements.along) <= set(policy.duties)
        for statuses in statements.along.values():
            assert statuses <= STATUSES - {"met"}


def test_no_statement_is_phrased_alike_in_two_policies() -> None:
    seen: dict[str, str] = {}
    for policy in POLICIES:
        for statements in policy.duties.values():
            for statement in statements.remove:
                if len(statement.split()) > 6:
                    assert seen.setdefault(statement.lower(), policy.path.name) == policy.path.name, statement


@every_policy
def test_removal_leaves_no_bare_list_markers(policy: CompletePolicy) -> None:
    for duty in policy.duties:
        lines = [line.strip() for line in policy.without(duty).splitlines()]
        assert not {"-", "*", "•", "##", "a)", "(a)"} & set(lines), duty
