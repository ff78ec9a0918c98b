"""Numbers of sections that skip, repeat or change their style, and a table of contents in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.api import (
    Confidence,
    ContentsEntry,
    Defect,
    Example,
    NumberedTitle,
    NumberStyle,
    Passage,
    PassageKind,
    Regex,
    Severity,
    WrittenNumbers,
    check,
    plain_title,
    siblings,
)

_INSERTED = Regex(r"(?:bis|ter|quater|[a-z](?=[.):]))\b", re.I)  # "10bis", "10a.": put in between on purpose
_RUN = 3  # titles that count on without a fault, from which a fault in them is one


@check(
    "consistency/section-numbering",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("12(1)",),
    remedy="Number the sections anew, and bring the table of contents and all references to sections in line.",
    fails=(
        "# Privacy policy\n\n## 1. Who we are\n\nA\n\n## 2. Data\n\nB\n\n## 4. Rights\n\nC\n\n## 5. Contact\n\nD",
        "# Privacy policy\n\n## 1. Who we are\n\nA\n\n## 2. Data\n\nB\n\n## 2. Rights\n\nC\n\n## 3. Contact\n\nD",
        "# Privacy policy\n\n## 1. Who we are\n\nA\n\n## 2. Data\n\nB\n\n## III. Rights\n\nC\n\n## IV. Contact\n\nD",
        "# Privacy policy\n\n## Contents\n\n- [Data we collect](#a)\n- [Your rights](#b)\n- [How to reach us](#c)\n\n"
        "## Data we collect {#a}\n\nA\n\n## How to reach us {#c}\n\nB\n\n## Your rights {#b}\n\nC",
    ),
    passes=(
        "# Privacy policy\n\n## 1. Who we are\n\nA\n\n## 2. Data\n\nB\n\n## 3. Rights\n\nC",
        Example(
            name="a near miss: the missing number stands in running text",
            text="# Privacy policy\n\n## 1. Who we are\n\nA\n\n## 2. Data\n\nB\n\n3. Recipients\n\n## 4. Rights\n\nC",
        ),
        Example(
            name="a near miss: a section that was put in between",
            text="# Privacy policy\n\n## 1. Who we are\n\nA\n\n## 2. Data\n\nB\n\n## 2bis. Prize draws\n\nC\n\n"
            "## 3. Rights\n\nD",
        ),
        Example(
            name="a near miss: each part counts anew",
            text="# Privacy policy\n\n# Part one\n\n## 1. Who we are\n\nA\n\n## 2. Data\n\nB\n\n# Part two\n\n"
            "## 1. Rights\n\nC\n\n## 2. Contact\n\nD",
        ),
    ),
)
def section_numbering(
    numbered_titles: tuple[NumberedTitle, ...],
    written_numbers: WrittenNumbers,
    contents_entries: tuple[ContentsEntry, ...],
    passages: tuple[Passage, ...],
) -> Iterator[Defect]:
    """The numbers of the sections are not in order.

    A number that is left out or stands twice makes every reference to a section doubtful, and shows that something was
    taken out or put in without a look at the rest.
    """
    for count in siblings(numbered_titles):
        yield from _faults(count, written_numbers)
    if contents_entries:
        yield from _contents(contents_entries, passages)


def _faults(count: Sequence[NumberedTitle], written: WrittenNumbers) -> Iterator[Defect]:
    """The first fault of a count; a count with many faults is none."""
    faults = [found for before, after in pairwise(count) if (found := _fault(before, after, count, written))]
    steady = sum(after.number[-1] == before.number[-1] + 1 for before, after in pairwise(count))
    if len(faults) == 1 and steady >= _RUN - 1:
        yield faults[0]


def _fault(
    before: NumberedTitle, after: NumberedTitle, count: Sequence[NumberedTitle], written: WrittenNumbers
) -> Defect | None:
    last, this = before.number[-1], after.number[-1]
    if before.style is not after.style:
        if this == last + 1 and NumberStyle.LETTER not in (before.style, after.style):
            return _defect(before, after, f"“{before.written}” is followed by “{after.written}”, in another style")
        return None
    if after.style is NumberStyle.LETTER:
        return None
    if this == last and not _INSERTED.match(after.title):
        same = plain_title(before.title) == plain_title(after.title)
        return None if same else _defect(before, after, f"the number {after.written} stands twice")
    missing = [".".join(map(str, (*after.number[:-1], number))) for number in range(last + 1, this)]
    numbers = {title.number for title in count}
    if (
        0 < len(missing) <= 2
        and not any(number in written for number in missing)
        and (*after.number[:-1], this - 1) not in numbers
    ):
        left_out = " and ".join(missing)
        return _defect(before, after, f"after {before.written} comes {after.written}, and {left_out} is nowhere in the text")
    return None


def _contents(entries: Sequence[ContentsEntry], passages: Sequence[Passage]) -> Iterator[Defect]:
    """The first entry of a table of contents that stands in another order than its section, or under another number."""
    places: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.kind is PassageKind.TITLE:
            places.setdefault(_bare(passage.text.value), []).append(passage)
    known = [(entry, places[key][0]) for entry in entries if len(places.get(key := plain_title(entry.title), ())) == 1]
    if len(known) < _RUN:
        return
    for (_, before), (entry, place) in pairwise(known):
        if place.index < before.index:
            yield Defect(
                place=place.evidence(),
                message=f"The table of contents lists “{entry.title}” after “{before.text.value}”, but in the text "
                f"it stands "
                "before it.",
                related=(entry.evidence,),
            )
            return


def _bare(title: str) -> str:
    words = plain_title(title).split()
    while len(words) > 1 and words[0].isdecimal():
        words = words[1:]
    return " ".join(words)


def _defect(before: NumberedTitle, after: NumberedTitle, what: str) -> Defect:
    return Defect(
        place=after.evidence, message=f"The sections are not numbered in order: {what}.", related=(before.evidence,)
    )
