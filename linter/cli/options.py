"""What several commands take: the documents, and how they are found and judged."""

from __future__ import annotations

import datetime
import functools
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[datetime.date]):
    """A date as 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Parse ISO 8601."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as year-month-day, such as 2026-11-22.", param, ctx)


together = click.option(
    "--together",
    is_flag=True,
    help="Judge all documents as one notice: a duty that one meets is met, and they must not contradict each other.",
)


def documents(command: Command) -> Command:
    """The paths, and the options that say how documents are found and read."""
    for decorate in reversed(
        (
            click.argument("paths", metavar="PATH…", nargs=-1, required=True),
            click.option("--as-of", type=Day(), metavar="DATE", help="The day that dates are judged by. [default: today]"),
            click.option("--isolated", is_flag=True, help="Ignore all configuration files."),
            click.option("--config", metavar="FILE", help="Use this configuration file for all documents."),
            click.option(
                "--stdin-filename",
                metavar="PATH",
                help="Where standard input (PATH -) comes from: decides its format and configuration.",
            ),
            click.option(
                "--max-bytes",
                type=click.IntRange(min=1),
                metavar="N",
                help="Refuse a document that is longer. [default: 10000000]",
            ),
        )
    ):
        command = decorate(command)
    return _checked(command)


def _checked(command: Command) -> Command:
    """The command, after what --config and --isolated say together has been looked at."""

    @functools.wraps(command)
    def checked(**values: Any) -> Any:
        config = values["config"]
        if config is not None and values["isolated"]:
            raise click.UsageError("--isolated ignores configuration files, --config names one; give one of the two.")
        if config is not None and not os.path.isfile(config):
            raise click.BadParameter(f"{config!r} is no file.", param_hint="--config")
        if "" in values["paths"]:
            raise click.BadParameter("an empty path leads nowhere; write . for this folder.", param_hint="PATH")
        values["as_of"] = values["as_of"] or datetime.date.today()
        return command(**values)

    return checked  # type: ignore[return-value]
