"""How long reading takes as documents grow: ordinary ones of every format, and texts that mean harm.

    python benchmarks/readers.py [--megabytes 1 2 4 8 16] [--formats text markdown …] [--hostile-kilobytes 128 256 512]
        [--json FILE]

Ordinary documents are made up here, hostile ones stand in `adversarial.py`. Time is that of the
processor, the best of two runs. "growth" is how often the time doubles as the size doubles: 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import io
import json
import math
import random
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from adversarial import HOSTILE
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as PdfParagraph

from linter.errors import UnreadableError
from linter.readers import read_data

_WORDS = (
    "we collect process keep share delete your name address order data account cookies consent contract controller "
    "recipients purposes legal basis legitimate interest third-party provider supervisory authority right object months"
).split()

_SUFFIXES = {
    "text": ".txt",
    "markdown": ".md",
    "mdx": ".mdx",
    "html": ".html",
    "rst": ".rst",
    "asciidoc": ".adoc",
    "docx": ".docx",
    "pdf": ".pdf",
}


def main() -> None:
    """Measures what the options name and prints one row for each."""
    arguments = _arguments()
    figures: dict[str, dict[str, object]] = {}
    for name in arguments.formats:
        sizes = [int(size * 1e6) for size in arguments.megabytes]
        figures[name] = _measured(name, ORDINARY[name], _SUFFIXES[name], sizes)
    for name, pieces in HOSTILE.items():
        wanted = {"mdx": "markdown"}.get(name, name) in arguments.formats
        for piece in pieces if wanted and arguments.hostile_kilobytes else ():
            sizes = [size * 1000 for size in arguments.hostile_kilobytes]
            label = f"{name} {piece!r}"
            figures[label] = _measured(label, partial(_repeated, piece), _SUFFIXES[name], sizes)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _repeated(piece: str, size: int) -> bytes:
    return (piece * (size // len(piece))).encode()


def _measured(label: str, make: Callable[[int], bytes], suffix: str, sizes: Sequence[int]) -> dict[str, object]:
    """Times by size in bytes of text; the growth between the two largest."""
    seconds = {size: _seconds(make(size), suffix) for size in sizes}
    steps = [math.log(after / before, larger / size) for (size, before), (larger, after) in pairwise(seconds.items())]
    growth = round(steps[-1], 2) if steps else 1.0
    shown = "  ".join(f"{size / 1e6:g} MB {taken:.3f} s" for size, taken in seconds.items())
    print(f"{label:<24} growth {growth:5.2f}   {shown}", flush=True)
    return {"growth": growth, "seconds": {str(size): round(taken, 4) for size, taken in seconds.items()}}


def _seconds(data: bytes, suffix: str) -> float:
    best = math.inf
    for _ in range(2):
        start = time.process_time()
        with contextlib.suppress(UnreadableError):
            read_data(data, f"policy{suffix}")
        best = min(best, time.process_time() - start)
        if best > 5:
            break
    return max(best, 1e-4)


# Ordinary documents


def _pieces(size: int) -> Iterator[tuple[str, str]]:
    """Kind and text of titles, paragraphs and items, until the text has that many characters."""
    chance = random.Random(7)
    done = 0
    while done < size:
        for kind, words in (("title", 4), ("text", 70), ("item", 9), ("item", 12), ("text", 40)):
            text = " ".join(chance.choices(_WORDS, k=words)).capitalize() + ("" if kind == "title" else ".")
            done += len(text)
            yield kind, text


def _text(size: int) -> bytes:
    marks = {"title": "", "text": "", "item": "- "}
    return "\n\n".join(marks[kind] + text for kind, text in _pieces(size)).encode()


def _markdown(size: int) -> bytes:
    marks = {"title": "## ", "text": "", "item": "- "}
    pieces = (
        marks[kind] + text.replace("consent", "**consent**").replace("data", "[data](/d)") for kind, text in _pieces(size)
    )
    return "\n\n".join(pieces).encode()


def _rst(size: int) -> bytes:
    shapes = {"title": "{0}\n{1}", "text": "{0}", "item": "- {0}"}
    return "\n\n".join(shapes[kind].format(text, "-" * len(text)) for kind, text in _pieces(size)).encode()


def _asciidoc(size: int) -> bytes:
    marks = {"title": "== ", "text": "", "item": "* "}
    return "\n\n".join(marks[kind] + text.replace("consent", "*consent*") for kind, text in _pieces(size)).encode()


def _html(size: int) -> bytes:
    tags = {"title": "h2", "text": "p", "item": "li"}
    body = "".join(f"<{tags[kind]} class=x>{text}</{tags[kind]}>" for kind, text in _pieces(size))
    body = body.replace("consent", "<b>consent</b>").replace("data", "<a href=/d>data</a>")
    return f"<!doctype html><html><body><main>{body}</main></body></html>".encode()


def _docx(size: int) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    looks = {
        "title": '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>',
        "text": "",
        "item": '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    }
    body = "".join(f"<w:p>{looks[kind]}<w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>" for kind, text in _pieces(size))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
    return stream.getvalue()


def _pdf(size: int) -> bytes:
    styles = getSampleStyleSheet()
    looks = {"title": styles["Heading2"], "text": styles["BodyText"], "item": styles["Bullet"]}
    story: list[Flowable] = [
        PdfParagraph(text, looks[kind], bulletText="•" if kind == "item" else None) for kind, text in _pieces(size)
    ]
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(story)
    return stream.getvalue()


ORDINARY: dict[str, Callable[[int], bytes]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "rst": _rst,
    "asciidoc": _asciidoc,
    "docx": _docx,
    "pdf": _pdf,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, nargs="*", default=[1, 2, 4, 8, 16], help="sizes of ordinary documents")
    parser.add_argument("--formats", nargs="*", default=list(ORDINARY), choices=list(ORDINARY))
    parser.add_argument("--hostile-kilobytes", type=int, nargs="*", default=[128, 256, 512], help="sizes of hostile texts")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
