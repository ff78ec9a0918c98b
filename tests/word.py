"""Word files made by hand, for what no library writes: tracked changes, notes, text boxes, comments, and what means harm."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "comments": "comments", "footer": "ftr"}


def paragraph(text: str = "", *, properties: str = "", run: str = "", inner: str = "") -> str:
    """A paragraph with one run of text, or with runs given as XML."""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}{inner}</w:p>"


def word_file(body: str, *, links: dict[str, str] | None = None, head: str = "", **parts: str) -> bytes:
    """The bytes of a Word file with a body, and with other parts by their kinds; `head` stands before the body's XML."""
    relations = [f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in parts]
    for key, target in (links or {}).items():
        relations.append(f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target="{target}" TargetMode="External"/>')
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        main = (
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="m" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        )
        archive.writestr("_rels/.rels", f"{main}</Relationships>")
        archive.writestr("word/document.xml", f"{head}{_root('document', f'<w:body>{body}</w:body>')}")
        joined = "".join(relations)
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{joined}</Relationships>')
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", _root(_ROOTS[kind], content))
    return stream.getvalue()


def _root(name: str, content: str) -> str:
    names = f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return f"<w:{name} {names}>{content}</w:{name}>"
