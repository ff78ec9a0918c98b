"""How right privacylint is on real policies that careful readers judged, and what changed since the last accepted run.

    python benchmarks/accuracy.py              measure, and show every open cell that changed
    python benchmarks/accuracy.py --check      the same, and fail where a pooled figure falls under the published one
    python benchmarks/accuracy.py --accept     the same, and publish: docs/accuracy.md and benchmarks/accepted.csv

The judgements lie beside the checkout (`../shared`); without them nothing is measured. A third of the judged policies is
kept shut: those for which the SHA-256 of the file name, read as a number, is divisible by three. Of them the pooled figures
are published and no cell is shown, so that nobody tunes on them.

Precision and recall are those of gaps: a duty that a reader judged missing or partial. Cells that readers could judge
differently in good faith, and duties that depend on facts outside the text, are left out, as `evaluate.py` leaves them out.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linter.engine import lint
from linter.packs import load_packs
from linter.readers import read_path, read_text
from linter.report import DocumentReport
from linter.source import Format

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DOCUMENT = ROOT / "docs" / "accuracy.md"
ACCEPTED = ROOT / "benchmarks" / "accepted.csv"
AS_OF = datetime.date(2026, 11, 22)
GAP = {"missing", "partial"}
# they depend on facts that no reader can see in the text
UNSCORED = {"eu-representative", "dpo-contact", "safeguards-copy"}
# third-party labels know no condition: what they call absent may rightly not apply
CONDITIONAL = {"legitimate-interests", "consent-withdrawal", "data-source"}
START = "<!-- figures: benchmarks/accuracy.py -->\n"
END = "<!-- end of figures -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One duty in one policy: what a reader says and what privacylint says."""

    part: str  # "open", "shut" or "corpus"
    document: str
    duty: str
    gold: str
    reported: str
    gap: bool  # what the reader says
    alarm: bool  # what privacylint says
    counted: bool  # among the gaps and alarms that precision and recall are made of
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of gaps (weighted), and of exact statuses."""

    hits: float
    alarms: float  # false ones
    misses: float
    exact: int
    cells: int

    @property
    def precision(self) -> float:
        """The share of alarms that are right."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of gaps that are found."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def main() -> int:
    """Measure, compare, and publish or fail as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--accept", action="store_true")
    args = parser.parse_args()
    if not (SHARED / "policies" / "dev-gold.jsonl").is_file():
        print("accuracy: not measured, the judged policies are not beside this checkout")
        return 0
    cells = [*judged_policies(), *labelled_documents()]
    tables = {part: score_by_duty(cell for cell in cells if cell.part == part) for part in ("open", "shut", "corpus")}
    for part, table in tables.items():
        print(line_of(part, pooled(table)))
    show_changes(cells)
    if args.accept:
        publish(cells, tables)
    return int(args.check and falls_short(tables))


def judged_policies() -> Iterator[Cell]:
    """The cells of the policies that were read in full and judged by the catalogue."""
    pack = load_packs()
    for line in (SHARED / "policies" / "dev-gold.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path = SHARED / "policies" / "dev" / entry["file"]
        report = lint(read_path(str(path)), pack=pack, as_of=AS_OF)
        shut = int(hashlib.sha256(entry["file"].encode()).hexdigest(), 16) % 3 == 0
        have = statuses(report)
        for duty, judged in entry["requirements"].items():
            if len(judged["statuses"]) == 1 and judged["sure"]:
                gold, reported = judged["statuses"][0], have[duty]
                yield Cell(
                    part="shut" if shut else "open",
                    document=entry["file"],
                    duty=duty,
                    gold=gold,
                    reported=reported,
                    gap=gold in GAP,
                    alarm=reported in GAP,
                    counted=gold != "not-applicable" or reported in GAP,
                )


def labelled_documents() -> Iterator[Cell]:
    """The cells of a third party's labels (transparency_200): they say disclosed or not, and know no partial."""
    pack = load_packs()
    for line in (SHARED / "corpora" / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if "transparency_200" not in entry["corpus"]:
            continue
        document = read_text(entry["text"], path=f"{entry['doc']}.txt", format=Format.TEXT)
        have = statuses(lint(document, pack=pack, as_of=AS_OF))
        for duty, disclosed in entry["disclosed"].items():
            inapplicable = duty in CONDITIONAL and not disclosed and have[duty] == "not-applicable"
            yield Cell(
                part="corpus",
                document=entry["doc"],
                duty=duty,
                gold="disclosed" if disclosed else "absent",
                reported=have[duty],
                gap=not disclosed,
                alarm=have[duty] == "missing",
                counted=not inapplicable,
                weight=entry["weight"],
            )


def statuses(report: DocumentReport) -> dict[str, str]:
    """The status of every duty."""
    return {judgement.requirement: judgement.status.value for judgement in report.judgements}


def score_by_duty(cells: Iterable[Cell]) -> dict[str, Score]:
    """The score of each duty."""
    by_duty: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_duty[cell.duty].append(cell)
    return {duty: score(by_duty[duty]) for duty in sorted(by_duty)}


def score(cells: list[Cell]) -> Score:
    """The score of some cells."""
    counted = [cell for cell in cells if cell.counted]
    return Score(
        hits=sum(cell.weight for cell in counted if cell.gap and cell.alarm),
        alarms=sum(cell.weight for cell in counted if cell.alarm and not cell.gap),
        misses=sum(cell.weight for cell in counted if cell.gap and not cell.alarm),
        exact=sum(cell.gold == cell.reported for cell in cells),
        cells=len(cells),
    )


def pooled(table: dict[str, Score]) -> Score:
    """The score over all duties that count."""
    scores = [one for duty, one in table.items() if duty not in UNSCORED]
    return Score(
        hits=sum(one.hits for one in scores),
        alarms=sum(one.alarms for one in scores),
        misses=sum(one.misses for one in scores),
        exact=sum(one.exact for one in scores),
        cells=sum(one.cells for one in scores),
    )


def line_of(part: str, one: Score) -> str:
    """One line of figures; the labels of the corpus know no exact status."""
    exact = "" if part == "corpus" else f" exact status {one.exact / one.cells:.3f}"
    return f"{part}: precision {one.precision:.3f} recall {one.recall:.3f} F1 {one.f1:.3f}{exact} of {one.cells} cells"


def show_changes(cells: list[Cell]) -> None:
    """Every open cell that is reported otherwise than in the last accepted run."""
    if not ACCEPTED.is_file():
        return
    with ACCEPTED.open(encoding="utf-8", newline="") as file:
        accepted = {(row["document"], row["duty"]): row["reported"] for row in csv.DictReader(file)}
    changes = Counter[str]()
    for cell in cells:
        before = accepted.get((cell.document, cell.duty))
        if cell.part == "open" and before is not None and before != cell.reported:
            better = "right now" if cell.reported == cell.gold else "was right" if before == cell.gold else "wrong as before"
            changes[better] += 1
            print(f"  {cell.document}: {cell.duty} was {before}, is {cell.reported}, read as {cell.gold}: {better}")
    print(f"{sum(changes.values())} open cells changed since the accepted run; --accept takes them once they are looked at")


def falls_short(tables: dict[str, dict[str, Score]]) -> bool:
    """Whether a pooled figure is below the one that is published; said on standard error."""
    published = dict(_published())
    short = False
    for part, table in tables.items():
        have = round(pooled(table).f1, 3)
        if have < published.get(part, 0.0):
            print(f"accuracy: F1 on {part} is {have:.3f}, published is {published[part]:.3f}", file=sys.stderr)
            short = True
    return short


def _published() -> Iterator[tuple[str, float]]:
    if DOCUMENT.is_file():
        for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) > 5 and cells[1].split(",")[0] in ("open", "shut", "corpus"):
                yield cells[1].split(",")[0], float(cells[4])


def publish(cells: list[Cell], tables: dict[str, dict[str, Score]]) -> None:
    """Write the figures into docs/accuracy.md and the open cells into benchmarks/accepted.csv."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    figures = "\n".join([*_summary(cells, tables), "", *_by_duty(tables)])
    DOCUMENT.write_text(f"{before}{START}{figures}\n{END}{after}", encoding="utf-8")
    with ACCEPTED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["document", "duty", "gold", "reported"])
        rows = ([cell.document, cell.duty, cell.gold, cell.reported] for cell in cells if cell.part == "open")
        writer.writerows(sorted(rows))


def _summary(cells: list[Cell], tables: dict[str, dict[str, Score]]) -> Iterator[str]:
    yield f"Measured on {datetime.datetime.now(tz=datetime.UTC).date().isoformat()}."
    yield ""
    yield "| part | precision | recall | F1 | exact status |"
    yield "| --- | --- | --- | --- | --- |"
    for part, table in tables.items():
        one = pooled(table)
        number = len({cell.document for cell in cells if cell.part == part})
        exact = "" if part == "corpus" else f"{one.exact / one.cells:.3f}"
        yield f"| {part}, {number} policies | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} | {exact} |"


def _by_duty(tables: dict[str, dict[str, Score]]) -> Iterator[str]:
    yield "Open policies and the corpus, by duty: gaps, false alarms, missed gaps, F1."
    yield ""
    yield "| duty | gaps | false | missed | F1 | exact | corpus gaps | false | missed | F1 |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for duty, one in tables["open"].items():
        row = [f"`{duty}`", *_counts(one), f"{one.exact}/{one.cells}"]
        labels = tables["corpus"].get(duty)
        row += _counts(labels) if labels else ["", "", "", ""]
        yield f"| {' | '.join(row)} |"


def _counts(one: Score) -> list[str]:
    return [f"{one.hits + one.misses:.0f}", f"{one.alarms:.0f}", f"{one.misses:.0f}", f"{one.f1:.2f}"]


if __name__ == "__main__":
    sys.exit(main())
