"""Which rules run: what the user selects and ignores, by rule or by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from linter.errors import ConfigError
from linter.findings import Confidence, Severity
from linter.rule_names import covers, group_of

if TYPE_CHECKING:
    from linter.checks import Check


class Profile(StrEnum):
    """Which rules run where nothing is selected, the fewest first."""

    CORE = "core"  # what is an error and sure: for a first gate
    RECOMMENDED = "recommended"  # all that are on by default
    STRICT = "strict"  # the same, and warnings fail
    AUDIT = "audit"  # every rule, for people who look at everything once

    @property
    def fail_on(self) -> Severity:
        """The mildest severity that fails where nothing else is said."""
        return Severity.WARNING if self is Profile.STRICT else Severity.ERROR

    def takes(self, rule: Check) -> bool:
        """Whether a rule belongs to the profile."""
        if self is Profile.AUDIT:
            return True
        sure = rule.severity is Severity.ERROR and rule.confidence is Confidence.HIGH
        return rule.default and (sure or self is not Profile.CORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A rule or a group of rules, as the user names it."""

    name: str  # "drafting/placeholder" or "drafting"
    origin: str  # where it was named: "--select", or file and line of the configuration


def choose(
    rules: Mapping[str, Check],
    *,
    profile: Profile = Profile.RECOMMENDED,
    select: Sequence[Choice] = (),
    ignore: Sequence[Choice] = (),
) -> frozenset[str]:
    """The ids of the rules that run: the selected ones, or without a selection those of the profile.

    Raises ConfigError for a name that is no rule, no group and no profile.
    """
    chosen = {id for choice in select for id in expand(choice, rules)}
    if not select:
        chosen = {id for id, rule in rules.items() if profile.takes(rule)}
    return frozenset(chosen.difference(*(expand(choice, rules) for choice in ignore)))


def expand(choice: Choice, rules: Mapping[str, Check]) -> frozenset[str]:
    """The rules that a choice names.

    Raises ConfigError for a name that is no rule, no group and no profile.
    """
    if choice.name in set(Profile):
        return frozenset(id for id, rule in rules.items() if Profile(choice.name).takes(rule))
    members = frozenset(id for id in rules if covers(choice.name, id))
    if not members:
        from linter.nearest import did_you_mean

        known = {*rules, *map(group_of, rules), *Profile}
        raise ConfigError(
            f"{choice.origin}: no rule or group is called {choice.name!r}{did_you_mean(choice.name, known)} "
            "`privacylint rules` lists them all."
        )
    return members
