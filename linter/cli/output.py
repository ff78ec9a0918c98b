"""Where the outcome of a command goes: standard output or files, in colour or not, with a progress bar or without."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from linter.reporters import View, render

if TYPE_CHECKING:
    from linter.cli.destinations import Destination
    from linter.report import Report

FEW = 5  # up to so many documents are done before a bar could be read
_USUAL = 100  # columns, where nobody says
_WIDTHS = range(40, 121)  # lines that people can read


def write(
    report: Report,
    destinations: Iterable[Destination],
    *,
    colour: bool | None = None,
    quiet: bool = False,
    status: int = 0,
    suppressed: bool = False,
) -> None:
    """Write a report in each form that is wanted; on a runner of GitHub the annotations come with a step summary.

    Raises OSError where a file cannot be written.
    """
    for destination in destinations:
        view = view_of(destination.output, colour=colour, quiet=quiet, status=status, suppressed=suppressed)
        emit(render(destination.format, report, view), destination.output)
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if destination.format == "github" and summary:
            with open(summary, "a", encoding="utf-8", newline="\n") as file:  # other steps and tools write there too
                file.write(render("markdown", report, view))


def emit(text: str, output: str | None = None) -> None:
    """Write to a file, or to standard output; a reader that has gone (`| head`) is no fault.

    Raises OSError where the file cannot be written.
    """
    if output is not None:
        with open(output, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
        return
    if sys.stdout is None:  # closed by the caller, who wants the exit status alone
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # the interpreter flushes once more when it ends, which must not fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """A line on standard error."""
    from linter.reporters.visible import visible

    print(f"privacylint: {visible(message)}", file=sys.stderr)  # noqa: T201


def view_of(
    output: str | None, *, colour: bool | None = None, quiet: bool = False, status: int = 0, suppressed: bool = False
) -> View:
    """What a reporter may assume of the place that its text goes to."""
    terminal = output is None and _is_terminal(sys.stdout)
    width = _columns(terminal)
    return View(
        width=min(max(width, _WIDTHS[0]), _WIDTHS[-1]),
        colour=_wants_colour(terminal) if colour is None else colour,
        quiet=quiet,
        status=status,
        suppressed=suppressed,
    )


def _columns(terminal: bool) -> int:
    """As `shutil` tells it, which takes longer to load than a report that is known takes to write."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if terminal and sys.__stdout__ else _USUAL
    except (OSError, ValueError):  # no terminal after all
        return _USUAL


def _wants_colour(terminal: bool) -> bool:
    """NO_COLOR (https://no-color.org) and FORCE_COLOR (https://force-color.org) count where they are not empty."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def progress(files: Sequence[str]) -> Iterable[str]:
    """The files, with a bar on standard error while they go by, where a person is there to see it."""
    if len(files) <= FEW or not _is_terminal(sys.stderr):
        return files
    return _with_bar(files)


def _with_bar(files: Sequence[str]) -> Iterator[str]:
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="Reading", console=Console(stderr=True), transient=True)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
