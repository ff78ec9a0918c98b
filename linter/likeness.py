"""Whether a text looks like a privacy or cookie policy, told from its name, its opening and its words.

For files found in a folder: a README that links to the policy, or terms of use that mention it, must be passed over, and no
policy may be. It decides nothing about a file that the user names.
"""

from __future__ import annotations

import re

# titles of notices in the languages of the EEA and its neighbours; matched as words of the opening and of the file name
_TITLES = (
    r"priva\w+[ _-]*(?:and[ _-]cookies?[ _-]*|& ?cookies?[ _-]*)?(?:policy|policies|notice|statement|information|declaration|charter)",
    r"(?:data|personal (?:data|information))[ _-]*(?:protection|privacy|processing|handling)[ _-]*(?:policy|notice|statement|information|declaration)",
    r"cookies?[ _-]*(?:policy|policies|notice|statement|information|declaration)",
    r"fair processing notice|how we use your (?:personal )?(?:data|information)|your privacy|^\W*privacy\W*$|^\W*cookies\W*$",
    r"datenschutz\w*|cookie-?richtlinie\w*|privatsphäre",
    r"politique de (?:confidentialité|protection des données|cookies|gestion des cookies)|protection des données|vie privée",
    r"(?:política|aviso) de (?:privacidad\w*|cookies|protección de datos)|protección de datos|política de privacidade|privacidade",
    r"informativa (?:sulla|privacy|estesa)|informativa sul|trattamento dei dati|politica sulla privacy|privacy policy",
    r"privacy-?(?:verklaring|beleid|statement|voorwaarden)|cookie-?(?:verklaring|beleid)",
    r"polityk\w+ prywatności|ochron\w+ danych|zásady ochrany|ochran\w+ (?:osobních|osobných) (?:údajů|údajov)|zpracování osobních",
    r"integritetspolicy|dataskydd\w*|personvern\w*|privatlivspolitik\w*|tietosuoja\w*|rekisteriseloste|persónuvernd\w*",
    r"adatvédelm\w+|adatkezel\w+|politica de (?:confidențialitate|confidentialitate)|prelucrarea datelor",
    r"politik\w+ (?:privatnosti|zasebnosti)|pravil\w+ (?:o )?(?:privatnosti|zasebnosti)|zaštit\w+ (?:osobnih )?podataka|varstv\w+ (?:osebnih )?podatkov",
    r"privatumo politika|privātuma politika|privaatsus\w*|andmekaitse\w*|isikuandme\w*",
    r"политика (?:за|конфиденциальности|приватности)\w*|защита на личните|πολιτική (?:απορρήτου|προστασίας|cookies)|προστασία(?:ς)? (?:προσωπικών )?δεδομένων",
    r"gizlilik\w*|kişisel veri\w*|kvkk",
)
_TITLE = re.compile("|".join(f"(?:{title})" for title in _TITLES), re.IGNORECASE | re.MULTILINE)

# words of such notices, each a stem
_WORDS = re.compile(
    r"\b(?:personal(?:ly)? (?:data|information|identif\w+)|your (?:data|information|consent|rights)|we (?:collect|process|use|share)|privacy"
    r"|cookies?|gdpr|dsgvo|rgpd|data (?:protection|subject|controller)|supervisory authority|third part(?:y|ies)|consent"
    r"|personenbezogen\w*|daten\w*|einwilligung\w*|verantwortliche\w*"
    r"|données (?:personnelles|à caractère)|vos données|traitement|consentement"
    r"|datos (?:personales|de carácter)|sus datos|tratamiento|dados pessoais|tratamento|dati personali|trattamento"
    r"|persoonsgegevens|gegevens|toestemming|dan(?:e|ych) osobow\w+|osobní\w* údaj\w*|osobných údajov|osobn\w+ podat\w+|osebn\w+ podat\w+"
    r"|personuppgift\w*|personopplysning\w*|personoplysning\w*|henkilötie\w*|tietosuoja\w*|rekister\w+|persónuupplýsing\w*"
    r"|személyes adat\w*|adatkezel\w*|date(?:lor|le)? (?:cu caracter )?personal\w*|asmens duomen\w*|persond?atu|personas dat\w+|isikuandme\w*"
    r"|лични(?:те)? данни|персональны\w+ данны\w+|προσωπικ\w+ δεδομέν\w+|kişisel veri\w*)",
    re.IGNORECASE,
)
_ANY_WORD = re.compile(r"\w{2,}")
_MARKUP = re.compile(r"<(?:script|style)\b[^<]*(?:<(?!/(?:script|style)>)[^<]*)*</(?:script|style)>|<[^<>]*>", re.IGNORECASE)

_HEAD = 300  # characters that hold a title
_OPENING = 1500  # characters in which a notice says what it is


def looks_like_policy(name: str, text: str) -> bool:
    """Whether a file of that name with that text, or that beginning of a text, looks like a policy.

    The bounds were measured on 268 policies, and on 4,500 READMEs, licences, change logs and manuals.
    """
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    text = text.strip()
    hits = [match[0].casefold() for match in _WORDS.finditer(text)]
    different = len(set(hits))
    share = len(hits) / max(1, sum(1 for _ in _ANY_WORD.finditer(text)))
    if _TITLE.search(name.rpartition(".")[0]) or _TITLE.search(text, 0, _HEAD):
        return different >= 2 and share >= 0.008
    if _TITLE.search(text, 0, _OPENING):
        return different >= 4 and share >= 0.012
    return different >= 8 and share >= 0.015
