"""The words that an expression is guarded by stand in whatever it matches."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.facts.guarded import Guarded
from linter.facts.lookup import Lookup
from linter.tokens import words

MODULES = ("anonymity", "bystanders", "claims", "practices")
_ASCII = st.characters(max_codepoint=127)
_TAILS = st.sampled_from(["", "s", "ship", " of ours", ", and so on"])  # what may stand behind a match


def _guards(value: object) -> Iterator[Guarded]:
    if isinstance(value, Guarded):
        yield value
    elif isinstance(value, dict):
        yield from _guards(tuple(value.values()))
    elif isinstance(value, tuple):
        for part in value:
            yield from _guards(part)


GUARDS = {guard.pattern.pattern: guard for name in MODULES for guard in _guards(vars(import_module(f"linter.facts.{name}")))}


def test_there_are_guards_to_hold() -> None:
    assert len(GUARDS) > 20


@pytest.mark.parametrize("pattern", GUARDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_what_an_expression_matches_holds_its_words(pattern: str, data: st.DataObject) -> None:
    guard = GUARDS[pattern]
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=_ASCII)) + data.draw(_TAILS)
    lookup = Lookup([text], [set(words(text))])
    assert not guard.pattern.search(text) or lookup.places(*guard.needs), text
