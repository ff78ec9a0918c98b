"""What the cells of a cookie list say: which column is which, how long a cookie stays, what it is for, who sets it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from linter.facts.lengths import DAYS_OF_UNIT
from linter.regex import Regex


class Column(StrEnum):
    """What a column of a cookie list, or a label before a value, tells of each cookie."""

    NAME = "name"
    PROVIDER = "provider"  # the company behind it
    HOST = "host"  # the domain that it belongs to
    PARTY = "party"  # first or third party
    CATEGORY = "category"
    PURPOSE = "purpose"
    DURATION = "duration"


class Category(StrEnum):
    """The kinds into which cookies are sorted, whatever a policy calls them."""

    NECESSARY = "necessary"
    FUNCTIONAL = "functional"
    ANALYTICS = "analytics"
    MARKETING = "marketing"
    UNCLASSIFIED = "unclassified"  # "Other", "Unclassified", "Pending"


class Party(StrEnum):
    """Who sets a cookie, from the point of view of the site."""

    FIRST = "first"
    THIRD = "third"


_LONGEST_TITLE = 90  # characters of a column's title
# the first that fits; "Type (if persistent cookie, retention period)" tells the duration
_COLUMNS = (
    (
        Column.DURATION,
        Regex(
            r"\b(?:durations?|expir\w*|life ?(?:span|time)s?|retention|storage (?:period|time|duration|limit)|lasts?"
            r"|stays?|how long|validity"
            r"|max(?:imum)?[ -]age|persistence|period of|stor(?:ed|age) (?:for|until)|^kept|^stored|valid for|ttl|"
            r"active for)\b"
        ),
    ),
    (Column.PARTY, Regex(r"\b(?:1st|first)\b.*\b(?:3rd|third)\b|\bcookies used\b|\bparty type\b|^party$")),
    (Column.HOST, Regex(r"\b(?:domains?|hosts?|cookie subgroup)\b")),
    (Column.CATEGORY, Regex(r"\b(?:types?|categor\w+|classification|kinds?|class)\b|\bclassified\b|\bnecessity\b|^consent")),
    (
        Column.PURPOSE,
        Regex(
            r"\b(?:purposes?|finalit(?:y|ies)|aims?|uses?|used for|what (?:it|they|do|does)|functions?|why"
            r"|more information|details|explanation|meaning|role)\b|\bdescription$"
            r"|^description\b(?! of (?:the )?cookie)|what is it"
        ),
    ),
    (
        Column.PROVIDER,
        Regex(
            r"\b(?:providers?|provided by|compan\w+|vendors?|sources?|issuers?|(?:issued|set|used) by|placed by|owners?|"
            r"third[ -]part\w+"
            r"|suppliers?|publishers?|administered by|deposit(?:or|ed by)|services?|platform"
            r"|originator|controllers?|operator|partners?|who)\b"
        ),
    ),
    (
        Column.NAME,
        Regex(
            r"^(?!information|data)(?:[a-z]+ ){0,2}cookies?(?:\(s\))?(?: [a-z]+)?$|^(?:\w+ )?names?$|^names? |^(?:key|"
            r"title|tracker|identifier|tag|tool|technology)s?$"
        ),
    ),
)
# a title that names the cookie even though it speaks of something else as well
_NAME = Regex(
    r"^(?:the )?(?:cookie|name|tracker)s?(?:[ '’/-]*s?)? ?(?:names?|title|id|key|description)?s?\b[^\w]*$|\bnames? of "
    r"(?:the )?cookies?\b"
)
_KIND = Regex(r"\b(?:types?|kinds?|categor\w+|classes) of\b")


def column_of(title: str) -> Column | None:
    """The column that a title heads; None where it heads another."""
    plain = title.strip().lower()
    if not plain or len(plain) > _LONGEST_TITLE:
        return None
    if _NAME.search(plain) and not _KIND.search(plain):
        return Column.NAME
    column = next((column for column, pattern in _COLUMNS if pattern.search(plain)), None)
    return None if column is Column.NAME and names_a_kind(plain) else column


def columns_of(titles: Sequence[str]) -> tuple[Column | None, ...]:
    """The columns that a header row gives; each kind once, the first that has it."""
    found: list[Column | None] = []
    for title in titles:
        column = column_of(title)
        found.append(None if column in found else column)
    if Column.NAME not in found:
        # "Description of cookie | Purpose": the first column describes what has no name
        at = next((i for i, title in enumerate(titles) if _DESCRIBED.search(title.lower())), None)
        if at is not None:
            found[at] = Column.NAME
    return tuple(found)


_DESCRIBED = Regex(r"\bdescription of (?:the )?cookies?\b|^cookies? description$")

# "necessary" comes last: a marketing cookie is also said to be "necessary to show you ads"
_CATEGORIES = (
    (
        Category.UNCLASSIFIED,
        Regex(
            r"^(?:others?|un-?classified|un-?categori[sz]ed|not (?:yet )?(?:classified|categori[sz]ed)|pending|"
            r"unknown|misc\w*)\b"
        ),
    ),
    (
        Category.MARKETING,
        Regex(
            r"\b(?:marketing|advertis\w*|advertising|targeting|targeted|retargeting|remarketing|ads?|social media|"
            r"social network\w*|tracking)\b"
        ),
    ),
    (
        Category.ANALYTICS,
        Regex(r"\b(?:analytics?|analytical|statistic\w*|performance|measurement|metrics|audience measurement)\b"),
    ),
    (
        Category.FUNCTIONAL,
        Regex(r"\b(?:functional\w*|preferences?|personali[sz]ation|customi[sz]ation|convenience|comfort)\b"),
    ),
    (
        Category.NECESSARY,
        Regex(
            r"\b(?:necessary|essentials?|essential|required|technical(?:ly)?|strictly|mandatory|security|indispensable)\b"
        ),
    ),
)
_NEGATED = Regex(
    r"\b(?:not|non|un)[ -]?(?:strictly |technically )?(?:necessary|essential|required)\b|\bunnecessary\b|\boptional\b"
)
_LONGEST_CATEGORY = 6  # words; a longer text is a description


def category_of(text: str) -> Category | None:
    """The category that a short text names; None where it names none, several, or is a description."""
    plain = text.strip().lower()
    if not plain or len(plain) > _LONGEST_TITLE or len(plain.split()) > _LONGEST_CATEGORY or _NEGATED.search(plain):
        return None
    found = [category for category, pattern in _CATEGORIES if pattern.search(plain)]
    return found[0] if len(found) == 1 else None


def names_a_kind(text: str) -> bool:
    """Whether a text in the place of a cookie's name names a kind of cookies: "Analytics cookies", "Essential"."""
    plain = text.strip().lower()
    return (
        bool(_KIND_OF_COOKIES.search(plain))
        or (" " not in plain and plain in _KINDS)
        or (" " in plain and category_of(plain) is not None)
    )


_KIND_OF_COOKIES = Regex(
    r"\b(?:(?:strictly |absolutely )?necessary|essential|functional\w*|performance|analytic\w*|statistic\w*|marketing|"
    r"advertising|targeting"
    r"|preference|persistent|permanent|temporary|first[ -]party|third[ -]party|social media|technical|tracking|"
    r"acceptance|other)\b.*\bcookies?\b"
)
_KINDS = frozenset(
    "necessary essential functional functionality performance analytics analytical statistics marketing "
    "advertising targeting "
    "preferences cookies beacons pixels".split()
)

_NUMBERS = {
    word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_NUMBERS |= {"a": 1, "an": 1, "few": 1, "thirty": 30, "ninety": 90, "fifteen": 15, "twenty-four": 24}
_UNITS = {unit[0]: unit for unit in DAYS_OF_UNIT if unit != "month"}
_AMOUNT = Regex(
    r"(?<![\w.,])(\d{1,6}(?:[.,]\d{1,2})?|(?:" + "|".join(_NUMBERS) + r")(?= ))[\s-]?(?:\(\d{1,3}\) )?(?:calendar )?"
    r"(seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|months?|years?|yrs?|y)\b\.?",
)
_SESSION = Regex(
    r"\bsessions?\b|\b(?:clos\w+|exit\w*|quit\w*|leav\w+)\b.{0,30}\b(?:browser|site|tab|window)\b"
    r"|\bbrowser\b.{0,20}\b(?:is )?(?:clos\w+|shut)\b|\bend of (?:the |your )?visit\b"
)
_FOREVER = Regex(
    r"\b(?:persist\w*|permanent\w*|never|unlimited|indefinite\w*|no expir\w+|none|local ?storage|until (?:deleted|"
    r"cleared|removed)|forever)\b"
)
_NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "/", "?", "tbd", "tbc", "."))


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, "n/a"."""
    return text.strip().lower() in _NOTHING


def days_of(text: str) -> float | None:
    """The period in days that a text names: the sum of "1 year 1 month 4 days", the longest of "1 day / 2 years"."""
    best: float | None = None
    total, end = 0.0, -1
    for match in _AMOUNT.finditer(text.lower()):
        number = match[1].replace(",", ".")
        amount = (_NUMBERS[number] if number in _NUMBERS else float(number)) * DAYS_OF_UNIT[_unit(match[2])]
        joined = end >= 0 and text[end : match.start()].strip(" ,").lower() in ("", "and")
        total = total + amount if joined else amount
        end = match.end()
        best = total if best is None else max(best, total)
    return best


def _unit(word: str) -> str:
    return "month" if word.startswith("mo") else _UNITS[word[0]]


def is_session(text: str) -> bool:
    """Whether a text says that a cookie goes when the visit ends."""
    return bool(_SESSION.search(text.lower()))


def names_a_duration(text: str) -> bool:
    """Whether a text says how long a cookie stays, if only by "Persistent"."""
    plain = text.lower()
    return days_of(plain) is not None or bool(_SESSION.search(plain) or _FOREVER.search(plain))


def party_of(text: str) -> Party | None:
    """The party that a cell names."""
    plain = text.lower()
    first, third = bool(_FIRST.search(plain)), bool(_THIRD.search(plain))
    return None if first is third else Party.FIRST if first else Party.THIRD


_FIRST = Regex(r"\b(?:first|1st)\b|^(?:us|own|ours|we|our\b.*)$")
_THIRD = Regex(r"\b(?:third|3rd)\b")
