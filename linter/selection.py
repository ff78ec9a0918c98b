"""Which rules run: what the user selects and ignores, by rule or by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linter.checks import Check
from linter.errors import ConfigError
from linter.nearest import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A rule or a group of rules, as the user names it."""

    name: str  # "drafting/placeholder" or "drafting"
    origin: str  # where it was named: "--select", or file and line of the configuration


def choose(rules: Mapping[str, Check], *, select: Sequence[Choice] = (), ignore: Sequence[Choice] = ()) -> frozenset[str]:
    """The ids of the rules that run: the selected ones, or without a selection all that are on by default.

    Raises ConfigError for a name that is neither a rule nor a group.
    """
    chosen = {id for choice in select for id in expand(choice, rules)}
    if not select:
        chosen = {id for id, rule in rules.items() if rule.default}
    return frozenset(chosen.difference(*(expand(choice, rules) for choice in ignore)))


def expand(choice: Choice, rules: Mapping[str, Check]) -> frozenset[str]:
    """The rules that a choice names.

    Raises ConfigError for a name that is neither a rule nor a group.
    """
    if choice.name in rules:
        return frozenset({choice.name})
    group = choice.name.removesuffix("/*").rstrip("/")
    members = frozenset(id for id in rules if group_of(id) == group)
    if not members:
        known = {*rules, *map(group_of, rules)}
        raise ConfigError(
            f"{choice.origin}: no rule or group is called {choice.name!r}{did_you_mean(choice.name, known)} "
            "`privacylint rules` lists them all."
        )
    return members


def group_of(rule: str) -> str:
    """The part of a rule's name before the slash."""
    return rule.partition("/")[0]
