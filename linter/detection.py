"""Detection: which phrases of a pack are found where in a document.

A `Detector` is built once a run, for one pack and one language; `detect` reads a document's statements once and gives
a `Detection`, which answers for each check and signal what was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linter.compiled import CompiledPhrase
from linter.findings import Evidence
from linter.lexicon import Marker, Vocabulary
from linter.matching import Matcher
from linter.pack import Entry, Pack, Phrases, Requirement
from linter.reading import Reading
from linter.statements import Statement, StatementKind

LEVELS = ("certain", "met", "partial", "report", "holds")
SHOWN = 3  # places that are shown for a duty
MANY = 60  # the same for a duty whose evidence are passages
ENOUGH = 12  # statements in which a phrase is found before it is tried no more: none of the later ones would be shown
QUESTION = "question"  # the one filter that is built in: a question claims nothing


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that fulfils an entry of a list of phrases."""

    statement: Statement
    entry: Entry
    order: int  # of the entry in its list; authors put the most telling first
    _phrase: CompiledPhrase
    _reading: Reading

    @property
    def place(self) -> tuple[int, int]:
        """Start and end of the matched words, in characters of the statement's text."""
        return self._reading.characters(self._reading.place(self._phrase))

    @property
    def words(self) -> str:
        """The matched words, in lower case."""
        start, end = self._reading.place(self._phrase)
        return " ".join(self._reading.words[start:end])

    @property
    def evidence(self) -> Evidence:
        """The statement that was matched."""
        return self.statement.evidence()


@dataclass(frozen=True, slots=True)
class _Owner:
    """A check or signal with what silences its statements."""

    id: str
    unless: tuple[CompiledPhrase, ...]
    passage: bool  # its evidence are passages, which are weighed by all that is found in them


class _Label(NamedTuple):
    """A phrase that is looked for, and whose it is."""

    owner: _Owner
    level: str
    order: int  # of its entry in the list
    entry: Entry
    phrase: CompiledPhrase

    @property
    def rank(self) -> tuple[int, int]:
        """Evidence of a lower rank is shown first."""
        return (LEVELS.index(self.level), self.order)


class _Ballot:
    """Which phrases are worth trying still.

    A duty shows its three best places. Once three statements fulfil phrases of some rank, phrases of a higher rank can
    change nothing, and once one is met, what would be met in part cannot either. In a long policy that rules out most of
    the work.
    """

    def __init__(self, labels: Sequence[_Label]) -> None:
        self.closed: set[int] = set()
        self._labels = labels
        self._times: Counter[int] = Counter()
        self._open: dict[str, list[int]] = {}
        self._best: dict[str, dict[int, tuple[int, int]]] = {}  # by check, the best rank of each statement
        for number, label in enumerate(labels):
            if label.level != "report":
                self._open.setdefault(label.owner.id, []).append(number)

    def count(self, number: int, statement: Statement) -> None:
        """A phrase was found in a statement."""
        label = self._labels[number]
        self._times[number] += 1
        if label.level == "report" or label.entry.at_least > 1:
            return
        if self._times[number] == (MANY if label.owner.passage else ENOUGH):
            self.closed.add(number)
        best = self._best.setdefault(label.owner.id, {})
        rank = label.rank
        if rank < best.get(statement.index, (len(LEVELS), 0)):
            best[statement.index] = rank
            self._close(label.owner, best)

    def _close(self, owner: _Owner, best: dict[int, tuple[int, int]]) -> None:
        ranks = sorted(best.values())
        limit = ranks[SHOWN - 1] if len(ranks) >= SHOWN and not owner.passage else (len(LEVELS), 0)
        if ranks[0][0] <= LEVELS.index("met"):
            limit = min(limit, (LEVELS.index("met"), len(self._labels)))
        still_open = []
        for number in self._open[owner.id]:
            if self._labels[number].rank > limit:
                self.closed.add(number)
            else:
                still_open.append(number)
        self._open[owner.id] = still_open


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
        self._labels: list[_Label] = []
        compile = self._matcher.compile
        self._filters = {f.id: tuple(map(compile, f.phrases.get(language, ()))) for f in pack.filters}
        for item in pack.requirements:
            self._watch(item.check.id, item.phrases.get(language), passage=item.passage)
        for pattern in pack.patterns:
            self._watch(pattern.check.id, pattern.phrases.get(language))
        for signal in pack.signals:
            self._watch(signal.id, signal.phrases.get(language))
        self._sections = {item.duty: tuple(map(compile, item.section)) for item in pack.requirements}

    def detect(self, statements: Iterable[Statement], word_lists: Sequence[list[str]]) -> Detection:
        """Find every phrase in every statement; `word_lists` has the words of each by its index."""
        found: dict[tuple[str, str], list[Match]] = {}
        ballot = _Ballot(self._labels)
        for statement in statements:
            reading = self._matcher.read(statement, word_lists[statement.index])
            silenced: dict[str, bool] = {}
            for label in self._matcher.scan(reading, ballot.closed):
                owner, level, order, entry, phrase = self._labels[label]
                if level != "certain" and self._counts_for_nothing(reading, statement, owner, entry, silenced):
                    continue
                ballot.count(label, statement)
                match = Match(statement, entry, order, phrase, reading)
                found.setdefault((owner.id, level), []).append(match)
        return Detection(found)

    def section_for(self, item: Requirement, statements: Sequence[Statement]) -> Statement | None:
        """The heading of the section that ought to hold a duty's statement: of the first phrase that fits one."""
        headings = [s for s in statements if s.kind is StatementKind.HEADING]
        for phrase in self._sections[item.duty]:
            for heading in headings:
                if self._matcher.found_in(heading.text, phrase):
                    return heading
        return None

    def _watch(self, id: str, phrases: Phrases | None, *, passage: bool = False) -> None:
        if phrases is None:
            return
        owner = _Owner(id, tuple(map(self._matcher.compile, phrases.unless)), passage)
        for level in LEVELS:
            for order, entry in enumerate(getattr(phrases, level)):
                for phrase in map(self._matcher.compile, entry.phrases):
                    self._labels.append(_Label(owner, level, order, entry, phrase))
                    self._matcher.watch(phrase, len(self._labels) - 1)

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
