"""Bytes to text, and what is refused with which words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter.errors import UnreadableError
from linter.readers import format_of, read_path
from linter.readers.decode import decode
from linter.source import Format


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Grüße\r\nan alle\n".encode(), "Grüße\r\nan alle\n", "utf-8"),
        ("\ufeffHello".encode(), "Hello", "utf-8"),
        ("Größe".encode("utf-16"), "Größe", "utf-16-le"),
        (b"\xfe\xff" + "Größe".encode("utf-16-be"), "Größe", "utf-16-be"),
        (b"\xff\xfe\x00\x00" + "Größe".encode("utf-32-le"), "Größe", "utf-32-le"),
        ("Größe – “quoted” 5 €".encode("windows-1252"), "Größe – “quoted” 5 €", "windows-1252"),
        ("Größe: ñandú".encode("utf-16-le"), "Größe: ñandú", "utf-16-le"),
        ("Größe: ñandú".encode("utf-16-be"), "Größe: ñandú", "utf-16-be"),
        (
            "Политика конфиденциальности. Мы собираем ваши данные.".encode("cp1251"),
            "Политика конфиденциальности. Мы собираем ваши данные.",
            "cp1251",
        ),
        (
            "Państwa dane osobowe są przechowywane przez pięć lat, zgodnie z prawem.".encode("cp1250"),
            "Państwa dane osobowe są przechowywane przez pięć lat, zgodnie z prawem.",
            "cp1250",
        ),
        (b"<meta charset=iso-8859-2><p>P\xb3atno\xb6ci", "<meta charset=iso-8859-2><p>Płatności", "iso8859-2"),
        (b"<meta charset='no such'><p>Gr\xfc\xdfe", "<meta charset='no such'><p>Grüße", "windows-1252"),
        (b"A year." * 20 + b"\x00", "A year." * 20 + "\x00", "utf-8"),
        ("Ærø, Ålborg, Malmö: naïve façade".encode() + b"\xff", "Ærø, Ålborg, Malmö: naïve façade\ufffd", "utf-8"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "policy.txt") == (text, encoding)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("policy.docx", b"PK\x03\x04 [Content_Types].xml word/document.xml", "not a Word document that can be read"),
        ("policy.docx", b"We keep your data.", "a Word document by its name, but not by its content"),
        ("policy.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a Word document of the old kind, or one with a password"),
        ("policy.txt", b"PK\x03\x04 other", "a ZIP archive"),
        ("policy.pdf", b"%PDF-1.7\n%\xe2\xe3", "not a PDF that can be read"),
        ("download", b"%PDF-1.7\n", "not a PDF that can be read"),
        ("policy.pdf", b"We keep your data.", "a PDF document by its name, but not by its content"),
        ("policy.txt", b"{\\rtf1 text}", "an RTF document"),
        ("policy.txt", bytes(range(256)), "a binary file"),
        ("policy.md", b"text\x00text", "a binary file"),
        ("policy.txt", b"", "empty"),
        ("policy.txt", b" \n\n", "empty"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=says) as refused:
        read_path(path)
    assert name in str(refused.value)


def test_a_missing_file_a_directory_and_an_impossible_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        read_path(tmp_path / "nothing.txt")
    with pytest.raises(UnreadableError, match="a directory"):
        read_path(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_path("policy\x00.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_device_is_refused_before_it_can_keep_the_run_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "policy.md"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        with pytest.raises(UnreadableError, match="a pipe, socket or device"):
            read_path(path)


def test_a_symbolic_link_is_the_file_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("We keep your data.")
    (tmp_path / "policy.txt").symlink_to("real.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert read_path(tmp_path / "policy.txt").source.text == "We keep your data."
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_path(tmp_path / "loop.txt")


def test_a_file_above_the_limit_is_refused_and_the_message_names_the_option(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("We keep your data for a year.\n" * 100)
    with pytest.raises(UnreadableError, match="--max-bytes"):
        read_path(path, max_bytes=1000)
    assert read_path(path, max_bytes=4000).source.text.startswith("We keep")


@pytest.mark.parametrize(
    ("path", "text", "format"),
    [
        ("policy.md", "<p>plain</p>", Format.MARKDOWN),
        ("POLICY.MDX", "text", Format.MARKDOWN),
        ("policy.htm", "no tags", Format.HTML),
        ("policy.txt", "# Not a heading here\n\n# Nor here", Format.TEXT),
        ("policy.txt", "<!DOCTYPE html>\n<html><body><p>We", Format.HTML),
        ("policy.txt", "Write to <privacy@example.org> or <p>", Format.TEXT),
        ("-", "# Privacy policy\n\nText\n\n## Your rights", Format.MARKDOWN),
        ("-", "# Privacy policy\n\nSee [our site](https://example.org).", Format.MARKDOWN),
        ("-", "Privacy policy\n\n1. Who we are", Format.TEXT),
        ("policy", "<!-- saved -->\n<html lang=en>", Format.HTML),
    ],
)
def test_the_format_is_told_from_suffix_then_text(path: str, text: str, format: Format) -> None:
    assert format_of(path, text) is format
