"""`privacylint diff`: what a new version of a policy lost or gained."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

import click

from linter.cli import NO_ADVICE, WRONG_USE
from linter.cli.destinations import destination
from linter.cli.options import Day

if TYPE_CHECKING:
    from linter.options import Options, Task

_LOST = 1  # the exit status where a duty is met less than before


@click.command(epilog=f"Exit status: 0 nothing lost, 1 a duty is met less than before, 2 an error. {NO_ADVICE}")
@click.argument("old")
@click.argument("new")
@click.option("--as-of", type=Day(), metavar="DATE", help="The day that dates are judged by. [default: today]")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
@destination("text", "json", "markdown")
def diff(
    *,
    old: str,
    new: str,
    as_of: datetime.date | None,
    isolated: bool,
    format: str,
    output: str | None,
    color: bool | None,
) -> None:
    """Show what the version NEW of a policy lost or gained against OLD: duties, facts that it states, findings.

    Each is a file, or REV:PATH for a file as it was at a revision of git.
    """
    from linter.answers import answers
    from linter.cli.output import complain, emit, view_of
    from linter.comparison import compare
    from linter.options import Options
    from linter.report import DocumentReport
    from linter.reporters.comparison import render_json, render_markdown, render_text

    options = Options(as_of=as_of or datetime.date.today(), isolated=isolated, with_facts=True, use_baseline=False)
    reports = []
    for outcome in answers([_task(old, options), _task(new, options)]):
        if isinstance(outcome, DocumentReport):
            reports.append(outcome)
        else:
            complain(f"{outcome.path}: {outcome.message}")
    if len(reports) < 2:
        click.get_current_context().exit(WRONG_USE)
    comparison = compare(*reports)
    if format == "json":
        emit(render_json(comparison), output)
    elif format == "markdown":
        emit(render_markdown(comparison), output)
    else:
        emit(render_text(comparison, view_of(output, colour=color)), output)
    click.get_current_context().exit(_LOST if comparison.lost else 0)


def _task(name: str, options: Options) -> Task:
    """What is to be judged: a file, or a file as it was at a revision."""
    from linter.changes import content_at
    from linter.options import Task

    revision, _, path = name.partition(":")
    if os.path.exists(name) or not path:
        return Task(path=name, shown=name, config=options.config_for(name), options=options)
    data = content_at(revision, path)
    return Task(path=path, shown=name, config=options.config_for(path), options=options, data=data)
