"""Words that leave open what is done with data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.api import Defect, Example, Regex, Severity, Statement, StatementKind, Wording, check

# a passage with none of these is not looked at again
_NEEDLES = (
    *(f"new {things}" for things in ("services", "products", "features", "offerings")),
    *("research purposes", "research and ", "ised services", "ized services", "etc", "and so ", "other things", "and the like"),
    *("business purposes", "business reasons", "other purposes", "limited to", "without limitation", "time to time"),
    *("sometimes", "in certain ", "in some ", "in various ", "necessary", "appropriate", "needed", "reasonably", "otherwise "),
)
_MODAL = frozenset(("may", "might", "could"))
_ABOUT = frozenset(
    "data information details collect collects collected gather gathers use uses used share shared shares disclose disclosed "
    "process processed store stored keep kept retain retained transfer transferred receive send services service".split()
)
# the poor practice that WP260 (paragraph 12) quotes, and the classes of vagueness of Bhatia, Breaux, Reidenberg and Norton
# (2016): open ends, conditions, generalisation, numbers; a weight says how much is left open
_VAGUE = (
    (3, Regex(r"\b(?:to |for |and )?develop\w*(?: and \w+)? (?:\w+ )?new (?:services|products|features|offerings)\b", 2)),
    (3, Regex(r"\bfor research(?: and \w+)? purposes\b|\b(?:offer|provide) (?:\w+ )?personali[sz]ed services\b", 2)),
    (3, Regex(r"\betc\b\.?|\betcetera\b|\band so (?:on|forth)\b|\bamong(?:st)? other things\b|\band the like\b", 2)),
    (3, Regex(r"\b(?:for )?(?:any )?other (?:legitimate |lawful )?business (?:purposes|reasons)\b|\bfor (?:any )?other purposes\b", 2)),
    (2, Regex(r"\bincluding,? (?:but not limited to|without limitation)\b|\bnot limited to\b", 2)),
    (2, Regex(r"\bfrom time to time\b|\bsometimes\b|\bin (?:certain|some|various) (?:cases|circumstances|situations|instances)\b", 2)),
    (2, Regex(r"\b(?:as|where|if|when) (?:may be |is |we (?:deem|consider) (?:it )?)?(?:necessary|appropriate|needed)\b", 2)),
    (2, Regex(r"\botherwise (?:\w+ )?(?:appropriate|necessary|reasonable|relevant)\b|\breasonably (?:necessary|required)\b", 2)),
    (1, Regex(r"\b(?:certain|some|various|several|numerous|selected) (?:of )?(?:your |our |other |third |personal |\w+ )?(?:data|information|details"
              r"|part(?:y|ies)|partners|providers|purposes|services|companies|entities)\b", 2)),
    (1, Regex(r"\b(?:generally|typically|usually|normally|mostly|mainly|possibly)\b", 2)),
)
_CHANGES = Regex(
    r"\b(?:updat\w+|chang\w+|amend\w*|revis\w+|modif\w+|review\w*)(?: \w+){0,3} (?:polic\w+|notice|statement|terms|page)\b"
    r"|\bthis (?:\w+ )?(?:policy|notice|statement)\b[^.]*\b(?:updated|changed?|amended|revised|modified|updates)\b",
    2,
)
_PLAIN = Regex(r"\b(?:such as|for example|e\.g\.|for instance|namely|that is|in particular)\b", 2)
# what readers may ask for depends on the law, and what nobody may do is clear
_RIGHTS = Regex(
    r"\brights? to\b|\byou (?:may|can|might|could) (?:also )?(?:ask|request|object|exercise|withdraw)\b|\b(?:not|never)\b[^.]{0,60}\bother\b",
    2,
)
_LEAST = 2  # weight: from here on a statement is vague
_WORST = 6  # statements that are reported
_LONG = 45  # words: a statement that takes longer is a legal formula whose open end is one of many


class _Vague(NamedTuple):
    weight: int
    statement: Statement
    start: int  # of its vaguest words, in its text
    end: int


@check(
    "clarity/vague-wording",
    severity=Severity.INFO,
    articles=("12(1)", "WP260 para. 12"),
    remedy="Say what is done and when: name the kinds of data, the purpose and the people, in place of “etc.” or “as necessary”.",
    languages=("en",),
    fails=(
        "# Privacy\n\nWe use your personal data to develop new services.",
        "# Privacy\n\nWe collect your name, address, etc.",
        "# Privacy\n\nWe share your data with our partners as we deem appropriate.",
    ),
    passes=(
        "# Privacy\n\nWe use your address to send you the order.",
        Example(name="may alone", text="# Privacy\n\nYou may object to the use of your data at any time. We may ask for your name."),
        Example(name="made clear", text="# Privacy\n\nWe share certain data with our carriers, for example your address with Merrow Post."),
        Example(name="how the policy changes", text="# Privacy\n\nWe may update this policy from time to time."),
    ),
)
def vague_wording(
    statements: tuple[Statement, ...], word_lists: Sequence[Sequence[str]], wording: Wording
) -> Iterator[Defect]:
    """Wording that leaves open what happens.

    Readers must be able to tell in advance what is done with their data. The guidelines on transparency (WP260) call “to
    develop new services” or “for research purposes” poor practice, since nobody knows which data and which services. The worst
    places are shown; a “may” here and there is none.
    """
    blocks = {id(passage.text) for passage in wording.passages_with(_NEEDLES)}
    likely = [s for s in statements if id(s.block) in blocks and s.kind is not StatementKind.HEADING]
    found = [vague for s in likely if (vague := _vague(s, word_lists[s.index]))]
    if not found:
        return
    worst = sorted(found, key=lambda vague: -vague.weight)[:_WORST]
    share = round(100 * len(found) / max(1, sum(s.kind is not StatementKind.HEADING for s in statements)))
    for vague in sorted(worst, key=lambda vague: vague.statement.index):
        words = vague.statement.text[vague.start : vague.end].strip()
        yield Defect(
            place=vague.statement.evidence(),
            message=f"“{words}” leaves open what happens ({len(found)} such statements, {max(share, 1)} in a hundred).",
        )


def _vague(statement: Statement, words: Sequence[str]) -> _Vague | None:
    """How vague a statement on data is, where it is, and by which words most."""
    if _ABOUT.isdisjoint(words) and not (statement.lead and _ABOUT.intersection(statement.lead.text.lower().split())):
        return None
    text = statement.text
    matches = [(weight, match) for weight, pattern in _VAGUE if (match := pattern.search(text))]
    weight = sum(weight for weight, _ in matches)
    if weight < _LEAST or _CHANGES.search(text) or _RIGHTS.search(text) or (_PLAIN.search(text) and weight < 2 * _LEAST):
        return None
    heaviest, match = max(matches, key=lambda pair: pair[0])
    weight += not _MODAL.isdisjoint(words)
    weight -= len(words) > _LONG and heaviest < 3
    return _Vague(weight, statement, match.start(), match.end())
