"""What the evidence of a whole plain text makes of its lines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from linter.plaintext.contents import mark_contents, title_key
from linter.plaintext.datelines import is_date_line
from linter.plaintext.headings import work_out
from linter.plaintext.numbering import bullet, numbering
from linter.policy import Line, LineKind
from linter.readers.text import read
from linter.source import Format, Source

SHARED = Path(__file__).resolve().parents[2] / "shared"


def lines(text: str) -> tuple[Line, ...]:
    return work_out(read(Source(path="policy.txt", text=text, format=Format.TEXT)))


def headings(text: str) -> list[tuple[int, str]]:
    return [(line.level, line.text.value) for line in lines(text) if line.kind is LineKind.HEADING]


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(line.kind.value, line.level, line.text.value) for line in lines(text)]


SENTENCES = (
    "We keep the data of our guests in a ledger that only the harbour master of Brimley can open at any time of day.",
    "When you moor your boat with us, the keeper writes down your name, the name of your boat and the hour of your coming.",
    "Nobody outside the harbour office is told who stays with us, save where a court of law orders us to say so in writing.",
)


def policy(*titles: str, blank: bool) -> str:
    """A policy with these titles, each over a long paragraph."""
    gap = "\n\n" if blank else "\n"
    parts = [part for number, title in enumerate(titles) for part in (title, SENTENCES[number % 3])]
    return gap.join(parts) + "\n"


@pytest.mark.parametrize("blank", [True, False], ids=["blank lines between", "no blank lines"])
@pytest.mark.parametrize(
    "titles",
    [
        ("Who we are", "What we collect", "Your rights", "How to contact us"),
        ("WHO WE ARE", "WHAT WE COLLECT", "YOUR RIGHTS", "CONTACT"),
        ("1. Who we are", "2. What we collect", "3. Your rights", "4. Contact"),
        ("I. Controller", "II. Data we collect", "III. Your rights", "IV. Contact us"),
        ("Who is responsible?", "What data do we collect?", "How long do we keep it?", "Which rights do you have?"),
        ("A. Controller", "B. Collected Data", "C. Your Rights", "D. Contact Details"),
    ],
)
def test_titles_of_one_style_are_headings_of_one_level(titles: tuple[str, ...], blank: bool) -> None:
    found = headings(policy(*titles, blank=blank))
    assert [title for _, title in found] == list(titles)
    assert len({level for level, _ in found}) == 1


def test_a_title_of_the_document_stands_above_its_sections() -> None:
    text = "Brimley Harbour Privacy Policy\n\n" + policy("Who we are", "Your rights", "Contact us", blank=True)
    assert [level for level, _ in headings(text)] == [1, 2, 2, 2]


def test_a_title_repeated_at_the_top_is_a_heading_each_time() -> None:
    text = "Privacy Policy\n\nPrivacy Policy\n\n" + policy("Who we are", "Your rights", "Contact us", blank=True)
    assert headings(text)[:2] == [(1, "Privacy Policy"), (1, "Privacy Policy")]


def test_capitals_stand_above_other_titles() -> None:
    text = policy(
        "DATA WE COLLECT", "Data you give us", "Data from your device", "COOKIES", "How do I refuse them?", blank=False
    )
    assert [level for level, _ in headings(text)] == [1, 2, 2, 1, 2]


def test_numbers_nest_by_their_sequence() -> None:
    titles = (
        "1. Scope of this policy",
        "2. Data we use",
        "(I) To moor your boat",
        "1. Name and berth",
        "2. Harbour dues",
        "(II) To answer you",
        "1. Letters",
        "III. Partners who receive data",
        "(I) Pilots",
        "IV. Your rights",
    )
    assert [level for level, _ in headings(policy(*titles, blank=False))] == [1, 1, 2, 3, 3, 2, 3, 1, 2, 1]


def test_decimal_numbers_nest_by_their_parts() -> None:
    titles = (
        "1. Data we collect",
        "1.1 From you",
        "1.2 From your boat",
        "1.2.1 Logbook data",
        "2. Your rights",
        "2.1 Access",
    )
    assert [level for level, _ in headings(policy(*titles, blank=True))] == [1, 2, 2, 3, 1, 2]


def test_the_number_stays_in_the_title_and_is_the_marker() -> None:
    text = policy("1. Who we are", "2. Your rights", "3. Contact us", blank=True)
    first = next(line for line in lines(text) if line.kind is LineKind.HEADING)
    assert (first.text.value, first.marker) == ("1. Who we are", "1.")


def test_an_address_is_no_row_of_headings() -> None:
    text = (
        policy("Who we are", "Your rights", "Contact us", blank=True)
        + "\nBrimley Harbour Ltd\n\n4 Quay Street\n\nVAT: GB 123 4567 89\n"
    )
    assert [title for _, title in headings(text)] == ["Who we are", "Your rights", "Contact us"]


BULLETS = ["•", "-", "*", "–", "·", "▪"]


@pytest.mark.parametrize("mark", BULLETS)
def test_bullets_open_items(mark: str) -> None:
    text = f"We collect the following data from you:\n{mark} your name\n{mark} your berth\n\nThat is all that we collect.\n"
    assert kinds(text)[1:3] == [("bullet", 1, "your name"), ("bullet", 1, "your berth")]


@pytest.mark.parametrize("mark", [*BULLETS, "1.", "a)"])
def test_a_marker_alone_on_its_line_marks_the_next_line(mark: str) -> None:
    after = "That is all that we collect from you."
    text = f"We collect the following data from you:\n{mark}\nyour name;\n{mark}\nyour berth;\n{after}\n"
    found = lines(text)
    assert [(line.marker, line.text.value) for line in found[1:3]] == [(mark, "your name;"), (mark, "your berth;")]
    assert found[3].kind is LineKind.TEXT


def test_items_nest_by_indent_and_by_number() -> None:
    text = (
        "You may ask us for these things:\n"
        "• a copy of your data\n  - on paper\n  - by mail\n• its deletion\n\n"
        "We answer as follows:\n"
        "(a) we look at the ledger\n(i) of this year\n(ii) of last year\n(b) we write to you\n"
    )
    found = [(line.level, line.text.value) for line in lines(text) if line.kind in {LineKind.BULLET, LineKind.NUMBERED}]
    assert [level for level, _ in found] == [1, 2, 2, 1, 1, 2, 2, 1]


def test_numbered_clauses_are_items_not_headings() -> None:
    text = (
        "You may review your data in these ways:\n"
        "1. Write to the harbour master, who answers within a month;\n"
        "2. Come to the office, which is open every day but Sunday;\n"
        "3. Ask the keeper of your pier.\n"
    )
    assert [kind for kind, _, _ in kinds(text)[1:]] == ["numbered"] * 3


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Who we are\n\n"
        "Brimley Harbour keeps a ledger of the boats that moor at its piers, and of the\n"
        "people who own them, so that dues can be reckoned and owners be told when the\n"
        "weather turns.\n\n"
        "Your rights\n\n"
        "You may see what the ledger says of you, have it put right where it is wrong,\n"
        "and have it struck out once your boat has left us.\n"
    )
    found = kinds(text)
    assert [kind for kind, _, _ in found] == ["heading", "text", "heading", "text"]
    assert found[1][2].endswith(
        "the people who own them, so that dues can be reckoned and owners be told when the weather turns."
    )


def test_lines_that_are_not_wrapped_are_paragraphs_of_their_own() -> None:
    text = SENTENCES[0] * 2 + "\n" + SENTENCES[1] * 2 + "\n" + SENTENCES[2] + "\n"
    assert [kind for kind, _, _ in kinds(text)] == ["text"] * 3


def test_a_wrapped_item_is_one_item() -> None:
    text = (
        "We share the ledger with these people, and with nobody else who might ask us:\n\n"
        "* the pilots of the bay, who must know which boats lie where before they go\n"
        "  out at night;\n"
        "* the office of customs, where the law of the land obliges us to hand over a\n"
        "  copy of it.\n"
    )
    found = [(kind, text) for kind, _, text in kinds(text)]
    assert found[1] == ("bullet", "the pilots of the bay, who must know which boats lie where before they go out at night;")
    assert len(found) == 3


@pytest.mark.parametrize(
    "table",
    [
        "| Cookie | Lasts |\n| --- | --- |\n| berth_id | 1 day |\n| tide | 1 hour |\n",
        "Cookie\tLasts\nberth_id\t1 day\ntide\t1 hour\n",
        "|\nCookie |\nLasts |\n|\nberth_id\n1 day\n|\ntide\n1 hour\n",
    ],
    ids=["pipes", "tabs", "a cell a line"],
)
def test_rows_have_cells(table: str) -> None:
    rows = [line for line in lines("We set these cookies on your device:\n" + table) if line.kind is LineKind.ROW]
    assert [[cell.value for cell in row.cells] for row in rows] == [
        ["Cookie", "Lasts"],
        ["berth_id", "1 day"],
        ["tide", "1 hour"],
    ]


def test_what_follows_a_table_of_single_cells_is_no_cell() -> None:
    text = "|\nCookie |\nLasts |\n|\nberth_id\n1 day\n|\ntide\n1 hour\nHOW TO REFUSE COOKIES\n" + SENTENCES[0] + "\n"
    assert kinds(text)[-2:] == [("heading", 1, "HOW TO REFUSE COOKIES"), ("text", 0, SENTENCES[0])]


def test_contents_repeat_the_headings_below() -> None:
    titles = ("Who we are", "What we collect", "Your rights", "How to contact us")
    text = (
        "Table of contents\n"
        + "\n".join(f"{n}. {title}" for n, title in enumerate(titles, 1))
        + "\n"
        + policy(*titles, blank=False)
    )
    found = kinds(text)
    assert [value for kind, _, value in found if kind == "contents"] == [
        f"{n}. {title}" for n, title in enumerate(titles, 1)
    ]
    assert [value for kind, _, value in found if kind == "heading"][-4:] == list(titles)


def test_an_address_repeated_below_is_no_table_of_contents() -> None:
    address = "Brimley Harbour Ltd\n4 Quay Street\nBrimley\nEngland\n"
    marked = mark_contents(read(Source(path="x", text=address * 3, format=Format.TEXT)), headings_known=False)
    assert all(line.kind is not LineKind.CONTENTS for line in marked)


@pytest.mark.parametrize(
    "value",
    [
        "Last updated: 3 May 2024",
        "Effective Date: January 1, 2025",
        "Last modified on 05/02/2024",
        "Version 2.1, 2024-09-12",
        "This policy was last updated on March 3rd 2025.",
        "Stand: Mai 2024",
        "Dernière mise à jour : 12 mars 2024",
        "12 March 2024",
        "Last updated: [DATE]",
        "Effective date: XX/XX/XXXX",
    ],
)
def test_date_lines(value: str) -> None:
    assert is_date_line(value)


@pytest.mark.parametrize(
    "value",
    [
        "We keep your data until 31 December 2030, when the harbour closes, and strike it out of every ledger afterwards.",
        "© 2024 Brimley Harbour",
        "VAT: GB 123 4567 89",
        "Regulation (EU) 2016/679",
        "Updates to this policy",
        "How is it updated?",
    ],
)
def test_lines_that_are_no_date_lines(value: str) -> None:
    assert not is_date_line(value)


@pytest.mark.parametrize(
    ("value", "marker", "style"),
    [
        ("1. Scope", "1.", "1."),
        ("1 Scope", "1", "1"),
        ("1.2 Scope", "1.2", "1.1"),
        ("4.How we share", "4.", "1."),
        ("(a) scope", "(a)", "(a)"),
        ("a) scope", "a)", "a)"),
        ("iv. scope", "iv.", "i."),
        ("(III) Scope", "(III)", "(I)"),
        ("Article 3 Scope", "Article 3", "article 1"),
        ("§ 5 Scope", "§ 5", "§ 1"),
    ],
)
def test_numbers_at_the_start_of_a_line(value: str, marker: str, style: str) -> None:
    found = numbering(value)
    assert found is not None
    assert (found.marker, found.style) == (marker, style)


@pytest.mark.parametrize(
    "value", ["30 days after", "I collect data", "A boat", "e.g. your name", "2024 was wet", "in short", "U.S. law"]
)
def test_what_is_no_number(value: str) -> None:
    assert numbering(value) is None


def test_i_is_read_as_a_numeral_or_a_letter() -> None:
    found = numbering("(i) the ledger")
    assert found is not None
    assert [(reading.style, reading.value) for reading in found.readings] == [("(i)", 1), ("(a)", 9)]


@pytest.mark.parametrize("value", ["-5 degrees", "*Required", "–10 %", "other data"])
def test_what_is_no_bullet(value: str) -> None:
    assert bullet(value) is None


def test_titles_are_compared_without_number_case_and_punctuation() -> None:
    assert title_key("III. Your Rights:") == title_key("3) your rights") == "your rights"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real policies are not beside the checkout")
def test_headings_of_real_policies(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    command = [sys.executable, str(SHARED / "evaluation/evaluate.py"), "outline", "--json", str(figures)]
    command += ["--outline-command", f"{sys.executable} -m linter.cli.outline"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(figures.read_text())
    assert found["seeds_worst"] >= 0.97
    assert found["misplaced"] == 0
    assert found["f1"] >= 0.90
