"""What is fuzzed: every reader, the segmenter, the phrase language, suppressions and the configuration.

A target takes any bytes. What a user is told in words (PrivacylintError) is no find; any other exception is one.
"""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from linter.conditions import parse_condition
from linter.config_file import read_toml, read_yaml, validate
from linter.errors import PrivacylintError
from linter.phrases import parse_phrase
from linter.readers import read_data, read_text
from linter.segment import segment
from linter.source import Format
from linter.suppress import suppressions

POLICIES = Path(__file__).resolve().parent.parent / "tests" / "policies"
_SLOWEST = 1  # seconds
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _reader(format: Format, path: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        read_text(data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace"), path, format)

    return _worded(read)


def _worded(target: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """A target for which an error in words is an answer, and a second of the processor's time is not."""

    def run(data: bytes) -> None:
        start = time.process_time()
        with contextlib.suppress(PrivacylintError, UnicodeDecodeError):
            target(data)
        taken = time.process_time() - start
        if taken > _SLOWEST:
            raise TimeoutError(f"{len(data)} bytes took {taken:.1f} seconds")

    return run


def _docx(data: bytes) -> object:
    """A Word file around a body: bytes that are no XML would be refused at once."""
    body = f'<w:document xmlns:w="{_W}"><w:body>'.encode() + data + b"</w:body></w:document>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", body)
    return read_data(stream.getvalue(), "policy.docx")


def _pdf(data: bytes) -> object:
    """A PDF around what draws a page."""
    kids = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        kids,
        b"<</Length %d>>stream\n%s\nendstream" % (len(data), data),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, content) for number, content in enumerate(objects, start=1))
    return read_data(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>", "policy.pdf")


def _segment(data: bytes) -> object:
    format = [Format.TEXT, Format.MARKDOWN, Format.HTML][len(data) % 3]
    return segment(read_text(data.decode("utf-8", "replace"), "policy", format))


def _suppress(data: bytes) -> object:
    format = Format.MARKDOWN if len(data) % 2 else Format.HTML
    return suppressions(segment(read_text(data.decode("utf-8", "replace"), "policy", format)), ())


def _config(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    raw = read_yaml(text, "privacylint.yaml") if len(data) % 2 else read_toml(text, "pyproject.toml")
    validate(raw, "privacylint.yaml")


def _phrase(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    (parse_phrase if len(data) % 2 else parse_condition)(text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": _reader(Format.TEXT, "policy.txt"),
    "markdown": _reader(Format.MARKDOWN, "policy.mdx"),
    "html": _reader(Format.HTML, "policy.html"),
    "rst": _reader(Format.RST, "policy.rst"),
    "asciidoc": _reader(Format.ASCIIDOC, "policy.adoc"),
    "docx": _worded(_docx),
    "pdf": _worded(_pdf),
    "bytes": _worded(lambda data: read_data(data, "policy")),
    "segment": _worded(_segment),
    "suppress": _worded(_suppress),
    "phrase": _worded(_phrase),
    "config": _worded(_config),
}

SEEDS: dict[str, list[bytes]] = {
    "markdown": [
        b"# A\n\n- b **c**\n  - d\n\n| a | b |\n|---|---|\n| [c](d) | e |\n",
        b"<div>a</div>\n\n<A b={c}>\n\n::: x\n",
        b'<Tab title="a b">\n\n:::tip c\n:::\n\n::d{title="e"}\n#title\nf\n::\n\n!!! g "h"\n    i\n',
        b'export const a = {\n}\n\n{b && (\n<p>c</p>\n)}\n\n{{< tab "d" >}}\n\ne[^f]{.g}\n\n> [!H]\n> {i}\n',
    ],
    "html": [
        b"<main><h1>a</h1><p>b <b>c</b><ul><li>d</ul><table><tr><td>e<td>f</table>",
        b"<details><summary>a b</summary><h2>c</h2>d</details><dl><dt>e<dd>f</dl><sup><a href='#g'>1</a></sup>",
        b"<button role=tab aria-controls=a>b c</button><div id=a hidden>d</div><div>cookies<button>OK</button></div>",
        b"{% comment %}a{% endcomment %}{# b #}<i data-cfemail=4223>c</i><article><h2><a href=/d>e</a></h2></article><?php",
    ],
    "rst": [
        b"A\n=\n\n- b\n\n+---+\n| c |\n+---+\n\n.. note:: d\n",
        b".. |a| replace:: b\n\n|a|\n\n.. list-table::\n\n   * - c\n     - d\n\n.. csv-table::\n   :header: e\n\n   f,g\n",
        b":a: b\n\nc\n  d\n\n| e\n| f\n\n.. tab:: g\n\n   h\n\n.. raw:: html\n\n   <p>i\n",
    ],
    "asciidoc": [
        b"= A\n\n* b\n** c\n\n|===\n|d |e\n|===\n",
        b'= A\nb c\n:d: e\n\n{d}:: f\n\n[cols="1,2"]\n|===\n2+|g\n.2+|h |i\n|j\n|===\n\n++++\n<p>k\n++++\n',
    ],
    "docx": [
        b'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
        b"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ],
    "pdf": [b"BT /F1 10 Tf 20 200 Td (We keep your name for a) Tj 0 -12 Td (year, and then it goes.) Tj 100 0 Td (b) Tj ET"],
    "suppress": [b"# A\n\n<!-- privacylint: ignore drafting/placeholder -- because -->\n\nText.\n"],
    "phrase": [b"[lodge|file a] ~6 complain* <supervisory-authority>", b"^ a? & !b | c > d $"],
    "config": [b"select: [gdpr]\nignore: [a/b]\nfail-on: error\n", b'[tool.privacylint]\nselect = ["gdpr"]\n'],
}
