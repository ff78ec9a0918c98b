"""Cookies in no category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.api import Category, CookieList, CookieRow, Defect, Evidence, Example, Severity, check


@check(
    "cookies/unclassified",
    severity=Severity.WARNING,
    articles=("5(1)(b)", "ePrivacy Directive Art. 5(3)"),
    remedy="Find out what each of these cookies is for, and sort it; do not set a cookie that nobody can explain.",
    fails=(
        "# Cookies\n\n| Cookie | Duration | Category |\n|---|---|---|\n| keep_alive | 30 minutes | Other |\n"
        "| _ga | 2 years | Analytics |\n",
        "# Cookies\n\n## Unclassified cookies\n\n| Cookie | Duration |\n|---|---|\n| xq_lantern | 1 year |\n"
        "| _scid_r | 1 year |\n",
    ),
    passes=(
        "# Cookies\n\n| Cookie | Duration | Category |\n|---|---|---|\n| _ga | 2 years | Analytics |\n",
        Example(
            name="what else it is for",
            text="# Cookies\n\n| Cookie | Duration | Purpose |\n|---|---|---|\n"
            "| _ga | 2 years | Counts visits, and other statistics |\n",
        ),
    ),
)
def unclassified(cookie_lists: tuple[CookieList, ...]) -> Iterator[Defect]:
    """Cookies without a category.

    Consent is asked for by purpose. A cookie under “Other” or “Unclassified” has none that a reader could agree to, so that
    it may not be set.
    """
    rows = [row for found in cookie_lists for row in found.rows if row.category is Category.UNCLASSIFIED]
    if rows:
        first, *others = rows
        many = f"{len(rows)} cookies are" if others else f"The cookie “{first.name}” is"
        yield Defect(
            place=_place(first),
            message=f"{many} in no category but “other” or “unclassified”.",
            related=tuple(map(_place, others)),
        )


def _place(row: CookieRow) -> Evidence:
    """The cookie, with what is known of it."""
    known = {cookie.category for cookie in row.known}
    return replace(row.evidence, message=f"known as {known.pop()}") if len(known) == 1 else row.evidence
