"""How hard a policy is to read: the Flesch reading ease, the length of its sentences, the share of the passive voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import NamedTuple

from linter.facts import fact
from linter.regex import Regex
from linter.statements import Statement, StatementKind

_LEAST_WORDS = 4  # of a sentence; fewer are a label or a list item


Sentence = tuple[Statement, Sequence[str]]  # with its words


class HardBlock(NamedTuple):
    """A paragraph or item with its own figure."""

    statements: tuple[Statement, ...]  # its sentences, in order
    ease: float


@dataclass(frozen=True, kw_only=True)
class Readability:
    """The figures of a whole text in English."""

    sentences: tuple[Sentence, ...]  # that the figures rest on
    words: int

    @property
    def words_a_sentence(self) -> float:
        """On average."""
        return self.words / len(self.sentences)

    @cached_property
    def ease(self) -> float:
        """Flesch, 206.835 - 1.015 words a sentence - 84.6 syllables a word: 100 very easy, below 30 very hard."""
        return flesch(self.words, len(self.sentences), _spoken(self.sentences))

    @cached_property
    def passive(self) -> float:
        """The share of sentences in the passive voice, 0 to 1."""
        return sum(is_passive(words) for _, words in self.sentences) / len(self.sentences)

    @cached_property
    def blocks(self) -> tuple[HardBlock, ...]:
        """The paragraphs that are long enough for a figure of their own, hardest first."""
        return tuple(sorted(_blocks(self.sentences), key=lambda block: block.ease))


_VOWELS = Regex(r"[aeiouy]+")
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_IRREGULAR = frozenset(
    "kept made given sent held taken shown known told sold set put done seen lost read written chosen bound built found "
    "understood brought drawn driven paid left shared".split()
)


@fact
def readability(statements: Sequence[Statement], word_lists: Sequence[Sequence[str]]) -> Readability | None:
    """The figures; None where there are no sentences."""
    sentences = tuple(
        (s, word_lists[s.index]) for s in statements if s.kind in _RUNNING and len(word_lists[s.index]) >= _LEAST_WORDS
    )
    if not sentences:
        return None
    return Readability(sentences=sentences, words=sum(len(words) for _, words in sentences))


_RUNNING = (StatementKind.SENTENCE, StatementKind.ITEM)


def flesch(words: int, sentences: int, syllables: int) -> float:
    """Rudolf Flesch, A New Readability Yardstick (1948)."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


class _Syllables(dict[str, int]):
    """The syllables of each word that was met: policies share most of their words, and most words stand many times."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = count = syllables(word)
        return count


_KEPT = 32768
_SYLLABLES = _Syllables()


def _spoken(sentences: Iterable[Sentence]) -> int:
    """The syllables of all words of some sentences."""
    return sum(map(_SYLLABLES.__getitem__, chain.from_iterable(words for _, words in sentences)))


def syllables(word: str) -> int:
    """The syllables of an English word: its groups of vowels, without an "e" at the end that is not spoken."""
    groups = len(_VOWELS.findall(word))
    silent = (
        groups > 1
        and word.endswith(("e", "ed", "es"))
        and not word.endswith(("le", "ted", "ded", "ses", "ces", "ges", "zes"))
    )
    return max(1, groups - silent)


def is_passive(words: Sequence[str]) -> bool:
    """Whether a sentence has a form of "be" with a participle right behind it, or with one word between."""
    if _BE.isdisjoint(words):
        return False
    return any(word in _BE and any(map(_is_participle, words[at + 1 : at + 3])) for at, word in enumerate(words))


def _is_participle(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in _IRREGULAR


def _blocks(sentences: Sequence[Sentence]) -> Iterator[HardBlock]:
    """The blocks with the longest sentences, of which the hardest are, with their figures."""
    groups = [list(group) for _, group in groupby(sentences, key=lambda sentence: id(sentence[0].block))]
    sizes = [(sum(len(words) for _, words in block), block) for block in groups]
    long = sorted(((size / len(block), at) for at, (size, block) in enumerate(sizes) if size >= _BLOCK), reverse=True)
    for _, at in long[:_CANDIDATES]:
        size, block = sizes[at]
        ease = flesch(size, len(block), _spoken(block))
        yield HardBlock(statements=tuple(statement for statement, _ in block), ease=ease)


_BLOCK = 40  # words
_CANDIDATES = 20
