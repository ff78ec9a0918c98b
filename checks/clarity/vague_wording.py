"""Words that leave open what is done with data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.api import Defect, Example, Lookup, Regex, Severity, Statement, StatementKind, check, groups

_MODAL = frozenset(("may", "might", "could"))
_ABOUT = frozenset(
    "data information details collect collects collected gather gathers use uses used share shared shares disclose "
    "disclosed process processed store stored keep kept retain retained expire expires delete deleted transfer transferred "
    "receive send services service".split()
)


_WHAT, _WHEN = "what is meant", "when or how far"


class _Kind(NamedTuple):
    """A way of leaving things open."""

    subject: str  # what is left open
    weight: int  # how much is left open
    pattern: Regex  # for a text in lower case
    needs: tuple[frozenset[str], ...]  # groups of words; every text that the pattern fits holds a word of each


def _kind(subject: str, weight: int, pattern: str, *needs: str) -> _Kind:
    return _Kind(subject, weight, Regex(pattern), groups(*needs))


# the poor practice that WP260 (paragraph 12) quotes, and the classes of vagueness of Bhatia, Breaux, Reidenberg and Norton
# (2016): open ends, conditions, numbers, generalisation
_KINDS = (
    _kind(
        _WHAT,
        3,
        r"\bdevelop\w*(?: and \w+)? (?:\w+ )?new (?:services|products|features|offerings)\b",
        "develop*",
        "new",
        "services products features offerings",
    ),
    _kind(_WHAT, 3, r"\bfor research(?: and \w+)? purposes\b", "research", "purposes"),
    _kind(_WHAT, 3, r"\b(?:offer|provide) (?:\w+ )?personali[sz]ed services\b", "personalised personalized", "services"),
    _kind(_WHAT, 3, r"\betc\b\.?|\betcetera\b", "etc etcetera"),
    _kind(
        _WHAT,
        3,
        r"\band so (?:on|forth)\b|\bother things\b|\band the like\b",
        "so things like",
        "and other",
        "on forth things like",
    ),
    _kind(
        _WHAT,
        3,
        r"\bother (?:legitimate |lawful )?business (?:purposes|reasons)\b|\bfor (?:any )?other purposes\b",
        "other",
        "purposes reasons",
    ),
    _kind(
        _WHAT,
        2,
        r"\bincluding,? without limitation\b|\bnot limited to\b",
        "limitation limited",
        "without not",
        "including to",
    ),
    _kind(_WHEN, 2, r"\bfrom time to time\b|\bsometimes\b", "time sometimes", "from sometimes"),
    _kind(
        _WHEN,
        2,
        r"\bin (?:certain|some|various) (?:cases|circumstances|situations|instances)\b",
        "certain some various",
        "cases circumstances situations instances",
    ),
    _kind(
        _WHEN,
        2,
        r"\b(?:as|where|if|when) (?:may be |is |we (?:deem|consider) (?:it )?)?(?:necessary|appropriate|needed)\b",
        "necessary appropriate needed",
        "as where if when",
    ),
    _kind(
        _WHEN,
        2,
        r"\botherwise (?:\w+ )?(?:appropriate|necessary|reasonable|relevant)\b|\breasonably (?:necessary|required)\b",
        "otherwise reasonably",
        "appropriate necessary reasonable relevant required",
    ),
    _kind(
        _WHAT,
        1,
        r"\b(?:certain|some|various|several|numerous|selected) (?:of )?(?:\w+ )?"
        r"(?:data|information|details|part(?:y|ies)|partners|providers|purposes|services|companies|entities)\b",
        "certain some various several numerous selected",
        "data information details party parties partners providers purposes services companies entities",
    ),
    _kind(
        _WHEN,
        2,
        r"\b(?:within|for|after) an? (?:short|limited|certain|set|reasonable) (?:period|time)\b(?! of \w*\d)",
        "period time",
        "short limited certain set reasonable",
        "within for after",
    ),
    _kind(
        _WHEN,
        1,
        r"\b(?:generally|typically|usually|normally|mostly|mainly) ",
        "generally typically usually normally mostly mainly",
    ),
)
_BETWEEN_CELLS = " | "
_LEAST = 2  # weight: from here on a statement is vague
_CHANGES = Regex(
    r"\b(?:updat\w+|chang\w+|amend\w*|revis\w+|modif\w+|review\w*)(?: \w+){0,3} (?:polic\w+|notice|statement|terms|page)\b"
    r"|\bthis (?:\w+ )?(?:policy|notice|statement)\b[^.]*\b(?:updated|changed?|amended|revised|modified|updates)\b",
    re.IGNORECASE,
)
_PLAIN = Regex(r"\b(?:such as|for example|e\.g\.|for instance|namely|that is|in particular)\b", re.IGNORECASE)
# what readers may ask for depends on the law, and what nobody may do is clear
_RIGHTS = Regex(
    r"\brights? to\b|\byou (?:may|can|might|could) (?:also )?(?:ask|request|object|exercise|withdraw)\b|\b(?:not|"
    r"never)\b[^.]{0,60}\bother\b",
    re.IGNORECASE,
)
_WORST = 6  # statements that are shown of a kind
_LONG = 45  # words: a statement that takes longer is a legal formula whose open end is one of many


class _Vague(NamedTuple):
    subject: str  # what it leaves open
    weight: int
    statement: Statement
    words: str  # its vaguest


@check(
    "clarity/vague-wording",
    severity=Severity.INFO,
    articles=("12(1)", "WP260 para. 12"),
    remedy="Say what is done and when: name the kinds of data, the purpose and the people, in place of “etc.” or “as "
    "necessary”.",
    languages=("en",),
    once=True,
    fails=(
        "# Privacy\n\nWe use your personal data to develop new services.",
        "# Privacy\n\nWe collect your name, address, etc.",
        "# Privacy\n\nWe share your data with our partners as we deem appropriate.",
        "# Privacy\n\nWe delete your data within a short period.",
    ),
    passes=(
        "# Privacy\n\nWe use your address to send you the order.",
        Example(
            name="may alone",
            text="# Privacy\n\nYou may object to the use of your data at any time. We may ask for your name.",
        ),
        Example(
            name="made clear",
            text="# Privacy\n\nWe share certain data with our carriers, for example your address with Merrow Post.",
        ),
        Example(name="how the policy changes", text="# Privacy\n\nWe may update this policy from time to time."),
    ),
)
def vague_wording(
    statements: tuple[Statement, ...], word_lists: Sequence[Sequence[str]], lookup: Lookup[Statement]
) -> Iterator[Defect]:
    """Wording that leaves open what happens.

    Readers must be able to tell in advance what is done with their data. The guidelines on transparency (WP260) call “to
    develop new services” or “for research purposes” poor practice, since nobody knows which data and which services. The
    worst places are shown; a “may” here and there is none.
    """
    told = [(kind, lookup.places(*kind.needs)) for kind in _KINDS]
    heavy = lookup.at(set().union(*(places for kind, places in told if kind.weight >= _LEAST)))
    blocks = {id(statement.block) for statement in heavy}
    found = [
        vague
        for s in statements
        if id(s.block) in blocks and _is_prose(s)
        if (vague := _vague(s, word_lists[s.index], [kind for kind, places in told if s.index in places]))
    ]
    for subject in (_WHAT, _WHEN):
        alike = sorted((vague for vague in found if vague.subject == subject), key=lambda vague: -vague.weight)
        if alike:
            yield _defect(alike, len(statements))


def _is_prose(statement: Statement) -> bool:
    """Whether it is no title, and no row but one whose single cell holds a text."""
    return statement.kind is not StatementKind.HEADING and not (
        statement.kind is StatementKind.ROW and _BETWEEN_CELLS in statement.text
    )


def _defect(alike: Sequence[_Vague], statements: int) -> Defect:
    """One finding for all statements that leave the same thing open, at the vaguest of them."""
    worst, *others = alike[:_WORST]
    message = f"“{worst.words}” leaves open {worst.subject}."
    if others:
        more = len(alike) - 1
        message += f" So {'does one' if more == 1 else f'do {more}'} more of the {statements} statements here."
    return Defect(
        place=worst.statement.evidence(),
        message=message,
        related=tuple(vague.statement.evidence(f"“{vague.words}”") for vague in others),
    )


def _vague(statement: Statement, words: Sequence[str], likely: Sequence[_Kind]) -> _Vague | None:
    """How vague a statement on data is, where it is, and by which words most."""
    if _ABOUT.isdisjoint(words) and not (statement.lead and _ABOUT.intersection(statement.lead.text.lower().split())):
        return None
    text = statement.text.lower()
    matches = [(kind, match) for kind in likely if (match := kind.pattern.search(text))]
    weight = sum(kind.weight for kind, _ in matches)
    if weight < _LEAST or _CHANGES.search(text) or _RIGHTS.search(text) or (_PLAIN.search(text) and weight < 2 * _LEAST):
        return None
    heaviest, match = max(matches, key=lambda pair: pair[0].weight)
    weight += not _MODAL.isdisjoint(words)
    weight -= len(words) > _LONG and heaviest.weight < 3
    return _Vague(heaviest.subject, weight, statement, statement.text[match.start() : match.end()].strip())
