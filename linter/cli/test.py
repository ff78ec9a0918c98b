"""`privacylint test`: run the examples of a pack of checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from linter.cli.destinations import destination

if TYPE_CHECKING:
    from linter.pack import Pack
    from linter.reporters.ink import Line
    from linter.testing import ExampleFailure


@click.command(epilog="Exit status: 0 all examples hold, 1 some do not, 2 the pack does not load.")
@click.argument("pack", metavar="[PACK]", required=False)
@destination("text")
def test(*, pack: str | None, format: str, output: str | None, color: bool | None) -> None:
    """Run the examples of every check in the folder PACK, or of the built-in checks."""
    del format  # there is one
    from linter.cli.output import emit, view_of
    from linter.packs import is_builtin, load_packs
    from linter.reporters.ink import inked, plain
    from linter.testing import run_examples

    # a pack may use the lexicons and signals of the built-in one, whose own examples are not tried again
    loaded = load_packs([pack] if pack else [])
    if pack and not is_builtin(pack):
        loaded = _own(loaded, load_packs())
    failures = list(run_examples(loaded))
    lines: list[Line] = [line for failure in failures for line in _told(failure)]
    checks = f"{len(loaded.checks)} check{'' if len(loaded.checks) == 1 else 's'}"
    held = f"{len(failures)} examples of {checks} do not hold." if failures else f"All examples of {checks} hold."
    lines.append(plain(held, "error" if failures else "good"))
    emit(inked(lines, colour=view_of(output, colour=color).colour), output)
    click.get_current_context().exit(1 if failures else 0)


def _own(together: Pack, builtin: Pack) -> Pack:
    """What a pack brings besides the built-in one, with the vocabulary of both."""
    from dataclasses import replace

    known = builtin.rules()
    return replace(
        together,
        requirements=tuple(item for item in together.requirements if item.check.id not in known),
        patterns=tuple(item for item in together.patterns if item.check.id not in known),
        python=tuple(check for check in together.python if check.id not in known),
    )


def _told(failure: ExampleFailure) -> list[Line]:
    name = f" ({failure.example.name})" if failure.example.name else ""
    text = [line for line in failure.example.text.strip().splitlines() if line]
    return [
        [(f"{failure.origin}: ", ""), ("error ", "error"), (f"{failure.rule}{name}: {failure.message}", "")],
        *([(f"  │ {line}", "quiet")] for line in text),
    ]
