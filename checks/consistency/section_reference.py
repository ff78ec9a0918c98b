"""References to sections that the document does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from linter.api import (
    Confidence,
    Defect,
    Evidence,
    Example,
    Format,
    NumberedTitle,
    NumberStyle,
    Passage,
    PassageKind,
    SectionReference,
    Severity,
    Source,
    WrittenNumbers,
    check,
    plain_title,
)

_NUMBERED = 3  # numbered titles from which on the numbers of a document are known
# titles from which on a document without any number has sections that a number could mean; where several numbers are
# referred to, the text had them once and has lost them on its way
_TITLES = 4
_SHARED = 0.6  # of the words of two titles, beyond the commonest: from here on a reader finds the section
_ALIKE = 0.85  # of the letters of two titles: a slip of the pen
_COMMON = frozenset(
    "a an and any as at by for from how in is it of on or our the this to us we what who with you your".split()
)


@check(
    "consistency/section-reference",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Point at the section that holds what the reader is sent for, or put that section back.",
    languages=("en",),
    fails=(
        "# Privacy policy\n\n## 1. Who we are\n\nHollow Oak Ltd.\n\n## 2. Data\n\nWe keep what section 7 lists.\n\n"
        "## 3. Your rights\n\nYou may ask for a copy.",
        "# Privacy policy\n\n## Data\n\nHow long we keep it is explained in the section “Storage periods” below.\n\n"
        "## Your rights\n\nYou may ask for a copy.",
        "# Privacy policy\n\n## 1. Who we are\n\n### 1.1 Company\n\nHollow Oak Ltd.\n\n### 1.2 Shop\n\nSee section 1.4.\n\n"
        "## 2. Data\n\nYour order.",
    ),
    passes=(
        Example(
            name="a section of a law",
            text="# Privacy policy\n\n## 1. Who we are\n\nHollow Oak Ltd.\n\n## 2. Data\n\nSection 7 of the Trade "
            "Act binds us.\n\n"
            "## 3. Your rights\n\nYou may ask for a copy.",
        ),
        Example(
            name="a near miss: a slip in the title that is quoted",
            text="# Privacy policy\n\n## Data\n\nSee the section “How long we store the data” below.\n\n"
            "## How long we store data\n\nOne year.",
        ),
        Example(
            name="a near miss: a page of the service",
            text="# Privacy policy\n\n## Data\n\nYou can change it in the “My details” section of our app.\n\n"
            "## Your rights\n\nYou may ask for a copy.",
        ),
    ),
)
def section_reference(
    section_references: tuple[SectionReference, ...],
    numbered_titles: tuple[NumberedTitle, ...],
    written_numbers: WrittenNumbers,
    passages: tuple[Passage, ...],
    source: Source,
) -> Iterator[Defect]:
    """A reference leads to a section that does not exist.

    The reader is sent for a contact, a period or a right to a place where there is none. It mostly happens when sections
    are taken out or renumbered, or when a template is shortened, and what the missing section said may be missing too.
    """
    if not section_references:
        return
    texts = cache(lambda: [(passage, plain_title(passage.text.value)) for passage in passages])
    titles = [passage for passage in passages if passage.kind is PassageKind.TITLE]
    seen: set[str] = set()
    alone = len({reference.number.partition(".")[0] for reference in section_references if reference.number}) == 1
    for reference in section_references:
        found = (
            _by_number(reference, numbered_titles, written_numbers, titles if alone else ())
            if reference.number
            else _by_title(reference, section_references, titles, texts)
        )
        if found and (key := reference.number or plain_title(reference.title)) not in seen:
            seen.add(key)
            lost = source.format is Format.TEXT and found.confidence is Confidence.MEDIUM
            yield replace(found, severity=Severity.INFO, confidence=Confidence.LOW) if lost else found


def _by_number(
    reference: SectionReference, numbered: Sequence[NumberedTitle], written: WrittenNumbers, titles: Sequence[Passage]
) -> Defect | None:
    if reference.number in written or any(title.written == reference.number for title in numbered):
        return None
    main, _, minor = reference.number.partition(".")
    decimal = [title for title in numbered if title.level and title.style is NumberStyle.DECIMAL]
    if not minor:
        return _top_level(reference, int(main), decimal, titles)
    known = [number for number in written if number.startswith(f"{main}.")]
    known += [title.written for title in decimal if title.written.startswith(f"{main}.")]
    if not known or any(reference.number.startswith(f"{number}.") for number in known):
        return None
    last = max(known, key=lambda number: [int(part) for part in number.split(".")])
    return _defect(
        reference, f"Section {main} goes up to {last}", [title.evidence for title in decimal if title.written == last]
    )


def _top_level(
    reference: SectionReference, number: int, decimal: Sequence[NumberedTitle], titles: Sequence[Passage]
) -> Defect | None:
    tops = [title for title in decimal if len(title.number) == 1]
    if len(tops) >= _NUMBERED:
        highest = max(tops, key=lambda title: title.number)
        if number > highest.number[0]:
            return _defect(reference, f"the last section has the number {highest.written}", [highest.evidence])
        return None
    if not decimal and len(titles) >= _TITLES:
        return _defect(
            reference,
            "the sections carry no numbers",
            [titles[-1].evidence()],
            Confidence.MEDIUM,
        )
    return None


def _by_title(
    reference: SectionReference,
    references: Sequence[SectionReference],
    titles: Sequence[Passage],
    texts: Callable[[], Sequence[tuple[Passage, str]]],
) -> Defect | None:
    wanted = plain_title(reference.title)
    words = frozenset(wanted.split()) - _COMMON
    if len(wanted) < 5 or not words:
        return None
    parts = _runs(wanted.split())
    if any(part in title for title in (plain_title(passage.text.value) for passage in titles) for part in parts):
        return None  # as for most, which spares the words of all other passages
    sending = {id(other.statement.block) for other in references}
    nearest, closeness = None, 0.0
    for passage, text in texts():
        if id(passage.text) not in sending and any(part in text for part in parts):
            return None
        if passage.kind is PassageKind.TITLE or (len(passage.words) <= 15 and id(passage.text) not in sending):
            near = _closeness(wanted, words, text)
            if near > closeness:
                nearest, closeness = passage, near
    if closeness >= 1.0:
        return None
    related = [nearest.evidence("The nearest heading.")] if nearest and nearest.kind is PassageKind.TITLE else []
    return _defect(
        reference, f"no heading reads “{reference.title}”", related, None if reference.path else Confidence.MEDIUM
    )


def _runs(words: list[str]) -> list[str]:
    """The title, and the longer part of it from either end: in text that has lost its lines a slip hides the rest."""
    most = max(3, round(_SHARED * len(words)))
    return [" ".join(words)] if len(words) <= 3 else [" ".join(words[:most]), " ".join(words[-most:])]


def _closeness(wanted: str, words: frozenset[str], title: str) -> float:
    """How near a title comes to the one that is wanted; 1 where a reader takes it for the same."""
    others = frozenset(title.split()) - _COMMON
    shared = len(words & others) / max(1, len(words | others))
    if shared >= _SHARED or (len(words) > 1 and words <= others):
        return 1.0
    letters = SequenceMatcher(None, wanted, title, autojunk=False).ratio() if abs(len(wanted) - len(title)) < 8 else 0.0
    return 1.0 if letters >= _ALIKE else max(shared / _SHARED, letters / _ALIKE) * 0.99


def _defect(
    reference: SectionReference, why: str, related: Sequence[Evidence], confidence: Confidence | None = None
) -> Defect:
    what = f"section {reference.number}" if reference.number else f"the section “{reference.title}”"
    return Defect(
        place=reference.evidence,
        message=f"This sends the reader to {what}, but {why}.",
        related=tuple(related[:1]),
        confidence=confidence,
    )
