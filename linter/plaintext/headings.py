"""Which lines of a text without marks are headings, items or running text: worked out from the whole document.

Two passes over the lines that could be headings. The first weighs what each line shows by itself and beside its
neighbours. The second adds what the document does elsewhere: lines of the same dress are mostly all headings or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.plaintext.contents import mark_contents, title_key
from linter.plaintext.layout import Logical, logical_lines
from linter.plaintext.levels import Depths, Nesting, is_title
from linter.plaintext.numbering import Numbering, Reading, numbering
from linter.plaintext.peers import NEVER, company_traits
from linter.plaintext.traits import Surroundings, candidates, letter_case
from linter.plaintext.weights import FIRST, PEERS, SECOND
from linter.policy import Line, LineKind


def work_out(lines: Sequence[Line], *, marked: bool = False) -> tuple[Line, ...]:
    """The logical lines of a document with their kinds, levels and depths, without the blank ones.

    With `marked`, the lines come from a format that marks lists and tables, and only headings are looked for.
    """
    logical = _kept(lines) if marked else with_contents(logical_lines(lines))
    return tuple(_placed(logical, find_headings(logical)))


def _kept(lines: Sequence[Line]) -> list[Logical]:
    """Lines as the format has them, with the blank lines between them counted."""
    found: list[Logical] = []
    gap = 0
    for line in lines:
        if line.kind is LineKind.BLANK:
            gap += 1
        else:
            found.append(Logical(line, gap, numbering(line.text.value) if line.kind is LineKind.TEXT else None))
            gap = 0
    return found


def find_headings(lines: Sequence[Logical]) -> list[bool]:
    """Which of the lines are headings."""
    found = [score > 0 for score in scores(lines)]
    first = found.index(True) if True in found else 0
    title = title_key(lines[first].line.text.value) if found else ""
    for index in range(first + 1, len(lines)):
        # A page often carries its title twice or more before the text begins.
        if lines[index].line.kind is not LineKind.DATE and title_key(lines[index].line.text.value) != title:
            break
        found[index] = lines[index].line.kind is LineKind.TEXT
    return found


def scores(lines: Sequence[Logical]) -> list[float]:
    """How surely each line is a heading: above 0 it is; minus infinity for lines that cannot be."""
    surroundings = Surroundings(lines)
    possible = candidates(lines)
    first = [_weigh(FIRST, surroundings.traits(index)) if could else NEVER for index, could in enumerate(possible)]
    return [
        score if score == NEVER else score + PEERS * peers + _weigh(SECOND, company)
        for score, (peers, company) in zip(first, company_traits(lines, first), strict=True)
    ]


def _weigh(weights: dict[str, float], traits: list[str]) -> float:
    return sum(filter(None, map(weights.get, traits)))


def with_contents(lines: list[Logical]) -> list[Logical]:
    """The lines, with tables of contents found before anything is taken for a heading."""
    marked = mark_contents([one.line for one in lines], headings_known=False)
    return [one if one.line is line else one._replace(line=line) for one, line in zip(lines, marked, strict=True)]


def _placed(lines: Sequence[Logical], headings: Sequence[bool]) -> list[Line]:
    """The lines with their final kinds: headings with levels, items with depths."""
    nesting = Nesting(uppercase_above=_capitals_lead(lines, headings))
    depths = Depths()
    placed: list[Line] = []
    titles_only = True
    for one, heading in zip(lines, headings, strict=True):
        line = one.line
        if heading:
            level = nesting.level(line.text.value, one.numbering, titles_only)
            titles_only = titles_only and level == 1 and is_title(line.text.value)
            marker = one.numbering.marker if one.numbering else ""
            placed.append(
                Line(text=line.text, kind=LineKind.HEADING, level=level, marker=marker, links=line.links, anchor=line.anchor)
            )
            depths.reset()
        elif line.kind is LineKind.BULLET and not line.level:
            readings = (Reading(line.marker, 0),)
            placed.append(replace(line, level=depths.depth(line.indent, readings)))
        elif line.kind is LineKind.TEXT and one.numbering is not None and one.numbering.at < len(line.text):
            placed.append(_item(one, one.numbering, depths))
        elif line.kind is LineKind.TEXT and depths.open and line.indent > depths.open[-1][0]:
            placed.append(replace(line, kind=LineKind.CONTINUED, level=len(depths.open)))
        else:
            depths.reset()
            placed.append(line)
    return placed


def _item(one: Logical, number: Numbering, depths: Depths) -> Line:
    text = one.line.text
    depth = depths.depth(one.line.indent, number.readings)
    return replace(
        one.line, kind=LineKind.NUMBERED, level=depth, marker=number.marker, text=text.slice(number.at, len(text)).strip()
    )


def _capitals_lead(lines: Sequence[Logical], headings: Sequence[bool]) -> bool:
    """Whether capitals mark the headings of a higher level: some have them, some do not."""
    cases = [
        letter_case(one.line.text.value)
        for one, heading in zip(lines, headings, strict=True)
        if heading and not one.numbering
    ]
    return 2 <= cases.count("upper") < len(cases)
