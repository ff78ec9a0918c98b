"""What single words stand for in the phrases of a pack."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from linter.markers import Marker


class Entry(NamedTuple):
    """What a word stands for."""

    atoms: tuple[str, ...]  # those that it fulfils
    kinds: tuple[str, ...]  # the kinds of fact that it hints at


class AtomTable(dict[str, Entry]):
    """From a word to what it stands for; worked out for each word once."""

    def __init__(self, atoms: Collection[str], markers: Mapping[str, Marker]) -> None:
        super().__init__()
        self.markers = {atom: markers[atom[1:-1]] for atom in atoms if atom[0] == "<"}  # of the kinds of fact
        self.pairs = {(one, other): f"{one} {other}" for one, _, other in (a.partition(" ") for a in atoms) if other}
        self._exact = {atom for atom in atoms if not atom.endswith("*")}
        self._prefixes = {atom[:-1] for atom in atoms if atom.endswith("*")}
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})

    def __missing__(self, word: str) -> Entry:
        atoms = [word] if word in self._exact else []
        atoms += [f"{word[:n]}*" for n in self._lengths if n <= len(word) and word[:n] in self._prefixes]
        kinds = tuple(kind for kind, marker in self.markers.items() if marker.hint is not None and marker.hint(word))
        self[word] = entry = Entry(tuple(atoms), kinds)
        return entry
