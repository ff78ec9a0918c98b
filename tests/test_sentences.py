import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.sentences import sentence_spans, sentences

TABLE = Path(__file__).parent / "data" / "sentences.txt"
CASES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

# made of what boundaries are made of, so that odd meetings are frequent
PIECES = st.sampled_from(
    [*'...!?…()[]"”’ \u00a0\n1aAéÉ,;:', "e.g", "No", "Art", "Inc", " The ", "data", "We ", "12", "²", "٣", "ii"]
)


@pytest.mark.parametrize("case", CASES)
def test_hard_case(case: str) -> None:
    text = case.replace("¦ ", "").replace("¦", "")
    assert sentences(text) == [part.strip() for part in case.split("¦")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("no stop at all", ["no stop at all"]),
        ("  padded. Twice.  ", ["padded.", "Twice."]),
        ("One.\u00a0Two.\nThree.", ["One.", "Two.", "Three."]),
        ("...", ["..."]),
        (". . . .", [". . . ."]),
    ],
)
def test_white_space_and_emptiness(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.lists(PIECES | st.characters(), max_size=40).map("".join))
def test_spans_hold_all_but_white_space_once_and_in_order(text: str) -> None:
    at = 0
    for start, end in sentence_spans(text):
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "piece", ["." * 7, ". ", "a.", "( A. ", "e.g. ", "1. ", "A. ", ") B. ", ".)", "!?", "x" * 9, ". \u00a0"]
)
def test_long_runs_of_what_could_end_a_sentence_are_split(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    spans = sentence_spans(text)
    assert spans[0][0] == len(text) - len(text.lstrip())
    assert spans[-1][1] == len(text.rstrip())


def test_the_data_file_lists_no_abbreviation_under_two_kinds() -> None:
    data = Path(__file__).parents[1] / "linter" / "data" / "abbreviations.txt"
    abbreviations = re.sub("#.*", "", data.read_text(encoding="utf-8")).partition("[beginning]")[0]
    entries = [entry for entry in abbreviations.split() if not entry.startswith("[")]
    assert len(entries) == len(set(entries))
