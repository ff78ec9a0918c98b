"""Find, validate and load packs of checks: the built-in one, and folders of a user's own, through the same door."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from linter.bundled import bundled
from linter.cache import cached
from linter.checks import Check
from linter.conditions import Condition, names_of
from linter.errors import PackError
from linter.pack import Filter, Pack, Pattern, Phrases, Requirement, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from linter.phrasebook import Phrasebook

# what the parsed form of a pack depends on, besides its own files
_SOURCES = (
    *(
        "pack.py",
        "packfile.py",
        "packs.py",
        "phrases.py",
        "phrasebook.py",
        "compiled.py",
        "checks.py",
        "conditions.py",
        "tokens.py",
    ),
    *("grammar/phrase.lark", "grammar/condition.lark", "facts/__init__.py", "facts/marks.py"),
)
SHARED_FOLDERS = {"lexicons": "lexicons", "signals": "signal", "filters": "filter"}


def load_packs(paths: Iterable[Path | str] = (), *, builtin: bool = True) -> Pack:
    """The built-in pack together with the packs in the folders given, each once; a copy of the built-in one takes its place.

    Raises PackError with file, line and key for the first thing that does not hold.
    """
    own = dict.fromkeys(os.path.realpath(path) for path in paths)
    folders = [*([bundled("checks")] if builtin and not any(map(is_builtin, own)) else []), *own]
    files = [_files(folder) for folder in folders]
    yaml = [[path for path in found if path.endswith(".yaml")] for found in files]
    declared = cached(Pack, "packs", chain(_SOURCES, *yaml), lambda: _declared(folders, yaml))
    python = [
        _python_check(path, folder)
        for folder, found in zip(folders, files, strict=True)
        for path in found
        if path.endswith(".py")
    ]
    pack = replace(declared, python=tuple(python))
    _check_unique(pack)
    return pack


def is_builtin(folder: Path | str) -> bool:
    """Whether a folder holds the built-in pack or, by its name, a copy: a checkout beside an installed package."""
    try:
        with open(os.path.join(folder, "pack.yaml"), encoding="utf-8") as file:
            return any(line.rstrip() == "name: privacylint" for line in file)
    except (OSError, UnicodeDecodeError):
        return False  # reading the pack tells what is wrong with it


def _files(folder: str) -> list[str]:
    """The files of a pack, in order."""
    if not os.path.isfile(os.path.join(folder, "pack.yaml")):
        raise PackError(f"{folder}: no pack here; a pack is a folder with a pack.yaml")
    return sorted(os.path.join(parent, name) for parent, _, names in os.walk(folder) for name in names)


def _declared(folders: Iterable[str], files: Iterable[list[str]]) -> Pack:
    """What the YAML files of some packs declare together."""
    from pathlib import Path

    pack = Pack()
    for folder, found in zip(folders, files, strict=True):
        pack = _merged(pack, _read(Path(folder), list(map(Path, found))))
    _check_names(pack)
    return replace(pack, books={language: _book(pack, language) for language in pack.languages})


def _book(pack: Pack, language: str) -> Phrasebook:
    """All phrases of a pack in a language, bound to its lexicons."""
    from linter.phrasebook import bind
    from linter.phrases import parse_choice, parse_phrase

    lexicons = {
        name: tuple(run for source in sources for run in parse_choice(source))
        for name, sources in pack.lexicons.get(language, {}).items()
    }
    return bind((parse_phrase(source) for _, source in _all_phrases(pack, language)), lexicons)


def _read(folder: Path, files: list[Path]) -> Pack:
    """What the YAML files of a pack declare."""
    from linter.packfile import PackFile  # validation is slow to import, and rarely needed

    requirements: list[Requirement] = []
    patterns: list[Pattern] = []
    signals: list[Signal] = []
    filters: list[Filter] = []
    lexicons: dict[str, dict[str, Any]] = {}
    about: dict[str, Any] = {}
    for path in files:
        if path == folder / "pack.yaml":
            about = PackFile.read(path, "pack").data
            continue
        file = PackFile.read(path, SHARED_FOLDERS.get(path.parent.name, "check"))
        match file.kind:
            case "lexicons":
                for name, by_language in file.lexicons().items():
                    for language, choice in by_language.items():
                        lexicons.setdefault(language, {})[name] = choice
            case "signal":
                signals.append(file.signal())
            case "filter":
                filters.append(file.filter())
            case _ if "requirement" in file.data:
                requirements.append(file.requirement())
            case _:
                patterns.append(file.pattern())
    order = about.get("duties", [])
    places = {duty: place for place, duty in enumerate(order)}
    return Pack(
        requirements=tuple(sorted(requirements, key=lambda item: (places.get(item.duty, len(order)), item.duty))),
        patterns=tuple(patterns),
        signals=tuple(signals),
        filters=tuple(filters),
        lexicons=lexicons,
        cookie_duties=about.get("cookie-duties", {}),
    )


def _check_unique(pack: Pack) -> None:
    """Raise PackError where a rule is defined twice."""
    origins: dict[str, str] = {}
    for check in pack.checks:
        if check.id in origins:
            raise PackError(f"{check.origin}: the rule {check.id} exists already, in {origins[check.id]}")
        origins[check.id] = check.origin


def _merged(first: Pack, second: Pack) -> Pack:
    lexicons = {language: dict(names) for language, names in first.lexicons.items()}
    for language, names in second.lexicons.items():
        lexicons.setdefault(language, {}).update(names)
    return Pack(
        requirements=first.requirements + second.requirements,
        patterns=first.patterns + second.patterns,
        signals=first.signals + second.signals,
        filters=first.filters + second.filters,
        lexicons=lexicons,
        cookie_duties={**first.cookie_duties, **second.cookie_duties},
    )


def _python_check(path: str, folder: str) -> Check:
    """The check that a Python file declares; there must be exactly one."""
    parts = path[len(folder) : -len(".py")].strip(os.sep).split(os.sep)
    name = "_privacylint_checks." + ".".join(parts).replace("-", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PackError(f"{path}: cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        line = _line_in(error, path)
        raise PackError(f"{path}:{line}: the check does not load: {type(error).__name__}: {error}") from error
    found = [value for value in vars(module).values() if isinstance(value, Check)]
    if len(found) != 1:
        raise PackError(f"{path}: one file declares one check with @check, found {len(found)}")
    return found[0]


def _line_in(error: BaseException, path: str) -> int:
    traceback, line = error.__traceback__, 1
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == path:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _check_names(pack: Pack) -> None:
    """Every name in a phrase and in a condition must mean something.

    Raises PackError otherwise.
    """
    from linter.facts import provider
    from linter.facts.marks import KINDS
    from linter.nearest import did_you_mean
    from linter.phrases import names_in, parse_phrase

    for language in pack.languages:
        known = {*pack.lexicons.get(language, {}), *KINDS}
        for origin, phrase in _all_phrases(pack, language):
            for name in sorted(names_in(parse_phrase(phrase)) - known):
                hint = did_you_mean(name, known)
                raise PackError(f"{origin}: <{name}> in {phrase!r} is no lexicon and no kind of fact{hint}")
    _check_cookie_duties(pack)
    signals = {signal.id for signal in pack.signals} | {f"states({item.duty})" for item in pack.requirements}
    for origin, condition in _all_conditions(pack):
        for name in names_of(condition):
            if name not in signals:
                try:
                    provider(name.replace("-", "_"))
                except LookupError:
                    hint = did_you_mean(name, signals)
                    raise PackError(f"{origin}: the condition {name!r} is unknown{hint}") from None


def _all_conditions(pack: Pack) -> Iterator[tuple[str, Condition]]:
    for item in pack.requirements:
        yield item.check.origin, item.applies
        yield from ((item.check.origin, condition) for condition, _ in item.heavier)
    yield from ((pattern.check.origin, pattern.applies) for pattern in pack.patterns)


def _check_cookie_duties(pack: Pack) -> None:
    """What a cookie policy must say must be duties and signals that exist.

    Raises PackError otherwise.
    """
    from linter.nearest import did_you_mean

    duties, signals = {item.duty for item in pack.requirements}, {signal.id for signal in pack.signals}
    for duty, signal in pack.cookie_duties.items():
        for name, known in ((duty, duties), (signal or "", signals | {""})):
            if name not in known:
                raise PackError(f"pack.yaml: cookie-duties: {name!r} is unknown{did_you_mean(name, known)}")


def _all_phrases(pack: Pack, language: str) -> Iterator[tuple[str, str]]:
    owners: list[tuple[str, Phrases | None]] = [
        *((item.check.origin, item.phrases.get(language)) for item in pack.requirements),
        *((pattern.check.origin, pattern.phrases.get(language)) for pattern in pack.patterns),
        *((signal.id, signal.phrases.get(language)) for signal in pack.signals),
    ]
    for origin, phrases in owners:
        if phrases is not None:
            lists = (phrases.certain, phrases.met, phrases.partial, phrases.report, phrases.holds)
            for entries in lists:
                yield from ((origin, phrase) for entry in entries for phrase in entry.phrases)
            yield from ((origin, phrase) for phrase in phrases.unless)
    for filter in pack.filters:
        yield from ((filter.id, phrase) for phrase in filter.phrases.get(language, ()))
    for item in pack.requirements:
        yield from ((item.check.origin, phrase) for phrase in item.section)
