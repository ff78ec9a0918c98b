"""Proper names, as far as capitals tell: a brand, a product, a person, a place.

A word that a sentence begins with is in capitals anyhow, and so is much that policies speak of (Privacy Policy, Users);
neither is a name. Where it is in doubt, as in scripts without capitals, a word counts as a name.
"""

from __future__ import annotations

from linter.regex import Regex

_LONGEST_TITLE = 8  # words
_BEFORE = " \t\n-*•·[(\"“‘'"  # what may stand before the first word
_CAPITALISED = Regex(r"(?<![\w@./:_-])[^\W\d_a-zà-ÿ][^\W_]+(?![\w@/])")
_WORD = Regex(r"[^\W_]+")
# what policies write in capitals without naming who is behind them: themselves, months, laws, app stores and their systems
_ORDINARY = frozenset(
    """
    a about access account accounts act address adults advertisement advertisements advertising agreement all also an
    analytics and android annex any anybody anyone app apple application applications apps are article as at automatically
    available background bluetooth browser browsing business by california camera can ccpa change changes child children
    choices clause collect collected collection commitment communications community companies company compliance conditions
    consent consumer contact content contents controller cookie cookies coppa copyright cpra current customer customers data
    date dates delete deletion details developer device devices disclaimer disclosure do does dpo each economic eea
    effective email english eu european everybody everyone everything exercise external families family faq faqs features fi
    for from full gdpr general google government gps group guidelines he history home how http https i id identifiable
    identification ids if image images in information internet introduction ios ip is it its kids last law laws legal
    legislation link links list location log logs marketing may me member members microphone mobile my neither network
    nobody non none not nothing notice notices notification of officer official on one online or other our overview page
    parental parents part parties partners payment permission permissions person personal personally phone platform play
    policies policy portability practices preface preferences privacy processing processor product products profile
    protection provider providers public purpose purposes questions read regulation representative request requests
    retention rights safety sale scope section security sensitive service services share sharing she site sites social
    software somebody someone something standard state statement statements states statistics storage store summary support
    terms that the their them these they third this to topics tracking transfer types uk union united update updated updates
    url us usage use used user users video videos visitor visitors we web webpage website websites welcome what when where
    which who why wi wifi will with you your
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
# a short text with one of them is taken for the title of a policy, which may begin with the name
_TITLE = frozenset({"policy", "privacy", "notice", "statement"})
_ACTS = frozenset({"built", "collects", "does", "doesn't", "gathers", "keeps", "processes", "shares", "stores", "uses"})


def proper_names(text: str) -> list[tuple[int, int]]:
    """The places of words in capitals that are neither the first of a sentence nor what policies write so."""
    if text.islower():
        return []
    title = text.count(" ") < _LONGEST_TITLE and not _TITLE.isdisjoint(_WORD.findall(text.lower()))
    if text.isupper() and not title:
        return []
    # in a sentence the first word counts for nothing, unless it does what companies do
    start = 0 if title or not _ACTS.isdisjoint(text.split(maxsplit=2)[1:2]) else len(text) - len(text.lstrip(_BEFORE)) + 1
    return [
        match.span()
        for match in _CAPITALISED.finditer(text)
        if match.start() >= start and not match[0][0].islower() and match[0].lower() not in _ORDINARY
    ]
