"""A phrasebook: all phrases of a pack in one language, bound to its lexicons.

Binding takes a few times as long as reading back what came of it, so a phrasebook is data alone, which is kept between runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from linter.compiled import MARGIN, CompiledPhrase, Group, PlannedRun, Sequence, Step, plain
from linter.phrases import Choice, Element, Part, Phrase, Run

# The rarest word of a run is looked for first. These stand in nearly every paragraph of a policy; counted over 170 real
# ones, each is more than ten times as frequent as the median word of a phrase.
_COMMON = frozenset(
    "a an and any are as at be been by can for from has have if in into is it its may must not of on or other our s such "
    "that the their them they this those to us was we when where which who will with would you your".split()
)
_FREQUENT = frozenset(
    "access account based cookies collect contact data information legal law name personal policy privacy process "
    "processing provide purposes right rights service services share site third party parties use used user users "
    "website".split()
)
_PAIR = 0.25  # of the rarer of two words, how often it stands beside the other
_KIND = 5.0  # a kind of fact stands in one statement of twenty, give or take


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasebook:
    """Phrases ready to be found."""

    phrases: Mapping[str, CompiledPhrase]  # by their source
    contexts: tuple[CompiledPhrase, ...]  # by the number under which phrases ask for them
    groups: tuple[Group, ...]
    atoms: tuple[str, ...]  # all that words and kinds of fact must be known by, without capitals


def bind(phrases: Iterable[Phrase], lexicons: Mapping[str, Choice]) -> Phrasebook:
    """Bind phrases to lexicons; a name that is no lexicon is left as the name of a kind of fact."""
    binder = _Binder(lexicons)
    compiled = {phrase.source: binder.compile(phrase) for phrase in phrases}
    return Phrasebook(
        phrases=compiled, contexts=tuple(binder.contexts), groups=tuple(binder.groups), atoms=tuple(binder.atoms)
    )


class _Binder:
    """A phrasebook in the making."""

    def __init__(self, lexicons: Mapping[str, Choice]) -> None:
        self.groups: list[Group] = []
        self.contexts: list[CompiledPhrase] = []
        self.atoms: dict[str, None] = {}  # an ordered set
        self._lexicons = lexicons
        self._numbers: dict[Choice, int] = {}
        self._names: dict[str, int | str] = {}
        self._context_numbers: dict[tuple[Part, ...], int] = {}

    def compile(self, phrase: Phrase) -> CompiledPhrase:
        """Bind a phrase."""
        context = self._context(phrase.context) if phrase.context else None
        return self._compiled(phrase.parts, heading=phrase.heading, context=context)

    def _compiled(self, sources: Iterable[Part], *, heading: bool = False, context: int | None = None) -> CompiledPhrase:
        parts = tuple(map(self._sequence, sources))
        needed = dict.fromkeys(step.group for part in parts if not part.negated for step in part.steps if not step.optional)
        return CompiledPhrase(heading, context, tuple(sorted(needed, key=self._cost)), parts)

    def _cost(self, number: int) -> float:
        """How often a key of a group is expected to be present."""
        return sum(map(commonness, self.groups[number].keys))

    def _context(self, parts: tuple[Part, ...]) -> int:
        if parts not in self._context_numbers:
            self._context_numbers[parts] = len(self.contexts)
            self.contexts.append(self._compiled(parts))
        return self._context_numbers[parts]

    def _sequence(self, part: Part) -> Sequence:
        steps: list[Step] = []
        for element in part.elements:
            group = self._group(element.choice)
            steps.append(_step(element, group, after_optional=bool(steps) and steps[-1].optional))
        kinds = frozenset(kind for step in steps for kind in self.groups[step.group].kinds)
        return Sequence(part.negated, part.at_start, part.at_end, tuple(steps), kinds)

    def _group(self, choice: Choice) -> int:
        if choice not in self._numbers:
            for run in choice:
                for atom in run:
                    if atom.startswith("<"):
                        self._resolve(atom)
                    else:
                        self.atoms[plain(atom)] = None
            ((only, *more), *others) = choice
            alone = self._names.get(only) if not more and not others else None
            if isinstance(alone, int):
                self._numbers[choice] = alone
            else:
                self.groups.append(self._new(choice))
                self._numbers[choice] = len(self.groups) - 1
        return self._numbers[choice]

    def _resolve(self, name: str) -> None:
        if name not in self._names:
            lexicon = self._lexicons.get(name[1:-1])
            if lexicon is None:  # a kind of fact
                self._names[name] = name
                self.atoms[name] = None
            else:
                self._names[name] = self._group(lexicon)

    def _new(self, choice: Choice) -> Group:
        single = frozenset(run[0] for run in choice if len(run) == 1 and run[0][0] not in "<=")
        runs: dict[str, tuple[PlannedRun, ...]] = {}
        for run in choice:
            if len(run) > 1 or run[0][0] in "<=":
                planned = self._planned(run)
                for key in self._keys(planned):
                    self.atoms[key] = None  # it may be a pair of words
                    runs[key] = (*runs.get(key, ()), planned)
        return Group(single, runs, single.union(runs) if runs else single, frozenset(self._kinds(runs.values())))

    def _kinds(self, runs: Iterable[Iterable[PlannedRun]]) -> Iterator[str]:
        for atom in {atom for planned in runs for run in planned for atom in run.atoms}:
            if isinstance(atom, int):
                yield from self.groups[atom].kinds
            elif atom[0] == "<":
                yield atom

    def _planned(self, run: Run) -> PlannedRun:
        if all(atom[0] not in "<=" for atom in run):
            return PlannedRun(run, plain=True, needed=run)
        atoms = tuple(self._names.get(atom, atom) for atom in run)
        return PlannedRun(atoms, plain=False, needed=tuple(plain(atom) for atom in atoms if isinstance(atom, str)))

    def _keys(self, run: PlannedRun) -> Iterable[str]:
        """Atoms of which one is present wherever a run is: the rarest that must be, or those of the first group.

        Two words side by side are rarer than each of them.
        """
        pairs = [f"{one} {other}" for one, other in pairwise(run.atoms) if _is_word(one) and _is_word(other)]
        if pairs:
            return (min(pairs, key=lambda pair: (commonness(pair), pair)),)
        if run.needed:
            return (min(run.needed, key=lambda atom: (commonness(atom), atom)),)
        return sorted(next(self.groups[atom].keys for atom in run.atoms if isinstance(atom, int)))


def _is_word(atom: str | int) -> bool:
    """Whether an atom is one word as it stands, whatever its capitals."""
    return isinstance(atom, str) and atom[0] not in "<=" and not atom.endswith("*")


def _step(element: Element, group: int, *, after_optional: bool) -> Step:
    # its gap could leave the statement where it is wide, or adds to the gap before a step that may be left out
    walled = element.gap > MARGIN or (after_optional and element.gap > 0)
    return Step(group, element.optional, _shifts(element.gap), walled)


@cache
def commonness(atom: str) -> float:
    """How often an atom is expected to be present, relative to a rare word."""
    if atom[0] == "<":
        return _KIND
    if " " in atom:
        return min(map(commonness, atom.split())) * _PAIR
    word = atom.rstrip("*")
    weight = 100.0 if word in _COMMON else 20.0 if word in _FREQUENT else 1.0
    return weight * (2.0 if atom.endswith("*") else 1.0)


def _shifts(gap: int) -> tuple[int, ...]:
    """The shifts that spread a bit over itself and `gap` places more.

    Each doubles what the ones before have reached, as far as no shift is wider than the margin between two statements.
    """
    shifts: list[int] = []
    reached = 0
    while reached < gap:
        shifts.append(min(reached + 1, gap - reached, MARGIN))
        reached += shifts[-1]
    return tuple(shifts)
