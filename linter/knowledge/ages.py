"""The age from which a child can consent to an online service alone, by country (GDPR Article 8(1))."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from linter.knowledge.tables import Origin, origin, rows


class AgeOfConsent(NamedTuple):
    """A country's digital age of consent."""

    country: str  # ISO code
    age: int  # full years
    confidence: str  # "high", "medium" or "M" where it was not verified
    note: str
    origin: Origin


@cache
def ages_of_consent() -> dict[str, AgeOfConsent]:
    """The ages by country."""
    return {
        row["country"]: AgeOfConsent(
            country=row["country"],
            age=int(row["age"]),
            confidence=row["confidence"],
            note=row["note"],
            origin=origin(row),
        )
        for row in rows("age_of_consent")
    }
