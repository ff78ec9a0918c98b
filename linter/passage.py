"""The passage that a statement is part of: its list with the lead-in, its table, its paragraph.

Some duties are met by one sentence ("You may complain to …"), others by a whole list ("We use your data to: …"). For the
latter the list is the evidence, and of several the one that says most.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from linter.detection import Match
from linter.findings import Evidence
from linter.statements import Statement, StatementKind

LONGEST = 1200  # characters of one passage as evidence; a reader sees the rest of the list in the text


@dataclass(slots=True)
class _Passage:
    """A passage in which something was found."""

    members: list[Statement]  # all its statements, in order
    found: set[int] = field(default_factory=set)  # places among the members of those that were found
    order: int = 1_000  # the lowest order of an entry that was found


class Passages:
    """The passages of a document."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._members: dict[Hashable, list[Statement]] = {}
        for statement in statements:
            self._members.setdefault(_key(statement), []).append(statement)

    def evidence(self, matches: Iterable[Match], most: int) -> tuple[Evidence, ...]:
        """At most so many passages, those with the most found statements first."""
        passages: dict[Hashable, _Passage] = {}
        for match in matches:
            key = _key(match.statement)
            passage = passages.setdefault(key, _Passage(self._members[key]))
            passage.found.add(passage.members.index(match.statement))
            passage.order = min(passage.order, match.order)
        best = sorted(passages.values(), key=lambda one: (one.order, -len(one.found), one.members[0].index))
        return tuple(map(_quoted, best[:most]))


def _key(statement: Statement) -> Hashable:
    """What the statements of one passage share."""
    lead = statement.lead.index if statement.lead else None
    if statement.kind in (StatementKind.ITEM, StatementKind.ROW):
        return statement.kind, id(statement.section), lead
    return statement.kind, id(statement.block)


def _quoted(passage: _Passage) -> Evidence:
    """As much of a passage as may be quoted, around what was found first."""
    members = passage.members
    first = last = min(passage.found)
    length = len(members[first].text)
    while last + 1 < len(members) and length + len(members[last + 1].text) < LONGEST:
        last += 1
        length += len(members[last].text) + 1
    while first > 0 and length + len(members[first - 1].text) < LONGEST:
        first -= 1
        length += len(members[first].text) + 1
    shown = members[first : last + 1]
    lead = shown[0].lead
    if lead is not None and first == 0 and lead.span.end <= shown[0].span.start and length + len(lead.text) < LONGEST:
        shown = [lead, *shown]
    quote = " ".join(statement.text for statement in shown)
    return Evidence(span=shown[0].span.cover(shown[-1].span), quote=quote)
