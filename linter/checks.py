"""The contract of a check: what it carries, what it yields, and how Python checks are declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field

from linter.findings import Confidence, Evidence, Fix, Severity
from linter.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A short policy text on which the check must fire, or must stay silent."""

    text: str  # Markdown
    name: str = ""  # what it shows ("a near miss: …")
    context: tuple[tuple[str, str], ...] = ()  # facts that the user states in the configuration


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """What a check yields: a place and what is wrong there. The engine makes a finding of it.

    What is left None is taken from the check.
    """

    place: Evidence | None
    message: str
    related: tuple[Evidence, ...] = ()
    severity: Severity | None = None
    confidence: Confidence | None = None
    remedy: str | None = None
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule with all that is to be said about it."""

    id: str  # "group/name"
    title: str  # the subject or the defect, in a few words
    why: str  # why it matters, for a shop owner
    articles: tuple[str, ...]  # of the GDPR, "13(2)(d)", or another source by name
    remedy: str
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    languages: tuple[str, ...] = ()  # the languages that it can read; empty where it needs none
    fails: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()
    default: bool = True  # on unless deselected
    once: bool = False  # one finding for the whole document, at the first place that shows it
    across: bool = False  # compares places, those of other documents of the bundle included
    run: Callable[..., Iterator[Defect]] | None = field(default=None, compare=False)  # None for a declarative check
    origin: str = ""  # the file that defines it


def check(
    id: str,
    *,
    severity: Severity,
    articles: tuple[str, ...],
    remedy: str,
    fails: tuple[str | Example, ...],
    passes: tuple[str | Example, ...],
    confidence: Confidence = Confidence.HIGH,
    languages: tuple[str, ...] = (),
    default: bool = True,
    once: bool = False,
    across: bool = False,
) -> Callable[[Callable[..., Iterator[Defect]]], Check]:
    """Declare a Python check: a generator of defects whose parameters name the facts that it wants.

    A check `across` documents is given the facts of all that are judged together; what it finds in another one is left out.

    The first line of its docstring is the title, the rest says why it matters.
    """

    def declare(function: Callable[..., Iterator[Defect]]) -> Check:
        title, _, why = (function.__doc__ or "").strip().partition("\n")
        return Check(
            id=id,
            title=title.rstrip("."),
            why=" ".join(why.split()),
            articles=articles,
            remedy=remedy,
            severity=severity,
            confidence=confidence,
            languages=languages,
            fails=tuple(map(_example, fails)),
            passes=tuple(map(_example, passes)),
            default=default,
            once=once,
            across=across,
            run=function,
            origin=function.__code__.co_filename,
        )

    return declare


def _example(example: str | Example) -> Example:
    return example if isinstance(example, Example) else Example(text=example)
