"""Sets of small numbers as integers: bit n is set where n is a member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence


def members(numbers: int) -> Iterator[int]:
    """The members of a set, in order."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


def by_member(sets: Mapping[str, int]) -> dict[int, list[str]]:
    """The names of the sets that each member is in."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for name, numbers in sets.items():
        for number in members(numbers):
            found[number].append(name)
    return found


def bits(places: Sequence[int]) -> int:
    """The set of some numbers in rising order."""
    if len(places) < 8:
        mask = 0
        for place in places:
            mask |= 1 << place
        return mask
    octets = bytearray(places[-1] // 8 + 1)  # one pass, where "or" would copy the integer for each place
    for place in places:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


def between(firsts: Sequence[int], afters: Sequence[int]) -> int:
    """All places from each first one to the one before its end; the ranges do not touch.

    Subtracting the firsts from the ends borrows through all places between.
    """
    return bits(afters) - bits(firsts)
