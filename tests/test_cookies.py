"""Lists of cookies: whatever they look like, they become rows of one type."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stated import facts_of

from linter.facts.cookie_cells import Category, Column, Party, category_of, column_of, days_of, is_session
from linter.facts.cookies import CookieList, CookieRow, Form, rows_of
from linter.source import Format


def lists(text: str, form: Format = Format.MARKDOWN) -> tuple[CookieList, ...]:
    found: tuple[CookieList, ...] = facts_of(text, form).get("cookie_lists")
    return found


def rows(text: str, form: Format = Format.MARKDOWN) -> list[CookieRow]:
    return list(rows_of(lists(text, form)))


def table(*lines: str) -> str:
    head, *body = lines
    rule = "|".join("---" for _ in head.split("|"))
    return "# Cookies\n\n" + "\n".join(f"| {line} |" for line in (head, rule, *body)) + "\n"


FULL = table(
    "Cookie name | Provider | Domain | Type | Purpose | Duration",
    "_ga | Google | .lantern.test | Analytics | Counts visitors | 13 months",
    "lantern_cart | Lantern Books | lantern.test | Necessary | Keeps the basket | Session",
)


def test_a_row_tells_all_that_its_columns_tell() -> None:
    first, second = rows(FULL)
    assert (first.name, first.provider, first.host, first.purpose) == ("_ga", "Google", ".lantern.test", "Counts visitors")
    assert (first.category, first.duration, first.session, first.vendor) == (
        Category.ANALYTICS,
        "13 months",
        False,
        "google",
    )
    assert first.days == pytest.approx(395.4, abs=0.1)
    assert (second.session, second.days, second.category, second.vendor) == (True, None, Category.NECESSARY, "")
    assert lists(FULL)[0].columns == set(Column) - {Column.PARTY}


def test_the_name_is_found_where_it_stands() -> None:
    source = facts_of(FULL).get("source")
    assert [source.cut(row.evidence.span) for row in rows(FULL)] == ["_ga", "lantern_cart"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# Cookies\n\n| _ga | 2 years | counts visitors of the site |\n| _gid | 1 day | counts the visits of a day |\n",
         Format.TEXT),
        ("Cookies\n\n|\nCookie |\nDuration |\n|\n_ga |\n2 years |\n|\n_gid |\n1 day |\n", Format.TEXT),
        ("<h1>Cookies</h1><table><tr><th colspan=2>Our cookies</th></tr><tr><th>Name</th><th>Expiry</th></tr>"
         "<tr><td>_ga</td><td>2 years</td></tr><tr><td>_gid</td><td>1 day</td></tr></table>", Format.HTML),
        ("# Cookies\n\n- _ga – counts visitors, expires after 2 years\n- _gid – tells them apart for 1 day\n",
         Format.MARKDOWN),
        ("# Cookies\n\nName: _ga\n\nPurpose: counts visitors\n\nExpires in: 2 years\n\nName: _gid\n\nPurpose: visits\n\n"
         "Expires in: 1 day\n", Format.MARKDOWN),
        ("# Cookies\n\nHost: lantern.test Cookie Name: _ga Description: counts Expiry Duration: 2 years\n\n"
         "Host: lantern.test Cookie Name: _gid Description: counts Expiry Duration: 1 day\n", Format.MARKDOWN),
        ("# Cookies\n\n| Cookies | Used by | Kept |\n|---|---|---|\n| _ga, _gid | us | 2 years, 1 day |\n", Format.MARKDOWN),
    ],
    ids=["no header", "cells on lines", "merged header", "items", "labels", "labels in a line", "names in one cell"],
)  # fmt: skip
def test_every_form_gives_names_and_durations(text: str, form: Format) -> None:
    assert [(row.name, round(row.days or 0)) for row in rows(text, form)] == [("_ga", 730), ("_gid", 1)]


def test_a_heading_gives_the_category_and_a_row_of_one_cell_another() -> None:
    text = "# Strictly necessary cookies\n\n" + table(
        "Cookie | Provider | Duration", "cart_id | us | session", "Marketing cookies | |", "_fbp | Meta | 3 months"
    ).removeprefix("# Cookies\n\n")
    assert [row.category for row in rows(text)] == [Category.NECESSARY, Category.MARKETING]


def test_a_cell_that_spans_rows_is_carried_on() -> None:
    text = (
        "<h1>Cookies</h1><table><tr><th>Provider</th><th>Cookie</th><th>Duration</th></tr>"
        "<tr><td>Google</td><td>_ga</td><td>2 years</td></tr><tr><td>_gid</td><td>1 day</td></tr></table>"
    )
    assert [(row.name, row.provider) for row in rows(text, Format.HTML)] == [("_ga", "Google"), ("_gid", "Google")]


def test_a_duration_is_known_by_its_cells_where_its_title_is_not() -> None:
    (found,) = lists(table("Cookie | Purpose | Gone by", "_ga | counts | 13 months", "_gid | counts | 1 day"))
    assert Column.DURATION in found.columns


@pytest.mark.parametrize(
    "text",
    [
        table("Type of cookie | Purpose", "Analytics cookies | They count visitors", "Marketing cookies | They sell"),
        table("Purpose | Kinds of data | Recipients", "Orders | name | carriers", "News | e-mail | agency"),
        table("Information from cookies | Recipients", "Device type | Analysts", "Pages seen | Analysts"),
        "# Data\n\n- user_name\n- e-mail\n",
        "# Privacy\n\nName: Lantern Books Ltd\n\nAddress: 4 Quay Street\n\nPurpose: selling books\n",
    ],
    ids=["kinds of cookies", "purposes of data", "data from cookies", "items of data", "an imprint"],
)
def test_other_tables_and_lists_are_none(text: str) -> None:
    assert lists(text) == ()


def test_names_in_sentences_are_listed_where_nothing_else_lists_any() -> None:
    (found,) = lists("# Cookies\n\nWe use the Google Analytics cookies _ga and _gid.\n")
    assert (found.form, [row.name for row in found.rows]) == (Form.PROSE, ["_ga", "_gid"])


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Cookie", Column.NAME),
        ("Name of cookie", Column.NAME),
        ("Cookie key", Column.NAME),
        ("Set by", Column.PROVIDER),
        ("Cookie provider", Column.PROVIDER),
        ("Domain", Column.HOST),
        ("First or third party", Column.PARTY),
        ("Type of cookie", Column.CATEGORY),
        ("What it does", Column.PURPOSE),
        ("Description", Column.PURPOSE),
        ("Lasts", Column.DURATION),
        ("Expiration*", Column.DURATION),
        ("Type (if persistent, retention period)", Column.DURATION),
        ("Opt-out", None),
        ("Analytics cookies", None),
    ],
)
def test_titles_of_columns(title: str, column: Column | None) -> None:
    assert column_of(title) is column


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1 year 1 month 4 days", 365 + 365 / 12 + 4),
        ("1 day / 2 years", 730),
        ("up to 13 months", 13 * 365 / 12),
        ("30 minutes", 30 / 1440),
        ("One year", 365),
        ("a few seconds", 1 / 86400),
        ("0 Days", 0),
        ("Session", None),
        ("persistent", None),
    ],
)
def test_durations(text: str, days: float | None) -> None:
    assert days_of(text) == (None if days is None else pytest.approx(days))


@pytest.mark.parametrize(
    "text", ["Session", "end of browsing session", "until you close your browser", "deleted when the browser is closed"]
)
def test_sessions(text: str) -> None:
    assert is_session(text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Strictly necessary", Category.NECESSARY),
        ("Performance", Category.ANALYTICS),
        ("Targeting cookies", Category.MARKETING),
        ("Functionality", Category.FUNCTIONAL),
        ("Other", Category.UNCLASSIFIED),
        ("Non-essential", None),
        ("Functional and analytics", None),
        ("Remembers which advertising campaign brought you here and how often", None),
    ],
)
def test_categories(text: str, category: Category | None) -> None:
    assert category_of(text) is category


def test_parties() -> None:
    text = table("Cookie | Party | Duration", "_ga | Third party | 2 years", "cart_id | 1st party | session")
    assert [row.party for row in rows(text)] == [Party.THIRD, Party.FIRST]


cells = st.text(st.sampled_from("_ab9 |,;:-–()ookieGsessionyear2\n"), max_size=20)


@settings(deadline=None)
@given(
    st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=8),
    st.sampled_from([Format.TEXT, Format.MARKDOWN]),
)
def test_any_table_gives_rows_whose_names_stand_in_the_source(lines: list[list[str]], form: Format) -> None:
    text = "# Cookies\n\n| Cookie | Duration | Category |\n|---|---|---|\n" + "\n".join(
        f"| {' | '.join(line)} |" for line in lines
    )
    facts: Any = facts_of(text, form)
    for row in rows_of(facts.get("cookie_lists")):
        written = facts.get("source").cut(row.evidence.span)
        assert written.replace("_", "").split() == row.name.replace("_", "").split()  # it is a mark of emphasis too


def test_a_table_of_contents_in_one_line_is_no_use_of_cookies() -> None:
    contents = "[Who we are](#who)[What we collect](#what)[How we use cookies & other tools](#cookies)[Your rights](#rights)"
    uses = facts_of(f"# Privacy\n\n{contents}\n\n## Cookies {{#cookies}}\n\nWe use cookies to count visits.\n").get(
        "cookie_uses"
    )
    assert [use.statement.text for use in uses] == ["We use cookies to count visits."]
    assert [use.heading.text for use in uses if use.heading] == ["Cookies"]
