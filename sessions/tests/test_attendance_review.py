"""Guests whom nobody recognised: kept sealed until the secretariat decided, told apart one at a time, and forgotten."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock, engagement
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import person_in
from sessions import selectors, services
from sessions.models import Attendance
from sessions.resemblance import ENOUGH, likeness

from .conftest import zoom

NEW_YORK = "America/New_York"
PAGE = "/c/gathering/programme/working-group/attendance/review/"


def at(hour, minute=0):
    return datetime(2021, 7, 14, hour + 4, minute, tzinfo=UTC)


@pytest.fixture
def taken(cast, group, redis_empty):
    """Two guests, one of them Salma under another spelling, who was recognised for an hour; her address is in the file."""
    services.take_in_attendance(group, zoom(
        ("Selma Hadad", "selma@elsewhere.example", "09:30:00", "11:30:00"), ("Galaxy Qzwx", "", "09:00:00", "09:20:00"),
        ("Salma Haddad", cast.participant.profile.email, "09:00:00", "10:00:00"), ("Vera", cast.secretariat.profile.email, "09:00:00", "11:30:00"),
    ), NEW_YORK, by=cast.secretariat)
    return group


def guests(session):
    return {guest.shown[0]: guest for place in (1, 2) if (guest := selectors.guest_in_review(session, place, asker=_secretary(session)))}


def _secretary(session):
    return Participation.objects.filter(convening=session.convening, roles__contains=["secretariat"]).first().person


def row_of(person, session):
    return Attendance.objects.filter(session=session, mark=engagement.mark_of(session.convening_id, person.pk)).first()


def part_of(person):
    return Participation.objects.get(person=person)


def figures(session):
    (found,) = selectors.attendance_figures(session.convening)["sessions"]
    return found["attendances"], found["guests"], found["peak"]


def test_only_those_whom_nobody_recognised_wait_and_only_sealed(cast, taken):
    assert selectors.guests_waiting(taken) == 2
    assert [bool(row.sealed_shown) == (not row.matched) for row in Attendance.objects.all()] == [True] * 4
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM convening_sessions_attendance t")
        whole = " ".join(text for (text,) in cursor.fetchall()).lower()
    assert not any(word in whole or word.encode().hex() in whole for word in ("selma", "hadad", "galaxy", "qzwx", "elsewhere"))
    (guest,) = [guest for name, guest in guests(taken).items() if name == "Selma Hadad"]
    assert (guest.shown, guest.minutes, guest.waiting) == (("Selma Hadad", "selma@elsewhere.example"), 120, 2)
    assert "Selma" not in repr(guest)


def test_names_that_are_alike_are_suggested_the_best_first(cast, taken):
    for name in ("Salma Hadda", "Salman Haddadi", "Samia Haddad", "Omar Said"):
        person_in(taken.convening, "participant", name=name)
    found = guests(taken)
    assert [one.names[0] for one in found["Selma Hadad"].suggestions][0] in ("Salma Haddad", "Salma Hadda")
    assert len(found["Selma Hadad"].suggestions) == 3
    assert found["Galaxy Qzwx"].suggestions == ()
    assert {one.names[0]: one.present for one in found["Selma Hadad"].suggestions}.get("Salma Haddad") is True


@pytest.mark.parametrize("written, name", [
    ("سلمى حداد", "Salma Haddad"), ("Salma Haddad", "سَلمى حـــدّاد"), ("Haddad Salma", "Salma Haddad"), ("S. Haddad", "Salma Haddad"), ("Selma Hadad", "Salma Haddad"),
    ("salmahaddad", "Salma Haddad"), ("salma.haddad@post.example", "Salma Haddad"), ("Salma’s iPhone", "Salma Haddad"), ("Mohamed Aly", "محمد علي"),
    ("Mohammed Ali", "Muhammad Aly"), ("يوسف القاسم", "Youssef Al-Kassem"), ("عائشة بن صالح", "Aïcha Ben Salah"), ("Khaled Jaber", "خالد جابر"), ("Dr Nyabol", "Nyabol Lualdit"),
    ("José Pérez", "Jose Perez"), ("Slama Haddad", "Salma Haddad"),
])
def test_spellings_of_one_name_are_alike(written, name):
    assert likeness([written], [name]) >= ENOUGH


@pytest.mark.parametrize("written", ["Galaxy A12", "iPad (4)", "Observer", "M.", "Guest 7", "Conference room", "9611xxxx23", "", "Huawei P30 lite", "Omar Nasser"])
def test_devices_and_strangers_are_like_nobody(written):
    assert likeness([written], ["Salma Haddad", "سلمى حداد", "Ines Duarte", "Noor Said"]) < ENOUGH


def test_this_is_she_unites_her_time_and_forgets_what_was_written(cast, taken):
    before = figures(taken)
    services.decide_on_guest(taken, guests(taken)["Selma Hadad"].id, "person", by=cast.secretariat, part=part_of(cast.participant))
    row = row_of(cast.participant, taken)
    assert (row.intervals, row.matched, row.staff, row.sealed_shown) == ([(at(9), at(11, 30))], True, False, None)
    assert (Attendance.objects.count(), selectors.guests_waiting(taken)) == (3, 1)
    assert (before, figures(taken)) == ((3, 2, 2), (2, 1, 2))
    entry = AuditEntry.objects.get(verb="sessions.guest_decided")
    assert (entry.note, entry.actor_id) == ("left=1", cast.secretariat.pk)


def test_somebody_not_seen_yet_is_known_from_then_on_and_staff_stays_staff(cast, taken):
    services.decide_on_guest(taken, guests(taken)["Selma Hadad"].id, "person", by=cast.secretariat, part=part_of(cast.other))
    assert [(row.matched, row.staff, row.intervals) for row in [row_of(cast.other, taken)]] == [(True, False, [(at(9, 30), at(11, 30))])]
    services.decide_on_guest(taken, guests(taken)["Galaxy Qzwx"].id, "person", by=cast.secretariat, part=part_of(cast.evaluator))
    assert row_of(cast.evaluator, taken).staff is True and selectors.guests_waiting(taken) == 0


@pytest.mark.parametrize("decision, after", [("nobody", (3, 2)), ("staff", (2, 1))])
def test_a_guest_nobody_knows_stays_counted_and_staff_does_not(cast, taken, decision, after):
    services.decide_on_guest(taken, guests(taken)["Galaxy Qzwx"].id, decision, by=cast.secretariat)
    assert (figures(taken)[:2], selectors.guests_waiting(taken)) == (after, 1)
    again = zoom(("Galaxy Qzwx", "", "09:30:00", "09:40:00"))
    services.take_in_attendance(taken, again, NEW_YORK, by=cast.secretariat)
    assert selectors.guests_waiting(taken) == 1, "who was decided about is not asked for again"
    assert figures(taken)[:2] == after


def test_a_second_device_of_another_guest_is_one_guest(cast, taken):
    found = guests(taken)
    services.decide_on_guest(taken, found["Galaxy Qzwx"].id, "device", by=cast.secretariat, device=found["Selma Hadad"].id)
    row = Attendance.objects.get(pk=found["Selma Hadad"].id)
    assert (row.intervals, selectors.guests_waiting(taken)) == ([(at(9), at(9, 20)), (at(9, 30), at(11, 30))], 1)


@pytest.mark.parametrize("decision", ["person", "device", "nobody", "staff", "new"])
def test_the_last_decision_can_be_taken_back(cast, taken, decision):
    stored = sorted((bytes(row.mark), row.matched, row.staff, row.intervals, bool(row.sealed_shown)) for row in Attendance.objects.all())
    found = guests(taken)
    who = {"person": {"part": part_of(cast.participant)}, "device": {"device": found["Selma Hadad"].id}, "new": {"part": part_of(cast.other)}}
    before = services.decide_on_guest(
        taken, found["Galaxy Qzwx"].id, "person" if decision == "new" else decision, by=cast.secretariat, **who.get(decision, {}))
    services.undo_decision(taken, before, by=cast.secretariat)
    assert sorted((bytes(row.mark), row.matched, row.staff, row.intervals, bool(row.sealed_shown)) for row in Attendance.objects.all()) == stored
    assert guests(taken).keys() == found.keys()
    assert AuditEntry.objects.filter(verb="sessions.guest_decision_undone").count() == 1


def test_what_was_written_over_since_is_not_taken_back(cast, taken):
    before = services.decide_on_guest(taken, guests(taken)["Selma Hadad"].id, "person", by=cast.secretariat, part=part_of(cast.participant))
    later = zoom(("Salma Haddad", cast.participant.profile.email, "11:30:00", "11:50:00"))
    services.take_in_attendance(taken, later, NEW_YORK, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        services.undo_decision(taken, before, by=cast.secretariat)
    assert (refused.value.code, row_of(cast.participant, taken).intervals) == ("attendance.changed_since", [(at(9), at(11, 50))])


def test_one_guest_is_decided_about_once_and_by_the_secretariat_alone(cast, taken):
    guest = guests(taken)["Galaxy Qzwx"].id
    for who in (cast.evaluator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.decide_on_guest(taken, guest, "nobody", by=who)
        with pytest.raises(Forbidden):
            selectors.guest_in_review(taken, 1, asker=who)
    for decision, more in (("person", {}), ("person", {"part": part_of(cast.stranger)}), ("device", {}), ("device", {"device": guest}), ("dance", {})):
        with pytest.raises(Refused):
            services.decide_on_guest(taken, guest, decision, by=cast.secretariat, **more)
    services.decide_on_guest(taken, guest, "nobody", by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        services.decide_on_guest(taken, guest, "staff", by=cast.secretariat)
    assert refused.value.code == "attendance.decided"


def test_a_guest_who_turns_out_to_have_hosted_waits_no_more(cast, group):
    host = ("Qzwx", "host@platform.example", "09:00:00", "11:30:00")
    services.take_in_attendance(group, zoom(host), NEW_YORK, by=cast.secretariat)
    assert selectors.guests_waiting(group) == 1
    services.take_in_attendance(group, zoom(host, host="host@platform.example"), NEW_YORK, by=cast.secretariat)
    assert (selectors.guests_waiting(group), figures(group)) == (0, (0, 0, 0))


def test_after_thirty_days_the_names_go_and_the_counts_stay(cast, taken):
    before = figures(taken)
    taken_on = taken.imports.get().taken_on
    for days, left in ((29, 2), (30, 0)):
        clock.set_to(datetime(taken_on.year, taken_on.month, taken_on.day, 12, tzinfo=UTC) + timedelta(days=days))
        services.forget_guests()
        assert selectors.guests_waiting(taken) == left
    assert figures(taken) == before


# ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────────────

def words(page):
    return re.sub(r"\s+", " ", page.content.decode())


def test_she_goes_through_them_one_by_one_and_takes_one_back(cast, taken, signed_in):
    browser = signed_in(cast.secretariat)
    page = words(browser.get(PAGE))
    assert "Guest 1 of 2." in page and ("<b><bdi>Selma Hadad" in page) != ("<b><bdi>Galaxy Qzwx" in page)
    first = re.search(r'name="guest" value="([^"]+)"', page)[1]
    found = browser.post(PAGE, {"decision": "find", "search": "ines", "at": 1})
    assert "Ines Duarte" in words(found) and not found.has_header("Location")
    handle = part_of(cast.other).handle
    done = browser.post(PAGE, {"decision": f"person:{handle}", "guest": first, "at": 1})
    assert (done.status_code, done["Location"]) == (302, PAGE), "no name and no id in the address"
    page = words(browser.get(PAGE))
    assert "Guest 2 of 2" in page and "Take the last decision back" in page
    assert browser.post(PAGE, {"decision": "undo", "at": 1}).status_code == 302
    page = words(browser.get(PAGE))
    assert "Guest 1 of 2." in page and "Take the last decision back" not in page and row_of(cast.other, taken) is None
    for _guest in range(2):
        guest = re.search(r'name="guest" value="([^"]+)"', words(browser.get(PAGE)))[1]
        browser.post(PAGE, {"decision": "nobody", "guest": guest, "at": 1})
    assert "You have decided about everybody" in words(browser.get(PAGE))
    assert "Decided" in words(browser.get(PAGE))


def test_later_leads_to_the_next_and_from_the_last_to_the_first(cast, taken, signed_in):
    browser = signed_in(cast.secretariat)
    seen = [re.search(r'name="guest" value="([^"]+)"', words(browser.get(PAGE + query)))[1] for query in ("", "?at=2", "?at=3", "?at=x")]
    assert (seen[0] != seen[1], seen[2:] == [seen[0]] * 2) == (True, True)
    assert 'href="?at=2"' in words(browser.get(PAGE)) and 'href="?at=1"' in words(browser.get(PAGE + "?at=2"))


def test_an_evaluator_is_told_how_many_wait_and_finds_no_page(cast, taken, signed_in):
    browser = signed_in(cast.evaluator)
    page = words(browser.get("/c/gathering/programme/working-group/attendance/"))
    assert "2 guests were not recognised. The secretariat can say who they were." in page and "review/" not in page
    assert [browser.get(PAGE).status_code, browser.post(PAGE, {"decision": "nobody"}).status_code] == [404, 404]


def test_nonsense_is_answered_with_a_sentence(cast, taken, signed_in):
    browser = signed_in(cast.secretariat)
    for told in ({"decision": "nobody"}, {"decision": "nobody", "guest": "x"}, {"decision": "person:P-0", "guest": str(cast.other.pk)}, {"decision": "undo"},
                 {"decision": "device", "guest": "1", "device": "x"}):
        assert 'class="notice' in words(browser.post(PAGE, told, follow=True))
    assert selectors.guests_waiting(taken) == 2


def test_the_page_asks_as_often_for_three_guests_as_for_one(cast, group, signed_in, redis_empty):
    browser, asked = signed_in(cast.secretariat), []
    for rows in ([("Qzwx", "", "09:00:00", "09:20:00")], [(name, "", "09:00:00", "09:20:00") for name in ("Abcd", "Efgh")]):
        services.take_in_attendance(group, zoom(*rows), NEW_YORK, by=cast.secretariat)
        browser.get(PAGE)
        with CaptureQueriesContext(connection, ) as counted:
            assert browser.get(PAGE).status_code == 200
        asked.append(len(counted))
    assert asked[0] == asked[1] <= 12
