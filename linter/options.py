"""What the command line says about a run."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from functools import cached_property

from linter.config import NONE, Config, closest, load
from linter.discovery import STDIN
from linter.findings import Severity
from linter.selection import Profile


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the command line says; what it leaves open the configuration decides."""

    as_of: datetime.date
    isolated: bool = False  # neither configuration files nor baselines are looked for
    config: str | None = None  # the one configuration file for all documents
    profile: Profile | None = None
    select: tuple[str, ...] = ()  # instead of the configured selection
    ignore: tuple[str, ...] = ()  # besides what is configured
    fail_on: Severity | None = None
    duties_only: bool = False  # the gap analysis without any finding
    with_facts: bool = False  # a report is wanted that shows the facts
    suppress: bool = True  # false for an audit: neither comments nor the configuration suppress anything
    baseline: str | None = None  # the one baseline for all documents
    use_baseline: bool = True
    together: bool = False  # all documents of the run are one notice
    since: str | None = None  # a revision: only what is new against it
    max_bytes: int | None = None  # of one document; None for what the readers take
    stdin_filename: str | None = None  # the path that standard input is judged as
    use_cache: bool = True  # answers that are known already are not worked out again

    def shown(self, path: str) -> str:
        """The path of a document as reports give it."""
        return self.stdin_filename or path if path == STDIN else path

    def base_config_for(self, path: str) -> Config:
        """The configuration that counts where a document lies.

        Raises ConfigError for one that does not hold.
        """
        if self.isolated:
            return NONE
        if self.config is not None:
            return self._named
        return closest(os.path.dirname(os.path.abspath(path)))

    def config_for(self, path: str) -> Config:
        """The configuration that counts for a document, with the overrides for it.

        Raises ConfigError for one that does not hold.
        """
        return self.base_config_for(path).for_document(path)

    @cached_property
    def _named(self) -> Config:
        return load(self.config) if self.config else NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A document that is to be judged."""

    path: str  # of the file to read
    shown: str  # as reports give it
    config: Config  # that counts for it, overrides included
    options: Options
    data: bytes | None = None  # the content where it is not that of the file: standard input, an earlier version
    bundle: tuple[Task, ...] = ()  # the documents that are judged together, this one among them, in order
    key: str | None = None  # what the result is kept under; None where it is not kept
