"""The baseline: findings that were there when the linter was switched on, and are left alone until they are mended.

It is a file beside the policies, to be checked in: `privacylint-baseline.json`, the closest to a document as with the
configuration, or the one that the configuration or `--baseline` names. A finding is known by its fingerprint, which holds no
line number, so that a moved paragraph is not new, and a second copy is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from linter.errors import ConfigError
from linter.findings import By, Finding, Suppressed
from linter.fingerprint import copies
from linter.options import Options
from linter.report import DocumentReport

NAME = "privacylint-baseline.json"
_REASON = "known when the baseline was written"

Entry = dict[str, Any]  # "rule", "fingerprint", "message" and, above 1, "copies"


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """What a file of known findings holds."""

    path: str  # absolute
    documents: Mapping[str, Mapping[str, Entry]]  # entries by fingerprint, by path relative to the file's folder

    def name_of(self, path: str) -> str:
        """A document as the file names it."""
        return os.path.relpath(os.path.abspath(path), os.path.dirname(self.path)).replace(os.sep, "/")

    def known(self, path: str) -> dict[str, int]:
        """The fingerprints of what is known in a document, each with the number of copies."""
        return {print: entry.get("copies", 1) for print, entry in self.documents.get(self.name_of(path), {}).items()}

    def exists(self, name: str) -> bool:
        """Whether a document that the file names is still there."""
        return os.path.exists(os.path.join(os.path.dirname(self.path), name))

    def stale(self, judged: Mapping[str, DocumentReport]) -> dict[str, set[str]]:
        """The fingerprints that match nothing any more, by document; `judged` are documents by their names here.

        Of a document that is gone all are stale; of one that was not judged, or of a rule that did not run, nobody knows.
        """
        stale = {}
        for name, entries in self.documents.items():
            document = judged.get(name)
            if document is not None:
                found = {finding.fingerprint for finding in _all(document)}
                stale[name] = {
                    print for print, entry in entries.items() if print not in found and entry["rule"] in document.ran
                }
            elif not self.exists(name):
                stale[name] = set(entries)
        return {name: prints for name, prints in stale.items() if prints}

    def named(self, documents: Iterable[DocumentReport]) -> dict[str, DocumentReport]:
        """Documents by their names here."""
        return {self.name_of(document.source.path): document for document in documents}


class Ledger:
    """The baselines of a run."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._near: dict[str, Baseline | None] = {}  # by folder
        self._judged: dict[str, tuple[Baseline, list[DocumentReport]]] = {}

    def without_known(self, document: DocumentReport) -> DocumentReport:
        """The document without what its baseline knows.

        Raises ConfigError for a baseline that cannot be read.
        """
        found = self._for(document.source.path)
        if found is None:
            return document
        self._judged.setdefault(found.path, (found, []))[1].append(document)
        return without(document, found.known(document.source.path), By.BASELINE, _REASON)

    @cached_property
    def stale(self) -> int:
        """How many entries match nothing any more."""
        return sum(
            len(prints)
            for found, documents in self._judged.values()
            for prints in found.stale(found.named(documents)).values()
        )

    @cached_property
    def _named(self) -> Baseline | None:
        return load(os.path.abspath(self._options.baseline)) if self._options.baseline else None

    def _for(self, path: str) -> Baseline | None:
        options = self._options
        if not options.use_baseline:
            return None
        if options.baseline is not None:
            return self._named
        configured = options.config_for(path).baseline
        if configured is not None:
            return self._judged[configured][0] if configured in self._judged else load(configured)
        folder = os.path.dirname(os.path.abspath(path))
        if folder not in self._near and not options.isolated:
            self._near[folder] = closest(folder)
        return self._near.get(folder)


def without(document: DocumentReport, known: Mapping[str, int], by: By, reason: str) -> DocumentReport:
    """The document without the findings of known fingerprints, unless they have more copies than are known."""

    def is_known(finding: Finding) -> bool:
        return copies(finding) <= known.get(finding.fingerprint, 0)

    left_out = [finding for finding in document.findings if is_known(finding)]
    if not left_out:
        return document
    return replace(
        document,
        findings=tuple(finding for finding in document.findings if not is_known(finding)),
        suppressed=(*document.suppressed, *(Suppressed(finding=finding, by=by, reason=reason) for finding in left_out)),
    )


def closest(folder: str) -> Baseline | None:
    """The baseline in a folder (an absolute path) or in one above it, up to the root of the repository."""
    path = os.path.join(folder, NAME)
    if os.path.isfile(path):
        return load(path)
    above = os.path.dirname(folder)
    if above == folder or os.path.exists(os.path.join(folder, ".git")):
        return None
    return closest(above)


def load(path: str) -> Baseline:
    """The baseline in a file (an absolute path).

    Raises ConfigError for one that cannot be read or is none.
    """
    import json  # where there is a baseline

    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such baseline; `privacylint baseline write` makes one.") from None
    except OSError as error:
        raise ConfigError(f"{path}: the baseline cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: this is no baseline: {error}. `privacylint baseline write` makes one.") from None
    if not _is_baseline(data):
        raise ConfigError(f"{path}: this is no baseline of version 1; `privacylint baseline write` makes one.")
    documents = {name: {entry["fingerprint"]: entry for entry in entries} for name, entries in data["documents"].items()}
    return Baseline(path=path, documents=documents)


def _is_baseline(data: Any) -> bool:
    """As `schemas/baseline.schema.json` says; by hand, since every run comes by here."""
    if not isinstance(data, dict) or data.get("version") != 1 or not isinstance(data.get("documents"), dict):
        return False
    return all(
        isinstance(entries, list)
        and all(isinstance(entry, dict) and {"rule", "fingerprint"} <= entry.keys() for entry in entries)
        for entries in data["documents"].values()
    )


def written(path: str, documents: Iterable[DocumentReport]) -> Baseline:
    """A baseline for a file that knows what was found in these documents; what the file says of others stays."""
    before = load(path).documents if os.path.isfile(path) else {}
    made = Baseline(path=path, documents=before)
    own = {
        name: {finding.fingerprint: _entry(finding) for finding in document.findings}
        for name, document in made.named(documents).items()
    }
    kept = {name: entries for name, entries in {**before, **own}.items() if made.exists(name) and entries}
    return replace(made, documents=kept)


def _entry(finding: Finding) -> Entry:
    entry = {"rule": finding.rule, "fingerprint": finding.fingerprint, "message": finding.message}
    return entry if copies(finding) == 1 else {**entry, "copies": copies(finding)}


def pruned(found: Baseline, documents: Iterable[DocumentReport]) -> Baseline:
    """A baseline without what matches nothing any more in these documents, and without documents that are gone."""
    stale = found.stale(found.named(documents))
    kept = {
        name: {print: entry for print, entry in entries.items() if print not in stale.get(name, ())}
        for name, entries in found.documents.items()
    }
    return replace(found, documents={name: entries for name, entries in kept.items() if entries})


def save(made: Baseline) -> None:
    """Write a baseline to its file, an entry a line and in an order of its own, so that changes show as few lines.

    Raises OSError where it cannot be written.
    """
    import json

    parts = []
    for name, entries in sorted(made.documents.items()):
        lines = sorted(json.dumps(entry) for entry in entries.values())
        parts.append(f"  {json.dumps(name)}: [\n   " + ",\n   ".join(lines) + "]")
    text = '{"version": 1,\n "documents": {' + "\n" * bool(parts) + ",\n".join(parts) + "}}\n"
    with open(made.path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _all(document: DocumentReport) -> Iterable[Finding]:
    return (*document.findings, *(suppressed.finding for suppressed in document.suppressed))
