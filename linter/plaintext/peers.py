"""What the rest of the document says of a line: others of the same dress, its neighbours, the numbers of its sequence.

These are the traits of the second pass. They rest on the scores of the first, so that one heading that is hard to tell
is known by the company of those that are easy.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import tanh

from linter.plaintext.layout import Logical
from linter.plaintext.levels import is_title
from linter.plaintext.numbering import Numbering
from linter.policy import LineKind

NEVER = float("-inf")  # the score of a line that cannot be a heading
_DOUBT = 2  # lines of the same dress that would have to agree with nothing before the others are believed
_SURE = 3.0  # a score about which the first pass has little doubt

Dress = tuple[object, ...]


def company_traits(lines: Sequence[Logical], first: Sequence[float]) -> list[tuple[float, list[str]]]:
    """For each line the mean of those of its dress, from -1 (no headings) to 1, and the traits of its company.

    `first` are the scores of the first pass.
    """
    dresses = [_dress(lines, index) if score != NEVER else None for index, score in enumerate(first)]
    sums, counts = _by_dress(dresses, first)
    sequences = _sequences(lines, first)
    found: list[tuple[float, list[str]]] = []
    run = 0
    seen = False
    for index, (dress, score) in enumerate(zip(dresses, first, strict=True)):
        if dress is None:
            found.append((0.0, []))
            run = 0
            continue
        others = counts[dress] - 1
        traits = [
            f"above {_hope(first, index - 1)}",
            f"below {_hope(first, index + 1)}",
            *sequences[index],
            f"{'run' if score > 0 else 'weak run'} of {min(run, 3)}",
        ]
        if not others:
            traits.append("no peers")
        if score > 0 and not seen:
            seen = True
            traits.append("first title" if is_title(lines[index].line.text.value) else "first")
        found.append(((sums[dress] - tanh(score / _SURE)) / (others + 1 + _DOUBT), traits))
        run = run + 1 if score > 0 else 0
    return found


def _by_dress(dresses: Sequence[Dress | None], first: Sequence[float]) -> tuple[dict[Dress, float], dict[Dress, int]]:
    """How sure the first pass was of the lines of each dress, in sum, and how many they are."""
    sums: dict[Dress, float] = {}
    counts: dict[Dress, int] = {}
    for dress, score in zip(dresses, first, strict=True):
        if dress is not None:
            sums[dress] = sums.get(dress, 0.0) + tanh(score / _SURE)
            counts[dress] = counts.get(dress, 0) + 1
    return sums, counts


def _sequences(lines: Sequence[Logical], first: Sequence[float]) -> list[list[str]]:
    """How the first pass saw the numbers before and after each numbered line in its sequence, and those below it."""
    found: list[list[str]] = [[] for _ in lines]
    last: dict[tuple[str, tuple[int, ...]], tuple[int, int]] = {}
    for index, one in enumerate(lines):
        number = one.numbering
        if number is None or one.line.kind is not LineKind.TEXT:
            continue
        hope = _hope(first, index)
        above = number.path[:-1]
        for reading in number.readings:
            known = last.get((reading.style, above))
            if known is not None and known[0] + 1 == reading.value:
                beside = " beside" if index - known[1] == 1 else ""
                found[index].append(f"number before {_hope(first, known[1])}{beside}")
                found[known[1]].append(f"number after {hope}{beside}")
            last[reading.style, above] = (reading.value, index)
        if index and number.readings[0].value == 1 and _opens(lines[index - 1], number):
            found[index - 1].append(f"number below {hope}")
            found[index].append(f"number above {_hope(first, index - 1)}")
    return found


def _opens(one: Logical, below: Numbering) -> bool:
    """Whether a numbered line stands directly over the first number of a deeper sequence."""
    return one.numbering is not None and one.line.kind is LineKind.TEXT and one.numbering.style != below.style


def _dress(lines: Sequence[Logical], index: int) -> Dress:
    """What headings of one level mostly share."""
    one = lines[index]
    value = one.line.text.value
    after = lines[index + 1].gap if index + 1 < len(lines) else 2
    style = one.numbering.style if one.numbering else ""
    last = value[-1]
    return (
        style,
        value.isupper(),
        last if last in ".:;,?!" else "",
        value[0].islower(),
        min(one.gap, 2),
        min(after, 2),
        one.line.indent,
        one.ruled,
        one.underlined,
    )


def _hope(first: Sequence[float], index: int) -> str:
    """How the first pass saw a neighbour."""
    if not 0 <= index < len(first):
        return "edge"
    score = first[index]
    return "out" if score == NEVER else "no" if score < -2 else "hardly" if score < 0 else "maybe" if score < 2 else "yes"
