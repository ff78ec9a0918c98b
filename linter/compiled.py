"""Phrases bound to a vocabulary, with the plan by which each is looked for."""

from __future__ import annotations

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


class PlannedRun:
    """A run of atoms, names among them resolved to their groups."""

    __slots__ = ("atoms", "needed")

    def __init__(self, run: Run, names: dict[str, Group | str]) -> None:
        self.atoms = tuple(names.get(atom, atom) for atom in run)  # a name of a kind of fact stays a string
        self.needed = frozenset(plain(atom) for atom in run if not atom.startswith("<"))  # words that must be present


class Group:
    """A choice of runs with the plan by which it is looked for."""

    __slots__ = ("bit", "keys", "named", "plan", "single")

    def __init__(self, choice: Choice, names: dict[str, Group | str], bit: int) -> None:
        self.single = frozenset(run[0] for run in choice if len(run) == 1 and run[0][0] not in "<=")
        self.plan: dict[str, list[PlannedRun]] = {}  # longer runs, by their rarest word
        self.named: list[PlannedRun] = []  # runs of names alone
        for run in choice:
            if len(run) > 1 or run[0][0] in "<=":
                words = [plain(atom) for atom in run if not atom.startswith("<")]
                planned = PlannedRun(run, names)
                if words:
                    self.plan.setdefault(min(words, key=commonness), []).append(planned)
                else:
                    self.named.append(planned)
        self.keys = self._find_keys()
        self.bit = (
            bit if self.keys is not None else 0
        )  # its place in the masks of readings; 0 where nothing can be looked up

    def _find_keys(self) -> frozenset[str] | None:
        """Words of which one is present wherever the group matches; None where that cannot be said."""
        keys = {*self.single, *self.plan}
        for run in self.named:
            name = run.atoms[0]
            if isinstance(name, str) or name.keys is None:
                return None
            keys |= name.keys
        return frozenset(keys)

    @property
    def cost(self) -> float:
        """How often the group is expected to be present; infinite where nothing can be looked up."""
        return sum(map(commonness, self.keys)) if self.keys else float("inf")


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

    __slots__ = ("at_end", "at_start", "mask", "negated", "rarest", "steps")

    def __init__(self, part: Part, steps: tuple[Step, ...]) -> None:
        self.negated = part.negated
        self.at_start = part.at_start
        self.at_end = part.at_end
        self.steps = steps
        needed = [step.group for step in steps if not step.optional]
        self.rarest = min(needed, key=lambda group: group.cost, default=None)
        self.mask = 0  # the bits of all groups that must be present
        for group in needed:
            self.mask |= group.bit


class CompiledPhrase:
    """A phrase bound to a vocabulary."""

    __slots__ = ("context", "heading", "mask", "parts")

    def __init__(self, phrase: Phrase, context: tuple[Sequence, ...], parts: tuple[Sequence, ...]) -> None:
        self.heading = phrase.heading
        self.context = context
        self.parts = parts
        self.mask = 0  # the bits of all groups that must be present
        for part in parts:
            if not part.negated:
                self.mask |= part.mask

    @property
    def lookup(self) -> frozenset[str] | None:
        """The words under which the index keeps it: the keys of its rarest group."""
        groups = [part.rarest for part in self.parts if not part.negated and part.rarest is not None]
        best = min(groups, key=lambda group: group.cost, default=None)
        return best.keys if best is not None and best.keys else None


def plain(atom: str) -> str:
    """The atom under which the index knows it."""
    return atom[1:].lower() if atom.startswith("=") else atom


def commonness(atom: str) -> float:
    """How often an atom is expected to be present, relative to a rare word."""
    word = atom.rstrip("*")
    weight = 100.0 if word in _COMMON else 20.0 if word in _FREQUENT else 1.0
    return weight * (2.0 if atom.endswith("*") else 1.0)


def _shifts(gap: int) -> tuple[int, ...]:
    """The shifts that spread a bit over itself and `gap` places more, each doubling what the ones before have reached."""
    shifts: list[int] = []
    reached = 0
    while reached < gap:
        shifts.append(min(reached + 1, gap - reached))
        reached += shifts[-1]
    return tuple(shifts)
