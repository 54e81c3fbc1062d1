"""A platform's report becomes attendance: distinct people, staff apart, nothing in clear, the same file once."""

import random
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
from django.db import connection
from django.db.models.expressions import RawSQL

from convening import engagement, keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import person_in
from sessions import presence, selectors, services
from sessions.models import Attendance, AttendanceImport

from .conftest import plan, zoom

NEW_YORK = "America/New_York"


def take_in(session, content, by, zone=NEW_YORK):
    return services.take_in_attendance(session, content, zone, by=by)


def handle_of(person):
    return Participation.objects.get(person=person).handle


def address_of(person):
    return person.profile.email


def test_people_are_known_by_address_handle_and_name_and_counted_once(cast, group):
    report = zoom(
        ("Salma H.", address_of(cast.participant).upper(), "09:00:00", "10:00:00"),
        (handle_of(cast.participant), "", "09:30:00", "11:00:00"),  # her telephone, under her handle
        ("INES  DUARTE", "", "09:00:00", "09:10:00"),
        ("Galaxy A12", "", "09:00:00", "09:20:00"),
    )
    counts = take_in(group, report, cast.secretariat)
    assert counts == {
        "rows": 4, "people": 3, "matched": 2, "unmatched": 1, "excluded": 0, "attendances": 3, "peak": 3, "median_minutes": 20.0,
    }
    salma = Attendance.objects.get(mark=engagement.mark_of(cast.convening.pk, cast.participant.pk))
    assert salma.intervals == [(datetime(2021, 7, 14, 13, tzinfo=UTC), datetime(2021, 7, 14, 15, tzinfo=UTC))]


def test_whoever_works_is_present_and_not_counted(cast, group):
    interpreter = person_in(cast.convening, "interpreter", name="Karim Tawil", member=False)
    technician = person_in(cast.convening, "participant", name="Tilda Vik")
    services.give_session_role(group, Participation.objects.get(person=technician), "tech", by=cast.secretariat)
    report = zoom(
        ("Vera Lind", address_of(cast.secretariat), "08:40:00", "11:40:00"),
        ("Host of the hour", "host@platform.example", "08:40:00", "11:40:00"),
        ("AR booth", address_of(interpreter), "08:50:00", "11:35:00"),
        ("Tilda", address_of(technician), "08:50:00", "11:35:00"),
        ("Noor Said", "", "09:00:00", "11:30:00"),  # moderates a room: in a session she takes part
        host="host@platform.example",
    )
    counts = take_in(group, report, cast.secretariat)
    assert (counts["people"], counts["excluded"], counts["matched"], counts["unmatched"]) == (5, 4, 1, 0)
    assert (counts["attendances"], counts["peak"], counts["median_minutes"]) == (1, 1, 150.0)


def test_the_waiting_room_is_no_presence(cast, group):
    report = zoom(
        ("Salma Haddad", address_of(cast.participant), "08:30:00", "09:04:00", "waiting"),
        ("Salma Haddad", address_of(cast.participant), "09:04:00", "09:09:00"),
        ("Ines Duarte", address_of(cast.other), "09:00:00", "11:30:00", "waiting"),
    )
    counts = take_in(group, report, cast.secretariat)
    assert (counts["rows"], counts["people"], counts["attendances"], counts["median_minutes"]) == (3, 1, 1, 5.0)


def test_one_name_of_two_members_is_nobodys(cast, group):
    person_in(cast.convening, "participant", name="Salma Haddad")
    counts = take_in(group, zoom(("Salma Haddad", "", "09:00:00", "11:30:00")), cast.secretariat)
    assert (counts["matched"], counts["unmatched"]) == (0, 1)


def test_two_who_claim_one_name_are_not_taken_for_one_member(cast, group):
    report = zoom(
        ("Salma Haddad", "first@elsewhere.example", "09:00:00", "11:30:00"),
        ("Salma Haddad", "second@elsewhere.example", "09:00:00", "11:30:00"),
    )
    counts = take_in(group, report, cast.secretariat)
    assert (counts["people"], counts["matched"], counts["unmatched"], counts["attendances"]) == (2, 0, 2, 2)


def test_a_second_device_under_her_original_name_is_hers(cast, group):
    report = zoom(
        ("Salma Haddad", "", "09:00:00", "10:00:00"), ("سلمى (Salma Haddad)", "", "09:30:00", "11:00:00"),
        ("S. H. (Salma Haddad)", "private@elsewhere.example", "11:00:00", "11:30:00"),
    )
    counts = take_in(group, report, cast.secretariat)
    assert (counts["people"], counts["matched"], counts["median_minutes"]) == (1, 1, 150.0)


def test_the_arabic_spelling_of_a_name_is_known_with_and_without_its_signs(cast, group):
    person_in(cast.convening, "participant", name="Amal Hourani", name_original="أمل حوراني")
    counts = take_in(group, zoom(("اَمَل حورانى", "", "09:00:00", "11:30:00")), cast.secretariat)
    assert counts["matched"] == 1


def test_somebody_of_another_convening_is_a_guest_here(cast, group):
    counts = take_in(group, zoom(("Lea Stone", address_of(cast.stranger), "09:00:00", "11:30:00")), cast.secretariat)
    assert (counts["matched"], counts["unmatched"]) == (0, 1)


def test_the_same_file_again_changes_nothing(cast, group):
    report = zoom(("Salma Haddad", address_of(cast.participant), "09:00:00", "11:30:00"))
    first = take_in(group, report, cast.secretariat)
    stored = list(Attendance.objects.values_list("pk", "sealed_intervals"))
    assert take_in(group, report, cast.secretariat) == first
    assert list(Attendance.objects.values_list("pk", "sealed_intervals")) == stored
    assert (AttendanceImport.objects.count(), AuditEntry.objects.filter(verb="sessions.attendance_taken_in").count()) == (1, 1)
    with pytest.raises(Refused) as refused:
        take_in(group, report, cast.secretariat, zone="Africa/Cairo")
    assert refused.value.code == "attendance.other_clock"


def test_a_second_report_widens_presence_and_doubles_nobody(cast, group):
    mail = address_of(cast.participant)
    take_in(group, zoom(("Salma Haddad", mail, "09:00:00", "10:00:00"), ("M.", "", "09:00:00", "09:30:00")), cast.secretariat)
    counts = take_in(
        group, zoom(("Salma Haddad", mail, "09:30:00", "10:30:00"), ("M.", "", "10:00:00", "10:30:00")), cast.secretariat)
    assert (counts["people"], counts["attendances"], counts["peak"]) == (2, 2, 2)
    assert Attendance.objects.count() == 2
    assert sorted(presence.present(row.intervals) for row in Attendance.objects.all()) == [timedelta(hours=1), timedelta(hours=1.5)]


def test_what_was_taken_in_by_the_wrong_clock_can_be_taken_back(cast, group):
    report = zoom(("Salma Haddad", address_of(cast.participant), "09:00:00", "11:30:00"))
    take_in(group, report, cast.secretariat, zone="America/Bogota")
    for who in (cast.evaluator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.withdraw_attendance(group, by=who)
    for _twice in range(2):
        services.withdraw_attendance(group, by=cast.secretariat)
    assert (Attendance.objects.count(), AttendanceImport.objects.count()) == (0, 0)
    assert AuditEntry.objects.filter(verb="sessions.attendance_withdrawn").count() == 1
    assert take_in(group, report, cast.secretariat)["attendances"] == 1


def test_a_line_that_cannot_be_read_refuses_the_whole_file(cast, group):
    report = zoom(("Salma Haddad", address_of(cast.participant), "09:00:00", "11:30:00")).decode("utf-8-sig")
    broken = (report + "Ines Duarte,,yesterday,07/14/2021 11:30:00 AM,1,Yes,,No\r\n").encode()
    preview = services.preview_attendance(group, broken, NEW_YORK, by=cast.secretariat)
    assert [problem.line for problem in preview.refused] == [6]
    with pytest.raises(Refused) as refused:
        take_in(group, broken, cast.secretariat)
    assert refused.value.code == "attendance.lines"
    assert "6" in refused.value.message
    assert (Attendance.objects.count(), AttendanceImport.objects.count()) == (0, 0)


@pytest.mark.parametrize("content", [b"", b"\x00" * 40, b"PK\x03\x04rest", b"a,b,c\r\n1,2,3\r\n", b"\xff\xfe\x00\xd8" * 9, b"<html></html>"])
def test_what_is_no_report_is_refused_with_a_sentence(cast, group, content):
    with pytest.raises(Refused) as refused:
        take_in(group, content, cast.secretariat)
    assert refused.value.message
    assert not Attendance.objects.exists()


def test_times_by_another_citys_clock_are_doubted(cast, group):
    report = zoom(("Salma Haddad", address_of(cast.participant), "09:00:00", "11:30:00"))
    doubts = services.preview_attendance(group, report, "Asia/Tokyo", by=cast.secretariat).notes
    assert "attendance.other_hours" in [doubt.code for doubt in doubts]
    assert services.preview_attendance(group, report, NEW_YORK, by=cast.secretariat).notes == ()


def test_looking_stores_nothing(cast, group):
    report = zoom(("Salma Haddad", address_of(cast.participant), "09:00:00", "11:30:00"))
    preview = services.preview_attendance(group, report, NEW_YORK, by=cast.evaluator)
    assert preview.counts == take_in(group, report, cast.secretariat)
    assert "Salma" not in repr(preview)


@pytest.mark.parametrize("who", ["participant", "moderator", "nominator", "stranger"])
def test_others_neither_look_nor_take_in(cast, group, who):
    for deed in (services.preview_attendance, services.take_in_attendance):
        with pytest.raises(Forbidden):
            deed(group, zoom(("A", "", "09:00:00", "10:00:00")), NEW_YORK, by=getattr(cast, who))


def test_rows_lie_in_no_order_of_arrival(cast, group):
    people = [person_in(cast.convening, "participant", name=f"Person {chr(65 + n)}") for n in range(24)]
    report = zoom(*[(p.profile.name, address_of(p), f"09:{n:02}:00", "11:00:00") for n, p in enumerate(people)])
    take_in(group, report, cast.secretariat)
    arrivals = [row.intervals[0][0] for row in Attendance.objects.order_by(RawSQL("ctid", ()))]  # as they lie in the table
    assert arrivals != sorted(arrivals)
    assert {row.intervals[0][0].minute for row in Attendance.objects.all()} == set(range(24))


def test_figures_are_those_of_a_naive_second_computation(cast, group):
    """Random presences on random devices, against a count by the second."""
    dice = random.Random(20210714)
    people = [person_in(cast.convening, "participant", name=f"Person {chr(65 + n)}") for n in range(12)]
    people += [cast.secretariat]
    start = datetime(2021, 7, 14, 9)
    rows, seconds = [], {}
    for person in people:
        for _device in range(dice.randint(1, 4)):
            joined = dice.randrange(0, 8000)
            left = joined + dice.choice((20, 100, 250, 320, 2000))
            rows.append((person.profile.name, address_of(person), *(f"{start + timedelta(seconds=s):%H:%M:%S}" for s in (joined, left))))
            seconds.setdefault(person, set()).update(range(joined, left))
    counts = take_in(group, zoom(*rows), cast.secretariat)
    for own in seconds.values():  # an absence of two minutes or less is presence
        ordered = sorted(own)
        for before, after in zip(ordered, ordered[1:], strict=False):
            if after - before - 1 <= 120:
                own.update(range(before, after))
    counted = [own for person, own in seconds.items() if person != cast.secretariat]
    assert counts["attendances"] == sum(len(own) >= 300 for own in counted)
    assert counts["peak"] == max(sum(second in own for own in counted) for second in range(11000))
    figures = selectors.attendance_figures(cast.convening)
    assert figures["sessions"][0]["attendances"] == counts["attendances"]
    assert figures["sessions"][0]["peak"] == counts["peak"]
    assert figures["marks"] == {
        engagement.mark_of(cast.convening.pk, person.pk) for person, own in seconds.items()
        if len(own) >= 300 and person != cast.secretariat
    }


def test_the_rate_is_of_members_who_do_not_work_there(cast, group, opening):
    take_in(group, zoom(
        ("Salma Haddad", address_of(cast.participant), "09:00:00", "11:30:00"), ("M.", "", "09:00:00", "11:30:00"),
    ), cast.secretariat)
    of_opening, of_group = sorted(selectors.attendance_figures(cast.convening)["sessions"], key=lambda s: s["door"] != "public")
    assert (of_group["accepted"], of_group["attendances"], of_group["guests"]) == (3, 2, 1)  # Salma, Ines and Noor accepted
    assert of_group["rate"] == 1 / 3
    assert (of_opening["accepted"], of_opening["rate"], of_opening["peak"], of_opening["median_minutes"]) == (None, None, 0, None)


def test_figures_take_as_many_queries_for_one_session_as_for_three(cast, group, django_assert_num_queries):
    with django_assert_num_queries(4):
        selectors.attendance_figures(cast.convening)
    for slug in ("second", "third"):
        plan(cast.convening, cast.secretariat, slug)
    with django_assert_num_queries(4):
        selectors.attendance_figures(cast.convening)


def test_ten_thousand_attendances_are_counted_fast(cast, group):
    key = keyring.read("convening", cast.convening.pk)
    moment = datetime(2021, 7, 14, 13, tzinfo=UTC)
    rows = [Attendance(session=group, mark=n.to_bytes(16, "big"), matched=True) for n in range(10_000)]
    for row in rows:
        row.seal_with(key, [(moment, moment + timedelta(hours=2))])
    Attendance.objects.bulk_create(rows, batch_size=2000)
    begun = process_time()
    assert selectors.attendance_figures(cast.convening)["sessions"][0]["attendances"] == 10_000
    assert process_time() - begun < 5


def test_the_list_of_names_is_the_secretariats_alone(cast, group):
    take_in(group, zoom(
        ("Salma Haddad", address_of(cast.participant), "09:00:00", "11:30:00"), ("M.", "", "09:00:00", "09:01:00"),
        ("Vera", address_of(cast.secretariat), "09:00:00", "11:30:00"),
    ), cast.secretariat)
    assert selectors.attendance_list(group, asker=cast.secretariat) == [
        {"name": "Salma Haddad", "minutes": 150, "qualifies": True, "staff": False, "matched": True},
        {"name": "", "minutes": 1, "qualifies": False, "staff": False, "matched": False},
        {"name": "Vera Lind", "minutes": 150, "qualifies": True, "staff": True, "matched": True},
    ]
    for who in (cast.evaluator, cast.participant, cast.moderator, cast.stranger):
        with pytest.raises(Forbidden):
            selectors.attendance_list(group, asker=who)


def test_nothing_stored_names_anybody(cast, group):
    take_in(group, zoom(
        ("Salma Haddad", address_of(cast.participant), "09:00:00", "11:30:00"), ("Qzwx Vbnm", "", "09:00:00", "11:30:00"),
    ), cast.secretariat)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            whole = " ".join(row[0] for row in cursor.fetchall()).lower()
            assert not any(word in whole for word in ("salma", "haddad", "qzwx", "vbnm", "people.example")), table
