"""Every company that the text calls the controller, or lets speak as "we"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts import fact
from linter.facts.legal_forms import NamedCompany, named_companies
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class ControllerTie(NamedTuple):
    """A company as the controller of this notice, by one statement."""

    name: str  # with its legal form, as written
    core: str  # the name without its form, in lower case: what two spellings share
    called_controller: bool  # in so many words; else it is "we" or "us"
    statement: Statement
    evidence: Evidence


_CALLED = Regex(
    r"[\s,]*(?:\([^)]{0,120}\)[\s,]*)?(?:is|acts as|shall be)\s(?:the |our |your |sole )*[\"“'‘]?(?:sole "
    r"|personal )?(?:data )?controller\b",
    re.IGNORECASE,
)
_CALLS = Regex(
    r"\b(?:data )?controller[\"”’]?(?:\s(?:of|for|within|under|pursuant|responsible|in)[^.:]{0,90})?(?:\sis"
    r"|\smeans|:)\s*(?:the company\s)?$",
    re.IGNORECASE,
)
_SPEAKS = Regex(
    r"[^.()]{0,120}?\([^()]{0,80}?[\"“'‘](?:we|us|our)[\"”'’,]|,\s(?:we|us)\s(?:or|and)\s(?:us|we)\b"
    r"|\s(?:takes|respects|values)\s(?:the |your )(?:\w+ (?:of )?)?(?:your )?(?:privacy|information)",
    re.IGNORECASE,
)
# several companies share the work, or take turns by place, time or purpose
_SEVERAL = Regex(
    r"\b(?:joint\w*|independent|affiliat\w+|subsidiar\w+|group|compan(?:y|ies) within|if you|located|reside\w*"
    r"|resident|region\w*|EEA|European Economic|Switzerland"
    r"|UK|United Kingdom|U\.S\.|United States|depending|formerly|previously|former|predecessor|respective\w*"
    r"|billing|on behalf|representative|not the"
    r"|where|together|collectively|and its|processor|for the purpose)\b",
    re.IGNORECASE,
)
_HINTS = (
    "ontroller",
    "“we",
    '"we',
    "‘we",
    "'we",
    '"us',
    "“us",
    "‘us",
    "'us",
    '"our',
    "“our",
    ", we ",
    "takes ",
    "respects ",
)
_WORD = Regex(r"[^\W_]+")
_MOST = 5  # mentions of one company in a statement that are looked at
_NAMES = 160  # characters around a name in which other companies and conditions are looked for


@fact
def controller_ties(company_statements: tuple[Statement, ...]) -> tuple[ControllerTie, ...]:
    """The companies that are called the controller or speak as "we", each alone and without a condition."""
    return tuple(tie for statement in company_statements for tie in _ties(statement))


def _ties(statement: Statement) -> Iterator[ControllerTie]:
    text = statement.text
    if statement.kind is StatementKind.HEADING or not any(hint in text for hint in _HINTS):
        return
    companies = list(named_companies(text))
    cores = {core_of(text, company) for company in companies}
    if len(cores) != 1 or "" in cores:
        return  # several companies: which of them does what is not for a pattern to say
    core = cores.pop()
    for company in companies[:_MOST]:
        called = bool(_CALLED.match(text, company.end) or _CALLS.has(text[: company.start]))
        if not called and not _SPEAKS.match(text, company.end):
            continue
        around = text[max(0, company.start - _NAMES) : company.end + _NAMES]
        if _SEVERAL.has(around):
            continue
        yield ControllerTie(
            name=text[company.start : company.end],
            core=core,
            called_controller=called,
            statement=statement,
            evidence=statement.evidence(),
        )


def core_of(text: str, company: NamedCompany) -> str:
    """A company's name without its legal form, in lower case."""
    return words_of(text[company.start : company.end], company.form)


def words_of(name: str, form: str) -> str:
    """The words of a name before or after a legal form, in lower case."""
    return " ".join(_WORD.findall(name.removesuffix(form).removeprefix(form).lower()))
