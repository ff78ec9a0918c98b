"""Cookies whose duration is not told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import (
    Column,
    Confidence,
    CookieList,
    Defect,
    Example,
    Form,
    Passage,
    Regex,
    Severity,
    Statement,
    check,
    names_a_duration,
)

_SHOWN = 5  # cookies that are pointed at
_PERSISTENT = Regex(r"(?i)^\W*type\W{1,3}(?:of cookies?\W{1,3})?persistent(?: cookies?)?\W*$")
_IN_THE_BROWSER = Regex(
    r"(?i)\b(?:check|see|find|view|look up|look at)\b.{0,30}\b(?:deletion|storage|retention|expir\w+|"
    r"validity)\b.{0,30}\byour browser\b"
)
_IN_STORAGE = Regex(r"(?i)\blocal ?storage\b|\bkey\b.*\bvalue\b")  # entries there have no end until they are deleted
_ON = 6  # passages behind "Type: persistent" that still describe the same kind


@check(
    "cookies/missing-duration",
    severity=Severity.WARNING,
    articles=("13(2)(a)", "ePrivacy Directive Art. 5(3)"),
    remedy="Say for each cookie how long it stays: “session”, or a period such as “13 months”.",
    fails=(
        "# Cookies\n\n| Cookie | Purpose |\n|---|---|\n| _ga | Counts visitors |\n| lantern_cart | Keeps the basket |\n",
        "# Cookies\n\nPreference cookies\n\nType: Persistent Cookies\n\nSet by: us\n\n"
        "Purpose: they remember your language.\n",
        "# Cookies\n\nCookies are deleted after a while; you can check the deletion period in your browser.\n",
    ),
    passes=(
        "# Cookies\n\n| Cookie | Duration | Purpose |\n|---|---|---|\n| _ga | 13 months | Counts visitors |\n",
        Example(
            name="told below the list",
            text="# Cookies\n\n| Cookie | Purpose |\n|---|---|\n| _ga | Counts visitors |\n| cart | Basket |\n\n"
            "These cookies expire after 13 months.",
        ),
        Example(
            name="entries of the local storage",
            text="# Cookies\n\nExamples of local storage values:\n\n| Host | Key | Value |\n|---|---|---|\n"
            "| lantern.test | _hjid | 28a2 |\n| lantern.test | _ga | 17 |\n",
        ),
        Example(name="a linked list", text="# Cookies\n\nType: Persistent Cookies\n\nSee our [cookie list](/cookie-list)."),
    ),
)
def missing_duration(
    passages: tuple[Passage, ...],
    cookie_lists: tuple[CookieList, ...],
    cookie_statements: tuple[Statement, ...],
    cookie_list_elsewhere: bool,
) -> Iterator[Defect]:
    """Cookies without a duration.

    How long a cookie works belongs to what people must be told before they consent (CJEU, C-673/17, Planet49, paragraph 81).
    """
    lists = [
        found
        for found in cookie_lists
        if found.form in (Form.TABLE, Form.LABELLED)
        and Column.DURATION not in found.columns
        and not any(map(_IN_STORAGE.search, (found.head.quote, *found.captions)))
    ]
    if lists and not any(_tells_for_all(statement) for statement in cookie_statements):
        rows = [row for found in lists for row in found.rows]
        some = "A cookie is" if len(rows) == 1 else f"{len(rows)} cookies are"
        yield Defect(
            place=lists[0].head,
            message=f"{some} listed without a word on how long they stay."
            if len(rows) > 1
            else f"{some} listed without its duration.",
            related=(*(row.evidence for row in rows[:_SHOWN]), *(found.head for found in lists[1:])),
        )
    if not lists and not cookie_list_elsewhere and cookie_statements:
        yield from _kinds(passages)
        yield from _left_to_the_reader(cookie_statements)


_FOR_ALL = Regex(
    r"(?i)\b(?:these|all|our|the|persistent|they|such)\b.{0,60}\b(?:expire|last|stay|remain|stored|kept|valid|deleted|retained)\b"
)


def _tells_for_all(statement: Statement) -> bool:
    """Whether a sentence gives a duration for cookies at large."""
    return (
        bool(_FOR_ALL.search(statement.text)) and names_a_duration(statement.text) and any(map(str.isdigit, statement.text))
    )


def _kinds(passages: Sequence[Passage]) -> Iterator[Defect]:
    """Kinds of cookies that are called persistent and given no end."""
    found = [passage for passage in passages if _PERSISTENT.match(passage.text.value)]
    silent = [p for p in found if not any(names_a_period(other) for other in passages[p.index + 1 : p.index + 1 + _ON])]
    if silent:
        yield Defect(
            place=silent[0].evidence(),
            message="Cookies are called persistent, and nothing says how long they stay.",
            related=tuple(passage.evidence() for passage in silent[1:]),
        )


def names_a_period(passage: Passage) -> bool:
    """Whether a passage gives a period."""
    return any(map(str.isdigit, passage.text.value)) and names_a_duration(passage.text.value)


def _left_to_the_reader(statements: Sequence[Statement]) -> Iterator[Defect]:
    for statement in statements:
        if _IN_THE_BROWSER.search(statement.text):
            yield Defect(
                place=statement.evidence(),
                message="How long cookies stay is left to the reader to find out in the browser.",
                confidence=Confidence.MEDIUM,
            )
