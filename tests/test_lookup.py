"""Which statements hold words of one group, or of each of several."""

from __future__ import annotations

from stated import fact

from linter.facts.lookup import Lookup

TEXTS = ("we never sell data", "we transfer data", "transferring never hurts", "nothing here", "we sell")
NEVER = frozenset({"never", "not"})
MOVED = frozenset({"transfer*", "sell"})


def lookup() -> Lookup[str]:
    return Lookup(TEXTS, [text.split() for text in TEXTS])


def test_what_holds_a_word_of_a_group_is_found_in_order() -> None:
    assert lookup().holding(NEVER) == [TEXTS[0], TEXTS[2]]


def test_a_stem_stands_for_all_words_that_begin_so_and_for_none_that_only_hold_it() -> None:
    assert lookup().holding(frozenset({"transfer*"})) == [TEXTS[1], TEXTS[2]]
    assert lookup().holding(frozenset({"fer*"})) == []


def test_a_word_of_every_group_is_needed() -> None:
    assert lookup().holding(NEVER, MOVED) == [TEXTS[0], TEXTS[2]]
    assert lookup().holding(NEVER, frozenset({"zebra"}), MOVED) == []


def test_asking_again_gives_the_same() -> None:
    again = lookup()
    assert again.holding(NEVER, MOVED) == again.holding(NEVER, MOVED)
    assert again.holding(NEVER) == [TEXTS[0], TEXTS[2]]


def test_words_of_statements_are_in_lower_case_and_names_as_written() -> None:
    text = "# Notice\n\nWe use Mollie.\n\nHollow Oak uses nothing."
    assert [s.text for s in fact("lookup", text).holding(frozenset({"we"}))] == ["We use Mollie."]
    assert [s.text for s in fact("capitals", text).holding(frozenset({"Mollie"}))] == ["We use Mollie."]
    assert fact("capitals", text).words == {"Notice", "We", "Mollie", "Hollow", "Oak"}
