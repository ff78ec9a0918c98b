"""A list of cookies that does not say whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Column, Confidence, CookieList, Defect, Example, Form, Regex, Severity, check, named_in

_PARTY = Regex(r"(?i)\b(?:first|third|1st|3rd)[ -]party\b|\b(?:our own|we set|set by)\b")
_TOLD_BY = frozenset((Column.PROVIDER, Column.HOST, Column.PARTY))


@check(
    "cookies/missing-provider",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    articles=("13(1)(e)", "ePrivacy Directive Art. 5(3)"),
    remedy="Add a column with the company that sets or reads each cookie (“we” for your own).",
    fails=(
        "# Cookies\n\n| Cookie | Duration | Purpose |\n|---|---|---|\n| _ga | 2 years | Statistics |\n"
        "| _fbp | 3 months | Ads |\n",
    ),
    passes=(
        "# Cookies\n\n| Cookie | Provider | Duration |\n|---|---|---|\n| _ga | Google | 2 years |\n"
        "| _fbp | Meta | 3 months |\n",
        Example(
            name="one's own alone",
            text="# Cookies\n\n| Cookie | Duration |\n|---|---|\n| cart | session |\n| lang | 6 months |\n",
        ),
        Example(
            name="the purpose names it",
            text="# Cookies\n\n| Cookie | Duration | Purpose |\n|---|---|---|\n| _ga | 2 years | Google Analytics |\n"
            "| cart | session | Basket |\n",
        ),
        Example(
            name="the heading names it",
            text="# Cookies of Google Analytics\n\n| Cookie | Duration |\n|---|---|\n| _ga | 2 years |\n| _gid | 1 day |\n",
        ),
    ),
)
def missing_provider(cookie_lists: tuple[CookieList, ...]) -> Iterator[Defect]:
    """Cookies listed without their provider.

    Before consenting, people must be told whether third parties have access to a cookie, and who they are (CJEU, C-673/17,
    Planet49, paragraphs 80 and 81).
    """
    lists = [found for found in cookie_lists if _is_silent(found)]
    if lists:
        count = sum(len(found.rows) for found in lists)
        yield Defect(
            place=lists[0].head,
            message=f"The list names {count} cookies and does not say which company sets them.",
            related=tuple(found.head for found in lists[1:]),
        )


def _is_silent(found: CookieList) -> bool:
    """Whether a list with cookies of other companies names nobody, by a column, by its heading or in passing."""
    if found.form is not Form.TABLE or found.columns & _TOLD_BY or not any(row.vendor for row in found.rows):
        return False
    return not any(named_in(text) or _PARTY.search(text) for text in _texts(found))


def _texts(found: CookieList) -> Iterator[str]:
    yield from found.captions
    yield from (row.purpose for row in found.rows if row.purpose)
