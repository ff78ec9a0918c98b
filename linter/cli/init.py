"""`privacylint init`: a configuration to start from, with what the folder shows and what only its owner knows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from linter.report import Report

NAME = "privacylint.yaml"
_SHOWN = 12  # policies that are named
_ANSWERS = {
    "addresses-eea": "goods or services are offered to people in the EU or EEA",
    "has-dpo": "a data protection officer is designated",
    "direct-marketing": "people receive newsletters or other advertising",
    "other-sources": "personal data comes from others than the person",
    "profiling": "people are profiled, or decided on by machines alone",
    "transfers": "personal data leaves the EEA",
}


@click.command(epilog="Exit status: 0 written, 2 an error.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--force", is_flag=True, help="Write over a configuration that is there.")
def init(*, folder: str, force: bool) -> None:
    """Write a commented privacylint.yaml for FOLDER, after looking at the policies in it."""
    import os

    from linter.options import Options
    from linter.run import run

    path = os.path.join(folder, NAME)
    if os.path.exists(path) and not force:
        raise click.ClickException(f"{path} is there already; --force writes over it.")
    report = run([folder], Options(as_of=datetime.date.today(), isolated=True)).report
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(_lines(report, folder)) + "\n")
    found = len(report.documents)
    click.echo(f"{path}: written, for {found} polic{'y' if found == 1 else 'ies'}.")
    errors = sum(document.failed for document in report.documents)
    if errors:
        click.echo("They have errors. To begin with what is new, run `privacylint baseline write .` and check the file in.")


def _lines(report: Report, folder: str) -> Iterator[str]:
    yield "# What privacylint does here. `privacylint config` shows what is in force; docs/configuration.md tells the rest."
    yield ""
    if report.documents:
        yield "# The policies that were found:"
    else:
        yield "# No file here looks like a privacy or cookie policy. One that you name on the command line is always judged."
    yield from _found(report, folder)
    yield ""
    yield "# core: sure errors alone. recommended: all rules that are on by default. strict: the same, and warnings fail."
    yield "# audit: every rule."
    yield "profile: recommended"
    yield ""
    yield "# The mildest severity that makes the run fail: error, warning or info."
    yield "fail-on: error"
    yield ""
    yield "# Rules that do not run here, by name or by group; `privacylint rules` lists them."
    yield "# ignore: [clarity]"
    yield ""
    yield "# Files and folders that are not judged."
    yield '# exclude: ["archive/**"]'
    yield ""
    yield "# What no text can show. Take the # away and answer yes or no; each answer decides which duties apply."
    yield "# context:"
    yield "#   established: DE         # where the controller is established"
    for key, meaning in _ANSWERS.items():
        yield f"#   {f'{key}: no':<22}  # {meaning}"


def _found(report: Report, folder: str) -> Iterator[str]:
    import os

    from linter.reporters.visible import one_line

    for document in report.documents[:_SHOWN]:
        name = one_line(os.path.relpath(document.source.path, folder), 200)
        counts = f"{len(document.findings)} finding{'' if len(document.findings) == 1 else 's'}"
        yield f"#   {name} ({document.language or 'unknown language'}, {counts})"
    if len(report.documents) > _SHOWN:
        yield f"#   and {len(report.documents) - _SHOWN} more"
