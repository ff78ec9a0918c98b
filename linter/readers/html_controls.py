"""What a click shows: panels that open, the titles that open them, and the banners that ask for consent.

A policy's sections often wait behind titles to click, and a saved page keeps them hidden. Their text is the policy's as much
as the rest. Menus, search fields and newsletters wait the same way, and are not.
"""

from __future__ import annotations

import re
from typing import Any

from linter.readers.html_elements import BLOCKS, HEADINGS, is_hidden, name_words
from linter.readers.html_looks import opens_prose, within, words_of

_TARGETS = ("aria-controls", "data-target", "data-bs-target", "href")
_ELSEWHERE = frozenset({"modal", "offcanvas", "dropdown"})  # what a control shows beside the text or above it
_PANEL = frozenset(
    "accordion answer collapse collapsible collapsed expand expandable expanded expander faq more panel pane tab tabpanel "
    "toggle".split()
)
_NO_PANEL = frozenset(
    "banner basket cart consent cookie cookies drawer login menu mobile modal nav navbar navigation newsletter popup search "
    "share sidebar signup".split()
)
_CONSENT = re.compile(
    r"(?:(?:accept|allow|agree(?: to)?|reject|decline|deny|refuse)(?: (?:all|only|and (?:close|continue)))?"
    r"(?: (?:necessary|essential|optional))?(?: cookies)?|got it|i (?:agree|accept|understand)|ok(?:ay)?|cookie settings"
    r"|(?:manage|cookie|customi[sz]e|save)(?: my| your| cookie)?(?: settings| preferences| choices| options)?"
    r"|(?:alle[sn]?|nur notwendige|notwendige|cookies) (?:cookies )?(?:akzeptieren|ablehnen|zulassen|erlauben)|akzeptieren"
    r"|ablehnen|einverstanden|zustimmen|(?:tout )?(?:accepter|refuser)(?: tout)?|j'accepte)[.!]?",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_LONGEST_LABEL = 40  # characters of what stands on a button
_LONGEST_TITLE = 110  # characters; more is text that opens, not its title
_LONGEST_BANNER = 900  # characters; more is a page with a button
_CLIMB = 5  # elements from a button up to its banner


class Controls:
    """The controls of a page, found in one pass over its tree."""

    def __init__(self, root: Any) -> None:
        self._opened: set[str] = set()  # ids of what a control shows
        self._tabs: set[str] = set()  # those of them that a tab shows
        self._before: dict[int, Any] = {}  # hidden element -> the element before it
        self._after: dict[int, Any] = {}  # control -> the element after it
        self._banners: set[int] = set()
        self._ids: dict[str, Any] = {}
        self._paired: dict[int, str] = {}  # tabs that name no panel -> what their panels are called here
        self._panels: dict[int, str] = {}  # those panels -> the same
        buttons: list[Any] = []
        tab_lists: list[Any] = []
        stack = [root]
        while stack:
            node = stack.pop()
            before = None
            for child in node.children or ():
                name = child.name
                if name == "#text":
                    continue
                stack.append(child)
                if before is not None and (attributes := before.attrs) and _says_state(attributes):
                    self._after[id(before)] = child
                attributes = child.attrs
                if attributes:
                    self._note(child, attributes, before)
                if attributes and attributes.get("role") == "tablist":
                    tab_lists.append(child)
                if name == "button" or (attributes and attributes.get("role") == "button") or name == "a":
                    buttons.append(child)
                before = child
        for button in buttons:
            self._look_around(button)
        for number, tabs in enumerate(tab_lists):
            self._pair(tabs, f"tabs {number}")

    def _note(self, node: Any, attributes: dict[str, str | None], before: Any) -> None:
        if key := attributes.get("id"):
            self._ids[key] = node
        if is_hidden(attributes):
            self._before[id(node)] = before
        kind = _toggles(attributes)
        tab = attributes.get("role") == "tab" or kind in {"tab", "pill"}
        if not (tab or kind or "aria-controls" in attributes or "aria-expanded" in attributes):
            return
        if kind in _ELSEWHERE or "aria-haspopup" in attributes:
            return
        for target in targets(attributes):
            self._opened.add(target)
            if tab:
                self._tabs.add(target)

    def is_panel(self, node: Any) -> bool:
        """Whether a hidden element holds text that a click on the title above it shows."""
        attributes = node.attrs
        words = name_words(attributes)
        if not _NO_PANEL.isdisjoint(words):
            return False
        if attributes.get("id") in self._opened or attributes.get("hidden") == "until-found":
            return True
        role = attributes.get("role")
        if role == "tabpanel" or (role == "region" and "aria-labelledby" in attributes) or not _PANEL.isdisjoint(words):
            return True
        before = self._before.get(id(node))
        return before is not None and _is_control(before)

    def tab_of(self, node: Any) -> str:
        """What the panel is called that a tab shows, by its id, where the page has it; "" for what is no tab."""
        if not (self._tabs or self._paired):
            return ""
        if id(node) in self._paired:
            return self._paired[id(node)]
        return next((key for key in targets(node.attrs) if key in self._tabs and key in self._ids), "")

    def panel_of(self, node: Any) -> str:
        """What a panel is called, for the title of its tab."""
        return self._panels.get(id(node)) or node.attrs.get("id") or ""

    def is_title(self, node: Any) -> bool:
        """Whether an element is a title that opens text, which may be one word: "Rights" is a title, "Menu" is none."""
        attributes = node.attrs
        if node.name == "summary":
            # In Markdown the text that it opens stands below, outside the piece of HTML.
            return opens_prose(node.parent) or words_of(node.parent, _LONGEST_TITLE) == words_of(node, _LONGEST_TITLE)
        if not _says_state(attributes):
            return False
        opened = next((self._ids[key] for key in targets(attributes) if key in self._ids), self._after.get(id(node)))
        label = words_of(node, _LONGEST_TITLE + 1)
        if not 0 < len(label) <= _LONGEST_TITLE:
            return False
        return opens_prose(opened) if opened is not None else " " in label

    def is_banner(self, node: Any) -> bool:
        """Whether an element asks for consent to cookies, by its text and its buttons."""
        return id(node) in self._banners

    def is_opened(self, attributes: dict[str, str | None]) -> bool:
        """Whether a control on the page shows an element, which may be open already."""
        return attributes.get("id") in self._opened

    def _pair(self, tab_list: Any, name: str) -> None:
        """Ties the tabs of a list to the panels behind it by their order, where they name none."""
        tabs = [node for node in within(tab_list) if _has_role(node, "tab")]
        around = tab_list.parent
        if not tabs or around is None or any(targets(tab.attrs) for tab in tabs):
            return
        panels = [node for node in within(around) if _has_role(node, "tabpanel")]
        if len(panels) == len(tabs):
            for number, (tab, panel) in enumerate(zip(tabs, panels, strict=True)):
                self._paired[id(tab)] = self._panels[id(panel)] = f"{name} {number}"

    def _look_around(self, button: Any) -> None:
        """Notes the banner around a button for consent: the least block around it that speaks of cookies."""
        label = words_of(button, _LONGEST_LABEL + 1)
        if not _CONSENT.fullmatch(label):
            return
        node = button.parent
        for _ in range(_CLIMB):
            if node is None or node.name in {"body", "html", "main", "article", "#document", "#document-fragment"}:
                return
            text = words_of(node, _LONGEST_BANNER + 1)
            if len(text) > _LONGEST_BANNER or id(node) in self._banners:
                return
            if node.name in BLOCKS and _COOKIES.search(text):
                self._banners.add(id(node))
                return
            node = node.parent


def targets(attributes: dict[str, str | None]) -> list[str]:
    """The ids that a control names."""
    found: list[str] = []
    for name in _TARGETS:
        value = attributes.get(name)
        if not value or (name != "aria-controls" and value[0] != "#"):
            continue
        found += value.replace("#", " ").split()
    return found


def _is_control(node: Any) -> bool:
    """Whether an element is what one clicks on: a button, a title with one, a title that says whether it is open."""
    attributes = node.attrs or {}
    if _toggles(attributes) in _ELSEWHERE or "aria-haspopup" in attributes:
        return False
    if node.name in {"button", "summary"} or _says_state(attributes):
        return True
    words = name_words(attributes)
    if not _PANEL.isdisjoint(words) and _NO_PANEL.isdisjoint(words):
        return True
    inner = [child for child in node.children or () if child.name != "#text"]
    return (
        len(inner) == 1
        and node.name in {*HEADINGS, "div", "p", "dt"}
        and (inner[0].name == "button" or _says_state(inner[0].attrs or {}))
    )


def _toggles(attributes: dict[str, str | None]) -> str:
    """What Bootstrap calls the thing that a control shows: "tab", "collapse", "modal"."""
    return attributes.get("data-toggle") or attributes.get("data-bs-toggle") or ""


def _has_role(node: Any, role: str) -> bool:
    return bool(node.attrs) and node.attrs.get("role") == role


def _says_state(attributes: dict[str, str | None]) -> bool:
    """Whether an element says that it is clicked on, or whether it is open."""
    return "aria-expanded" in attributes or attributes.get("role") == "button"
