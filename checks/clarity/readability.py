"""Text that is very hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Confidence, Defect, Evidence, Example, HardBlock, Readability, Severity, check

# "very hard" by Flesch's own table, as hard as the papers of a learned society; a quarter of the policies that the checks
# were made with are below
_VERY_HARD = 30.0
_LONG = 30.0  # words a sentence, on average
_SHORT = 14.0  # words a sentence: below, no policy that was measured is very hard, whatever its words
_ENOUGH = 150  # words, so that one sentence does not decide
_SHOWN = 3  # paragraphs


@check(
    "clarity/readability",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    articles=("12(1)", "WP260 para. 12"),
    remedy="Use shorter sentences and everyday words, say who does what (“we delete” in place of “deletion is effected”).",
    languages=("en",),
    fails=(
        Example(
            name="long words in long sentences",
            text="# Privacy\n\n"
            + (
                "Notwithstanding the aforementioned considerations, the organisation's implementation of appropriate "
                "administrative, organisational and technological countermeasures necessitates the processing of "
                "identification information, communication information and transactional information in accordance with "
                "applicable legislative provisions. "
            )
            * 6,
        ),
    ),
    passes=(
        "# Privacy\n\n"
        + "We keep your name and address. We need them to send the goods. Then we take them out again. " * 12,
        Example(name="too little to tell", text="# Privacy\n\nAdministrative considerations necessitate identification."),
    ),
)
def readability_check(readability: Readability | None) -> Iterator[Defect]:
    """Policy that is very hard to read.

    Information must be concise and in clear and plain language. The Flesch reading ease takes sentences and words by their
    length: plain English has 60 and more, and below 30 people need a degree.
    """
    if readability is None or readability.words < _ENOUGH or readability.words_a_sentence < _SHORT:
        return
    if readability.words_a_sentence < _LONG and readability.ease >= _VERY_HARD:
        return
    places = list(map(_evidence, readability.blocks[:_SHOWN]))
    yield Defect(
        place=places[0] if places else readability.sentences[0][0].evidence(),
        message=(
            f"The text is very hard to read: reading ease {readability.ease:.0f} of 100 (Flesch), "
            f"{readability.words_a_sentence:.0f} words a sentence, {100 * readability.passive:.0f} % in the passive voice. "
            "This is the hardest paragraph."
        ),
        related=tuple(places[1:]),
    )


def _evidence(block: HardBlock) -> Evidence:
    first, last = block.statements[0], block.statements[-1]
    end = last.start + len(last.text)
    text = first.block
    return Evidence(
        span=text.span_of(first.start, end), quote=text.value[first.start : end], message=f"reading ease {block.ease:.0f}"
    )
