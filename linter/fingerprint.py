"""Fingerprints: how a finding is known again after the text around it has moved.

No line number goes in. A duty is known by its requirement, any other finding by the words that it points at; where one
document has the same finding several times, their order tells them apart, so that a second copy is new.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from linter.findings import Finding

_WORDS = re.compile(r"\w+")


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The fingerprint of each finding of one document, 64 hexadecimal digits, in the order given."""
    seen: Counter[tuple[str, str]] = Counter()
    prints = []
    for finding in findings:
        key = finding.rule, _subject(finding)
        prints.append(sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "backslashreplace")).hexdigest())
        seen[key] += 1
    return tuple(prints)


def _subject(finding: Finding) -> str:
    """What the finding is about, without case, punctuation and line breaks."""
    if finding.requirement:
        return finding.requirement
    quote = finding.place.quote if finding.place else ""
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", quote).casefold()))
