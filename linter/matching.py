"""Matching phrases on statements: on words, through an index, in time linear in the text.

Every phrase is a sequence of word groups with gaps. One pass over a statement's words gives, through a table from each word
to the atoms that it fulfils, the positions of every atom present; only phrases whose rarest group is present are tried, and
only on those positions. A statement is read together with its lead-in ("You have the right to:" + "object"); a match must
reach into the statement's own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator

from linter.lexicon import Vocabulary
from linter.phrases import Choice, Element, Part, Phrase, Run
from linter.statements import Statement, StatementKind
from linter.tokens import word_spans, words

Place = tuple[int, int]  # first word and the word after the last

MAX_LEAD_WORDS = 40  # of the lead-in; longer ones add nothing but false matches

# The rarest group of a phrase is the one that is looked up first. These words stand in nearly every paragraph of a policy;
# counted over 170 real ones, each is more than ten times as frequent as the median word of a phrase.
_COMMON = frozenset(
    "a an and any are as at be been by can for from has have if in into is it its may must not of on or other our s such "
    "that the their them they this those to us was we when where which who will with would you your".split()
)
_FREQUENT = frozenset(
    "access account based cookies collect contact data information legal law name personal policy privacy process "
    "processing provide purposes right rights service services share site third party parties use used user users"
    " website".split()
)


class PlannedRun:
    """A run of atoms with where to look for it: at the places of its rarest atom."""

    __slots__ = ("atoms", "index", "needed")

    def __init__(self, index: int, atoms: tuple[Group | str, ...], needed: frozenset[str]) -> None:
        self.index = index  # of the atom that is looked up
        self.atoms = atoms
        self.needed = needed  # plain atoms that must be present


class Group:
    """A choice of runs with its matching plan."""

    __slots__ = ("bit", "by_name", "keys", "named", "plan", "single")

    def __init__(self, choice: Choice, names: dict[str, Group | str], bit: int) -> None:
        self.single = frozenset(run[0] for run in choice if len(run) == 1 and _is_plain(run[0]))
        self.named = tuple(names[run[0]] for run in choice if len(run) == 1 and run[0].startswith("<"))
        self.plan: dict[str, list[PlannedRun]] = {}  # runs by the plain atom that is looked up
        self.by_name: list[PlannedRun] = []  # runs that begin with a name
        for run in choice:
            if len(run) > 1 or run[0].startswith("="):
                self._add(run, names)
        self.keys = self._find_keys()
        self.bit = (
            bit if self.keys is not None else 0
        )  # its place in the masks of readings; 0 where nothing can be looked up

    def _add(self, run: Run, names: dict[str, Group | str]) -> None:
        index = _key_index(run)
        needed = frozenset(_plain(atom) for atom in run if not atom.startswith("<"))
        planned = PlannedRun(index, tuple(names.get(atom, atom) for atom in run), needed)
        if run[index].startswith("<"):
            self.by_name.append(planned)
        else:
            self.plan.setdefault(_plain(run[index]), []).append(planned)

    def _find_keys(self) -> frozenset[str] | None:
        """Atoms of which one is present wherever the group matches; None where that cannot be said."""
        keys = {*self.single, *self.plan}
        for name in (*self.named, *(run.atoms[0] for run in self.by_name)):
            if isinstance(name, str) or name.keys is None:
                return None
            keys |= name.keys
        return frozenset(keys)

    @property
    def cost(self) -> float:
        """How often the group is expected to be present; infinite where nothing can be looked up."""
        return sum(map(_commonness, self.keys)) if self.keys else float("inf")


class Step:
    """An element of a sequence, ready to be matched."""

    __slots__ = ("gap", "group", "optional")

    def __init__(self, element: Element, group: Group) -> None:
        self.gap = element.gap
        self.optional = element.optional
        self.group = group


class Sequence:
    """A part of a phrase, ready to be matched."""

    __slots__ = ("at_end", "at_start", "mask", "negated", "rarest", "steps")

    def __init__(self, part: Part, steps: tuple[Step, ...]) -> None:
        self.negated = part.negated
        self.at_start = part.at_start
        self.at_end = part.at_end
        self.steps = steps
        needed = [step.group for step in steps if not step.optional]
        self.rarest = min(needed, key=lambda group: group.cost, default=None)
        self.mask = 0  # the bits of all groups that must be present
        for group in needed:
            self.mask |= group.bit


class CompiledPhrase:
    """A phrase bound to a vocabulary."""

    __slots__ = ("context", "mask", "parts", "phrase")

    def __init__(self, phrase: Phrase, context: tuple[Sequence, ...], parts: tuple[Sequence, ...]) -> None:
        self.phrase = phrase
        self.context = context
        self.parts = parts
        self.mask = 0  # the bits of all groups that must be present
        for part in parts:
            if not part.negated:
                self.mask |= part.mask

    @property
    def lookup(self) -> frozenset[str] | None:
        """The words under which the index keeps it: the keys of its rarest group."""
        groups = [s.group for part in self.parts if not part.negated for s in part.steps if not s.optional]
        best = min(groups, key=lambda group: group.cost, default=None)
        return best.keys if best is not None and best.keys else None


class Reading:
    """A statement read for matching: its words with those of its lead-in, and where each atom stands."""

    __slots__ = ("groups", "hits", "kinds", "mask", "own", "spans", "statement", "text", "words")

    def __init__(self, statement: Statement | None, text: str, lead: list[str], atoms: AtomTable) -> None:
        self.statement = statement
        self.text = text
        self.words = lead + words(text) if lead else words(text)
        self.own = len(lead)  # where the statement's own words begin
        self.hits: dict[str, list[int]] = {}
        self.groups: dict[Group, list[Place]] = {}
        self.kinds: dict[str, list[Place]] = {}
        self.spans: list[tuple[int, int]] | None = None
        hits = self.hits
        for position, word in enumerate(self.words):
            for atom in atoms[word]:
                if atom in hits:
                    hits[atom].append(position)
                else:
                    hits[atom] = [position]
        self.mask = 0  # the bits of all groups of which a word is present
        masks = atoms.masks
        for atom in hits:
            self.mask |= masks[atom]

    def characters(self, place: Place) -> tuple[int, int]:
        """The characters of the statement's own text that a place covers."""
        if self.spans is None:
            self.spans = word_spans(self.text)
        first, last = max(place[0] - self.own, 0), place[1] - self.own - 1
        return self.spans[first][0], self.spans[last][1]

    def written(self, position: int) -> str:
        """An own word as written, with its capitals; "" for a word of the lead-in."""
        if position < self.own:
            return ""
        start, end = self.characters((position, position + 1))
        return self.text[start:end]


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


class Matcher:
    """All phrases of a pack bound to one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._groups: dict[Choice, Group] = {}
        self._names: dict[str, Group | str] = {}
        self._atoms: set[str] = set()
        self._index: dict[str, list[tuple[int, int, CompiledPhrase]]] = {}
        self._always: list[tuple[CompiledPhrase, int]] = []
        self._table: AtomTable | None = None
        self._contexts: dict[tuple[int, str], bool] = {}
        self._readings: dict[str, Reading] = {}

    def compile(self, phrase: Phrase) -> CompiledPhrase:
        """Bind a phrase to the vocabulary."""
        self._table = None
        return CompiledPhrase(
            phrase,
            tuple(self._sequence(part) for part in phrase.context),
            tuple(self._sequence(part) for part in phrase.parts),
        )

    def watch(self, phrase: CompiledPhrase, label: int) -> None:
        """Have `scan` report the phrase, under a number of the caller's."""
        keys = phrase.lookup
        if keys is None:
            self._always.append((phrase, label))
        for key in keys or ():
            self._index.setdefault(key, []).append((phrase.mask, label, phrase))

    def read(self, statement: Statement) -> Reading:
        """Read a statement with its lead-in."""
        lead: list[str] = []
        above = statement.lead if statement.kind is not StatementKind.ROW else None
        while above is not None and len(lead) < MAX_LEAD_WORDS:
            lead = words(above.text) + lead
            above = above.lead
        return Reading(statement, statement.text, lead[-MAX_LEAD_WORDS:], self._atom_table)

    def scan(self, reading: Reading, done: Container[int] = ()) -> Iterator[tuple[int, Place]]:
        """The labels of all watched phrases that match, each with its place; those in `done` are not tried any more."""
        index, mask = self._index, reading.mask
        tried: set[int] = set()
        for atom in reading.hits:
            for needed, label, phrase in index.get(atom, ()):
                if mask & needed == needed and label not in tried and label not in done:
                    tried.add(label)
                    place = self.match(reading, phrase)
                    if place:
                        yield label, place
        for phrase, label in self._always:
            if label not in done:
                place = self.match(reading, phrase)
                if place:
                    yield label, place

    def match(self, reading: Reading, phrase: CompiledPhrase) -> Place | None:
        """The place of the phrase's first part in a reading, or None."""
        statement = reading.statement
        if statement is not None and phrase.phrase.heading != (statement.kind is StatementKind.HEADING):
            return None
        if reading.mask & phrase.mask != phrase.mask:
            return None
        if phrase.context and not (statement and self._in_context(statement, phrase.context)):
            return None  # asked first, since the answer is known for all statements of a section
        first: Place | None = None
        for part in phrase.parts:
            place = self._find(reading, part)
            if (place is None) is not part.negated:
                return None
            first = first or place
        return first

    def found_in(self, text: str, phrase: CompiledPhrase) -> bool:
        """Whether the phrase matches a text that stands alone, such as a title."""
        return all((self._find(self._bare(text), part) is not None) is not part.negated for part in phrase.parts)

    @property
    def _atom_table(self) -> AtomTable:
        if self._table is None:
            self._table = AtomTable(self._atoms, self._groups.values())
        return self._table

    def _bare(self, text: str) -> Reading:
        if text not in self._readings:
            if len(self._readings) > 2000:  # titles of one document, not of a million
                self._readings.clear()
            self._readings[text] = Reading(None, text, [], self._atom_table)
        return self._readings[text]

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
        if key not in self._contexts:
            if len(self._contexts) > 50_000:
                self._contexts.clear()
            reading = self._bare(text)
            self._contexts[key] = all((self._find(reading, part) is not None) is not part.negated for part in context)
        return self._contexts[key]

    def _find(self, reading: Reading, part: Sequence) -> Place | None:
        """The first place of a sequence that reaches into the statement's own words."""
        if reading.mask & part.mask != part.mask:
            return None
        if part.rarest is not None and not self._places(reading, part.rarest):
            return None
        steps = part.steps
        failed: set[tuple[int, int, int]] = set()
        starts = self._starts(reading, steps)
        for index, (start, end) in starts:
            if part.at_start and start != reading.own:
                continue
            finish = self._follow(reading, part, index + 1, end, 0, failed)
            if finish is not None:
                return start, finish
        return None

    def _starts(self, reading: Reading, steps: tuple[Step, ...]) -> Iterator[tuple[int, Place]]:
        for index, step in enumerate(steps):
            for place in self._places(reading, step.group):
                yield index, place
            if not step.optional:
                return

    def _follow(
        self, reading: Reading, part: Sequence, index: int, end: int, slack: int, failed: set[tuple[int, int, int]]
    ) -> int | None:
        """Where the sequence ends if it goes on with step `index` after word `end`; None where it cannot."""
        if index == len(part.steps):
            good = end > reading.own and (not part.at_end or end == len(reading.words))
            return end if good else None
        key = (index, end, slack)
        if key in failed:
            return None
        step = part.steps[index]
        gap = step.gap + slack
        places = self._places(reading, step.group)
        for position in range(bisect_left(places, (end, 0)), len(places)):
            start, finish = places[position]
            if start > end + gap:
                break
            result = self._follow(reading, part, index + 1, finish, 0, failed)
            if result is not None:
                return result
        if step.optional:
            result = self._follow(reading, part, index + 1, end, gap, failed)
            if result is not None:
                return result
        failed.add(key)
        return None

    def _places(self, reading: Reading, group: Group) -> list[Place]:
        """Every place of a group in a reading, in order."""
        known = reading.groups.get(group)
        if known is not None:
            return known
        hits = reading.hits
        places = [(at, at + 1) for atom in group.single & hits.keys() for at in hits[atom]]
        for name in group.named:
            places += self._kind(reading, name) if isinstance(name, str) else self._places(reading, name)
        for atom in group.plan.keys() & hits.keys():
            for run in group.plan[atom]:
                if run.needed <= hits.keys():
                    places += self._runs(reading, run, hits[atom])
        for run in group.by_name:
            if run.needed <= hits.keys():
                name = run.atoms[0]
                named = self._kind(reading, name) if isinstance(name, str) else self._places(reading, name)
                places += self._runs(reading, run, [start for start, _ in named])
        places = sorted(set(places)) if len(places) > 1 else places
        reading.groups[group] = places
        return places

    def _runs(self, reading: Reading, run: PlannedRun, positions: list[int]) -> Iterator[Place]:
        """The places of a run of atoms that follow one another without a gap."""
        for position in positions:
            start = position - run.index
            end = self._run_from(reading, run.atoms, start) if start >= 0 else None
            if end is not None:
                yield start, end

    def _run_from(self, reading: Reading, run: tuple[Group | str, ...], position: int) -> int | None:
        for atom in run:
            if isinstance(atom, Group) or atom.startswith("<"):
                places = self._places(reading, atom) if isinstance(atom, Group) else self._kind(reading, atom)
                at = bisect_right(places, (position, len(reading.words))) - 1
                if at < 0 or places[at][0] != position:
                    return None
                position = places[at][1]  # the longest that begins here
            else:
                if position >= len(reading.words) or not _fits(reading, atom, position):
                    return None
                position += 1
        return position

    def _kind(self, reading: Reading, name: str) -> list[Place]:
        """The places of a kind of fact in the statement's own text."""
        if name not in reading.kinds:
            found = self._vocabulary.kinds[name[1:-1]](reading.text)
            if found and reading.spans is None:
                reading.spans = word_spans(reading.text)
            spans = reading.spans or []
            places = []
            for start, end in found:
                first = bisect_right(spans, (start, len(reading.text))) - 1
                first += first < 0 or spans[first][1] <= start
                last = bisect_left(spans, (end, 0))
                if first < last:
                    places.append((first + reading.own, last + reading.own))
            reading.kinds[name] = sorted(places)
        return reading.kinds[name]

    def _sequence(self, part: Part) -> Sequence:
        return Sequence(part, tuple(Step(element, self._group(element.choice)) for element in part.elements))

    def _group(self, choice: Choice) -> Group:
        if choice not in self._groups:
            for run in choice:
                for atom in run:
                    if atom.startswith("<"):
                        self._resolve(atom)
                    else:
                        self._atoms.add(_plain(atom))
            self._groups[choice] = Group(choice, self._names, 1 << len(self._groups))
        return self._groups[choice]

    def _resolve(self, name: str) -> None:
        if name not in self._names:
            lexicon = self._vocabulary.lexicons.get(name[1:-1])
            self._names[name] = name if lexicon is None else self._group(lexicon)


def _is_plain(atom: str) -> bool:
    return not atom.startswith(("<", "="))


def _plain(atom: str) -> str:
    """The atom under which the index knows it."""
    return atom[1:].lower() if atom.startswith("=") else atom


def _fits(reading: Reading, atom: str, position: int) -> bool:
    word = reading.words[position]
    if atom.endswith("*"):
        return word.startswith(atom[:-1])
    if atom.startswith("="):
        return reading.written(position) == atom[1:]
    return word == atom


def _commonness(atom: str) -> float:
    word = atom.rstrip("*")
    weight = 100.0 if word in _COMMON else 20.0 if word in _FREQUENT else 1.0
    return weight * (2.0 if atom.endswith("*") else 1.0)


def _key_index(run: Run) -> int:
    """The rarest atom of a run, of those whose distance from its beginning is known; a name has no fixed length."""
    known = next((i + 1 for i, atom in enumerate(run) if atom.startswith("<")), len(run))
    return min(range(known), key=lambda i: 1000.0 if run[i].startswith("<") else _commonness(_plain(run[i])))
