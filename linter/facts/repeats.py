"""Text that stands more than once: runs of blocks that repeat, and paragraphs that are nearly the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from linter.facts import fact
from linter.facts.blocks import Passage, PassageKind

_EDGES = " \t.,;:!?*_|\"'“”‘’()[]-–—•·"
_PROSE = 12  # words: from here on a paragraph says something of its own that can be nearly the same as another's
_ALIKE = 0.85  # Jaccard index of the two sets of words
_IN_ORDER = 0.75  # the same of the two sets of neighbouring words: one word changed in a sentence of twenty leaves as much
_CANDIDATES = 12  # comparisons a paragraph at most, so that a hostile document stays linear


class Repeat(NamedTuple):
    """Passages that stand in a document more than once, in the same order each time."""

    copies: tuple[tuple[Passage, ...], ...]  # at least two, in reading order; none overlaps another
    exact: bool  # False: nearly the same words

    @property
    def adjacent(self) -> bool:
        """Whether each copy begins where the one before ends."""
        pairs = zip(self.copies, self.copies[1:], strict=False)
        return all(later[0].index == earlier[-1].index + 1 for earlier, later in pairs)

    @property
    def words(self) -> int:
        """The number of words of one copy."""
        return sum(len(passage.words) for passage in self.copies[0])


@fact
def repeats(passages: tuple[Passage, ...]) -> tuple[Repeat, ...]:
    """The runs of passages that stand more than once, then the passages that nearly repeat another."""
    keys = [_key(passage) for passage in passages]
    runs = tuple(_runs(passages, keys))
    repeated = {passage.index for run in runs for copy in run.copies for passage in copy}
    near = [p for p in passages if len(p.words) >= _PROSE and p.index not in repeated and p.kind in _RUNNING]
    return (*runs, *_near(near))


_RUNNING = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM})


def _key(passage: Passage) -> str:
    """What two passages share that a reader takes for the same: no case, no marks at the ends, no number of a title."""
    words = passage.words
    if passage.kind is PassageKind.TITLE and len(words) > 1 and words[0][:1] in "0123456789(§":
        words = words[1:]
    return " ".join(words).strip(_EDGES)


def _runs(passages: Sequence[Passage], keys: Sequence[str]) -> Iterator[Repeat]:
    """Every maximal run of passages that repeats an earlier one, with all its copies together.

    Follows each run as long as it goes on; a new one is looked for at the first place where its first passage stood. A block
    that stands four times in a row is one run that overlaps itself: its period tells the copies apart.
    """
    first: dict[str, int] = {}
    groups: dict[tuple[int, int], list[int]] = {}
    at = 0
    while at < len(keys):
        earlier = first.setdefault(keys[at], at)
        if earlier == at or not keys[at]:
            at += 1
            continue
        length = 1
        while at + length < len(keys) and keys[earlier + length] == keys[at + length]:
            length += 1
        period = at - earlier
        if length >= period:
            starts = range(earlier, at + length - period + 1, period)
            yield _repeat(passages, starts, period)
        else:
            groups.setdefault((earlier, length), []).append(at)
        for seen in range(at, at + length):
            first.setdefault(keys[seen], seen)
        at += length
    for (start, length), others in groups.items():
        yield _repeat(passages, (start, *others), length)


def _repeat(passages: Sequence[Passage], starts: Sequence[int], length: int) -> Repeat:
    return Repeat(copies=tuple(tuple(passages[start : start + length]) for start in starts), exact=True)


def _near(passages: Sequence[Passage]) -> Iterator[Repeat]:
    """Pairs of passages whose words are nearly the same.

    By prefix filtering: with words ranked from the rarest, two sets whose Jaccard index is at least t share a word among the
    first n - t*n + 1 of each, so only passages that share such a word are compared (Bayardo, Ma, Srikant, WWW 2007).
    """
    sets = [frozenset(passage.words) for passage in passages]
    frequency = Counter(chain.from_iterable(sets))
    alone = frozenset(word for word, count in frequency.items() if count == 1)  # they come first in rank and match nothing
    rarest_first = sorted(sorted(frequency.keys() - alone), key=frequency.__getitem__)
    rank = {word: at for at, word in enumerate(rarest_first)}
    index: dict[int, list[int]] = {}
    for at, words in enumerate(sets):
        reach = len(words) - int(_ALIKE * len(words)) + 1 - len(words & alone)
        if reach <= 0:
            continue
        prefix = sorted(map(rank.__getitem__, words - alone))[:reach]
        candidates = dict.fromkeys(other for word in prefix for other in index.get(word, ())[-_CANDIDATES:])
        match = next((other for other in list(candidates)[:_CANDIDATES] if _alike(passages[other], passages[at])), None)
        if match is not None:
            yield Repeat(copies=((passages[match],), (passages[at],)), exact=False)
        for word in prefix:
            index.setdefault(word, []).append(at)


def _alike(one: Passage, other: Passage) -> bool:
    """Whether two passages say the same in nearly the same words and order."""
    pairs_one = set(zip(one.words, one.words[1:], strict=False))
    pairs_other = set(zip(other.words, other.words[1:], strict=False))
    shared = len(pairs_one & pairs_other)
    return shared >= _IN_ORDER * (len(pairs_one) + len(pairs_other) - shared)
