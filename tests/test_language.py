"""The language of a document, and the part of it that is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.facts import Facts
from linter.readers import read_path, read_text
from linter.segment import segment
from linter.source import Format
from linter.statements import build_statements

POLICIES = Path(__file__).parent / "policies"
SHARED = Path(__file__).parents[2] / "shared" / "policies"

ENGLISH = (
    "We keep the name and the address of everybody who leaves a violin with us, so that we can call you when the new "
    "strings are on. The invoice stays with us for ten years, because the law asks for it. "
)
GERMAN = (
    "Wir speichern den Namen und die Anschrift aller Kunden, die eine Geige bei uns lassen, damit wir Sie anrufen können, "
    "sobald die neuen Saiten aufgezogen sind. Die Rechnung bleibt zehn Jahre bei uns, weil das Gesetz es verlangt. "
)
GREEK = "Κρατάμε το όνομα και τη διεύθυνση όσων αφήνουν ένα βιολί σε εμάς, για να σας καλέσουμε όταν είναι έτοιμο. "
CHINESE = "我们保存所有把小提琴留在店里的人的姓名和地址，以便在换好新弦之后给您打电话。法律要求我们把发票保存十年。"
OTHERS = {
    "de": GERMAN,
    "fr": "Nous conservons le nom et l’adresse de ceux qui nous laissent un violon, afin de vous appeler quand il est prêt. "
    "La facture reste chez nous pendant dix ans, parce que la loi le demande.",
    "es": "Guardamos el nombre y la dirección de quienes nos dejan un violín, para que podamos llamarle cuando esté listo. "
    "La factura se queda con nosotros durante diez años, porque la ley lo exige.",
    "nl": "Wij bewaren de naam en het adres van iedereen die een viool bij ons achterlaat, zodat wij u kunnen bellen als "
    "het werk klaar is. De factuur blijft tien jaar bij ons, omdat de wet dat vraagt.",
    "it": "Conserviamo il nome e l’indirizzo di chi ci lascia un violino, per poterla chiamare quando il lavoro è pronto. "
    "La fattura resta da noi per dieci anni, perché lo chiede la legge.",
    "pl": "Przechowujemy imię i adres każdego, kto zostawia u nas skrzypce, abyśmy mogli zadzwonić, gdy praca jest gotowa. "
    "Faktura zostaje u nas przez dziesięć lat, ponieważ wymaga tego prawo.",
    "el": GREEK,
    "zh": CHINESE,
}


def facts(text: str) -> Facts:
    document = read_text(text, path="policy.md", format=Format.MARKDOWN)
    policy = segment(document)
    return Facts(source=policy.source, policy=policy, statements=build_statements(policy), document=document, context={})


def language(text: str) -> str | None:
    found: str | None = facts(text).get("language")
    return found


def judged(text: str) -> str:
    return " ".join(statement.text for statement in facts(text).get("assessed"))


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told_by_name(code: str) -> None:
    assert language(OTHERS[code] * 3) == code


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "# Privacy policy",
        "# Cookies\n\n" + "- Host: strings.example\n- Name: basket_id\n- Duration: 1 year\n- Secure: yes\n" * 12 + ENGLISH,
        f"{ENGLISH * 3}\n\nYou can complain to: Der Bayerische Landesbeauftragte für den Datenschutz, München.",
    ],
    ids=["prose", "a title", "a list of labels", "an authority's name"],
)
def test_english_is_english(text: str) -> None:
    assert language(text) == "en"
    assert judged(text) == " ".join(statement.text for statement in facts(text).get("statements"))


@pytest.mark.parametrize("text", ["", "---", "# Die Geige und das Cello von der Straße"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert language(text) is None


@pytest.mark.parametrize("other", [GERMAN * 3, GREEK * 3, CHINESE * 3], ids=["German", "Greek", "Chinese"])
@pytest.mark.parametrize("titles", [("# Policy\n\n", "# Version\n\n"), ("", "")], ids=["under titles", "without titles"])
def test_of_two_versions_the_english_one_is_judged(other: str, titles: tuple[str, str]) -> None:
    english, foreign = titles[0] + ENGLISH * 5, titles[1] + other
    for text in (f"{english}\n\n{foreign}", f"{foreign}\n\n{english}"):
        assert language(text) == "en"
        assert "violin" in judged(text)
        assert other.split()[0] not in judged(text).split()


def test_paragraphs_that_take_turns_are_told_apart() -> None:
    text = "\n\n".join([ENGLISH, GERMAN, ENGLISH, GERMAN])
    assert judged(text).count("violin") == 2
    assert "Geige" not in judged(text)


def test_a_foreign_policy_that_quotes_english_stays_foreign() -> None:
    rows = "| _ga | This cookie is used to tell the visitors of the site from each other | 2 years |\n" * 30
    text = f"{GERMAN * 20}\n\n| Name | Zweck | Dauer |\n|---|---|---|\n{rows}\n\n{ENGLISH}"
    assert language(text) == "de"


def test_our_policies_in_other_languages_are_told() -> None:
    assert language((POLICIES / "datenschutz-radwerk.md").read_text(encoding="utf-8")) == "de"
    assert language((POLICIES / "confidentialite-ruche.md").read_text(encoding="utf-8")) == "fr"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real policies are not beside the checkout")
def test_real_policies_in_other_languages_are_told_by_their_names() -> None:
    found = {}
    for path in sorted((SHARED / "multilingual").iterdir()):
        document = read_path(str(path))
        policy = segment(document)
        statements = build_statements(policy)
        found[path.name] = Facts(statements=statements).get("language")
    assert {name: code for name, code in found.items() if f"-{code}." not in name} == {}
    assert len(found) == 20
