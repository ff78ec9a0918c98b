"""Whether a few words name what a template leaves open: "company name", "DPO_EMAIL", "insert date".

Marks alone prove nothing: policies put menu entries, regions and editorial remarks between brackets as well.
"""

from __future__ import annotations

import re

from linter.regex import Regex

# what templates leave open, in the languages whose templates were read
_NOUN_LIST = """
name names surname firstname lastname company business organisation organization entity firm controller title
address addresses street postcode zip city town state county country region jurisdiction territory location
email emails mail mailbox phone telephone tel fax mobile number numbers no vat registration
website site app application domain url urls uri link product service services platform brand shop store software
date dates day month year years months days time period duration age version
purpose purposes reason reasons category categories type types description details detail summary impact basis
provider providers vendor processor processors recipient recipients partner partners authority regulator court
contact person officer dpo representative department role position owner signature psp host tool mechanism items
text tbd tbc placeholder amount fee price currency process
firma firmenname unternehmen straße strasse hausnummer plz ort land stadt datum adresse anschrift telefonnummer telefon
kontakt vorname nachname hoster anbieter zweck speicherdauer datenschutzbeauftragter webseite
nom société entreprise courriel téléphone ville pays dénomination siège hébergeur
nombre empresa sociedad dirección correo fecha país ciudad teléfono nif cif
nome azienda indirizzo data città paese sede naam bedrijfsnaam adres nazwa firmy
"""
_NOUNS = frozenset(_NOUN_LIST.split())
# nouns that a policy also puts between brackets for its own ends: they count only with other evidence
_WEAK_LIST = "link data here text title version service services state type details reason contact"
_WEAK = frozenset(_WEAK_LIST.split())
_ORDER_LIST = """
insert enter add specify fill type describe state include replace choose list provide customise customize update
einfügen eintragen ergänzen insérer compléter indiquer insertar indicar completar inserire specificare
"""
_ORDERS = frozenset(_ORDER_LIST.split())
_ARTICLES = frozenset(("the", "a", "an", "any", "this", "these", "their", "its", "such"))  # an editor's remark begins so
_WORD = Regex(r"[^\W\d_]+")
_JOINT = Regex(r"(?<=[a-z])(?=[A-Z])|[_.]")
_CAPITALS = Regex(r"[^a-z]{3,}\Z|[A-Z]{3,}\b(?= -|:)")
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = Regex(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTHS}(?: \d{{1,2}})?,? \d{{4}}\Z|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\Z", re.I
)
_SHAPE = Regex(
    r"[•●○▪■◦_ ]+\Z|_{2,}.*|[Xx]{1,4}(?:[./-][Xx]{1,4})*\Z|(?:dd|mm|tt|jj|gg)[./ -].*|yyyy.*|\d{1,3} ?/ ?\d{1,3}\Z", re.I
)
_ALTERNATIVES = Regex(r"\w[\w' -]{0,60} / \w|[\"“]?[A-Za-z ]{1,20}[\"”] or [\"“]|\b(?:OR|ODER)\b")
_LONGEST = 12  # words: a longer text between brackets is a clause, not a name


def names_a_slot(text: str) -> bool:
    """Whether the words between two marks name what is to be filled in."""
    words = [word.lower() for word in _WORD.findall(_JOINT.sub(" ", text))]
    if not words or len(words) > _LONGEST:
        return False
    if words[0] in _ARTICLES:
        return False
    if words[0] in _ORDERS:
        return len(words) > 1 or words[0] in ("insert", "specify", "describe")
    last = words[-2] if words[-1] == "here" and len(words) > 1 else words[-1]  # "your name here"
    if words[0] == "your" and last in _NOUNS:
        return True
    if _CAPITALS.match(text) and any(word in _NOUNS for word in words):
        return True
    if len(words) > (4 if text[:1].isupper() else 6) or (len(words) == 1 and words[0] in _WEAK):
        return False
    return words[-1] in _NOUNS or (words[0] in _NOUNS and words[1] in ("of", "and", "und"))


def has_the_shape_of_a_slot(text: str) -> bool:
    """Whether what stands between brackets can be nothing but a slot: "X", "•", "DD/MM/YYYY", "13/16"."""
    return bool(_SHAPE.match(text))


def is_a_date(text: str) -> bool:
    """Whether the text is a date and nothing else: a date between brackets was filled in, the brackets left over."""
    return bool(_DATE.match(text.strip()))


def offers_a_choice(text: str) -> bool:
    """Whether the text between brackets gives alternatives of which one was to be kept."""
    return bool(_ALTERNATIVES.search(text))
