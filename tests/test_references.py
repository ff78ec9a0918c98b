"""References to sections of the same document, and those to other texts."""

from __future__ import annotations

import time

import pytest
from stated import fact, under


def references(sentence: str) -> list[str]:
    return [found.number or found.title for found in fact("section_references", under("Data", sentence))]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("See section 4.", ["4"]),
        ("What Sections 3.2 and 5 say holds.", ["3.2", "5"]),
        ("See the section “Your rights” below.", ["Your rights"]),
        ('As the "How to reach us" section says.', ["How to reach us"]),
        ('See "II. Recipients - 3) Carriers - (1) Post" in this policy.', ["Carriers", "Post"]),
        ("Section 7 of the Trade Act.", []),
        ("Section 230 protects nobody.", []),
        ("California Civil Code Section 17.", []),
        ("Section 25 II No. 2 of a law.", []),
        ("Our terms, section 4 of which you know.", []),
        ("You find it in the “My account” section of our app.", []),
        ("Section by section.", []),
    ],
)
def test_references(sentence: str, wanted: list[str]) -> None:
    assert references(sentence) == wanted


def test_a_quote_that_never_ends_takes_linear_time() -> None:
    assert references("see “" + "II. a - " * 20_000 + '" in this policy.') is not None


def test_a_number_that_stands_nowhere_is_asked_for_in_no_time() -> None:
    numbers = fact("written_numbers", under("1. Data", "We keep it as told, see section 9.1 for this. " * 8000))
    began = time.process_time()
    assert not any("9.1" in numbers for _ in range(8000))
    assert time.process_time() - began < 10.0  # searching the text each time took half a minute
