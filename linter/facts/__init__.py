"""Facts about one document: typed, computed once and on demand, handed to checks by parameter name.

A fact is a function marked with `@fact`. Its parameters name the facts that it needs; `Facts` resolves them. The facts that
every document starts from (`source`, `policy`, `statements`, `as_of`, `context`, and as `bundle` the facts of those that are
judged together with it) are given to `Facts` at the start, what became of `suppressions` when all other checks have run.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

Provider = TypeVar("Provider", bound=Callable[..., Any])

# the module of every fact, so that a run imports only what its checks ask for
HOMES: dict[str, str] = {
    "assessed": "linter.facts.language",
    "language": "linter.facts.language",
    "word_lists": "linter.facts.language",
    "lookup": "linter.facts.lookup",
    "capitals": "linter.facts.lookup",
    "company_statements": "linter.facts.legal_forms",
    "document_kind": "linter.facts.documents",
    "beside": "linter.facts.beside",
    "sole_market": "linter.facts.markets",
    "no_officer": "linter.facts.stated",
    "has_dpo": "linter.facts.stated",
    "passages": "linter.facts.blocks",
    "wording": "linter.facts.blocks",
    "policy_dates": "linter.facts.dates",
    "edge_dates": "linter.facts.dates",
    "readability": "linter.facts.readability",
    "repeats": "linter.facts.repeats",
    "rights_lists": "linter.facts.rights_lists",
    "slots": "linter.facts.slots",
    "written_numbers": "linter.facts.numbering",
    "numbered_titles": "linter.facts.numbering",
    "contents_entries": "linter.facts.numbering",
    "section_references": "linter.facts.references",
    "age_limits": "linter.facts.ages",
    "stated_laws": "linter.facts.ages",
    "author": "linter.facts.author",
    "own_name": "linter.facts.author",
    "anonymity_claims": "linter.facts.anonymity",
    "collected_identifiers": "linter.facts.anonymity",
    "claims": "linter.facts.claims",
    "practices": "linter.facts.practices",
    "controller_ties": "linter.facts.controller_ties",
    "namesakes": "linter.facts.namesakes",
    "own_partner": "linter.facts.namesakes",
    "footings": "linter.facts.grounds",
    "named_purposes": "linter.facts.purposes",
    "keepings": "linter.facts.keeping",
    "kept_for": "linter.facts.kept_for",
    "storage_periods": "linter.facts.periods",
    "response_deadlines": "linter.facts.deadlines",
    "open_comments": "linter.facts.comments",
    "outdated": "linter.facts.outdated",
    "recipients": "linter.facts.recipients",
    "controller": "linter.facts.parties",
    "contacts": "linter.facts.contacts",
    "officer": "linter.facts.officer",
    "cookie_lists": "linter.facts.cookies",
    "cookie_list_elsewhere": "linter.facts.cookie_uses",
    "cookie_notice_names": "linter.facts.cookie_uses",
    "cookie_statements": "linter.facts.cookie_uses",
    "cookie_uses": "linter.facts.cookie_uses",
    "named_vendors": "linter.facts.cookie_uses",
    "tracker_loads": "linter.facts.cookie_uses",
    "transfer_claims": "linter.facts.places",
    "transfer_statements": "linter.facts.places",
    "established_outside_eea": "linter.facts.establishment",
    "names_recipient_outside_eea": "linter.facts.establishment",
}

_REGISTRY: dict[str, Callable[..., Any]] = {}


def fact(function: Provider) -> Provider:
    """Register a function as the provider of the fact that it is named after."""
    _REGISTRY[function.__name__] = function
    return function


class Facts:
    """The facts of one document, each computed the first time that it is asked for."""

    def __init__(self, **given: Any) -> None:
        self._known: dict[str, Any] = dict(given)

    def give(self, name: str, value: Any) -> None:
        """Add what is known only after other checks have run."""
        self._known[name] = value

    def get(self, name: str) -> Any:
        """The fact of that name.

        Raises LookupError where no fact has it.
        """
        if name not in self._known:
            self._known[name] = self.call(provider(name))
        return self._known[name]

    def call(self, function: Callable[..., Any]) -> Any:
        """Call a function with the facts that its parameters name."""
        return function(**{name: self.get(name) for name in parameters(function)})


def provider(name: str) -> Callable[..., Any]:
    """The function that computes a fact."""
    if name not in _REGISTRY and name in HOMES:
        import_module(HOMES[name])
    if name not in _REGISTRY:
        raise LookupError(name)
    return _REGISTRY[name]


@cache
def parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    """The names of the facts that a function asks for."""
    code = function.__code__  # `inspect.signature` says the same in fifty times the time
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
