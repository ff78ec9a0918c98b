"""One policy in every format that is read: small writers that turn its tree into each."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docx import Document as WordDocument
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as PdfParagraph
from reportlab.platypus import Table as PdfTable

from linter.policy import Block, Contents, DateLine, ItemList, Paragraph, Policy, Section, Table


class Node(NamedTuple):
    """A piece of a policy: a heading (level from 1), a paragraph, an item (depth from 1), or the rows of a table."""

    kind: str
    level: int = 0
    text: str = ""
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False  # the first row heads the columns


def nodes(policy: Policy) -> Iterator[Node]:
    """The pieces of a policy, in order."""
    for block in policy.blocks:
        yield from _block(block, 0)
    for section in policy.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Node]:
    yield Node("heading", section.level, section.title.value)
    for block in section.blocks:
        yield from _block(block, 0)
    for inner in section.sections:
        yield from _section(inner)


def _block(block: Block, depth: int) -> Iterator[Node]:
    if isinstance(block, (Paragraph, DateLine)):
        yield Node("paragraph", depth, block.text.value)
    elif isinstance(block, Table):
        yield Node(
            "table", rows=tuple(tuple(cell.value for cell in row.cells) for row in block.rows), header=block.rows[0].header
        )
    elif isinstance(block, ItemList):
        for number, item in enumerate(block.items, start=1):
            yield Node("item", depth + 1, item.text.value, f"{number}." if block.ordered else "-")
            for child in item.children:
                yield from _block(child, depth + 1)
    else:
        assert isinstance(block, Contents)


def as_text(policy: Policy) -> bytes:
    parts = []
    for node in nodes(policy):
        if node.kind == "table":
            rows = [" | ".join(row) for row in node.rows]
            rows[1:1] = [" | ".join("---" for _ in node.rows[0])] if node.header else []
            parts.append("\n".join(rows))
        elif node.kind == "item":
            parts.append(f"{'   ' * node.level}{node.marker} {node.text}")
        else:
            parts.append(node.text)
    return "\n\n".join(parts).encode()


def as_markdown(policy: Policy) -> bytes:
    parts = []
    for node in nodes(policy):
        if node.kind == "heading":
            parts.append(f"{'#' * node.level} {node.text}")
        elif node.kind == "table":
            rows = [f"| {' | '.join(row)} |" for row in node.rows]
            parts.append("\n".join((rows[0], "|" + " --- |" * len(node.rows[0]), *rows[1:])))
        elif node.kind == "item":
            parts.append(f"{'    ' * (node.level - 1)}{node.marker} {node.text}")
        else:
            parts.append(f"{'    ' * node.level}{node.text}")
    return ("\n\n".join(parts) + "\n").encode()


def as_html(policy: Policy) -> bytes:
    parts = ["<!DOCTYPE html><html lang='en'><body><main>"]
    open_lists: list[str] = []
    for node in nodes(policy):
        depth = node.level if node.kind in {"item", "paragraph"} else 0
        while len(open_lists) > depth:
            parts.append(f"</li></{open_lists.pop()}>")
        text = html.escape(node.text)
        if node.kind == "heading":
            parts.append(f"<h{node.level}>{text}</h{node.level}>")
        elif node.kind == "table":
            names = ["th" if node.header else "td", *["td"] * (len(node.rows) - 1)]
            rows = (
                "".join(f"<{name}>{html.escape(cell)}</{name}>" for cell in row)
                for name, row in zip(names, node.rows, strict=True)
            )
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif node.kind == "item":
            if len(open_lists) == depth:
                parts.append("</li>")
            else:
                open_lists.append("ul" if node.marker == "-" else "ol")
                parts.append(f"<{open_lists[-1]}>")
            parts.append(f"<li>{text}")
        else:
            parts.append(f"<p>{text}</p>")
    parts += [f"</li></{name}>" for name in reversed(open_lists)]
    return "\n".join([*parts, "</main></body></html>"]).encode()


def as_docx(policy: Policy) -> bytes:
    document = WordDocument()
    for node in nodes(policy):
        if node.kind == "heading":
            document.add_heading(node.text, node.level)
        elif node.kind == "table":
            table = document.add_table(rows=0, cols=len(node.rows[0]))
            for row in node.rows:
                for cell, value in zip(table.add_row().cells, row, strict=False):
                    cell.paragraphs[0].add_run(value).bold = node.header and row is node.rows[0]
        elif node.kind == "item":
            style = "List Bullet" if node.marker == "-" else "List Number"
            document.add_paragraph(node.text, style if node.level == 1 else f"{style} {min(node.level, 3)}")
        else:
            document.add_paragraph(
                node.text, f"List Continue {min(node.level, 3)}".removesuffix(" 1") if node.level else None
            )
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(policy: Policy) -> bytes:
    styles = getSampleStyleSheet()
    story: list[Flowable] = []
    for node in nodes(policy):
        text = html.escape(node.text)
        if node.kind == "heading":
            story.append(PdfParagraph(text, styles[f"Heading{node.level}"]))
        elif node.kind == "table":
            story.append(_pdf_table(node, styles["BodyText"]))
        elif node.kind == "item":
            style = ParagraphStyle(
                "item", parent=styles["BodyText"], leftIndent=18 * node.level, bulletIndent=18 * node.level - 12
            )
            story.append(PdfParagraph(text, style, bulletText="•" if node.marker == "-" else node.marker))
        else:
            story.append(PdfParagraph(text, ParagraphStyle("text", parent=styles["BodyText"], leftIndent=18 * node.level)))
    stream = io.BytesIO()
    SimpleDocTemplate(stream, invariant=True).build(story)
    return stream.getvalue()


def _pdf_table(node: Node, style: ParagraphStyle) -> PdfTable:
    heavy = ParagraphStyle("head", parent=style, fontName="Helvetica-Bold")
    rows = [
        [PdfParagraph(html.escape(cell), heavy if node.header and row is node.rows[0] else style) for cell in row]
        for row in node.rows
    ]
    return PdfTable(rows, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def as_rst(policy: Policy) -> bytes:
    parts = []
    for node in nodes(policy):
        text = re.sub(r"[\\*`|_]", r"\\\g<0>", node.text)
        if node.kind == "heading":
            parts.append(f"{text}\n{'=-~^.,'[node.level - 1] * len(text)}")
        elif node.kind == "table":
            options = [".. list-table::", *(["   :header-rows: 1"] if node.header else [])]
            cells = ["   * " + "\n     ".join(f"- {cell}".rstrip() for cell in row) for row in node.rows]
            parts.append("\n".join((*options, "", *cells)))
        elif node.kind == "item":
            parts.append(f"{'   ' * (node.level - 1)}{node.marker} {text}")
        else:
            parts.append(f"{'   ' * node.level}{text}")
    return "\n\n".join(parts).encode()


def as_asciidoc(policy: Policy) -> bytes:
    parts = []
    for node in nodes(policy):
        if node.kind == "heading":
            parts.append(f"{'=' * node.level} {node.text}")
        elif node.kind == "table":
            options = f'[cols="{len(node.rows[0])}*"{",options=header" if node.header else ""}]'
            rows = ["".join(f"|{cell} " for cell in row) for row in node.rows]
            parts.append("\n".join((options, "|===", *rows, "|===")))
        elif node.kind == "item":
            parts.append(f"{('*' if node.marker == '-' else '.') * node.level} {node.text}")
        else:
            parts.append(f"+\n{node.text}" if node.level else f"//\n\n{node.text}")  # a comment parts it from a list
    return "\n\n".join(parts).replace("\n\n+\n", "\n+\n").encode()


WRITERS: dict[str, Callable[[Policy], bytes]] = {
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
    ".rst": as_rst,
    ".adoc": as_asciidoc,
}
