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
    ],
)
def test_asciidoc(text: str, expected: list[str]) -> None:
    assert lines(text, "policy.adoc") == expected


def test_links_and_anchors_are_kept() -> None:
    (line,) = (line for line in read_text("See `us <https://a.example>`_.", "p.rst").lines if line.links)
    assert line.links[0].target == "https://a.example"
    heading = read_text("[[who]]\n== Who\n", "p.adoc").lines[0]
    assert (heading.text.value, heading.anchor) == ("Who", "who")


_PIECES = st.sampled_from(
    "data¦ ¦\n¦\n\n¦  ¦*¦**¦_¦`¦``¦- ¦1. ¦== ¦----\n¦====\n¦|===\n¦"
    "|a¦+--+\n¦| a|\n¦.. note:: ¦.. _a:\n¦:x: ¦\\¦<¦>¦`a <b>`_¦a[b]¦<<a,b>>¦[x]\n¦\t¦+\n¦é¦\r\n".split("¦")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from([Format.RST, Format.ASCIIDOC]))
def test_any_text_is_read_with_true_places(text: str, format: Format) -> None:
    assert misplaced(read_text(text, "policy", format)) == []
