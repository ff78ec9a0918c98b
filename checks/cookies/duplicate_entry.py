"""A cookie that a list names twice."""

from __future__ import annotations

from collections.abc import Iterator

from linter.api import (
    Confidence,
    CookieList,
    CookieRow,
    Defect,
    Example,
    Fix,
    Form,
    Passage,
    Severity,
    Source,
    Span,
    check,
    removal,
)


@check(
    "cookies/duplicate-entry",
    severity=Severity.WARNING,
    articles=("12(1)", "ePrivacy Directive Art. 5(3)"),
    remedy="Keep one entry for each cookie; where the two differ, find out which one holds.",
    fails=(
        "# Cookies\n\n| Cookie | Duration |\n|---|---|\n| _ttp | 1 year |\n| _ga | 2 years |\n| _ttp | 1 year |\n",
        Example(
            name="two durations",
            text="# Cookies\n\n| Cookie | Duration |\n|---|---|\n| _ga | 1 day |\n| lantern_cart | session |\n"
            "| _ga | 2 years |\n",
        ),
    ),
    passes=(
        Example(
            name="one name on two domains",
            text="# Cookies\n\n| Cookie | Domain |\n|---|---|\n| _ga | shop.lantern.test |\n| _ga | blog.lantern.test |\n",
        ),
        Example(
            name="one name from two companies",
            text="# Cookies\n\n| Cookie | Provider |\n|---|---|\n| uid | Criteo |\n| uid | Adform |\n",
        ),
    ),
)
def duplicate_entry(source: Source, passages: tuple[Passage, ...], cookie_lists: tuple[CookieList, ...]) -> Iterator[Defect]:
    """Cookie that is listed twice.

    A list with the same cookie in two rows was put together by hand or from two scans. Where the rows differ, a reader
    cannot tell how long the cookie stays or what it is for.
    """
    for found in cookie_lists:
        if found.form is Form.PROSE:
            continue
        first: dict[tuple[str, str | None, str | None], CookieRow] = {}
        for row in found.rows:
            earlier = first.setdefault((row.name, row.host, row.provider), row)
            if earlier is row or earlier.passage is row.passage:
                continue
            same = earlier.passage.words == row.passage.words
            how = "twice in this list" if same else "twice in this list, and the two entries differ"
            yield Defect(
                place=row.evidence,
                message=f"The cookie “{row.name}” stands {how}.",
                related=(earlier.passage.evidence("the first entry"),),
                confidence=Confidence.HIGH if same else Confidence.MEDIUM,
                fix=_without(source, passages, row) if same and found.form is Form.TABLE else None,
            )


def _without(source: Source, passages: tuple[Passage, ...], row: CookieRow) -> Fix | None:
    """Deletes the row, from the end of the row above to its own end."""
    above = passages[row.passage.index - 1]
    return removal(source, [Span(above.text.span.end, row.passage.text.span.end)])
