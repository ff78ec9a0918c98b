"""Detection: which phrases of a pack are found where in a document.

A `Detector` is built once a run, for one pack and one language; `detect` reads a document's statements once and gives
a `Detection`, which answers for each check and signal what was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linter.findings import Evidence
from linter.lexicon import Marker, Vocabulary
from linter.matching import CompiledPhrase, Matcher, Reading
from linter.pack import Entry, Pack, Phrases, Requirement
from linter.statements import Statement, StatementKind

LEVELS = ("certain", "met", "partial", "report", "holds")
ENOUGH = 25  # statements in which a phrase is found before it is tried no more: none of the later ones would be shown
QUESTION = "question"  # the one filter that is built in: a question claims nothing


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that fulfils an entry of a list of phrases."""

    statement: Statement
    entry: Entry
    order: int  # of the entry in its list; authors put the most telling first
    words: str  # what was matched, in lower case
    start: int  # of the matched words, in characters of the statement's text
    end: int

    @property
    def evidence(self) -> Evidence:
        """The statement that was matched."""
        return self.statement.evidence()


@dataclass(frozen=True, slots=True)
class _Owner:
    """A check or signal with what silences its statements."""

    id: str
    unless: tuple[CompiledPhrase, ...]


class Detection:
    """What was found in one document."""

    def __init__(self, found: dict[tuple[str, str], list[Match]]) -> None:
        self._found = found

    def matches(self, owner: str, *levels: str) -> list[Match]:
        """What was found for a check or signal on the levels given, best first."""
        every = [(rank, match) for rank, level in enumerate(levels) for match in self._counted(owner, level)]
        support = Counter(match.statement.index for _, match in every)
        every.sort(key=lambda at: (at[0], at[1].order, -support[at[1].statement.index], at[1].statement.index))
        return [match for _, match in every]

    def _counted(self, owner: str, level: str) -> Iterable[Match]:
        """The matches of those entries that are found in as many wordings as they ask for."""
        matches = self._found.get((owner, level), [])
        wordings: dict[int, set[str]] = {}
        for match in matches:
            if match.entry.at_least > 1:
                wordings.setdefault(match.order, set()).add(match.words)
        return (m for m in matches if m.entry.at_least == 1 or len(wordings[m.order]) >= m.entry.at_least)


class Detector:
    """The phrases of a pack in one language, ready to be found."""

    def __init__(self, pack: Pack, language: str, kinds: dict[str, Marker]) -> None:
        self._matcher = Matcher(Vocabulary(lexicons=pack.lexicons.get(language, {}), kinds=kinds))
        self._labels: list[tuple[_Owner, str, int, Entry]] = []
        compile = self._matcher.compile
        self._filters = {f.id: tuple(map(compile, f.phrases.get(language, ()))) for f in pack.filters}
        for item in pack.requirements:
            self._watch(item.check.id, item.phrases.get(language))
        for pattern in pack.patterns:
            self._watch(pattern.check.id, pattern.phrases.get(language))
        for signal in pack.signals:
            self._watch(signal.id, signal.phrases.get(language))
        self._sections = {item.duty: tuple(map(compile, item.section)) for item in pack.requirements}

    def detect(self, statements: Sequence[Statement]) -> Detection:
        """Find every phrase in every statement."""
        found: dict[tuple[str, str], list[Match]] = {}
        times: Counter[int] = Counter()
        done: set[int] = set()
        for statement in statements:
            reading = self._matcher.read(statement)
            silenced: dict[str, bool] = {}
            for label, place in self._matcher.scan(reading, done):
                owner, level, order, entry = self._labels[label]
                if level != "certain" and self._counts_for_nothing(reading, statement, owner, entry, silenced):
                    continue
                times[label] += 1
                if times[label] == ENOUGH and level != "report":
                    done.add(label)
                start, end = reading.characters(place)
                found.setdefault((owner.id, level), []).append(
                    Match(statement, entry, order, " ".join(reading.words[place[0] : place[1]]), start, end)
                )
        return Detection(found)

    def section_for(self, item: Requirement, statements: Sequence[Statement]) -> Statement | None:
        """The heading of the section that ought to hold a duty's statement: of the first phrase that fits one."""
        headings = [s for s in statements if s.kind is StatementKind.HEADING]
        for phrase in self._sections[item.duty]:
            for heading in headings:
                if self._matcher.found_in(heading.text, phrase):
                    return heading
        return None

    def _watch(self, id: str, phrases: Phrases | None) -> None:
        if phrases is None:
            return
        owner = _Owner(id, tuple(map(self._matcher.compile, phrases.unless)))
        for level in LEVELS:
            for order, entry in enumerate(getattr(phrases, level)):
                for phrase in entry.phrases:
                    self._labels.append((owner, level, order, entry))
                    self._matcher.watch(self._matcher.compile(phrase), len(self._labels) - 1)

    def _counts_for_nothing(
        self, reading: Reading, statement: Statement, owner: _Owner, entry: Entry, silenced: dict[str, bool]
    ) -> bool:
        """Whether the statement is a kind that is no evidence, or one that the check leaves out."""
        if statement.kind is StatementKind.HEADING:
            return False
        if owner.id not in silenced:
            silenced[owner.id] = any(self._matcher.match(reading, phrase) for phrase in owner.unless)
        if silenced[owner.id]:
            return True
        if statement.text.endswith("?") and QUESTION not in entry.despite:
            return True
        for name, phrases in self._filters.items():
            if name not in silenced:
                silenced[name] = any(self._matcher.match(reading, phrase) for phrase in phrases)
            if silenced[name] and name not in entry.despite:
                return True
        return False
