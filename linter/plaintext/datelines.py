"""Lines that date a policy: "Last updated: 3 May 2024", alone on their line."""

from __future__ import annotations

import re

from linter.regex import Regex

_LONGEST = 90  # characters; a longer line says more than its date

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|août|sept|déc"
    r"|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|mrt|mei|sty|lut|kwi|maj|cze|lip|sie|wrz|paź|lis|gru)\w*"
)
_DATE = Regex(
    rf"\d{{1,4}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{2,4}}|\b{_MONTH}\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?(?:of\s)?\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s(?:of\s|de\s)?{_MONTH}\.?,?\s(?:de\s)?\d{{4}}|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_WORDS = Regex(
    r"\b(?:updated?|modified|modification|revised|revision|amended|effective|in effect|in force|version|published"
    r"|publication|posted|status|reviewed|last change[ds]?|date|dated|as of|valid|stand|fassung|aktualisi\w+|gültig"
    r"|mise à jour|mis à jour|en vigueur|actualizaci\w+|actualizad\w+|aggiorna\w+|bijgewerkt|gewijzigd"
    r"|geldig|aktualizacj\w+)\b",
    re.IGNORECASE,
)
# A date still to be filled in counts: "Effective date: [DATE]", "Last updated: ____", "XX/XX/XXXX".
_OPEN_DATE = Regex(
    r":\s*(?:[\[{<(].{1,30}[\]}>)]|[_.…]{3,}|[xX?]{1,4}(?:[./ -][xX?]{1,4})+|tb[acd])\s*$"
    r"|^.{4,40}\b[xX]{2}[./][xX]{2}[./][xX]{2}"
)
_DIGIT = Regex(r"\d")
_REST = Regex(r"[\W\d_]+|\b(?:on|the|of|and|th|st|nd|rd|de|le|am|vom|der|den)\b", re.IGNORECASE)


def is_date_line(value: str) -> bool:
    """Whether a line says when the policy was made or takes effect, and nothing else."""
    if len(value) > _LONGEST or not (value[-1].isalnum() or value[-1] in ".)]}>_?…*"):
        return False
    if _DIGIT.search(value) is None:
        return ":" in value and _OPEN_DATE.has(value) and _WORDS.has(value)
    if not _DATE.has(value):
        return False
    if _WORDS.has(value):
        return value[:1] not in "©" and len(value.split()) <= 14
    return not _REST.sub("", _DATE.sub("", value))  # a date and nothing else
