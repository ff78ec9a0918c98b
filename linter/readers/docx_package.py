"""The parts of a Word file: XML in a ZIP archive, read without trust.

Only the parts that hold text are unpacked, never a picture, an embedded file or anything that a link leads to.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from linter.errors import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ID = _R + "id"

_STRICT = (  # ISO 29500 Strict has names of its own for the same elements
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_RATIO = 40  # bytes of XML for one byte of the file: Word's own come to 25 at most, a ZIP bomb to 1,000
_FLOOR = 20_000_000  # bytes of XML that are always read
_CORRUPT = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    ET.ParseError,
    EOFError,
    KeyError,
    NotImplementedError,  # a compression that is not of ZIP's own
    OSError,
    OverflowError,
    RuntimeError,  # a part that is encrypted
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What an id in a part stands for."""

    kind: str  # the last word of its type: "hyperlink", "header", "footnotes"
    target: str  # a part, by its name in the archive; of a hyperlink the address


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A Word file's parts, as trees."""

    body: ET.Element
    relations: Mapping[str, Relation]  # of the body, by id
    parts: Mapping[str, ET.Element]  # by kind ("styles", "numbering", "footnotes", "endnotes", "comments")
    margins: tuple[ET.Element, ...]  # headers and footers


_SINGLE = ("styles", "numbering", "footnotes", "endnotes", "comments")


def open_package(data: bytes, path: str) -> Package:
    """The parts of a Word file.

    Raises UnreadableError for a damaged, encrypted or hostile file, and for an archive of another kind.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Unpacking(archive, path, max(_FLOOR, _RATIO * len(data))).package()
    except _CORRUPT as error:
        reason = str(error) or type(error).__name__
        raise UnreadableError(
            f"{path}: not a Word document that can be read ({reason}); open it in Word and save it again"
        ) from None


class _Unpacking:
    """Takes parts out of an archive as long as their size, all together, stays within the limit."""

    def __init__(self, archive: zipfile.ZipFile, path: str, limit: int) -> None:
        self._archive = archive
        self._path = path
        self._left = limit
        self._names = set(archive.namelist())

    def package(self) -> Package:
        main = self._main()
        relations = self._relations(main)
        parts: dict[str, ET.Element] = {}
        margins: dict[str, ET.Element] = {}
        for relation in relations.values():
            if relation.target not in self._names:
                continue
            if relation.kind in _SINGLE and relation.kind not in parts:
                parts[relation.kind] = self._tree(relation.target)
            elif relation.kind in {"header", "footer"} and relation.target not in margins:
                margins[relation.target] = self._tree(relation.target)
        return Package(body=self._tree(main), relations=relations, parts=parts, margins=tuple(margins.values()))

    def _main(self) -> str:
        """The name of the part that holds the text."""
        for relation in self._relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._names:
                return relation.target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise UnreadableError(
            f"{self._path}: a ZIP archive without a Word document in it; unpack it and name the file that is to be read"
        )

    def _relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        if file not in self._names:
            return {}
        found: dict[str, Relation] = {}
        for node in self._tree(file):
            kind = node.get("Type", "").rpartition("/")[2]
            target = node.get("Target", "")
            if node.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[node.get("Id", "")] = Relation(kind=kind, target=target)
        return found

    def _tree(self, name: str) -> ET.Element:
        size = self._archive.getinfo(name).file_size  # no more than this is ever unpacked
        self._left -= size
        if self._left < 0:
            raise UnreadableError(
                f"{self._path}: its parts unpack to far more than a Word document holds; "
                "if it is one, save it as HTML or plain text and check that file"
            )
        data = self._archive.read(name)
        if any(mark in data for mark in _DOCTYPES):
            raise UnreadableError(
                f"{self._path}: {name} declares a document type, which Word never does; open it in Word and save it anew"
            )
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return ET.fromstring(data)  # noqa: S314 there is no document type, so there are no entities
