"""Characters that a wrong encoding or a careless copy has ruined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.api import Confidence, Defect, Edit, Evidence, Example, Fix, Passage, Severity, Wording, check, groups

# UTF-8 that was read as Windows-1252: "â€™" for "’", "Ã¼" for "ü"
_SECOND = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(rf"(?:[ÂÃÄÅ][{_SECOND}]|â[{_SECOND}]{{2}}|ð[{_SECOND}]{{3}})+")
_REPLACED = re.compile(r"\ufffd+|ï¿½")
_ENTITY = re.compile(r"(?<![\w=?/])&(?:amp|nbsp|quot|lt|gt|[lr][sd]quo|[mn]dash|#\d{2,5}|#x[\da-f]{2,4});", re.IGNORECASE)
# "fi" and "fl" were one letter in the font of a PDF, and got lost
_LIGATURE = re.compile(
    r"\b(?:recti cation|noti cation|identi cation|veri cation|certi cation|modi cation|clari cation|con dential\w*|pro ling"
    r"|speci c(?:ally)?|o cer|o ce|bene t|de ned|re ect|in uence|ful l\b|con rm\w*|identi (?:ed|able)|noti ed|veri ed)\b"
)
# one Cyrillic letter in a Latin word; whole words of two scripts are glued together by page builders
_MIXED = re.compile(r"\b(?:[A-Za-z]+[а-яё][A-Za-z]*|[а-яё][A-Za-z]+)\b")
_HINTS = ("ã", "â", "ä", "å", "ð", "\ufffd", "ï¿½", "&#", *"аеорсухёіј")
# the names of characters, and what stands before or behind a lost letter
_WORDS = groups(
    "amp nbsp quot lt gt lsquo rsquo ldquo rdquo ndash mdash cation con ling speci cer bene ect identi noti veri"
)


@check(
    "drafting/encoding-damage",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Save the text as UTF-8, and put the characters right that were lost.",
    fails=(
        "# Privacy\n\nWe donâ€™t sell your data.",
        "# Privacy\n\nBird Box f\ufffdr Gardens keeps your address.",
        "# Privacy\n\nTerms &amp;amp; conditions apply.",
        "# Privacy\n\nYou have a right to recti cation and may object to pro ling.",
    ),
    passes=(
        "# Privacy\n\nWe don’t sell your data – “never”, say Zoë and Ángel.",
        Example(name="Portuguese", text="# Privacidade\n\nSÃO PAULO, AÇÃO. Não vendemos dados."),
        Example(name="two scripts side by side", text="# Privacy\n\nOur shop Ромашка sells chamomile."),
    ),
)
def encoding_damage(wording: Wording) -> Iterator[Defect]:
    """Damaged characters.

    Strange signs where an apostrophe or an umlaut belongs make names and addresses wrong, and readers doubt the rest.
    """
    found: dict[str, list[tuple[Evidence, Edit | None]]] = {}
    likely = {*wording.passages_with(_HINTS), *wording.holding(*_WORDS)}
    for passage in sorted(likely, key=lambda passage: passage.index):
        for what, place, edit in _damage(passage):
            found.setdefault(what, []).append((place, edit))
    for what, places in found.items():
        edits = tuple(edit for _, edit in places if edit)
        (first, _), *others = places
        yield Defect(
            place=first,
            message=what.format(quote=f"“{first.quote}”"),
            related=tuple(place for place, _ in others),
            confidence=Confidence.HIGH if edits else Confidence.MEDIUM,
            fix=Fix(safe=True, edits=edits) if len(edits) == len(places) else None,
        )


def _damage(passage: Passage) -> Iterator[tuple[str, Evidence, Edit | None]]:
    text = passage.text.value
    if not text.isascii():
        for match in _MOJIBAKE.finditer(text):
            if mended := _read_again(match[0]):
                place = passage.evidence_of(*match.span())
                yield (
                    "{quote} was written in another encoding than it was read in.",
                    place,
                    Edit(span=place.span, text=mended),
                )
        for match in _REPLACED.finditer(text):
            yield "A character was lost at {quote}.", passage.evidence_of(*_around(text, match)), None
        for match in _MIXED.finditer(text):
            yield "{quote} mixes letters of two scripts.", passage.evidence_of(*match.span()), None
    for match in _ENTITY.finditer(text) if "://" not in text else ():
        yield "{quote} is code for a character, and readers see the code.", passage.evidence_of(*match.span()), None
    for match in _LIGATURE.finditer(text):
        yield "Letters were lost in {quote}.", passage.evidence_of(*match.span()), None


def _read_again(text: str) -> str | None:
    """The text with its bytes read as UTF-8; None where they are none, as in a word of another language."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None


def _around(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The word in which a character was lost."""
    start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    end = text.find(" ", match.end())
    return start, len(text) if end < 0 else end
