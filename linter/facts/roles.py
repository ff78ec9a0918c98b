"""What a recipient does with the data that it gets, as far as the knowledge tells."""

from __future__ import annotations

from linter.facts.recipients import How, Mention, Recipient
from linter.knowledge.vendors import vendor

_ANALYTICS = frozenset({"analytics", "audience"})
_ADVERTISING = frozenset({"advertising", "retargeting"})
_HOSTS = frozenset({"cloud"})
_HOSTING = ("Cloud", "Cloud Platform", "GCP", "Workspace", "Azure", "365", "Fonts", "Maps", "Drive", "Pay")
_REACHES = frozenset({How.COOKIE, How.PROCESSOR})


def is_analytics(recipient: Recipient) -> bool:
    """Whether a recipient measures visits by an identifier of its own, through a cookie or a tool that is used."""
    return _is(recipient, _ANALYTICS)


def is_advertising(recipient: Recipient) -> bool:
    """Whether a recipient shows advertising by what it knows of people."""
    return _is(recipient, _ADVERTISING)


def _is(recipient: Recipient, categories: frozenset[str]) -> bool:
    if recipient.vendor is None or recipient.how not in _REACHES:
        return False
    does = frozenset(vendor(recipient.vendor).category.split("-"))
    if does.isdisjoint(categories):
        return False
    return _HOSTS.isdisjoint(does) or not all(map(_is_hosting, recipient.mentions))


def _is_hosting(mention: Mention) -> bool:
    """Whether a place names what a company with many products sells to those who run servers and offices."""
    return mention.entity.endswith(_HOSTING)
