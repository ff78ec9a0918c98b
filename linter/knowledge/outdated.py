"""Names that have become wrong: laws and transfer mechanisms that ended, companies and authorities renamed or moved."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from linter.knowledge.names import Case, NameIndex
from linter.knowledge.tables import Origin, origin, rows, several


class OutdatedKind(StrEnum):
    """What the name stands for."""

    MECHANISM = "mechanism"  # a ground for transfers
    LAW = "law"
    BODY = "body"  # an authority or other institution
    ADDRESS = "address"  # a seat that an authority has left
    COMPANY = "company"
    PRODUCT = "product"


_KINDS = frozenset(OutdatedKind)


class OutdatedTerm(NamedTuple):
    """A name that was right once, or never for people in the EEA."""

    names: tuple[str, ...]  # spellings
    kind: OutdatedKind
    country: str  # ISO code of the country whose law or authority it is; ""
    instead: str  # what holds today, in words
    replacement: str  # what can be written in its place; "" where that takes more than a word
    unless: tuple[str, ...]  # words in the same paragraph that give it another meaning
    only_with: tuple[str, ...]  # words of which the document must hold one, where others bear the name too
    links: tuple[str, ...]  # pieces of addresses that lead to it
    origin: Origin  # valid_to is its last day; "" where no day is known


@cache
def outdated_terms() -> tuple[OutdatedTerm, ...]:
    """All terms of which a check can tell where they stand."""
    return tuple(
        OutdatedTerm(
            names=tuple(row["term"].split("|")),
            kind=OutdatedKind(row["kind"]),
            country=row["country"],
            instead=row["instead"],
            replacement=row["fix"],
            unless=several(row["unless"]),
            only_with=several(row["only_with"]),
            links=several(row["links"]),
            origin=origin(row),
        )
        for row in rows("outdated_terms")
        if row["kind"] in _KINDS
    )


@cache
def outdated_names() -> NameIndex[OutdatedTerm]:
    """Names to find in prose."""
    return NameIndex.of(_names())


@cache
def outdated_needles() -> tuple[str, ...]:
    """What every one of the names holds, in lower case, to ask first whether a document holds any."""
    names = sorted({name.lower() for name, _, _ in _names()}, key=len)
    return tuple(name for at, name in enumerate(names) if not any(shorter in name for shorter in names[:at]))


def _names() -> Iterator[tuple[str, Case, OutdatedTerm]]:
    for term in outdated_terms():
        for name in term.names:
            yield name, Case.EXACT if name.isupper() and " " not in name else Case.ANY, term
