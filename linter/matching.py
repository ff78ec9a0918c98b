"""Matching phrases on statements: on words, through an index, in time linear in the text.

Every phrase is a sequence of word groups with gaps. One pass over a statement's words gives, through a table from each word
to the atoms that it fulfils, the places of every atom, as an integer with a bit for each word (`linter.reading`). A gap is
then a shift, a choice an "or", a sequence an "and": a phrase is tried in a few operations on integers, however often its
words stand there. An index from the rarest group of each phrase, and a mask of the groups that a statement can hold, rule
out nearly all phrases before that.

A statement is read together with its lead-in ("You have the right to:" + "object"); a match must reach into the statement's
own words.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from linter.compiled import CompiledPhrase, Group, Sequence, Step, plain
from linter.lexicon import Vocabulary
from linter.phrases import Choice, Part, Phrase
from linter.reading import AtomTable, Reading
from linter.statements import Statement, StatementKind
from linter.tokens import words

MAX_LEAD_WORDS = 40  # of the lead-in; longer ones add nothing but false matches
_MOST_TITLES = 2000  # titles and lead-ins whose readings are kept: those of a few documents, not of a million


class _Index(NamedTuple):
    """Phrases with the mask of what each needs and the label under which it is reported."""

    by_key: dict[str, list[tuple[int, int, CompiledPhrase]]]
    always: list[tuple[int, int, CompiledPhrase]]  # those that may match without any word


class _Context(NamedTuple):
    """What must match in a heading above or in the lead-in."""

    bit: int  # set in the mask of every reading that stands under it
    needed: int  # the bits of all groups that must be present in the heading or lead-in
    parts: tuple[Sequence, ...]


class Matcher:
    """All phrases of a pack bound to one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._bits = 0  # of masks that are taken
        self._groups: dict[Choice, Group] = {}
        self._names: dict[str, Group | str] = {}
        self._atoms: dict[str, None] = {}  # an ordered set
        self._contexts: dict[tuple[Part, ...], _Context] = {}
        self._indexes: dict[bool, _Index] = {False: _Index({}, []), True: _Index({}, [])}  # of phrases on titles: True
        self._table: AtomTable | None = None
        self._titles: dict[str, Reading] = {}
        self._given: dict[str, int] = {}  # by title or lead-in, the bits of the contexts that it gives

    def compile(self, phrase: Phrase) -> CompiledPhrase:
        """Bind a phrase to the vocabulary."""
        self._table = None
        context = self._context(phrase.context) if phrase.context else 0
        return CompiledPhrase(phrase, context, tuple(map(self._sequence, phrase.parts)))

    def watch(self, phrase: CompiledPhrase, label: int) -> None:
        """Have `scan` report the phrase, under a number of the caller's."""
        index = self._indexes[phrase.heading]
        keys = phrase.lookup
        if keys is None:
            index.always.append((phrase.mask, label, phrase))
        for key in sorted(keys or ()):
            index.by_key.setdefault(key, []).append((phrase.mask, label, phrase))

    def read(self, statement: Statement, own: list[str] | None = None) -> Reading:
        """Read a statement, whose words may be known already, with its lead-in."""
        lead: list[str] = []
        above = statement.lead if statement.kind is not StatementKind.ROW else None
        while above is not None and len(lead) < MAX_LEAD_WORDS:
            lead = self._title(above.text).words + lead
            above = above.lead
        return Reading(
            statement.text,
            words(statement.text) if own is None else own,
            self._atom_table,
            lead=lead[-MAX_LEAD_WORDS:],
            is_title=statement.kind is StatementKind.HEADING,
            mask=self._contexts_of(statement),
        )

    def scan(self, reading: Reading, done: Container[int] = ()) -> Iterator[int]:
        """The labels of all watched phrases that match; those in `done` are not tried any more."""
        mask = reading.mask
        index = self._indexes[reading.is_title]
        likely = {
            label: phrase
            for found in (index.always, *filter(None, map(index.by_key.get, reading.hits)))
            for needed, label, phrase in found
            if mask & needed == needed
        }
        for label, phrase in likely.items():
            if label not in done and _all_hold(reading, phrase.parts):
                yield label

    def match(self, reading: Reading, phrase: CompiledPhrase) -> bool:
        """Whether a phrase matches a reading."""
        fits = phrase.heading is reading.is_title and reading.mask & phrase.mask == phrase.mask
        return fits and _all_hold(reading, phrase.parts)

    def found_in(self, text: str, phrase: CompiledPhrase) -> bool:
        """Whether the phrase matches a text that stands alone, such as a title."""
        return _all_hold(self._title(text), phrase.parts)

    @property
    def _atom_table(self) -> AtomTable:
        if self._table is None:
            self._table = AtomTable(self._atoms, self._groups.values(), self._vocabulary.kinds)
        return self._table

    def _title(self, text: str) -> Reading:
        if text not in self._titles:
            if len(self._titles) > _MOST_TITLES:
                self._titles.clear()
                self._given.clear()
            self._titles[text] = Reading(text, words(text), self._atom_table)
        return self._titles[text]

    def _contexts_of(self, statement: Statement) -> int:
        """The bits of the contexts that a statement stands in."""
        mask = 0
        for heading in statement.headings:
            mask |= self._contexts_in(heading)
        lead = statement.lead
        while lead is not None:
            mask |= self._contexts_in(lead.text)
            lead = lead.lead
        return mask

    def _contexts_in(self, text: str) -> int:
        """The bits of the contexts that a title or lead-in gives to what stands under it."""
        known = self._given.get(text)
        if known is None:
            reading = self._title(text)
            known = 0
            for bit, needed, parts in self._contexts.values():
                if reading.mask & needed == needed and _all_hold(reading, parts):
                    known |= bit
            self._given[text] = known
        return known

    def _context(self, parts: tuple[Part, ...]) -> int:
        if parts not in self._contexts:
            sequences = tuple(map(self._sequence, parts))
            needed = reduce(or_, (part.mask for part in sequences if not part.negated), 0)
            self._contexts[parts] = _Context(self._bit(), needed, sequences)
        return self._contexts[parts].bit

    def _sequence(self, part: Part) -> Sequence:
        return Sequence(part, tuple(Step(element, self._group(element.choice)) for element in part.elements))

    def _group(self, choice: Choice) -> Group:
        if choice not in self._groups:
            for run in choice:
                for atom in run:
                    if atom.startswith("<"):
                        self._resolve(atom)
                    else:
                        self._atoms[plain(atom)] = None
            ((only, *more), *others) = choice
            alone = self._names.get(only) if not more and not others else None
            self._groups[choice] = alone if isinstance(alone, Group) else Group(choice, self._names, self._bit())
        return self._groups[choice]

    def _resolve(self, name: str) -> None:
        if name not in self._names:
            lexicon = self._vocabulary.lexicons.get(name[1:-1])
            if lexicon is None:  # a kind of fact
                self._names[name] = name
                self._atoms[name] = None
            else:
                self._names[name] = self._group(lexicon)

    def _bit(self) -> int:
        self._bits += 1
        return 1 << self._bits


def _all_hold(reading: Reading, parts: tuple[Sequence, ...]) -> bool:
    for part in parts:  # noqa: SIM110 a generator costs a third more, in the innermost loop
        if bool(reading.has(part)) is part.negated:
            return False
    return True
