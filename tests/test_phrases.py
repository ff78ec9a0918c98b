"""The phrase language: what a phrase means, and how its errors read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.bitsets import members
from linter.errors import PackError
from linter.markers import Marker
from linter.matching import Matcher
from linter.phrasebook import bind
from linter.phrases import parse_phrase
from linter.readers import read_text
from linter.segment import segment
from linter.source import Format
from linter.statements import Statement, StatementKind, build_statements
from linter.tokens import words

LEXICONS = {
    "authority": (("supervisory", "authorit*"), ("ico",)),
    "complaint": (("complain*",), ("grievance",)),
    "nested": (("to", "<authority>"), ("nobody",)),
}


def emails(text: str) -> list[tuple[int, int]]:
    at = text.find("anna@firma.example")
    return [(at, at + len("anna@firma.example"))] if at >= 0 else []


KINDS = {"email": Marker(emails)}


def statements_of(text: str) -> tuple[Statement, ...]:
    return build_statements(segment(read_text(text, path="policy.md", format=Format.MARKDOWN)))


def found(phrase: str, text: str) -> list[str]:
    """What a phrase matches in a Markdown text, in the words of the text."""
    book = bind([parse_phrase(phrase)], LEXICONS)
    matcher, compiled = Matcher(book, KINDS), book.phrases[phrase]
    statements = statements_of(text)
    hits = []
    for page in matcher.pages(statements, [words(statement.text) for statement in statements]):
        for index in members(page.matching(compiled)):
            start, end = page.sheet.characters(index, page.sheet.place(compiled, index))
            hits.append(page.statements[index].text[start:end])
    return hits


MATCHES = [
    # phrase, text, what is matched
    ("complain", "You may complain.", "complain"),
    ("complain", "Complaints are welcome.", None),
    ("complain*", "Complaints are welcome.", "Complaints"),
    ("lodge a complaint", "You may lodge a complaint.", "lodge a complaint"),
    ("lodge complaint", "You may lodge a complaint.", None),
    ("lodge ~1 complaint", "You may lodge a complaint.", "lodge a complaint"),
    ("lodge ~1 complaint", "You may lodge a formal complaint.", None),
    ("lodge a? formal? complaint", "You may lodge a formal complaint.", "lodge a formal complaint"),
    ("lodge a? formal? complaint", "You may lodge complaint.", "lodge complaint"),
    ("[file|lodge a] ~2 complaint", "Then lodge a complaint.", "lodge a complaint"),
    ("[file|lodge a] ~2 complaint", "Then file your complaint.", "file your complaint"),
    ("complain* ~4 <authority>", "Complain to the supervisory authorities!", "Complain to the supervisory authorities"),
    ("complain* ~4 <authority>", "Complain to the ICO!", "Complain to the ICO"),
    ("complain* <nested>", "You can complain to supervisory authorities.", "complain to supervisory authorities"),
    ("<complaint> ~3 [the <authority>|court]", "A grievance goes to the ICO.", "grievance goes to the ICO"),
    ("=US", "We store it in the US.", "US"),
    ("=US", "Write to us.", None),
    ("opt-out", "You may opt out.", "opt out"),
    ("opt out", "An opt-out is offered.", "opt-out"),
    ("don't sell", "We don’t sell data.", "don’t sell"),
    ("^ we sell", "We sell data.", "We sell"),
    ("^ we sell", "Never do we sell data.", None),
    ("^ ~2 we sell", "Never do we sell data.", "Never do we sell"),
    ("^ ~1 we sell", "Never do we sell data.", None),
    ("sell data $", "We sell data.", "sell data"),
    ("sell data $", "We sell data abroad.", None),
    ("sell & data", "Data that we sell.", "sell"),
    ("sell & !never", "We sell it.", "sell"),
    ("sell & !never", "We never sell it.", None),
    ("write ~3 <email>", "Please write to anna@firma.example today.", "write to anna@firma.example"),
    ("<email>", "Nobody can be reached.", None),
    ("your rights > restrict*", "# Your rights\n\nRestriction.", "Restriction"),
    ("your rights > restrict*", "# Our rights\n\nRestriction.", None),
    ("your rights > restrict*", "# Your rights\n\n## More\n\nRestriction.", "Restriction"),
    ("# right to object", "# Right to object\n\nWrite to us.", "Right to object"),
    ("# right to object", "You have the right to object.", None),
    ("right to object", "# Right to object\n\nWrite to us.", None),
    ("right to object", "You have the right to:\n\n- object\n- complain", "object"),
    ("you may > object", "You may:\n\n- object", "object"),
]


@pytest.mark.parametrize(("phrase", "text", "expected"), MATCHES)
def test_a_phrase_matches_what_it_says(phrase: str, text: str, expected: str | None) -> None:
    assert found(phrase, text) == ([expected] if expected else [])


def test_a_match_must_reach_into_the_words_of_the_item() -> None:
    assert found("the right", "You have the right to:\n\n- object\n- complain") == ["the right"]


@pytest.mark.parametrize(
    ("phrase", "column", "expected"),
    [
        ("[lodge|file", 12, "]"),
        ("lodge ~ complaint", 7, "a word"),
        ("complain* ~6 <Authority>", 14, "<name>"),
        ("", 1, "a word"),
        ("a & ", 4, "a word"),
    ],
)
def test_an_error_shows_the_phrase_with_a_caret_and_what_was_expected(phrase: str, column: int, expected: str) -> None:
    with pytest.raises(PackError) as error:
        parse_phrase(phrase)
    _, line, caret = str(error.value).split("\n")
    assert line == f"  {phrase}"
    assert caret.index("^") - 2 <= column  # the caret stands at the place or, at the end, right behind the phrase
    assert expected in caret


@pytest.mark.parametrize("phrase", ["_", "lodge _*", "[lod4*a] ~6 co*_* <s>", "=_", "[a|__]"])
def test_a_word_without_letters_is_an_error(phrase: str) -> None:
    with pytest.raises(PackError, match="expected a letter or a digit"):
        parse_phrase(phrase)


WORD = st.sampled_from(["data", "we", "sell", "not", "to", "others", "may"])


def brute_force(steps: list[tuple[int, str]], text: list[str]) -> bool:
    """Whether the steps (gap before, word) match the words, tried at every place."""

    def follow(index: int, end: int) -> bool:
        if index == len(steps):
            return True
        gap, word = steps[index]
        return any(text[at] == word and follow(index + 1, at + 1) for at in range(end, min(end + gap + 1, len(text))))

    return any(text[at] == steps[0][1] and follow(1, at + 1) for at in range(len(text)))


@given(
    steps=st.lists(st.tuples(st.integers(0, 3), WORD), min_size=1, max_size=4),
    text=st.lists(WORD, min_size=1, max_size=14),
)
def test_gaps_match_just_what_trying_every_place_would(steps: list[tuple[int, str]], text: list[str]) -> None:
    phrase = " ".join(word if not index else f"~{gap} {word}" for index, (gap, word) in enumerate(steps))
    assert bool(found(phrase, " ".join(text))) is brute_force(steps, text)


@given(st.text(max_size=60))
def test_any_text_is_a_phrase_or_an_error_that_explains(source: str) -> None:
    try:
        phrase = parse_phrase(source)
    except PackError as error:
        message = str(error)
    else:
        message = "" if phrase.parts else "a phrase without parts"
    assert not message or "expected" in message


def test_words_of_a_phrase_are_cut_like_those_of_a_text() -> None:
    (part,) = parse_phrase("the individual’s e-mail*").parts
    (article,), (owner,), (mail,) = (element.choice for element in part.elements)
    assert (article, owner, mail) == (("the",), tuple(words("individual’s")), ("e", "mail*"))


def test_statement_kinds_other_than_titles_are_all_read() -> None:
    text = "Write a letter.\n\n- write an item\n\n| a | b |\n|---|---|\n| write | a row |\n"
    assert len(found("write", text)) == 3
    assert {s.kind for s in statements_of(text)} >= {StatementKind.SENTENCE, StatementKind.ITEM, StatementKind.ROW}
