"""Text that stands in the document more than once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from linter.api import (
    Confidence,
    CookieList,
    Defect,
    Evidence,
    Example,
    Fix,
    Passage,
    PassageKind,
    Repeat,
    RightsList,
    Severity,
    Source,
    Span,
    check,
    removal,
)

_LINES = (PassageKind.TITLE, PassageKind.DATE)
_TOP = 12  # passages: up to here a doubled line is the title, whatever the reader took it for
_ACCORDION = (
    3  # titles that stand just twice: from so many on, the page folds its sections and shows each title for both states
)
_FOOTER = 8  # words that a block of several lines must have in three copies or more to be one block
_SENTENCE = 8  # words
_NEAR = 40  # passages between two copies of a section: further apart they may be meant, for readers in two countries
_PARAGRAPH = 20  # words that make a paragraph its own, so that it does not recur by chance close by
# paragraphs in three copies or more: from so many on, the notice repeats itself for each purpose, and means to
_LAYERS = 2
_LAYER = 30  # words of such a paragraph
_PART = 100  # words of several blocks that recur together
_SOLID = 250  # words that recur
_SHARE = 0.35  # of the blocks in the stretch of the second copies
_SLACK = 0.15  # of the distance between two copies: what may have been added or left out between copied blocks
_MARKUP = re.compile(r"<.*>|\W*")
_LABEL = re.compile(r"\W*(?:\w+\W){1,4}?(?<=:)|(?:the |our )?(?:legal|lawful) bas[ie]s\b", re.I)

_SAME_RIGHTS = 5  # kinds of right that two lists must share to be one list in other words

_FOOT = "© 2026 Lantern Books\n\nVAT: XI123456789\n\n4 Quay Street,\n\nGalway\n\n"
_ROW = "| Sending your books | name and address | our contract with you |\n"
_ORDER = (
    "Lantern Books keeps every order for seven years after the last delivery, because the tax law of our country asks for "
    "it, and then takes the name and the address out of it."
)
_CLAIM = (
    "You can ask us at any time which of your data we hold, have them put right or taken out, and get a copy of them in a "
    "file that another shop can read."
)
_PEOPLE = (
    "Three people see your orders: the bookseller who packs them, the driver who brings them, and our accountant, who has "
    "signed an agreement with us that binds her to keep what she sees to herself and to follow our word alone."
)

_RIGHTS = "- access to your data\n- rectification\n- erasure\n- restriction\n- objection\n\n"
_AGAIN = "- to correct data\n- to delete data\n- to limit their use\n- to object\n- to get access\n"


@check(
    "drafting/duplicate-block",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Keep one copy and delete the others; where they differ, decide which one holds.",
    fails=(
        Example(name="a title in two spellings", text="# Privacy policy\n\n# PRIVACY POLICY\n\nWe keep little."),
        Example(name="a date", text="# Privacy\n\nLast updated: 3 May 2026\n\nLast updated: 3 May 2026\n\nWe keep little."),
        Example(name="a footer", text="# Privacy\n\nWe keep little.\n\n" + _FOOT * 3),
        Example(name="a paragraph, right below", text=f"# Privacy\n\n{_ORDER}\n\n{_ORDER}\n"),
        Example(name="a sentence inside a paragraph", text=f"# Privacy\n\n{_ORDER}{_ORDER} Thank you.\n"),
        Example(
            name="a section", text=f"# Privacy\n\n## Orders\n\n{_ORDER}\n\n## Shops\n\nCome in.\n\n## Orders\n\n{_ORDER}\n"
        ),
        Example(
            name="a section in two versions",
            text=f"# Privacy\n\n## Orders\n\n{_ORDER}\n\n## Shops\n\nCome in.\n\n## Orders\n\n"
            + _ORDER.replace("seven", "six"),
        ),
        Example(
            name="a row",
            text=f"# Use\n\n| Purpose | Data | Ground |\n|---|---|---|\n{_ROW}| News | e-mail | consent |\n{_ROW}",
        ),
        Example(
            name="a part of the notice",
            text=f"# Privacy\n\n## Orders\n\n{_ORDER}\n\n{_CLAIM}\n\n{_PEOPLE}\n\n## Shops\n\n"
            f"Our shops do as follows.\n\n{_ORDER}\n\n{_CLAIM}\n\n{_PEOPLE}\n",
        ),
        Example(
            name="the rights in two lists", text=f"# Privacy\n\n## Your rights\n\n{_RIGHTS}## Rights of users\n\n{_AGAIN}"
        ),
    ),
    passes=(
        Example(
            name="rights under two laws",
            text=f"# Privacy\n\n## Your rights\n\n{_RIGHTS}## Your rights in Brazil\n\n{_AGAIN}",
        ),
        Example(
            name="a label under each purpose", text="# Use\n\n## Orders\n\nBasis: contract\n\n## News\n\nBasis: contract\n"
        ),
        Example(
            name="an item in two lists", text="# Data\n\nFor orders:\n\n- name\n- e-mail\n\nFor news:\n\n- name\n- e-mail\n"
        ),
        Example(
            name="a ground for two purposes",
            text="## Orders\n\nWe rely on the contract with you.\n\n## Returns\n\nWe rely on the contract with you.\n",
        ),
        Example(
            name="two paragraphs built alike",
            text="To send you orders, we use your name, address and telephone number on the ground of our contract.\n\n"
            "To send you our news, we use your name and e-mail address on the ground of your consent.\n",
        ),
        Example(
            name="titles that a folding page shows twice",
            text="".join(f"## {title}\n\n## {title}\n\nText of its own for {title}.\n\n" for title in ("Who", "Why", "How")),
        ),
        Example(
            name="a section for each country, far apart",
            text=f"# Ireland\n\n## Orders\n\n{_ORDER}\n\n"
            + "\n\n".join(f"Shop {number} opens at {number} in the morning." for number in range(50))
            + f"\n\n# Malta\n\n## Orders\n\n{_ORDER}\n",
        ),
        Example(
            name="two tables with one header",
            text="| Who sees the data of your orders | Which data that is |\n|---|---|\n| carrier | address |\n\n"
            "| Who sees the data of your orders | Which data that is |\n|---|---|\n| bank | account |\n",
        ),
        Example(name="rows of a table", text="| Name | Party |\n|---|---|\n| a | third |\n| a | third |\n"),
    ),
)
def duplicate_block(
    source: Source,
    passages: tuple[Passage, ...],
    repeats: tuple[Repeat, ...],
    cookie_lists: tuple[CookieList, ...],
    rights_lists: tuple[RightsList, ...],
) -> Iterator[Defect]:
    """Block that stands more than once.

    Titles, dates and footers in several copies come from a page builder or a careless paste, and make a policy look
    abandoned. A paragraph in two versions is worse: the next editor changes one of them, and then the policy says two
    things.
    """
    texts = [repeat for repeat in repeats if _is_text(repeat.copies[0])]
    yield from _lines(source, texts)
    yield from _close_by(source, texts)
    yield from _inside(passages)
    sections = list(_sections(texts))
    for section in sections:
        yield _again(section)
    texts = [repeat for repeat in texts if not any(repeat in section for section in sections)]
    yield from _rows(source, passages, {row.passage for found in cookie_lists for row in found.rows})
    if sum(len(repeat.copies) > 2 and repeat.words >= _LAYER for repeat in texts) < _LAYERS:
        for part in _parts(repeat for repeat in texts if _may_be_a_part(repeat)):
            yield from _recurring(part)
    for first, second in pairwise(rights_lists):
        if len(first.kinds & second.kinds) >= _SAME_RIGHTS:
            message = f"“{second.title.quote}” lists the rights that “{first.title.quote}” has listed already."
            yield Defect(place=second.title, message=message, related=(first.title,), confidence=Confidence.MEDIUM)


def _lines(source: Source, repeats: Sequence[Repeat]) -> Iterator[Defect]:
    """Titles and dates that stand again right below."""
    lines = [repeat for repeat in repeats if repeat.adjacent and len(repeat.copies[0]) == 1 and _are_lines(repeat)]
    if sum(len(repeat.copies) == 2 for repeat in lines) >= _ACCORDION:
        return
    for repeat in lines:
        quote = repeat.copies[0][0].text.value
        yield _defect(repeat, f"“{quote}” stands {_times(repeat)} in a row.", fix=_without_copies(source, repeat))


def _are_lines(repeat: Repeat) -> bool:
    """Two titles of one name further down are a list and the heading after it more often than a mistake."""
    kinds = {copy[0].kind for copy in repeat.copies}
    if kinds == {PassageKind.DATE}:
        return True
    at_the_top = repeat.copies[-1][0].index <= _TOP
    if kinds == {PassageKind.TITLE}:
        return at_the_top or len(repeat.copies) > 2
    return at_the_top and len(repeat.copies) > 2 and bool(kinds & set(_LINES)) and PassageKind.ITEM not in kinds


def _close_by(source: Source, repeats: Sequence[Repeat]) -> Iterator[Defect]:
    """Paragraphs and footers that stand again right below or nearly so."""
    for repeat in repeats:
        first, _, *more = repeat.copies
        if repeat.adjacent and len(first) > 1 and repeat.words >= (_FOOTER if more else 3 * _FOOTER):
            message = f"These {len(first)} blocks of text stand {_times(repeat)} in a row."
            yield _defect(repeat, message, fix=_without_copies(source, repeat) if more else None)
        elif _is_pasted_twice(repeat):
            yield _defect(repeat, f"This paragraph stands {_times(repeat)}." if repeat.exact else _ALMOST)


_ALMOST = "This paragraph stands twice, almost word for word."


def _is_pasted_twice(repeat: Repeat) -> bool:
    """Whether a paragraph stands twice within a few lines, which nobody means."""
    first, second, *more = repeat.copies
    if len(first) > 1 or repeat.words < _SENTENCE or first[0].kind in _LINES or not repeat.exact:
        return False
    if repeat.adjacent:
        return True
    near = second[0].index - first[0].index == 2 and first[0].kind is PassageKind.PARAGRAPH
    return near and not more and repeat.words >= _PARAGRAPH and not _LABEL.match(first[0].text.value)


def _inside(passages: Sequence[Passage]) -> Iterator[Defect]:
    """Sentences that stand again right behind themselves."""
    for passage in passages:
        if len(passage.words) < 2 * _SENTENCE or passage.kind is PassageKind.ROW:
            continue
        at = 0
        before = ""
        for piece in passage.text.value.split("."):
            sentence = piece.strip()
            if sentence == before and len(sentence.split()) >= _SENTENCE:
                start = at + piece.index(sentence[0])
                yield Defect(
                    place=passage.evidence_of(start, start + len(sentence)),
                    message="This sentence stands twice in a row.",
                    related=(passage.evidence_of(at - 1 - len(sentence), at - 1),),
                )
            before = sentence
            at += len(piece) + 1


def _sections(repeats: Sequence[Repeat]) -> Iterator[list[Repeat]]:
    """A title with the text below it, both of which stand again a little further down."""
    pairs = {tuple(copy[0].index for copy in repeat.copies): repeat for repeat in repeats if len(repeat.copies) == 2}
    for repeat in pairs.values():
        first, second = repeat.copies
        if first[0].kind is not PassageKind.TITLE or repeat.adjacent or second[0].index - first[0].index > _NEAR:
            continue
        below = pairs.get(tuple(copy[-1].index + 1 for copy in repeat.copies))
        section = [repeat, below] if below else [repeat]
        if sum(part.words for part in section) - len(first[0].words) >= _PARAGRAPH:
            yield section


def _again(section: Sequence[Repeat]) -> Defect:
    first, second = ([passage for part in section for passage in part.copies[at]] for at in (0, 1))
    exact = all(part.exact for part in section)
    return Defect(
        place=_evidence(second),
        message=f"The section “{first[0].text.value}” stands twice{'' if exact else ', almost word for word'}.",
        related=(_evidence(first),),
        confidence=Confidence.HIGH if exact else Confidence.MEDIUM,
    )


def _rows(source: Source, passages: Sequence[Passage], cookies: Collection[Passage]) -> Iterator[Defect]:
    """Rows that stand twice in one table; lists of cookies have a check of their own."""
    # a header may recur: two tables of the same columns, one right after the other
    for is_row, table in groupby(passages, key=lambda passage: passage.kind is PassageKind.ROW and not passage.header):
        first: dict[tuple[str, ...], Passage] = {}
        for passage in table if is_row else ():
            earlier = first.setdefault(passage.words, passage)
            if earlier is not passage and len(passage.words) >= _SENTENCE and passage not in cookies:
                above = passages[passage.index - 1]
                yield Defect(
                    place=passage.evidence(),
                    message="This row stands twice in its table.",
                    related=(earlier.evidence(),),
                    fix=removal(source, [Span(above.text.span.end, passage.text.span.end)]),
                )


def _may_be_a_part(repeat: Repeat) -> bool:
    """Whether a repeat may belong to a part of the notice that recurs further down.

    Three copies are a pattern: the same ground for each purpose, the same sentence after each right.
    """
    first = repeat.copies[0]
    if len(repeat.copies) > 2 or repeat.adjacent or repeat.words < _SENTENCE or _is_pasted_twice(repeat):
        return False
    return not (len(first) == 1 and (first[0].kind is PassageKind.TITLE or _LABEL.match(first[0].text.value)))


def _parts(repeats: Iterable[Repeat]) -> list[list[Repeat]]:
    """The repeats that follow one another at about the same distance from their first copies, together."""
    parts: list[list[Repeat]] = []
    for repeat in sorted(repeats, key=lambda repeat: repeat.copies[1][0].index):
        part = next((part for part in parts[:-6:-1] if _follows(part[-1], repeat)), None)
        if part is None:
            parts.append([repeat])
        else:
            part.append(repeat)
    return parts


def _follows(earlier: Repeat, later: Repeat) -> bool:
    distances = [repeat.copies[1][0].index - repeat.copies[0][0].index for repeat in (earlier, later)]
    in_order = later.copies[0][0].index > earlier.copies[0][0].index
    return in_order and abs(distances[0] - distances[1]) <= 5 + _SLACK * distances[0]


def _recurring(part: Sequence[Repeat]) -> Iterator[Defect]:
    """A part of the notice that stands a second time further down.

    It may be meant: one notice for two countries or two groups of readers. It is a warning only where much recurs, with
    little between that is new.
    """
    words = sum(repeat.words for repeat in part)
    if words < _PART:
        return
    longest = max(part, key=lambda repeat: (repeat.exact, repeat.words))
    blocks = sum(len(repeat.copies[0]) for repeat in part)
    stretch = part[-1].copies[1][-1].index - part[0].copies[1][0].index + 1
    solid = longest.exact and len(longest.copies[0]) > 1 and words >= _SOLID and blocks >= _SHARE * stretch
    size = f"{blocks} blocks of together {words} words stand" if blocks > 1 else f"A paragraph of {words} words stands"
    others = [copy for repeat in part if repeat is not longest for copy in repeat.copies]
    yield Defect(
        place=_evidence(longest.copies[1]),
        message=f"{size} twice in this document.",
        related=tuple(map(_evidence, (longest.copies[0], *others))),
        severity=Severity.WARNING if solid else Severity.INFO,
        confidence=Confidence.MEDIUM,
    )


def _is_text(copy: Sequence[Passage]) -> bool:
    """Whether the passages are text for people, not rows of a table nor marks that a conversion left."""
    return all(passage.kind is not PassageKind.ROW and not _MARKUP.fullmatch(passage.text.value) for passage in copy)


def _defect(repeat: Repeat, message: str, fix: Fix | None = None) -> Defect:
    first, second, *others = repeat.copies
    return Defect(
        place=_evidence(second),
        message=message,
        related=tuple(map(_evidence, (first, *others))),
        confidence=Confidence.HIGH if repeat.exact else Confidence.MEDIUM,
        fix=fix,
    )


def _times(repeat: Repeat) -> str:
    return "twice" if len(repeat.copies) == 2 else f"{len(repeat.copies)} times"


def _evidence(copy: Sequence[Passage]) -> Evidence:
    return Evidence(span=_span(copy), quote="\n".join(passage.text.value for passage in copy))


def _span(copy: Sequence[Passage]) -> Span:
    return copy[0].text.span.cover(copy[-1].text.span)


def _without_copies(source: Source, repeat: Repeat) -> Fix | None:
    """Deletes the later copies with what separates them, where the document stays whole."""
    ends = [_span(copy).end for copy in repeat.copies]
    return removal(source, [Span(start, end) for start, end in pairwise(ends)])
