"""A policy that nobody has looked at for years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from linter.api import Confidence, Defect, Example, PolicyDate, Severity, check

_AGE = 2  # years; a policy is read through once a year where someone minds it


@check(
    "drafting/stale-date",
    severity=Severity.WARNING,
    articles=("5(2)", "24(1)"),
    remedy="Read the policy through against what you do today, change what no longer holds, and date it anew.",
    confidence=Confidence.MEDIUM,
    fails=(
        "# Privacy Policy\n\nLast updated: 25 May 2018\n\nWe keep little.",
        "# Privacy\n\nEffective date: 05/02/2024\n\nWe keep little.",
    ),
    passes=(
        "# Privacy Policy\n\nLast updated: 3 May 2026\n\nWe keep little.",
        Example(name="an old date beside a new one", text="# Privacy\n\nEffective 25 May 2018, last updated 3 May 2026.\n"),
        Example(name="the date of a law", text="# Privacy\n\nThe GDPR has been in force since 25 May 2018.\n"),
    ),
)
def stale_date(policy_dates: tuple[PolicyDate, ...], as_of: datetime.date) -> Iterator[Defect]:
    """Policy older than two years.

    Companies, laws and services change every year: a policy from before a new adequacy decision or a new tool most likely no
    longer tells the truth. The age is counted from the latest date that the policy gives of itself.
    """
    newest = max(policy_dates, key=lambda date: date.latest, default=None)
    if newest is None or newest.latest >= as_of.replace(year=as_of.year - _AGE, day=min(as_of.day, 28)):
        return
    years = (as_of - newest.latest).days // 365
    others = dict.fromkeys(date.place for date in policy_dates if date is not newest)
    yield Defect(
        place=newest.place,
        message=f"The latest date of this policy is “{newest.place.quote}”, {years} years ago.",
        related=tuple(others),
    )
