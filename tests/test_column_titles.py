"""Which first rows head their columns, where the format does not say so."""

from __future__ import annotations

import pytest

from linter.plaintext.column_titles import heads_columns
from linter.plaintext.tabular import row_line
from linter.policy import Line, Table
from linter.readers.document import Document
from linter.segment import segment
from linter.source import Format, Source
from linter.text import Text

HEADED = [
    [["Purpose", "Data", "Legal basis", "Retention"], ["Sending the newsletter", "E-mail address", "Consent", "2 years"]],
    [["Data", "How long we keep it"], ["Invoices", "10 years"]],
    [["Cookie", "Provider", "Purpose"], ["_pk_id", "Matomo", "measures how often pages are read"]],
    [["Group", "Examples", "Shared with"], ["Contact details", "Your name and your address", "Carriers that bring parcels"]],
]

NOT_HEADED = [
    [["Purpose", "Data", "Legal basis", "Retention"]],  # nothing stands below
    [["Controller", "Example Ltd"], ["Telephone", "01234 567890"]],  # labels and values
    [["Purpose", "Storage of orders"], ["Legal basis", "Contract"], ["Retention", "10 years"]],
    [["sid", "Our shop", "keeps you logged in"], ["cart", "Our shop", "holds your goods"]],
    [["_pk_id", "Matomo", "Statistics"], ["_pk_ses", "Matomo", "Statistics, for half an hour"]],
    [["Orders", "Name, address", "10 years"], ["Newsletter", "E-mail address", "until you leave, at most 2 years"]],
    [["We send it.", "You get it", "They keep it"], ["Sending the newsletter", "E-mail address", "2 years"]],
]


@pytest.mark.parametrize("rows", HEADED)
def test_short_cells_without_figures_above_fuller_ones_head_the_columns(rows: list[list[str]]) -> None:
    assert heads_columns(table(rows))


@pytest.mark.parametrize("rows", NOT_HEADED)
def test_entries_and_labels_head_nothing(rows: list[list[str]]) -> None:
    assert not heads_columns(table(rows))


def test_a_row_that_the_format_marks_is_enough() -> None:
    head, *below = table(HEADED[0])
    assert not heads_columns([row_line(head.cells, header=True), *below])


def test_the_tree_knows_such_a_row_as_a_header() -> None:
    source = Source(path="p.html", text="", format=Format.HTML)
    (block,) = segment(Document(source=source, lines=tuple(table(HEADED[0])))).blocks
    assert isinstance(block, Table)
    assert [row.header for row in block.rows] == [True, False]


def table(rows: list[list[str]]) -> list[Line]:
    return [row_line(tuple(Text.plain(cell, 0) for cell in row)) for row in rows]
