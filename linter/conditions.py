"""Conditions: when a duty applies and when it weighs more (`applies:` and `when:` of a check)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from linter.errors import PackError
from linter.grammar import grammar

if TYPE_CHECKING:
    from lark import Lark

# ("name", n), ("not", c), ("and", c, …) or ("or", c, …)
Condition = tuple[Any, ...]

ALWAYS: Condition = ("name", "always")


def parse_condition(source: str) -> Condition:
    """Parse one condition.

    Raises PackError with the condition and a caret under the place.
    """
    from lark import UnexpectedInput

    try:
        return _build(_parser().parse(source))
    except UnexpectedInput as error:
        column = max(getattr(error, "column", 0) or 0, 1)
        raise PackError(
            f"this condition cannot be read:\n  {source}\n  {' ' * (column - 1)}^ expected a name, and, or, not, ( or )"
        ) from None


def holds(condition: Condition, truth: Callable[[str], bool]) -> bool:
    """Whether a condition holds, given the truth of each name."""
    kind, *rest = condition
    if kind == "name":
        return rest[0] == "always" or truth(rest[0])
    if kind == "not":
        return not holds(rest[0], truth)
    values = (holds(part, truth) for part in rest)
    return all(values) if kind == "and" else any(values)


def names_of(condition: Condition) -> Iterator[str]:
    """The names that a condition uses, "always" aside."""
    kind, *rest = condition
    if kind == "name":
        yield from [] if rest[0] == "always" else rest
    else:
        for part in rest:
            yield from names_of(part)


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(grammar("condition"), parser="lalr")


def _build(tree: Any) -> Condition:
    if tree.data == "name":
        return ("name", str(tree.children[0]))
    kind = {"negation": "not", "both": "and", "either": "or"}[tree.data]
    return (kind, *map(_build, tree.children))
