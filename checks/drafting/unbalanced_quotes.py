"""Quotation marks that are opened and not closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.api import Confidence, Defect, Example, Passage, PassageKind, Severity, Wording, check

# not the sign for inches or seconds, and not a mark that code or an address holds
_MARK = re.compile(r"(?<![\d=\\])[\"“”„«»](?!>)")
_HINTS = ('"', "“", "”", "„", "«", "»")
_MOST = 5  # passages: with more of them, the text has lost its marks on the way here
_NEAR = 3  # passages: a quotation may close in a later paragraph


@check(
    "drafting/unbalanced-quotes",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    articles=("12(1)",),
    remedy="Close the quotation where it ends.",
    fails=("# Privacy\n\nBird Box Ltd (“we, “us” or “our”) keeps your address.", '# Privacy\n\nSee "Data and "Rights".'),
    passes=(
        "# Privacy\n\nBird Box Ltd (“we”, “us” or “our”) keeps your address.",
        '# Privacy\n\nA screen of 13" shows the "Data" tab.',
        Example(name="a quotation of two paragraphs", text="# Privacy\n\nThe law says: “Keep little.\n\nKeep it safe.”"),
    ),
)
def unbalanced_quotes(wording: Wording) -> Iterator[Defect]:
    """Quotation mark without its partner.

    A term is defined between its marks; where one of them is missing, a reader cannot tell which words are the term.
    """
    odd = [passage for passage in wording.passages_with(_HINTS) if _is_odd(passage)]
    alone = [passage for at, passage in enumerate(odd) if not _has_a_partner(odd, at)]
    if len(alone) > _MOST:
        return
    for passage in alone:
        last = list(_MARK.finditer(passage.text.value))[-1]
        start = max(passage.text.value.rfind(" ", 0, max(0, last.start() - 30)) + 1, 0)
        yield Defect(
            place=passage.evidence_of(start, min(len(passage.text.value), last.end() + 30)),
            message="The quotation marks in this paragraph do not pair up.",
        )


def _is_odd(passage: Passage) -> bool:
    text = passage.text.value
    return (
        passage.kind is not PassageKind.ROW and "://" not in text and "<" not in text and len(_MARK.findall(text)) % 2 == 1
    )


def _has_a_partner(odd: Sequence[Passage], at: int) -> bool:
    """Whether a passage close by lacks a mark too, so that the two hold one quotation."""
    index = odd[at].index
    return any(abs(other.index - index) <= _NEAR for other in (*odd[max(0, at - 1) : at], *odd[at + 1 : at + 2]))
