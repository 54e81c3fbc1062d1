"""What comes into her calendar: hers alone, neutral, moved and cancelled with the meeting."""

import re
import uuid
from datetime import datetime, timedelta

import icalendar
import pytest
from django.core import mail as outgoing

from convening import clock, mail, outbox
from convening.models import OutboxEntry
from participants import calendars, services
from participants import tasks as tasks_of_ours
from participants.models import CalendarEntry, Invitation
from sessions import services as programme

from .conftest import somebody

pytestmark = pytest.mark.django_db

TITLE = "Constituencies under pressure"


@pytest.fixture
def session(cast):
    def schedule(slug, day, hour=10):
        return programme.schedule_session(
            cast.convening, slug=slug, title={"en": TITLE}, description={}, door="invitation", rule="chatham_house", naming="voices",
            local_start=datetime(2021, 7, day, hour), zone_name="America/New_York", minutes=90, languages=["en"], by=cast.secretariat,
        )  # fmt: skip

    schedule("before", 8)
    return schedule("group", 14)


def carried_out():
    """The messages that leave, with their calendar parts read: [(message, icalendar event or None, METHOD)]."""
    before = len(outgoing.outbox)
    tasks = []
    while outbox.carry_out(mail.send, lambda name, ids: tasks.append((name, ids)), lambda *news: None):
        pass
    for name, ids in tasks:
        assert name == "participants.tasks.bring_calendars_up_to_date"
        tasks_of_ours.bring_calendars_up_to_date(**ids)
    if tasks:
        outbox.carry_out(mail.send, None, None)
    found = []
    for message in outgoing.outbox[before:]:
        parsed = message.message()
        parts = {part.get_content_type(): part for part in parsed.walk()}
        if "text/calendar" not in parts:
            found.append((message, None, ""))
            continue
        part = parts["text/calendar"]
        calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
        assert part.get_param("method") == str(calendar["METHOD"]) and part.get_param("charset").lower() == "utf-8"
        (event,) = calendar.walk("VEVENT")
        (zone,) = calendar.walk("VTIMEZONE")
        assert str(zone["TZID"]) == event["DTSTART"].params["TZID"] == "America/New_York"
        found.append((message, event, str(calendar["METHOD"])))
    return found


def test_a_letter_carries_the_first_meeting_ahead_for_her_alone(invited, session):
    invited("Amal Haddad")
    invited("Ines Duarte", profile=somebody("Ines Duarte", language="es"))
    both = [found for found in carried_out() if "/i/" in found[0].body]
    assert len(both) == 2
    for message, event, method in both:
        parsed = message.message()
        assert [part.get_content_type() for part in parsed.walk()] == ["multipart/alternative", "text/plain", "text/html", "text/calendar"]
        assert parsed.get_content_type() == "multipart/alternative"
        (her,) = message.to
        assert (method, event["ATTENDEE"], event["SEQUENCE"]) == ("REQUEST", f"mailto:{her}", 0)
        assert event["DTSTART"].dt == session.starts_at and event["DTEND"].dt == session.ends_at
        assert (event["CLASS"], event["STATUS"]) == ("PRIVATE", "CONFIRMED")
        assert str(event["SUMMARY"]) in ("اجتماع على الإنترنت", "Reunión en línea", "Online meeting"), "and nothing else"
        assert "mailto:letters@" in event["ORGANIZER"]
        whole = parsed.as_bytes() + b"".join(part.get_payload(decode=True) or b"" for part in parsed.walk())
        other = {"amal.haddad@field.example": "ines.duarte", "ines.duarte@field.example": "amal.haddad"}[her]
        for telling in (other, "Amal", "Ines", TITLE, "Constituencies", "Office"):
            assert telling.encode() not in whole.replace(her.encode(), b"")
        assert str(session.pk) not in str(event["UID"])
    assert len({event["UID"] for _message, event, _method in both}) == 2


def test_calendar_lines_are_folded_and_end_as_they_should(invited, session):
    invited("A" * 80, profile=somebody("A" * 80, email=f"{'a' * 60}@{'b' * 60}.example"))
    text = [outbox.open_letter(e)["calendar"] for e in OutboxEntry.objects.filter(name=outbox.IN_TURN)][0]
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_number_of_a_letter_sent_again_does_not_grow_and_its_stamp_is_new(invited, session, cast):
    invitation, _token = invited()
    (first,) = [event for _m, event, _x in carried_out() if event]
    clock.set_to(clock.now() + timedelta(hours=1))
    services.send_again(invitation, by=cast.secretariat)
    (again,) = [event for _m, event, _x in carried_out() if event]
    assert (again["UID"], again["SEQUENCE"]) == (first["UID"], 0)
    assert again["DTSTAMP"].dt > first["DTSTAMP"].dt


def test_a_session_that_moves_moves_in_calendars_once(invited, session, cast):
    invitation, _token = invited()
    (first,) = [event for _m, event, _x in carried_out() if event]
    for minutes, letters in ((90, 0), (120, 1)):
        programme.change_session(session, by=cast.secretariat, minutes=minutes, title={"en": "Another title"})
        moved = [event for _m, event, _x in carried_out() if event]
        assert len(moved) == letters
    assert (moved[0]["UID"], moved[0]["SEQUENCE"]) == (first["UID"], 1)
    assert moved[0]["DTEND"].dt == session.starts_at + timedelta(minutes=120)
    assert calendars.bring_up_to_date(cast.convening, session.pk) == 0


def test_a_cancelled_session_is_cancelled_in_calendars(invited, session, cast):
    invited()
    (first,) = [event for _m, event, _x in carried_out() if event]
    session.delete()
    calendars.changed(cast.convening, CalendarEntry.objects.get().meeting)
    ((_message, event, method),) = carried_out()
    assert (method, event["UID"], event["SEQUENCE"], event["STATUS"]) == ("CANCEL", first["UID"], 1, "CANCELLED")


def test_an_invitation_that_is_taken_back_leaves_her_calendar(invited, session, cast):
    invitation, _token = invited()
    carried_out()
    services.revoke(invitation, by=cast.secretariat)
    ((message, event, method),) = carried_out()
    assert (method, event["SEQUENCE"], message.to) == ("CANCEL", 1, ["amal.haddad@field.example"])
    assert "/i/" not in message.body


def test_after_her_yes_every_further_meeting_comes_in_a_letter_of_its_own_if_she_wants(invited, session, cast):
    later = programme.schedule_session(
        cast.convening, slug="closing", title={"en": "Closing"}, description={}, door="public", rule="chatham_house", naming="named",
        local_start=datetime(2021, 7, 27, 10), zone_name="America/New_York", minutes=90, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    invitation, _token = invited()
    services.accept(Invitation.objects.get(), choices={}, key=uuid.uuid4())
    carried_out()
    invitation = Invitation.objects.get()
    assert [calendars.send_all(invitation) for _twice in range(2)] == [1, 0]
    ((_message, event, method),) = carried_out()
    assert (method, event["DTSTART"].dt, event["ATTENDEE"].params["PARTSTAT"]) == ("REQUEST", later.starts_at, "ACCEPTED")
    assert calendars.cancel_all(invitation) == 2
    assert sorted(method for _m, _e, method in carried_out()) == ["CANCEL", "CANCEL"]
    assert calendars.send_all(invitation) == 2, "she may change her mind"
    assert sorted(event["SEQUENCE"] for _m, event, _x in carried_out()) == [2, 2]


@pytest.mark.parametrize("why", ["risk note", "her own wish"])
def test_nothing_comes_unasked_into_the_calendar_of_one_who_needs_care(named, session, cast, why):
    nomination = named()
    if why == "risk note":
        nomination.risk_note = "Her husband reads her calendar."
        nomination.save()
    else:
        nomination.person.change_profile(careful=True)
    services.clear([nomination], by=cast.secretariat)
    services.invite(cast.convening, nomination.person, by=cast.secretariat)
    ((message, event, _method),) = [found for found in carried_out() if "/i/" in found[0].body]
    assert event is None
    assert re.search(rb"calendar", message.message().as_bytes(), re.IGNORECASE) is None
    assert CalendarEntry.objects.count() == 0
