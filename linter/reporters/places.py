"""How reports name a document and a place in it."""

from __future__ import annotations

import os

from linter.findings import Evidence, Finding
from linter.source import Source

SHOWN = 3  # related places that a report in one line names


def home(place: Evidence, source: Source) -> Source:
    """The document that a place of a finding about `source` stands in."""
    return place.source or source


def see(finding: Finding, source: Source) -> str:
    """Where the related places are, those in another document of the bundle with its path; "" where there are none."""
    named = list(dict.fromkeys(spot(place, source) for place in finding.related))
    if not named:
        return ""
    more = len(named) - SHOWN
    return f"See {', '.join(named[:SHOWN])}{f' and {more} more' if more > 0 else ''}."


def spot(place: Evidence, source: Source) -> str:
    """A place of a finding about `source` as people name it, with the path of another document."""
    words = home(place, source).place(place.span.start)
    return f"{in_repository(place.source.path)}, {words}" if place.source else words


def where(path: str, source: Source, place: Evidence | None) -> str:
    """`path:line:column`, which editors and terminals make a link of; the page or paragraph of a file that is no text."""
    if place and source.parts:
        return f"{path}: {source.place(place.span.start)}"
    line, column = source.position(place.span.start) if place else (1, 1)
    return f"{path}:{line}:{column}"


def in_repository(path: str) -> str:
    """A path as a repository names it: from this folder on where it lies below, with slashes, without `./`."""
    path = os.path.normpath(path)
    here = os.path.join(os.getcwd(), "")
    if os.path.isabs(path) and path.startswith(here):
        path = path[len(here) :]
    return path.replace(os.sep, "/")


def uri(path: str) -> str:
    """A path as a URI (RFC 3986), relative where it is or where it lies below this folder; each byte of its name is kept."""
    from urllib.parse import quote  # for formats that spell URIs

    path = in_repository(path)
    try:
        data = path.encode("utf-8", "surrogateescape")  # how Python spells a name that is not UTF-8
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    encoded = quote(data, safe="/")
    if not os.path.isabs(path):
        return encoded
    return f"file://{encoded}" if encoded.startswith("/") else f"file:///{encoded}"
