"""`privacylint fix`: mend what can be mended without changing what a policy says."""

from __future__ import annotations

import datetime

import click

from linter.cli import NO_ADVICE
from linter.cli.options import documents


@click.command(
    epilog=f"Exit status: 0 mended or nothing to mend, 1 with --diff where something would change, 2 an error. {NO_ADVICE}"
)
@documents
@click.option("--unsafe-fixes", is_flag=True, help="Also apply fixes that a person has to check, such as current names.")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
def fix(
    *,
    paths: tuple[str, ...],
    as_of: datetime.date,
    isolated: bool,
    config: str | None,
    stdin_filename: str | None,
    max_bytes: int | None,
    unsafe_fixes: bool,
    diff: bool,
) -> None:
    """Mend policies: repeated headings, dates, footers, words and table rows, and laws under a wrong name.

    PATH is a file, a folder, in which policies are looked for, or - for standard input, which is written to standard output.
    """
    from linter.cli.output import complain, emit
    from linter.mending import MendedFile, lines_of, mend_paths
    from linter.options import Options
    from linter.reporters.visible import harmless
    from linter.run import Exit

    options = Options(as_of=as_of, isolated=isolated, config=config, max_bytes=max_bytes, stdin_filename=stdin_filename)
    failed = changed = False
    for outcome in mend_paths(paths, options, unsafe=unsafe_fixes):
        if not isinstance(outcome, MendedFile):
            failed = True
            complain(f"{outcome.path}: {outcome.message}")
            continue
        changed |= outcome.changed
        if diff:
            emit("".join(f"{harmless(line)}\n" for line in outcome.diff().splitlines()))
        elif outcome.file is None:
            emit(outcome.mended.text)
        else:
            outcome.write()
        told = list(lines_of(outcome, written=not diff)) or [f"{outcome.path}: nothing to mend"]
        for line in told:
            complain(line)
    status = Exit.FAILED if failed else Exit.FINDINGS if diff and changed else Exit.CLEAN
    click.get_current_context().exit(status)
