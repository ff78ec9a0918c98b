"""The language of a document, and the part of it that can be judged.

Function words tell English from anything else at the cost of a set look-up a word; only where they do not, a language
identifier is loaded, which takes a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from linter.facts import fact
from linter.regex import Regex
from linter.statements import Statement, StatementKind
from linter.tokens import words

ENGLISH = "en"
_ENGLISH = frozenset(
    "the of and to in a is that for it as with on be by this are or from at which you your we our not have may will can if "
    "any when how what do us".split()
)
_SURELY_ENGLISH = frozenset("the and your you with this which our are".split())  # what no other language has
# words of the neighbours that English does not share, enough to tell that a paragraph is in another language
_OTHERS = frozenset(
    "und der die das nicht mit von für zu den dem ist wir ihre oder eine werden le la les des et du une pour vous votre nos "
    "est que el los las del su con het een van en voor niet uw wij zijn di il che per della dei con sono og af til som att "
    "för inte ja on eivät na w do się nie jest je se že para os dos das não em um uma és az egy".split()
) - {"on", "do", "die", "per", "na", "je", "se", "os", "az", "en"}
_OTHER_SCRIPT = Regex(r"[\u0370-\u1fff\u3040-\ud7ff]")  # Greek, Cyrillic, Arabic, Thai, Chinese, …

# English policies hold 30 to 45 function words in a hundred, and even their cookie tables and lists together more than 20
_IS_ENGLISH = 0.2
_SHOWS_ENGLISH = 0.04  # lists of labels and names hold few function words, whatever their language
_MOSTLY_OTHER = 0.12
_LEAST_WORDS = 20  # below that, shares say nothing about a document
_LEAST_IN_BLOCK = 8  # nor, below that, about a block of it
_PART = 60  # words in another language that are a part of the document, not a name or a quotation
_RUNNING = 12  # words of a block that is running text; names of authorities are shorter
_ENGLISH_PART = 200  # words of a short policy
_ENGLISH_PART_SHARE = 0.15  # foreign policies quote English cookie tables and the terms of American vendors
_OPENING = 1_500  # words that show the language of a document
_SAMPLE = 12_000  # characters that are shown to the identifier


class _Block(NamedTuple):
    """A paragraph, list item or heading, and whether it is English; None where it is too short to tell."""

    statements: list[Statement]
    size: int  # words
    english: bool | None


@fact
def word_lists(statements: Sequence[Statement]) -> tuple[list[str], ...]:
    """The words of each statement, in lower case."""
    return tuple(words(statement.text) for statement in statements)


@fact
def language(statements: Sequence[Statement], word_lists: Sequence[Sequence[str]]) -> str | None:
    """The language of the document, or of so much of it that it can be judged (ISO 639-1); None for too little text."""
    size = sum(map(len, word_lists))
    if not size:
        return None
    if _opens_in_english(word_lists) or _count(word_lists, _ENGLISH) / size >= _IS_ENGLISH:
        return ENGLISH
    if _count(word_lists, _SURELY_ENGLISH) >= _SHOWS_ENGLISH * size >= 2 * _count(word_lists, _OTHERS):
        return ENGLISH
    text = " ".join(statement.text for statement in statements)[:_SAMPLE]
    if size < _LEAST_WORDS and not _mostly_other_script(text):
        return ENGLISH if not _count(word_lists, _OTHERS) else None
    if _has_english_part(_blocks(statements, word_lists)):
        return ENGLISH
    return _identified(text)


@fact
def assessed(
    statements: Sequence[Statement], word_lists: Sequence[Sequence[str]], language: str | None
) -> tuple[Statement, ...]:
    """The statements in the language of the document; parts in another one are left out."""
    if language != ENGLISH or not _may_hold_others(statements, word_lists):
        return tuple(statements)
    blocks = _decided(_blocks(statements, word_lists))
    left_out = {statement.index for part in _other_parts(blocks) for block in part for statement in block.statements}
    return tuple(statement for statement in statements if statement.index not in left_out)


def _opens_in_english(word_lists: Sequence[Sequence[str]]) -> bool:
    """Whether a long document begins with an English text as long as a policy; the rest need not be counted then."""
    size = english = 0
    for every in word_lists:
        size += len(every)
        english += sum(map(_ENGLISH.__contains__, every))
        if size >= _OPENING:
            return english / size >= _IS_ENGLISH
    return False


def _may_hold_others(statements: Sequence[Statement], word_lists: Sequence[Sequence[str]]) -> bool:
    """Whether there is enough foreign text for a part of the document; a look at each statement rules most out."""
    held = (every for every in word_lists if not _OTHERS.isdisjoint(every))
    foreign = sum(len(every) for every in held if _count([every], _OTHERS) >= _MOSTLY_OTHER * len(every))
    return foreign >= _PART // 2 or any(
        not statement.text.isascii() and _OTHER_SCRIPT.search(statement.text) for statement in statements
    )


def _blocks(statements: Sequence[Statement], word_lists: Sequence[Sequence[str]]) -> list[_Block]:
    blocks = []
    for _, group in groupby(statements, key=lambda statement: id(statement.block)):
        part = list(group)
        blocks.append(_Block(part, *_told(part, [word for statement in part for word in word_lists[statement.index]])))
    return blocks


def _told(part: Sequence[Statement], every: Sequence[str]) -> tuple[int, bool | None]:
    """The number of words of a block, and whether it is English."""
    if any(not statement.text.isascii() and _mostly_other_script(statement.text) for statement in part):
        # scripts that do not part words: two characters are as good as a word
        return max(len(every), sum(len(statement.text) for statement in part) // 2), False
    if len(every) < _LEAST_IN_BLOCK:
        return len(every), None
    english, other = _count([every], _ENGLISH), _count([every], _OTHERS)
    if other > english and other >= _MOSTLY_OTHER * len(every):
        return len(every), False
    return len(every), True if english >= _IS_ENGLISH * len(every) else None


def _decided(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks with those that are too short to tell taken for what stands before them; headings, for what follows."""
    decided = list(blocks)
    known: bool | None = None
    for at, block in enumerate(decided):
        known = known if block.english is None else block.english
        if block.english is None and not _is_heading(block):
            decided[at] = block._replace(english=known)
    known = True
    for at in range(len(decided) - 1, -1, -1):
        if decided[at].english is None:
            decided[at] = decided[at]._replace(english=known)
        known = decided[at].english
    return decided


def _is_heading(block: _Block) -> bool:
    return block.statements[0].kind is StatementKind.HEADING


def _other_parts(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Runs of blocks in other languages, where there is so much of them that they are no mere names and quotations."""
    running = sum(block.size for block in blocks if block.english is False and block.size >= _RUNNING)
    for english, group in groupby(blocks, key=lambda block: block.english):
        part = list(group)
        if english is False and running >= _PART and any(block.size >= _RUNNING for block in part):
            yield part


def _has_english_part(blocks: Sequence[_Block]) -> bool:
    """Whether the document holds, beside another language, an English text as long as a short policy."""
    english = sum(block.size for block in blocks if block.english and block.statements[0].kind is not StatementKind.ROW)
    return english >= max(_ENGLISH_PART, _ENGLISH_PART_SHARE * sum(block.size for block in blocks))


def _count(word_lists: Iterable[Sequence[str]], some: frozenset[str]) -> int:
    return sum(sum(map(some.__contains__, every)) for every in word_lists)


def _mostly_other_script(text: str) -> bool:
    return len(_OTHER_SCRIPT.findall(text)) > 0.3 * len(text)


def _identified(text: str) -> str:
    import py3langid

    return str(py3langid.classify(text)[0])
