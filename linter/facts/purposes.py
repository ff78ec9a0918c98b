"""The purposes that a policy names, each by a plain name: what can be counted and compared (GDPR Article 13(1)(c))."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.facts import fact
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class Purpose(NamedTuple):
    """A purpose for which data is used, where it is first named."""

    name: str  # one of a fixed set, in plain words
    evidence: Evidence


_PURPOSES = {
    "accounts": r"\b(?:creat\w+|manag\w+|regist\w+|administ\w+)\b[^.;]{0,40}\baccounts?\b",
    "orders": r"\b(?:process|fulfil\w*|handle|complete|deliver)\w*\b[^.;]{0,40}\b(?:orders?|purchases?"
    r"|bookings?|reservations?)\b",
    "payments": r"\b(?:process|handle|collect|receive)\w*\b[^.;]{0,30}\bpayments?\b|\bbilling\b|\binvoic\w+",
    "customer support": r"\bcustomer (?:support|service|care)\b|\b(?:answer|respond to"
    r"|reply to)\b[^.;]{0,30}\b(?:inquir|enquir|question|quer|request)",
    "newsletter": r"\bnewsletters?\b",
    "marketing": r"\bmarketing\b|\bpromotional\b",
    "personalised advertising": r"\b(?:personali[sz]ed|targeted|interest[- ]based|tailored"
    r"|behaviou?ral) (?:advertis\w+|ads?)\b",
    "analytics": r"\banalytics\b|\banaly[sz](?:e|ing)\b[^.;]{0,40}\b(?:use|usage|traffic|visits?|trends)\b|\bstatistic\w*",
    "security": r"\bsecurity (?:of|purposes|incidents)\b|\bprevent\w*\b[^.;]{0,30}\b(?:fraud|abuse|misuse)\b"
    r"|\bfraud (?:prevention|detection)\b",
    "legal obligations": r"\b(?:comply|compliance) with\b[^.;]{0,40}\b(?:law|laws|legal|obligations?|regulations?)\b",
    "legal claims": r"\blegal claims?\b",
    "research": r"\b(?:scientific|market|user|medical) research\b|\bresearch purposes\b",
    "recruitment": r"\brecruit\w+|\bjob appl\w+",
    "training of models": r"\btrain\w*\b[^.;]{0,40}\b(?:models?|algorithms?|AI)\b",
}
_PATTERNS = {name: Regex(pattern, re.IGNORECASE) for name, pattern in _PURPOSES.items()}
_USED = Regex(
    r"\b(?:use[ds]?|using|process\w*|collect\w*|purposes?|in order to|so that|need(?:ed)?|necessary|basis|sends?|to)\b",
    re.IGNORECASE,
)
_NEGATED = Regex(r"\b(?:not|never|no|don['’]t|do not|without)\b", re.IGNORECASE)


@fact
def named_purposes(statements: tuple[Statement, ...]) -> tuple[Purpose, ...]:
    """The purposes that the policy names, in the order of their first mention; what is denied is none."""
    found: dict[str, Purpose] = {}
    for statement in statements:
        if statement.kind is StatementKind.HEADING or not _USED.search(statement.text) or _NEGATED.search(statement.text):
            continue
        for name, pattern in _PATTERNS.items():
            if name not in found and pattern.search(statement.text):
                found[name] = Purpose(name=name, evidence=statement.evidence())
    return tuple(found.values())
