"""The known company whose own policy this is: it is no recipient of the data that it collects itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.facts import fact
from linter.facts.parties import Controller, Tie
from linter.knowledge.vendors import vendor_names
from linter.policy import Policy
from linter.regex import Regex
from linter.statements import Statement, StatementKind

_TITLE = 12  # words; more are a sentence
_OPENING = 5  # statements in which a policy says whose it is
# "Privacy policy of our Slack app", "for Shopify shops": another's policy
_BESIDE = Regex(
    r"\b(?:our|my|for|on|with|via|using|app|apps|plug-?in|page|pages|add-?on|extension|integration)\b", re.IGNORECASE
)
_SPEAKS = Regex(r"\b(?:At|[Hh]ow)\s$")  # "At GitHub, we …", "This policy explains how GitHub …"
_SURE = frozenset({Tie.CONTROLLER, Tie.WE})


@fact
def own_name(controller: Controller | None) -> str:
    """The controller's name as written, where it is surely the controller's; ""."""
    return controller.name if controller is not None and controller.tie in _SURE else ""


@fact
def author(statements: Sequence[Statement], policy: Policy, own_name: str) -> str | None:
    """The vendor's id: of the controller, or, where none is surely named, of the company in the title or the opening."""
    if own_name:
        return next((found.value for found in vendor_names().find(own_name) if found.start == 0), None)
    for title in _titles(statements, policy):
        if len(title.split()) <= _TITLE and not _BESIDE.search(title):
            for found in vendor_names().find(title):
                return found.value
    for statement in statements[:_OPENING]:
        for found in vendor_names().find(statement.text):
            if _SPEAKS.search(statement.text[: found.start]):
                return found.value
    return None


def _titles(statements: Sequence[Statement], policy: Policy) -> Iterator[str]:
    yield from (text.value for key, text in policy.metadata if key.lower() == "title")
    yield from (statement.text for statement in statements[:3] if statement.kind is StatementKind.HEADING)
