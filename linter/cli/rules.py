"""`privacylint rules`: all rules, filtered by group or article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from linter.cli.destinations import destination

if TYPE_CHECKING:
    from linter.checks import Check
    from linter.reporters.ink import Line


@click.command()
@click.option("--group", metavar="GROUP", help="Only the rules of this group, such as drafting.")
@click.option(
    "--article", metavar="ARTICLE", help="Only the rules that rest on this article of the GDPR, such as 13 or 13(2)(d)."
)
@destination("text", "json")
def rules(*, group: str | None, article: str | None, format: str, output: str | None, color: bool | None) -> None:
    """List all rules."""
    from linter.cli.output import emit, view_of
    from linter.nearest import did_you_mean
    from linter.packs import load_packs
    from linter.reporters.ink import inked
    from linter.rule_names import group_of

    found = load_packs().checks
    groups = sorted({group_of(check.id) for check in found})
    if group is not None and group not in groups:
        raise click.BadParameter(
            f"there is no group {group!r}{did_you_mean(group, groups)} Groups: {', '.join(groups)}.", param_hint="--group"
        )
    found = tuple(check for check in found if group in (None, group_of(check.id)) and _rests_on(check, article))
    if not found:
        raise click.BadParameter(f"no rule rests on {article!r}; write articles as 13 or 13(2)(d).", param_hint="--article")
    emit(_as_json(found) if format == "json" else inked(_table(found), colour=view_of(output, colour=color).colour), output)


def _rests_on(check: Check, article: str | None) -> bool:
    """Whether an article of the check is the one wanted, or a part of it: 13(2)(d) is a part of 13."""
    if article is None:
        return True
    wanted = re.sub(r"(?i)^art(icle|\.)?\s*|\s", "", article)
    return any(own == wanted or own.startswith(f"{wanted}(") for own in check.articles)


def _table(found: tuple[Check, ...]) -> Iterator[Line]:
    width = max(len(check.id) for check in found)
    for check in found:
        off = "" if check.default else "  (off unless selected)"
        yield [
            (f"{check.id:<{width}}  ", "strong"),
            (f"{check.severity:<7}  ", check.severity),
            (check.title, ""),
            (f"  {', '.join(check.articles)}{off}", "quiet"),
        ]


def _as_json(found: tuple[Check, ...]) -> str:
    import json

    rows = (
        {
            "id": check.id,
            "title": check.title,
            "severity": check.severity.value,
            "confidence": check.confidence.value,
            "articles": list(check.articles),
            "default": check.default,
        }
        for check in found
    )
    return '{"version": 1,\n "rules": [\n  ' + ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]}\n"
