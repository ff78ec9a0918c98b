"""`privacylint check`: lint policies."""

from __future__ import annotations

import datetime

import click

from linter.cli import NO_ADVICE
from linter.cli.destinations import Destination, WithDestinations, destinations
from linter.cli.options import documents
from linter.cli.options import together as joined
from linter.reporters import FORMATS, SHOW_FACTS


@click.command(
    cls=WithDestinations,
    epilog=f"Exit status: 0 clean, 1 findings, 2 an error, 3 nothing could be assessed. {NO_ADVICE}",
)
@documents
@destinations(*FORMATS)
@click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or group; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not run this rule or group; may be repeated.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="The mildest severity for exit status 1. [default: error]",
)
@click.option(
    "--profile",
    type=click.Choice(["core", "recommended", "strict", "audit"]),
    help="Which rules run: sure errors, all that are on by default, the same and warnings fail, or every rule.",
)
@click.option("--no-suppressions", is_flag=True, help="Report what comments and the configuration suppress, for an audit.")
@click.option("--show-suppressed", is_flag=True, help="List suppressed findings too, in text, JSON and SARIF.")
@click.option("--baseline", metavar="FILE", help="The known findings. [default: the closest privacylint-baseline.json]")
@click.option("--no-baseline", is_flag=True, help="Report known findings too.")
@click.option("--since", metavar="REV", help="Only policies that changed since this revision of git, and only what is new.")
@joined
@click.option("--no-cache", is_flag=True, help="Work everything out anew.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--quiet", "-q", is_flag=True, help="The findings alone, one a line.")
def check(
    *,
    paths: tuple[str, ...],
    as_of: datetime.date,
    isolated: bool,
    config: str | None,
    stdin_filename: str | None,
    max_bytes: int | None,
    destinations: tuple[Destination, ...],
    color: bool | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    profile: str | None,
    no_suppressions: bool,
    show_suppressed: bool,
    baseline: str | None,
    no_baseline: bool,
    since: str | None,
    together: bool,
    no_cache: bool,
    exit_zero: bool,
    quiet: bool,
) -> None:
    """Lint privacy policies.

    PATH is a file, a folder, in which policies are looked for, or - for standard input.
    """
    from linter.cli.output import complain, progress, write
    from linter.findings import Severity
    from linter.options import Options
    from linter.run import Exit, run
    from linter.selection import Profile

    if baseline is not None and no_baseline:
        raise click.UsageError("--no-baseline knows no findings, --baseline names a file of them; give one of the two.")

    options = Options(
        as_of=as_of,
        isolated=isolated,
        config=config,
        select=_names(select),
        ignore=_names(ignore),
        fail_on=Severity(fail_on) if fail_on else None,
        profile=Profile(profile) if profile else None,
        suppress=not no_suppressions,
        baseline=baseline,
        use_baseline=not no_baseline,
        since=since,
        together=together,
        use_cache=not no_cache,
        max_bytes=max_bytes,
        stdin_filename=stdin_filename,
        with_facts=any(destination.format in SHOW_FACTS for destination in destinations),
    )
    outcome = run(paths, options, iter if quiet else progress)
    status = Exit.CLEAN if exit_zero and outcome.status is Exit.FINDINGS else outcome.status
    write(outcome.report, destinations, colour=color, quiet=quiet, status=status, suppressed=show_suppressed)
    if quiet or Destination(format="text") not in destinations:  # the text report shows them itself
        for error in outcome.report.errors:
            complain(f"{error.path}: {error.message}")
    click.get_current_context().exit(status)


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one or with commas between."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
