"""Documents that are judged together as one notice: a duty that one of them meets is met.

A policy and its cookie policy, or a notice in layers, inform people together (WP260, on layered notices). What each says of
a duty stays with it; only what it lacks is made up for by the others, and what all lack is reported once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from linter.judgements import FULFILMENT, Judgement, Status
from linter.report import DocumentReport

_AS_FAR = {Status.MET: "Met", Status.PARTIAL: "Met in part", Status.MISSING: "Missing here and"}


def together(documents: Sequence[DocumentReport]) -> Iterator[DocumentReport]:
    """The documents of one bundle, in order, each judged by what all of them say."""
    best = _best(documents)
    for document in documents:
        judgements = tuple(_judged(judgement, document, best) for judgement in document.judgements)
        elsewhere = {duty for duty, (holder, _) in best.items() if holder is not document}
        findings = tuple(finding for finding in document.findings if finding.requirement not in elsewhere)
        yield replace(document, judgements=judgements, findings=findings)


def _best(documents: Sequence[DocumentReport]) -> Mapping[str, tuple[DocumentReport, Status]]:
    """For each duty the document that meets it best, the first of several, and how far."""
    best: dict[str, tuple[DocumentReport, Status]] = {}
    for document in documents:
        for judgement in document.judgements:
            if judgement.status not in FULFILMENT:
                continue
            held = best.get(judgement.requirement)
            if held is None or FULFILMENT[judgement.status] > FULFILMENT[held[1]]:
                best[judgement.requirement] = (document, judgement.status)
    return best


def _judged(judgement: Judgement, document: DocumentReport, best: Mapping[str, tuple[DocumentReport, Status]]) -> Judgement:
    """What the bundle makes of a duty in one of its documents."""
    if judgement.status not in FULFILMENT:
        return judgement
    holder, status = best[judgement.requirement]
    if holder is document or (status is judgement.status and status is not Status.MISSING):
        return judgement
    reason = f"{_AS_FAR[status]} in {holder.source.path}, which is judged together with this document."
    return replace(judgement, status=status, reason=reason, evidence=())
