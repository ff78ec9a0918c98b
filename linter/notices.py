"""What privacy and cookie notices are called in English."""

from __future__ import annotations

_NOTICE = r"(?:polic(?:y|ies)|notices?|statements?|declarations?|informations?|charters?|practices)"

PRIVACY_TITLES = (
    rf"priva\w+[ _-]*(?:and[ _-]cookies?[ _-]*|& ?cookies?[ _-]*)?{_NOTICE}",
    rf"(?:data|personal (?:data|information))[ _-]*(?:protection|privacy|processing|handling)[ _-]*{_NOTICE}",
    r"fair processing notice",
    r"how we (?:use|handle|process|treat|protect|look after) your (?:personal )?(?:data|information)",
    r"your privacy",
    r"^\W*privacy\W*$",
)
COOKIE_TITLES = (
    rf"cookies?[ _-]*{_NOTICE}",
    r"^\W*cookies\W*$",
)
