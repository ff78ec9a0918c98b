"""Companies that a policy names for another reason than that they receive data.

A browser whose settings are explained, the reader's own account, the shop where an app is downloaded, the authority to
complain to, a company that gives data and gets none.
"""

from __future__ import annotations

import re

from linter.facts.guarded import guarded
from linter.facts.lookup import Lookup, Said
from linter.regex import Regex
from linter.statements import Statement

_BROWSERS = Regex(r"\b(?:chrome|firefox|safari|internet explorer|microsoft edge|opera)\b", re.IGNORECASE)
_BROWSER_HELP = Regex(r"\b(?:browsers?|settings?|delet\w+|disabl\w+|block\w*|clear\w*)\b", re.IGNORECASE)
_OWN = Regex(
    r"\b(?:(?:log|sign)(?:ging|ning)?[\s-]?(?:in|on|up)|login|your (?:own )?(?:\w+\s){0,2}(?:account|profile|wallet"
    r"|address|device|phone|page)|social (?:media |network )?(?:account|login)"
    r"|app ?stores?|download\w*|if you (?:choose|decide|connect|link)|chosen by you|you (?:have )?(?:chosen|connected))\b",
    re.IGNORECASE,
)
_NO_RECIPIENT = Regex(
    r"\b(?:opt[\s-]?outs?|unlike|do(?:es)? not (?:use|share|employ)|never use|no longer use|we don['’]t use"
    r"|trademarks?|not affiliated|such as gmail|judgment|schrems|court|"
    r"(?:acquired|investors?|shareholder)\b|android is|previously worked|not (?:related|associated|shared?|shar\w+"
    r"|given|sold|send|sent|transfer\w*|disclos\w+)\b)",
    re.IGNORECASE,
)
# the company gives data and does not get it
_SOURCE = guarded(
    Regex(
        r"\b(?:posts?|publicly available|harvest\w*|(?:obtain\w*|collect\w*|receiv\w*) (?:\w+ ){0,4}from)\b", re.IGNORECASE
    ),
    "post posts publicly harvest* from",
)
_GIVES = Regex(
    r"\b(?:shared?|sharing|transfer\w*|transmit\w*|disclos\w+|sen[dt]s?|forward\w*"
    r"|pass(?:ed)? (?:on )?)\b[^.;]{0,40}\b(?:to|with)\b",
    re.IGNORECASE,
)
_RIGHTS = Regex(r"\b(?:complain|supervisory|right to lodge|copyright|all rights reserved)\b", re.IGNORECASE)
_BROWSER_WORDS = frozenset("chrome firefox safari explorer edge opera".split())
# for what other reason than that it receives data a company may be named
_ELSE = (
    guarded(
        _OWN,
        "log logging* logning* login* logon* logup* sign signging* signning* signin* signon* signup* account profile wallet "
        "address device phone page appstore appstores store stores download* choose decide connect link chosen connected",
    ),
    guarded(
        _NO_RECIPIENT,
        "opt optout* unlike* not never longer don't trademark* gmail* judgment* schrems* court* acquired "
        "investor investors shareholder android previously",
    ),
    guarded(_RIGHTS, "complain supervisory right copyright rights"),
)


def browsers_named(lookup: Lookup[Statement]) -> Said:
    """Where a document names browsers."""
    return Said.of(lookup, _BROWSER_WORDS)


def only_names(statement: Statement, lookup: Lookup[Statement], browsers: Said) -> bool:
    """Whether a statement names companies and says of none that it receives data."""
    if any(reason.is_in(statement, lookup) for reason in _ELSE):
        return True
    if browsers.around(statement) and _about_browsers(statement):
        return True
    return _SOURCE.is_in(statement, lookup) and not _GIVES.has(statement.text)


def _about_browsers(statement: Statement) -> bool:
    """Whether a statement tells how to set up a browser."""
    context = " ".join((statement.text, statement.lead.text if statement.lead else "", *statement.headings[-1:]))
    return bool(_BROWSERS.search(context) and _BROWSER_HELP.has(context)) or len(_BROWSERS.findall(context)) > 1
