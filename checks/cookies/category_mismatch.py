"""A cookie in a category that hides what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Category, Confidence, CookieList, CookieRow, Defect, Example, Severity, check, vendor

_RANK = {Category.NECESSARY: 0, Category.FUNCTIONAL: 1, Category.ANALYTICS: 2, Category.MARKETING: 3}
_KNOWN = {"analytics": Category.ANALYTICS, "marketing": Category.MARKETING}
_WORDS = {
    Category.NECESSARY: "necessary",
    Category.FUNCTIONAL: "functional",
    Category.ANALYTICS: "analytics",
    Category.MARKETING: "advertising",
}


@check(
    "cookies/category-mismatch",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("5(1)(a)", "ePrivacy Directive Art. 5(3)"),
    remedy=(
        "Sort the cookie by what the company that sets it uses it for, in the policy and in the consent banner. "
        "Only cookies "
        "that the service cannot work without may be set without consent."
    ),
    fails=(
        Example(
            name="an advertising cookie as analytics",
            text="# Cookies\n\n| Cookie | Duration | Category |\n|---|---|---|\n| _fbp | 3 months | Analytics |\n",
        ),
        Example(
            name="an analytics cookie as necessary",
            text="# Strictly necessary cookies\n\n| Cookie | Duration |\n|---|---|\n| _ga | 2 years |\n"
            "| basket_id | session |\n",
        ),
    ),
    passes=(
        "# Cookies\n\n| Cookie | Duration | Category |\n|---|---|---|\n| _fbp | 3 months | Marketing |\n",
        Example(
            name="stricter than it need be",
            text="# Cookies\n\n| Cookie | Duration | Category |\n|---|---|---|\n| _ga | 2 years | Advertising |\n",
        ),
        Example(
            name="a name that anybody may give a cookie",
            text="# Cookies\n\n| Cookie | Duration | Category |\n|---|---|---|\n| uid | 2 years | Necessary |\n",
        ),
    ),
)
def category_mismatch(cookie_lists: tuple[CookieList, ...]) -> Iterator[Defect]:
    """Cookie in the wrong category.

    What a reader agrees to depends on the category: an advertising cookie among the necessary ones is set without consent,
    and one under “analytics” follows people who agreed to being counted and not to being advertised to.
    """
    for found in cookie_lists:
        seen: set[str] = set()
        for row in found.rows:
            known = _known_category(row)
            if known is None or row.category not in _RANK or row.name in seen:
                continue
            if _RANK[known] > _RANK[row.category] and (row.category is not Category.ANALYTICS or _only_advertises(row)):
                seen.add(row.name)
                yield _defect(row, row.category, known)


def _known_category(row: CookieRow) -> Category | None:
    """The category that all sources agree on, where it is one that needs consent."""
    known = {_KNOWN.get(cookie.category) for cookie in row.known}
    return known.pop() if len(known) == 1 else None


def _only_advertises(row: CookieRow) -> bool:
    """Whether the company does nothing else with its cookies; Google's and HubSpot's count and advertise."""
    trade = vendor(row.vendor).category if row.vendor else ""
    return ("advertis" in trade or "targeting" in trade) and "analytics" not in trade


def _defect(row: CookieRow, stated: Category, known: Category) -> Defect:
    whose = f" of {vendor(row.vendor).brand}" if row.vendor else ""
    return Defect(
        place=row.evidence,
        message=f"“{row.name}” stands among the {_WORDS[stated]} cookies; it is known as an {_WORDS[known]} cookie{whose}.",
        severity=Severity.ERROR if stated is Category.NECESSARY else None,
    )
