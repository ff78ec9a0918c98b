"""Names of laws that no law bears."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.api import Confidence, Defect, Edit, Example, Fix, Passage, Severity, Source, Wording, check, groups

_GDPR = "General Data Protection Regulation"
# what is wrong, what the law is called, whether the one can be put for the other without a look, and whether case is free;
# and the words without which it stands nowhere
_ROWS = (
    (
        (r"\bGeneral Data (?:Protection|Privacy) (?:Agreement|Act|Rules?|Requirements?|Policy|Law)\b", _GDPR, True, True),
        ("general", "data", "protection privacy", "agreement act rule rules requirement requirements policy law"),
    ),
    (
        (r"\bGeneral Data (?:Privacy|Processing|Security) Regulations?\b", _GDPR, True, True),
        ("general", "data", "privacy processing security", "regulation regulations"),
    ),
    (
        (r"\b(?:Global|Government|Generic|European) Data Protection Regulations?\b", _GDPR, True, True),
        ("global government generic european", "data", "protection", "regulation regulations"),
    ),
    (
        (r"\bGeneral Data Protect(?:ive|ing|ions) Regulations?\b", _GDPR, True, True),
        ("protective protecting protections", "general", "regulation regulations"),
    ),
    (
        (r"\bGeneral Protection (?:of )?Data Regulation\b", _GDPR, True, True),
        ("general", "protection", "data", "regulation"),
    ),
    ((r"\bGeneral Data Protection Directive\b", _GDPR, True, True), ("directive", "general", "protection")),
    (
        (r"\bGeneral Data Protection Regulations\b(?! (?:of|in|and|adopted))", _GDPR, True, True),
        ("regulations", "general", "protection"),
    ),
    ((r"\bGRPD\b|\bGPDR\b|\bGDRP\b", "GDPR", True, False), ("grpd gpdr gdrp",)),
    (
        (
            r"\bRegulation (?:\(EU\) )?(?:2018/679|2016/697|2016/678|2016/769)\b",
            "Regulation (EU) 2016/679",
            False,
            True,
        ),
        ("679 697 678 769", "2018 2016", "regulation"),
    ),
    (
        (r"\bDirective (?:96/46|95/64|94/46)/EC\b", "Directive 95/46/EC", False, True),
        ("directive", "46 64", "96 95 94"),
    ),
    (
        (r"\bDirective (?:2002/85|2002/56|2000/58)/EC\b", "Directive 2002/58/EC", False, True),
        ("directive", "2002 2000", "85 56 58"),
    ),
    (
        (
            r"\bCalifornia Consumer (?:Protection|Data|Privacy Protection) Act\b",
            "California Consumer Privacy Act",
            False,
            True,
        ),
        ("california", "consumer", "protection data", "act"),
    ),
    (
        (
            r"\bChildren(?:'s|’s)? Online Protection and Privacy Act\b",
            "Children’s Online Privacy Protection Act",
            False,
            True,
        ),
        ("children", "online", "protection", "act"),
    ),
    (
        (
            r"\bPrivacy and (?!Electronic\b)Electro\w+ Communications?\b",
            "Privacy and Electronic Communications",
            False,
            True,
        ),
        ("electro*", "communication communications", "privacy"),
    ),
    (
        (
            r"\bPrivacy and Electronic Communication Regulations?\b",
            "Privacy and Electronic Communications Regulations",
            False,
            True,
        ),
        ("electronic", "communication", "regulation regulations"),
    ),
)
_NAMES = tuple((re.compile(pattern, re.I if blind else 0), name, safe) for (pattern, name, safe, blind), _ in _ROWS)
_NEEDS = tuple(groups(*needs) for _, needs in _ROWS)
# Articles 1 and 2 say what the GDPR is about and where it applies; nothing is processed on their ground
_NO_GROUND = re.compile(
    r"\b(?:process\w*|uses?|used|collects?|collected|basis|ground)\b[^.]{0,250}?"
    r"(?P<article>\bArt(?:icle|\.) ?[12] (?:of the )?(?:EU |UK )?GDPR\b)",
    re.I,
)
_ARTICLES = groups("art article article1 article2", "1 2 article1 article2", "gdpr")


@check(
    "drafting/misnamed-law",
    severity=Severity.WARNING,
    articles=("12(1)",),
    remedy="Write the name as the law bears it.",
    languages=("en",),
    fails=(
        "# Privacy\n\nWe follow the EU General Data Protection Agreement (GDPR).",
        "# Privacy\n\nThe General Data Privacy Regulation gives you rights.",
        "# Privacy\n\nWe follow the General Data Protection Regulations.",
        "# Privacy\n\nWe follow Directive 96/46/EC.",
        "# Privacy\n\nThis notice follows the GPDR.",
        "# Privacy\n\nWe use your data to bring you your orders (Art. 1 GDPR).",
    ),
    passes=(
        "# Privacy\n\nWe follow the General Data Protection Regulation (GDPR), Regulation (EU) 2016/679.",
        Example(
            name="an agreement on data protection",
            text="# Privacy\n\nWe sign a data protection agreement with each of them.",
        ),
        Example(name="the Brazilian law", text="# Privacy\n\nIn Brazil the General Data Protection Law (LGPD) holds."),
        Example(name="the repealed directive", text="# Privacy\n\nThe GDPR repealed Directive 95/46/EC."),
        Example(name="what the law is about", text="# Privacy\n\nArticle 2 GDPR says to what the law applies."),
        Example(name="laws of that kind", text="# Privacy\n\nWe follow European data protection regulations and laws."),
    ),
)
def misnamed_law(source: Source, wording: Wording) -> Iterator[Defect]:
    """Law under a wrong name, or an article of it that says something else.

    A notice that cannot name the law it is made for will not be trusted on what that law says. Most often the “Regulation”
    has become an “Agreement”, a “Directive” or several “Regulations”.
    """
    seen: dict[str, list[tuple[Passage, re.Match[str], str, bool]]] = {}
    for passage in wording.holding_any(_NEEDS):
        for pattern, name, safe in _NAMES:
            for match in pattern.finditer(passage.text.value):
                if not _is_another_law(match, passage.text.value):
                    seen.setdefault(match[0].casefold(), []).append((passage, match, name, safe))
    for found in seen.values():
        passage, match, name, safe = found[0]
        edits = tuple(
            Edit(span=other.text.span_of(*where.span()), text=_cased(name, where[0])) for other, where, _, _ in found
        )
        mendable = all(source.cut(edit.span) == where[0] for edit, (_, where, _, _) in zip(edits, found, strict=True))
        fits = not any(_PLURAL.match(other.text.value, where.end()) for other, where, _, _ in found)
        yield Defect(
            place=passage.evidence_of(*match.span()),
            message=f"There is no “{match[0]}”; the law that is most likely meant is the {name}.",
            related=tuple(other.evidence_of(*where.span()) for other, where, _, _ in found[1:]),
            confidence=Confidence.HIGH if safe else Confidence.MEDIUM,
            fix=Fix(safe=safe and fits, edits=edits) if mendable else None,
        )
    for passage in wording.holding(*_ARTICLES):
        for match in _NO_GROUND.finditer(passage.text.value):
            yield Defect(
                place=passage.evidence_of(*match.span("article")),
                message=f"“{match['article']}” is no ground for processing; Article 6 has the grounds, Article 9 those for "
                "data of special categories.",
                confidence=Confidence.MEDIUM,
            )


_PLURAL = re.compile(
    r"\s+(?:\([^)]*\)\s+)?(?:are|were|have|require|give|apply|provide|set|came|mean|govern)\b", re.I
)  # "Regulations require"


def _cased(name: str, written: str) -> str:
    """The name in capitals where it was written so."""
    return name.upper() if written.isupper() else name


def _is_another_law(match: re.Match[str], text: str) -> bool:
    """Whether the words stand for a law of that very name elsewhere, or for laws of that kind."""
    around = text[max(0, match.start() - 60) : match.end() + 40]
    if re.search(r"\bLGPD\b|brazil|\bNDPR\b|nigeria|\bPDPA\b|thai|\bPOPIA\b|swiss|turk|china|korea|monaco", around, re.I):
        return True
    return match[0][0].islower() or match[0].split()[-1][0].islower()
