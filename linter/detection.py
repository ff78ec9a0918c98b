"""Detection: which phrases of a pack are found where in a document.

A `Detector` is built once a run, for one pack and one language; `detect` lays a document's statements out once and gives
a `Detection`, which looks for what a check or signal wants when it is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from linter.bitsets import members
from linter.compiled import CompiledPhrase
from linter.findings import Evidence
from linter.frozen import dataclass
from linter.markers import Marker
from linter.matching import Matcher, Page
from linter.pack import Entry, Pack, Phrases
from linter.sheet import Sheet
from linter.statements import Statement, StatementKind

LEVELS = ("certain", "met", "partial", "report", "holds")
SHOWN = 3  # places that are shown for a duty
WEIGHED = 8  # statements that meet a duty after which no more are looked for: the places shown are the best of these
QUESTION = "question"  # the one filter that is built in: a question claims nothing


class Match(NamedTuple):
    """A statement that fulfils an entry of a list of phrases."""

    statement: Statement
    entry: Entry
    order: int  # of the entry in its list; authors put the most telling first
    phrase: CompiledPhrase
    page: Page
    row: int  # the statement's on the sheet of the page

    @property
    def place(self) -> tuple[int, int]:
        """Start and end of the matched words, in characters of the statement's text."""
        sheet = self.page.sheet
        return sheet.characters(self.row, sheet.place(self.phrase, self.row))

    @property
    def words(self) -> str:
        """The matched words, in lower case."""
        sheet = self.page.sheet
        return sheet.words(self.row, sheet.place(self.phrase, self.row))

    @property
    def evidence(self) -> Evidence:
        """The statement that was matched."""
        return self.statement.evidence()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An entry of a check or signal, with its phrases ready to be found."""

    order: int  # of the entry in its list
    entry: Entry
    phrases: tuple[CompiledPhrase, ...]


@dataclass(frozen=True, slots=True)
class _Owner:
    """A check or signal with all that it looks for."""

    id: str
    levels: Mapping[str, tuple[_Wanted, ...]]
    unless: tuple[CompiledPhrase, ...]  # what silences a statement
    enough: int | None  # statements after which no more are looked for; None where every one counts


@dataclass(slots=True)
class _Leaf:
    """A page with what is known of its silences: the statements that count for nothing."""

    page: Page
    filtered: dict[str, int]  # by filter
    unless: dict[str, int] = field(default_factory=dict)  # by check or signal


class Detection:
    """What is found in one document, each thing looked for once it is asked for."""

    def __init__(
        self,
        pages: Iterable[Page],
        owners: Mapping[str, _Owner],
        filters: Mapping[str, tuple[CompiledPhrase, ...]],
    ) -> None:
        self._leaves = [_Leaf(page, {QUESTION: page.questions}) for page in pages]
        self._owners = owners
        self._filters = filters
        self._known: dict[tuple[str, ...], list[Match]] = {}

    def matches(self, owner: str, *levels: str) -> list[Match]:
        """What was found for a check or signal on the levels given, best first.

        Where the best few statements are all that is shown, the search ends with them.
        """
        known = self._known.get((owner, *levels))
        if known is None:
            known = self._search(self._owners[owner], levels) if owner in self._owners else []
            self._known[(owner, *levels)] = known
        return known

    def _search(self, owner: _Owner, levels: Iterable[str]) -> list[Match]:
        found: list[tuple[int, Match]] = []
        statements: set[int] = set()
        for rank, level in enumerate(levels):
            for wanted in owner.levels.get(level, ()):
                if owner.enough is not None and len(statements) >= owner.enough:
                    break
                matches = self._found(owner, wanted, certain=level == "certain")
                if wanted.entry.at_least == 1 or len({match.words for match in matches}) >= wanted.entry.at_least:
                    found += [(rank, match) for match in matches]
                    statements.update(match.statement.index for match in matches)
        support = Counter(match.statement.index for _, match in found)
        found.sort(key=lambda at: (at[0], at[1].order, -support[at[1].statement.index], at[1].statement.index))
        return [match for _, match in found]

    def _found(self, owner: _Owner, wanted: _Wanted, *, certain: bool) -> list[Match]:
        found = []
        for leaf in self._leaves:
            page = leaf.page
            for phrase in wanted.phrases:
                statements = page.matching(phrase)
                if statements and not certain:
                    statements &= ~self._silent(leaf, owner, wanted.entry)
                found += [
                    Match(page.statements[index], wanted.entry, wanted.order, phrase, page, index)
                    for index in members(statements)
                ]
        return found

    def _silent(self, leaf: _Leaf, owner: _Owner, entry: Entry) -> int:
        """The statements that are no evidence for an entry; a heading always is, where a phrase asks for one."""
        if owner.id not in leaf.unless:
            leaf.unless[owner.id] = _any(leaf.page, owner.unless)
        silent = leaf.unless[owner.id]
        for name in (QUESTION, *self._filters):
            if name not in entry.despite:
                if name not in leaf.filtered:
                    leaf.filtered[name] = _any(leaf.page, self._filters[name])
                silent |= leaf.filtered[name]
        return silent & ~leaf.page.headings


NOTHING = Detection((), {}, {})


class Detector:
    """The phrases of a pack in one language, ready to be found."""

    def __init__(self, pack: Pack, language: str, kinds: dict[str, Marker]) -> None:
        book = pack.books[language]
        self._phrases = book.phrases
        self._matcher = Matcher(book, kinds)
        self._filters = {f.id: self._compiled(f.phrases.get(language, ())) for f in pack.filters}
        lists: list[tuple[str, Mapping[str, Phrases], int | None]] = [
            *((item.check.id, item.phrases, WEIGHED) for item in pack.requirements),
            *((pattern.check.id, pattern.phrases, None) for pattern in pack.patterns),
            *((signal.id, signal.phrases, SHOWN) for signal in pack.signals),
        ]
        self._owners = {
            id: self._owner(id, phrases[language], enough) for id, phrases, enough in lists if language in phrases
        }
        self._sections = {item.duty: self._compiled(item.section) for item in pack.requirements}

    def detect(self, statements: Sequence[Statement], word_lists: Sequence[list[str]]) -> Detection:
        """What there is to find in some statements; `word_lists` has the words of each by its index."""
        own = [word_lists[statement.index] for statement in statements]
        return Detection(self._matcher.pages(statements, own), self._owners, self._filters)

    def sections(self, statements: Iterable[Statement]) -> Sections:
        """The sections of a document, to look for the one that ought to hold a duty's statement."""
        headings = [statement for statement in statements if statement.kind is StatementKind.HEADING]
        return Sections(headings, self._matcher.titles([heading.text for heading in headings]), self._sections)

    def _owner(self, id: str, phrases: Phrases, enough: int | None) -> _Owner:
        def wanted(entries: Sequence[Entry]) -> tuple[_Wanted, ...]:
            return tuple(_Wanted(order, entry, self._compiled(entry.phrases)) for order, entry in enumerate(entries))

        levels = {level: wanted(getattr(phrases, level)) for level in LEVELS}
        return _Owner(id, levels, self._compiled(phrases.unless), enough)

    def _compiled(self, sources: Iterable[str]) -> tuple[CompiledPhrase, ...]:
        return tuple(map(self._phrases.__getitem__, sources))


class Sections:
    """The headings of a document."""

    def __init__(
        self, headings: Sequence[Statement], titles: Sheet, phrases: Mapping[str, tuple[CompiledPhrase, ...]]
    ) -> None:
        self._headings = headings
        self._titles = titles
        self._phrases = phrases

    def for_duty(self, duty: str) -> Statement | None:
        """The heading of the section that ought to hold a duty's statement: of the first phrase that fits one."""
        for phrase in self._phrases[duty]:
            for index in members(self._titles.matching(phrase)):
                return self._headings[index]
        return None


def _any(page: Page, phrases: Iterable[CompiledPhrase]) -> int:
    """The statements of a page that match one of some phrases."""
    found = 0
    for phrase in phrases:
        found |= page.matching(phrase)
    return found
