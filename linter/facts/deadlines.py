"""Within what time the policy promises to answer requests of data subjects (GDPR Article 12(3))."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.facts import fact
from linter.facts.lookup import Lookup
from linter.facts.marks import OF_TIME, durations
from linter.facts.periods import days_of
from linter.facts.regions import for_another_law, names_other_laws
from linter.findings import Evidence
from linter.regex import Regex
from linter.statements import Statement, StatementKind


class ResponseDeadline(NamedTuple):
    """A time within which a request is answered."""

    days: int  # as linter.facts.lengths counts months
    extended: bool  # the statement, or one of the next two, speaks of an extension
    foreign: bool  # it stands in a part for people under another law, or belongs to one
    any_request: bool  # it is for requests at large, not for one right or one purpose
    statement: Statement
    evidence: Evidence


_ANSWERS = Regex(
    r"\b(?:respon[ds]\w*|repl(?:y|ies)|answer(?:ed)?|comply with|action|act on|fulfil\w*|handle[sd]?|consider(?:ed|ation)?"
    r"|process(?:ed)? (?:your |the |all |any |such |each )?(?:\w+ )?requests?|requests? (?:is|are"
    r"|will be) (?:processed|completed)"
    r"|(?:provide|send) (?:you|your|the requested))\b",
    re.IGNORECASE,
)
_REQUEST = Regex(r"\b(?:requests?|enquir(?:y|ies)|inquir(?:y|ies)|exercis\w+)\b", re.IGNORECASE)
_WITHIN = Regex(
    r"\b(?:within|no later than|not later than|at the latest within|up to|in (?:any event )?within)\s(?:the\s"
    r"|a period of\s)?$",
    re.IGNORECASE,
)
_EXTENSION = Regex(
    r"\b(?:exten[ds]\w*|longer|prolong\w*|additional (?:time|months?)|further (?:time|two|months?)"
    r"|two (?:further|more) months)\b",
    re.IGNORECASE,
)
_NOT_A_REQUEST = Regex(
    r"\b(?:appeal|arbitrat\w*|dispute|cookies?|months? (?:preceding|prior)|preceding|past|last \d+|twice|free"
    r"|support ticket"
    r"|upon request|acknowledg\w*|confirm\w* receipt|verif\w+ your|you (?:must|should|have to|need to)|complaint)\b",
    re.IGNORECASE,
)
_ONE_RIGHT = Regex(
    r"\b(?:access|erasure|delet\w+|portab\w+|copy|object\w*|opt[\s-]?out|unsubscri\w+|withdraw\w*|marketing"
    r"|your data to you)\b",
    re.IGNORECASE,
)
_ELSEWHERE = 45  # days that the laws of several states of the USA allow; who names such a law means those
_NEXT = 2  # statements after it in which an extension may be spoken of


# words of which a statement of a deadline holds one
_REQUESTS = frozenset({"request", "requests", "enquiry", "enquiries", "inquiry", "inquiries", "exercis*"})
_LIMITS = frozenset({"*ithin*", "*ater*"})


@fact
def response_deadlines(statements: tuple[Statement, ...], lookup: Lookup[Statement]) -> tuple[ResponseDeadline, ...]:
    """The times within which requests are answered, in reading order."""
    likely = lookup.holding(_REQUESTS, OF_TIME, _LIMITS)
    return tuple(found for statement in likely for found in _deadlines(statement, statements, lookup))


def _deadlines(
    statement: Statement, statements: tuple[Statement, ...], lookup: Lookup[Statement]
) -> Iterator[ResponseDeadline]:
    text = statement.text
    if "ithin" not in text and "ater than" not in text:
        return
    if statement.kind is StatementKind.HEADING or not _REQUEST.has(text) or not _ANSWERS.has(text):
        return
    if _NOT_A_REQUEST.has(text):
        return
    for start, end in durations(text):
        if _WITHIN.has(text[max(0, start - 40) : start]) and _ANSWERS.has(text[:start]):
            days = round(days_of(text[start:end]))
            elsewhere = days == _ELSEWHERE and names_other_laws(lookup)
            after = statements[statement.index : statement.index + 1 + _NEXT]
            yield ResponseDeadline(
                days=days,
                extended=any(_EXTENSION.has(other.text) for other in after),
                foreign=elsewhere or for_another_law(statement),
                any_request=not _ONE_RIGHT.has(text),
                statement=statement,
                evidence=statement.evidence(),
            )
            return
