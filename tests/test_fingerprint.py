from __future__ import annotations

from dataclasses import replace

from reports import COMPLAINT, PLACEHOLDER, TRANSFER, place

from linter.findings import Evidence, Severity
from linter.fingerprint import fingerprints
from linter.source import Span


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
