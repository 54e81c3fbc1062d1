"""The running order is set by the secretariat and whoever chairs, is read with its hours, and names nobody where voices speak."""

import re
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from convening import clock, outbox
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Participation
from sessions import services
from sessions.models import Rehearsal, Segment, Session, SessionRole
from sessions.selectors import rehearsals_for, running_order

from .conftest import plan

ORDER = "/c/gathering/programme/working-group/order/"


def part_of(cast, person):
    return Participation.objects.get(convening=cast.convening, person=person)


@pytest.fixture
def speaker(cast, group):
    """Salma speaks in Arabic."""
    return services.give_session_role(group, part_of(cast, cast.participant), "speaker", language="ar", by=cast.secretariat)


@pytest.fixture
def chair(cast, group):
    return services.give_session_role(group, part_of(cast, cast.other), "chair", by=cast.secretariat)


def add(cast, session, title, minutes, speaker=None):
    return services.add_segment(session, title={"en": title, "ar": "افتتاح"}, minutes=minutes, speaker=speaker, by=cast.secretariat)


def titles(session):
    return list(Segment.objects.filter(session=session).values_list("position", "title_en"))


def letters():
    entries = OutboxEntry.objects.filter(kind=OutboxEntry.Kind.LETTER, sealed__isnull=False).order_by("pk")
    return [outbox.open_letter(entry) for entry in entries]


def test_segments_follow_each_other_on_the_clock(cast, group, speaker):
    add(cast, group, "Welcome", 10)
    add(cast, group, "What we mean", 25, speaker)
    told = [(one.number, one.title, f"{one.starts_at:%H:%M}", f"{one.ends_at:%H:%M}", one.who, one.language) for one in running_order(group, cast.other)]
    assert told == [(1, "Welcome", "13:00", "13:10", "", ""), (2, "What we mean", "13:10", "13:35", "Salma Haddad", "ar")]
    assert running_order(group, cast.stranger) == []


def test_segments_are_moved_and_removed_by_buttons(cast, group, signed_in):
    first, second, third = (add(cast, group, title, 10) for title in ("One", "Two", "Three"))
    browser = signed_in(cast.secretariat)
    for segment, to in ((third, "up"), (first, "up"), (second, "down")):
        assert browser.post(ORDER, {"deed": "move", "segment": str(segment.pk), "to": to}).status_code == 302
    assert titles(group) == [(1, "One"), (2, "Three"), (3, "Two")]
    for _pressed in range(2):
        browser.post(ORDER, {"deed": "move", "segment": str(second.pk), "to": "up", "seen": "3"})
    assert titles(group) == [(1, "One"), (2, "Two"), (3, "Three")]
    browser.post(ORDER, {"deed": "move", "segment": str(third.pk), "to": "up", "seen": "3"})
    asked = browser.post(f"{ORDER}?remove={third.pk}").content.decode()
    assert "Tick the box" in asked and len(titles(group)) == 3
    assert browser.post(f"{ORDER}?remove={third.pk}", {"understood": "yes"}).status_code == 302
    assert titles(group) == [(1, "One"), (2, "Two")]
    assert browser.get(f"{ORDER}?remove={third.pk}").status_code == 404
    verbs = set(AuditEntry.objects.filter(verb__startswith="sessions.order").values_list("verb", flat=True))
    assert verbs == {"sessions.order_changed"}


def test_a_form_keeps_what_was_typed_and_counts_once(cast, group, signed_in, speaker):
    browser = signed_in(cast.secretariat)
    typed = {
        "deed": "segment", "segment-client_key": str(uuid4()), "segment-title_en": "Welcome <1>", "segment-minutes": "٢٠",
        "segment-speaker": str(speaker.pk), "segment-title_ar": "ترحيب", "segment-title_es": "", "segment-title_fr": "",
    }  # fmt: skip
    page = browser.post(ORDER, typed | {"segment-minutes": "many"}).content.decode()
    assert 'value="Welcome &lt;1&gt;"' in page and "Write a whole number" in page and titles(group) == []
    assert [browser.post(ORDER, typed).status_code for _ in range(2)] == [302, 302]
    segment = Segment.objects.get()
    assert (segment.title_en, segment.title_ar, segment.minutes, segment.speaker) == ("Welcome <1>", "ترحيب", 20, speaker)
    assert "130 minutes of the session are not given" in browser.get(ORDER).content.decode()
    assert 'value="Welcome &lt;1&gt;"' in browser.get(f"{ORDER}?change={segment.pk}").content.decode()
    changed = typed | {"segment-title_en": "Welcome", "segment-minutes": "155", "segment-speaker": ""}
    assert browser.post(f"{ORDER}?change={segment.pk}", changed).status_code == 302
    segment.refresh_from_db()
    assert (segment.title_en, segment.minutes, segment.speaker) == ("Welcome", 155, None)
    assert "run 5 minutes over the end" in browser.get(ORDER).content.decode()


def test_only_those_with_a_role_here_speak(cast, group, speaker):
    elsewhere = plan(cast.convening, cast.secretariat, "another")
    with pytest.raises(Refused, match="not_in_session"):
        add(cast, elsewhere, "Welcome", 10, speaker)
    for title, minutes in (("", 10), ("Welcome", 0)):
        with pytest.raises(Refused):
            add(cast, group, title, minutes)
    assert Segment.objects.count() == 0


def test_whoever_chairs_sets_the_order_and_nobody_else(cast, group, chair, speaker, signed_in):
    services.add_segment(group, title={"en": "Welcome"}, minutes=5, by=cast.other)
    for person in (cast.participant, cast.evaluator, cast.stranger):
        with pytest.raises(Forbidden):
            services.add_segment(group, title={"en": "Mine"}, minutes=5, by=person)
        assert signed_in(person).get(ORDER).status_code == 404
    assert titles(group) == [(1, "Welcome")]
    assert signed_in(cast.other).get(ORDER).status_code == 200


def test_where_voices_speak_the_order_tells_roles_and_no_names(cast, signed_in):
    session = plan(cast.convening, cast.secretariat, "veiled", naming="voices")
    hers = services.give_session_role(session, part_of(cast, cast.participant), "speaker", by=cast.secretariat)
    services.give_session_role(session, part_of(cast, cast.other), "chair", by=cast.secretariat)
    add(cast, session, "What we mean", 25, hers)
    for reader in (cast.other, cast.participant, cast.secretariat):
        assert [(one.role, one.who) for one in running_order(session, reader)] == [("speaker", "")]
    pages = [signed_in(who).get("/c/gathering/programme/veiled/order/").content.decode() for who in (cast.secretariat, cast.other)]
    assert ["Salma Haddad" in page for page in pages] == [True, False], "whoever arranges for all knows her; a chair reads a handle"
    assert part_of(cast, cast.participant).handle in pages[1]
    on_record = plan(cast.convening, cast.secretariat, "open", naming="voices", rule="on_the_record")
    hers = services.give_session_role(on_record, part_of(cast, cast.participant), "speaker", by=cast.secretariat)
    add(cast, on_record, "What we mean", 25, hers)
    assert [one.who for one in running_order(on_record, cast.other)] == ["Salma Haddad"]


def test_whoever_passes_by_reads_roles_and_no_names_under_the_rule(cast, opening, client):
    hers = services.give_session_role(opening, part_of(cast, cast.participant), "speaker", by=cast.secretariat)
    add(cast, opening, "What we mean", 25, hers)
    readers = (AnonymousUser(), cast.stranger, cast.other)
    assert [[one.who for one in running_order(opening, reader)] for reader in readers] == [[""], [""], ["Salma Haddad"]]
    page = client.get("/c/gathering/programme/opening/").content.decode()
    assert "What we mean" in page and "Salma" not in page
    Session.objects.filter(pk=opening.pk).update(rule="on_the_record")
    assert "Salma Haddad" in client.get("/c/gathering/programme/opening/").content.decode()


def test_a_role_that_is_taken_leaves_the_segment(cast, group, speaker):
    add(cast, group, "What we mean", 25, speaker)
    SessionRole.objects.filter(pk=speaker.pk).delete()
    assert [(one.title, one.role, one.who) for one in running_order(group, cast.secretariat)] == [("What we mean", "", "")]


# ── Rehearsals ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def rehearsal(cast, group, speaker, chair):
    OutboxEntry.objects.all().delete()
    return services.add_rehearsal(group, local_start=datetime(2021, 7, 13, 9), minutes=30, by=cast.secretariat)


def test_those_with_a_role_hear_of_a_rehearsal_by_a_neutral_letter(cast, rehearsal):
    found = letters()
    assert sorted(one["address"] for one in found) == sorted([cast.participant.profile.email, cast.other.profile.email])
    for one in found:
        assert "METHOD:REQUEST" in one["calendar"] and "DTSTART;TZID=America/New_York:20210713T090000" in one["calendar"]
        assert one["calendar"].count("ATTENDEE") == 1 and one["address"] in re.sub(r"\r\n ", "", one["calendar"])
        assert not re.search("platform.example|Working group|فريق|rehears|programme/", one["text"] + one["html"] + one["calendar"].replace("programme 1.0", ""))
    assert len({re.search(r"UID:(\S+)", one["calendar"])[1] for one in found}) == 2, "a UID of her own"


def test_a_rehearsal_that_is_dropped_leaves_the_calendars(cast, group, rehearsal, signed_in):
    before = {one["address"]: re.search(r"UID:(\S+)", one["calendar"])[1] for one in letters()}
    browser = signed_in(cast.other)
    assert browser.get(f"{ORDER}?cancel={rehearsal.pk}").status_code == 200
    assert browser.post(f"{ORDER}?cancel={rehearsal.pk}", {"understood": "yes"}).status_code == 302
    found = [one for one in letters() if "METHOD:REQUEST" not in one["calendar"]]
    assert {one["address"]: re.search(r"UID:(\S+)", one["calendar"])[1] for one in found} == before
    assert all("METHOD:CANCEL" in one["calendar"] and "SEQUENCE:1" in one["calendar"] and "STATUS:CANCELLED" in one["calendar"] for one in found)
    assert not Rehearsal.objects.exists()


def test_nothing_comes_into_the_calendar_of_somebody_who_needs_care(cast, group, speaker):
    cast.participant.change_profile(careful=True, pen_name="Cedar")
    OutboxEntry.objects.all().delete()
    services.add_rehearsal(group, local_start=datetime(2021, 7, 13, 9), minutes=30, by=cast.secretariat)
    assert [one["calendar"] for one in letters()] == [None]


def test_a_newcomer_hears_of_it_and_whoever_leaves_is_told(cast, group, rehearsal):
    hers = cast.moderator.profile.email
    role = services.give_session_role(group, part_of(cast, cast.moderator), "rapporteur", by=cast.secretariat)
    services.rehearsals.tell_newcomer(role)  # the deed told her already
    services.rehearsals.untell(role)
    services.rehearsals.untell(role)
    services.rehearsals.tell_newcomer(role)
    entries = [one["calendar"] for one in letters() if one["address"] == hers and one["calendar"]]
    told = [(re.search(r"SEQUENCE:(\d)", one)[1], re.search(r"METHOD:(\w+)", one)[1]) for one in entries]
    assert sorted(told) == [("0", "REQUEST"), ("1", "CANCEL"), ("2", "REQUEST")]
    assert len({re.search(r"UID:(\S+)", one)[1] for one in entries}) == 1


def test_nobody_else_learns_of_a_rehearsal(cast, group, rehearsal):
    readers = (cast.participant, cast.other, cast.secretariat, cast.moderator, cast.evaluator, cast.stranger)
    assert [len(rehearsals_for(group, person)) for person in readers] == [1, 1, 1, 0, 0, 0]
    clock.set_to(datetime(2021, 7, 13, 14, tzinfo=clock.now().tzinfo))
    assert rehearsals_for(group, cast.secretariat) == []


@pytest.mark.parametrize(("when", "minutes"), [
    (datetime(2021, 7, 14, 9), 30), (datetime(2021, 7, 9, 9), 30), (datetime(2021, 7, 13, 9), 0), (datetime(1900, 1, 1), 30),
])
def test_a_rehearsal_is_ahead_and_before_the_session(cast, group, when, minutes):
    with pytest.raises(Refused):
        services.add_rehearsal(group, local_start=when, minutes=minutes, by=cast.secretariat)
    assert not Rehearsal.objects.exists()


def test_an_hour_that_the_clock_never_showed_is_refused(cast):
    session = plan(cast.convening, cast.secretariat, "spring", local_start=datetime(2022, 3, 20, 9))
    for when in (datetime(2022, 3, 13, 2, 30), datetime(2021, 11, 7, 1, 30)):
        with pytest.raises(Refused, match="rehearsal.(no_such_time|time_shown_twice)"):
            services.add_rehearsal(session, local_start=when, minutes=30, by=cast.secretariat)


def test_a_rehearsal_is_set_by_the_form(cast, group, signed_in):
    browser = signed_in(cast.secretariat)
    typed = {"deed": "rehearsal", "rehearsal-client_key": str(uuid4()), "rehearsal-day": "2021-07-13", "rehearsal-start": "16:00", "rehearsal-minutes": "45"}
    assert [browser.post(ORDER, typed).status_code for _ in range(2)] == [302, 302]
    one = Rehearsal.objects.get()
    assert (one.starts_at.isoformat(), one.minutes, one.local_start.date()) == ("2021-07-13T20:00:00+00:00", 45, date(2021, 7, 13))
    late = browser.post(ORDER, typed | {"rehearsal-client_key": str(uuid4()), "rehearsal-day": "2021-07-20"}).content.decode()
    assert "before the session" in late and 'value="2021-07-20"' in late


def test_a_part_is_put_on_the_record_before_anybody_speaks_and_never_after(cast, group, speaker):
    plain = {"title": {"en": "What we mean"}, "minutes": 25, "by": cast.secretariat}
    with pytest.raises(Refused, match="order.nobody_on_the_record"):
        services.add_segment(group, **plain, on_the_record=True)
    told, kept = (services.add_segment(group, **plain, speaker=speaker, on_the_record=told) for told in (True, False))
    clock.set_to(group.starts_at)
    with pytest.raises(Refused, match="order.rule_not_loosened"):
        services.change_segment(kept, **plain, speaker=speaker, on_the_record=True)
    assert services.change_segment(told, **plain, speaker=speaker, on_the_record=True).on_the_record is True  # as it was
    assert services.change_segment(told, **plain, speaker=speaker).on_the_record is False  # taken back at any time
