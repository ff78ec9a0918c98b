"""A policy that says it was changed on a day still to come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from linter.api import DateRole, Defect, Example, PolicyDate, Severity, check


@check(
    "drafting/future-date",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Correct the date; if a new version is announced, say that it takes effect on that day.",
    fails=("# Privacy Policy\n\nLast updated: 3 May 2062\n\nWe keep little.",),
    passes=(
        "# Privacy Policy\n\nLast updated: 3 May 2026\n\nWe keep little.",
        Example(name="an announced version", text="# Privacy Policy\n\nEffective from 1 January 2027.\n\nWe keep little."),
        Example(name="a month that still runs", text="# Privacy Policy\n\nLast updated: November 2026\n\nWe keep little."),
    ),
)
def future_date(policy_dates: tuple[PolicyDate, ...], as_of: datetime.date) -> Iterator[Defect]:
    """Last change in the future.

    A policy cannot have been changed on a day that has not come. It is a slip of the pen, most often in the year, and leaves
    open which version holds.
    """
    for date in policy_dates:
        first = date.readings[0] if date.has_day else date.readings[0].replace(day=1)
        if not date.has_month:
            first = first.replace(month=1)
        if date.role is DateRole.UPDATED and first > as_of:
            yield Defect(
                place=date.place,
                message=f"“{date.place.quote}” has not come yet: today is {as_of.isoformat()}.",
            )
