"""How reports name a document and a place in it."""

from __future__ import annotations

import os

from linter.findings import Evidence
from linter.source import Source


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
