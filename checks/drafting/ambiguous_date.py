"""A date that half of its readers read as another day."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Defect, Example, PolicyDate, Severity, check


@check(
    "drafting/ambiguous-date",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Write the month as a word: “5 February 2024”.",
    fails=("# Privacy Policy\n\nLast updated: 05/02/2024\n\nWe keep little.", "# Privacy\n\nLast updated 06-03-26\n"),
    passes=(
        "# Privacy Policy\n\nLast updated: 5 February 2024\n\nWe keep little.",
        Example(name="a day that can be no month", text="# Privacy\n\nLast updated: 25/02/2024\n"),
        Example(name="a day and month of one number", text="# Privacy\n\nLast updated: 05/05/2024\n"),
        Example(name="dots put the day first", text="# Privacy\n\nLast updated: 11.12.2025\n"),
        Example(
            name="another date shows the order", text="# Privacy\n\nLast updated: 05/02/2026\n\nEffective date: 20/03/2026\n"
        ),
    ),
)
def ambiguous_date(policy_dates: tuple[PolicyDate, ...]) -> Iterator[Defect]:
    """Date with day and month in doubt.

    “05/02/2024” is the fifth of February in Europe and the second of May in the United States. Who reads it wrongly takes an
    old version for the new one.
    """
    if any(date.numeric and not date.ambiguous and _shows_its_order(date) for date in policy_dates):
        return
    doubtful: dict[str, list[PolicyDate]] = {}
    for date in policy_dates:
        if date.ambiguous:
            doubtful.setdefault(date.place.quote, []).append(date)
    for quote, (first, *others) in doubtful.items():
        days = " or ".join(f"{day.day} {day:%B %Y}" for day in first.readings)
        yield Defect(
            place=first.place,
            message=f"“{quote}” can be {days}.",
            related=tuple(other.place for other in others),
        )


def _shows_its_order(date: PolicyDate) -> bool:
    """Whether one of the two numbers is too high for a month."""
    return date.numeric != "." and date.readings[0].day > 12
