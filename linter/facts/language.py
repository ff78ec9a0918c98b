"""The language of a document, and the part of it that can be judged.

Function words tell English from anything else at the cost of a set look-up a word; only where they do not, a language
identifier is loaded, which takes a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from linter.facts import fact
from linter.statements import Statement
from linter.tokens import words

ENGLISH = "en"
_ENGLISH = frozenset(
    "the of and to in a is that for it as with on be by this are or from at which you your we our not have may will can if "
    "any when how what do us".split()
)
# words of the neighbours that English does not share, enough to tell that a section is in another language
_OTHERS = frozenset(
    "und der die das nicht mit von für zu den dem ist wir ihre oder eine werden le la les des et du une pour vous votre nos "
    "est que el los las del su con het een van en voor niet uw wij zijn di il che per della dei con sono og af til som att "
    "för inte ja on eivät na w do się nie jest je se že para os dos das não em um uma és az egy".split()
) - {"on", "do", "die", "per", "na", "je", "se", "os", "az", "en"}

# English policies hold 30 to 45 function words in a hundred, and even their cookie tables and lists together more than 20
_IS_ENGLISH = 0.2
_MOSTLY_OTHER = 0.12
_LEAST_WORDS = 20  # below that, shares say nothing
_SAMPLE = 12_000  # characters that are shown to the identifier


@fact
def language(statements: Sequence[Statement]) -> str | None:
    """The language of the document, or of so much of it that it can be judged (ISO 639-1); None for too little text."""
    every = [word for statement in statements for word in words(statement.text)]
    if not every:
        return None
    if _share(every, _ENGLISH) >= _IS_ENGLISH or _has_english_part(statements):
        return ENGLISH
    if len(every) < _LEAST_WORDS:
        return ENGLISH if _share(every, _OTHERS) == 0 else None
    return _identified(" ".join(statement.text for statement in statements)[:_SAMPLE])


@fact
def assessed(statements: Sequence[Statement], language: str | None) -> tuple[Statement, ...]:
    """The statements in the language of the document; sections in another one are left out."""
    if language != ENGLISH:
        return tuple(statements)
    return tuple(statement for part in _sections(statements) if not _is_other(part) for statement in part)


def _sections(statements: Iterable[Statement]) -> list[list[Statement]]:
    return [list(part) for _, part in groupby(statements, key=lambda statement: id(statement.section))]


def _is_other(part: Sequence[Statement]) -> bool:
    every = [word for statement in part for word in words(statement.text)]
    other = _share(every, _OTHERS)
    return len(every) >= _LEAST_WORDS and other >= _MOSTLY_OTHER and other > _share(every, _ENGLISH)


def _has_english_part(statements: Sequence[Statement]) -> bool:
    """Whether sections with enough words for a short policy are English."""
    english = 0
    for part in _sections(statements):
        every = [word for statement in part for word in words(statement.text)]
        if len(every) >= _LEAST_WORDS and _share(every, _ENGLISH) >= _IS_ENGLISH:
            english += len(every)
    return english >= 200


def _share(every: Sequence[str], some: frozenset[str]) -> float:
    return sum(word in some for word in every) / max(len(every), 1)


def _identified(text: str) -> str:
    import py3langid

    return str(py3langid.classify(text)[0])
