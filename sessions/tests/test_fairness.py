"""Whose night a session takes: by region, and so that no number points to few."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convening.models import User
from convening.testing import person_in
from sessions import matching
from sessions.selectors import fairness
from sessions.selectors.fairness import EVERYBODY, OTHERS, UNKNOWN, Row, is_unsocial, whose_night

from .conftest import plan

NINE_IN_NEW_YORK = datetime(2021, 7, 14, 13, tzinfo=UTC)
ASIA, AFRICA, EUROPE = "Asia-Pacific", "Africa", "Europe and North America"


def nights_of(session):
    return whose_night(session, matching.expected_in(session))


@pytest.fixture
def people(cast):
    """`people(n, **profile)` more members; those of the cast have told nothing."""

    def join(n, **profile):
        return [person_in(cast.convening, "participant", name=f"One {i}", **profile) for i in range(n)]

    return join


def rows(night):
    return {row.region: row for row in night.rows}


@pytest.mark.parametrize(("begin", "minutes", "taken"), [
    ("21:59", 30, False), ("22:00", 30, True), ("06:59", 30, True), ("07:00", 30, False), ("00:00", 1, True),
    ("21:00", 120, False), ("21:00", 121, True), ("21:30", 200, True), ("12:00", 60, False),
])  # fmt: skip
def test_tim_126_the_borders_of_a_night(begin, minutes, taken):
    hour, minute = map(int, begin.split(":"))
    for name in ("Africa/Tunis", "Asia/Kathmandu", "America/New_York"):
        zone = ZoneInfo(name)
        start = datetime(2021, 7, 14, hour, minute, tzinfo=zone).astimezone(UTC)
        assert is_unsocial(start, timedelta(minutes=minutes), zone) is taken


def test_hours_by_region(cast, people):
    people(6, region=ASIA, zone="Asia/Manila")  # 21:00
    people(5, region=AFRICA, zone="Africa/Tunis")  # 14:00
    people(5, region=AFRICA, country="TN")  # by her country, which has one clock
    people(4, region=EUROPE, zone="Europe/Paris")  # too few
    session = plan(cast.convening, cast.secretariat, minutes=150)
    (now, *others) = nights_of(session)
    assert now.starts_at == NINE_IN_NEW_YORK
    found = rows(now)
    assert found[AFRICA] == Row(AFRICA, 10, ("14:00",), False, 0.0)
    assert found[ASIA] == Row(ASIA, 6, ("21:00",), False, 1.0), "it ends at half past eleven"
    unknown = cast.convening.participations.filter(member=True).count() - 20
    assert EUROPE not in found and found.get(OTHERS, found.get(UNKNOWN)) is not None
    assert sum(row.people for row in now.rows) == now.total.people == 20 + unknown
    assert 1 <= len(others) <= 3 and all(rows(night).keys() == found.keys() for night in others), "the same people behind each hour"
    assert {night.starts_at.astimezone(session.zone).date() for night in others} == {session.starts_at.astimezone(session.zone).date()}
    assert any(rows(night)[ASIA].share == 0 and rows(night)[AFRICA].share == 0 for night in others), "a kinder hour is among them"


def test_a_country_with_one_clock_that_day_is_known_and_another_not(cast, people):
    people(5, region=ASIA, country="IN")
    people(5, region=EUROPE, country="US")  # six clocks
    people(5)
    session = plan(cast.convening, cast.secretariat)
    found = rows(nights_of(session)[0])
    assert found[ASIA].hours == ("18:30",)
    assert (found[EUROPE].hours, found[EUROPE].share) == ((), None)


def test_fewer_than_five_are_told_of_nothing(cast):
    session = plan(cast.convening, cast.secretariat, door="public")
    assert nights_of(session)[0].rows == () and nights_of(session)[0].total is None


def test_a_share_that_points_to_few_is_not_told(cast, people):
    people(8, region=ASIA, zone="Asia/Manila")
    (one,) = people(1, region=ASIA, zone="Pacific/Auckland")
    people(5, region=AFRICA, zone="Africa/Tunis")
    session = plan(cast.convening, cast.secretariat, minutes=60)
    row = rows(nights_of(session)[0])[ASIA]
    assert (row.people, row.share, row.hours, row.more) == (9, None, ("21:00",), True), "one night among nine"
    User.objects.get(pk=one.pk).change_profile(zone="Asia/Manila")
    assert rows(nights_of(session)[0])[ASIA].share == 0.0, "and it is her clock that changed it"


PLACES = st.lists(st.tuples(
    st.sampled_from([ASIA, AFRICA, EUROPE, ""]), st.sampled_from(["Asia/Manila", "Africa/Tunis", "Pacific/Auckland", "=TN", "=US", ""]),
), max_size=40)  # fmt: skip


@settings(max_examples=15)
@given(PLACES, st.integers(0, 23))
def test_no_number_has_fewer_than_five_behind_it_nor_beside_it(places, hour):
    parts = fairness._partition(places, 5)
    counted = sum(len(clocks) for _region, clocks in parts)
    assert counted == (len(places) if len(places) >= 5 else 0), "nobody can be found by subtraction"
    assert all(len(clocks) >= 5 for _region, clocks in parts)
    night = fairness._night(parts, datetime(2021, 7, 14, hour, tzinfo=UTC), timedelta(minutes=60), 5)
    for row, (_region, clocks) in zip(night.rows, parts, strict=True):
        zones = [zone for clock in clocks if (zone := fairness._zone(clock, night.starts_at))]
        taken = sum(is_unsocial(night.starts_at, timedelta(minutes=60), zone) for zone in zones)
        if row.share not in (None, 0.0, 1.0):
            assert min(taken, len(zones) - taken) >= 5
        shown = Counter(f"{night.starts_at.astimezone(zone):%H:%M}" for zone in zones)
        assert all(shown[told] >= 5 for told in row.hours)


def test_the_page_tells_it_in_words(cast, people, signed_in):
    people(6, region=ASIA, zone="Asia/Manila")
    people(5, region=AFRICA, zone="Africa/Tunis")
    session = plan(cast.convening, cast.secretariat, minutes=150)
    page = signed_in(cast.secretariat).get(f"/c/gathering/programme/{session.slug}/change/").content.decode()
    assert "Whose night is it?" in page and "everybody’s night" in page and "nobody’s night" in page and "09:00, as planned" in page
    assert [who for who in ("One 1", "Salma") if who in page] == []
    assert fairness.OTHER_HOURS == 3 and EVERYBODY not in page.split("<table")[0]
