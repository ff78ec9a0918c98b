"""Kinds of fact ("an e-mail address", "a company") that phrases can ask for by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Marker(NamedTuple):
    """How a kind of fact is found in a text."""

    find: Callable[[str], list[tuple[int, int]]]  # from a text to the character ranges that are of the kind
    # whether a word in lower case shows that the text may hold the kind; None where any text may
    hint: Callable[[str], bool] | None = None
