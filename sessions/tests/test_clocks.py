"""Time: rules of clocks that change, borders of days and doors, a machine whose clock is wrong, letters that go once (TIM 121–132)."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from convening import clock, outbox, policy, writing, zones
from convening.errors import Refused
from convening.models import AuditEntry, OutboxEntry, Profile
from sessions import selectors, services
from sessions.exporters import calendar_of
from sessions.forms import HourField
from sessions.models import Session
from sessions.services import telling
from sessions.services.scheduling import follow_the_clocks, off_their_clock

from .conftest import plan


@pytest.fixture
def other_rules(monkeypatch):
    """`other_rules(name, hours)`: from now on the clock of `name` stands so far from UTC, as after an upgrade of tzdata."""
    plain, changed = zones.readings, {}

    def readings(local, zone):
        if zone.key in changed:
            return changed[zone.key](local)
        return plain(local, zone)

    def change(name, hours):
        changed[name] = lambda local: (local.replace(tzinfo=UTC) - timedelta(hours=hours),) if hours is not None else ()

    monkeypatch.setattr(zones, "readings", readings)
    return change


def test_tim_121_the_printed_hour_is_asked_back_and_read_alike_everywhere(cast):
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat, local_start=datetime(2021, 7, 15, 4), zone_name="EST")
    assert refused.value.code == "zone.ambiguous" and "New York (America/New_York)" in refused.value.message
    session = plan(cast.convening, cast.secretariat, local_start=datetime(2021, 7, 15, 4), zone_name="New York")
    seen = {name: f"{session.starts_at.astimezone(ZoneInfo(name)):%H:%M}" for name in ("UTC", "Asia/Damascus", "Asia/Kabul", "Africa/Tunis")}
    assert seen == {"UTC": "08:00", "Asia/Damascus": "11:00", "Asia/Kabul": "12:30", "Africa/Tunis": "09:00"}
    at_panama = plan(cast.convening, cast.secretariat, "fixed", local_start=datetime(2021, 7, 15, 4), zone_name="America/Panama")
    assert at_panama.starts_at - session.starts_at == timedelta(hours=1)


@pytest.mark.parametrize(("zone", "gap", "twice"), [
    ("America/New_York", datetime(2021, 3, 14, 2, 30), datetime(2021, 11, 7, 1, 30)),
    ("Asia/Beirut", datetime(2022, 3, 27, 0, 30), datetime(2022, 10, 29, 23, 30)),
    ("Australia/Lord_Howe", datetime(2021, 10, 3, 2, 10), datetime(2021, 4, 4, 1, 40)),
])  # fmt: skip
def test_tim_122_an_hour_that_was_skipped_or_shown_twice(cast, zone, gap, twice):
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat, zone_name=zone, local_start=gap)
    assert refused.value.code == "session.no_such_time"
    with pytest.raises(Refused) as refused:
        plan(cast.convening, cast.secretariat, zone_name=zone, local_start=twice)
    assert refused.value.code == "session.time_shown_twice"
    first, second = (plan(cast.convening, cast.secretariat, f"s{fold}", zone_name=zone, local_start=twice, fold=fold) for fold in (0, 1))
    assert first.starts_at < second.starts_at and first.local_start == second.local_start


def test_tim_123_a_change_of_clocks_in_her_country_while_it_lasts(cast):
    """New York, 30 October 2021, 20:30 to 22:30: in Paris clocks are set back from 03:00 to 02:00 meanwhile."""
    session = plan(cast.convening, cast.secretariat, local_start=datetime(2021, 10, 30, 20, 30), minutes=120)
    paris = ZoneInfo("Europe/Paris")
    assert [f"{moment.astimezone(paris):%H:%M}" for moment in (session.starts_at, session.ends_at)] == ["02:30", "03:30"], "an hour by the wall, two by the clock"
    assert session.ends_at - session.starts_at == timedelta(minutes=120)
    assert [selectors.session_state(session, session.starts_at + timedelta(minutes=m)) for m in (-1, 0, 119, 120)] == ["", "live", "live", "over"]


def test_tim_124_a_session_keeps_its_local_hour_when_the_rules_of_its_clock_change(cast, other_rules):
    clock.set_to(datetime(2021, 7, 10, 12, tzinfo=UTC))
    cairo = plan(cast.convening, cast.secretariat, zone_name="Africa/Cairo", local_start=datetime(2021, 8, 1, 10), door="public")
    untouched = plan(cast.convening, cast.secretariat, "untouched")
    over = plan(cast.convening, cast.secretariat, "over", zone_name="Africa/Cairo", local_start=datetime(2021, 7, 1, 10))
    services.register_for_session(cairo, Profile(name="Guest", email="g@elsewhere.example", language="en"), key=uuid.uuid4())
    assert off_their_clock() == [] and follow_the_clocks(by=policy.OPERATOR) == []
    other_rules("Africa/Cairo", 3)  # Egypt brings summer time back
    OutboxEntry.objects.all().delete()
    told = StringIO()
    call_command("follow_the_clocks", "--look", stdout=told)
    assert "2021-08-01 08:00 UTC -> 2021-08-01 07:00 UTC" in told.getvalue() and Session.objects.get(pk=cairo.pk).sequence == 0
    call_command("follow_the_clocks", "--look", "--json", stdout=(as_json := StringIO()))
    assert json.loads(as_json.getvalue()) == [
        {"convening": cast.convening.slug, "session": "working-group", "before": "2021-08-01T08:00:00+00:00", "now": "2021-08-01T07:00:00+00:00"}
    ]
    call_command("follow_the_clocks", stdout=told)
    cairo.refresh_from_db()
    assert (cairo.starts_at, cairo.sequence) == (datetime(2021, 8, 1, 7, tzinfo=UTC), 1)
    assert cairo.local_start == datetime(2021, 8, 1, 10, tzinfo=UTC) and cairo.zone_name == "Africa/Cairo"
    for session in (untouched, over):
        before = session.starts_at
        session.refresh_from_db()
        assert (session.starts_at, session.sequence) == (before, 0)
    assert [entry.ids["change"] for entry in OutboxEntry.objects.filter(name="sessions.tasks.tell_who_registered")] == ["moved"]
    assert [(e.verb, e.actor_id) for e in AuditEntry.objects.filter(verb__contains="clock")] == [("sessions.session_followed_clock", None)]
    call_command("follow_the_clocks", stdout=(again := StringIO()))
    assert "Every session stands at its hour." in again.getvalue()


def test_tim_124_the_page_does_what_the_command_does_and_an_hour_that_is_gone_is_said(cast, other_rules, signed_in):
    clock.set_to(datetime(2021, 7, 10, 12, tzinfo=UTC))
    cast.secretariat.change_profile(language="en")
    one = plan(cast.convening, cast.secretariat, "one", zone_name="Africa/Cairo", local_start=datetime(2021, 8, 1, 10))
    gone = plan(cast.convening, cast.secretariat, "gone", zone_name="Asia/Beirut", local_start=datetime(2021, 8, 1, 10))
    browser, path = signed_in(cast.secretariat), "/c/gathering/programme/grid/"
    assert "rules of a clock" not in browser.get(path).content.decode()
    other_rules("Africa/Cairo", 3), other_rules("Asia/Beirut", None)
    page = browser.get(path).content.decode()
    assert "2 sessions were planned by clocks that have other rules now" in page and "does not exist any more" in page
    assert browser.post(path).status_code == 302
    assert [Session.objects.get(pk=s.pk).starts_at - s.starts_at for s in (one, gone)] == [timedelta(hours=-1), timedelta()]
    assert "1 session was planned" in browser.get(path).content.decode(), "this one needs another hour"


@pytest.mark.parametrize(("zone", "start", "utc"), [
    ("Africa/Casablanca", datetime(2021, 4, 20, 10), 10), ("Africa/Casablanca", datetime(2021, 7, 14, 10), 9),  # Ramadan, and after it
    ("Asia/Gaza", datetime(2021, 7, 14, 10), 7), ("Asia/Hebron", datetime(2021, 12, 14, 10), 8), ("Asia/Beirut", datetime(2023, 4, 2, 10), 7),
    ("Asia/Damascus", datetime(2023, 7, 1, 10), 7), ("Asia/Amman", datetime(2023, 12, 1, 10), 7), ("Asia/Tehran", datetime(2023, 7, 1, 10), 6),
    ("Africa/Cairo", datetime(2023, 7, 1, 10), 7), ("Africa/Juba", datetime(2021, 7, 1, 10), 8), ("Africa/Khartoum", datetime(2018, 1, 1, 10), 8),
])  # fmt: skip
def test_tim_125_late_decisions_are_those_of_the_zone_data(cast, zone, start, utc):
    assert plan(cast.convening, cast.secretariat, zone_name=zone, local_start=start).starts_at.hour == utc


def test_tim_126_a_session_and_its_door_to_the_millisecond(group):
    instant = timedelta(milliseconds=1)
    for edge, before, after in ((group.starts_at, "", "live"), (group.ends_at, "live", "over")):
        assert [selectors.session_state(group, edge + step) for step in (-instant, timedelta(), instant)] == [before, after, after]
    opens, closes = selectors.way_in_window(group, frozenset())
    assert [selectors.is_open_for(group, frozenset(), opens + step) for step in (-instant, timedelta(), instant)] == [False, True, True]
    assert [selectors.is_open_for(group, frozenset(), closes + step) for step in (-instant, timedelta(), instant)] == [True, False, False]


@pytest.mark.parametrize(("typed", "taken"), [("24:00", None), ("00:00", 0), ("23:59", 23), ("23:59:60", None), ("٠٠:٠٠", 0), ("12:00 PM", None)])
def test_tim_127_and_128_midnight_leap_seconds_and_digits(cast, typed, taken):
    try:
        read = HourField().clean(typed).hour
    except ValidationError as problem:
        assert "00:00 to 23:59" in str(problem)
        read = None
    assert read == taken


def test_tim_127_after_2038_and_in_other_calendars(cast):
    session = plan(cast.convening, cast.secretariat, local_start=datetime(2038, 1, 19, 23), zone_name="UTC", minutes=1440)
    session.refresh_from_db()
    assert session.starts_at == datetime(2038, 1, 19, 23, tzinfo=UTC) and "DTSTART:20380119T230000Z" in calendar_of([session], titled=False)
    for language in ("ar", "en", "es", "fr"):  # the Gregorian calendar, whatever the language
        assert writing.own_digits("2038", language) in writing.day(session.starts_at.date(), language)


def test_tim_129_three_ways_of_reading_a_file_give_one_instant(cast, group):
    content = calendar_of([group], titled=True)
    (entry,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    by_name = entry["DTSTART"].dt.astimezone(UTC)
    naive = entry["DTSTART"].dt.replace(tzinfo=None)
    (rules,) = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")
    by_rules = naive.replace(tzinfo=rules.to_tz(lookup_tzid=False)).astimezone(UTC)
    by_our_page = group.starts_at
    assert by_name == by_rules == by_our_page == datetime(2021, 7, 14, 13, tzinfo=UTC)
    assert "ATTENDEE" not in content and "platform.example" not in content


def test_tim_130_the_database_decides_what_time_it_is(cast, group, monkeypatch):
    """The machine of the application is five minutes fast, then an hour behind: doors open by the database's clock."""
    before_the_door = group.starts_at - timedelta(minutes=15, seconds=30)
    clock.set_to(before_the_door)
    real = clock.datetime

    def wrong_by(amount):
        class Wrong(real):
            @classmethod
            def now(cls, tz=None):
                return real.now(tz) + amount

        monkeypatch.setattr(clock, "datetime", Wrong)
        clock.forget()

    for amount in (timedelta(minutes=5), timedelta(hours=-1)):
        wrong_by(amount)
        with connection.cursor() as cursor:
            cursor.execute("SELECT convening_now()")
            database = cursor.fetchone()[0]
        assert abs(clock.now() - database) < timedelta(seconds=2), "what pages ask is what the database says"
        assert not selectors.is_open_for(group, frozenset(), clock.now())
        assert Session.objects.filter(starts_at__gt=clock.Now()).exists()


def test_tim_131_around_the_change_of_clocks_a_letter_goes_once(cast):
    clock.set_to(datetime(2021, 10, 20, 12, tzinfo=UTC))
    session = plan(cast.convening, cast.secretariat, door="public", local_start=datetime(2021, 11, 7, 1, 30), fold=0)
    services.register_for_session(session, Profile(name="Guest", email="g@elsewhere.example", language="en"), key=uuid.uuid4())
    OutboxEntry.objects.all().delete()
    moved = services.change_session(session, by=cast.secretariat, local_start=datetime(2021, 11, 7, 1, 30), fold=1)
    assert moved.starts_at - session.starts_at == timedelta(hours=1) and moved.sequence == 1, "the same hour on the clock, and another instant"
    for _worker_died in range(3):
        telling.tell_who_registered(Session.objects.select_related("convening").get(pk=session.pk), 1, "moved")
    letters = [outbox.open_letter(entry) for entry in OutboxEntry.objects.filter(kind=OutboxEntry.Kind.LETTER)]
    assert [letter["address"] for letter in letters] == ["g@elsewhere.example"]
    services.change_session(moved, by=cast.secretariat, local_start=datetime(2021, 11, 7, 1, 30), fold=1)
    assert Session.objects.get(pk=session.pk).sequence == 1, "saved again as it stands"


@pytest.mark.parametrize(("said", "kept"), [("Asia/Calcutta", "Asia/Kolkata"), ("Asia/Kolkata", "Asia/Kolkata"), ("Europe/Kiev", "Europe/Kyiv"),
                                            ("Mars/Olympus", None), ("Etc/Unknown", None), ("", None)])  # fmt: skip
def test_tim_132_old_names_and_unknown_ones_from_a_browser(cast, group, client, said, kept):
    page = client.get("/c/gathering/programme/", {"zone": said})
    assert page.status_code == 200
    assert (page.cookies["zone"].value if "zone" in page.cookies else None) == kept
    client.cookies["zone"] = said or "nonsense"
    assert client.get("/c/gathering/programme/").status_code == 200
