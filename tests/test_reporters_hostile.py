"""What a policy contains does no harm, whatever the format: in a terminal, in the log of a CI, in a file."""

from __future__ import annotations

import unicodedata

import pytest
from hostile import ATTACKS, hostile
from runner import commands

from linter.reporters import FORMATS, View, render
from linter.reporters.gaps import render_json, render_text

PRINTED = [(name, quiet) for name in FORMATS if name != "github" for quiet in (False, True)]
OURS = [f"\x1b[{code}m" for code in ("0", "1", "2", "32", "1;31", "1;33", "1;34")]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(("format", "quiet"), PRINTED)
def test_no_format_prints_a_command_or_an_unseen_character(format: str, quiet: bool, attack: str) -> None:
    written = render(format, hostile(ATTACKS[attack]), View(width=60, quiet=quiet, status=2))
    assert_harmless(written)


@pytest.mark.parametrize("attack", ATTACKS)
def test_colours_let_nothing_through(attack: str) -> None:
    written = render("text", hostile(ATTACKS[attack]), View(width=60, colour=True))
    for ours in OURS:
        written = written.replace(ours, "")
    if ATTACKS[attack] != ATTACKS["escape sequences"]:
        written = written.replace("\x1b[31m", "")
    assert_harmless(written)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_coverage_matrix_is_harmless(attack: str) -> None:
    report = hostile(ATTACKS[attack])
    assert_harmless(render_text(report, View(width=60)))
    assert_harmless(render_json(report))


def assert_harmless(written: str) -> None:
    assert commands(written) == []
    unseen = {character for character in written if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Cn")}
    assert unseen <= {"\n", "\u200c", "\u200d"}
    written.encode()
