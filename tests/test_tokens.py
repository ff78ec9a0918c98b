import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linter.tokens import word_spans, words

CASES = [
    ("You may opt-out of AI_training.", ["you", "may", "opt", "out", "of", "ai", "training"]),
    ("We don't sell it; we can’t, won‘t.", ["we", "don't", "sell", "it", "we", "can't", "won't"]),
    (
        "The individual's data: we'll see, they've gone",
        ["the", "individual", "s", "data", "we", "ll", "see", "they", "ve", "gone"],
    ),
    ("Art. 13(2)(d) GDPR", ["art", "13", "2", "d", "gdpr"]),
    ("isn'thing", ["isn", "thing"]),
    ("İstanbul'da", ["istanbul", "da"]),
    ("Größe, café, ΟΔΟΣ", ["größe", "café", "οδος"]),
    ("", []),
    (" -- _ ' ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text() | st.text(st.characters(max_codepoint=127)))
@example("İİ'T İ’t")
@example("DON'T_ don'ţ ’t")
def test_every_word_has_a_span_that_cuts_it_out(text: str) -> None:
    spans = word_spans(text)
    found = words(text)
    assert len(spans) == len(found)
    for (start, end), word in zip(spans, found, strict=True):
        cut = text[start:end].replace("İ", "i").replace("’", "'").replace("‘", "'")
        assert cut.lower().replace("ς", "σ") == word.replace("ς", "σ")


def test_folding_keeps_every_character_in_its_place() -> None:
    longer = [c for c in map(chr, range(sys.maxunicode + 1)) if len(c.lower()) != 1]
    assert longer == ["İ"]
