"""Terms that are defined and not used, or used as if they were defined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.api import Confidence, Defect, Example, Passage, PassageKind, Regex, Severity, Wording, check

_QUOTED = r"[“\"„«]\s?([A-Z][\w’'-]*(?: [\w’'-]+){0,3}?)\s?[”\"“»]"
# "Lantern Books (the “Shop”)", "“Shop” means …"
_DEFINED = Regex(
    rf"\((?:(?:the|our|each,? an?|an?|collectively|together|hereinafter|hereafter|referred to as|as),? (?:the "
    rf")?)*{_QUOTED}\)"
    rf"|(?:^|[.:] ){_QUOTED}\s+(?:means|refers to|shall mean)\b"
)
_MARKS = ("“)", "”)", '")', "»)", "” m", "” r", "” s", '" m', '" r', '" s')  # what ends a definition, or the name in one
_ABBREVIATION = Regex(r"[A-Z][a-z]*[A-Z]|\d")
_ELSEWHERE = Regex(r"defined (?:in|under|below|above)\b|meaning (?:given|set out) in\b")
_COMMON = frozenset(("We", "Us", "Our", "You", "Your", "I", "They", "Yours"))  # everybody knows who they are
# nouns that contracts define, and that mean something else in each
_NOUNS = ("Affiliates", "Purposes", "Materials", "Platform", "Content", "Customers", "Subscribers", "Partners", "Products")
_USED_AS_TERM = 4  # times in the middle of a sentence with a capital


@check(
    "clarity/undefined-term",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    articles=("12(1)", "WP260 para. 12"),
    remedy="Define the term where it first stands, or write the everyday word in small letters; drop a definition "
    "that is not used.",
    languages=("en",),
    fails=(
        Example(
            name="defined and not used",
            text="# Privacy\n\nLantern Books Ltd (the “Seller”) runs this shop. We keep your address.",
        ),
        Example(
            name="used and not defined",
            text="# Privacy\n\n"
            + "We share data with our Affiliates, and the Affiliates share it with other Affiliates. " * 2,
        ),
    ),
    passes=(
        "# Privacy\n\nLantern Books Ltd (the “Seller”) runs this shop. The Seller keeps your address.",
        Example(name="we and you", text="# Privacy\n\nLantern Books Ltd (“We”) runs this shop."),
        Example(
            name="an abbreviation", text="# Privacy\n\nThe General Data Protection Regulation (“GDPR”) gives you rights."
        ),
    ),
)
def undefined_term(passages: tuple[Passage, ...], wording: Wording) -> Iterator[Defect]:
    """Defined term without a use, or term without a definition.

    A definition that is never used, and a capitalised “Affiliates” that is never defined, are left from another document,
    and make readers look for a meaning that is not there.
    """
    whole = "\n".join(passage.text.value for passage in passages)
    defined: set[str] = set()
    for passage in wording.passages_with(_MARKS):
        for match in _DEFINED.finditer(passage.text.value):
            group = 1 if match[1] else 2
            term = match[group]
            defined.add(term)
            if _is_a_term(term) and whole.count(term) == 1 and whole.lower().count(term.lower()) == 1:
                yield Defect(
                    place=passage.evidence_of(*match.span(group)), message=f"“{term}” is defined here and not used again."
                )
    yield from _undefined(passages, whole, defined)


def _is_a_term(term: str) -> bool:
    """Whether a defined name is meant to be used: not "we", and no abbreviation, which is also given for its own sake."""
    return term not in _COMMON and not any(map(_ABBREVIATION.search, term.split()))


def _undefined(passages: Sequence[Passage], whole: str, defined: set[str]) -> Iterator[Defect]:
    nouns = [noun for noun in _NOUNS if f" {noun}" in whole and not any(noun.rstrip("s") in term for term in defined)]
    for noun in nouns if nouns and not _ELSEWHERE.search(whole) else ():
        used = Regex(rf"(?<=[a-z,] ){noun}\b(?! [A-Z])")
        places = [
            (p, m)
            for p in passages
            if p.kind is not PassageKind.TITLE and noun in p.text.value
            for m in used.finditer(p.text.value)
        ]
        small = whole.count(f" {noun.lower()}")
        if len(places) >= _USED_AS_TERM and small * 2 < len(places) and not _explained(whole, noun):
            passage, match = places[0]
            yield Defect(
                place=passage.evidence_of(*match.span()),
                message=f"“{noun}” is used {len(places)} times like a defined term, and no definition was found.",
            )


def _explained(whole: str, noun: str) -> bool:
    """Whether some sentence says what a noun means, in quotation marks or without."""
    stem = noun.rstrip("s")
    return any(
        f"{stem}{end}" in whole
        for end in ("” ", '" ', "s” ", 's" ', " means", "s means", " refers to", "s are ", "s”)", 's")')
    )
