"""A statement read for matching: where each atom stands in it, as integers with a bit for each word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from linter.compiled import CompiledPhrase, Group, PlannedRun, Sequence, plain
from linter.lexicon import Marker
from linter.statements import Statement
from linter.tokens import word_spans, words

Place = tuple[int, int]  # first word and the word after the last


class AtomTable(dict[str, tuple[str, ...]]):
    """From a word to the atoms that it fulfils; worked out for each word once."""

    def __init__(self, atoms: Iterable[str], groups: Iterable[Group]) -> None:
        super().__init__()
        self.masks = dict.fromkeys(atoms, 0)  # from an atom to the bits of the groups that it makes possible
        for group in groups:
            for atom in group.keys or ():
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

    __slots__ = ("_groups", "_kinds", "_markers", "_spans", "hits", "mask", "own", "statement", "text", "words")

    def __init__(
        self, statement: Statement | None, text: str, lead: list[str], atoms: AtomTable, markers: dict[str, Marker]
    ) -> None:
        self.statement = statement
        self.text = text
        self.words = lead + words(text) if lead else words(text)
        self.own = len(lead)  # where the statement's own words begin
        self._markers = markers
        self._groups: dict[Group, tuple[int, list[PlannedRun]]] = {}
        self._kinds: dict[str, list[Place]] = {}
        self._spans: list[tuple[int, int]] | None = None
        self.hits = hits = dict[str, int]()  # the places of each atom
        bit = 1
        for word in self.words:
            for atom in atoms[word]:
                hits[atom] = hits.get(atom, 0) | bit
            bit <<= 1
        self.mask = 0  # the bits of all groups of which a word is present
        masks = atoms.masks
        for atom in hits:
            self.mask |= masks[atom]

    def has(self, part: Sequence, starts: int | None = None) -> int:
        """Where a sequence ends if it begins at one of `starts` (anywhere by default): a bit for the word after each end.

        Only ends inside the statement's own words count.
        """
        if self.mask & part.mask != part.mask:
            return 0
        if part.rarest is not None and not any(self._present(part.rarest)):
            return 0
        if starts is None:
            starts = 1 << self.own if part.at_start else (1 << len(self.words)) - 1
        at = starts
        last = len(part.steps) - 1
        for index, step in enumerate(part.steps):
            reach = at
            if index:
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
        for start in range(len(self.words)):
            if not part.at_start or start == self.own:
                ends = self.has(part, 1 << start)
                if ends:
                    return start, (ends & -ends).bit_length() - 1
        raise ValueError("the phrase does not match")

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
        if name not in self._kinds:
            self._kinds[name] = self._places_of(self._markers[name[1:-1]](self.text))
        ends = 0
        for start, end in self._kinds[name]:
            if starts >> start & 1:
                ends |= 1 << end
        return ends

    def _places_of(self, found: list[tuple[int, int]]) -> list[Place]:
        """Words for characters: every word that a range touches."""
        places = []
        spans = self._word_spans() if found else []
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
