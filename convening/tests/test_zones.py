"""Clocks are named by city; abbreviations and offsets are refused with cities to choose from."""
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convening import zones
from convening.errors import Refused

NEW_YORK = ZoneInfo("America/New_York")


def refusal(text):
    with pytest.raises(Refused) as caught:
        zones.zone_named(text)
    return caught.value


@pytest.mark.parametrize("written, key", [
    ("America/New_York", "America/New_York"),
    ("america/new_york", "America/New_York"),
    ("  Africa / Tunis ", "Africa/Tunis"),
    ("America/New York", "America/New_York"),
    ("Tunis", "Africa/Tunis"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("Asia/Kolkata", "Asia/Kolkata"),
    ("US/Eastern", "America/New_York"),
    ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("UTC", "UTC"),
    ("Etc/UTC", "UTC"),
])
def test_a_region_and_city_names_one_clock(written, key):
    assert zones.zone_named(written).key == key


@pytest.mark.parametrize("written, first_city", [
    ("EST", "America/New_York"), ("est", "America/New_York"), ("EDT", "America/New_York"), ("EST5EDT", "America/New_York"),
    ("CST", "America/Chicago"), ("CST6CDT", "America/Chicago"), ("MST", "America/Denver"), ("MST7MDT", "America/Denver"),
    ("PST", "America/Los_Angeles"), ("PST8PDT", "America/Los_Angeles"), ("HST", "Pacific/Honolulu"),
    ("IST", "Asia/Kolkata"), ("BST", "Europe/London"), ("AST", "Asia/Riyadh"), ("GMT", "Europe/London"),
    ("CET", "Europe/Berlin"), ("CEST", "Europe/Berlin"), ("MET", "Europe/Berlin"), ("EET", "Africa/Cairo"), ("WET", "Europe/Lisbon"),
])
def test_an_abbreviation_is_refused_with_cities(written, first_city):
    refused = refusal(written)
    assert refused.code == "zone.ambiguous"
    assert zones.cities_for(written)[0] == first_city
    assert f"{zones.city(first_city)} ({first_city})" in refused.message


@pytest.mark.parametrize("written", ["Etc/GMT+5", "GMT-5", "UTC-05:00", "-0500", "utc −5", "-5"])
def test_an_offset_is_refused_and_its_sign_read_as_its_writer_meant_it(written):
    assert refusal(written).code == "zone.ambiguous"
    assert zones.cities_for(written)[:2] == ("America/New_York", "America/Panama")


def test_an_offset_that_no_city_keeps_is_refused_without_a_list():
    assert (refusal("UTC+14:45").code, zones.cities_for("UTC+14:45")) == ("zone.ambiguous", ())


@pytest.mark.parametrize("written, code", [
    ("", "zone.missing"), (None, "zone.missing"), ("   ", "zone.missing"), ("Etc/Nowhere", "zone.unknown"),
    ("Mars/Olympus", "zone.unknown"), ("localtime", "zone.unknown"), ("Factory", "zone.unknown"), ("posixrules", "zone.unknown"),
    ("../../etc/passwd", "zone.unknown"), ("/usr/share/zoneinfo/UTC", "zone.unknown"), ("UTC\0", "zone.unknown"),
    ("x" * 10_000, "zone.unknown"), ("America/\u202eNew_York", "zone.unknown"),
])
def test_what_names_no_clock_is_refused(written, code):
    assert refusal(written).code == code


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_a_clock_or_a_refusal(text):
    try:
        assert zones.zone_named(text).key in available_timezones()
    except Refused as refused:
        assert refused.code in {"zone.missing", "zone.ambiguous", "zone.unknown"}


def test_every_city_offered_is_accepted():
    offered = {name for abbreviation in zones.CITIES for name in zones.cities_for(abbreviation)}
    assert {zones.zone_named(name).key for name in offered} == offered


def test_a_time_that_the_clock_jumped_over_has_no_reading():
    assert zones.readings(datetime(2021, 3, 14, 2, 30), NEW_YORK) == ()


def test_a_time_that_the_clock_showed_twice_has_two_readings_an_hour_apart():
    assert zones.readings(datetime(2021, 11, 7, 1, 30), NEW_YORK) == (
        datetime(2021, 11, 7, 5, 30, tzinfo=UTC), datetime(2021, 11, 7, 6, 30, tzinfo=UTC),
    )


def test_the_printed_time_of_july_2021_is_an_hour_off_its_abbreviation():
    """ "15 July 2021, 04:00 EST": New York's clock says 08:00 UTC, the abbreviation 09:00."""
    printed = datetime(2021, 7, 15, 4)
    assert zones.readings(printed, NEW_YORK) == (datetime(2021, 7, 15, 8, tzinfo=UTC),)
    assert zones.readings(printed, ZoneInfo("America/Panama")) == (datetime(2021, 7, 15, 9, tzinfo=UTC),)


@settings(deadline=None)
@given(
    st.sampled_from(["America/New_York", "Africa/Cairo", "Asia/Gaza", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Apia"]),
    st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1)),
)
def test_a_moment_is_among_the_readings_of_what_its_clock_showed(name, naive):
    moment, zone = naive.replace(microsecond=0, tzinfo=UTC), ZoneInfo(name)
    shown = moment.astimezone(zone).replace(tzinfo=None)
    found = zones.readings(shown, zone)
    assert moment in found
    assert all(one.astimezone(zone).replace(tzinfo=None) == shown for one in found)
    assert len(found) == 1 or found[1] - found[0] <= timedelta(hours=1)
