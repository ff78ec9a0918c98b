"""Authorities under an old name or at an old address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.api import Defect, Example, OutdatedKind, OutdatedName, Severity, check

# an old name that says no more than whose authority it is ("Swedish Data Protection Authority") serves as a description, too
_DESCRIBES = re.compile(r"\w+ (?:Data Protection|Privacy) (?:Authority|Agency)")


@check(
    "legal/outdated-authority",
    severity=Severity.WARNING,
    articles=("13(2)(d)", "14(2)(e)"),
    remedy="Take name and address from the authority's own site.",
    fails=(
        "# Privacy\n\nComplaints go to the Information Commissioner, Zaloška 59, Ljubljana.",
        "# Privacy\n\nYou can complain to the Swedish Data Inspection Board.",
        "# Privacy\n\nIf you live in Ireland, write to the Data Protection Commissioner.",
        "# Privacy\n\nFor disputes, use the [ODR platform](https://ec.europa.eu/consumers/odr).",
    ),
    passes=(
        "# Privacy\n\nComplaints go to the Information Commissioner, Dunajska 22, Ljubljana.",
        Example(
            name="another country's commissioner",
            text="# Privacy\n\nComplaints go to the Hamburg Data Protection Commissioner.",
        ),
        Example(name="somebody else's house", text="# Privacy\n\nOur shop stands in Zaloška 59, Ljubljana."),
    ),
)
def outdated_authority(outdated: tuple[OutdatedName, ...]) -> Iterator[Defect]:
    """Authority that has another name or address today.

    The right to complain is worth little where the letter comes back.
    """
    for name in outdated:
        if name.term.kind not in (OutdatedKind.BODY, OutdatedKind.ADDRESS):
            continue
        first, *others = name.places
        what = (
            "has left this address"
            if name.term.kind is OutdatedKind.ADDRESS
            else f"no longer exists under this name{name.since}"
        )
        subject = "The authority" if name.term.kind is OutdatedKind.ADDRESS else name.subject
        yield Defect(
            place=first,
            message=f"{subject} {what}; today: {name.term.instead}.",
            related=tuple(others),
            severity=Severity.INFO if _DESCRIBES.fullmatch(first.quote) else None,
            fix=name.fix,
        )
