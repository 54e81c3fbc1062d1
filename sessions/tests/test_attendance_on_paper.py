"""Noted by hand, joined with what platforms report and what the live page saw; and the sheet that is signed at the door."""

import json
import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from convening import clock, engagement
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import person_in
from convening.tests.surfaces import text_of_pdf
from sessions import platforms, selectors, services
from sessions.models import Attendance
from sessions.rendering import sheet

from .conftest import plan, zoom

NEW_YORK = "America/New_York"
BASE = "/c/gathering/programme/working-group/attendance/"
PAGE, SHEET = f"{BASE}by-hand/", f"{BASE}sheet.pdf"


def at(hour, minute=0):
    return datetime(2021, 7, 14, hour + 4, minute, tzinfo=UTC)


@pytest.fixture(autouse=True)
def afterwards(cast):
    clock.set_to(datetime(2021, 7, 15, 12, tzinfo=UTC))


def part_of(person):
    return Participation.objects.get(person=person)


def stored(session, person):
    row = Attendance.objects.filter(session=session, mark=engagement.mark_of(session.convening_id, person.pk)).first()
    return row and row.intervals


def figures(session):
    (found,) = selectors.attendance_figures(session.convening)["sessions"]
    return found["attendances"], found["guests"], found["peak"]


def note(session, *people, by, **more):
    return services.note_by_hand(session, [part_of(person) for person in people], by=by, **more)


# ── One presence of several sources ────────────────────────────────────────────────────────────────────────────────────

TEAMS = "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\nSalma Haddad\t14.07.2021, 10:30:00\t14.07.2021, 11:00:00\t30m\t{}\tAttendee\r\n"


def test_zoom_and_teams_and_the_live_page_and_paper_are_one_presence(cast, group):
    mail, mark = cast.participant.profile.email, engagement.mark_of(cast.convening.pk, cast.participant.pk)
    services.take_in_attendance(group, zoom(("Salma H.", mail, "09:00:00", "09:20:00")), NEW_YORK, by=cast.secretariat)
    services.take_in_attendance(group, b"\xff\xfe" + TEAMS.format(mail).encode("utf-16-le"), NEW_YORK, by=cast.secretariat)
    services.join_presence(group, {mark: [(at(9, 10), at(9, 40))]})
    note(group, cast.participant, by=cast.secretariat, joined=at(10, 50), left=at(11, 10))
    assert stored(group, cast.participant) == [(at(9), at(9, 40)), (at(10, 30), at(11, 10))]
    assert figures(group) == (1, 0, 1)
    told = [one["counts"].get("source") for one in selectors.latest_counts(group, asker=cast.evaluator)]
    assert sorted(told) == ["file", "file", "hand", "room"]


def test_the_live_page_twice_changes_nothing_and_staff_never_counts(cast, group):
    marks = {person: engagement.mark_of(cast.convening.pk, person.pk) for person in (cast.participant, cast.secretariat)}
    present = {mark: [(at(9), at(10)), (at(9, 30), at(11))] for mark in marks.values()} | {b"\0" * 16: []}
    for _twice in range(2):
        assert services.join_presence(group, present, {marks[cast.secretariat]}) == 2
        assert (Attendance.objects.count(), stored(group, cast.participant), figures(group)) == (2, [(at(9), at(11))], (1, 0, 1))
    assert group.imports.get().counts == {"source": "room", "people": 2, "matched": 1, "unmatched": 0, "excluded": 1}
    assert not AuditEntry.objects.filter(verb__contains="attendance").exists()


def test_bigbluebutton_knows_her_by_the_id_of_this_session(cast, group):
    there = platforms.id_there(group, engagement.mark_of(cast.convening.pk, cast.participant.pk))
    spans = {"sessions": [{"registeredOn": int(at(9).timestamp() * 1000), "leftOn": int(at(10).timestamp() * 1000)}]}
    told = {"users": {n: {"name": "Somebody", "extId": known, "intIds": {"w": spans}} for n, known in enumerate([there, part_of(cast.other).handle, "elsewhere"])}}
    counts = services.take_in_attendance(group, json.dumps(told).encode(), NEW_YORK, by=cast.secretariat)
    assert (counts["people"], counts["matched"], counts["unmatched"]) == (3, 2, 1)
    assert [stored(group, person) for person in (cast.participant, cast.other)] == [[(at(9), at(10))]] * 2


def test_lengths_alone_do_not_widen_what_has_times(cast, group):
    mail = cast.participant.profile.email
    services.take_in_attendance(group, zoom(("Salma H.", mail, "10:00:00", "10:20:00")), NEW_YORK, by=cast.secretariat)
    lengths = f"Name (Original Name),User Email,Total Duration (Minutes),Guest\nSalma,{mail},60,Yes\nInes,{cast.other.profile.email},30,Yes\n".encode()
    services.take_in_attendance(group, lengths, NEW_YORK, by=cast.secretariat)
    assert stored(group, cast.participant) == [(at(10), at(10, 20))]
    assert stored(group, cast.other) == [(at(9), at(9, 30))]
    later = services.preview_attendance(group, zoom(("Ines", cast.other.profile.email, "10:00:00", "11:00:00")), NEW_YORK, by=cast.secretariat)
    assert [note.code for note in later.notes] == ["attendance.lengths_before"]


# ── By hand ────────────────────────────────────────────────────────────────────────────────────────────────────────────

def test_people_without_a_name_are_counted_and_the_number_can_be_put_right(cast, group):
    for number in (3, 3, 5, 2):
        if number != services.without_a_name(group):
            note(group, by=cast.secretariat, nameless=number)
        assert (services.without_a_name(group), figures(group)) == (number, (number, number, number))
    with pytest.raises(Refused) as refused:
        note(group, by=cast.secretariat, nameless=2)
    assert refused.value.code == "attendance.nobody_chosen"
    assert selectors.guests_waiting(group) == 0, "nobody wrote a name, so nobody is asked about"
    assert [entry.note for entry in AuditEntry.objects.filter(verb="sessions.attendance_noted")] == ["people=0 nameless=3", "people=0 nameless=5", "people=0 nameless=2"]


def test_interpreters_who_signed_do_not_count(cast, group):
    signing = person_in(cast.convening, "participant", name="Signe Larsen")
    services.give_session_role(group, part_of(signing), "sign_interpreter", by=cast.secretariat)
    note(group, signing, cast.participant, by=cast.secretariat)
    assert figures(group) == (1, 0, 1)


def test_only_the_secretariat_notes_and_only_once_it_has_begun(cast, group):
    for who in (cast.evaluator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            note(group, cast.participant, by=who)
    with pytest.raises(Refused) as refused:
        note(group, cast.participant, by=cast.secretariat, joined=at(11), left=at(10))
    assert refused.value.code == "attendance.left_before_joined"
    clock.set_to(group.starts_at - timedelta(minutes=1))
    with pytest.raises(Refused) as refused:
        note(group, cast.participant, by=cast.secretariat)
    assert refused.value.code == "attendance.too_early"
    assert not Attendance.objects.exists()


def test_taking_back_forgets_what_was_noted_by_hand_too(cast, group):
    note(group, cast.participant, by=cast.secretariat, nameless=2)
    services.withdraw_attendance(group, by=cast.secretariat)
    assert (Attendance.objects.count(), group.imports.count()) == (0, 0)


def send(browser, **told):
    return browser.post(PAGE, {"client_key": uuid.uuid4(), "span": "whole", **told}, follow=True)


def test_she_ticks_and_writes_whom_she_saw(cast, group, signed_in):
    browser = signed_in(cast.secretariat)
    page = browser.get(PAGE).content.decode()
    assert "Salma Haddad" in page and part_of(cast.participant).handle in page
    key = uuid.uuid4()
    for _twice in range(2):  # a form sent twice
        done = browser.post(PAGE, {"client_key": key, "span": "part", "came": "09:10", "went": "٠٩:٤٠", "nameless": "4", "who": [part_of(cast.participant).handle],
                                   "others": f"  ines  DUARTE \n{part_of(cast.moderator).handle[2:]}"}, follow=True)
        assert "3 people are noted." in done.content.decode()
    assert [stored(group, person) for person in (cast.participant, cast.other, cast.moderator)] == [[(at(9, 10), at(9, 40))]] * 3
    assert services.without_a_name(group) == 4
    assert 'value="4"' in browser.get(PAGE).content.decode()


@pytest.mark.parametrize(("told", "sentence"), [
    ({}, "Tick at least one person"),
    ({"others": "Nobody Atall"}, "Nobody here has this handle, or more than one person has this name: Nobody Atall"),
    ({"others": "Lea Stone"}, "Nobody here has this handle"),
    ({"others": "Ines Duarte", "span": "part"}, "Write the hour."),
    ({"others": "Ines Duarte", "span": "part", "came": "15:00", "went": "16:00"}, "outside the session"),
    ({"others": "Ines Duarte", "span": "part", "came": "10:00", "went": "10:00"}, "outside the session"),
    ({"nameless": "900"}, "from 0 to 500"),
    ({"who": "nobody"}, "not expected any more"),
])
def test_what_cannot_be_noted_is_told_and_stays_as_typed(cast, group, signed_in, told, sentence):
    page = send(signed_in(cast.secretariat), **told).content.decode()
    assert sentence in page and all(value in page for value in told.values() if value != "nobody")
    assert not Attendance.objects.exists()


def test_others_find_no_page_and_no_sheet(cast, group, signed_in):
    for who in (cast.evaluator, cast.participant, cast.stranger):
        browser = signed_in(who)
        assert [browser.get(PAGE).status_code, send(browser).status_code, browser.post(SHEET).status_code] == [404] * 3


def test_before_it_begins_only_the_sheet_is_there(cast, group, signed_in):
    clock.set_to(group.starts_at - timedelta(days=1))
    page = signed_in(cast.secretariat).get(PAGE).content.decode()
    assert "Once the session has begun" in page and 'name="who"' not in page and "Salma" not in page and 'name="language"' in page


# ── The sheet ──────────────────────────────────────────────────────────────────────────────────────────────────────────

def text_of(browser, **told):
    answer = browser.post(SHEET, {"language": "en", "people": "handles", **told})
    assert answer["Content-Type"] == "application/pdf"
    return re.sub(r"\s+", " ", text_of_pdf(answer.content).decode())


def test_the_sheet_names_handles_alone_unless_the_session_itself_names_people(cast, group, signed_in):
    browser = signed_in(cast.secretariat)
    text = text_of(browser)
    assert part_of(cast.participant).handle in text and "Working group" in text and "09:00 to 11:30" in text
    assert "Salma" not in text and "Haddad" not in text
    named = text_of(browser, people="names")
    assert "Salma Haddad" in named and "Give it to the secretariat alone" in named
    group.naming = "voices"
    group.save()
    assert 'value="names"' not in browser.get(PAGE).content.decode()
    assert browser.post(SHEET, {"language": "en", "people": "names"}).status_code == 302
    assert "Salma" not in text_of_pdf(sheet.as_pdf(group, "en", "names")).decode()
    assert part_of(cast.participant).handle not in text_of(browser, people="empty")


def test_the_sheet_is_made_in_each_language(cast, group):
    person_in(cast.convening, "participant", name="Amal Hourani", name_original="أمل حوراني")
    for language in ("ar", "en", "es", "fr"):
        document = sheet.as_pdf(group, language, "names")
        assert document.startswith(b"%PDF") and len(text_of_pdf(document)) > 200
    with translation.override("es"):
        assert translation.get_language() == "es", "a sheet leaves the reader's language as it is"


def test_a_group_of_three_hundred_fits(cast, group, monkeypatch):
    class Somebody:
        def __init__(self, number):
            self.handle = f"P-{number}"

    monkeypatch.setattr("sessions.matching.expected_in", lambda session: [(Somebody(n), b"") for n in range(1000, 1300)])
    assert "P-1299" in text_of_pdf(sheet.as_pdf(group, "en", "handles")).decode()


def test_one_spare_session_has_nobody_on_its_sheet(cast):
    session = plan(cast.convening, cast.secretariat, "spare", door="public", naming="voices")
    assert "P-" not in text_of_pdf(sheet.as_pdf(session, "en", "handles")).decode()
