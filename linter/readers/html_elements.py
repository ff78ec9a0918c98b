"""What HTML elements are to a reader of the page."""

from __future__ import annotations

import re
from functools import lru_cache

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
    "figure footer form header hgroup hr html label legend li main menu nav ol p pre search section summary table tbody "
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
_ASIDE_IDS = _names("header footer sidebar masthead colophon topnav")
# What hangs on to a text, wherever it stands: buttons to share it, comments on it, links to others like it.
_APPENDED = _names(
    "sharedaddy jp-relatedposts comments-area comment-respond wp-block-comments disqus_thread post-navigation edit-link "
    "breadcrumb breadcrumbs social-share share-buttons addtoany_content addtoany_share_save_container wm-ipp-base"
)
# A banner as consent managers write it; what they write into a policy (CookieDeclaration, ot-sdk-cookie-policy) is its text.
_CONSENT = re.compile(
    r"(?<![\w-])(?:cc-(?:window|banner)|cky-(?:consent|modal|overlay)|cmplz-cookiebanner|iubenda-cs|osano-cm-|onetrust-"
    r"(?:banner|consent|pc)|cybotcookiebotdialog|borlabscookie|tarteaucitron|moove_gdpr_cookie|cookie-law-info|cli-modal"
    r"|wt-cli-|truste-consent|qc-cmp|didomi-(?:host|popup|notice)|sp_message_container|klaro|cookiefirst|cookiehub"
    r"|cookiescript_(?:injected|wrapper)|axeptio|fc-consent|cmpbox|evidon|hs-eu-cookie|shopify-pc__|wpgdprc|termly-consent)"
    r"|(?:cookie|consent|gdpr|ccpa)[\w-]{0,20}?(?:banner|pop-?up|modal|dialog|overlay|wall|infobar|toast|[-_]bar(?![\w-]))"
    r"|(?:banner|popup|modal|overlay)[-_]{1,2}(?:cookie|consent|gdpr)"
)
_UNSEEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader mw-editsection headerlink".split()
)
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FIXED = re.compile(r"position\s*:\s*fixed", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CLASSES = 1000  # texts of `class` that are remembered: a page has few and repeats them
_LONGEST_NAME = 300  # characters of classes that are looked at
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def is_aside(name: str, attributes: dict[str, str | None]) -> bool:
    """Whether the attributes say that an element is no part of the page's text: a menu, a banner, a footer."""
    role = attributes.get("role")
    if role and role.lower() in _ROLES:
        return True
    names, key = _named(name, attributes)
    return not _ASIDE_NAMES.isdisjoint([*names, key]) or key in _ASIDE_IDS


def is_appended(name: str, attributes: dict[str, str | None]) -> bool:
    """Whether an element is none of the text even amid it: a request for consent, buttons to share, comments."""
    style = attributes.get("style")
    if style and _FIXED.search(style):
        return True
    names = attributes.get("class")
    if names and _are_appended(names):
        return True
    key = _named(name, attributes)[1] if attributes.get("id") else ""
    return bool(key) and (key in _APPENDED or _CONSENT.search(key) is not None)


@lru_cache(maxsize=_CLASSES)
def _are_appended(names: str) -> bool:
    names = names.lower()
    return not _APPENDED.isdisjoint(names.split()) or _CONSENT.search(names) is not None


def is_popup(attributes: dict[str, str | None]) -> bool:
    """Whether an element shows above the page once it is asked for."""
    return "modal" in (attributes.get("class") or "").split()


def _named(name: str, attributes: dict[str, str | None]) -> tuple[list[str], str]:
    """An element's classes and its id. A section's id is made from its title: it may well be called "cookie-banner"."""
    names = (attributes.get("class") or "").lower().split()
    titled = name == "section" or name in HEADINGS or name == "p" or "section" in names
    return names, "" if titled else (attributes.get("id") or "").lower()


def name_words(attributes: dict[str, str | None]) -> set[str]:
    """The words that the classes and the id of an element are made of."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return {word.lower() for word in _NAME_WORD.findall(names[:_LONGEST_NAME])}


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether the page does not show the element. (`aria-hidden` alone hides nothing from the eye.)."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _INVISIBLE.search(style))


def is_for_screen_readers(attributes: dict[str, str | None]) -> bool:
    """Whether an element speaks to screen readers alone ("opens in a new window")."""
    names = attributes.get("class")
    return bool(names) and _are_for_screen_readers(str(names))


@lru_cache(maxsize=_CLASSES)
def _are_for_screen_readers(names: str) -> bool:
    return not _UNSEEN_CLASSES.isdisjoint(names.split())


def is_comment(attributes: dict[str, str | None]) -> bool:
    """Whether a link stands before a comment that Google Docs puts below the text it exports."""
    return (attributes.get("href") or "").startswith("#cmnt_ref") and (attributes.get("id") or "").startswith("cmnt")


def unguarded(code: str) -> str:
    """The e-mail address in a `data-cfemail`: bytes in hexadecimal, each mixed with the first; "" for no code."""
    try:
        key, *mixed = bytes.fromhex(code)
        return bytes(byte ^ key for byte in mixed).decode()
    except ValueError:
        return ""


def is_heavy(attributes: dict[str, str | None]) -> bool:
    """Whether an element's own style makes it bold."""
    style = attributes.get("style")
    return bool(style and _HEAVY.search(style))


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
