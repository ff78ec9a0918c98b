"""`privacylint baseline`: leave what is known alone, and see it go."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from linter.cli import NO_ADVICE
from linter.cli.options import documents

if TYPE_CHECKING:
    from linter.baseline import Baseline
    from linter.options import Options
    from linter.report import Report

_file = click.option(
    "--baseline", "file", metavar="FILE", help="The file. [default: the closest privacylint-baseline.json, or one here]"
)


@click.group(epilog=NO_ADVICE)
def baseline() -> None:
    """Leave known findings alone.

    What `baseline write` has written down is left out by `privacylint check` until it is mended.
    """


@baseline.command(epilog="Exit status: 0 written, 2 an error, 3 nothing could be assessed.")
@documents
@_file
def write(
    *,
    paths: tuple[str, ...],
    file: str | None,
    as_of: datetime.date,
    isolated: bool,
    config: str | None,
    stdin_filename: str | None,
    max_bytes: int | None,
) -> None:
    """Write down what is found in the documents now.

    What the file says of other documents stays, unless they are gone.
    """
    from linter.baseline import save, written
    from linter.options import Options

    options = Options(
        as_of=as_of,
        isolated=isolated,
        config=config,
        use_baseline=False,
        stdin_filename=stdin_filename,
        max_bytes=max_bytes,
    )
    report = _judged(paths, options)
    made = written(_place(file, options), report.documents)
    save(made)
    known = sum(len(document.findings) for document in report.documents)
    _tell(made, f"{known} known finding{'' if known == 1 else 's'}")


@baseline.command(short_help="Take out what matches nothing any more.", epilog="Exit status: 0 pruned, 2 an error.")
@_file
@click.option("--config", metavar="FILE", help="Use this configuration file for all documents.")
def prune(*, file: str | None, config: str | None) -> None:
    """Take out what matches nothing any more, and documents that are gone."""
    import os

    from linter.baseline import load, pruned, save
    from linter.options import Options

    options = Options(as_of=datetime.date.today(), config=config, use_baseline=False)
    found = load(_place(file, options))
    folder = os.path.dirname(found.path)
    names = [os.path.relpath(os.path.join(folder, name)) for name in found.documents if found.exists(name)]
    made = pruned(found, _judged(names, options).documents if names else ())
    save(made)
    gone = _entries(found) - _entries(made)
    _tell(made, f"{gone} stale entr{'y' if gone == 1 else 'ies'} taken out, {_entries(made)} left")


def _judged(paths: tuple[str, ...] | list[str], options: Options) -> Report:
    """The report on the documents; a baseline of a part of them would call the rest new."""
    from linter.cli.output import complain, progress
    from linter.run import Exit, run

    outcome = run(paths, options, progress)
    for error in outcome.report.errors:
        complain(f"{error.path}: {error.message}")
    if outcome.status is Exit.FAILED or not outcome.report.documents:
        click.get_current_context().exit(outcome.status or Exit.NOTHING_ASSESSED)
    return outcome.report


def _place(file: str | None, options: Options) -> str:
    """The baseline that is named, that is configured here, that is the closest, or a new one in this folder."""
    import os

    from linter.baseline import NAME, closest

    if file is not None:
        return os.path.abspath(file)
    configured = options.base_config_for(os.path.join(os.curdir, NAME)).baseline
    if configured is not None:
        return configured
    found = closest(os.getcwd())
    return found.path if found else os.path.abspath(NAME)


def _entries(found: Baseline) -> int:
    return sum(map(len, found.documents.values()))


def _tell(made: Baseline, what: str) -> None:
    from linter.settings import shown_path

    click.echo(f"{shown_path(made.path)}: {what}.")
