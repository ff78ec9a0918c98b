"""reStructuredText and AsciiDoc: headings, lists, tables and what is visible, each at its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import misplaced, shown

from linter.readers import read_text
from linter.source import Format


def lines(text: str, path: str) -> list[str]:
    document = read_text(text, path)
    assert misplaced(document) == []
    return shown(document.lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=======\nPrivacy\n=======\n\nWho\n---\n\nWe.\n", ["heading 1: Privacy", "heading 2: Who", "text: We."]),
        ("Privacy\n=======\n\nWe keep\nit.\n", ["heading 1: Privacy", "text: We keep it."]),
        (
            "You may\n\n- ask *us*\n  twice\n\n  or more\n- object\n",
            ["text: You may", "bullet 1 -: ask us twice", "continued 1: or more", "bullet 1 -: object"],
        ),
        ("- a\n\n  - b\n\n1. c\n", ["bullet 1 -: a", "bullet 2 -: b", "numbered 1 1.: c"]),
        (
            "See `our site <https://a.example>`_, **bold**, ``code`` and :ref:`this <x>`.\n",
            ["text: See our site, bold, code and this."],
        ),
        (
            ".. note:: We changed.\n\n   Twice.\n\n.. image:: a.png\n   :alt: x\n\n.. a comment\n   of two lines\n\nText.\n",
            ["text: We changed.", "text: Twice.", "text: Text."],
        ),
        (
            "+------+-----+\n| Data | For |\n+======+=====+\n| Name | a   |\n| here | b   |\n+------+-----+\n",
            ["head: Data | For", "row: Name here | a b"],
        ),
        ("====  ====\nData  For\n====  ====\nName  a year\n====  ====\n", ["head: Data | For", "row: Name | a year"]),
        (":Author: Pebble\n\nText with an email \\* here.\n", ["text: Text with an email * here."]),
        (
            "Policy\n======\n\n:Date: 2024\n\n.. |us| replace:: Tern Ltd\n\nBy |us| and |them|.\n\n:name: kept\n",
            ["heading 1: Policy", "text: By Tern Ltd and |them|.", "row: name | kept"],
        ),
        (
            ".. list-table:: Cookies\n   :header-rows: 1\n\n"
            "   * - Name\n     - Days\n   * - sid\n     - 3 or\n       4\n\nText.\n",
            ["text: Cookies", "head: Name | Days", "row: sid | 3 or 4", "text: Text."],
        ),
        (
            '.. csv-table::\n   :header: "Company", "Country"\n\n   "Tern, Inc.", USA\n',
            ["head: Company | Country", "row: Tern, Inc. | USA"],
        ),
        (
            "=====  ====\nData   For\n=====  ====\nName   a\n       year\n=====  ====\n",
            ["head: Data | For", "row: Name | a year"],
        ),
        ("Term\n  What it means.\n\n| One\n| Two\n", ["row: Term | What it means.", "text: One", "text: Two"]),
        (
            "Rights\n======\n\n.. tab:: Europe\n\n   Complain.\n\n.. tab:: America\n   :open:\n\n   Opt out.\n",
            ["heading 1: Rights", "heading 2: Europe", "text: Complain.", "heading 2: America", "text: Opt out."],
        ),
        (".. only:: html\n\n   Shown.\n\n.. raw:: html\n\n   <p>Raw <b>too</b></p>\n", ["text: Shown.", "text: Raw too"]),
        ("Kept [#f]_.\n\n.. [#f] For a year.\n\n.. sectionauthor:: Jo\n", ["text: Kept .", "text: For a year."]),
    ],
)
def test_restructuredtext(text: str, expected: list[str]) -> None:
    assert lines(text, "policy.rst") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "= Privacy\n:author: Pebble\n\n== Who\n\nWe keep\nit.\n",
            ["heading 1: Privacy", "heading 2: Who", "text: We keep it."],
        ),
        (
            "You may\n\n* ask *us*\n** twice\n* object\n+\nat once\n",
            ["text: You may", "bullet 1 *: ask us", "bullet 2 **: twice", "bullet 1 *: object", "continued 1: at once"],
        ),
        (". first\n.. inner\n", ["numbered 1 1.: first", "numbered 2 1.: inner"]),
        ("See https://a.example[our site], <<who,above>> and `code`.\n", ["text: See our site, above and code."]),
        ("// a comment\n////\nmore\n////\n[NOTE]\n====\nWe changed.\n====\n", ["text: We changed."]),
        ('[options="header"]\n|===\n|Data |For\n|Name |a year\n|===\n', ["head: Data | For", "row: Name | a year"]),
        ("|===\n|Data |For\n\n|Name\n|a year\n|===\n", ["head: Data | For", "row: Name | a year"]),
        (".Data\nNames.\n", ["text: Data", "text: Names."]),
        (
            "= Policy of {us}\nJo Smith <jo@a.example>\nv1.0, 2024-05-03\n:us: Tern Ltd\n\nBy {us}, not {them}.\n",
            ["heading 1: Policy of Tern Ltd", "text: By Tern Ltd, not {them}."],
        ),
        ("== Sharing [[share]]\nNOTE: We moved.\n", ["heading 2: Sharing", "text: We moved."]),
        ("Term:: What it means.\nOther::\n  More.\n", ["row: Term | What it means.", "row: Other | More."]),
        ("* a\n\n.Cookies\nText.\n\n* [x] done\n", ["bullet 1 *: a", "text: Cookies", "text: Text.", "bullet 1 *: done"]),
        (
            '[cols="1,2",options="header"]\n|===\n|Data |For\n\n|Name\n|one\nor two\n\n2+|both\n.2+|down |x\n|y\n|===\n',
            ["head: Data | For", "row: Name | one or two", "row: both | ", "row: down | x", "row:  | y"],
        ),
        ("[%header,format=csv]\n|===\nCompany,Country\nTern,USA\n|===\n", ["head: Company | Country", "row: Tern | USA"]),
        ("ifdef::x[]\nShown.\nendif::[]\n\n<<<\n\n++++\n<p>Raw</p>\n++++\n", ["text: Shown.", "text: Raw"]),
        (
            "Kept.footnote:[For a year.] [.small]#Small# and https://a.example[].\n",
            ["text: Kept. For a year. Small and https://a.example."],
        ),
        (
            "= Rights\n\n[%collapsible]\n.Europe\n====\nComplain.\n====\n\n[%collapsible]\n.America\n====\nOpt out.\n====\n",
            ["heading 1: Rights", "heading 2: Europe", "text: Complain.", "heading 2: America", "text: Opt out."],
        ),
    ],
)
def test_asciidoc(text: str, expected: list[str]) -> None:
    assert lines(text, "policy.adoc") == expected


def test_a_name_for_much_that_is_said_often_is_no_bomb() -> None:
    value = "we keep all " * 20
    for text, path in (
        (f".. |a| replace:: {value}\n\n{'|a| ' * 50_000}", "p.rst"),
        (f":a: {value}\n\n{'{a} ' * 50_000}", "p.adoc"),
    ):
        assert sum(len(line.text) for line in read_text(text, path).lines) < 1_000_000


def test_links_and_anchors_are_kept() -> None:
    (line,) = (line for line in read_text("See `us <https://a.example>`_.", "p.rst").lines if line.links)
    assert line.links[0].target == "https://a.example"
    heading = read_text("[[who]]\n== Who\n", "p.adoc").lines[0]
    assert (heading.text.value, heading.anchor) == ("Who", "who")


_PIECES = st.sampled_from(
    "data¦ ¦\n¦\n\n¦  ¦*¦**¦_¦`¦``¦- ¦1. ¦== ¦----\n¦====\n¦|===\n¦"
    "|a¦+--+\n¦| a|\n¦.. note:: ¦.. _a:\n¦:x: ¦\\¦<¦>¦`a <b>`_¦a[b]¦<<a,b>>¦[x]\n¦\t¦+\n¦é¦\r\n¦"
    ".. |a| replace:: b\n¦|a|¦:b: c dd\n¦{b}¦.. list-table::\n¦* - a\n¦.. csv-table::\n¦'a',b\n¦a::\n¦++++\n¦<p>¦"
    ".. raw:: html\n¦2+|a\n¦.2+|b\n¦footnote:[a]¦.. tab:: a\n¦=== ==\n".split("¦")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from([Format.RST, Format.ASCIIDOC]))
def test_any_text_is_read_with_true_places(text: str, format: Format) -> None:
    assert misplaced(read_text(text, "policy", format)) == []
