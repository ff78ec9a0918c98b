"""A suppression that does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Severity, SuppressionUse, check


@check(
    "meta/suppression-without-reason",
    severity=Severity.WARNING,
    articles=(),
    remedy="Say why, in a few words after the bracket or under `reason`.",
    fails=("# Privacy policy\n\n<!-- privacylint: ignore[drafting/placeholder] -->\nFennimore Kites, [insert address].\n",),
    passes=(
        "# Privacy policy\n\n<!-- privacylint: ignore[drafting/placeholder] the printer fills it in -->\n"
        "Fennimore Kites, [insert address].\n",
    ),
)
def suppression_without_reason(suppressions: tuple[SuppressionUse, ...]) -> Iterator[Defect]:
    """Suppression without a reason.

    Nobody can tell later whether it still holds, so it leaves nothing out until it says why.
    """
    for use in suppressions:
        given = use.suppression
        if not given.reason and not given.fault:
            rules = ", ".join(given.rules)
            yield Defect(
                place=given.place,
                message=f"The suppression of {rules} by {given.origin} gives no reason, and counts for nothing.",
            )
