"""Which marks are slots of a template, and which are something else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from drafting import defects, quotes

from linter.facts import Facts
from linter.facts.brackets import outer_brackets
from linter.readers import read_path
from linter.segment import segment
from linter.source import Format
from linter.statements import build_statements

TEMPLATES = Path(__file__).parent.parent.parent / "shared" / "policies" / "templates"
SLOTS = Path(__file__).parent / "data" / "template_slots.yaml"


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("We are [Your Company Name].", "[Your Company Name]"),
        ("We are [[Company]].", "[[Company]]"),
        ("Last updated: [DD/MM/YYYY]", "[DD/MM/YYYY]"),
        ("Children under [13/16] may not order.", "[13/16]"),
        ("Kept for [X] years.", "[X]"),
        ("Ask [insert the name of your officer] for it.", "[insert the name of your officer]"),
        ("We [do / do not] sell data.", "[do / do not]"),
        ("Write to [E-Mail-Adresse].", "[E-Mail-Adresse]"),
        ("Write to [PRIVACY EMAIL].", "[PRIVACY EMAIL]"),
        ("We are %COMPANY_NAME%.", "%COMPANY_NAME%"),
        ("We are ${company_name}.", "${company_name}"),
        ("We are <<Company Name>>.", "<<Company Name>>"),
        ("We are <insert company name>.", "<insert company name>"),
        ("Orders are kept for XX years.", "XX years"),
        ("As of XX.XX.20XX this holds.", "XX.XX.20XX"),
        ("Our officer: TBD", "TBD"),
        ("Write to your@email.com.", "your@email.com"),
        ("Visit www.yourwebsite.com for more.", "www.yourwebsite.com"),
        ("The app is operated by in Galway.", "operated by in"),
        ("This holds for all that you do at (the “Site”).", "at (the “Site”)"),
    ],
)
def test_a_slot_is_found_with_its_exact_place(text: str, slot: str) -> None:
    assert quotes("placeholder", text, Format.TEXT) == [slot]


@pytest.mark.parametrize(
    "text",
    [
        "Write to dpo[at]lantern[dot]test.",
        "As the court said [3], and [the controller] “must answer”.",
        "Read [the terms](https://lantern.test/terms) first.",
        "The cookie _ga_[container] counts visits.",
        "The cookie name is wp-settings-{user}.",
        'Open the menu, choose [Name] and click "Save".',
        "We rely on Article 6 [EEA] and Article 6 of the UK GDPR [UK].",
        "See Section XXX and Chapter XX.",
        "Give the date in the format DD/MM/YYYY.",
        "It takes a minute to be completed.",
        "Write it like name@example.com.",
        "Our services are provided by in-house staff and by others.",
        "We are Lantern Ltd, and this is our website (the “Site”).",
        "Citizens of the Union (“you”) may ask.",
    ],
)
def test_what_only_looks_like_a_slot_is_left_alone(text: str) -> None:
    assert quotes("placeholder", text, Format.TEXT) == []


def test_the_same_slot_is_one_finding_with_its_other_places() -> None:
    (defect,) = defects("placeholder", "{{company}} is us.\n\nWrite to {{company}}.\n\n{{company}} answers.")
    assert len(defect.related) == 2


def test_brackets_that_name_nothing_are_slots_only_among_others() -> None:
    aside = "We may record calls [with your leave]."
    assert quotes("placeholder", aside) == []
    template = "We are [company name], [address], [phone number].\n\n" + aside
    assert "[with your leave]" in quotes("placeholder", template)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("[a [b] c] [d]", ["[a [b] c]", "[d]"]),
        ("[a [b] [c]", ["[b]", "[c]"]),
        ("a] [b]", ["[b]"]),
    ],
)
def test_only_outer_brackets_count_and_unmatched_ones_do_not(text: str, pairs: list[str]) -> None:
    assert [text[start:end] for start, end in outer_brackets(text)] == pairs


@pytest.mark.shared
@pytest.mark.skipif(not TEMPLATES.exists(), reason="the real templates are not beside this checkout")
def test_the_slots_of_real_templates_are_found() -> None:
    wanted: dict[str, list[int]] = yaml.safe_load(SLOTS.read_text(encoding="utf-8"))
    missed: list[tuple[str, int]] = []
    false: list[tuple[str, int]] = []
    for name, lines in wanted.items():
        document = read_path(TEMPLATES / name)
        policy = segment(document)
        facts = Facts(policy=policy, statements=build_statements(policy))
        found = {document.source.location(slot.place.span).line for slot in facts.get("slots")}
        missed += [(name, line) for line in lines if line not in found]
        false += [(name, line) for line in sorted(found) if line not in lines]
    assert len(missed) <= 0.05 * sum(map(len, wanted.values())), missed
    assert not false
