"""What recurs, how copies are told apart, and what the fix takes out."""

from __future__ import annotations

import pytest
from drafting import applied, defects
from hypothesis import given
from hypothesis import strategies as st
from stated import facts_of

from linter.source import Format

LONG = "We keep what you order for seven years, since the tax office may ask for it, and then we take your name out of it."


@pytest.mark.parametrize(
    ("form", "text", "left"),
    [
        (Format.TEXT, "Privacy Policy\n\nPrivacy Policy\n\nPRIVACY POLICY\n\nText.\n", "Privacy Policy\n\nText.\n"),
        (Format.MARKDOWN, "# Notice\n\n# Notice\n\nText.\n", "# Notice\n\nText.\n"),
        (Format.MARKDOWN, "Notice\n======\n\nNotice\n======\n\nText.\n", "Notice\n======\n\nText.\n"),
        (Format.HTML, "<h1>Notice</h1>\n<h1>Notice</h1><p>Text.</p>", "<h1>Notice</h1><p>Text.</p>"),
    ],
)
def test_the_fix_leaves_one_title(form: Format, text: str, left: str) -> None:
    (defect,) = defects("duplicate_block", text, form)
    assert defect.fix is not None
    assert defect.fix.safe
    assert applied(defect.fix, text) == left
    assert defects("duplicate_block", left, form) == []


def test_no_fix_where_tags_would_lose_their_partners() -> None:
    (defect,) = defects("duplicate_block", "<h1>Notice</h1><h2>Notice</h2><p>Text.</p>", Format.HTML)
    assert defect.fix is None


def test_each_group_is_one_finding_with_every_other_copy() -> None:
    lines = "Privacy Policy\n\n" * 4 + "Last updated: 3 May 2024\n\n" * 5 + "We keep little.\n\n" + LONG + "\n"
    found = defects("duplicate_block", lines, Format.TEXT)
    assert [len(defect.related) for defect in found] == [3, 4]


def test_paragraphs_are_never_taken_out() -> None:
    (defect,) = defects("duplicate_block", f"# Notice\n\n{LONG}\n\n{LONG}\n")
    assert defect.fix is None


def test_near_copies_are_found_whatever_stands_between() -> None:
    others = "\n\n".join(
        f"Paragraph {number} tells of lamp {number}, which burns oil from tree {number}." for number in range(9)
    )
    text = f"{LONG}\n\n{others}\n\n{LONG.replace('seven', 'ten')}\n"
    (repeat,) = (repeat for repeat in facts_of(text).get("repeats") if repeat.words > 20)
    assert not repeat.exact
    assert [copy[0].text.value for copy in repeat.copies] == [LONG, LONG.replace("seven", "ten")]


@given(st.lists(st.sampled_from(["Alpha", "Beta", "Gamma", "Delta"]), max_size=30))
def test_copies_are_the_same_and_never_overlap(words: list[str]) -> None:
    for repeat in facts_of("\n\n".join(words)).get("repeats"):
        copies = [[passage.text.value for passage in copy] for copy in repeat.copies]
        assert all(copy == copies[0] for copy in copies)
        ends = [copy[-1].index for copy in repeat.copies]
        assert all(end < copy[0].index for end, copy in zip(ends, repeat.copies[1:], strict=False))
