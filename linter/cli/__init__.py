"""The command line. Each command lies in a module of its own, which is imported when the command is called."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from linter import __version__
from linter.errors import PrivacylintError, internal_error

# name, and what the command does, in the order of --help; the module linter.cli.NAME holds the click command NAME
COMMANDS = {
    "check": "Lint policies: duties that they miss, contradictions, template residue.",
    "report": "Write the audit report: a page for people.",
    "fix": "Mend what can be mended without changing what a policy says.",
    "gaps": "Show which information duties policies meet: the coverage matrix alone.",
    "baseline": "Leave known findings alone: write, prune.",
    "init": "Write a configuration for the policies of a folder.",
    "config": "Show the configuration in force, each value with its origin.",
    "explain": "Explain a rule: what, why, articles, remedy, examples.",
    "rules": "List all rules.",
    "diff": "Show what a new version of a policy lost or gained.",
    "outline": "Show the sections of policies as the linter sees them.",
    "knowledge": "Show what the tool knows of companies, cookies, countries, and whence.",
    "test": "Run the examples of a pack of checks.",
}
NO_ADVICE = "privacylint helps people to review a policy. It is no legal advice."
WRONG_USE = 2
GARBAGE = 500_000  # objects between two collections: a run makes few cycles, and looks for them in vain
INTERRUPTED = 130  # 128 and the number of the signal, as shells count


class Commands(click.Group):
    """Commands that load when they are called, and errors without a traceback."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """All commands in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = vars(import_module(f"linter.cli.{cmd_name}"))[cmd_name]
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name for an unknown command."""
        from linter.nearest import did_you_mean

        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"No such command {args[0]!r}{did_you_mean(args[0], COMMANDS)} Commands: {', '.join(COMMANDS)}.")
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands and what they do, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run; output is UTF-8 whatever the locale says, for a policy may hold any character."""
        gc.set_threshold(GARBAGE)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            return super().main(args, *rest, **extra)
        finally:
            gc.freeze()  # what is left goes with the process: looking through all of it first takes a tenth of a short run

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the user can mend, and an interruption, end it with a message and a status."""
        try:
            return super().invoke(ctx)
        except PrivacylintError as error:
            _stop(ctx, str(error), WRONG_USE)
        except KeyboardInterrupt:
            _stop(ctx, "interrupted.", INTERRUPTED)
        except OSError as error:
            _stop(ctx, ": ".join(str(part) for part in (error.filename, error.strerror or error) if part) + ".", WRONG_USE)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            _stop(ctx, internal_error(error), WRONG_USE)


def _stop(ctx: click.Context, message: str, status: int) -> NoReturn:
    click.echo(f"privacylint: {message}", err=True)
    ctx.exit(status)


@click.group(
    name="privacylint",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=NO_ADVICE,
)
@click.version_option(__version__, "-V", "--version", prog_name="privacylint", message="%(prog)s %(version)s")
def main() -> None:
    """Lint privacy policies: the information duties of the GDPR, contradictions, template residue, each with its line."""
