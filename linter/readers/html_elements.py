"""What HTML elements are to a reader of the page."""

from __future__ import annotations

import re
from typing import Any

HEADINGS = {f"h{level}": level for level in range(1, 7)}


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


UNSEEN = _names(
    "script style title template noscript iframe object embed svg canvas audio video select option datalist textarea "
    "input math map area head frameset noframes noembed progress meter rp"
)
"""Elements whose text no one reads as text of the policy; head gives metadata alone."""

BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form header hgroup hr html legend li main menu nav ol p pre search section summary table tbody "
    "td tfoot th thead tr ul optgroup button h1 h2 h3 h4 h5 h6"
)
"""Elements that begin a new line."""

BOLD = frozenset({"b", "strong", "u"})
TITLES = frozenset({"summary", "button"})
"""Elements whose text heads what they open."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})
ASIDES = frozenset({"nav", "header", "footer", "aside"})

_ROLES = _names("navigation banner contentinfo search menu menubar complementary dialog alertdialog")
_ASIDE_NAMES = _names(
    "nav navbar navigation menu main-menu mobile-menu topbar top-bar breadcrumb breadcrumbs site-header site-footer "
    "page-footer footer sidebar skip-link pagination language-switcher cookie-banner cookie-notice cookie-consent "
    "cookiebanner cookie-bar cookieconsent cookie-popup onetrust-consent-sdk onetrust-banner-sdk "
    "cybotcookiebotdialog gdpr-banner usercentrics-root didomi-host related-posts shopify-section-header "
    "shopify-section-footer"
)
_UNSEEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader"})
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def is_aside(attributes: dict[str, str | None]) -> bool:
    """Whether the attributes say that an element is no part of the page's text: a menu, a banner, a footer."""
    role = attributes.get("role")
    if role and role.lower() in _ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    return not _ASIDE_NAMES.isdisjoint(names.split())


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether the page does not show the element. (`aria-hidden` alone hides nothing from the eye.)."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _INVISIBLE.search(style))


def is_for_screen_readers(attributes: dict[str, str | None]) -> bool:
    """Whether an element speaks to screen readers alone ("opens in a new window")."""
    names = attributes.get("class")
    return bool(names) and not _UNSEEN_CLASSES.isdisjoint(str(names).split())


def is_heavy(attributes: dict[str, str | None]) -> bool:
    """Whether an element's own style makes it bold."""
    style = attributes.get("style")
    return bool(style and _HEAVY.search(style))


def is_layout(table: Any) -> bool:
    """Whether a table only arranges a page: nested tables or headings in it, or never two cells side by side."""
    if (table.attrs.get("role") or "") in {"presentation", "none"}:
        return True
    side_by_side = False
    stack = [table]
    while stack:
        node = stack.pop()
        cells = 0
        for child in node.children or ():
            name = child.name
            if name in HEADINGS or name == "table":
                return True
            cells += name in {"td", "th"}
            if name != "#text":
                stack.append(child)
        side_by_side = side_by_side or cells > 1
    return not side_by_side


def ordinal(number: int, style: str) -> str:
    """An item's number as the list shows it."""
    if style in {"a", "A"} and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(style) + rest) + letters
        return letters
    if style in {"i", "I"} and 0 < number < 4000:
        roman = _roman(number)
        return roman if style == "i" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    steps = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    letters = ""
    for value, sign in steps:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


def whole_number(value: str | None, default: int) -> int:
    """The number in an attribute."""
    value = (value or "").strip()
    return int(value) if len(value) < 6 and value.removeprefix("-").isdecimal() and value.isascii() else default
