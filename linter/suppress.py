"""Suppressions: findings that the authors have looked at and leave as they are, always with a reason.

A comment in a Markdown or HTML text suppresses rules in the next block, in a section or in the whole file; an entry in the
configuration does so for a text that may not be edited.

    <!-- privacylint: ignore[gdpr/dpo-contact] until=2027-01-31 the officer starts in February -->

A suppression that is out of date, gives no reason or cannot be read counts for nothing. What became of each is handed to the
checks in `checks/meta/`, which report those that are of no use.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from linter.findings import Evidence, Finding
from linter.policy import Block, ItemList, ListItem, Paragraph, Policy, Section, Table
from linter.regex import Regex
from linter.rule_names import covers
from linter.source import Span
from linter.text import Text

MARK = "privacylint:"
_COMMENT = Regex(
    r"<!--\s*+privacylint:((?:(?!-->).){0,1000}+)-->|\{/\*\s*+privacylint:((?:(?!\*/).){0,1000}+)\*/\}", re.DOTALL
)
_WORDING = Regex(r"\s*ignore(-section|-file)?\s*\[([^\]]*)\](.*)", re.DOTALL)
_UNTIL = Regex(r"(?:^|\s)until=(\S*)")
_WORDS = Regex(r"\w+")
_FORM = "write ignore[rule], ignore-section[rule] or ignore-file[rule], and then the reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A suppression as the configuration gives it."""

    rule: str  # or a group
    reason: str
    origin: str  # file and line of the configuration
    until: str | None = None  # the last day, as 2027-01-31
    quote: str | None = None  # only findings about these words
    section: str | None = None  # only findings under this heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Which findings of a document are left out, and why."""

    rules: tuple[str, ...]  # rules or groups, as written
    reason: str
    until: datetime.date | None  # the last day on which it counts
    origin: str  # "a comment", or file and line of the configuration
    place: Evidence | None = None  # the comment; None for an entry of the configuration
    spans: tuple[Span, ...] | None = None  # where findings are left out; None for the whole document
    quote: str | None = None  # only findings about these words
    fault: str = ""  # why it cannot be read, and what to write; "" where it can

    def expired(self, as_of: datetime.date) -> bool:
        """Whether its last day has gone by."""
        return self.until is not None and self.until < as_of

    def counts(self, as_of: datetime.date) -> bool:
        """Whether it leaves anything out on that day."""
        return not self.fault and bool(self.reason) and not self.expired(as_of)

    def takes(self, finding: Finding) -> bool:
        """Whether a finding is one of those that it names."""
        if not any(covers(rule, finding.rule) for rule in self.rules):
            return False
        if self.spans is not None:
            start = finding.place.span.start if finding.place else -1
            if not any(span.start <= start <= span.end for span in self.spans):
                return False
        return self.quote is None or _about(self.quote, finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionUse:
    """What became of a suppression; what the checks on suppressions receive."""

    suppression: Suppression
    findings: int  # that it left out
    unknown: tuple[str, ...]  # names that are no rule and no group, each with the name that may be meant
    expired: bool
    judged: bool  # whether a rule that it names has run, so that a suppression without findings is of no use


def suppressions(policy: Policy, entries: Iterable[Entry]) -> tuple[Suppression, ...]:
    """Those in the comments of a document, in its order, and then the entries of the configuration for it."""
    return (*_comments(policy), *(_from_entry(policy, entry) for entry in entries))


def apply(
    findings: Sequence[Finding],
    given: Iterable[Suppression],
    *,
    as_of: datetime.date,
    known: Collection[str],
    ran: Collection[str],
) -> tuple[list[Suppression | None], tuple[SuppressionUse, ...]]:
    """For each finding what suppresses it, if anything does; and what became of each suppression.

    `known` are all rules, `ran` those that have run.
    """
    by: list[Suppression | None] = [None] * len(findings)
    uses = []
    for suppression in given:
        taken = 0
        if suppression.counts(as_of):
            for at, finding in enumerate(findings):
                if suppression.takes(finding):
                    by[at] = by[at] or suppression
                    taken += 1
        use = SuppressionUse(
            suppression=suppression,
            findings=taken,
            unknown=tuple(_unknown(suppression.rules, known)),
            expired=suppression.expired(as_of),
            judged=any(covers(name, rule) for name in suppression.rules for rule in ran),
        )
        uses.append(use)
    return by, tuple(uses)


def _unknown(names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if not any(covers(name, rule) for rule in known):
            from linter.nearest import did_you_mean

            yield f"{name!r}{did_you_mean(name, known)}"


def _comments(policy: Policy) -> Iterator[Suppression]:
    text = policy.source.text
    if MARK not in text:
        return
    nodes = list(_nodes(policy))
    for match in _COMMENT.finditer(text):
        span = Span(match.start(), match.end())
        if not any(_shows(node, span.start) for _, node in nodes if node):  # an example in code, say
            yield _from_comment(policy, match[1] or match[2], span, [span for span, _ in nodes])


def _from_comment(policy: Policy, wording: str, span: Span, nodes: Sequence[Span]) -> Suppression:
    place = Evidence(span=span, quote=policy.source.cut(span))
    form = _WORDING.fullmatch(wording)
    rules = tuple(name.strip() for name in form[2].split(",") if name.strip()) if form else ()
    if form is None or not rules:
        return Suppression(rules=(), reason="", until=None, origin="a comment", place=place, fault=_FORM)
    until, fault = None, ""
    for written in _UNTIL.findall(form[3]):
        try:
            until = datetime.date.fromisoformat(written)
        except ValueError:
            fault = f"there is no day {written!r}; write until=2027-01-31"
    return Suppression(
        rules=rules,
        reason=" ".join(_UNTIL.sub(" ", form[3]).split()),
        until=until,
        origin="a comment",
        place=place,
        spans=_reach(policy, form[1] or "", span, nodes),
        fault=fault,
    )


def _reach(policy: Policy, reach: str, comment: Span, nodes: Sequence[Span]) -> tuple[Span, ...] | None:
    """Where a comment suppresses: the block that it stands in, or else the next one; for a section likewise."""
    if reach == "-file":
        return None
    following = min((node for node in nodes if node.start >= comment.start), key=_by_start, default=None)
    if reach == "-section":
        sections = list(_sections(policy))
        opened = [span for _, span in sections if following and span.start == following.start]
        around = [span for _, span in sections if span.start <= comment.start < span.end]
        return tuple(opened[:1] or around[-1:]) or None
    around = [node for node in nodes if node.start < comment.start and comment.end < node.end]
    inside = min(around, key=len, default=None)
    if inside and not (following and following.end <= inside.end):
        return (inside,)
    return (following,) if following else ()


def _by_start(span: Span) -> tuple[int, int]:
    return span.start, -span.end  # of several that begin together the outermost: a list, not its first item


def _nodes(policy: Policy) -> Iterator[tuple[Span, Text | None]]:
    """The span of every title, block, item and row, with its own text where it has one."""
    yield from _block_nodes(policy.blocks)
    for section in policy.walk():
        yield section.title.span, section.title
        yield from _block_nodes(section.blocks)


def _block_nodes(blocks: Iterable[Block]) -> Iterator[tuple[Span, Text | None]]:
    for block in blocks:
        if isinstance(block, ItemList):
            items = [(_item_span(item), item) for item in block.items]
            yield items[0][0].cover(items[-1][0]), None
            for span, item in items:
                yield span, item.text
                yield from _block_nodes(item.children)
        elif isinstance(block, Table):
            rows = [Text.join(row.cells) for row in block.rows if any(row.cells)]
            if rows:
                yield rows[0].span.cover(rows[-1].span), None
                yield from ((row.span, row) for row in rows)
        elif isinstance(block, Paragraph) or hasattr(block, "text"):
            yield block.text.span, block.text


def _item_span(item: ListItem) -> Span:
    span = item.text.span
    for inner, _ in _block_nodes(item.children):
        span = inner if not item.text and inner.start < span.start else span.cover(inner)
    return span


def _shows(text: Text, offset: int) -> bool:
    """Whether the character at an offset of the source is one of the text's."""
    return any(start <= offset < end and size == end - start for _, size, start, end in text.runs)


def _sections(policy: Policy) -> Iterator[tuple[str, Span]]:
    """Every section's title and span, from its heading to the next one that does not lie inside it."""

    def spans(sections: Sequence[Section], end: int) -> Iterator[tuple[str, Span]]:
        stops = [*(section.title.span.start for section in sections[1:]), end]
        for section, stop in zip(sections, stops, strict=False):
            yield section.title.value, Span(section.title.span.start, max(section.title.span.start, stop))
            yield from spans(section.sections, stop)

    yield from spans(policy.sections, len(policy.source.text))


def _from_entry(policy: Policy, entry: Entry) -> Suppression:
    spans = None
    if entry.section is not None:
        wanted = _words(entry.section)
        spans = tuple(span for title, span in _sections(policy) if wanted in _words(title))
    return Suppression(
        rules=(entry.rule,),
        reason=entry.reason,
        until=datetime.date.fromisoformat(entry.until) if entry.until else None,
        origin=entry.origin,
        spans=spans,
        quote=entry.quote,
    )


def _about(quote: str, finding: Finding) -> bool:
    """Whether a finding points at the words quoted, at a part of them, or at a text that holds them."""
    wanted, found = _words(quote), _words(finding.place.quote) if finding.place else ""
    return bool(wanted and found) and (wanted in found or found in wanted)


def _words(text: str) -> str:
    """The words of a text without case and punctuation, with a space on either side; signs alone stay as they are."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = _WORDS.findall(folded) or folded.split()
    return f" {' '.join(words)} " if words else ""
