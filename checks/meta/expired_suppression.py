"""A suppression whose last day has gone by."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Severity, SuppressionUse, check


@check(
    "meta/expired-suppression",
    severity=Severity.WARNING,
    articles=(),
    remedy="Mend what was suppressed, or give a new day if the reason still holds.",
    fails=("# Privacy policy\n\n<!-- privacylint: ignore[drafting] until=2026-03-31 we move in spring -->\nText.",),
    passes=("# Privacy policy\n\n<!-- privacylint: ignore[drafting] until=2027-03-31 we move in spring -->\nText.",),
)
def expired_suppression(suppressions: tuple[SuppressionUse, ...]) -> Iterator[Defect]:
    """Suppression that has run out.

    What it left out is reported again from the day after.
    """
    for use in suppressions:
        given = use.suppression
        if use.expired and given.until and not given.fault:
            rules = ", ".join(given.rules)
            yield Defect(
                place=given.place,
                message=f"The suppression of {rules} by {given.origin} ran out on {given.until.isoformat()}.",
            )
