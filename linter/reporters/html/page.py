"""The page of one document."""

from __future__ import annotations

from dataclasses import dataclass

from linter.report import DocumentReport, Report
from linter.reporters.html.duties import Group, counts, grouped, note_duties
from linter.reporters.html.findings import Card, LeftOut, Thing, cards, faults, left_out, note_findings, things
from linter.reporters.html.look import Look
from linter.reporters.html.places import Places
from linter.reporters.html.reading import Reading, read
from linter.reporters.html.tables import Facts, Table, dated, named, tables
from linter.reporters.html.templates import fill
from linter.reporters.html.verdict import Verdict, verdict
from linter.reporters.json import facts as facts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the page of one document shows."""

    document: DocumentReport
    title: str
    about: tuple[tuple[str, str], ...]  # what the document is, as found: name and value
    verdict: Verdict
    counts: tuple[tuple[str, int], ...]  # of the duties, by status
    groups: tuple[Group, ...]
    things: tuple[Thing, ...]
    cards: tuple[Card, ...]
    left_out: tuple[LeftOut, ...]
    reading: Reading | None  # None where the policy's text is left out
    tables: tuple[Table, ...]

    @property
    def numbers(self) -> list[str]:
        """The articles that findings rest on."""
        return sorted({number for card in self.cards for number in card.numbers}, key=int)


def build(document: DocumentReport, report: Report, look: Look) -> Page:
    """What there is to show of a document."""
    places = Places(document.source)
    note_findings(document, report.rules, places)
    note_duties(document, places)
    reading = None if look.excerpts else read(document.policy, places)
    facts = facts_of(document)
    shown = cards(document, report.rules, places, look)
    return Page(
        document=document,
        title=document.title or look.texts("untitled"),
        about=tuple(_about(document, facts, look)),
        verdict=verdict(document, look.texts),
        counts=tuple(counts(document)),
        groups=tuple(grouped(document, report.duties, places, look)),
        things=tuple(things(document, shown, document.facts.get("recipients", ()))),
        cards=tuple(shown),
        left_out=tuple(left_out(document, report.rules, places, look)),
        reading=reading,
        tables=tuple(tables(facts, places, look, faults(document, report.rules))),
    )


def render_page(page: Page, report: Report, look: Look, *, back: str = "") -> str:
    """The page; `back` is the address of the index that it belongs to."""
    return fill("page.html", look, page=page, report=report, back=back)


def _about(document: DocumentReport, facts: Facts, look: Look) -> list[tuple[str, str]]:
    """The document's name, date, language and length, and who stands behind it, as far as found."""
    t = look.texts
    language = document.language and t.of("about.languages", document.language)
    found = (
        ("document", document.source.path),
        ("controller", named(facts, "controller")),
        ("officer", named(facts, "officer")),
        ("dated", dated(facts, look)),
        ("language", language),
        ("length", t("about.words", n=document.words)),
    )
    return [(t(f"about.{key}"), value) for key, value in found if value]
