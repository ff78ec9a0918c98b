"""Which statements hold certain words: asked once of the whole document, instead of once of each statement.

Most words that a fact looks for stand nowhere in a document, or in a few statements of hundreds. An index from each word to
the statements that hold it costs as much as three or four looks at every statement, and answers all facts after that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from functools import cached_property, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from linter.facts import fact
from linter.knowledge.names import NameIndex, capitalised
from linter.statements import Statement, StatementKind

Item = TypeVar("Item")

_KEPT = 4096  # groups that are kept parted: all that there are, and no more where a pack makes them as it goes


class Lookup(Generic[Item]):
    """Things with words, by their words.

    A group is a set of words of which one must stand in a text. "transfer*" in it stands for all words that begin so, and
    "*link*" for all that hold those letters. An expression that needs a word of the group is tried only where there is one.
    """

    def __init__(self, items: Sequence[Item], word_lists: Iterable[Collection[str]]) -> None:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(word_lists):
            for word in words:
                places[word].append(place)
        self._items = items
        self._places = dict(places)
        self._known: dict[frozenset[str], Set[int]] = {}  # several facts ask for the same groups

    @property
    def words(self) -> Set[str]:
        """All words that stand anywhere."""
        return self._places.keys()

    def holding(self, *groups: frozenset[str]) -> list[Item]:
        """The things that hold a word of each group, in order."""
        return self.at(self.places(*groups))

    def at(self, places: Iterable[int]) -> list[Item]:
        """The things at some places, in order."""
        return [self._items[place] for place in sorted(places)]

    def places(self, *groups: frozenset[str]) -> Set[int]:
        """Where the things that hold a word of each group stand among all of them."""
        return in_all(groups, self._places_of)

    def of_any(self, words: Set[str]) -> set[int]:
        """Where the things that hold one of the words stand among all of them; no word here stands for others."""
        return set().union(*map(self._places.__getitem__, words & self._places.keys()))

    def _places_of(self, group: frozenset[str]) -> Set[int]:
        known = self._known.get(group)
        if known is None:
            words, pieces = _parted(group)
            known = self.of_any(words)
            for piece in pieces:
                known.update(*map(self._places.__getitem__, self._words_with(piece)))
            self._known[group] = known
        return known

    def _words_with(self, piece: str) -> Iterator[str]:
        words = self._vocabulary
        at = words.find(piece)
        while at >= 0:
            end = words.index("\n", at + 1)
            yield words[words.rindex("\n", 0, at + 1) + 1 : end]
            at = words.find(piece, end)

    @cached_property
    def _vocabulary(self) -> str:
        return "\n".join(("", *self._places, ""))


@lru_cache(maxsize=_KEPT)
def _parted(group: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole words of a group, and the pieces of others, a beginning after the sign that stands before each word."""
    pieces = frozenset(word for word in group if word[-1] == "*")
    return group - pieces, tuple(piece[1:-1] if piece[0] == "*" else f"\n{piece[:-1]}" for piece in pieces)


def in_all(groups: Sequence[frozenset[str]], places_of: Callable[[frozenset[str]], Set[int]]) -> Set[int]:
    """The places that every group has; groups are asked only as long as there are any left."""
    found = places_of(groups[0])
    for group in groups[1:]:
        if not found:
            break
        found = found & places_of(group)
    return found


class Said(NamedTuple):
    """Where a word of a group stands, in statements and in the titles above them."""

    places: Set[int]  # of statements, titles among them
    titles: frozenset[str]

    @staticmethod
    def of(lookup: Lookup[Statement], group: frozenset[str]) -> Said:
        """Where a word of the group stands in a document."""
        places = lookup.places(group)
        said = lookup.at(places)
        return Said(places, frozenset(s.text for s in said if s.kind is StatementKind.HEADING))

    def around(self, statement: Statement, *, titles: int = 1) -> bool:
        """Whether a word stands in a statement, in what introduces it, or in the nearest titles above it."""
        if statement.index in self.places or (statement.lead is not None and statement.lead.index in self.places):
            return True
        return bool(self.titles) and not self.titles.isdisjoint(statement.headings[-titles:])

    def within(self, statement: Statement) -> bool:
        """Whether a word stands in a statement or in the title above it."""
        return statement.index in self.places or (bool(statement.headings) and statement.headings[-1] in self.titles)


def groups(*lines: str) -> tuple[frozenset[str], ...]:
    """Groups of words, each written in one line: "sell sold", "third provider*"."""
    return tuple(frozenset(line.split()) for line in lines)


@fact
def lookup(statements: tuple[Statement, ...], word_lists: Sequence[Sequence[str]]) -> Lookup[Statement]:
    """The statements by their words, in lower case (see `linter.tokens`)."""
    return Lookup(statements, word_lists)


@fact
def capitals(statements: tuple[Statement, ...]) -> Lookup[Statement]:
    """The statements by their words that begin with a capital, as written: what names of companies and countries are."""
    return Lookup(statements, (capitalised(statement.text) for statement in statements))


def may_name(index: NameIndex[Any], lookup: Lookup[Statement], capitals: Lookup[Statement]) -> set[int]:
    """Where the statements stand that may hold one of the names: all others need not be searched."""
    found = capitals.of_any(index.by_piece.keys())
    return found | lookup.of_any(index.lower_words) if index.lower_words else found
