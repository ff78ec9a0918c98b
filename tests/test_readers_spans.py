"""What every reader owes to those after it: text stands in the source exactly where its runs say."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import misplaced

from linter.errors import UnreadableError
from linter.readers import read_path, read_text
from linter.readers.decode import decode
from linter.readers.document import Document
from linter.source import Format


def _pieces(listed: str) -> st.SearchStrategy[str]:
    return st.sampled_from(listed.split("¦"))


_WORDS = _pieces("data¦we keep¦Größe¦ ¦\n¦\n\n¦  \n¦\r\n¦\t¦&amp;¦&nbsp;¦&bogus;¦&#8364;¦&¦<¦>¦\\*¦\u00ad¦\u00a0")
_MARKS = _pieces(
    "*¦**¦_¦`¦``¦[¦](x)¦](/a 'b')¦![¦# ¦## ¦- ¦1. ¦> ¦| a | b\\|c |\n|---|---|\n| ¦ |¦<b>¦</b>¦<br>¦<!-- x -->¦~~¦---\n¦"
    "===\n¦    ¦<https://a.b>¦\\\n¦<div>\n¦</div>¦{% x %}¦[a]: b\n¦{#id}¦```\n¦"
    ':::tip a\n¦:::\n¦!!! note "a"\n¦=== "a"\n¦{{< tab "a" >}}¦<Tab title=\'a\'>¦</Tab>¦::a{title="b"}\n¦#title\n¦{a}¦'
    "export const a = {\n¦[^1]¦> [!NOTE]\n¦{.a}"
)
_TAGS = _pieces(
    "<p>¦</p>¦<div>¦</div>¦<h2>¦</h2>¦<ul>¦<li>¦</ul>¦<ol>¦</ol>¦<table>¦<tr>¦<td>¦<th>¦</table>¦<b>¦</b>¦<i>¦</i>¦"
    "<a href='x&amp;y'>¦</a>¦<br>¦<!-- c -->¦<script>¦</script>¦<pre>¦</pre>¦<main>¦</main>¦<nav>¦</nav>¦<svg>¦</svg>¦"
    "<select>¦<textarea>¦<title>¦</title>¦<noscript>¦<p hidden>¦<?php ?>¦<!doctype html>¦<dl><dt>¦<dd>¦<summary>¦<button>¦"
    "</button>¦<span id=a>¦</span>¦<template>¦<math>¦</¦<x¦\x00¦\x0c¦"
    "<details>¦</details>¦<div id=a hidden>¦<button aria-controls=a aria-expanded>¦<a role=tab href='#a'>¦</dl>¦"
    "<h3 class=toggle>¦<sup><a href='#n'>1</a></sup>¦<div role=tabpanel hidden>¦<i data-cfemail=4223>x</i>¦"
    "<button>OK</button>cookies¦<article>"
)


def _text(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(pieces, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(_text(_WORDS | _MARKS))
def test_markdown(text: str) -> None:
    assert misplaced(read_text(text, "policy.md"), nowhere=True) == []


@settings(max_examples=300, deadline=None)
@given(_text(_WORDS | _TAGS))
def test_html(text: str) -> None:
    assert misplaced(read_text(text, "policy.html"), nowhere=True) == []


@settings(max_examples=100, deadline=None)
@given(_text(_WORDS | _MARKS | _TAGS), st.sampled_from(list(Format)), st.sampled_from(["p.md", "p.mdx", "p.html", "p.txt"]))
def test_any_text_in_any_format(text: str, format: Format, path: str) -> None:
    assert misplaced(read_text(text, path, format), nowhere=True) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "policy.txt")
    except UnreadableError:
        return
    assert isinstance(read_text(text), Document)


def _files(folder: Path, suffixes: set[str]) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in suffixes]


def test_our_own_policies() -> None:
    for path in _files(Path(__file__).parent / "policies", {".md", ".html", ".txt"}):
        document = read_path(path)
        assert document.lines
        assert misplaced(document) == [], path
