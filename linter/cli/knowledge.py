"""`privacylint knowledge`: what the tool knows of companies, cookies, countries and authorities, and whence."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from linter.cli.destinations import destination
from linter.cli.options import Day

if TYPE_CHECKING:
    from linter.knowledge.entries import Entry
    from linter.reporters.ink import Line

_MOST = 40  # entries that are shown in full; more are counted


@click.command(
    epilog="Sources: OCD is the Open Cookie Database, D: datenanfragen/data, W: a web page; M was noted by hand and "
    "is still to be verified."
)
@click.argument("term", required=False)
@click.option("--stale", is_flag=True, help="Only what is due for checking: never checked, or not for so long.")
@click.option(
    "--older-than",
    type=click.IntRange(min=1),
    default=365,
    show_default=True,
    metavar="DAYS",
    help="From how many days on a check is long ago.",
)
@click.option("--as-of", type=Day(), metavar="DATE", help="The day that is counted from. [default: today]")
@destination("text", "json")
def knowledge(
    *,
    term: str | None,
    stale: bool,
    older_than: int,
    as_of: datetime.date | None,
    format: str,
    output: str | None,
    color: bool | None,
) -> None:
    """Show what is known about TERM: a company, a cookie, a country, an authority, a name that is out of date.

    Without TERM, how many facts of each kind there are. Every fact says where it comes from and when it was checked.
    """
    from linter.cli.output import emit, view_of
    from linter.knowledge.entries import entries, look_up
    from linter.reporters.ink import inked

    found = entries() if term is None else look_up(term)
    if not found:
        raise click.BadParameter(f"nothing is known about {term!r}{_nearest(term or '')}", param_hint="TERM")
    if stale:
        day, after = as_of or datetime.date.today(), datetime.timedelta(days=older_than)
        found = tuple(entry for entry in found if entry.is_due(day, after))
    if format == "json":
        emit(_as_json(found), output)
        return
    lines = _counts(found) if term is None and not stale else _page(found, stale=stale)
    emit(inked(lines, colour=view_of(output, colour=color).colour), output)


def _nearest(term: str) -> str:
    from linter.knowledge.entries import entries
    from linter.nearest import did_you_mean

    return did_you_mean(term, [name for entry in entries() for name in entry.names if entry.kind != "cookie"])


def _counts(found: Sequence[Entry]) -> Iterator[Line]:
    for kind, count in Counter(entry.kind for entry in found).items():
        yield [(f"{count:>6}  ", "strong"), (kind, "")]
    yield []
    yield [("`privacylint knowledge TERM` shows what is known of one; `--stale` what is due for checking.", "quiet")]


def _page(found: Sequence[Entry], *, stale: bool) -> Iterator[Line]:
    if not found:
        yield [("Nothing is due for checking.", "")]
    for entry in found[: None if stale else _MOST]:
        yield from _brief(entry) if stale else _full(entry)
    if not stale and len(found) > _MOST:
        yield [(f"… and {len(found) - _MOST} more; a longer TERM finds fewer.", "quiet")]


def _brief(entry: Entry) -> Iterator[Line]:
    checked = f"checked on {entry.origin.checked_on}" if entry.origin.checked_on else "never checked"
    yield [(entry.name, "strong"), (f"  {entry.kind}, {checked}; source: {entry.origin.source or 'none'}", "quiet")]


def _full(entry: Entry) -> Iterator[Line]:
    yield [(entry.name, "strong"), (f"  {entry.kind}", "")]
    for column, value in entry.about:
        yield [(f"  {column.replace('_', ' ')}: ", "quiet"), (value.replace(";", "; "), "")]
    if entry.origin.valid_from or entry.origin.valid_to:
        yield [("  holds: ", "quiet"), (f"{entry.origin.valid_from or '…'} to {entry.origin.valid_to or 'now'}", "")]
    checked = f"checked on {entry.origin.checked_on}" if entry.origin.checked_on else "never checked"
    yield [("  source: ", "quiet"), (f"{entry.origin.source or 'none'}, {checked}", "")]
    yield []


def _as_json(found: Sequence[Entry]) -> str:
    import json

    rows = (
        {
            "kind": entry.kind,
            "name": entry.name,
            **dict(entry.about),
            "source": entry.origin.source,
            "checked_on": entry.origin.checked_on or None,
            "valid_from": entry.origin.valid_from or None,
            "valid_to": entry.origin.valid_to or None,
            "verified": entry.origin.verified,
        }
        for entry in found
    )
    return '{"version": 1,\n "facts": [\n  ' + ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]}\n"
