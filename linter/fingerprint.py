"""Fingerprints: how a finding is known again after the text around it has moved.

No line number goes in, and no heading. A gap is known by its duty and by whether the duty is missing or met in part, what is
said once of the whole document by its rule, any other finding by the words that it points at; where one document has the
same finding several times, their order tells them apart, so that a second copy is new.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from linter.findings import Finding
from linter.judgements import Judgement

_WORDS = re.compile(r"\w+")
_ENOUGH = 20  # words; a sentence has about as many, a passage that is there twice has hundreds


def identified(
    findings: Iterable[Finding], judgements: Iterable[Judgement] = (), *, once: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The findings of one document with their fingerprints, 64 hexadecimal digits each, in the order given.

    `once` are the rules that say one thing of the whole document: where they point depends on what comes first.
    """
    statuses = {judgement.requirement: judgement.status for judgement in judgements}
    seen: Counter[tuple[str, str]] = Counter()
    known = []
    for finding in findings:
        key = finding.rule, "" if finding.rule in once else _subject(finding, statuses)
        print = sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "backslashreplace")).hexdigest()
        known.append(replace(finding, fingerprint=print))
        seen[key] += 1
    return tuple(known)


def copies(finding: Finding) -> int:
    """How many places the finding names that have the same words; a check may report them together."""
    if finding.place is None:
        return 1
    words = _words(finding.place.quote)
    return 1 + sum(_words(place.quote) == words for place in finding.related)


def _subject(finding: Finding, statuses: Mapping[str, str]) -> str:
    """What the finding is about, without case, punctuation and line breaks."""
    if finding.requirement:
        return f"{finding.requirement} {statuses.get(finding.requirement, '')}"
    return _words(finding.place.quote) if finding.place else ""


def _words(quote: str) -> str:
    """The first words: a long passage is known again after a change further on."""
    words = _WORDS.findall(unicodedata.normalize("NFKC", quote).casefold())
    return " ".join(words[:_ENOUGH])
