"""Which part of a page is the policy: its main part, or all but menus, banners and footers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from linter.policy import Line, LineKind
from linter.readers.writer import LineWriter


class Kind(Enum):
    """What a zone of a page is."""

    BODY = auto()
    MAIN = auto()
    ARTICLE = auto()
    ASIDE = auto()  # menu, banner, footer, side column
    REMARK = auto()  # `aside` within the main part: a note, or a table of contents
    HIDDEN = auto()


@dataclass(slots=True, kw_only=True)
class Zone:
    """A part of a page; zones nest."""

    kind: Kind
    parent: int
    text: int = 0  # characters of its own lines
    linked: int = 0  # of them within links
    total: int = 0  # characters with all zones inside


_MAIN_SHARE = 0.3  # of the visible text that `main` must hold to be the page's text; cookie banners can be long
_ARTICLE_SHARE = 0.5
_LARGEST_ASIDE = 0.5  # of all text: a "header" or "menu" with more is an element that was never closed
_HIDDEN_SHARE = 0.7  # of all text: a page that hides more than this shows it by script
_ABOVE_SHARE = 0.2  # of the text, above the title
_LINKED_SHARE = 0.6  # of a remark's text: it is a list of links


def choose(writer: LineWriter, zones: list[Zone]) -> tuple[list[int], list[int]]:
    """Indices of the lines that are the document, and of those set aside."""
    _count(writer, zones)
    everything = zones[0].total
    hidden = sum(zone.total for zone in zones if zone.kind is Kind.HIDDEN and zones[zone.parent].kind is not Kind.HIDDEN)
    show_hidden = hidden > _HIDDEN_SHARE * everything
    regions = _regions(zones, show_hidden=show_hidden)
    shares = dict.fromkeys(Kind, 0)
    for zone, region in zip(zones, regions, strict=True):
        shares[region] += zone.text
    flow = shares[Kind.BODY] + shares[Kind.MAIN] + shares[Kind.ARTICLE]
    if shares[Kind.MAIN] and shares[Kind.MAIN] >= _MAIN_SHARE * flow:
        kept = {Kind.MAIN}
    elif shares[Kind.ARTICLE] and shares[Kind.ARTICLE] + shares[Kind.MAIN] >= _ARTICLE_SHARE * flow:
        kept = {Kind.ARTICLE, Kind.MAIN}
    else:
        kept = {Kind.BODY, Kind.MAIN, Kind.ARTICLE}
    inside: list[int] = []
    outside: list[int] = []
    for index, zone_index in enumerate(writer.zones):
        region = regions[zone_index]
        if region is not Kind.HIDDEN:
            (inside if region in kept else outside).append(index)
    if Kind.BODY in kept:
        return _from_title(writer.lines, inside, outside)
    return _with_title(writer.lines, inside, outside)


def _count(writer: LineWriter, zones: list[Zone]) -> None:
    for line, index in zip(writer.lines, writer.zones, strict=True):
        zone = zones[index]
        zone.text += len(line.text)
        zone.linked += sum(len(link.text) for link in line.links)
    for index in range(len(zones) - 1, -1, -1):
        zone = zones[index]
        zone.total += zone.text
        if index:
            zones[zone.parent].total += zone.total


def _regions(zones: list[Zone], *, show_hidden: bool) -> list[Kind]:
    """What each zone counts as, from what it is and what it stands in; a zone comes after the one around it."""
    regions: list[Kind] = []
    largest = _LARGEST_ASIDE * zones[0].total
    for zone in zones:
        around: Kind = regions[zone.parent] if regions else Kind.BODY
        region: Kind
        kind: Kind = zone.kind
        if around in {Kind.HIDDEN, Kind.ASIDE}:
            region = around
        elif kind is Kind.HIDDEN:
            region = around if show_hidden else kind
        elif kind is Kind.ASIDE:
            region = around if zone.total > largest else kind
        elif kind is Kind.REMARK:
            region = Kind.ASIDE if zone.linked > _LINKED_SHARE * zone.text else around
        elif around is Kind.MAIN or kind is Kind.BODY:
            region = around
        else:
            region = kind
        regions.append(region)
    return regions


def _with_title(lines: list[Line], inside: list[int], outside: list[int]) -> tuple[list[int], list[int]]:
    """Takes the page's title in, where it stands in the page's header: the last h1 above the text, if the text has none."""
    if not inside or any(_is_title(lines[index]) for index in inside):
        return inside, outside
    titles = [index for index in outside if index < inside[0] and _is_title(lines[index])]
    if not titles:
        return inside, outside
    title = titles[-1]
    return [title, *inside], [index for index in outside if index != title]


def _from_title(lines: list[Line], inside: list[int], outside: list[int]) -> tuple[list[int], list[int]]:
    """Sets aside what stands above the only h1 of a page without `main`, if it is little and mostly links."""
    titles = [at for at, index in enumerate(inside) if _is_title(lines[index])]
    if len(titles) != 1:
        return inside, outside
    above = inside[: titles[0]]
    text = sum(len(lines[index].text) for index in above)
    linked = sum(len(link.text) for index in above for link in lines[index].links)
    if linked < _LINKED_SHARE * text or text > _ABOVE_SHARE * sum(len(lines[index].text) for index in inside):
        return inside, outside
    return inside[titles[0] :], sorted(above + outside)


def _is_title(line: Line) -> bool:
    return line.kind is LineKind.HEADING and line.level == 1
