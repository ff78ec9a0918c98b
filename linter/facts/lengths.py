"""How long a unit of time is, for every part that turns words into days and days back into words."""

from __future__ import annotations

_YEAR = 365.0
_MONTH = _YEAR / 12  # so that twelve months are a year
DAYS_OF_UNIT = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": _MONTH,
    "year": _YEAR,
}
_SAME = 0.03  # of the longer period: "90 days" and "three months", "52 weeks" and "one year" are meant to be the same


def in_words(days: int) -> str:
    """A number of days in the largest unit that leaves no rest; months are told by the days they are rounded to."""
    months = round(days / _MONTH)
    if days % _YEAR == 0:
        count, unit = days // int(_YEAR), "year"
    elif days == round(months * _MONTH):
        count, unit = months, "month"
    elif days % 7 == 0:
        count, unit = days // 7, "week"
    else:
        count, unit = days, "day"
    return f"{count} {unit}{'' if count == 1 else 's'}"


def is_longer(one: int, other: int) -> bool:
    """Whether the first of two periods in days is longer by more than units of time are counted differently."""
    return one - other > _SAME * one
