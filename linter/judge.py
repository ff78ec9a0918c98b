"""One document: read it and judge it under its configuration."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache

from linter import results
from linter.config import Config
from linter.engine import lint
from linter.errors import ConfigError, PackError, UnreadableError, internal_error
from linter.options import Options, Task
from linter.pack import Pack
from linter.packs import load_packs
from linter.readers import MAX_BYTES, read_data, read_path
from linter.readers.document import Document
from linter.report import DocumentReport, ReadError
from linter.selection import Choice, choose, expand


def judge(task: Task) -> DocumentReport | ReadError:
    """What is found in a document, or why it cannot be read; a result is kept for the next run."""
    options, config = task.options, task.config
    try:
        pack = pack_for(config)
        document = _read(task)
        report = lint(
            document,
            bundle=_bundle(task, document),
            pack=pack,
            as_of=options.as_of,
            context=config.context,
            rules=rules_for(options, config, pack),
            with_facts=options.with_facts,
            entries=config.entries_for(task.shown) if options.suppress else None,
        )
    except UnreadableError as error:
        return ReadError(path=task.shown, message=str(error).removeprefix(f"{task.path}: ").removeprefix(f"{task.shown}: "))
    except Exception as error:  # a fault of ours in one document must not hide what the others hold
        return ReadError(path=task.shown, message=internal_error(error))
    if task.key:
        report = results.sealed(report)
        results.store(task.key, report)
    return report


def _bundle(task: Task, document: Document) -> list[Document]:
    """The documents that are judged together; one that cannot be read says so itself."""
    documents = []
    for member in task.bundle:
        with suppress(UnreadableError):
            documents.append(document if member.path == task.path else _read(member))
    return documents


def _read(task: Task) -> Document:
    limit = task.options.max_bytes or MAX_BYTES
    if task.data is None:
        return read_path(task.path, max_bytes=limit)
    if len(task.data) > limit:
        raise UnreadableError(
            f"larger than {limit:,} bytes, which no policy is; if it is one, raise the limit with --max-bytes"
        )
    if not task.data.strip():
        raise UnreadableError("standard input is empty; nothing can be assessed")
    return read_data(task.data, task.shown)


def rules_for(options: Options, config: Config, pack: Pack) -> frozenset[str]:
    """The rules that run under a configuration.

    Raises ConfigError for an unknown name.
    """
    if options.duties_only:
        return frozenset()
    selected = tuple(Choice(name=name, origin="--select") for name in options.select)
    ignored = tuple(Choice(name=name, origin="--ignore") for name in options.ignore)
    profile = options.profile or config.profile
    # what the command line says of the profile comes before what the configuration selects
    select = selected or (() if options.profile else config.select)
    return choose(pack.rules(), profile=profile, select=select, ignore=config.ignore + ignored)


def hold(options: Options, configs: Iterable[Config]) -> None:
    """Hold configurations against the rules that there are.

    Raises ConfigError for a name that is none, PackError for a pack that does not load.
    """
    for config in configs:
        pack = pack_for(config)
        rules = pack.rules()
        rules_for(options, config, pack)
        named = [choice for choice, _ in config.severity]
        named += [Choice(name=entry.rule, origin=entry.origin) for _, entry in config.suppress]
        for choice in named:
            expand(choice, rules)


def pack_for(config: Config) -> Pack:
    """The built-in checks, and those that the configuration brings."""
    try:
        return _pack(config.packs)
    except PackError as error:
        if not config.packs:
            raise
        raise ConfigError(f"{config.settings['packs'].origin}: packs: {error}") from error


@cache
def _pack(folders: tuple[str, ...]) -> Pack:
    return load_packs(folders)
