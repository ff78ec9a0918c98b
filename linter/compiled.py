"""Phrases bound to a vocabulary, with the plan by which each is looked for."""

from __future__ import annotations

from functools import cache

from linter.phrases import Choice, Element, Part, Phrase, Run

# The rarest group of a phrase is the one that is looked up first. These words stand in nearly every paragraph of a policy;
# counted over 170 real ones, each is more than ten times as frequent as the median word of a phrase.
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
    """A run of atoms, names among them resolved to their groups."""

    __slots__ = ("atoms", "needed")

    def __init__(self, run: Run, names: dict[str, Group | str]) -> None:
        self.atoms = tuple(names.get(atom, atom) for atom in run)  # a name of a kind of fact stays a string
        self.needed = frozenset(plain(atom) for atom in self.atoms if isinstance(atom, str))  # atoms that must be present


class Group:
    """A choice of runs with the plan by which it is looked for."""

    __slots__ = ("bit", "cost", "keys", "named", "plan", "single")

    def __init__(self, choice: Choice, names: dict[str, Group | str], bit: int) -> None:
        self.single = frozenset(run[0] for run in choice if len(run) == 1 and run[0][0] not in "<=")
        self.plan: dict[str, list[PlannedRun]] = {}  # longer runs and kinds of fact, by their rarest atom
        self.named: list[PlannedRun] = []  # runs of lexicons alone
        for run in choice:
            if len(run) > 1 or run[0][0] in "<=":
                planned = PlannedRun(run, names)
                if planned.needed:
                    self.plan.setdefault(min(planned.needed, key=_rareness), []).append(planned)
                else:
                    self.named.append(planned)
        first = [run.atoms[0].keys for run in self.named if isinstance(run.atoms[0], Group)]
        # atoms of which one is present wherever the group matches
        self.keys: frozenset[str] = self.single.union(self.plan, *first)
        self.cost = sum(map(commonness, self.keys))  # how often the group is expected to be present
        self.bit = bit  # its place in the masks of readings


class Step:
    """An element of a sequence, ready to be matched."""

    __slots__ = ("gap", "group", "optional", "shifts")

    def __init__(self, element: Element, group: Group) -> None:
        self.gap = element.gap
        self.optional = element.optional
        self.group = group
        self.shifts = _shifts(element.gap)


class Sequence:
    """A part of a phrase, ready to be matched."""

    __slots__ = ("at_end", "at_start", "mask", "negated", "rarest", "steps", "unsure")

    def __init__(self, part: Part, steps: tuple[Step, ...]) -> None:
        self.negated = part.negated
        self.at_start = part.at_start
        self.at_end = part.at_end
        self.steps = steps
        needed = [step.group for step in steps if not step.optional]
        self.rarest = min(needed, key=_cost, default=None)
        # the rarest group, where its words alone do not tell that it is present
        self.unsure = self.rarest if self.rarest is not None and (self.rarest.plan or self.rarest.named) else None
        self.mask = 0  # the bits of all groups that must be present
        for group in needed:
            self.mask |= group.bit


class CompiledPhrase:
    """A phrase bound to a vocabulary."""

    __slots__ = ("heading", "mask", "parts")

    def __init__(self, phrase: Phrase, context: int, parts: tuple[Sequence, ...]) -> None:
        self.heading = phrase.heading
        self.parts = parts
        self.mask = context  # the bits of its context and of all groups that must be present
        for part in parts:
            if not part.negated:
                self.mask |= part.mask

    @property
    def lookup(self) -> frozenset[str] | None:
        """The atoms under which the index keeps it, the keys of its rarest group; None where it may match without any."""
        groups = [part.rarest for part in self.parts if not part.negated and part.rarest is not None]
        return min(groups, key=_cost).keys if groups else None


def plain(atom: str) -> str:
    """The atom under which the index knows it."""
    return atom[1:].lower() if atom.startswith("=") else atom


@cache
def commonness(atom: str) -> float:
    """How often an atom is expected to be present, relative to a rare word."""
    if atom[0] == "<":
        return _KIND
    word = atom.rstrip("*")
    weight = 100.0 if word in _COMMON else 20.0 if word in _FREQUENT else 1.0
    return weight * (2.0 if atom.endswith("*") else 1.0)


def _rareness(atom: str) -> tuple[float, str]:
    return commonness(atom), atom  # of equally common words the first in the alphabet, for sets have no order


def _cost(group: Group) -> float:
    return group.cost


def _shifts(gap: int) -> tuple[int, ...]:
    """The shifts that spread a bit over itself and `gap` places more, each doubling what the ones before have reached."""
    shifts: list[int] = []
    reached = 0
    while reached < gap:
        shifts.append(min(reached + 1, gap - reached))
        reached += shifts[-1]
    return tuple(shifts)
