"""A company whose cookie or tracker is there, and that the policy does not name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.api import (
    Classification,
    Confidence,
    CookieList,
    CookieRow,
    Defect,
    Example,
    Severity,
    TrackerLoad,
    check,
    vendor,
    vendor_of_host,
)

_WITH_CONSENT = frozenset(("analytics", "marketing"))


@check(
    "cookies/undisclosed-recipient",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("13(1)(e)", "ePrivacy Directive Art. 5(3)"),
    across=True,
    remedy="Name the company among those who receive data, with what it gets and where it sits; or take its tracker out.",
    fails=(
        Example(
            name="a cookie whose company is not named",
            text="# Cookies\n\n| Cookie | Duration | Category |\n|---|---|---|\n| _shopify_y | 1 year | Analytics |\n"
            "| cart | session | Necessary |\n",
        ),
        Example(
            name="a tracker in the page",
            text='# Privacy\n\nWe keep little.\n\n<img src="https://www.facebook.com/tr?id=12345&ev=PageView">\n',
        ),
    ),
    passes=(
        "# Cookies\n\nWe use Google Analytics.\n\n| Cookie | Duration |\n|---|---|\n| _ga | 2 years |\n| _gid | 1 day |\n",
        Example(
            name="named in the list",
            text="# Cookies\n\n| Cookie | Provider |\n|---|---|\n| _ga | Google |\n| _fbp | Meta |\n",
        ),
        Example(
            name="a cookie that no company receives",
            text="# Cookies\n\n| Cookie | Duration |\n|---|---|\n| csrftoken | session |\n| sessionid | session |\n",
        ),
    ),
)
def undisclosed_recipient(
    cookie_lists: tuple[CookieList, ...],
    tracker_loads: tuple[TrackerLoad, ...],
    named_vendors: frozenset[str],
    cookie_list_elsewhere: bool,
    document_kind: Classification,
) -> Iterator[Defect]:
    """Company behind a cookie that is not named.

    Whoever reads a cookie or runs a tracker receives data on every visitor. The policy has to name it among its recipients,
    and its country decides whether data leave the EEA.
    """
    for id, rows in _by_vendor(cookie_lists).items():
        if id not in named_vendors and not any(_names_somebody(row, id) for row in rows):
            telling = next((row for row in rows if _needs_consent(row)), None)
            if telling is not None:
                yield _defect(telling, id, [row for row in rows if row is not telling])
    if document_kind.is_notice and not cookie_lists and not cookie_list_elsewhere:
        for load in tracker_loads:
            if load.vendor not in named_vendors:
                brand = vendor(load.vendor).brand
                yield Defect(
                    place=load.evidence,
                    message=f"The page loads a tracker of {brand}, and the policy does not name {brand}.",
                )


def _by_vendor(cookie_lists: tuple[CookieList, ...]) -> dict[str, list[CookieRow]]:
    """The rows whose names tell one company."""
    found: dict[str, list[CookieRow]] = {}
    for each in cookie_lists:
        for row in each.rows:
            if row.vendor:
                found.setdefault(row.vendor, []).append(row)
    return found


def _names_somebody(row: CookieRow, id: str) -> bool:
    """Whether the row itself says whose cookie it is."""
    if row.provider:
        return True
    host = vendor_of_host(row.host.split()[0]) if row.host else None
    return host is not None and host.id == id


def _needs_consent(row: CookieRow) -> bool:
    """Whether the cookie is known to be for counting or advertising; a load balancer's company is named less often."""
    return bool(row.known) and all(cookie.category in _WITH_CONSENT for cookie in row.known)


def _defect(row: CookieRow, id: str, others: list[CookieRow]) -> Defect:
    brand = vendor(id).brand
    return Defect(
        place=row.evidence,
        message=f"“{row.name}” is a cookie of {brand}, and the policy names {brand} nowhere.",
        related=tuple(replace(other.evidence, message=f"of {brand} as well") for other in others),
    )
