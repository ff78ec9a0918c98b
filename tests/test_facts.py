"""Facts by name: each is found in its module, whatever else has been imported."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import linter.facts
from linter.facts import HOMES, Facts, provider


def test_the_home_of_every_fact_is_the_module_that_defines_it() -> None:
    modules = [import_module(found.name) for found in pkgutil.iter_modules(linter.facts.__path__, "linter.facts.")]
    defined = {name for module in modules for name in vars(module) if name in linter.facts._REGISTRY}
    assert defined == set(HOMES)
    assert {name: provider(name).__module__ for name in HOMES} == HOMES


def test_a_fact_is_computed_from_what_is_given() -> None:
    facts = Facts(context={"has-dpo": True})
    assert facts.get("has_dpo") is True


def test_an_unknown_fact_is_a_lookup_error() -> None:
    with pytest.raises(LookupError, match="no_such_fact"):
        Facts().get("no_such_fact")
