"""Packs of checks: what a folder of checks holds once it is loaded.

Built-in checks and a user's own come through the same door (`linter.packs`). A pack holds declarative requirements (the
duties of the gap analysis), declarative patterns, Python checks, and the vocabulary and signals that they share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linter.checks import Check, Example
from linter.conditions import ALWAYS, Condition
from linter.findings import Severity
from linter.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list of phrases."""

    phrases: tuple[str, ...]  # any of them, as written
    at_least: int = 1  # how many different wordings must be found in the document before it counts
    reason: str = ""  # why the status is what it is, in one sentence; "" for the check's own words
    despite: tuple[str, ...] = ()  # filters that do not silence it
    severity: Severity | None = None  # of a pattern check: what this weighs where it is not the check's own severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of a check in one language."""

    certain: tuple[Entry, ...] = ()  # met, whatever else the statement says
    met: tuple[Entry, ...] = ()
    partial: tuple[Entry, ...] = ()
    report: tuple[Entry, ...] = ()  # of a pattern check: what is a defect
    holds: tuple[Entry, ...] = ()  # of a signal: what shows that it holds
    unless: tuple[str, ...] = ()  # a statement that matches one of these counts for nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a gap yields."""

    missing: Severity
    partial: Severity
    asks: bool = False  # a missing statement is asked about, not asserted (severity "question")
    message: str = ""  # where the statement is missing, if this weight has words of its own for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A duty of the catalogue, with all that is needed to judge it."""

    check: Check
    duty: str  # the id in the catalogue
    applies: Condition = ALWAYS
    needs_condition: bool = False  # whether a statement that meets it counts only where the condition holds
    inapplicable: str = ""  # the reason given where it does not apply
    weight: Weight
    heavier: tuple[tuple[Condition, Weight], ...] = ()  # under the first condition that holds, this weight counts instead
    missing: str  # message where no statement was found
    partial: str  # message where the statement does not suffice
    met: str  # reason where it is met
    section: tuple[str, ...] = ()  # titles of the section that ought to hold it, best first
    phrases: Mapping[str, Phrases] = field(default_factory=dict)  # by language
    passage: bool = False  # a whole list or paragraph is the evidence, not one statement
    partial_examples: tuple[Example, ...] = ()  # `check.fails` are those that miss it, `check.passes` those that meet it
    clause: str = ""  # an outline to start from, with slots


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A defect that phrases alone can show."""

    check: Check
    message: str
    phrases: Mapping[str, Phrases]
    applies: Condition = ALWAYS  # where it does not hold, nothing is reported
    whole: bool = False  # the statement is quoted, not the matched words alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Something that a document shows and that conditions can ask for ("it relies on consent")."""

    id: str
    phrases: Mapping[str, Phrases]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A kind of statement that is no evidence ("a definition", "about somebody else's site")."""

    id: str
    phrases: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Everything that packs bring, the built-in one first."""

    requirements: tuple[Requirement, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    python: tuple[Check, ...] = ()
    signals: tuple[Signal, ...] = ()
    filters: tuple[Filter, ...] = ()
    lexicons: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)  # by language, by name; as written
    books: Mapping[str, Phrasebook] = field(default_factory=dict)  # by language, all phrases ready to be found
    # the duties that a cookie policy must meet by itself, each with a signal that meets it besides its own phrases
    cookie_duties: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def checks(self) -> tuple[Check, ...]:
        """All checks, in the order in which `privacylint rules` lists them."""
        declared = [*(item.check for item in self.requirements), *(pattern.check for pattern in self.patterns)]
        return tuple(sorted([*declared, *self.python], key=lambda check: check.id))

    def rules(self) -> dict[str, Check]:
        """All checks by the name of their rule."""
        return {check.id: check for check in self.checks}

    def duties(self) -> dict[str, Requirement]:
        """All duties by their ids in the catalogue."""
        return {item.duty: item for item in self.requirements}

    @property
    def languages(self) -> frozenset[str]:
        """The languages that the pack has phrases for."""
        lists = [*(item.phrases for item in self.requirements), *(pattern.phrases for pattern in self.patterns)]
        return frozenset(language for phrases in lists for language in phrases)
