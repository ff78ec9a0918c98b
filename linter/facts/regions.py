"""Parts of a policy that hold for people under another law than the GDPR, and statements that do."""

from __future__ import annotations

import re

from linter.facts.lookup import Lookup
from linter.regex import Regex
from linter.statements import Statement

_ANOTHER_LAW = Regex(
    r"\b(?:california\w*|ccpa|cpra|shine the light|u\.?s\.? (?:state|privacy|residents?|users?|data subjects)"
    r"|united states|usa|u\.s\.a?"
    r"|us (?:state|privacy|residents?|users?|data subjects)|state[- ]specific|nevada|virginia|colorado|texas"
    r"|utah|connecticut"
    r"|consumer rights|verifiable consumer|lgpd|brazil\w*|pipeda|canad\w+|popia|appi|coppa|caloppa|american"
    r"|turkey|turkish|kvkk"
    r"|quebec|australian?|india\w*|china|chinese|japan\w*|korea\w*|russian?)\b",
    re.IGNORECASE,
)

# one of which such a name holds
_WORDS = frozenset(
    "california* ccpa cpra shine u us usa united state nevada virginia colorado texas utah connecticut consumer verifiable "
    "lgpd brazil* pipeda canad* popia appi coppa caloppa american turkey turkish kvkk quebec australia australian india* "
    "china chinese japan* korea* russia russian".split()
)


def names_other_laws(lookup: Lookup[Statement]) -> bool:
    """Whether a document names a law or people outside the reach of the GDPR anywhere."""
    return any(names_another_law(statement.text) for statement in lookup.holding(_WORDS))


def for_another_law(statement: Statement) -> bool:
    """Whether a statement is for people under another law: by a heading above it, by its lead-in or by its own words."""
    lead = statement.lead.text if statement.lead else ""
    return any(map(names_another_law, (statement.text, lead, *statement.headings)))


def names_another_law(text: str) -> bool:
    """Whether a text names a law or people outside the reach of the GDPR."""
    return _ANOTHER_LAW.search(text) is not None
