"""Where a command writes what: `--format` and `--output`, once for most commands, in pairs for `privacylint check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class FormatName(click.Choice[str]):
    """One of the formats; an unknown one is answered with the nearest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the name as it is written."""
        from linter.nearest import did_you_mean

        if value not in self.choices:
            formats = ", ".join(map(repr, self.choices))
            self.fail(f"{value!r} is not one of {formats}{did_you_mean(value, self.choices)}", param, ctx)
        return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A format, and where the report in it goes."""

    format: str
    output: str | None = None  # a file; None for standard output


def destination(*formats: str) -> Callable[[Command], Command]:
    """The options that say in which form, where to and how the outcome is written."""
    return _options(
        click.option("--output", metavar="FILE", help="Write to a file instead of standard output."),
        click.option(
            "--format", type=FormatName(formats), default=formats[0], show_default=True, help="The form of the report."
        ),
    )


def destinations(*formats: str) -> Callable[[Command], Command]:
    """The same for a command of the class WithDestinations, which may write several forms in one run."""
    return _options(
        click.option(
            "--output",
            multiple=True,
            metavar="FILE",
            help="Write the form named before it to a file, not to stdout.",
        ),
        click.option(
            "--format",
            multiple=True,
            type=FormatName(formats),
            help=f"The form of the report; may be repeated, each with an --output of its own.  [default: {formats[0]}]",
        ),
    )


class WithDestinations(click.Command):
    """A command that receives `destinations`, made of what --format and --output say in the order they are written in."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, and pair the formats with the files."""
        order = [parameter.name for parameter in self.make_parser(ctx).parse_args(list(args))[2]]
        rest = super().parse_args(ctx, args)
        formats, outputs = ctx.params.pop("format"), ctx.params.pop("output")
        ctx.params["destinations"] = () if ctx.resilient_parsing else paired(order, formats, outputs)
        return rest


def paired(order: Iterable[str | None], formats: Iterable[str], outputs: Iterable[str]) -> tuple[Destination, ...]:
    """The formats with their files; `order` names the options as they follow each other.

    Raises click.UsageError for what cannot be meant.
    """
    formats, outputs = tuple(formats) or ("text",), tuple(outputs)
    if len(formats) == 1 and len(outputs) <= 1:  # either order will do
        return (Destination(format=formats[0], output=outputs[0] if outputs else None),)
    pairs: list[tuple[str, list[str]]] = []
    left_formats, left_outputs = iter(formats), iter(outputs)
    for name in order:
        if name == "format":
            pairs.append((next(left_formats), []))
        elif name == "output":
            output = next(left_outputs)
            if not pairs:
                raise click.UsageError(f"--output {output} stands before every --format; write it after the one it is for.")
            pairs[-1][1].append(output)
    _refuse_conflicts(pairs)
    return tuple(Destination(format=format, output=files[0] if files else None) for format, files in pairs)


def _refuse_conflicts(pairs: list[tuple[str, list[str]]]) -> None:
    for format, files in pairs:
        if len(files) > 1:
            raise click.UsageError(f"--format {format} has the outputs {' and '.join(files)}; repeat --format for each.")
    homeless = [format for format, files in pairs if not files]
    if len(homeless) > 1:
        raise click.UsageError(
            f"{' and '.join(homeless)} would both go to standard output; write --output FILE after all of them but one."
        )
    written = [file for _, files in pairs for file in files]
    twice = next((file for file in written if written.count(file) > 1), None)
    if twice:
        raise click.UsageError(f"two formats would be written to {twice}; give each a file of its own.")


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    colour: Callable[[Command], Command] = click.option(
        "--color/--no-color", default=None, help="Colours. [default: on a terminal; NO_COLOR and FORCE_COLOR count]"
    )

    def decorate(command: Command) -> Command:
        for option in (colour, *options):
            command = option(command)
        return command

    return decorate
