"""The public functions, for programs that judge policies without the command line.

They take no configuration file into account: what they do is in their arguments alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

from linter.discovery import discover
from linter.engine import lint
from linter.errors import UnreadableError
from linter.pack import Pack
from linter.packs import load_packs
from linter.readers import read_path, read_text
from linter.report import DocumentReport, ReadError, Report
from linter.source import Format


def check_text(
    text: str,
    *,
    path: str = "policy.md",
    format: Format | None = None,
    pack: Pack | None = None,
    as_of: datetime.date | None = None,
    context: Mapping[str, Any] | None = None,
    rules: Collection[str] | None = None,
    with_facts: bool = False,
) -> DocumentReport:
    """Judge a policy given as text.

    `format` is worked out from the path and the text where it is None; `pack` is the built-in one, `as_of` today, and
    `rules` those that are on by default. `context` states facts about the business, by the names of the configuration's
    `context`. `with_facts` fills the report's `facts`, which takes some time.
    """
    return lint(
        read_text(text, path, format),
        pack=pack or _builtin(),
        as_of=as_of or datetime.date.today(),
        context=context,
        rules=None if rules is None else frozenset(rules),
        with_facts=with_facts,
    )


def check_file(
    path: str,
    *,
    pack: Pack | None = None,
    as_of: datetime.date | None = None,
    context: Mapping[str, Any] | None = None,
    rules: Collection[str] | None = None,
    with_facts: bool = False,
) -> DocumentReport:
    """Judge a policy in a file.

    Raises UnreadableError where the file cannot be read.
    """
    return lint(
        read_path(path),
        pack=pack or _builtin(),
        as_of=as_of or datetime.date.today(),
        context=context,
        rules=None if rules is None else frozenset(rules),
        with_facts=with_facts,
    )


def check_paths(
    paths: Iterable[str],
    *,
    pack: Pack | None = None,
    as_of: datetime.date | None = None,
    context: Mapping[str, Any] | None = None,
    rules: Collection[str] | None = None,
    with_facts: bool = False,
) -> Report:
    """Judge the files named and the policies in the folders named; what cannot be read is in the report's errors."""
    as_of = as_of or datetime.date.today()  # one day for all of them
    found = discover(paths, lambda _: False)
    documents: list[DocumentReport] = []
    errors: list[ReadError] = []
    for path in found.files:
        try:
            documents.append(check_file(path, pack=pack, as_of=as_of, context=context, rules=rules, with_facts=with_facts))
        except UnreadableError as error:
            errors.append(ReadError(path=path, message=str(error).removeprefix(f"{path}: ")))
    used = pack or _builtin()
    return Report(
        documents=tuple(documents),
        errors=tuple(errors),
        passed_over=found.passed_over,
        rules=used.rules(),
        duties=used.duties(),
        as_of=as_of,
    )


@cache
def _builtin() -> Pack:
    return load_packs()
