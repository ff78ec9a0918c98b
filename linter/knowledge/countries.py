"""Countries, the groups that matter for transfers (GDPR Chapter V), and the Commission's adequacy decisions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linter.knowledge.names import Case, NameIndex
from linter.knowledge.tables import Origin, origin, rows, several

# country names that are also English words or given names
_ALSO_WORDS = frozenset(
    {"georgia", "jordan", "chad", "jersey", "turkey", "china", "cuba", "mali", "togo", "niger", "peru", "oman", "guinea"}
)


_PLURAL = frozenset({"NL", "PH", "BS", "MV"})


class Country(NamedTuple):
    """A country or territory."""

    code: str  # ISO 3166-1 alpha-2; the United Kingdom is GB, Greece is GR
    name: str  # English
    variants: tuple[str, ...]  # other English names; "=" before one that must be written exactly so
    local_names: tuple[str, ...]  # names in the languages of the EEA
    region: str  # "EU", "EEA" (in the EEA and not in the EU) or ""
    origin: Origin

    @property
    def in_eu(self) -> bool:
        """Whether it is part of the European Union."""
        return self.region == "EU"

    @property
    def in_eea(self) -> bool:
        """Whether it is part of the EEA: the Union with Iceland, Liechtenstein and Norway. All else is a third country."""
        return self.region != ""


class Adequacy(NamedTuple):
    """A decision of the Commission on the level of protection in a country (GDPR Article 45)."""

    code: str  # of the country; "US-DPF" and the like for a part of it
    name: str
    decision: str  # its number
    scope: str  # "full", or for whom it holds
    status: str  # "in-force", "in-force-under-challenge" or "dead"
    note: str
    origin: Origin


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    return {
        row["code"]: Country(
            code=row["code"],
            name=row["name"],
            variants=several(row["variants"]),
            local_names=several(row["local_names"]),
            region=row["region"],
            origin=origin(row),
        )
        for row in rows("countries")
    }


@cache
def adequacy() -> dict[str, Adequacy]:
    """The adequacy decisions, living and dead, by code."""
    return {
        row["code"]: Adequacy(
            code=row["code"],
            name=row["name"],
            decision=row["decision"],
            scope=row["scope"],
            status=row["status"],
            note=row["note"],
            origin=origin(row),
        )
        for row in rows("adequacy")
    }


def adequate(code: str) -> Adequacy | None:
    """The living decision for a whole country, or None."""
    decision = adequacy().get(code)
    return decision if decision and decision.status != "dead" else None


def country_name(code: str) -> str:
    """The English name of a country, with the article that it takes in a sentence."""
    name = countries()[code].name
    return (
        f"the {name}"
        if name.startswith("United ") or name.endswith((" Islands", " Republic", "s Republic")) or code in _PLURAL
        else name
    )


@cache
def country_names() -> NameIndex[Country]:
    """English names of all countries, to find them in prose."""
    return NameIndex.of_table("countries", "countries", _english)


@cache
def address_names() -> NameIndex[Country]:
    """English names, and names in the languages of the EEA, as the last line of an address has them."""
    return NameIndex.of_table("countries", "countries-in-addresses", _in_addresses)


def _in_addresses() -> Iterator[tuple[str, Case, Country]]:
    yield from _english()
    for country in countries().values():
        for name in country.local_names:
            yield name, Case.CAPITAL, country


def _english() -> Iterator[tuple[str, Case, Country]]:
    for country in countries().values():
        yield country.name, Case.CAPITAL if country.name.lower() in _ALSO_WORDS else Case.ANY, country
        for name in country.variants:
            if name.startswith("="):
                yield name[1:], Case.EXACT, country
            else:
                yield name, Case.CAPITAL, country
