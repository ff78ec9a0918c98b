"""The tables of facts: every row says whence it is, and look-ups find what a policy writes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from linter.knowledge.authorities import authorities, authority_names
from linter.knowledge.countries import address_names, adequacy, adequate, countries, country_name, country_names
from linter.knowledge.names import Case, NameIndex
from linter.knowledge.tables import Origin, rows
from linter.knowledge.vendors import cookies_named, distinctive, vendor_names, vendor_of_host, vendors

TABLES = (
    "vendors",
    "cookies",
    "countries",
    "adequacy",
    "authorities",
    "outdated_terms",
    "transfer_instruments",
    "age_of_consent",
)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_where_it_comes_from(table: str) -> None:
    for row in rows(table):
        assert row["source"], row
        assert {"checked_on", "valid_from", "valid_to"} <= row.keys()
        assert None not in row, row  # no cell too many
        assert row["checked_on"] == "" or date.fromisoformat(row["checked_on"])


def test_vendors_sit_in_countries_that_exist() -> None:
    for vendor in vendors().values():
        assert vendor.country in countries(), vendor.id
        assert vendor.eea_country == "" or countries()[vendor.eea_country].in_eea, vendor.id
        assert bool(vendor.eea_entity) == bool(vendor.eea_country), vendor.id
        assert vendor.words <= set(vendor.names), vendor.id


def test_the_eea_is_the_union_with_three_more() -> None:
    outside_eu = {code for code, country in countries().items() if country.in_eea and not country.in_eu}
    assert outside_eu == {"IS", "LI", "NO"}
    assert not countries()["GB"].in_eea
    assert not countries()["CH"].in_eea


def test_adequacy_knows_the_living_and_the_dead() -> None:
    assert adequate("CA") is not None
    assert adequate("US") is None
    assert adequacy()["US-PS"].status == "dead"
    assert not adequacy()["US-PS"].origin.holds(date(2024, 1, 1))
    assert adequacy()["BR"].origin.holds(date(2026, 11, 22))


def test_a_fact_from_memory_is_not_verified() -> None:
    assert not Origin(source="M", checked_on="", valid_from="", valid_to="").verified
    assert not vendors()["mixpanel"].origin.verified
    assert vendors()["klaviyo"].origin.verified


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("parcels by Aftership and SHIPSTATION", ["aftership", "shipstation"]),
        ("We use Google Analytics 4 and reCAPTCHA", ["google", "google"]),
        ("Meta Platforms Ireland Limited and Facebook, Inc.", ["meta", "meta"]),
        ("a slack rope, a stripe, a segment of the market", []),
        ("Segment your lists", []),  # opens the sentence: a capital says nothing there
        ("Stripe handles payments", ["stripe"]),
        ("payments: Stripe", ["stripe"]),
        ("chat by tawk.to, on Slack", ["slack", "tawkto"]),
        ("meta data and the metaverse", []),
        ("write to help@Klaviyo.example", []),
    ],
)
def test_vendors_in_prose(text: str, ids: list[str]) -> None:
    assert [found.value for found in vendor_names().find(text)] == ids


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("in the US, the U.S., the USA and the United States of America", ["US", "US", "US", "US"]),
        ("tell us, contact Us", []),
        ("in the Netherlands, Czech Republic and Turkey", ["NL", "CZ", "TR"]),
        ("cold turkey", []),
        ("the UK and Northern Ireland", ["GB", "GB"]),
    ],
)
def test_countries_in_prose(text: str, codes: list[str]) -> None:
    assert [found.value.code for found in country_names().find(text)] == codes


def test_addresses_name_countries_in_their_own_language() -> None:
    assert [found.value.code for found in address_names().find("1000 Ljubljana, Slovenija")] == ["SI"]
    assert [found.value.code for found in address_names().find("10115 Berlin, Deutschland")] == ["DE"]


def test_countries_take_their_article() -> None:
    assert country_name("US") == "the United States"
    assert country_name("CA") == "Canada"


def test_authorities_by_name_and_acronym() -> None:
    text = "the CNIL, the Information Commissioner’s Office or Datatilsynet"
    assert [found.value.country for found in authority_names().find(text)][:2] == ["FR", "GB"]
    national = {authority.country for authority in authorities() if authority.level == "national"}
    assert {code for code, country in countries().items() if country.in_eea} - national <= {
        "AX",
        "GF",
        "GP",
        "MQ",
        "YT",
        "RE",
        "MF",
    }


@pytest.mark.parametrize(
    ("name", "vendor"),
    [("_fbp", "meta"), ("_ga", "google"), ("_ga_X1Y2Z3", "google"), ("__kla_id", "klaviyo"), ("_shopify_y", "shopify")],
)
def test_cookies_tell_who_sets_them(name: str, vendor: str) -> None:
    assert {cookie.vendor for cookie in cookies_named(name)} == {vendor}


def test_common_words_are_no_tell_tale_cookies() -> None:
    assert distinctive("_ttp")
    assert not any(map(distinctive, ("fr", "cart", "device_id", "session-token", "language")))


def test_hosts_belong_to_vendors() -> None:
    found = vendor_of_host("www.google-analytics.com")
    assert found is not None
    assert found.id == "google"
    assert vendor_of_host("example.org") is None


def test_the_longest_name_wins_and_names_keep_their_bounds() -> None:
    index = NameIndex.of([("Birch", Case.ANY, 1), ("Birch Mail", Case.ANY, 2), ("BM", Case.EXACT, 3)])
    found = list(index.find("Birch Mail, BIRCH and Birchwood; BM, Bm"))
    assert [(match.value, match.start) for match in found] == [(2, 0), (1, 12), (3, 33)]


def test_tables_are_read_only_when_asked_for() -> None:
    code = (
        "import linter.knowledge.vendors as v, linter.knowledge.countries; assert not v.vendor_names.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
