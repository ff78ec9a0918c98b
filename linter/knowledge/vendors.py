"""Companies that web sites and apps name as recipients, and the cookies that they set."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from linter.knowledge.names import Case, NameIndex
from linter.knowledge.tables import Origin, origin, rows, several


class Vendor(NamedTuple):
    """A company as a recipient of personal data."""

    id: str
    brand: str
    aliases: tuple[str, ...]  # products and other names that mean the same company
    words: frozenset[str]  # those of its names that are also ordinary words
    category: str
    role: str  # what it usually is towards a site: processor, controller, joint controller
    entity: str  # the legal entity of the parent
    country: str  # where the parent is established, ISO code
    eea_entity: str  # its legal entity in the EEA that customers or users deal with; ""
    eea_country: str  # where that entity is established; ""
    dpf: str  # "yes", "no", "unknown" or "n/a": listed under the EU-U.S. Data Privacy Framework
    domains: tuple[str, ...]
    former_names: tuple[str, ...]
    note: str
    origin: Origin

    @property
    def names(self) -> tuple[str, ...]:
        """All names that a policy may use."""
        return (self.brand, *self.aliases)


class Cookie(NamedTuple):
    """A cookie whose name tells who sets it."""

    name: str
    prefix: bool  # the name is the beginning of the cookie's name
    platform: str
    category: str  # as the source says it: necessary, functional, analytics, marketing, security, personalization
    vendor: str  # id of the vendor that receives the data; "" for software that sites run themselves
    note: str
    origin: Origin


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows("vendors")}


@cache
def vendor(id: str) -> Vendor:
    """One vendor. Raises KeyError for an id that the table does not have."""
    row = _rows()[id]
    return Vendor(
        id=id,
        brand=row["brand"],
        aliases=several(row["aliases"]),
        words=frozenset(several(row["words"])),
        category=row["category"],
        role=row["role"],
        entity=row["entity"],
        country=row["country"],
        eea_entity=row["eea_entity"],
        eea_country=row["eea_country"],
        dpf=row["dpf"],
        domains=several(row["domains"]),
        former_names=several(row["former_names"]),
        note=row["note"],
        origin=origin(row),
    )


def is_vendor(id: str) -> bool:
    """Whether the table has a vendor of this id."""
    return id in _rows()


def vendors() -> dict[str, Vendor]:
    """All vendors by id."""
    return {id: vendor(id) for id in _rows()}


@cache
def vendor_names() -> NameIndex[str]:
    """Brands, products, legal entities and former names, to find vendors in prose; the value is the vendor's id."""
    return NameIndex.of_table("vendors", "vendors", _names)


def _names() -> Iterator[tuple[str, Case, str]]:
    for id, row in _rows().items():
        words = several(row["words"])
        for name in (row["brand"], *several(row["aliases"])):
            yield name, Case.CAPITAL if name in words else Case.ANY, id
    for id, row in _rows().items():
        for name in (row["entity"], row["eea_entity"], *several(row["former_names"])):
            if name:
                yield name, Case.CAPITAL, id


@cache
def _domains() -> dict[str, str]:
    return {domain: id for id, row in _rows().items() for domain in several(row["domains"])}


def vendor_of_host(host: str) -> Vendor | None:
    """The vendor behind a host name, by the longest known domain that it ends in."""
    labels = host.lower().rstrip(".").split(".")
    known = _domains()
    for start in range(len(labels) - 1):
        id = known.get(".".join(labels[start:]))
        if id:
            return vendor(id)
    return None


@cache
def _cookie_rows() -> dict[str, list[dict[str, str]]]:
    """The rows of the table by the cookie's name; what stands in them is read when a policy names the cookie."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("cookies"):
        found.setdefault(row["name"], []).append(row)
    return found


@lru_cache(maxsize=4096)
def cookies_named(name: str) -> tuple[Cookie, ...]:
    """What is known of a cookie of this name: entries of exactly that name, else those of the longest known prefix."""
    known = _cookie_rows()
    if name in known:
        return tuple(map(_cookie, known[name]))
    for length in range(min(len(name), 60) - 1, 2, -1):
        found = [row for row in known.get(name[:length], ()) if row["match"] == "prefix"]
        if found:
            return tuple(map(_cookie, found))
    return ()


def _cookie(row: dict[str, str]) -> Cookie:
    return Cookie(
        name=row["name"],
        prefix=row["match"] == "prefix",
        platform=row["platform"],
        category=row["category"],
        vendor=row["vendor"],
        note=row["note"],
        origin=origin(row),
    )


# pieces of cookie names that anybody's own software uses
_COMMON = frozenset(
    "device id user session keep alive client visitor test cookie token cart lang language key guest uid consent "
    "policy location name data "
    "login auth csrf ab x access refresh first last visit page time theme currency country state".split()
)


def distinctive(name: str) -> bool:
    """Whether a cookie's name is so odd that it tells who sets it, and cannot be a word of the sentence around it."""
    if len(name) < 4:
        return name in {"IDE", "NID", "YSC", "_ga"}
    if name[0] != "_" and _COMMON.issuperset(name.lower().replace("-", "_").split("_")):
        return False
    return "_" in name or any(map(str.isdigit, name)) or name[1:] != name[1:].lower()
