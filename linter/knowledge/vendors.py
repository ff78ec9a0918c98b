"""Companies that web sites and apps name as recipients, and the cookies that they set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from linter.knowledge.names import Case, NameIndex
from linter.knowledge.tables import Origin, origin, rows, several


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """A cookie whose name tells who sets it."""

    name: str
    prefix: bool  # the name is the beginning of the cookie's name
    platform: str
    category: str  # as the source says it: necessary, functional, analytics, marketing, security, personalization
    vendor: str  # id of the vendor that receives the data; "" for software that sites run themselves
    note: str
    origin: Origin


@cache
def vendors() -> dict[str, Vendor]:
    """All vendors by id."""
    return {
        row["id"]: Vendor(
            id=row["id"],
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
        for row in rows("vendors")
    }


@cache
def vendor_names() -> NameIndex[Vendor]:
    """Brands, products, legal entities and former names, to find vendors in prose."""
    return NameIndex.of(_names())


def _names() -> Iterator[tuple[str, Case, Vendor]]:
    everyone = vendors().values()
    for vendor in everyone:
        for name in vendor.names:
            yield name, Case.CAPITAL if name in vendor.words else Case.ANY, vendor
    for vendor in everyone:
        for name in (vendor.entity, vendor.eea_entity, *vendor.former_names):
            if name:
                yield name, Case.CAPITAL, vendor


@cache
def vendor_domains() -> dict[str, Vendor]:
    """Vendors by the domains that they use."""
    return {domain: vendor for vendor in vendors().values() for domain in vendor.domains}


def vendor_of_host(host: str) -> Vendor | None:
    """The vendor behind a host name, by the longest known domain that it ends in."""
    labels = host.lower().rstrip(".").split(".")
    known = vendor_domains()
    for start in range(len(labels) - 1):
        vendor = known.get(".".join(labels[start:]))
        if vendor:
            return vendor
    return None


@cache
def _cookies() -> tuple[dict[str, tuple[Cookie, ...]], tuple[Cookie, ...]]:
    exact: dict[str, tuple[Cookie, ...]] = {}
    prefixes: list[Cookie] = []
    for row in rows("cookies"):
        cookie = Cookie(
            name=row["name"],
            prefix=row["match"] == "prefix",
            platform=row["platform"],
            category=row["category"],
            vendor=row["vendor"],
            note=row["note"],
            origin=origin(row),
        )
        exact[cookie.name] = (*exact.get(cookie.name, ()), cookie)
        if cookie.prefix:
            prefixes.append(cookie)
    return exact, tuple(sorted(prefixes, key=lambda cookie: -len(cookie.name)))


def cookies_named(name: str) -> tuple[Cookie, ...]:
    """What is known of a cookie of this name: entries of exactly that name, else those of the longest known prefix."""
    exact, prefixes = _cookies()
    if name in exact:
        return exact[name]
    longest = next((cookie.name for cookie in prefixes if len(cookie.name) > 2 and name.startswith(cookie.name)), None)
    return exact[longest] if longest else ()


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
