"""Matching phrases on statements: on words, all statements of a page at once, in time linear in the text.

A matcher lays statements out on pages: a sheet of words (`linter.sheet`), and with it what the context of a phrase asks for,
the headings above a statement and what introduces it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from linter.atoms import AtomTable
from linter.bitsets import bits, members
from linter.compiled import CompiledPhrase
from linter.markers import Marker
from linter.phrasebook import Phrasebook
from linter.sheet import Row, Sheet
from linter.statements import Statement, StatementKind
from linter.tokens import words

MAX_LEAD_WORDS = 40  # of the lead-in; longer ones add nothing but false matches
WIDEST = 8_000  # words of a page: most policies fit on one; the integers of a wider one cost more than they save
_SCHEMES = {"mailto": "<email>", "tel": "<phone>"}  # of links, with the kind of fact that they lead to


class Page:
    """Statements side by side, with what stands above each."""

    def __init__(
        self,
        statements: Sequence[Statement],
        sheet: Sheet,
        titles: Callable[[Sequence[str]], Sheet],
        contexts: Sequence[CompiledPhrase],
    ) -> None:
        self.statements = statements
        self.sheet = sheet
        self.headings = _those(statements, lambda statement: statement.kind is StatementKind.HEADING)
        self._others = self.sheet.all & ~self.headings
        self.questions = _those(statements, lambda statement: statement.text.endswith("?"))
        self._contexts = contexts
        self._in_context: dict[int, int] = {}
        self._under: dict[str, int] = {}  # by title or lead-in, the statements under it
        for index, statement in enumerate(statements):
            for title in _above(statement):
                self._under[title] = self._under.get(title, 0) | 1 << index
        self._titles = titles(list(self._under))

    def matching(self, phrase: CompiledPhrase) -> int:
        """The statements that match a phrase, as a set (see `linter.bitsets`)."""
        among = self.sheet.likely(phrase, self.headings if phrase.heading else self._others)
        if among and phrase.context is not None:
            among &= self._under_context(phrase.context)
        return self.sheet.fulfilling(phrase.parts, among) if among else 0

    def _under_context(self, number: int) -> int:
        """The statements that stand under a heading or lead-in in which a context holds."""
        known = self._in_context.get(number)
        if known is None:
            known = 0
            for title in members(self._titles.matching(self._contexts[number])):
                known |= self._under[self._titles.rows[title].text]
            self._in_context[number] = known
        return known


class Matcher:
    """Lays statements out for the phrases of a phrasebook and the kinds of fact that they ask for."""

    def __init__(self, book: Phrasebook, kinds: Mapping[str, Marker]) -> None:
        self._book = book
        self._table = AtomTable(book.atoms, kinds)

    def pages(self, statements: Sequence[Statement], word_lists: Sequence[list[str]]) -> Iterator[Page]:
        """Lay statements out, whose words are known, on as many pages as they take."""
        first = size = 0
        for number, own in enumerate(word_lists):
            if size and size + len(own) > WIDEST:
                yield self._page(statements[first:number], word_lists[first:number])
                first, size = number, 0
            size += len(own)
        if statements:
            yield self._page(statements[first:], word_lists[first:])

    def titles(self, texts: Sequence[str]) -> Sheet:
        """A sheet of texts that stand alone, such as titles."""
        return self._sheet([Row(text, words(text)) for text in texts])

    def _page(self, statements: Sequence[Statement], word_lists: Sequence[list[str]]) -> Page:
        rows = [
            Row(s.text, own, _lead_words(s), _told(s) if s.links else ())
            for s, own in zip(statements, word_lists, strict=True)
        ]
        return Page(statements, self._sheet(rows), self.titles, self._book.contexts)

    def _sheet(self, rows: Sequence[Row]) -> Sheet:
        return Sheet(rows, self._table, self._book.groups)


def _those(statements: Sequence[Statement], holds: Callable[[Statement], bool]) -> int:
    """The set of the statements for which something holds."""
    return bits([index for index, statement in enumerate(statements) if holds(statement)])


def _above(statement: Statement) -> Iterator[str]:
    """The titles that a statement stands under, and what introduces it."""
    yield from statement.headings
    lead = statement.lead
    while lead is not None:
        yield lead.text
        lead = lead.lead


def _lead_words(statement: Statement) -> list[str]:
    """The last words before a statement's own: of its lead-in, and of that one's."""
    lead: list[str] = []
    above = statement.lead if statement.kind is not StatementKind.ROW else None
    while above is not None and len(lead) < MAX_LEAD_WORDS:
        lead = words(above.text) + lead
        above = above.lead
    return lead[-MAX_LEAD_WORDS:]


def _told(statement: Statement) -> list[tuple[str, int, int]]:
    """The words that are links; those that lead to an e-mail program or a telephone are addresses and numbers, too."""
    told: list[tuple[str, int, int]] = []
    for link in statement.links:
        if link.text and link.target:
            place = statement.place_of(link)
            told.append(("<link>", *place))
            if kind := _SCHEMES.get(link.target.partition(":")[0].lower()):
                told.append((kind, *place))
    return told
