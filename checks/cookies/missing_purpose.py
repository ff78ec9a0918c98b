"""A list of cookies that does not say what they are for."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import Column, CookieList, Defect, Example, Form, Regex, Severity, check

_SHOWS_VALUES = Regex(r"(?i)\bkey\b.*\bvalues?\b")  # samples of what the browser's store holds, no list of cookies


@check(
    "cookies/missing-purpose",
    severity=Severity.WARNING,
    articles=("13(1)(c)", "ePrivacy Directive Art. 5(3)"),
    remedy="Add a column that says in a few words what each cookie does.",
    fails=(
        "# Cookies\n\n| Cookie | Provider | Duration |\n|---|---|---|\n| _ga | Google | 2 years |\n"
        "| _fbp | Meta | 3 months |\n",
        Example(
            name="no more than the category of a heading",
            text="# Cookies\n\n## Advertising cookies\n\n| Cookie | Provider | Duration |\n|---|---|---|\n"
            "| _fbp | Meta | 3 months |\n| IDE | Google | 1 year |\n",
        ),
    ),
    passes=(
        "# Cookies\n\n| Cookie | Duration | Purpose |\n|---|---|---|\n| _ga | 2 years | Counts visitors |\n"
        "| cart | session | Basket |\n",
        Example(
            name="samples of what is stored",
            text="# Storage\n\nThe shop keeps your basket in the local storage. Some examples:\n\n"
            "| Host | Key | Value |\n|---|---|---|\n"
            "| lantern.example | lantern_basket | 3 |\n| lantern.example | lantern_seen | yes |\n",
        ),
        Example(
            name="one word for the purpose",
            text="# Cookies\n\n| Name | Finality | Duration |\n|---|---|---|\n| basket | keeps the basket | 1 day |\n"
            "| lang | the language | 1 year |\n",
        ),
        Example(
            name="items with a description",
            text="# Cookies\n\n- _ga – counts our visitors\n- _gid – tells visitors apart for a day\n",
        ),
    ),
)
def missing_purpose(cookie_lists: tuple[CookieList, ...]) -> Iterator[Defect]:
    """Cookies listed without their purpose.

    The law asks for clear and comprehensive information on the purposes before a cookie is set. A name such as “_gcl_au”
    tells a reader nothing.
    """
    lists = [found for found in cookie_lists if _is_silent(found)]
    if not lists:
        return
    unsorted = [found for found in lists if not all(row.category for row in found.rows)]
    classed, lists = not unsorted, unsorted or lists
    count = sum(len(found.rows) for found in lists)
    yield Defect(
        place=lists[0].head,
        message=f"{count} cookies are listed with {'their category alone' if classed else 'no word on what they are for'}.",
        related=tuple(found.head for found in lists[1:]),
        severity=Severity.INFO if classed else None,
    )


def _is_silent(found: CookieList) -> bool:
    if found.form not in (Form.TABLE, Form.LABELLED) or len(found.rows) < 2 or Column.PURPOSE in found.columns:
        return False
    return not _SHOWS_VALUES.search(found.head.quote)
