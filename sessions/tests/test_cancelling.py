"""A session that is cancelled stays in the programme and leaves calendars; until it would have begun it may take place after all."""

import re
import uuid
from datetime import datetime, timedelta

import pytest

from convening import clock, outbox
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Participation, Profile
from participants import calendars
from participants import services as participants
from participants.models import CalendarEntry, Invitation
from sessions import lent, selectors, services
from sessions.exporters import calendar_of
from sessions.models import Registration, Session
from sessions.services import telling

from .conftest import plan


def waiting():
    """The letters and tasks that wait, and are then gone: ([letter], [(task, ids)])."""
    entries = list(OutboxEntry.objects.filter(done_on=None))
    letters = [outbox.open_letter(entry) for entry in entries if entry.kind == OutboxEntry.Kind.LETTER]
    tasks = [(entry.name, entry.ids) for entry in entries if entry.kind == OutboxEntry.Kind.TASK]
    OutboxEntry.objects.all().delete()
    return letters, tasks


def told(cast):
    """Carry out what waits; the letters that come of it, as (subject, address, METHOD, STATUS, SEQUENCE)."""
    letters, tasks = waiting()
    for name, ids in tasks:
        if name == "sessions.tasks.tell_who_registered":
            telling.tell_who_registered(Session.objects.select_related("convening").get(pk=ids["session_id"]), ids["sequence"], ids["change"])
        else:
            assert name == "participants.tasks.bring_calendars_up_to_date"
            calendars.bring_up_to_date(cast.convening, uuid.UUID(ids["meeting_id"]))
    letters += waiting()[0]
    found = []
    for letter in letters:
        text = letter["calendar"]
        found.append((letter["subject"], letter["address"], *(re.search(rf"^{what}:(\w+)", text, re.M)[1] for what in ("METHOD", "STATUS", "SEQUENCE"))))
    return sorted(found)


@pytest.fixture
def registered(cast, opening):
    """A guest is registered for the opening, and so is a member by one click."""
    services.register_for_session(opening, Profile(name="Guest", email="guest@elsewhere.example", language="en"), key=uuid.uuid4())
    cast.participant.change_profile(language="en")
    services.register_myself(opening, by=cast.participant)
    waiting()
    return opening


@pytest.fixture
def invited(cast, group):
    """Somebody with the working group in her calendar."""
    office = participants.open_office(cast.convening, slug="north", name={"en": "North"}, seats=2, by=cast.secretariat)
    nominator = participants.add_nominator(office, Profile(name="Omar", email="omar@office.example"), by=cast.secretariat).person
    words = {"knows_and_agrees": True, "region": "Africa", "kind_of_actor": "Civil society"}
    named = participants.nominate(office, Profile(name="Amal", email="amal@field.example", language="en"), words, by=nominator, key=uuid.uuid4())
    participants.clear([named], by=cast.secretariat)
    participants.invite(cast.convening, named.person, by=cast.secretariat)
    waiting()
    return CalendarEntry.objects.get(meeting=group.pk)


def test_it_leaves_calendars_and_whoever_registered_gets_one_letter(cast, registered):
    mine = ["guest@elsewhere.example", cast.participant.profile.email]
    services.cancel_session(registered, reason="safety", by=cast.secretariat)
    assert told(cast) == sorted(("Your online meeting will not take place", who, "PUBLISH", "CANCELLED", "1") for who in mine)
    services.cancel_session(registered, by=cast.secretariat)
    assert told(cast) == [], "cancelled twice is cancelled once"
    services.reinstate_session(registered, by=cast.secretariat)
    assert told(cast) == sorted(("Your online meeting takes place after all", who, "PUBLISH", "CONFIRMED", "2") for who in mine)
    services.change_session(registered, by=cast.secretariat, minutes=100)
    assert told(cast) == sorted(("A new time", who, "PUBLISH", "CONFIRMED", "3") for who in mine)
    services.change_session(registered, by=cast.secretariat, title={"en": "Another"}, platform_url="https://platform.example/j/9")
    assert told(cast) == [], "calendars show the same as before"


def test_a_letter_tells_nothing_of_the_session_and_carries_her_own_link(cast, registered):
    services.change_session(registered, by=cast.secretariat, local_start=datetime(2021, 7, 27, 11))
    _letters, tasks = waiting()
    (ids,) = [ids for name, ids in tasks if name.startswith("sessions.")]
    assert set(ids) == {"session_id", "sequence", "change"}
    telling.tell_who_registered(registered.__class__.objects.select_related("convening").get(), ids["sequence"], ids["change"])
    letters, _none = waiting()
    links = set()
    for letter in letters:
        whole = letter["subject"] + letter["text"] + letter["html"] + letter["calendar"]
        assert [word for word in ("Opening", "platform.example", "Salma", "secretariat", "safety") if word in whole] == []
        links |= set(re.findall(r"/guest/(\w+)/", letter["text"]))
    marks = Registration.objects.values_list("mark", flat=True)
    assert links == {selectors.guest_token(registered, mark) for mark in marks} and len(links) == 2
    assert telling.tell_who_registered(Session.objects.select_related("convening").get(), ids["sequence"] + 1, "moved") == 0, "it changed again since"


def test_who_was_invited_has_it_taken_out_and_put_back(cast, group, invited):
    services.cancel_session(group, by=cast.secretariat)
    assert [found[2:] for found in told(cast)] == [("CANCEL", "CANCELLED", "1")]
    services.reinstate_session(group, by=cast.secretariat)
    assert [found[2:] for found in told(cast)] == [("REQUEST", "CONFIRMED", "2")]
    invited.refresh_from_db()
    assert not invited.cancelled


def test_who_had_everything_taken_out_of_her_calendar_is_left_alone(cast, group, invited):
    plan(cast.convening, cast.secretariat, "second", local_start=datetime(2021, 7, 16, 9))
    invitation = Invitation.objects.get()
    calendars.send_all(invitation)
    calendars.cancel_all(invitation)
    waiting()
    services.cancel_session(group, by=cast.secretariat)
    services.reinstate_session(group, by=cast.secretariat)
    assert told(cast) == []


def test_a_door_that_closes_to_her_takes_the_meeting_out(cast, group, invited):
    advisers = services.groups.make_group(cast.convening, "Advisers", by=cast.secretariat)
    services.groups.fill_group(advisers, [Participation.objects.get(person=cast.participant)], by=cast.secretariat)
    services.change_session(group, by=cast.secretariat, door="group", groups=[advisers])
    assert [found[2:4] for found in told(cast)] == [("CANCEL", "CANCELLED")]
    (meeting,) = lent.meetings(cast.convening)
    assert [len(calendars.ahead(cast.convening, who)) for who in (None, cast.participant.pk, cast.other.pk)] == [0, 1, 0]
    assert not meeting.is_for(None)


def test_it_stays_in_the_programme_marked_and_is_expected_of_nobody(cast, group, signed_in):
    services.cancel_session(group, by=cast.secretariat)
    group.refresh_from_db()
    assert lent.meetings(cast.convening) == [] and selectors.attendance_figures(cast.convening)["sessions"] == []
    (entry,) = selectors.programme_for(cast.participant, cast.convening)
    assert (entry.state, entry.may_open) == ("cancelled", True)
    cast.participant.change_profile(language="en")
    page = signed_in(cast.participant).get("/c/gathering/programme/").content.decode()
    assert "Cancelled" in page and "You take part" not in page
    assert "STATUS:CANCELLED" in calendar_of([group], titled=False)
    assert "STATUS:CANCELLED" in signed_in(cast.participant).get("/c/gathering/my-programme.ics").content.decode()


def test_until_when(cast, group):
    clock.set_to(group.starts_at + timedelta(minutes=1))
    services.cancel_session(group, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        services.reinstate_session(group, by=cast.secretariat)
    assert refused.value.code == "session.would_have_begun"
    with pytest.raises(Refused) as refused:
        services.change_session(group, by=cast.secretariat, minutes=10)
    assert refused.value.code == "session.cancelled"
    later = plan(cast.convening, cast.secretariat, "later")
    clock.set_to(later.ends_at)
    with pytest.raises(Refused) as refused:
        services.cancel_session(later, by=cast.secretariat)
    assert refused.value.code == "session.over"


def test_why_is_a_code_in_the_audit_and_free_words_are_not_taken(cast, group):
    with pytest.raises(Refused):
        services.cancel_session(group, reason="Salma is ill", by=cast.secretariat)
    with pytest.raises(Forbidden):
        services.cancel_session(group, by=cast.evaluator)
    services.cancel_session(group, reason="people", by=cast.secretariat)
    assert [(e.verb, e.note) for e in AuditEntry.objects.filter(verb__contains="cancelled")] == [("sessions.session_cancelled", "people")]


def test_the_page_asks_twice_and_takes_it_back(cast, group, signed_in):
    browser, path = signed_in(cast.secretariat), "/c/gathering/programme/working-group/cancel/"
    key = {"client_key": str(uuid.uuid4())}
    asked = browser.post(path, {**key, "reason": "few"}).content.decode()
    assert "Tick the box" in asked and not Session.objects.exclude(cancelled_on=None).exists()
    assert re.search(r'value="few"[^>]*checked', asked)
    assert browser.post(path, {**key, "reason": "few", "understood": "on"}).status_code == 302
    assert Session.objects.get().cancelled_on == clock.now().date()
    assert "This session is cancelled" in browser.get("/c/gathering/programme/working-group/change/").content.decode()
    assert browser.post(path, {"client_key": str(uuid.uuid4())}).status_code == 302
    assert Session.objects.get().cancelled_on is None
