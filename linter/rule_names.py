"""Names of rules: `group/name`, and how one name stands for many."""

from __future__ import annotations


def group_of(rule: str) -> str:
    """The part of a rule's name before the slash."""
    return rule.partition("/")[0]


def covers(name: str, rule: str) -> bool:
    """Whether a name is that of a rule, or of the group that it belongs to (`drafting` or `drafting/*`)."""
    return name == rule or name.removesuffix("/*").rstrip("/") == group_of(rule)
