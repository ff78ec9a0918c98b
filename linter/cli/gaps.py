"""`privacylint gaps`: the coverage matrix alone."""

from __future__ import annotations

import datetime

import click

from linter.cli import NO_ADVICE
from linter.cli.destinations import destination
from linter.cli.options import documents
from linter.cli.options import together as joined


@click.command(epilog=f"Exit status: 0, also where duties are not met; 2 an error; 3 nothing could be assessed. {NO_ADVICE}")
@documents
@joined
@destination("text", "json")
def gaps(
    *,
    paths: tuple[str, ...],
    as_of: datetime.date,
    isolated: bool,
    config: str | None,
    stdin_filename: str | None,
    max_bytes: int | None,
    together: bool,
    format: str,
    output: str | None,
    color: bool | None,
) -> None:
    """Show which information duties of GDPR Articles 12 to 14 policies meet.

    PATH is a file, a folder, in which policies are looked for, or - for standard input.
    """
    from linter.cli.output import complain, emit, progress, view_of
    from linter.options import Options
    from linter.reporters.gaps import render_json, render_text
    from linter.run import run

    options = Options(
        as_of=as_of,
        isolated=isolated,
        config=config,
        duties_only=True,
        use_baseline=False,
        together=together,
        max_bytes=max_bytes,
        stdin_filename=stdin_filename,
    )
    outcome = run(paths, options, progress)
    report = outcome.report
    emit(render_json(report) if format == "json" else render_text(report, view_of(output, colour=color)), output)
    for error in report.errors if format == "json" or output is not None else ():
        complain(f"{error.path}: {error.message}")
    click.get_current_context().exit(outcome.status)
