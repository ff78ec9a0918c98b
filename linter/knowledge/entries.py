"""Every fact of the tables in one form, to be looked up by people: what the tool knows, and whence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from linter.knowledge.countries import countries
from linter.knowledge.tables import FROM_MEMORY, Origin, origin, rows, several

_ORIGIN = frozenset({"source", "checked_on", "valid_from", "valid_to"})


class Entry(NamedTuple):
    """A fact of one table."""

    kind: str  # what it is a fact about: "company", "authority", "cookie" …
    name: str  # what it is called
    names: tuple[str, ...]  # all names that it can be looked up by
    about: tuple[tuple[str, str], ...]  # column and value, those that are empty left out
    origin: Origin

    def is_due(self, day: date, after: timedelta) -> bool:
        """Whether it is due for checking: never compared with a source, or last so long before a day."""
        if not self.origin.verified or FROM_MEMORY in self.origin.source.replace(";", " ").split():
            return True
        return date.fromisoformat(self.origin.checked_on) + after < day


class _Table(NamedTuple):
    """How the rows of a table are shown."""

    kind: str
    name: str  # the column with the name
    also: tuple[str, ...] = ()  # columns with further names, lists among them


_TABLES = {
    "vendors": _Table("company", "brand", ("aliases", "entity", "eea_entity", "former_names", "domains")),
    "cookies": _Table("cookie", "name", ("platform",)),
    "authorities": _Table("authority", "name_en", ("name", "names", "country")),
    "countries": _Table("country", "name", ("code", "variants")),
    "adequacy": _Table("adequacy decision", "name", ("code", "decision")),
    "transfer_instruments": _Table("transfer instrument", "what", ("id", "decision")),
    "age_of_consent": _Table("age of consent", "country"),
    "outdated_terms": _Table("outdated term", "term"),
}


@cache
def entries() -> tuple[Entry, ...]:
    """All facts, by table."""
    return tuple(entry for table, shape in _TABLES.items() for entry in _entries(table, shape))


def _entries(table: str, shape: _Table) -> Iterator[Entry]:
    for row in rows(table):
        further = [name for column in shape.also for name in several(row[column])]
        name = _spelled(row[shape.name]) if shape.name == "country" else row[shape.name]
        further += [_spelled(row["country"])] if "country" in shape.also else []
        yield Entry(
            kind=shape.kind,
            name=name,
            names=tuple(dict.fromkeys(known for known in (name, *further) if known)),
            about=tuple((key, value) for key, value in row.items() if value and key not in _ORIGIN and key != shape.name),
            origin=origin(row),
        )


def _spelled(code: str) -> str:
    """The name of a country by its code; the code where it stands for a part of one."""
    known = countries().get(code)
    return known.name if known else code


def look_up(term: str) -> tuple[Entry, ...]:
    """The facts about a term: those that bear it as a name, or, where none does, those with a name that holds it."""
    wanted = " ".join(term.lower().split())
    exact = tuple(entry for entry in entries() if any(name.lower() == wanted for name in entry.names))
    return exact or tuple(entry for entry in entries() if any(wanted in name.lower() for name in entry.names))
