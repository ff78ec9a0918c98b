"""Every check's own examples come out as the check says, and nothing in the pack is without a user."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from linter.pack import Pack
from linter.packs import load_packs
from linter.testing import ExampleFailure, run_examples


@cache
def pack() -> Pack:
    return load_packs()


@cache
def failures() -> dict[str, list[ExampleFailure]]:
    by_rule: dict[str, list[ExampleFailure]] = defaultdict(list)
    for failure in run_examples(pack()):
        by_rule[failure.rule].append(failure)
    return by_rule


@pytest.mark.parametrize("rule", sorted(pack().rules()))
def test_examples_hold(rule: str) -> None:
    assert [f"{failure.message}: {failure.example.text!r}" for failure in failures().get(rule, ())] == []


def test_every_duty_of_the_catalogue_has_its_check_with_examples_of_every_status() -> None:
    requirements = pack().requirements
    assert len({item.duty for item in requirements}) == 26
    for item in requirements:
        assert item.check.passes, f"{item.check.id} shows no text that meets it"
        assert item.check.fails, f"{item.check.id} shows no text that misses it"
        assert item.clause, f"{item.check.id} offers no clause to start from"


def test_every_lexicon_and_signal_of_the_pack_is_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].glob("checks/**/*.yaml")]
    lexicons = {name for words in pack().lexicons.values() for name in words}
    assert {name for name in lexicons if not any(f"<{name}>" in text for text in texts)} == set()
    signals = {signal.id for signal in pack().signals}
    assert {name for name in signals if sum(name in text for text in texts) < 2} == set()  # once where it is defined
