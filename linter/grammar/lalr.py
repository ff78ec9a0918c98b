"""A grammar's LALR(1) table, as Lark works it out, and the loop that parses by it.

Lark needs 60 ms to import and 60 ms more to work the table out, which together are a quarter of a whole run. So the table
is kept between runs, and Lark is loaded only after a grammar has changed. The loop is the textbook's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from linter.cache import cached
from linter.grammar import grammar

Build = Callable[[list[Any]], Any]  # from the children of a rule to its value


class Reduction(NamedTuple):
    """What a rule makes of the last values."""

    rule: str  # its name; one that begins with "_" gives its children to the rule that uses it, as in Lark
    size: int  # how many values it takes
    shared: tuple[int, ...]  # which of them are lists of children of rules with "_"


class Table(NamedTuple):
    """The states of a parser."""

    start: int
    end: int  # the state in which everything is read
    actions: list[dict[str, int | Reduction]]  # by state, by terminal or rule: the state to go to, or what to reduce


def table(name: str) -> Table:
    """The table of a grammar of this package, worked out once for each text of the grammar."""
    return cached(Table, "grammars", (f"grammar/{name}.lark", "grammar/lalr.py"), lambda: _worked_out(grammar(name)))


def parse(table: Table, tokens: Iterable[tuple[str, Any]], builders: Mapping[str, Build]) -> Any:
    """The value of the start rule for terminals with their values; each rule's value is made by its builder.

    Raises KeyError with the terminal where the grammar does not allow it.
    """
    actions = table.actions
    states = [table.start]
    values: list[Any] = []
    for terminal, value in chain(tokens, (("$END", None),)):
        while True:
            action = actions[states[-1]][terminal]
            if type(action) is int:
                states.append(action)
                values.append(value)
                break
            rule, size, shared = action  # type: ignore[misc]
            children: list[Any] = []
            if size:
                children = _children(values[-size:], shared) if shared else values[-size:]
                del values[-size:], states[-size:]
            values.append(children if rule[0] == "_" else builders[rule](children))
            reached = actions[states[-1]][rule]
            states.append(reached)  # type: ignore[arg-type]
            if reached == table.end and terminal == "$END":
                return values[-1]
    raise AssertionError("every text has an end")


def _children(values: list[Any], shared: tuple[int, ...]) -> list[Any]:
    """The children of a rule, those of rules with "_" among them."""
    if shared == (0,):  # what grows to the left keeps its list, or a long document would take quadratic time
        first: list[Any] = values[0]
        first += values[1:]
        return first
    children: list[Any] = []
    for at, value in enumerate(values):
        if at not in shared:
            children.append(value)
        elif children:
            children += value
        else:
            children = value
    return children


def _worked_out(text: str) -> Table:
    from lark import Lark
    from lark.parsers.lalr_analysis import Shift

    parser = Lark(text, parser="lalr", lexer="basic")
    made = parser.parser.parser._parse_table  # Lark has no other way to its table

    def action(kind: Any, argument: Any) -> int | Reduction:
        if kind is Shift:
            return int(argument)
        rule = str(argument.origin.name)
        shared = tuple(at for at, symbol in enumerate(argument.expansion) if not symbol.is_term and symbol.name[0] == "_")
        return Reduction(rule, len(argument.expansion), shared)

    actions: list[dict[str, int | Reduction]] = [{} for _ in made.states]
    for state, by_symbol in made.states.items():
        actions[state] = {str(symbol): action(*value) for symbol, value in by_symbol.items()}
    return Table(made.start_states["start"], made.end_states["start"], actions)
