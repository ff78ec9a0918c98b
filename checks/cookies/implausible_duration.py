"""Durations that cannot be, or are too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import Confidence, CookieList, CookieRow, Defect, Example, Severity, check

_THIRTEEN_MONTHS = 396.5  # days, with a day of tolerance for how years and months are counted
_TEN_YEARS = 3653.0


@check(
    "cookies/implausible-duration",
    severity=Severity.WARNING,
    articles=("5(1)(a)", "5(1)(e)"),
    remedy="Look the cookie up in a browser and state how long it really stays; shorten what stays longer than 13 months.",
    fails=(
        "# Cookies\n\n| Cookie | Duration |\n|---|---|\n| ai_session | 0 days |\n| _ga | 2 years |\n",
        Example(
            name="a session of a year",
            text="# Cookies\n\n| Cookie | Type | Duration |\n|---|---|---|\n| JSESSIONID | Session cookie | 1 year |\n"
            "| _ga | Persistent | 1 year |\n",
        ),
        Example(
            name="longer than 13 months",
            text="# Cookies\n\n| Cookie | Duration |\n|---|---|\n| _ga | 2 years |\n| _gid | 1 day |\n",
        ),
    ),
    passes=(
        "# Cookies\n\n| Cookie | Duration |\n|---|---|\n| _ga | 13 months |\n| cart | session |\n",
        Example(
            name="gone at once",
            text="# Cookies\n\n| Cookie | Duration |\n|---|---|\n| _gat | 1 minute |\n| _gid | 1 day |\n",
        ),
    ),
)
def implausible_duration(cookie_lists: tuple[CookieList, ...]) -> Iterator[Defect]:
    """Cookie whose duration cannot be right, or is too long.

    A cookie of “0 days” is none, and a session cookie does not stay a year: such entries were copied from a scan that
    nobody read. The French authority holds 13 months to be the longest that fits most purposes.
    """
    rows = [row for found in cookie_lists for row in found.rows if row.days is not None]
    yield from _together([row for row in rows if row.days == 0], "is said to stay for no time at all", None)
    yield from _together(
        [row for row in rows if _is_a_long_session(row)], "is called a session cookie and stays longer", None
    )
    yield from _together([row for row in rows if (row.days or 0) > _TEN_YEARS], "stays for more than ten years", None)
    long = [row for row in rows if _THIRTEEN_MONTHS < (row.days or 0) <= _TEN_YEARS]
    yield from _together(long, "stays for more than 13 months", Severity.INFO)


def _is_a_long_session(row: CookieRow) -> bool:
    """Whether the cell of the duration, or the type, says "session" and a period of days."""
    return (row.days or 0) > 1 and row.says_session


def _together(rows: Sequence[CookieRow], what: str, severity: Severity | None) -> Iterator[Defect]:
    if rows:
        first, *others = rows
        more = f", and so do {len(others)} others" if len(others) > 1 else ", and so does another" if others else ""
        yield Defect(
            place=first.evidence,
            message=f"The cookie “{first.name}” {what} ({first.duration}){more}.",
            related=tuple(row.evidence for row in others),
            severity=severity,
            confidence=Confidence.MEDIUM if severity else None,
        )
