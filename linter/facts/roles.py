"""What a recipient does with the data that it gets, as far as the knowledge tells."""

from __future__ import annotations

from linter.facts.recipients import How, Recipient
from linter.knowledge.vendors import vendor

_ANALYTICS = frozenset({"analytics", "audience"})
_ADVERTISING = frozenset({"advertising", "retargeting"})
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
    return not categories.isdisjoint(vendor(recipient.vendor).category.split("-"))
