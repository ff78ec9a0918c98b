"""Which part of a page is the policy: its main part, or all but menus, banners and footers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from linter.policy import Line, LineKind
from linter.readers import html_elements as elements
from linter.readers.html_controls import Controls
from linter.readers.writer import LineWriter


class Kind(Enum):
    """What a zone of a page is."""

    BODY = auto()
    MAIN = auto()
    ARTICLE = auto()
    ASIDE = auto()  # menu, banner, footer, side column
    REMARK = auto()  # `aside` or `footer` within the main part: a note, or a list of links
    POPUP = auto()  # shows above the page: a form to sign up, or the policy itself
    PANEL = auto()  # hidden until a click on its title shows it
    HIDDEN = auto()


@dataclass(slots=True, kw_only=True)
class Zone:
    """A part of a page; zones nest."""

    kind: Kind
    parent: int
    text: int = 0  # characters of its own lines
    linked: int = 0  # of them within links
    total: int = 0  # characters with all zones inside
    card: bool = False  # its first line is a title that links to another page


_MAIN_SHARE = 0.3  # of the visible text that `main` must hold to be the page's text; cookie banners can be long
_ARTICLE_SHARE = 0.5
_LARGEST_ASIDE = 0.5  # of all text: a "header" or "menu" with more is an element that was never closed
_HIDDEN_SHARE = 0.7  # of all text: a page that hides more than this shows it by script
_ABOVE_SHARE = 0.2  # of the text, above the title
_LARGEST_CARD = 0.5  # of the longest article: what announces another page
_LINKED_SHARE = 0.6  # of a remark's text: it is a list of links
_REPEATED_SHARE = 0.7  # of a hidden panel's text that the page shows besides: it is for screens of another size
_LARGEST_POPUP = 700  # characters; no form to sign up says more


def kind_of(
    node: Any, attributes: dict[str, str | None], controls: Controls, *, in_page: bool, in_section: bool
) -> Kind | None:
    """The kind of zone that an element begins, if any; `in_page` says that it stands in the main part or an article."""
    name: str = node.name
    if name in {"body", "html"}:
        return None
    if controls.is_banner(node):
        return Kind.ASIDE
    if attributes:
        if elements.is_hidden(attributes):
            return Kind.PANEL if controls.is_panel(node) else Kind.HIDDEN
        if elements.is_appended(name, attributes):
            return Kind.ASIDE
        if attributes.get("role") == "main":
            return Kind.MAIN
    if name in _KINDS:
        return None if name == "dialog" and "open" in attributes else _KINDS[name]
    return _furniture(name, attributes, in_page=in_page, in_section=in_section)


def _furniture(name: str, attributes: dict[str, str | None], *, in_page: bool, in_section: bool) -> Kind | None:
    """The kind of what may stand around the text; within it little is set aside."""
    if in_page:
        return Kind.REMARK if name in {"aside", "footer"} else None
    if name in elements.ASIDES:
        return None if name == "header" and in_section else Kind.ASIDE
    if attributes and elements.is_aside(name, attributes):
        return Kind.ASIDE
    return Kind.POPUP if attributes and elements.is_popup(attributes) else None


_KINDS = {"main": Kind.MAIN, "article": Kind.ARTICLE, "nav": Kind.ASIDE, "dialog": Kind.HIDDEN}


def choose(writer: LineWriter, zones: list[Zone]) -> tuple[list[int], list[int]]:
    """Indices of the lines that are the document, and of those set aside."""
    _count(writer, zones)
    _hide_repeats(writer, zones)
    everything = zones[0].total
    hidden = sum(zone.total for zone in zones if zone.kind is Kind.HIDDEN and zones[zone.parent].kind is not Kind.HIDDEN)
    show_hidden = hidden > _HIDDEN_SHARE * everything
    regions = _regions(zones, show_hidden=show_hidden)
    shares = dict.fromkeys(Kind, 0)
    for zone, region in zip(zones, regions, strict=True):
        shares[region] += zone.text
    flow = shares[Kind.BODY] + shares[Kind.MAIN] + shares[Kind.ARTICLE]
    article = max((zone.total for zone in zones if zone.kind is Kind.ARTICLE), default=0)
    if shares[Kind.MAIN] and shares[Kind.MAIN] >= _MAIN_SHARE * flow:
        kept = {Kind.MAIN}
    elif article and min(article, shares[Kind.ARTICLE]) + shares[Kind.MAIN] >= _ARTICLE_SHARE * flow:
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
        inside, outside = _from_title(writer.lines, inside, outside)
    return _with_title(writer.lines, inside, outside)


def _count(writer: LineWriter, zones: list[Zone]) -> None:
    for line, index in zip(writer.lines, writer.zones, strict=True):
        zone = zones[index]
        if line.text and not zone.text and zone.kind is Kind.ARTICLE:
            zone.card = line.kind is LineKind.HEADING and _is_linked(line) and line.links[0].target[:1] != "#"
        zone.text += len(line.text)
        zone.linked += sum(len(link.text) for link in line.links)
    for index in range(len(zones) - 1, -1, -1):
        zone = zones[index]
        zone.total += zone.text
        if index:
            zones[zone.parent].total += zone.total


def _hide_repeats(writer: LineWriter, zones: list[Zone]) -> None:
    """Makes a hidden panel HIDDEN whose text the page shows besides."""
    panels = {index for index, zone in enumerate(zones) if zone.kind is Kind.PANEL}
    if not panels:
        return
    outer: list[int] = []  # for each zone the outermost panel that it stands in; -1 for none
    for index, zone in enumerate(zones):
        around = outer[zone.parent] if index else -1
        outer.append(around if around >= 0 else index if index in panels else -1)
    shown = {line.text.value for line, at in zip(writer.lines, writer.zones, strict=True) if outer[at] < 0}
    repeated = dict.fromkeys(panels, 0)
    for line, at in zip(writer.lines, writer.zones, strict=True):
        if outer[at] >= 0 and line.text.value in shown:
            repeated[outer[at]] += len(line.text)
    for index in panels:
        if zones[index].total and repeated[index] > _REPEATED_SHARE * zones[index].total:
            zones[index].kind = Kind.HIDDEN


def _regions(zones: list[Zone], *, show_hidden: bool) -> list[Kind]:
    """What each zone counts as, from what it is and what it stands in; a zone comes after the one around it."""
    regions: list[Kind] = []
    largest = _LARGEST_ASIDE * zones[0].total
    article = max((zone.total for zone in zones if zone.kind is Kind.ARTICLE), default=0)
    for zone in zones:
        around: Kind = regions[zone.parent] if regions else Kind.BODY
        region: Kind
        kind: Kind = zone.kind
        if around in {Kind.HIDDEN, Kind.ASIDE}:
            region = around
        elif kind is Kind.HIDDEN:
            region = around if show_hidden else kind
        elif kind is Kind.PANEL:
            region = around
        elif kind is Kind.POPUP:
            region = Kind.ASIDE if zone.total <= _LARGEST_POPUP else around
        elif kind is Kind.ASIDE:
            region = around if zone.total > largest else kind
        elif kind is Kind.REMARK:
            region = Kind.ASIDE if zone.linked > _LINKED_SHARE * zone.text else around
        elif zone.card and zone.total <= _LARGEST_CARD * article:
            region = Kind.ASIDE
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
    titles = [index for index in outside if index < inside[0] and _is_title(lines[index]) and not _is_linked(lines[index])]
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


def _is_linked(line: Line) -> bool:
    """Whether a line is a link as a whole: the name of the site, or the title of another page."""
    return bool(line.links) and sum(len(link.text) for link in line.links) >= len(line.text)


def _is_title(line: Line) -> bool:
    return line.kind is LineKind.HEADING and line.level == 1
