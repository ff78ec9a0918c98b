"""How the tests of the readers show lines and check their places."""

from __future__ import annotations

from linter.policy import Line, LineKind
from linter.readers import Document, read_text
from linter.source import Format
from linter.text import Text


def shown(lines: tuple[Line, ...]) -> list[str]:
    """One string a line: "heading 2: Your rights", "numbered 1 (a): …", "row: a | b"; blank lines left out."""
    return [_line(line) for line in lines if line.kind is not LineKind.BLANK]


def _line(line: Line) -> str:
    if line.kind is LineKind.ROW:
        return ("head: " if line.header else "row: ") + " | ".join(cell.value for cell in line.cells)
    parts = [line.kind.value, str(line.level) if line.level else "", line.marker]
    return " ".join(part for part in parts if part) + ": " + line.text.value


def markdown(text: str, path: str = "policy.md") -> list[str]:
    return shown(read_text(text, path, Format.MARKDOWN).lines)


def html(text: str) -> list[str]:
    return shown(read_text(text, "policy.html", Format.HTML).lines)


def misplaced(document: Document, *, nowhere: bool = False) -> list[str]:
    """Every stretch of text that does not stand in the source where its run says; white space counts as white space.

    `nowhere` allows text without any width in the source: what a browser moves or makes up on pages of broken tags.
    """
    wrong: list[str] = []
    source = document.source.text
    for line in (*document.lines, *document.aside):
        for text in (line.text, *line.cells, *(link.text for link in line.links)):
            wrong += _misplaced(text, source)
    for _, text in document.metadata:
        wrong += _misplaced(text, source)
    return [fault for fault in wrong if not (nowhere and fault.endswith("is made of ''"))]


# what text may be made of that is not letter for letter the same: entities, escapes, names that stand for a text
_STANDING = ("&", "\\", "|", "{")


def _misplaced(text: Text, source: str) -> list[str]:
    wrong: list[str] = []
    last = 0
    for at, size, start, end in text.runs:
        value = text.value[at : at + size]
        stands = source[start:end]
        if start < last:
            wrong.append(f"{value!r} goes backwards")
        # white space or the joint of two pieces, or what a name stands for
        if value == " " or (stands.startswith(_STANDING[2:]) and stands[-1] in "|}_" and value != stands):
            pass
        elif len(value) == len(stands) and any(not _same(a, b) for a, b in zip(value, stands, strict=True)):
            wrong.append(f"{value!r} is {stands!r} in the source")
        elif len(value) != len(stands) and not stands.startswith(_STANDING) and "data-cfemail" not in stands:
            wrong.append(f"{value!r} is made of {stands!r}")
        last = end
    return wrong


def _same(shown_char: str, source_char: str) -> bool:
    return shown_char == source_char or (shown_char == " " and source_char.isspace()) or source_char == "\x00"
