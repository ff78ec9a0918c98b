"""What the look of a line and of its neighbours says for or against its being a heading.

Each trait is a name; `headings` weighs them. Traits depend on a line, on the lines beside it and on the habits of the
document (blank lines between paragraphs, lines that are repeated), never on one known text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum

from linter.plaintext.layout import Logical
from linter.plaintext.levels import is_title
from linter.policy import LineKind
from linter.regex import Regex

LONGEST = 160  # characters; a longer line is no heading
_LONGEST_STOPPED = 80  # characters, for a line that ends with a full stop, a comma or a semicolon

_CONTACT = Regex(r"@|https?:|www\.|\d{4,}|\+\d|©|\(c\)\s|€|\$")
_QUESTION = Regex(r"(?:what|how|who|whom|why|when|where|which|do|does|did|is|are|can|will|may|should|with whom)\b", re.I)
_OPENER = Regex(
    r"(?:we|you|i|if|this|these|those|that|please|for|in|to|by|with|as|it|they|such|any|all|some|our|your|the|and|or|on|at|a|an"
    r"|where|when|also|not|no|other)\b",
    re.I,
)
_VERB = Regex(
    r"\b(?:is|are|was|were|may|will|can|must|shall|has|have|had|do not|does not|should|would|could|collects?|use[sd]?)\b",
    re.I,
)
_TOPIC = Regex(
    r"\b(?:information|data|cookies?|privacy|policy|notice|rights?|contact|changes?|updates?|security|retention|retain|third.part\w+"
    r"|children\w*|minors?|transfers?|purposes?|legal|basis|bases|processing|controller|officer|collect\w*|shar\w+|disclos\w+|use"
    r"|consent|services?|definitions?|scope|introduction|complaints?|access|deletion|erasure|rectification|portability|object"
    r"|marketing|advertising|analytics|technologies|tracking|profiling|protect\w*|storage|period|law|gdpr|ccpa|overview|summary"
    r"|daten\w*|rechte|zweck\w*|speicher\w*|verantwortlich\w*|données|droits|finalités|responsable|conservation|datos|derechos"
    r"|dati|diritti|gegevens|rechten|bewaar\w*|danych|prawa|kontakt|contacto|contatt\w+)\b",
    re.I,
)
_LENGTHS = ((1, "1"), (4, "2-4"), (8, "5-8"), (12, "9-12"), (18, "13-18"))  # most words, and what they are called
_INSIDE = (
    ("topic", _TOPIC),
    ("contact", _CONTACT),
    (
        "company",
        Regex(r"\b(?:ltd|limited|inc|llc|plc|gmbh|ag|b\.?v|s\.?a\.?s?|s\.?r\.?l|oy|a/?s|aps|ab|d\.o\.o)\.?$", re.I),
    ),
)
_SIGNS = (("comma inside", ", "), ("stop inside", ". "), ("colon inside", ": "))
_LETTER = Regex(r"[^\W\d_]")
_SHOUT = Regex(r"[A-Z]{2}")
_ENDS = {".": "stop", ":": "colon", ";": "semicolon", ",": "comma", "?": "question", "!": "shout"}
_CLOSING = " \"'”’»)]*\ufe0f"  # may stand after the mark that ends a title
_STYLES = {
    "1.": "1.",
    "1": "1",
    "I.": "I.",
    "A.": "A.",
    "(a)": "(a)",
    "a.": "a.",
    "(i)": "(i)",
    "(1)": "(1)",
    "(I)": "(I)",
    "1)": "1)",
}


class Look(Enum):
    """What a neighbour is, at a glance."""

    NOTHING = "nothing"
    PROSE = "prose"  # a long line, or a shorter one that is a sentence
    LEAD = "lead"  # ends with a colon
    PIECE = "piece"  # short, and ends like the member of a list
    SHORT = "short"  # short, without full stop
    BULLET = "bullet"
    NUMBER = "number"
    ROW = "row"
    DATE = "date"
    CONTENTS = "contents"


_KINDS = {
    LineKind.BULLET: Look.BULLET,
    LineKind.NUMBERED: Look.NUMBER,
    LineKind.ROW: Look.ROW,
    LineKind.DATE: Look.DATE,
    LineKind.CONTENTS: Look.CONTENTS,
}


_TOP = frozenset({Look.SHORT, Look.DATE, Look.PIECE})  # what may stand before the text begins


def look(one: Logical) -> Look:
    """A line at a glance."""
    kind = one.line.kind
    if kind in _KINDS:
        return _KINDS[kind]
    value = one.line.text.value
    last = value[-1]
    if last == ":":
        return Look.LEAD
    if len(value) > LONGEST or (last in ".!" and len(value) > 40):
        return Look.PROSE
    if last in ";,." or value[0].islower():
        return Look.PIECE
    return Look.SHORT


def letter_case(value: str) -> str:
    """How a title is capitalised: upper, title, sentence, lower, single (one word) or none."""
    if value.isupper() and _SHOUT.search(value):
        return "upper"
    words = [word for word in value.split() if word[0].isalpha()]
    if not words:
        return "none"
    if words[0][0].islower():
        return "lower"
    if len(words) == 1:
        return "single"
    long = [word for word in words[1:] if len(word) > 3]
    high = sum(word[0].isupper() for word in long)
    if not long:
        return "title" if all(word[0].isupper() for word in words) else "short"
    return "title" if high * 4 >= len(long) * 3 else "mixed" if high else "sentence"


def candidates(lines: Sequence[Logical]) -> list[bool]:
    """Which lines could be headings at all: lines of text that are short enough, shorter still where they end like prose."""
    return [one.line.kind is LineKind.TEXT and _could_be_title(one.line.text.value) for one in lines]


def _could_be_title(value: str) -> bool:
    if len(value) > (_LONGEST_STOPPED if value[-1] in ".,;" else LONGEST):
        return False
    return _LETTER.search(value) is not None


def spacing(lines: Sequence[Logical]) -> str:
    """Whether the document leaves blank lines between its paragraphs."""
    gaps = sum(one.gap > 0 for one in lines)
    if gaps * 10 >= len(lines) * 6:
        return "airy"
    return "dense" if gaps * 20 <= len(lines) else "mixed"


class Surroundings:
    """The traits of the lines of one document."""

    def __init__(self, lines: Sequence[Logical]) -> None:
        self.lines = lines
        self.looks = [look(one) for one in lines]
        self.spacing = spacing(lines)
        self.counts = Counter(one.line.text.value.lower() for one in lines if len(one.line.text.value) <= LONGEST)
        self.indents = Counter(one.line.indent for one in lines if one.line.kind is LineKind.TEXT).most_common(1)
        self.top = next((index for index, look in enumerate(self.looks) if look not in _TOP), 0)
        self.usual_indent = self.indents[0][0] if self.indents else 0

    def traits(self, index: int) -> list[str]:
        """All that can be said of one line."""
        one = self.lines[index]
        value = one.line.text.value
        number = one.numbering
        bare = value[number.at :] if number else value
        found = ["always", *_own(bare or value)]
        style = "none" if number is None else "1.1" if len(number.path) > 1 else _STYLES.get(number.style, "other")
        found.append(f"number {style}")
        if number and (bare.isupper() or bare.istitle()):
            found.append("number over capitals")
        found.extend(self._around(index, one))
        repeated = self.counts[value.lower()]
        if index < self.top and is_title(value):
            found.append("title at top")
        elif repeated > 1:
            found.append("repeated twice" if repeated == 2 else "repeated often")
        if one.underlined:
            found.append("underlined")
        if one.ruled:
            found.append("ruled")
        if one.line.indent != self.usual_indent:
            found.append("indented" if one.line.indent > self.usual_indent else "outdented")
        return found

    def _around(self, index: int, one: Logical) -> list[str]:
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        before = self.looks[index - 1].value if index else "nothing"
        following = self.looks[index + 1].value if after else "nothing"
        beyond = self.looks[index + 2].value if index + 2 < len(self.lines) else "nothing"
        gap = min(after.gap, 2) if after else 2
        own_gap = min(one.gap, 2) if index else 2
        spaced = self.spacing
        return [
            f"{spaced} before {own_gap}",
            f"{spaced} after {gap}",
            "gap wider above" if own_gap > gap else "gap wider below" if own_gap < gap else "gaps equal",
            f"above {before}",
            f"below {following}",
            f"below {following} then {beyond}" if following in {"short", "lead"} else "below plain",
            f"between {before} and {following}",
        ]


def _own(value: str) -> list[str]:
    """The traits of a line's own words, its number left out."""
    last = value.rstrip(_CLOSING)[-1:] or value[-1]
    end = _ENDS.get(last, "open")
    case = letter_case(value)
    found = [
        f"words {_length(value.count(' ') + 1)}",
        f"ends {end}",
        f"case {case}",
        f"{'upper' if case == 'upper' else 'other'} ends {end}",
        _opening(value, end == "question"),
    ]
    if end != "question" and _VERB.has(value):
        found.append("verb")
    if not value[0].isalpha():
        found.append("starts with digit" if value[0].isdigit() else "starts with sign")
    found += [name for name, pattern in _INSIDE if pattern.has(value)]
    found += [name for name, sign in _SIGNS if sign in value]
    return found


def _length(words: int) -> str:
    return next((name for most, name in _LENGTHS if words <= most), "19+")


def _opening(value: str, asked: bool) -> str:
    """How the line begins: as a question or as a sentence does."""
    if _QUESTION.match(value):
        return "asks" if asked else "question without mark"
    if asked:
        return "asks late"
    return "sentence opener" if _OPENER.match(value) else "title opener"
