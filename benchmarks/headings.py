"""Measures the weights of `linter/plaintext/weights.py` anew, and how well they find headings that they have not seen.

    python benchmarks/headings.py            five folds by organisation: F1 on policies kept back
    python benchmarks/headings.py --write    the same, then all material into linter/plaintext/weights.py

The material is in `../shared/policies`: Markdown policies with their marks taken away (as they are, and without blank
lines), HTML policies written out plainly, and the five seeds, whose headings a reader has noted. Needs no other package.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

import yaml

from linter.plaintext.headings import with_contents
from linter.plaintext.layout import Logical, logical_lines
from linter.plaintext.peers import NEVER, company_traits
from linter.plaintext.traits import Surroundings, candidates
from linter.policy import LineKind
from linter.readers import read_path
from linter.readers.text import read
from linter.source import Format, Source

ROOT = Path(__file__).resolve().parent.parent
POLICIES = ROOT.parent / "shared" / "policies"
FOLDS = 5
ROUNDS = 12  # over the material
SHRINK = 4.0  # how strongly weights are drawn to 0
RAREST = 5  # lines that must show a trait before it is weighed
SEED_WEIGHT, DENSE_WEIGHT, OTHER_WEIGHT = 2.0, 0.5, 0.5  # of a line, beside 1 for a Markdown policy as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A plain text whose headings are known."""

    name: str
    lines: list[Logical]
    answers: list[bool | None]  # whether each logical line is a heading; None where readers may differ
    weight: float

    @property
    def organisation(self) -> str:
        """What must not be in the material that it is judged by."""
        return self.name.split("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What `linter/plaintext/weights.py` holds."""

    first: dict[str, float]
    second: dict[str, float]
    peers: float


def example(name: str, text: str, headings: set[int], open_lines: set[int], weight: float) -> Example:
    """An example from a text and the numbers of its lines that are headings, or that may be."""
    source = Source(path=name, text=text, format=Format.TEXT)
    lines = with_contents(logical_lines(read(source)))
    numbers = [source.position(one.line.text.span.start)[0] for one in lines]
    answers = [True if n in headings else None if n in open_lines else False for n in numbers]
    return Example(name=name, lines=lines, answers=answers, weight=weight)


def unmarked(markdown: str) -> tuple[str, set[int], set[int]]:
    """A Markdown policy as plain text, the lines that were headings, and those that a reader may take for headings."""
    markdown = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    lines: list[str] = []
    headings: set[int] = set()
    open_lines: set[int] = set()
    for line in markdown.split("\n"):
        bare = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", line)
        bare = re.sub(r"<[^>]+>", "", bare).replace("\\", "")
        bare = re.sub(r"(\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.:?!])[*_](?!\w))", "", bare)
        if found := re.match(r"\s*#{1,6}\s+(.*?)\s*#*$", bare):
            lines.append(found[1])
            headings.add(len(lines))
            continue
        if re.match(r"(=+|-+)\s*$", line) and lines and lines[-1].strip() and not re.match(r"\||[-*+>]\s", lines[-1]):
            headings.add(len(lines))
        lines.append(bare)
        if re.match(r"\W*(\*\*|__|\*|_|\[).+(\*\*|__|\*|_|\))\W*$", line.strip()):
            open_lines.add(len(lines))
    return "\n".join(lines), {n for n in headings if lines[n - 1].strip()}, open_lines - headings


def without_blanks(text: str, *marked: set[int]) -> tuple[str, list[set[int]]]:
    """A text without its blank lines, and the new numbers of lines."""
    kept = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    new = {old: number for number, old in enumerate(kept, 1)}
    lines = text.split("\n")
    return "\n".join(lines[old - 1] for old in kept), [{new[old] for old in one if old in new} for one in marked]


def markdown_examples() -> Iterator[Example]:
    """The Markdown policies, each with and without blank lines; of a history, the oldest version."""
    old = [sorted(folder.glob("*.md"))[0] for folder in sorted(POLICIES.glob("histories/*")) if list(folder.glob("*.md"))]
    for path in [*sorted(POLICIES.glob("dev/*.md")), *old, *sorted(POLICIES.glob("multilingual/*.md"))]:
        text, headings, open_lines = unmarked(path.read_text(encoding="utf-8", errors="replace"))
        if len(headings) < 5:
            continue
        dev = path.parent.name == "dev"
        name = f"{path.stem if path.parent.name in {'dev', 'multilingual'} else path.parent.name}-{path.stem}"
        yield example(name, text, headings, open_lines, 1.0 if dev else OTHER_WEIGHT)
        if dev and max(map(len, text.split("\n"))) >= 200:  # without blank lines, wrapped paragraphs would run together
            dense, (heads, maybe) = without_blanks(text, headings, open_lines)
            yield example(name + "/dense", dense, heads, maybe, DENSE_WEIGHT)


def html_examples() -> Iterator[Example]:
    """The HTML policies, written out as a browser copies them, with and without blank lines."""
    for path in sorted([*POLICIES.glob("dev/*.html"), *POLICIES.glob("multilingual/*.html")]):
        bullet = random.Random(path.name).choice(["* ", "- ", "• ", ""])
        lines: list[str] = []
        headings: set[int] = set()
        before: LineKind | None = None
        for line in read_path(path).lines:
            if line.kind is LineKind.BLANK:
                continue
            if before is not None and not (line.kind is before and before in {LineKind.BULLET, LineKind.ROW}):
                lines.append("")
            marker = {LineKind.BULLET: "  " * (line.level - 1) + bullet, LineKind.NUMBERED: line.marker + " "}.get(
                line.kind, ""
            )
            lines.append(marker + " ".join(line.text.value.split()))
            if line.kind is LineKind.HEADING:
                headings.add(len(lines))
            before = line.kind
        if len(headings) >= 5:
            text = "\n".join(lines)
            yield example(path.stem + "/html", text, headings, set(), OTHER_WEIGHT)
            dense, (heads,) = without_blanks(text, headings)
            yield example(path.stem + "/html dense", dense, heads, set(), OTHER_WEIGHT)


def seed_examples() -> Iterator[Example]:
    """The five seeds."""
    for name, known in yaml.safe_load((POLICIES / "seeds/outline.yaml").read_text(encoding="utf-8")).items():
        text = (POLICIES / "seeds" / name).read_text(encoding="utf-8")
        marked = ({line for line, _ in known["headings"]}, {line for line, _ in known["optional"]})
        yield example(name, text, *marked, SEED_WEIGHT)


Row = tuple[list[int], bool, float, float, float]  # traits, answer, score so far, weight, what peers say


def regression(rows: Sequence[Row], size: int, *, peers: bool) -> tuple[list[float], float]:
    """Logistic regression by gradient descent on top of the scores so far."""
    weights, of_peers = [0.0] * size, 0.0
    order = list(range(len(rows)))
    chance = random.Random(1)
    for turn in range(ROUNDS):
        chance.shuffle(order)
        rate = 0.3 / (1 + turn * 0.15)
        for at in order:
            traits, answer, score, weight, alike = rows[at]
            score += of_peers * alike + sum(weights[trait] for trait in traits)
            error = (1 / (1 + exp(-max(-30.0, min(30.0, score)))) - answer) * weight * 0.3
            for trait in traits:
                weights[trait] -= rate * (error + SHRINK * weights[trait] / len(rows))
            if peers:
                of_peers -= rate * error * alike
    return weights, of_peers


def measure(material: Sequence[Example]) -> Weights:
    """The weights that fit the material best."""
    shown = [_traits(one) for one in material]
    counts = Counter(trait for traits in shown for line in traits if line for trait in line)
    names = {trait: at for at, trait in enumerate(trait for trait, count in counts.items() if count >= RAREST)}
    rows: list[Row] = [
        ([names[trait] for trait in line if trait in names], answer, 0.0, one.weight, 0.0)
        for one, traits in zip(material, shown, strict=True)
        for line, answer in zip(traits, one.answers, strict=True)
        if line and answer is not None
    ]
    found, _ = regression(rows, len(names), peers=False)
    first = dict(zip(names, found, strict=True))
    rows = []
    later: dict[str, int] = {}
    for one, traits in zip(material, shown, strict=True):
        scores = _first(traits, first)
        for (alike, company), answer, score in zip(company_traits(one.lines, scores), one.answers, scores, strict=True):
            if score != NEVER and answer is not None:
                rows.append(([later.setdefault(trait, len(later)) for trait in company], answer, score, one.weight, alike))
    found, peers = regression(rows, len(later), peers=True)
    return Weights(first=first, second=dict(zip(later, found, strict=True)), peers=peers)


def _traits(one: Example) -> list[list[str] | None]:
    surroundings = Surroundings(one.lines)
    return [surroundings.traits(at) if could else None for at, could in enumerate(candidates(one.lines))]


def _first(traits: Sequence[list[str] | None], weights: dict[str, float]) -> list[float]:
    return [NEVER if line is None else sum(weights.get(trait, 0.0) for trait in line) for line in traits]


def judged(one: Example, weights: Weights) -> Counter[str]:
    """How many headings were found, missed and made up."""
    scores = _first(_traits(one), weights.first)
    counts: Counter[str] = Counter()
    for (alike, company), answer, score in zip(company_traits(one.lines, scores), one.answers, scores, strict=True):
        total = score + weights.peers * alike + sum(weights.second.get(trait, 0.0) for trait in company)
        if answer is not None and (answer or total > 0):
            counts["found" if answer and total > 0 else "missed" if answer else "made up"] += 1
    return counts


def kept_back(material: Sequence[Example]) -> float:
    """F1 over the Markdown policies as they are, each judged by weights that have not seen its organisation."""
    organisations = sorted({one.organisation for one in material})
    random.Random(3).shuffle(organisations)
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        test = set(organisations[fold::FOLDS])
        weights = measure([one for one in material if one.organisation not in test])
        for one in material:
            if one.organisation in test and one.weight == 1.0:
                counts += judged(one, weights)
    return 2 * counts["found"] / max(1, 2 * counts["found"] + counts["missed"] + counts["made up"])


def write(weights: Weights, score: float, policies: int) -> None:
    """Puts the weights into the linter."""
    path = ROOT / "linter" / "weights.py"
    head, _, _ = path.read_text(encoding="utf-8").partition("# Measured")
    lines = [f"# Measured by benchmarks/headings.py on {policies} texts; F1 {score:.3f} on Markdown policies kept back."]
    lines += ["", "# For the mean of what lines of the same dress are, from -1 to 1.", f"PEERS = {weights.peers:.2f}", ""]
    for name, table in (("FIRST", weights.first), ("SECOND", weights.second)):
        lines.append(f"{name}: dict[str, float] = {{")
        lines += [f"    {json.dumps(trait)}: {value:.2f}," for trait, value in sorted(table.items()) if abs(value) >= 0.05]
        lines += ["}", ""]
    path.write_text(head + "\n".join(lines[:-1]) + "\n", encoding="utf-8")


def main() -> None:
    """Measure, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    material = [*markdown_examples(), *html_examples(), *seed_examples()]
    score = kept_back(material)
    print(f"headings: F1 {score:.3f} on policies kept back; {len(material)} texts")
    if arguments.write:
        write(measure(material), score, len(material))


if __name__ == "__main__":
    main()
