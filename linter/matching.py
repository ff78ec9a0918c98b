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
    """Phrases with the mask of the groups that each needs and the label under which it is reported."""

    by_key: dict[str, list[tuple[int, int, CompiledPhrase]]]
    always: list[tuple[int, int, CompiledPhrase]]  # those that no word rules out


class Matcher:
    """All phrases of a pack bound to one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._markers = dict(vocabulary.kinds)
        self._groups: dict[Choice, Group] = {}
        self._names: dict[str, Group | str] = {}
        self._atoms: set[str] = set()
        self._indexes: dict[bool, _Index] = {False: _Index({}, []), True: _Index({}, [])}  # of phrases on titles: True
        self._table: AtomTable | None = None
        self._contexts: dict[tuple[int, str], bool] = {}
        self._titles: dict[str, Reading] = {}

    def compile(self, phrase: Phrase) -> CompiledPhrase:
        """Bind a phrase to the vocabulary."""
        self._table = None
        context = tuple(self._sequence(part) for part in phrase.context)
        return CompiledPhrase(phrase, context, tuple(self._sequence(part) for part in phrase.parts))

    def watch(self, phrase: CompiledPhrase, label: int) -> None:
        """Have `scan` report the phrase, under a number of the caller's."""
        index = self._indexes[phrase.heading]
        keys = phrase.lookup
        if keys is None:
            index.always.append((phrase.mask, label, phrase))
        for key in keys or ():
            index.by_key.setdefault(key, []).append((phrase.mask, label, phrase))

    def read(self, statement: Statement) -> Reading:
        """Read a statement with its lead-in."""
        lead: list[str] = []
        above = statement.lead if statement.kind is not StatementKind.ROW else None
        while above is not None and len(lead) < MAX_LEAD_WORDS:
            lead = words(above.text) + lead
            above = above.lead
        return Reading(statement, statement.text, lead[-MAX_LEAD_WORDS:], self._atom_table, self._markers)

    def scan(self, reading: Reading, done: Container[int] = ()) -> Iterator[int]:
        """The labels of all watched phrases that match; those in `done` are not tried any more."""
        statement, mask = reading.statement, reading.mask
        index = self._indexes[statement is not None and statement.kind is StatementKind.HEADING]
        tried: set[int] = set()
        for found in (index.always, *(index.by_key.get(atom, ()) for atom in reading.hits)):
            for needed, label, phrase in found:
                if mask & needed == needed and label not in tried and label not in done:
                    tried.add(label)
                    if self._holds_in(reading, phrase):
                        yield label

    def match(self, reading: Reading, phrase: CompiledPhrase) -> bool:
        """Whether a phrase matches a reading."""
        statement = reading.statement
        if statement is not None and phrase.heading != (statement.kind is StatementKind.HEADING):
            return False
        return reading.mask & phrase.mask == phrase.mask and self._holds_in(reading, phrase)

    def _holds_in(self, reading: Reading, phrase: CompiledPhrase) -> bool:
        statement = reading.statement
        if phrase.context and not (statement and self._in_context(statement, phrase.context)):
            return False  # asked first, since the answer is known for all statements of a section
        return _all_hold(reading, phrase.parts)

    def found_in(self, text: str, phrase: CompiledPhrase) -> bool:
        """Whether the phrase matches a text that stands alone, such as a title."""
        return _all_hold(self._title(text), phrase.parts)

    @property
    def _atom_table(self) -> AtomTable:
        if self._table is None:
            self._table = AtomTable(self._atoms, self._groups.values())
        return self._table

    def _title(self, text: str) -> Reading:
        if text not in self._titles:
            if len(self._titles) > _MOST_TITLES:
                self._titles.clear()
                self._contexts.clear()
            self._titles[text] = Reading(None, text, [], self._atom_table, self._markers)
        return self._titles[text]

    def _in_context(self, statement: Statement, context: tuple[Sequence, ...]) -> bool:
        for heading in statement.headings:
            if self._holds(heading, context):
                return True
        lead = statement.lead
        while lead is not None:
            if self._holds(lead.text, context):
                return True
            lead = lead.lead
        return False

    def _holds(self, text: str, context: tuple[Sequence, ...]) -> bool:
        key = (id(context), text)
        known = self._contexts.get(key)
        if known is None:
            known = _all_hold(self._title(text), context)
            self._contexts[key] = known
        return known

    def _sequence(self, part: Part) -> Sequence:
        return Sequence(part, tuple(Step(element, self._group(element.choice)) for element in part.elements))

    def _group(self, choice: Choice) -> Group:
        if choice not in self._groups:
            for run in choice:
                for atom in run:
                    if atom.startswith("<"):
                        self._resolve(atom)
                    else:
                        self._atoms.add(plain(atom))
            ((only, *more), *others) = choice
            alone = self._names.get(only) if not more and not others else None
            self._groups[choice] = alone if isinstance(alone, Group) else Group(choice, self._names, 1 << len(self._groups))
        return self._groups[choice]

    def _resolve(self, name: str) -> None:
        if name not in self._names:
            lexicon = self._vocabulary.lexicons.get(name[1:-1])
            self._names[name] = name if lexicon is None else self._group(lexicon)


def _all_hold(reading: Reading, parts: tuple[Sequence, ...]) -> bool:
    for part in parts:  # noqa: SIM110 a generator costs a third more, in the innermost loop
        if bool(reading.has(part)) is part.negated:
            return False
    return True
