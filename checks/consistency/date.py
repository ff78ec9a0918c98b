"""Two dates on which the policy says that it was last changed."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Confidence, DateRole, Defect, Example, PolicyDate, Severity, check

_NEAR = 60  # characters: two dates side by side say different things of one text ("reviewed on …, last updated on …")


@check(
    "consistency/date",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Leave one date of the last change, and set it when the text changes.",
    fails=(
        "# Privacy policy\n\nLast updated: 4 March 2025\n\n## Data\n\nYour order.\n\n## Changes\n\n"
        "This policy was last updated on 9 May 2022.",
    ),
    passes=(
        "# Privacy policy\n\nLast updated: 4 March 2025\n\n## Changes\n\nThis policy was last updated on 4 March 2025.",
        Example(
            name="when it was changed and since when it holds",
            text="# Privacy policy\n\nLast updated: 4 March 2025\n\nEffective date: 1 April 2025\n\n## Data\n\nYour order.",
        ),
        Example(
            name="a near miss: the same day in two notations",
            text="# Privacy policy\n\nLast updated: 04/03/2025\n\n## Changes\n\nThis policy was last updated on 4 "
            "March 2025.",
        ),
        Example(
            name="a near miss: when it was looked at, and when it was changed",
            text="# Privacy policy\n\nThis policy was reviewed on 2 May 2025 and last updated on 4 March 2025.",
        ),
        Example(
            name="a list of versions in a line",
            text="# Privacy policy\n\nLast updated: 3 May 2026\n\n## Changes\n\n"
            "Changes: 3 May 2026 (cookies), 1 February 2025 (newsletter), 25 May 2018 (first version).",
        ),
        Example(
            name="a list of versions",
            text="# Privacy policy\n\nLast updated: 4 March 2025\n\n## Versions\n\n- Updated on 9 May 2022\n"
            "- Updated on 2 June 2023\n- Updated on 4 March 2025",
        ),
    ),
)
def date(policy_dates: tuple[PolicyDate, ...]) -> Iterator[Defect]:
    """The policy gives two dates of its last change.

    The reader cannot tell which text is in force, and a date that nobody renewed suggests that the rest was not renewed.
    """
    updated = [found for found in policy_dates if found.role is DateRole.UPDATED and found.has_day]
    days: dict[tuple[object, ...], PolicyDate] = {}
    for found in updated:
        if not any(set(found.readings) & set(other.readings) for other in days.values()):
            days[found.readings] = found
    if len(days) != 2:
        return  # three and more are a list of versions
    first, second = days.values()
    if abs(first.place.span.start - second.place.span.start) < _NEAR:
        return
    late, early = (first, second) if first.latest > second.latest else (second, first)
    yield Defect(
        place=early.place,
        message=f"The policy says here that it was last changed on {early.place.quote}, and elsewhere on "
        f"{late.place.quote}.",
        related=(late.place,),
        confidence=Confidence.HIGH if not (early.ambiguous or late.ambiguous) else Confidence.MEDIUM,
    )
