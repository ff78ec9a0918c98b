"""The facts of a document as tables: whatever kinds there are, with the columns that their entries have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linter.findings import Severity
from linter.knowledge.countries import countries
from linter.reporters.html.look import Look
from linter.reporters.html.places import Faults, Owner, Places
from linter.source import Span

_PLACE = ("span", "location", "quote")  # the keys that say where an entry stands
_INWARD = ("vendor", "country_from", "country_confidence", "precision")  # what programs want to know, and no reader
_CELL = 6  # words of an excerpt, of which the next cell may be the continuation
_COUNTRIES = ("country", "eea_country", "countries")  # the keys whose values are codes of countries


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of a table."""

    cells: tuple[str, ...]
    where: str  # the place as people name it
    address: str  # of the line, on the page
    quote: str
    faults: tuple[Owner, ...] = ()  # the findings about it, the worst first

    @property
    def kind(self) -> str:
        """The severity of the worst finding about it; ""."""
        return self.faults[0].kind if self.faults else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All facts of one kind."""

    name: str  # of the kind, as report-v1 has it
    title: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]
    placed: bool  # whether an entry says where it stands
    quoted: bool  # whether an entry has the words that stand there
    faulty: bool = False  # whether a finding is about an entry


Facts = Mapping[str, Any]  # by kind, as report-v1 has them


def tables(facts: Facts, places: Places, look: Look, faults: Faults | None = None) -> list[Table]:
    """A table for each kind of fact that has entries; rules of the group of that name mark those that are faulty."""
    found = ((name, _entries(value)) for name, value in facts.items())
    wrong = faults or {}
    return [_table(name, entries, places, look, wrong.get(name, ())) for name, entries in found if entries]


def named(facts: Facts, kind: str) -> str:
    """Who a fact is about ("controller"), by name or else by contacts; "" where nobody was found."""
    value = facts.get(kind)
    if not isinstance(value, Mapping):
        return ""
    return str(value.get("name") or ", ".join(str(contact["value"]) for contact in value.get("contacts", ())))


def dated(facts: Facts, look: Look) -> str:
    """The date that the policy gives itself: of the last change where it tells, with all that it can mean."""
    dates = sorted(facts.get("dates", ()), key=lambda date: str(date.get("role") != "updated"))
    return look.texts("about.or").join(dates[0]["readings"]) if dates else ""


def _entries(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        return [value]
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, Sequence) else []


def _table(
    name: str,
    entries: Sequence[Mapping[str, Any]],
    places: Places,
    look: Look,
    faults: Sequence[tuple[Span, Owner]],
) -> Table:
    keys = dict.fromkeys(key for entry in entries for key, value in entry.items() if not _is_place(key, value))
    keys = dict.fromkeys(key for key in keys if key not in _INWARD)
    columns = [key for key in keys if any(entry.get(key) not in (None, "", [], ()) for entry in entries)]
    rows = tuple(replace(_entry(entry, columns, places, look), faults=_faults(entry, faults)) for entry in entries)
    return Table(
        name=name,
        title=look.texts.of("facts.kinds", name),
        columns=tuple(look.texts.of("facts.columns", column) for column in columns),
        entries=rows,
        placed=any(row.where for row in rows),
        quoted=any(row.quote for row in rows),
        faulty=any(row.faults for row in rows),
    )


def _entry(entry: Mapping[str, Any], columns: Sequence[str], places: Places, look: Look) -> Entry:
    place = _place_of(entry)
    line = place["location"]["line"] if place else 0
    start = places.source.line_starts[line - 1] if 0 < line <= len(places.source.line_starts) else None
    return Entry(
        cells=tuple(look.quoted(_told(entry.get(column), look, column), 400, _CELL) for column in columns),
        where="" if start is None else places.named(start, look.texts),
        address=places.address_of_line(line) if line else "",
        quote=look.quoted(str(place.get("quote") or ""), 300) if place else "",
    )


def _faults(entry: Mapping[str, Any], faults: Sequence[tuple[Span, Owner]]) -> tuple[Owner, ...]:
    """The findings that point at the place of an entry, each rule once."""
    place = _place_of(entry)
    if not place or not faults:
        return ()
    span = Span(place["span"]["start"], place["span"]["end"])
    found = {owner.label: owner for at, owner in faults if at.overlaps(span)}
    return tuple(sorted(found.values(), key=lambda owner: list(Severity).index(Severity(owner.kind))))


def _is_place(key: str, value: Any) -> bool:
    """Whether a value says where the entry stands, and is no information of its own."""
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        value = value[0]
    return key in _PLACE or (isinstance(value, Mapping) and "location" in value)


def _place_of(entry: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Where an entry stands: it says so itself, or one of its values does."""
    for value in (entry, *entry.values()):
        if isinstance(value, Sequence) and not isinstance(value, str) and value:
            value = value[0]
        if isinstance(value, Mapping) and isinstance(value.get("location"), Mapping):
            return value
    return None


def _told(value: Any, look: Look, key: str = "") -> str:
    """A value in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return look.texts("facts.yes" if value else "facts.no")
    if isinstance(value, Mapping):
        parts = {name: _told(part, look, name) for name, part in value.items() if part and not _is_place(name, part)}
        return parts.get("value") or ", ".join(parts.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_told(part, look, key) for part in value)
    text = format(value, ".0f" if value >= 1 else ".2g") if isinstance(value, float) else str(value)
    if key in _COUNTRIES and text in countries():
        return countries()[text].name
    return look.texts.of("facts.values", text) if look.texts.knows("facts.values", text) else text
