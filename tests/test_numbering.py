"""The numbers of sections: how they are read, and what counts together."""

from __future__ import annotations

import pytest
from stated import fact

from linter.facts.numbering import NumberStyle, plain_title, siblings
from linter.plaintext.numbering import numbering
from linter.source import Format


@pytest.mark.parametrize(
    ("title", "number", "style"),
    [
        ("1. Data", (1,), NumberStyle.DECIMAL),
        ("3.8 Minors", (3, 8), NumberStyle.DECIMAL),
        ("Section 4: Rights", (4,), NumberStyle.DECIMAL),
        ("IV. Rights", (4,), NumberStyle.ROMAN),
        ("IX. Rights", (9,), NumberStyle.ROMAN),
        ("B. Rights", (2,), NumberStyle.LETTER),
    ],
)
def test_a_number_is_read_in_its_style(title: str, number: tuple[int, ...], style: NumberStyle) -> None:
    (found,) = fact("numbered_titles", f"# Privacy policy\n\n## {title}\n\nText.\n")
    assert (found.number, found.style) == (number, style)


@pytest.mark.parametrize("title", ["Data", "24 hours", "2025", "We keep 3 things"])
def test_what_is_no_number_of_a_title(title: str) -> None:
    found = fact("numbered_titles", f"# Privacy policy\n\n## {title}\n\nText.\n")
    assert not [entry for entry in found if entry.written not in ("24",)]


@pytest.mark.parametrize("text", ["Clauses. On request, we send a copy.", "Parts. See below.", "Articles i. and"])
def test_a_word_that_begins_like_a_section_is_no_number(text: str) -> None:
    assert numbering(text) is None


@pytest.mark.parametrize(
    ("text", "marker"),
    [("Clause 7. Data", "Clause 7."), ("Art.6 Data", "Art.6"), ("§3 Data", "§3"), ("Part II Data", "Part II")],
)
def test_a_section_is_named_with_its_number(text: str, marker: str) -> None:
    found = numbering(text)
    assert found is not None
    assert found.marker == marker


def test_titles_count_together_level_by_level() -> None:
    text = "# P\n\n## 1. A\n\n### 1.1 B\n\nx\n\n### 1.2 C\n\nx\n\n## 2. D\n\n### 2.1 E\n\nx\n"
    counts = [[title.written for title in count] for count in siblings(fact("numbered_titles", text))]
    assert sorted(counts) == [["1", "2"], ["1.1", "1.2"], ["2.1"]]


def test_numbers_are_known_wherever_something_opens_with_them() -> None:
    known = fact("written_numbers", "1. Data We keep it. 2.4 Storage It is kept. See section 9 Above.", form=Format.TEXT)
    assert "1" in known
    assert "2.4" in known
    assert "9" not in known


def test_two_titles_that_differ_in_marks_are_the_same() -> None:
    assert plain_title("Your “Rights”:") == plain_title("your rights")
