"""A suppression that leaves nothing out."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Severity, SuppressionUse, check


@check(
    "meta/unused-suppression",
    severity=Severity.WARNING,
    articles=(),
    remedy="Take the suppression out; what it was for has been mended.",
    fails=(
        "# Privacy policy\n\n<!-- privacylint: ignore[drafting/placeholder] the printer fills it in -->\n"
        "Fennimore Kites keeps your name for three years.\n",
    ),
    passes=(
        "# Privacy policy\n\n<!-- privacylint: ignore[drafting/placeholder] the printer fills it in -->\n"
        "Fennimore Kites, [insert address], keeps your name for three years.\n",
    ),
)
def unused_suppression(suppressions: tuple[SuppressionUse, ...]) -> Iterator[Defect]:
    """Suppression of no use.

    A suppression that outlives its finding hides the next one of the kind. It is reported only where a rule that it names
    has run.
    """
    for use in suppressions:
        given = use.suppression
        if use.judged and not use.findings and given.reason and not given.fault and not use.expired:
            yield Defect(
                place=given.place,
                message=f"The suppression of {', '.join(given.rules)} by {given.origin} leaves nothing out.",
            )
