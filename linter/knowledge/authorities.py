"""The data protection authorities of the EEA, the United Kingdom and Switzerland."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linter.knowledge.names import Case, NameIndex
from linter.knowledge.tables import Origin, origin, rows, several


class Authority(NamedTuple):
    """A supervisory authority (GDPR Article 51)."""

    id: str
    country: str  # ISO code
    level: str  # "national", "land" (of a German state) or "church-or-broadcaster"
    name: str  # in its own language
    name_en: str
    names: tuple[str, ...]  # all names and acronyms that it goes by
    address: str
    email: str
    phone: str
    web: str
    complaint_url: str
    former: str  # old names and seats
    origin: Origin


@cache
def authorities() -> tuple[Authority, ...]:
    """All authorities."""
    return tuple(
        Authority(
            id=row["id"],
            country=row["country"],
            level=row["level"],
            name=row["name"],
            name_en=row["name_en"],
            names=several(row["names"]),
            address=row["address"],
            email=row["email"],
            phone=row["phone"],
            web=row["web"],
            complaint_url=row["complaint_url"],
            former=row["former"],
            origin=origin(row),
        )
        for row in rows("authorities")
    )


@cache
def authority_names() -> NameIndex[Authority]:
    """Names and acronyms, to find authorities in prose. Where two share a name, the first listed stands for it."""
    return NameIndex.of_table("authorities", "authorities", _names)


def _names() -> Iterator[tuple[str, Case, Authority]]:
    for authority in authorities():
        for name in authority.names:
            acronym = " " not in name and name.upper() == name
            yield name, Case.EXACT if acronym else Case.CAPITAL, authority
