"""A policy that does not say when it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.api import (
    Confidence,
    Defect,
    Evidence,
    Example,
    Passage,
    PassageKind,
    Policy,
    PolicyDate,
    Severity,
    Slot,
    Wording,
    check,
)

_LONGEST_MARK = 40  # words of a line with the year of a copyright, which some take for the date of the policy
_LEAST = 150  # words; less is a stub, of which other checks speak
# a slot for the date is drafting/placeholder's; a version tells the reader as much as a date
_OPEN = re.compile(r"\d{4}|date|datum|fecha|data|[dtx]{2}[./ -]|^\W*_", re.I)
_VERSION = re.compile(r"\bversion\s*(?:no\.?|number)?:?\s*v?\d", re.I)
_HINTS = ("updat", "chang", "modif", "amend", "revis", "version")
_ITSELF = r"(?:polic(?:y|ies)|notice|statement|page|declaration)"
_CHANGES = re.compile(
    rf"\b(?:updated?|chang(?:e|es|ed)|modify|amend|revise|(?:latest|current) version)\b[^.]{{0,80}}\b{_ITSELF}\b"
    rf"|\b{_ITSELF}\b[^.]{{0,60}}\b(?:changes?|updated?|modified|amended|revised)\b|\blatest version\b",
    re.I,
)

_TEXT = (
    "# Privacy Policy\n\n{}" + "We keep the name and the address of those who order, and nothing else of theirs.\n\n" * 12
)


@check(
    "drafting/missing-date",
    severity=Severity.WARNING,
    articles=("12(1)", "5(2)"),
    remedy="Write under the title when the policy was last changed, and from when it holds if that is another day.",
    confidence=Confidence.MEDIUM,
    languages=("en",),
    fails=(_TEXT.format(""), _TEXT.format("We may change this policy from time to time.\n\n")),
    passes=(
        _TEXT.format("Last updated: 3 May 2026\n\n"),
        _TEXT.format("This notice takes effect on 1 July 2026.\n\n"),
        Example(
            name="as at a day, far from both ends",
            text=_TEXT.format("") + "As at 2 March 2026\n\n" + "We sell books.\n\n" * 20,
        ),
        Example(
            name="a date at the top that nothing names",
            text=_TEXT.format("Issue 7 · 2 March 2026 · Lantern Books, Galway\n\n"),
        ),
        Example(
            name="a list of changes",
            text=_TEXT.format("") + "## Changes\n\nThe most recent changes to this policy were made on:\n\n- 20 May 2026\n"
            "- 12 August 2025\n\n" + "Come and see our shop at the quay.\n\n" * 6,
        ),
        Example(name="a version", text=_TEXT.format("Version 2.1\n\n")),
        Example(name="a date in the front matter", text="---\nlastUpdated: 2026-05-03\n---\n" + _TEXT.format("")),
        Example(name="a slot for the date", text=_TEXT.format("Last updated: [DATE]\n\n")),
        Example(name="a stub", text="# Privacy Policy\n\nComing soon."),
    ),
)
def missing_date(
    policy: Policy,
    passages: tuple[Passage, ...],
    wording: Wording,
    policy_dates: tuple[PolicyDate, ...],
    edge_dates: tuple[Evidence, ...],
    slots: tuple[Slot, ...],
) -> Iterator[Defect]:
    """No date of the last change.

    Readers, and you yourself when someone complains, need to know which version held when. WP260 (paragraph 29 and 30) asks
    for changes that readers can follow; a policy without a date looks forgotten.
    """
    if policy_dates or edge_dates or sum(len(passage.words) for passage in passages) < _LEAST:
        return
    if any(_OPEN.search(slot.place.quote) for slot in slots):
        return
    if any(len(passage.words) <= 16 and _VERSION.search(passage.text.value) for passage in passages):
        return
    if any(_VERSION.search(line.text.value) for line in policy.aside):
        return
    changes = [
        passage
        for passage in wording.passages_with(_HINTS)
        if passage.kind is not PassageKind.ROW and _CHANGES.search(passage.text.value)
    ]
    running = [passage for passage in changes if passage.kind is not PassageKind.TITLE]
    titles = [passage for passage in passages if passage.kind is PassageKind.TITLE]
    years = [passage for passage in wording.passages_with(("©",)) if len(passage.words) <= _LONGEST_MARK]
    places = [passage.evidence() for passage in (*running[:3], *changes[:1], *titles[:2], passages[0], *years[:1])]
    yield Defect(
        place=places[0],
        message="No date was found that says when this policy was last changed or since when it holds.",
        related=tuple(place for place in dict.fromkeys(places[1:]) if place != places[0]),
    )
