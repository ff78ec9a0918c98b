"""Names that phrases can use: lexicons of a pack, and kinds of fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from linter.phrases import Choice


class Marker(NamedTuple):
    """How a kind of fact ("an e-mail address", "a company") is found in a text."""

    find: Callable[[str], list[tuple[int, int]]]  # from a text to the character ranges that are of the kind
    # whether a word in lower case shows that the text may hold the kind; None where any text may
    hint: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What `<name>` may stand for in a phrase."""

    lexicons: Mapping[str, Choice]  # runs of words, which may use other lexicons
    kinds: Mapping[str, Marker]  # kinds of fact, each with what finds them in a text

    def __contains__(self, name: str) -> bool:
        return name in self.lexicons or name in self.kinds

    @property
    def names(self) -> list[str]:
        """All names, for error messages."""
        return sorted({*self.lexicons, *self.kinds})
