"""What a recipient does with the data that it gets, as far as the knowledge tells."""

from __future__ import annotations

from linter.facts.recipients import How, Mention, Recipient
from linter.knowledge.vendors import cookies_named, vendor
from linter.regex import Regex

_ANALYTICS = frozenset({"analytics", "audience"})
_ADVERTISING = frozenset({"advertising", "retargeting"})
_MARKETING = "marketing"  # the category of a cookie
_MANY = frozenset({"cloud"})  # sells servers and offices too, so that its name alone says little
_TRACKS = Regex(r"nalytics|\bAds?\b|AdSense|AdMob|AdWords|DoubleClick|Tag|Marketing|Remarketing|Optimize|Clarity")
_REACHES = frozenset({How.COOKIE, How.PROCESSOR})


def is_analytics(recipient: Recipient) -> bool:
    """Whether a recipient measures visits by an identifier of its own, through a cookie or a tool that is used."""
    return _is(recipient, _ANALYTICS)


def is_advertising(recipient: Recipient) -> bool:
    """Whether a recipient shows advertising by what it knows of people."""
    return _is(recipient, _ADVERTISING)


def makes_profiles(recipient: Recipient, mention: Mention) -> bool:
    """Whether a place names a cookie for advertising; of a company that also counts visits, only by the cookie's name."""
    if mention.how is not How.COOKIE or not is_advertising(recipient):
        return False
    return not is_analytics(recipient) or any(known.category == _MARKETING for known in cookies_named(mention.entity))


def _is(recipient: Recipient, categories: frozenset[str]) -> bool:
    if recipient.vendor is None or recipient.how not in _REACHES:
        return False
    does = frozenset(vendor(recipient.vendor).category.split("-"))
    return not does.isdisjoint(categories) and any(is_tracking(recipient, mention) for mention in recipient.mentions)


def is_tracking(recipient: Recipient, mention: Mention) -> bool:
    """Whether a place names a product by which the company measures or follows people, not one for servers and offices."""
    if recipient.vendor is None:
        return False
    if _MANY.isdisjoint(vendor(recipient.vendor).category.split("-")) or mention.how is How.COOKIE:
        return True
    return _TRACKS.search(mention.evidence.quote) is not None or mention.entity == recipient.name
