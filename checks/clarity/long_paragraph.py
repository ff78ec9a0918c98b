"""Paragraphs that nobody reads to their end."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Example, Passage, PassageKind, Severity, check

# one paragraph in 250 of the policies that the checks were made with is longer; their median has 33 words
_LONG = 220  # words

_SENTENCE = "We keep the order with your name and address until the goods are with you and the time for returns is over. "


@check(
    "clarity/long-paragraph",
    severity=Severity.INFO,
    articles=("12(1)", "WP260 para. 12"),
    remedy="Cut it into paragraphs of one thought each, or into a list.",
    fails=("# Privacy\n\n" + _SENTENCE * 12,),
    passes=(
        "# Privacy\n\n" + _SENTENCE * 4,
        Example(name="many short ones", text="# Privacy\n\n" + (_SENTENCE * 3 + "\n\n") * 6),
    ),
)
def long_paragraph(passages: tuple[Passage, ...]) -> Iterator[Defect]:
    """Paragraph that is too long to read.

    What people must be told must be easy to take in. In a wall of text nobody finds the sentence that concerns them.
    """
    long = [p for p in passages if p.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM) and len(p.words) > _LONG]
    if long:
        worst, *others = sorted(long, key=lambda passage: -len(passage.words))
        more = f" {len(others)} more are longer than {_LONG} words." if others else ""
        yield Defect(
            place=worst.evidence(),
            message=f"This paragraph has {len(worst.words)} words.{more}",
            related=tuple(passage.evidence(f"{len(passage.words)} words") for passage in others),
        )
