"""Where a policy is of two minds about its own company: under two legal forms, as its own partner, by another site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.facts import fact
from linter.facts.controller_ties import core_of, words_of
from linter.facts.legal_forms import named_companies
from linter.facts.marks import DOMAIN
from linter.facts.parties import Controller, Tie
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement


class Namesake(NamedTuple):
    """The controller's name with another legal form of the same country: of two such names one is wrong."""

    name: str  # with its form, as written
    evidence: Evidence


# "our advertising partners, namely A and B"
_PARTNERS = Regex(
    r"\b(?:our|following) (?:[\w-]+,? (?:and |or )?){0,4}?(?:partners|third parties|processors|(?:service )?providers"
    r"|vendors"
    r"|contractors)[,:]? (?:namely|such as|including|like|e\.g\.)[: ]\s?(?P<names>[^.;:]{2,120})",
    re.IGNORECASE,
)
# a group has companies of one name, and a company has had other forms before
_GROUP = Regex(
    r"\b(?:groups?|affiliat\w+|subsidiar\w+|parent|holding|formerly|previously|former|predecessor|acqui\w+|merge\w*"
    r"|respective\w*|owned by|part of)\b",
    re.IGNORECASE,
)
_KINDS = {
    "limited": "ltd",
    "incorporated": "inc",
    "corporation": "corp",
    "aktiengesellschaft": "ag",
    "aktiebolag": "ab",
    "publiclimitedcompany": "plc",
    "communityinterestcompany": "cic",
    "charitableincorporatedorganisation": "cio",
}
_SURE = (Tie.CONTROLLER, Tie.WE)  # what makes a name the controller's
_SHORT = 4  # letters of a word that may be any
_MOST = 3  # places that are given


@fact
def namesakes(company_statements: Sequence[Statement], controller: Controller | None) -> tuple[Namesake, ...]:
    """The places that name the controller, alone and with another legal form."""
    if controller is None or controller.tie not in _SURE:
        return ()
    first = controller.name.split()[0]
    named = (statement for statement in company_statements if first in statement.text)
    return tuple(found for statement in named for found in _namesakes(statement, controller))


def _namesakes(statement: Statement, controller: Controller) -> Iterator[Namesake]:
    text = statement.text
    companies = named_companies(text)
    if len(companies) != 1 or _GROUP.search(text):
        return
    (company,) = companies
    if _kind(company.form) == _kind(controller.form) or set(company.countries).isdisjoint(controller.forms_in):
        return
    if core_of(text, company) == words_of(controller.name, controller.form):
        name = text[company.start : company.end]
        yield Namesake(name=name, evidence=statement.evidence_of(company.start, company.end))


def _kind(form: str) -> str:
    """A legal form without the ways of writing it: "Ltd." and "Limited" are one."""
    letters = "".join(filter(str.isalnum, form)).lower()
    return _KINDS.get(letters, letters)


@fact
def own_partner(statements: Sequence[Statement], controller: Controller | None) -> tuple[Evidence, ...]:
    """The places that list the controller among its own partners or providers."""
    if controller is None or controller.tie not in _SURE:
        return ()
    name = controller.name.removesuffix(controller.form).strip(" ,") or controller.name
    first = name.split()[0] if len(name.split()[0]) > _SHORT else name  # at the end of a line that was broken in the name
    small = first.lower()
    listed = re.compile(
        rf"(?:^|, |\b(?:and|or) )(?:{re.escape(name)}(?=$|[,.)]| (?:and|or)\b|\s?\()|{re.escape(first)}$)", re.IGNORECASE
    )
    return tuple(
        statement.evidence()
        for statement in statements
        if small in statement.text.lower()
        for match in _PARTNERS.finditer(statement.text)
        if listed.search(match["names"])
    )


def sites_named(statements: Sequence[Statement], core: str) -> list[Evidence]:
    """The first places with a web address that is a company's name: "cedarworks.example" for "cedar works"."""
    label = core.replace(" ", "")
    found = []
    for statement in statements:
        if label in statement.text.lower().replace("-", ""):
            for match in DOMAIN.finditer(statement.text):
                host = match[0].partition("/")[0].rstrip(".,")
                if label in host.lower().replace("-", "").split("."):
                    found += [statement.evidence_of(match.start(), match.start() + len(host))]
    return found[:_MOST]
