"""A statement read for matching: where each atom stands in it, as integers with a bit for each word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from linter.compiled import CompiledPhrase, Group, PlannedRun, plain
from linter.compiled import Sequence as Steps
from linter.lexicon import Marker
from linter.tokens import word_spans

Place = tuple[int, int]  # first word and the word after the last


class AtomTable(dict[str, tuple[str, ...]]):
    """From a word to the atoms that it fulfils; worked out for each word once."""

    def __init__(self, atoms: Collection[str], groups: Iterable[Group], markers: Mapping[str, Marker]) -> None:
        super().__init__()
        self.markers = tuple((atom, markers[atom[1:-1]]) for atom in atoms if atom[0] == "<")  # of the kinds of fact
        self.masks = dict.fromkeys(atoms, 0)  # from an atom to the bits of the groups that it makes possible
        for group in groups:
            for atom in group.keys:
                self.masks[atom] |= group.bit
        self._exact = {atom for atom in atoms if not atom.endswith("*")}
        self._prefixes = {atom[:-1] for atom in atoms if atom.endswith("*")}
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = [word] if word in self._exact else []
        found += [f"{word[:n]}*" for n in self._lengths if n <= len(word) and word[:n] in self._prefixes]
        self[word] = atoms = tuple(found)
        return atoms


class Reading:
    """A statement's words with those of its lead-in, and the places of every atom among them.

    A set of places is an integer: bit n stands for word n.
    """

    __slots__ = ("_groups", "_kinds", "_spans", "hits", "is_title", "mask", "own", "text", "words")

    def __init__(
        self,
        text: str,
        own: list[str],
        atoms: AtomTable,
        *,
        lead: Sequence[str] = (),
        is_title: bool = False,
        mask: int = 0,  # the bits of the contexts that the statement stands in
    ) -> None:
        self.text = text
        self.words = [*lead, *own] if lead else own
        self.own = len(lead)  # where the statement's own words begin
        self.is_title = is_title
        self._groups: dict[Group, tuple[int, list[PlannedRun]]] = {}
        self._spans: list[tuple[int, int]] | None = None
        self.hits = hits = dict[str, int]()  # the places of each atom; of a kind of fact, where it begins
        self._kinds: dict[str, list[Place]] = {}  # the places of each kind of fact in the statement's own text
        for kind, mark in atoms.markers:
            if (ranges := mark(text)) and (places := self._places_of(ranges)):
                self._kinds[kind] = places
                hits[kind] = reduce(or_, (1 << start for start, _ in places))
        for position, word in enumerate(self.words):
            if found := atoms[word]:
                bit = 1 << position
                for atom in found:
                    hits[atom] = hits.get(atom, 0) | bit
        masks = atoms.masks
        for atom in hits:
            mask |= masks[atom]
        self.mask = mask  # the bits of its contexts, and of all groups of which an atom is present

    def has(self, part: Steps, starts: int | None = None) -> int:
        """Where a sequence ends if it begins at one of `starts` (anywhere by default): a bit for the word after each end.

        Only ends inside the statement's own words count.
        """
        if self.mask & part.mask != part.mask:
            return 0
        if part.unsure is not None and not any(self._present(part.unsure)):
            return 0
        if starts is None:
            starts = 1 << self.own if part.at_start else (1 << len(self.words)) - 1
        at = starts
        last = len(part.steps) - 1
        for index, step in enumerate(part.steps):
            reach = at
            if index or part.at_start:
                for shift in step.shifts:
                    reach |= reach << shift
            ends = self.ends(step.group, reach)
            if step.optional:
                ends |= at if index == last else reach
            if not ends:
                return 0
            at = ends
        if part.at_end:
            at &= 1 << len(self.words)
        return at >> (self.own + 1) << (self.own + 1)

    def place(self, phrase: CompiledPhrase) -> Place:
        """The first place of the first part of a phrase that is known to match."""
        part = next(part for part in phrase.parts if not part.negated)
        low, high = (self.own, self.own) if part.at_start else (0, len(self.words) - 1)
        while low < high:  # the first start is the one from which on a match begins at or before
            middle = (low + high) // 2
            low, high = (low, middle) if self.has(part, (2 << middle) - 1) else (middle + 1, high)
        ends = self.has(part, 1 << low)
        if not ends:
            raise ValueError("the phrase does not match")
        return low, (ends & -ends).bit_length() - 1

    def ends(self, group: Group, starts: int) -> int:
        """The word after each place of a group that begins at one of `starts`."""
        single, runs = self._present(group)
        ends = (starts & single) << 1
        for run in runs:
            at = starts
            for atom in run.atoms:
                if isinstance(atom, Group):
                    at = self.ends(atom, at)
                elif atom[0] == "<":
                    at = self._after_kind(atom, at)
                elif atom[0] == "=":
                    at = self._after_cased(atom, at)
                else:
                    at = (at & self.hits[atom]) << 1
                if not at:
                    break
            ends |= at
        return ends

    def characters(self, place: Place) -> tuple[int, int]:
        """The characters of the statement's own text that a place covers."""
        spans = self._word_spans()
        first, last = max(place[0] - self.own, 0), place[1] - self.own - 1
        return spans[first][0], spans[last][1]

    def _present(self, group: Group) -> tuple[int, list[PlannedRun]]:
        """The places of a group's single words, and those of its runs whose words are all present."""
        known = self._groups.get(group)
        if known is not None:
            return known
        hits = self.hits
        single = 0
        for atom in group.single & hits.keys():
            single |= hits[atom]
        runs = list(group.named)
        if group.plan:
            for atom in group.plan.keys() & hits.keys():
                runs += [run for run in group.plan[atom] if run.needed <= hits.keys()]
        self._groups[group] = found = (single, runs)
        return found

    def _after_cased(self, atom: str, starts: int) -> int:
        """The word after each place of a word with its capitals; words of the lead-in have lost theirs."""
        ends = 0
        for position in _positions(starts & self.hits[plain(atom)]):
            if position >= self.own:
                start, end = self.characters((position, position + 1))
                if self.text[start:end] == atom[1:]:
                    ends |= 1 << (position + 1)
        return ends

    def _after_kind(self, name: str, starts: int) -> int:
        """The word after each place of a kind of fact in the statement's own text."""
        ends = 0
        for start, end in self._kinds.get(name, ()):
            if starts >> start & 1:
                ends |= 1 << end
        return ends

    def _places_of(self, found: list[tuple[int, int]]) -> list[Place]:
        """Words for characters: every word that a range touches."""
        places = []
        spans = self._word_spans()
        for start, end in found:
            first = bisect_right(spans, (start, len(self.text))) - 1
            first += first < 0 or spans[first][1] <= start
            last = bisect_left(spans, (end, 0))
            if first < last:
                places.append((first + self.own, last + self.own))
        return places

    def _word_spans(self) -> list[tuple[int, int]]:
        if self._spans is None:
            self._spans = word_spans(self.text)
        return self._spans


def _positions(mask: int) -> list[int]:
    return [position for position in range(mask.bit_length()) if mask >> position & 1]
