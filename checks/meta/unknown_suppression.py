"""A suppression that cannot be read, or that names what is no rule."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Example, Severity, SuppressionUse, check


@check(
    "meta/unknown-suppression",
    severity=Severity.WARNING,
    articles=(),
    remedy="Write the name as `privacylint rules` lists it.",
    fails=(
        "# Privacy policy\n\n<!-- privacylint: ignore[drafting/placehodler] the printer fills it in -->\nText.\n",
        Example(name="no rule at all", text="# Privacy policy\n\n<!-- privacylint: ignore all of it -->\nText.\n"),
        Example(
            name="a day that there is not",
            text="# Privacy policy\n\n<!-- privacylint: ignore[drafting] until=2027-02-31 a draft -->\nText.\n",
        ),
    ),
    passes=(
        "# Privacy policy\n\n<!-- privacylint: ignore[drafting/placeholder] the printer fills it in -->\nText.\n",
        Example(name="a group", text="# Privacy policy\n\n<!-- privacylint: ignore-file[drafting] a draft -->\nText.\n"),
        Example(
            name="a near miss: shown as code, not meant",
            text="# Privacy policy\n\n```\n<!-- privacylint: ignore[x] y -->\n```\n",
        ),
    ),
)
def unknown_suppression(suppressions: tuple[SuppressionUse, ...]) -> Iterator[Defect]:
    """Suppression that nobody can obey.

    It leaves nothing out, though its author believes that it does.
    """
    for use in suppressions:
        given = use.suppression
        if given.fault:
            yield Defect(place=given.place, message=f"This suppression cannot be read: {given.fault}.")
        for name in use.unknown:
            yield Defect(place=given.place, message=f"The suppression by {given.origin} names no rule and no group: {name}")
