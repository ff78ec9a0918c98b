"""Which statements hold words of one group, or of each of several."""

from __future__ import annotations

from stated import fact, facts_of

from linter.facts.lookup import Lookup, Said

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


def test_a_piece_stands_for_all_words_that_hold_it() -> None:
    assert lookup().holding(frozenset({"*fer*"})) == [TEXTS[1], TEXTS[2]]
    assert lookup().holding(frozenset({"*here*", "*ng*"})) == [TEXTS[2], TEXTS[3]]


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


def test_a_word_may_be_said_above_a_statement() -> None:
    text = "# Notice\n\n## Transfers\n\n### Where\n\nIn Kenya.\n\n## Tools\n\nWe share with:\n\n- Mollie\n\nEnd."
    facts = facts_of(text)
    moved, shared = (Said.of(facts.get("lookup"), frozenset({word})) for word in ("transfers", "share"))
    kenya, mollie, end = (s for s in facts.get("statements") if s.text in ("In Kenya.", "Mollie", "End."))
    assert not moved.around(kenya)
    assert moved.around(kenya, titles=2)
    assert shared.around(mollie)
    assert not shared.within(mollie)
    assert not shared.around(end)
