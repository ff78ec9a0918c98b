from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports import COMPLAINT, JUDGEMENTS, PLACEHOLDER, TRANSFER, place

from linter.findings import Evidence, Finding, Severity
from linter.fingerprint import identified
from linter.judgements import Status
from linter.source import Span


def fingerprints(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(finding.fingerprint for finding in identified(findings, JUDGEMENTS))


def test_a_finding_keeps_its_fingerprint_when_the_text_moves_or_is_wrapped_anew() -> None:
    moved = replace(TRANSFER, place=Evidence(span=Span(900, 930), quote="Your  data\nstays in the EU"))
    assert fingerprints([moved]) == fingerprints([TRANSFER])


def test_message_severity_and_remedy_may_change_between_versions() -> None:
    reworded = replace(TRANSFER, message="…", remedy="…", severity=Severity.INFO)
    assert fingerprints([reworded]) == fingerprints([TRANSFER])


def test_a_duty_is_known_by_its_requirement_wherever_it_is_reported() -> None:
    elsewhere = replace(COMPLAINT, place=place("Kumquat Ltd"))
    assert fingerprints([elsewhere]) == fingerprints([COMPLAINT])


def test_a_second_copy_is_a_finding_of_its_own() -> None:
    first, second = fingerprints([PLACEHOLDER, PLACEHOLDER])
    assert first != second
    assert fingerprints([PLACEHOLDER]) == (first,)


def test_rule_and_words_tell_findings_apart() -> None:
    other_rule = replace(PLACEHOLDER, rule="drafting/other")
    other_words = replace(TRANSFER, place=place("sells fruit"))
    assert len(set(fingerprints([PLACEHOLDER, other_rule, TRANSFER, other_words, COMPLAINT]))) == 5


def test_any_characters_have_a_fingerprint() -> None:
    broken = replace(PLACEHOLDER, place=Evidence(span=Span(0, 1), quote="\udc80\x00"))
    assert len(fingerprints([broken])[0]) == 64


def test_a_duty_that_was_met_in_part_and_is_missing_now_is_a_new_finding() -> None:
    partly = [replace(JUDGEMENTS[1], status=Status.PARTIAL)]
    (missing,), (partial,) = identified([COMPLAINT], JUDGEMENTS), identified([COMPLAINT], partly)
    assert missing.fingerprint != partial.fingerprint


def test_what_is_said_once_of_the_whole_document_is_known_by_its_rule_alone() -> None:
    moved = replace(TRANSFER, place=place("sells fruit"))
    (before,), (after,) = identified([TRANSFER], once={TRANSFER.rule}), identified([moved], once={TRANSFER.rule})
    assert before.fingerprint == after.fingerprint
