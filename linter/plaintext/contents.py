"""Tables of contents: runs of short lines that repeat the headings below and say nothing of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from linter.plaintext.numbering import numbering
from linter.policy import Line, LineKind
from linter.regex import Regex

_LONGEST = 140  # characters of an entry
_FEWEST = 3  # entries under a line that announces them
_FEWEST_UNANNOUNCED = 4
_REACH = 0.4  # of the document that the headings of an unannounced table of contents span
_ANNOUNCED = Regex(
    r"^\W*(?:table of )?contents\b|\btable of contents\b|quick (?:links|navigation)|^\W*(?:index|overview|jump to)\W*$"
    r"|inhalt(?:sverzeichnis|sübersicht)?\W*$|^\W*(?:sommaire|table des matières|índice|indice"
    r"|inhoud(?:sopgave)?|spis treści)\W*$",
    re.IGNORECASE,
)
_DIGITS = "0123456789"
_LEADERS = " \t.…·_"  # lead from an entry to its page
_WORDS = Regex(r"[^\W_]+")
_NO_TITLE = frozenset(".,;")  # end sentences and members of lists
_ENTRY_KINDS = frozenset({LineKind.TEXT, LineKind.BULLET, LineKind.NUMBERED, LineKind.CONTINUED})
_KINDS = _ENTRY_KINDS | {LineKind.HEADING}


def title_key(value: str) -> str:
    """What two ways to write one title have in common: its words, without number, punctuation and case."""
    number = numbering(value)
    bare = value[number.at :] if number else value
    return " ".join(_WORDS.findall((bare or value).lower()))


def mark_contents(lines: Sequence[Line], *, headings_known: bool = True) -> list[Line]:
    """The lines with the entries of tables of contents marked as such.

    Where the headings are known, only they can be what an entry repeats; else any later line of the same words can.
    """
    places = [index for index, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    keys = [_key(lines[index]) for index in places]
    later: dict[str, list[int]] = {}
    for at, (index, key) in enumerate(zip(places, keys, strict=True)):
        if key and (not headings_known or lines[index].kind is LineKind.HEADING):
            later.setdefault(key, []).append(at)
    marked = list(lines)
    start = 0
    while start < len(places):
        end = _run(lines, places, keys, later, start)
        if end - start >= _FEWEST and _is_contents(lines, places, keys, later, start, end):
            for at in range(start, end):
                marked[places[at]] = replace(lines[places[at]], kind=LineKind.CONTENTS, level=0)
        start = max(end, start + 1)
    return marked


def _key(line: Line) -> str:
    value = line.text.value
    if len(value) > _LONGEST or value[-1:] in _NO_TITLE or line.kind not in _KINDS:
        return ""
    return title_key(value.rstrip(_DIGITS).rstrip(_LEADERS) or value)


def _run(lines: Sequence[Line], places: list[int], keys: list[str], later: dict[str, list[int]], start: int) -> int:
    """The end of the run of lines from `start` on that could be entries; a line here and there may repeat nothing."""
    end = at = start
    missed = hit = 0
    seen: set[str] = set()
    while at < len(places) and keys[at] not in seen:
        known = keys[at] and lines[places[at]].kind in _ENTRY_KINDS
        if known and (targets := later.get(keys[at])) and targets[-1] > at:
            hit += 1
            end = at + 1
            seen.add(keys[at])  # where an entry comes again, the text has begun
        elif known and hit > 4 * missed:
            missed += 1
        else:
            break
        at += 1
    return end


def _is_contents(
    lines: Sequence[Line], places: list[int], keys: list[str], later: dict[str, list[int]], start: int, end: int
) -> bool:
    targets = [
        target
        for key in dict.fromkeys(keys[start:end])
        if (target := next((one for one in later.get(key, ()) if one >= end), None)) is not None
    ]
    if len(targets) < _FEWEST or len(targets) < 0.7 * (end - start):
        return False
    beside = sum(after - before == 1 for before, after in pairwise(targets))
    if beside * 2 > len(targets):
        return False  # an address or a menu that stands here and again below
    above = [lines[places[at]].text.value for at in range(max(0, start - 2), start)]
    if any(len(value) < _LONGEST and _ANNOUNCED.search(value) for value in above):
        return True
    reach = max(targets) - min(targets)
    return len(targets) >= _FEWEST_UNANNOUNCED and reach >= _REACH * len(places)
