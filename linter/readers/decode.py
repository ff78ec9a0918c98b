"""From bytes to text: the encodings that policies come in, and a clear word about what is not text."""

from __future__ import annotations

import codecs
import os
import re
import stat

from linter.errors import UnreadableError
from linter.source import MAX_BYTES, Format

_SNIFF = 65536  # bytes looked at to tell text from binary
_DECLARATION = 2048  # bytes within which a page says its encoding
_DECLARED = re.compile(
    rb"(?:<meta\b[^<>]*?\bcharset\s*=|<\?xml\b[^<>]*?\bencoding\s*=)\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
_FOREIGN_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_LATIN = frozenset({"iso8859-1", "cp1252", "ascii", "latin_1", "windows-1252"})  # browsers read all of them as Windows-1252
_NO_TEXT = frozenset(
    {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "raw-unicode-escape", "unicode-escape", "undefined"}
)
_OTHER_ENCODINGS = "cp1252 cp1250 cp1251 cp1253 cp1254 cp1257 iso8859_2 iso8859_5 iso8859_7 koi8_r mac_roman".split()
_COHERENT = 0.5  # how surely the letters are those of a language, by charset-normalizer
_WIDE_SHARE = 0.4  # of the characters of UTF-16 that are ASCII
_SHELL_PIPES = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_CONTROL = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})
_CONTROL_SHARE = 0.01  # of the bytes looked at; text has none, compressed data more than ten times that
_BROKEN_SHARE = 0.2  # of the characters outside ASCII; a stray byte in UTF-8 does not make a file Windows-1252
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS = "save or export it as DOCX, PDF, HTML or plain text, and check that file"
_KINDS = {
    ".doc": "a Word document of the old kind",
    ".odt": "an OpenDocument text",
    ".rtf": "an RTF document",
}
_BY_CONTENT = {".docx": "a Word document", ".pdf": "a PDF document"}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_HEAD = 1024  # bytes within which the mark of a PDF may stand


def read_bytes(path: str, max_bytes: int = MAX_BYTES) -> bytes:
    """The content of a file.

    Raises UnreadableError for what is no file, may not be read, is longer than `max_bytes`, or holds nothing.
    """
    try:
        if os.path.isdir(path):
            os.listdir(path)  # PermissionError is what is to be said of a folder that is closed
            raise UnreadableError(f"{path}: a directory, not a document; name the file in it that is to be read")
        _refuse_special(path)
        with open(path, "rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError:
        raise UnreadableError(f"{path}: no such file; check the spelling and the folder") from None
    except PermissionError:
        raise UnreadableError(f"{path}: no permission to read this; change its rights or run as its owner") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise UnreadableError(f"{path}: cannot be read: {reason}") from None
    if len(data) > max_bytes:
        raise UnreadableError(
            f"{path}: larger than {max_bytes:,} bytes, which no policy is; if it is one, raise the limit with --max-bytes"
        )
    if not data or data.isspace():
        raise UnreadableError(f"{path}: the file is empty; nothing can be assessed")
    return data


def _refuse_special(path: str) -> None:
    """Refuses what is no file and could keep the run waiting for ever; `<(…)` of a shell, which ends, is read."""
    mode = os.stat(path).st_mode
    if stat.S_ISREG(mode) or path.startswith(_SHELL_PIPES):
        return
    raise UnreadableError(f"{path}: a pipe, socket or device, not a file; name a file, or - for standard input")


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Text and encoding of a file's bytes; a byte order mark is taken away, line ends stay as they are.

    UTF-8, UTF-16 and UTF-32 by their marks, else UTF-16 by its zero bytes, else UTF-8, else what the page declares, else
    what the bytes look like, at last Windows-1252, which can spell any byte sequence that people write.
    Raises UnreadableError for another kind of document and for what is no text at all.
    """
    _refuse_other_documents(data, path)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    wide = _wide(data[:_SNIFF])
    if wide:
        return data.decode(wide, errors="replace"), wide
    _refuse_binary(data, path)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_broken(data)


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every other byte of text in a Latin script is zero."""
    if 0 not in head:
        return ""
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if half and odd > _WIDE_SHARE * half and not even:
        return "utf-16-le"
    return "utf-16-be" if half and even > _WIDE_SHARE * half and not odd else ""


def _decode_broken(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", errors="replace")
    foreign = sum(1 for char in text if char > "\x7f")
    if text.count("\ufffd") <= _BROKEN_SHARE * foreign:
        return text, "utf-8"
    encoding = _declared(data) or _likely(data)
    return data.decode(encoding, errors="replace"), encoding


def _declared(data: bytes) -> str:
    """The encoding that a page of HTML or XML says it has, as browsers take it; "" where it says none that is known."""
    declared = _DECLARED.search(data[:_DECLARATION])
    if declared is None:
        return ""
    try:
        name = codecs.lookup(declared.group(1).decode("ascii")).name
    except LookupError:
        return ""
    if name in _LATIN:
        return "windows-1252"
    return "" if name.startswith(("utf", "punycode", "idna")) or name in _NO_TEXT else name


def _likely(data: bytes) -> str:
    """The encoding that the bytes look like, where a language is seen in them that Windows-1252 cannot spell."""
    from charset_normalizer import from_bytes

    sample = b"\n".join(_FOREIGN_LINE.findall(data[:_SNIFF]))
    best = from_bytes(sample, cp_isolation=_OTHER_ENCODINGS).best()
    if best is None or best.coherence < _COHERENT or "cp1252" in best.could_be_from_charset:
        return "windows-1252"
    return str(best.encoding)


def container_of(data: bytes) -> Format | None:
    """PDF or DOCX where the bytes are such a file, whatever it is called; None for all that is to be decoded."""
    if b"%PDF-" in data[:_PDF_HEAD]:
        return Format.PDF
    if data.startswith(_ZIP) and (b"word/" in data or b"_rels/.rels" in data):
        return Format.DOCX
    return None


def _refuse_other_documents(data: bytes, path: str) -> None:
    suffix = os.path.splitext(path)[1].lower()
    kind = _KINDS.get(suffix)
    if data.startswith(b"{\\rtf"):
        kind = _KINDS[".rtf"]
    elif data.startswith(_ZIP):
        kind = kind or "a ZIP archive"
    elif data.startswith(_OLE):
        kind = "a Word document of the old kind, or one with a password"
    elif suffix in _BY_CONTENT:
        raise UnreadableError(f"{path}: {_BY_CONTENT[suffix]} by its name, but not by its content; {_SAVE_AS}")
    if kind:
        raise UnreadableError(f"{path}: {kind}, which cannot be read; {_SAVE_AS}")


def _refuse_binary(data: bytes, path: str) -> None:
    head = data[:_SNIFF]
    if len(head) - len(head.translate(None, _CONTROL)) > _CONTROL_SHARE * len(head):
        raise UnreadableError(f"{path}: a binary file, not text in UTF-8, UTF-16 or Windows-1252; {_SAVE_AS}")
