"""Phrases bound to the lexicons of a pack: plain data, ready to be matched, that is kept between runs.

A choice of words is a group, and groups are known by their numbers in a `linter.phrasebook`. With each goes what tells
quickly that it cannot match.
"""

from __future__ import annotations

from typing import NamedTuple

MARGIN = 12  # empty places between two statements: nine gaps in ten are no wider


class PlannedRun(NamedTuple):
    """Atoms one right after the other."""

    atoms: tuple[str | int, ...]  # a number is the group that a name stands for; a name of a kind of fact stays a string
    plain: bool  # words alone
    needed: tuple[str, ...]  # the atoms that must be present


class Group(NamedTuple):
    """A choice of runs."""

    single: frozenset[str]  # the atoms that stand alone and need no look at the text: words and beginnings of words
    # the others, by the atoms of which one is present wherever the run is; "a b" stands for two words side by side
    runs: dict[str, tuple[PlannedRun, ...]]
    keys: frozenset[str]  # atoms of which at least one is present wherever the group matches
    kinds: frozenset[str]  # the kinds of fact that it may hold, also in the groups that its runs name


class Step(NamedTuple):
    """An element of a sequence."""

    group: int
    optional: bool
    shifts: tuple[int, ...]  # that spread a set of places over the gap before it
    walled: bool  # whether its gap could leave the statement


class Sequence(NamedTuple):
    """A part of a phrase."""

    negated: bool
    at_start: bool
    at_end: bool
    steps: tuple[Step, ...]
    kinds: frozenset[str]  # the kinds of fact that its groups may hold


class CompiledPhrase(NamedTuple):
    """A phrase bound to a vocabulary."""

    heading: bool  # matches titles of sections instead of statements
    context: int | None  # the number of what must match in a heading above or in the lead-in
    needed: tuple[int, ...]  # the groups without which it cannot match, the rarest first
    parts: tuple[Sequence, ...]


def plain(atom: str) -> str:
    """The atom under which a word is known, whatever capitals are asked for."""
    return atom[1:].lower() if atom.startswith("=") else atom
