"""The phrase language: from a phrase as a lawyer writes it to a form that can be matched on words.

The grammar is in `grammar/phrase.lark`. A parsed phrase is plain data (tuples of strings and numbers), so that packs can be
kept in a parsed form and start without parsing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.errors import PackError
from linter.grammar import grammar
from linter.tokens import words

if TYPE_CHECKING:
    from lark import Lark, Tree

# An atom is a string: "complain" a word, "complain*" a beginning, "=US" with its capitals, "<authority>" a name.
Run = tuple[str, ...]  # atoms one right after the other
Choice = tuple[Run, ...]  # any of the runs

KEPT = 8192  # phrases whose parsed form is kept: reading a pack and binding it both ask for them

EXPECTED = {
    "WORD": "a word",
    "PREFIX": "a word with *",
    "CASED": "=WORD",
    "NAME": "<name>",
    "LSQB": "[",
    "RSQB": "]",
    "VBAR": "|",
    "GAP": "~number",
    "OPTIONAL": "?",
    "START": "^",
    "END": "$",
    "NOT": "!",
    "HASH": "#",
    "MORETHAN": ">",
    "__ANON_0": ">",
    "AMPERSAND": "&",
    "$END": "the end of the phrase",
}


class Element(NamedTuple):
    """One step of a sequence."""

    gap: int  # how many words may stand between it and the step before
    optional: bool
    choice: Choice


class Part(NamedTuple):
    """A sequence of steps that must stand, or must not stand, in a statement."""

    negated: bool
    at_start: bool  # the statement begins with it
    at_end: bool  # the statement ends with it
    elements: tuple[Element, ...]


class Phrase(NamedTuple):
    """A parsed phrase."""

    source: str  # as written
    heading: bool  # matches titles of sections instead of statements
    context: tuple[Part, ...]  # must match in a heading above or in the lead-in; empty where anything will do
    parts: tuple[Part, ...]


@lru_cache(maxsize=KEPT)
def parse_phrase(source: str) -> Phrase:
    """Parse one phrase.

    Raises PackError with the phrase, a caret under the place and what was expected there.
    """
    from lark import UnexpectedInput

    try:
        tree = _parser().parse(source)
    except UnexpectedInput as error:
        raise PackError(_explain(source, error)) from None
    hash_mark, context, parts = _children(tree)
    return Phrase(source, hash_mark is not None, _parts(context), _parts(parts))


@lru_cache(maxsize=KEPT)
def parse_choice(source: str) -> Choice:
    """Parse an entry of a lexicon; a choice in it makes as many runs, and so does a word that may be left out.

    Raises PackError where it holds more than words, names and choices.
    """
    phrase = parse_phrase(source)
    elements = phrase.parts[0].elements
    simple = len(phrase.parts) == 1 and not phrase.context and not phrase.heading
    if not simple or any(element.gap for element in elements):
        raise PackError(f"a lexicon holds words, names and choices alone, found {source!r}")
    choices = [(*element.choice, ()) if element.optional else element.choice for element in elements]
    return tuple(tuple(atom for run in runs for atom in run) for runs in product(*choices) if any(runs))


def names_in(phrase: Phrase) -> set[str]:
    """The names that a phrase refers to, without their angle brackets."""
    return {
        atom[1:-1]
        for part in (*phrase.context, *phrase.parts)
        for element in part.elements
        for run in element.choice
        for atom in run
        if atom.startswith("<")
    }


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(grammar("phrase"), parser="lalr", maybe_placeholders=True)


def _children(tree: Tree[Any]) -> list[Any]:
    return tree.children


def _parts(tree: Tree[Any] | None) -> tuple[Part, ...]:
    return tuple(_part(child) for child in _children(tree)) if tree is not None else ()


def _part(tree: Tree[Any]) -> Part:
    negated, at_start, *elements, at_end = _children(tree)
    return Part(
        negated is not None,
        at_start is not None,
        at_end is not None,
        tuple(element for child in elements for element in _elements(child)),
    )


def _elements(tree: Tree[Any]) -> list[Element]:
    gap_mark, unit, optional = _children(tree)
    gap = int(gap_mark[1:]) if gap_mark is not None else 0
    runs = unit.children if unit.data == "choice" else [unit]
    choice = tuple(_run(run) for run in runs)
    return [Element(gap, optional is not None, choice)]


def _run(tree: Tree[Any]) -> Run:
    atoms = _children(tree) if tree.data == "run" else [tree]
    return tuple(atom for child in atoms for atom in _atoms(child.data, str(child.children[0])))


def _atoms(kind: str, written: str) -> Run:
    """A word as written may be several words as matched: "opt-out" is two.

    Raises PackError where it is none: "_".
    """
    if kind == "name":
        return (written,)
    if not words(written):
        raise PackError(f"{written!r}: expected a letter or a digit, which alone are looked for in policies")
    if kind == "cased":
        return (written,)
    pieces = words(written.rstrip("*"))
    if kind == "prefix":
        return (*pieces[:-1], pieces[-1] + "*")
    return tuple(pieces)


def _explain(source: str, error: Any) -> str:
    column = getattr(error, "column", 0) or len(source) + 1
    if column < 1:
        column = len(source) + 1
    allowed = getattr(error, "accepts", None) or getattr(error, "expected", None) or getattr(error, "allowed", None) or ()
    expected = ", ".join(sorted({EXPECTED.get(name, name) for name in allowed}))
    line = source.replace("\n", " ")
    return f"this phrase cannot be read:\n  {line}\n  {' ' * (column - 1)}^ expected {expected or 'something else'}"
