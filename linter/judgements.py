"""What the gap analysis says of a document: how it stands to each duty, and why."""

from __future__ import annotations

from enum import StrEnum

from linter.findings import Evidence
from linter.frozen import dataclass


class Status(StrEnum):
    """How a document stands to one duty."""

    MET = "met"  # a reader finds the information in the document itself
    PARTIAL = "partial"  # the subject is addressed, but not well enough
    MISSING = "missing"  # the duty applies, and the document says nothing about it
    NOT_APPLICABLE = "not-applicable"  # the document itself shows that the duty does not apply
    NOT_ASSESSED = "not-assessed"  # nobody can tell: a language without phrases, or no policy at all


# how much of a duty is fulfilled; the other statuses do not compare
FULFILMENT = {Status.MISSING: 0, Status.PARTIAL: 1, Status.MET: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the analysis says of one duty in one document."""

    requirement: str  # the id of the duty in the catalogue
    title: str
    articles: tuple[str, ...]
    status: Status
    reason: str  # one sentence: why the status is what it is
    evidence: tuple[Evidence, ...] = ()  # at most three places, best first
