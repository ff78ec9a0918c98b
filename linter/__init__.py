"""privacylint: a linter and gap analyser for privacy policies.

    >>> from linter import check_text
    >>> report = check_text("We keep your data.")
    >>> [finding.rule for finding in report.findings]

The names below are the public API; everything else may change between versions. They are loaded when they are first used,
since the command line needs only some of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.errors import ConfigError, PackError, PrivacylintError, UnreadableError
    from linter.findings import Confidence, Evidence, Finding, Fix, Severity
    from linter.judgements import Judgement, Status
    from linter.library import check_file, check_paths, check_text
    from linter.packs import load_packs
    from linter.report import DocumentReport, Report
    from linter.source import Format, Source, Span

__version__ = "0.1.0"

__all__ = [
    "Confidence",
    "ConfigError",
    "DocumentReport",
    "Evidence",
    "Finding",
    "Fix",
    "Format",
    "Judgement",
    "PackError",
    "PrivacylintError",
    "Report",
    "Severity",
    "Source",
    "Span",
    "Status",
    "UnreadableError",
    "check_file",
    "check_paths",
    "check_text",
    "load_packs",
]

_HOMES = {
    "linter.errors": ("ConfigError", "PackError", "PrivacylintError", "UnreadableError"),
    "linter.findings": ("Confidence", "Evidence", "Finding", "Fix", "Severity"),
    "linter.library": ("check_file", "check_paths", "check_text"),
    "linter.packs": ("load_packs",),
    "linter.report": ("DocumentReport", "Report"),
    "linter.judgements": ("Judgement", "Status"),
    "linter.source": ("Format", "Source", "Span"),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
