"""The ground of Article 6 that a policy names for a purpose, place by place."""

from __future__ import annotations

import pytest
from stated import fact, under

from linter.facts.grounds import Ground, grounds_in


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("Art. 6(1)(a) GDPR", {Ground.CONSENT}),
        ("Article 6 (1) (f) GDPR", {Ground.INTERESTS}),
        ("Art. 6 para. 1 sentence 1 lit. b GDPR", {Ground.CONTRACT}),
        ("Art. 6 para. 1 lit. b and lit. f GDPR", {Ground.CONTRACT, Ground.INTERESTS}),
        ("Article 6(1)(b) or (f)", {Ground.CONTRACT, Ground.INTERESTS}),
        ("Article 6 applies", set()),
        ("your prior consent", {Ground.CONSENT}),
        ("necessary for the performance of our contract with you", {Ground.CONTRACT}),
        ("our legitimate business interests", {Ground.INTERESTS}),
        ("a statutory obligation", {Ground.LAW}),
        ("the contract with our processor", set()),
    ],
)
def test_grounds_are_read_from_articles_and_words(text: str, grounds: set[Ground]) -> None:
    assert grounds_in(text) == grounds


@pytest.mark.parametrize(
    ("heading", "sentence", "found"),
    [
        ("Newsletter", "The legal basis is your consent.", [("the newsletter", False)]),
        ("Mailings", "We send the newsletter on the basis of your consent.", [("the newsletter", False)]),
        ("Mailings", "If you subscribe to the newsletter, we rely on your consent.", [("the newsletter", False)]),
        ("Mailings", "The newsletter is also based on your consent.", [("the newsletter", True)]),
        ("Mailings", "Where you have agreed, the newsletter is based on your consent.", [("the newsletter", True)]),
        ("Cookies", "We use google analytics only with your consent.", [("Google Analytics", False)]),
        ("Cookies", "Statistics cookies are set only if you have agreed.", [("analytics cookies", False)]),
        ("Based on your consent", "Newsletter: we tell you what is new.", [("the newsletter", False)]),
        ("Rights", "You have the right to object to the newsletter, which is based on our consent form.", []),
        ("Newsletter", "Opening rates are measured on the basis of your consent.", []),
        ("Newsletter", "Your consent is welcome.", []),
        ("Security", "We rely on your consent.", []),
        ("California", "The newsletter is based on your consent.", []),
    ],
)
def test_the_purpose_is_named_in_the_sentence_or_right_above(
    heading: str, sentence: str, found: list[tuple[str, bool]]
) -> None:
    footings = fact("footings", under(heading, sentence))
    assert [(footing.purpose, footing.conditional) for footing in footings] == found
    assert all(footing.grounds == {Ground.CONSENT} for footing in footings)


def test_of_a_table_the_column_of_grounds_and_the_column_of_purposes_are_read() -> None:
    table = (
        "# Privacy policy\n\n| What data | Why | Legal basis |\n|---|---|---|\n"
        "| Your consent to the newsletter | Google Maps | Legitimate interests |\n"
    )
    assert [(footing.purpose, set(footing.grounds)) for footing in fact("footings", table)] == [
        ("Google Maps", {Ground.INTERESTS})
    ]


def test_a_ground_that_heads_a_list_of_purposes_is_marked() -> None:
    listed = under("We rely on your legitimate interests for", "Newsletters with news of the shop.")
    assert [footing.listed for footing in fact("footings", listed)] == [True]
    assert [footing.listed for footing in fact("footings", under("Newsletter", "It is based on your consent."))] == [False]
