"""Ages at which the policy draws a line, and the ages that the law draws it at."""

from __future__ import annotations

import pytest
from stated import fact, under

from linter.facts.ages import AgeRule
from linter.knowledge.ages import ages_of_consent


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("You must be at least 16 years old to use our service.", [(AgeRule.ADMITTED, 16)]),
        ("Our service is not intended for people under 18.", [(AgeRule.MEANT_FOR, 18)]),
        ("We do not knowingly collect data from children under the age of 13.", [(AgeRule.COLLECTED, 13)]),
        ("Children under 14 need the consent of a parent.", [(AgeRule.CONSENT, 14)]),
        ("Children under 13, or under 16 in some countries, need a parent's consent.", []),
        ("We do not sell data of people under 16.", []),
        ("Data is kept for at least 10 years.", []),
        ("In the USA, children under 13 may not use it.", []),
    ],
)
def test_limits(sentence: str, limits: list[tuple[AgeRule, int]]) -> None:
    assert [(limit.rule, limit.age) for limit in fact("age_limits", under("Children", sentence))] == limits


def test_a_law_that_is_named_tells_the_country() -> None:
    laws = fact("stated_laws", under("Law", "Your rights under French law and the Irish Data Protection Act hold."))
    assert [law.country for law in laws] == ["FR", "IE"]


def test_every_age_is_one_that_the_regulation_allows() -> None:
    assert all(13 <= known.age <= 16 for known in ages_of_consent().values())
    assert ages_of_consent()["SI"].age == 15
