"""Calendar files: the right instant in any calendar, nobody's name, no way into the meeting."""

from datetime import UTC, datetime

import icalendar
import pytest

from convening.models import Participation
from sessions import services
from sessions.exporters import calendar_of

from .conftest import bare, plan


def entries(content):
    return [part for part in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def test_an_entry_is_the_same_instant_by_its_zone_and_its_rules(cast, group):
    content = calendar_of([group], titled=False)
    (entry,) = entries(content)
    assert entry["DTSTART"].dt.astimezone(UTC) == datetime(2021, 7, 14, 13, tzinfo=UTC)
    assert entry["DTEND"].dt.astimezone(UTC) == datetime(2021, 7, 14, 15, 30, tzinfo=UTC)
    assert "DTSTART;TZID=America/New_York:20210714T090000" in content
    assert content.count("BEGIN:VTIMEZONE") == 1 and "TZOFFSETTO:-0400" in content
    assert content.replace("\r\n", "").count("\n") == 0
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))


def test_it_names_nobody_and_carries_no_way_in(cast, group):
    services.give_session_role(group, Participation.objects.get(person=cast.other), "chair", by=cast.secretariat)
    for titled in (True, False):
        content = calendar_of([group], titled=titled)
        assert "METHOD:PUBLISH" in content
        for word in ("ATTENDEE", "platform.example", "Ines", "Vera", "Salma", "people.example"):
            assert word not in content
    assert "Working group" not in content and "working-group" not in content and "gathering" not in content
    assert "SUMMARY:Online meeting" in content


def test_a_change_keeps_its_identity_and_moves_the_sequence(cast, group):
    (before,) = entries(calendar_of([group], titled=False))
    moved = services.change_session(group, by=cast.secretariat, local_start=datetime(2021, 7, 14, 10))
    (after,) = entries(calendar_of([moved], titled=False))
    assert (before["UID"], before["SEQUENCE"], after["SEQUENCE"]) == (after["UID"], 0, 1)


def test_one_file_holds_sessions_of_several_zones(cast, group):
    elsewhere = plan(cast.convening, cast.secretariat, "elsewhere", zone_name="Asia/Beirut")
    universal = plan(cast.convening, cast.secretariat, "universal", zone_name="UTC")
    content = calendar_of([group, elsewhere, universal], titled=True)
    assert content.count("BEGIN:VTIMEZONE") == 2
    assert [entry["DTSTART"].dt.astimezone(UTC).hour for entry in entries(content)] == [13, 6, 9]


def test_by_invitation_it_is_neutral_unless_she_asks(cast, group, opening, signed_in):
    browser = signed_in(cast.moderator)
    page = f"/c/gathering/programme/{group.slug}/calendar.ics"
    assert b"SUMMARY:Online meeting" in browser.get(page).content
    assert b"SUMMARY:Working group" in browser.get(page + "?title=yes").content
    assert b"SUMMARY:Opening" in browser.get("/c/gathering/programme/opening/calendar.ics").content


def test_my_programme_holds_what_i_am_expected_at_and_is_mine_alone(cast, group, opening, signed_in, client):
    content = signed_in(cast.participant).get("/c/gathering/my-programme.ics")
    assert content["Content-Type"].startswith("text/calendar")
    assert content["Cache-Control"] == "no-store, private"
    assert len(entries(content.content)) == 1
    services.register_myself(opening, by=cast.participant)
    assert len(entries(signed_in(cast.participant).get("/c/gathering/my-programme.ics").content)) == 2
    assert signed_in(cast.stranger).get("/c/gathering/my-programme.ics").status_code == 404
    assert client.get("/c/gathering/my-programme.ics").status_code == 302


@pytest.mark.parametrize("who", [None, "stranger", "nominator"])
def test_the_file_of_a_session_by_invitation_is_not_there_for_others(cast, group, signed_in, client, who):
    browser = signed_in(getattr(cast, who)) if who else client
    forbidden = browser.get(f"/c/gathering/programme/{group.slug}/calendar.ics")
    absent = browser.get("/c/gathering/programme/absent-session/calendar.ics")
    assert forbidden.status_code == absent.status_code == 404
    assert bare(forbidden, group.slug) == bare(absent, "absent-session")
