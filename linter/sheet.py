"""A sheet: many statements side by side, matched all at once.

Every word of every statement has a place on the sheet, and a set of places is an integer with a bit for each. One pass
over the words gives the places of each atom. A gap is then a shift, a choice an "or", a sequence an "and", and a phrase is
tried on all statements in a few operations on integers. Between two statements lie as many empty places as a shift is wide,
so that none reaches from one into the next.

A set of statements is an integer too, with a bit for each statement. Which statements hold a group's words at all is known
before, and rules out nearly all phrases at the cost of an "and" of small integers.

A statement is read together with its lead-in ("You have the right to:" + "object"); a match must reach into the statement's
own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.atoms import AtomTable
from linter.bitsets import between, bits, by_member, members
from linter.compiled import MARGIN, CompiledPhrase, Group, PlannedRun, plain
from linter.compiled import Sequence as Steps
from linter.tokens import word_spans

FEW = 6  # statements that are looked at faster one by one

Places = tuple[tuple[int, int], ...]  # how many words a group is long, and where it begins when it is


class Row(NamedTuple):
    """A statement as a sheet holds it."""

    text: str
    own: list[str]  # its words
    lead: Sequence[str] = ()  # words of what introduces it
    told: Sequence[tuple[str, int, int]] = ()  # kinds of fact that the format tells of, each with its characters


class Sheet:
    """Statements with the places of every atom among their words."""

    def __init__(self, rows: Sequence[Row], atoms: AtomTable, groups: Sequence[Group]) -> None:
        self.rows = rows
        self.all = (1 << len(rows)) - 1  # the set of all statements
        self._atoms = atoms
        self._groups = groups
        self._spots: defaultdict[str, list[int]] = defaultdict(list)  # the places of each word
        self._holders: dict[str, int] = {}  # by each atom that is present; of a kind of fact, those that may hold it
        self._bases: list[int] = []  # the place of each statement's first word: of its lead-in, if it has one
        self._begins: list[int] = []  # the place of its first own word
        self._finals: list[int] = []  # the place after its last one
        self._owners: list[int] = []  # by place, the statement that it belongs to
        holding = self._lay_out()
        self._firsts = bits(self._begins)
        self._lasts = bits(self._finals)
        self._ends = between(self._begins, self._finals) << 1  # where a match may end
        self._worded = between(self._bases, self._finals)  # where it may begin
        self._fields = self._worded | self._lasts  # all places of the statements
        self._words: defaultdict[str, list[str]] = defaultdict(list)  # the words that fulfil each atom that is present
        # what is asked for more than once: the statements that hold something, and its places
        self._group_holders: dict[int, int] = {}
        self._places: dict[int, Places] = {}
        self._bits: dict[str, int] = {}
        # kinds of fact are looked for in the statements in which a phrase depends on them; here they may still be found
        self._hinted = {kind: 0 if marker.hint else self.all for kind, marker in atoms.markers.items()}
        self._kinds: dict[str, dict[int, int]] = {kind: {} for kind in self._hinted}  # those found, as `Places`
        self._unsettled: list[int] = []  # the groups with kinds whose places are known as far as these were looked for
        self._note_words(holding)

    def _lay_out(self) -> Mapping[str, Sequence[int]]:
        """Give every word its place, and note which words stand side by side; what comes back are each word's statements."""
        spots, pairs = self._spots, self._atoms.pairs
        holding: defaultdict[str, list[int]] = defaultdict(list)
        together: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        place = 0
        for index, (_, own, lead, _) in enumerate(self.rows):
            spelled = [*lead, *own] if lead else own
            begin, final = place + len(lead), place + len(spelled)
            self._bases.append(place)
            self._begins.append(begin)
            self._finals.append(final)
            for spot, word in enumerate(spelled, place):
                spots[word].append(spot)
            for word in set(spelled):
                holding[word].append(index)
            for pair in pairs.keys() & pairwise(spelled):
                together[pair].append(index)
            place = final + MARGIN + 2  # a place for the end of the statement, and one to count it by
            self._owners += [index] * (place - self._bases[-1])
        self._holders.update((pairs[pair], bits(statements)) for pair, statements in together.items())
        return holding

    def _note_words(self, holding: Mapping[str, Sequence[int]]) -> None:
        """Note which words fulfil each atom, in which statements, and where kinds of fact are hinted at."""
        atoms, fulfilling, holders, hinted = self._atoms, self._words, self._holders, self._hinted
        for word, indexes in holding.items():
            fulfilled, kinds = atoms[word]
            if not fulfilled and not kinds:
                continue
            statements = bits(indexes)
            for atom in fulfilled:
                fulfilling[atom].append(word)
                holders[atom] = holders.get(atom, 0) | statements
            for kind in kinds:
                hinted[kind] |= statements
        for index, row in enumerate(self.rows):
            for kind, *_ in row.told:
                if kind in hinted:
                    hinted[kind] |= 1 << index
        for kind, statements in hinted.items():
            if statements:
                fulfilling[kind] = []  # present, in no word of its own
                holders[kind] = statements

    def _look_for(self, kinds: Iterable[str], among: int) -> None:
        """Find kinds of fact in the words of some statements, in each of them once."""
        wanted = {kind: new for kind in kinds if (new := among & self._hinted[kind])}
        for index, here in sorted(by_member(wanted).items()):  # one statement's together: they share what they look up
            text, told = self.rows[index].text, self.rows[index].told
            spans: list[tuple[int, int]] = []
            for kind in here:
                if ranges := self._atoms.markers[kind].find(text) or [
                    (start, end) for name, start, end in told if name == kind
                ]:
                    spans = spans or word_spans(text)
                    for first, after in _touched(spans, ranges, len(text)):
                        lengths = self._kinds[kind]
                        lengths[after - first] = lengths.get(after - first, 0) | 1 << self._begins[index] + first
        for kind, new in wanted.items():
            self._hinted[kind] &= ~new
        if wanted:
            for group in self._unsettled:
                del self._places[group]
            self._unsettled.clear()

    def _holding(self, group: int) -> int:
        """The statements that hold a key of a group: all that may match it."""
        known = 0
        for atom in self._groups[group].keys & self._holders.keys():
            known |= self._holders[atom]
        self._group_holders[group] = known
        return known

    def matching(self, phrase: CompiledPhrase) -> int:
        """The statements that match a phrase, whatever it says of a heading or of its context."""
        among = self.likely(phrase, self.all)
        return self.fulfilling(phrase.parts, among) if among else 0

    def likely(self, phrase: CompiledPhrase, among: int) -> int:
        """The statements that may match a phrase by the words that they hold, out of those given."""
        holders = self._group_holders
        for group in phrase.needed:
            known = holders.get(group)
            among &= self._holding(group) if known is None else known
            if not among:
                return 0
        return among

    def fulfilling(self, parts: Iterable[Steps], among: int) -> int:
        """The statements in which all parts of a phrase hold, out of those given."""
        for part in parts:
            if part.kinds:
                self._look_for(part.kinds, among)
            ends = self._ends_of(part)
            having = self._having(ends, among) if ends else 0
            among = among & ~having if part.negated else having
            if not among:
                return 0
        return among

    def place(self, phrase: CompiledPhrase, index: int) -> tuple[int, int]:
        """The first place of a phrase's first part in a statement that matches it: first word and the word after the last.

        Words are counted from the first one of the lead-in. Raises ValueError where the phrase does not match.
        """
        part = next(part for part in phrase.parts if not part.negated)
        base, row = self._bases[index], self.rows[index]
        low, high = (len(row.lead),) * 2 if part.at_start else (0, len(row.lead) + len(row.own) - 1)
        while low < high:  # the first start is the one from which on a match begins at or before
            middle = (low + high) // 2
            low, high = (low, middle) if self._ends_of(part, ((2 << middle) - 1) << base) else (middle + 1, high)
        ends = self._ends_of(part, 1 << (base + low))
        if not ends:
            raise ValueError("the phrase does not match")
        return low, (ends & -ends).bit_length() - 1 - base

    def words(self, index: int, place: tuple[int, int]) -> str:
        """The words at a place of a statement, in lower case."""
        row = self.rows[index]
        return " ".join([*row.lead, *row.own][place[0] : place[1]])

    def characters(self, index: int, place: tuple[int, int]) -> tuple[int, int]:
        """The characters of a statement's own text that a place covers."""
        row = self.rows[index]
        spans = word_spans(row.text)
        first, last = max(place[0] - len(row.lead), 0), place[1] - len(row.lead) - 1
        return spans[first][0], spans[last][1]

    def _ends_of(self, part: Steps, starts: int | None = None) -> int:
        """The place after each match of a sequence that begins at one of `starts`: anywhere by default.

        Only ends inside the statements' own words count.
        """
        at = starts if starts is not None else self._firsts if part.at_start else self._worded
        last = len(part.steps) - 1
        for index, step in enumerate(part.steps):
            reach = at
            if step.walled:
                reach &= self._fields
                for shift in step.shifts:
                    reach = (reach | reach << shift) & self._fields
            elif index or part.at_start:  # words may stand before the first step where the phrase says how many
                for shift in step.shifts:
                    reach |= reach << shift
            ends = 0
            for length, places in self._places_of(step.group):
                ends |= (reach & places) << length
            if step.optional:
                ends |= at if index == last else reach
            if not ends:
                return 0
            at = ends
        if part.at_end:
            at &= self._lasts
        return at & self._ends

    def _having(self, ends: int, among: int) -> int:
        """The statements in which one of the places lies, out of those given.

        A few statements are looked at one by one. Else, a statement's places are a field of bits, and adding a field of
        ones to a field that is not empty carries into the bit behind it, and into none otherwise.
        """
        found = 0
        if among.bit_count() <= FEW:
            for index in members(among):
                begin = self._begins[index]
                if (ends >> begin) & ((2 << self._finals[index] - begin) - 1):
                    found |= 1 << index
            return found
        carried = (ends + self._fields) & (self._lasts << 1)
        for place in members(carried):
            found |= 1 << self._owners[place]
        return found & among

    def _places_of(self, group: int) -> Places:
        known = self._places.get(group)
        if known is None:
            alone, runs, _, kinds = self._groups[group]
            by_length: dict[int, int] = {}
            single = 0
            for atom in alone & self._holders.keys():
                single |= self._bits_of(atom)
            if single:
                by_length[1] = single
            for key in runs.keys() & self._holders.keys():
                for run in runs[key]:
                    for length, places in self._places_of_run(run):
                        by_length[length] = by_length.get(length, 0) | places
            self._places[group] = known = tuple(by_length.items())
            if kinds:
                self._unsettled.append(group)
        return known

    def _places_of_run(self, run: PlannedRun) -> Places:
        """Where a run begins, by the number of its words: each atom right after the one before."""
        together = self.all
        for atom in run.needed:
            together &= self._holders.get(atom, 0)
            if not together:
                return ()
        if run.plain:
            return self._places_of_words(run.needed)
        done: dict[int, int] = {0: -1}
        for step in run.atoms:
            following: Places = self._places_of(step) if isinstance(step, int) else self._places_of_atom(step)
            longer: dict[int, int] = {}
            for length, places in done.items():
                for more, starts in following:
                    if both := places & (starts >> length):
                        longer[length + more] = longer.get(length + more, 0) | both
            if not longer:
                return ()
            done = longer
        return tuple(done.items())

    def _places_of_words(self, words: Sequence[str]) -> Places:
        places = -1
        for length, word in enumerate(words):
            places &= self._bits_of(word) >> length
            if not places:
                return ()
        return ((len(words), places),)

    def _places_of_atom(self, atom: str) -> Places:
        if atom[0] == "<":
            return tuple(self._kinds[atom].items())
        return ((1, self._cased(atom) if atom[0] == "=" else self._bits_of(atom)),)

    def _bits_of(self, atom: str) -> int:
        known = self._bits.get(atom)
        if known is None:
            known = 0
            for word in self._words[atom]:
                known |= bits(self._spots[word])
            self._bits[atom] = known
        return known

    def _cased(self, atom: str) -> int:
        """The places of a word with its capitals; words of a lead-in have lost theirs."""
        known = self._bits.get(atom)
        if known is None:
            known = 0
            for spot in self._spots[plain(atom)]:
                index = self._owners[spot]
                if spot >= self._begins[index]:
                    word = spot - self._bases[index]
                    start, end = self.characters(index, (word, word + 1))
                    if self.rows[index].text[start:end] == atom[1:]:
                        known |= 1 << spot
            self._bits[atom] = known
        return known


def _touched(spans: list[tuple[int, int]], ranges: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Words for characters: every word that a range touches, as the first and the one after the last."""
    for start, end in ranges:
        first = bisect_right(spans, (start, length)) - 1
        first += first < 0 or spans[first][1] <= start
        last = bisect_left(spans, (end, 0))
        if first < last:
            yield first, last
