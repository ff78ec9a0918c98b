"""A date that names no day."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Confidence, Defect, Example, PolicyDate, Severity, check


@check(
    "drafting/incomplete-date",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Write the whole date, with day, month and year.",
    fails=("# Privacy Policy\n\nEffective Date: 2025\n\nWe keep little.", "# Privacy\n\nLast updated: May 2026\n"),
    passes=(
        "# Privacy Policy\n\nEffective Date: 3 May 2026\n\nWe keep little.",
        Example(
            name="the whole date stands elsewhere", text="# Privacy\n\nVersion of May 2026\n\nLast updated: 3 May 2026\n"
        ),
        Example(name="a copyright line", text="# Privacy\n\nWe keep little.\n\n© 2026 Lantern Books\n"),
    ),
)
def incomplete_date(policy_dates: tuple[PolicyDate, ...]) -> Iterator[Defect]:
    """Date without its day or month.

    A year alone does not tell which version of the policy held when an order was made. A month does for most purposes: it is
    noted for information only.
    """
    if any(date.has_day for date in policy_dates):
        return
    seen: set[str] = set()
    for date in policy_dates:
        if date.place.quote in seen:
            continue
        seen.add(date.place.quote)
        missing = "the day" if date.has_month else "the day and the month"
        yield Defect(
            place=date.place,
            message=f"“{date.place.quote}” leaves out {missing}.",
            severity=Severity.INFO if date.has_month else Severity.WARNING,
            confidence=Confidence.HIGH,
        )
