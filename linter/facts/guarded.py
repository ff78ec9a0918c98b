"""Regular expressions that are tried only on statements that hold the words that they need: most hold none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import NamedTuple

from linter.facts.lookup import Lookup
from linter.regex import Regex
from linter.statements import Statement

NEGATIONS = "not no never nor neither without cannot can't don't doesn't won't isn't aren't"


class Guarded(NamedTuple):
    """An expression, and the groups of words of each of which a text must hold one for it to match at all."""

    pattern: Regex
    needs: tuple[frozenset[str], ...]

    def places(self, lookup: Lookup[Statement]) -> Set[int]:
        """The indexes of the statements in which it may match."""
        return lookup.places(*self.needs)

    def search(self, statement: Statement, lookup: Lookup[Statement]) -> re.Match[str] | None:
        """The first match in a statement."""
        return self.pattern.search(statement.text) if statement.index in self.places(lookup) else None

    def is_in(self, statement: Statement, lookup: Lookup[Statement]) -> bool:
        """Whether a statement holds a match."""
        return statement.index in self.places(lookup) and self.pattern.has(statement.text)


def guarded(pattern: Regex, *needs: str) -> Guarded:
    """An expression with its groups of words, each written in one line: "sell sold", "third provider*"."""
    return Guarded(pattern, tuple(frozenset(group.split()) for group in needs))


def among(guarded: Iterable[Guarded], lookup: Lookup[Statement]) -> list[Statement]:
    """The statements in which one of several expressions may match, in reading order."""
    return lookup.at(set().union(*(one.places(lookup) for one in guarded)))
