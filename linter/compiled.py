"""Phrases bound to a vocabulary, with what tells quickly that one cannot match."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from linter.phrases import Choice, Element, Part, Phrase, Run

MARGIN = 12  # empty places between two statements: nine gaps in ten are no wider

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
_KIND = 5.0  # a kind of fact stands in one statement of twenty, give or take


class PlannedRun:
    """A run of atoms, names among them resolved to their groups; a name of a kind of fact stays a string."""

    __slots__ = ("atoms", "keys", "needed", "plain")

    def __init__(self, run: Run, names: dict[str, Group | str]) -> None:
        self.atoms = tuple(names.get(atom, atom) for atom in run)
        self.plain = all(isinstance(atom, str) and atom[0] not in "<=" for atom in self.atoms)  # words alone
        self.needed = tuple(plain(atom) for atom in self.atoms if isinstance(atom, str))  # atoms that must be present
        # atoms of which one is present wherever the run is
        self.keys: Iterable[str] = (
            (min(self.needed, key=lambda atom: (commonness(atom), atom)),)
            if self.needed
            else next(atom.keys for atom in self.atoms if isinstance(atom, Group))
        )


class Group:
    """A choice of runs, names among them resolved to groups of their own."""

    __slots__ = ("cost", "keys", "runs", "single")

    def __init__(self, choice: Choice, names: dict[str, Group | str]) -> None:
        # the atoms that stand alone and need no look at the text: words and beginnings of words
        self.single = frozenset(run[0] for run in choice if len(run) == 1 and run[0][0] not in "<=")
        self.runs: dict[str, list[PlannedRun]] = {}  # the others, by each of their keys
        for run in choice:
            if len(run) > 1 or run[0][0] in "<=":
                planned = PlannedRun(run, names)
                for key in planned.keys:
                    self.runs.setdefault(key, []).append(planned)
        # atoms of which at least one is present wherever the group matches
        self.keys: frozenset[str] = self.single.union(self.runs)
        self.cost = sum(map(commonness, self.keys))  # how often one is expected to be present


class Step:
    """An element of a sequence, ready to be matched."""

    __slots__ = ("group", "optional", "shifts", "walled")

    def __init__(self, element: Element, group: Group, *, after_optional: bool) -> None:
        self.optional = element.optional
        self.group = group
        self.shifts = _shifts(element.gap)
        # whether its gap could leave the statement: it is wide, or adds to the gap before a step that may be left out
        self.walled = element.gap > MARGIN or (after_optional and element.gap > 0)


class Sequence:
    """A part of a phrase, ready to be matched."""

    __slots__ = ("at_end", "at_start", "negated", "steps")

    def __init__(self, part: Part, groups: Iterable[Group]) -> None:
        self.negated = part.negated
        self.at_start = part.at_start
        self.at_end = part.at_end
        steps: list[Step] = []
        for element, group in zip(part.elements, groups, strict=True):
            steps.append(Step(element, group, after_optional=bool(steps) and steps[-1].optional))
        self.steps = tuple(steps)

    @property
    def needed(self) -> tuple[Group, ...]:
        """The groups without which it cannot match."""
        return tuple(step.group for step in self.steps if not step.optional)


class CompiledPhrase:
    """A phrase bound to a vocabulary."""

    __slots__ = ("context", "heading", "needed", "parts")

    def __init__(self, phrase: Phrase, context: int | None, parts: tuple[Sequence, ...]) -> None:
        self.heading = phrase.heading
        self.context = context  # the number of what must match in a heading above or in the lead-in
        self.parts = parts
        needed = dict.fromkeys(group for part in parts if not part.negated for group in part.needed)
        # the groups without which it cannot match, the rarest first
        self.needed = tuple(sorted(needed, key=lambda group: group.cost))


def plain(atom: str) -> str:
    """The atom under which a word is known, whatever capitals are asked for."""
    return atom[1:].lower() if atom.startswith("=") else atom


@cache
def commonness(atom: str) -> float:
    """How often an atom is expected to be present, relative to a rare word."""
    if atom[0] == "<":
        return _KIND
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
