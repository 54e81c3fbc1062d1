"""Reports of other platforms: every layout gives the same people, every trap is read or refused with its line."""
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convening.errors import Refused
from sessions import presence
from sessions.importers import distinct_people, only_waited, read_attendance
from sessions.importers.headings import digest_of
from sessions.tests import reports
from sessions.tests.reports import NEW_YORK, meeting, read, stay

FILES = Path(__file__).parent / "files"
Z1 = reports.HEADINGS["Z1"]


def utc(hour, minute=0, second=0, day=7):
    return datetime(2021, 7, day, hour, minute, second, tzinfo=UTC)


def refusal(data, **known):
    started = time.process_time()
    with pytest.raises(Refused) as caught:
        read_attendance(data if isinstance(data, bytes) else data.encode(), NEW_YORK, **known)
    assert time.process_time() - started < 1
    return caught.value


def problems(report):
    return [(problem.line, problem.code) for problem in report.refused]


def who(report):
    return [(person.handles, person.emails, person.names, person.intervals) for person in distinct_people(report.rows)]


# ── The layouts ────────────────────────────────────────────────────────────────────────────────────────────────────────

def test_the_meeting_report_with_its_block():
    report = read_attendance((FILES / "zoom_z1_meeting_block_en.csv").read_bytes(), NEW_YORK)
    assert (report.layout, report.topic, report.host_email) == ("Z1b", "Opening session", "host@conv.example")
    assert (report.refused, report.notes, [row.line for row in report.rows]) == ((), (), [5, 6, 7])
    assert who(report) == [
        (("P-0042",), ("p0042@join.conv.example",), ("P-0042",),
         [(utc(14, 2, 3), utc(14, 31, 10)), (utc(14, 36), utc(15, 31))]),
        (("P-0107",), (), ("سلمى",), [(utc(14), utc(15, 30))]),
    ]


def test_the_newer_meeting_report_with_its_block_and_a_waiting_room():
    report = read_attendance((FILES / "zoom_z3_meeting_block_en.csv").read_bytes(), NEW_YORK)
    assert (report.layout, report.topic, report.host_email) == ("Z3", "Opening session", None)
    assert [row.line for row in report.waiting] == [6, 9]
    assert who(report) == [
        (("P-0042",), ("p0042@join.conv.example",), ("P-0042",), [(utc(14, 2, 3), utc(15, 31))]),
        (("P-0107",), (), ("P-0107",), [(utc(14), utc(15, 30))]),
    ]
    assert [person.names for person in only_waited(report.rows)] == [("P-0300",)]


def test_the_spanish_report_with_semicolons():
    report = read_attendance((FILES / "zoom_z4_es_semicolon.csv").read_bytes(), NEW_YORK)
    assert (report.layout, who(report)) == (
        "Z4", [(("P-0107",), ("p0107@join.conv.example",), ("P-0107",), [(utc(14), utc(15, 30))])]
    )
    assert report.rows[0].guest is True


def test_the_webinar_report_with_its_sections():
    report = read_attendance((FILES / "zoom_w1_webinar_attendee_report.csv").read_bytes(), NEW_YORK)
    assert (report.layout, report.topic, report.host_email, report.absent) == ("W1", "Opening session", "host@conv.example", 1)
    people = distinct_people(report.rows)
    assert [(person.names, sorted(person.sections)) for person in people] == [
        (("Secretariat",), ["host"]), (("Interpreter AR",), ["panelist"]),
        (("P-0042",), ["attendee"]), (("9611xxxx23",), ["other"]),
    ]
    assert people[2].intervals == [(utc(14, 2, 3), utc(14, 31, 10)), (utc(14, 36), utc(15, 31))]
    assert report.refused == ()


def test_a_panelist_promoted_on_the_way_is_one_person_in_two_sections():
    report = read(
        "Panelist Details,\nAttended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)\n"
        'Yes,Nour,nour@x.org,"Jul 07, 2021 10:30:00","Jul 07, 2021 11:00:00",30\n'
        "Attendee Details,\n"
        "Attended,First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes)\n"
        'Yes,Nour,H,NOUR@x.org,,,"Jul 07, 2021 10:00:00","Jul 07, 2021 10:30:00",30\n'
        "No,Absent,Person,absent@x.org,,,--,--,--\n"
    )
    assert [(sorted(person.sections), presence.present(person.intervals)) for person in distinct_people(report.rows)] == [
        (["attendee", "panelist"], timedelta(hours=1)),
    ]
    assert report.absent == 1


def test_the_flattened_export_says_its_meeting_on_each_line():
    headings = ("Topic,MeetingID,User_Name,User_Email_1,Department,Group,HasZoomRooms,Creation_Time,Start_Time,End_Time,"
                "Duration_Minutes_1,Participants,NameOriginalName,User_Email_2,Join_Time,Leave_Time,Duration_Minutes_2,Guest,"
                "RecordingConsent,InWaitingRoom,MarketingOptIn")
    line = ("Opening,{meeting},Host,host@x.org,,,No,,07/07/2021 09:52:11 AM,07/07/2021 11:34:40 AM,103,3,Nour,nour@x.org,"
            "07/07/2021 10:00:00 AM,07/07/2021 11:00:00 AM,60,Yes,,No,")
    report = meeting(line.format(meeting=1), headings=headings)
    assert (report.layout, report.topic, report.host_email) == ("Z7", "Opening", "host@x.org")
    assert who(report) == [((), ("nour@x.org",), ("Nour",), [(utc(14), utc(15))])]
    refused = refusal("\n".join([headings, line.format(meeting=1), line.format(meeting=2)]))
    assert (refused.code, refused.message.startswith("Line 3: ")) == ("attendance.two_meetings", True)


@settings(max_examples=25, deadline=None)
@given(
    reports.people(),
    st.sampled_from([("Z1", False), ("Z1", True), ("Z3", False), ("Z3", True), ("Z4", False), ("Z5", False), ("Z6", False)]),
    st.sampled_from(sorted(reports.DATES)),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["America/New_York", "Asia/Beirut", "Asia/Kathmandu", "UTC", "Pacific/Auckland"]),
    st.dates(date(2021, 5, 1), date(2021, 8, 31)) | st.just(date(2021, 12, 11)),  # no clock changes in the session's hour
    st.randoms(use_true_random=False),
)
def test_every_layout_gives_back_the_people_their_presence_and_the_peak(found, layout, dates, delimiter, zone, day, chance):
    start, zone = datetime(day.year, day.month, day.day, 14, tzinfo=UTC), ZoneInfo(zone)
    data = reports.report(
        layout[0], found, start, zone, chance, dates=dates, block=layout[1], delimiter=delimiter
    )
    report = read_attendance(data, zone, session_start=start)
    assert (report.layout, report.refused) == ("Z1b" if layout == ("Z1", True) else layout[0], ())
    read_back = distinct_people(report.rows)
    assert sorted(_seconds(person.intervals, start) for person in read_back) == sorted(
        sorted(second for second in range(7_001) if any(came <= second < went for came, went in person.stays))
        for person in found
    )
    assert presence.peak([person.intervals for person in read_back]) == _peak(found)


def _seconds(intervals, start):
    """Every second of presence, as numbers from `start`, gaps left as they are."""
    return sorted({
        second for came, went in intervals
        for second in range(int((came - start).total_seconds()), int((went - start).total_seconds()))
    })


def _peak(found):
    """The most people there at one second, an absence of two minutes or less not noticed, looked up at every
    second."""
    most = 0
    for second in range(7_001):
        there = 0
        for person in found:
            before = max((min(went, second) for came, went in person.stays if came <= second), default=None)
            after = min((max(came, second) for came, went in person.stays if went > second), default=None)
            there += before is not None and after is not None and after - before <= 120
        most = max(most, there)
    return most


# ── Times ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

@pytest.mark.parametrize("written", [
    "07/07/2021 10:02:03 AM", '"Jul 07, 2021 10:02:03"', '"Jul 7, 2021 10:02:03 AM"', "2021-07-07 10:02:03",
    "2021-07-07T14:02:03Z", "2021-07-07T10:02:03-04:00", "2021-07-07T17:02:03.250+0300", "07/07/2021 10:02:03", "7/7/21 10:02:03",
    "07.07.2021 10:02:03",
    "2021/07/07 10:02:03", "07/07/2021 10:02:03\u202fAM", "07/07/2021 10:02:03 a. m.", "٠٧/٠٧/٢٠٢١ ١٠:٠٢:٠٣ ص",
    "\u200f07/07/2021\u200f 10:02:03", "07/07/2021، 10:02:03", "7 juil. 2021 10:02:03", "07-jul-2021 10:02:03",
    '"7 de julio de 2021, 10:02:03"',
])
def test_every_way_of_writing_a_moment(written):
    report = meeting(f"Nour,nour@x.org,{written},2021-07-07T15:00:00Z,58,Yes")
    assert (problems(report), [row.joined for row in report.rows]) == ([], [utc(14, 2, 3)])


@pytest.mark.parametrize("joined, left, code", [
    ("--", "07/07/2021 11:00:00 AM", "attendance.no_time"),
    ("07/07/2021 10:00:00 AM", "", "attendance.no_time"),
    ("yesterday", "07/07/2021 11:00:00 AM", "attendance.unreadable_time"),
    ("07/07/2021 13:00:00 PM", "07/07/2021 11:00:00 AM", "attendance.unreadable_time"),
    ("07/07/2021 24:00:00", "07/07/2021 11:00:00", "attendance.unreadable_time"),
    ("07/07/2021 10:00:60", "07/07/2021 11:00:00", "attendance.unreadable_time"),
    ("02/30/2021 10:00:00", "02/30/2021 11:00:00", "attendance.unreadable_time"),
    ("2021-02-30 10:00:00", "2021-03-01 11:00:00", "attendance.unreadable_time"),
    ("07/07/2021 11:00:00 AM", "07/07/2021 10:00:00 AM", "attendance.left_before_joined"),
])
def test_a_line_whose_times_make_no_sense_is_refused_and_the_others_are_read(joined, left, code):
    report = meeting(f"Nour,nour@x.org,{joined},{left},60,Yes", stay("Ali", "ali@x.org"))
    assert (problems(report), [row.name for row in report.rows]) == ([(2, code)], ["Ali"])


def test_noon_and_midnight_on_a_clock_of_twelve_hours():
    report = meeting("N,n@x.org,07/07/2021 12:00:00 AM,07/07/2021 12:00:00 PM,720,Yes")
    assert (report.rows[0].joined, report.rows[0].left) == (utc(4), utc(16))


def eighth_of_july(joined, left, minutes=60):
    return f"N,n@x.org,{joined},{left},{minutes},Yes"


@pytest.mark.parametrize("lines, session_start, joined", [
    # a number above 12 elsewhere in the file
    ([eighth_of_july("08/07/2021 10:00:00", "08/07/2021 11:00:00"), eighth_of_july("13/07/2021 10:00:00", "13/07/2021 11:00:00")],
     None, utc(14, day=8)),
    ([eighth_of_july("07/08/2021 10:00:00", "07/08/2021 11:00:00"), eighth_of_july("07/13/2021 10:00:00", "07/13/2021 11:00:00")],
     None, utc(14, day=8)),
    # a clock of twice twelve hours is an American one
    ([eighth_of_july("07/08/2021 10:00:00 AM", "07/08/2021 11:00:00 AM")], None, utc(14, day=8)),
    # unless the session's own day says otherwise
    ([eighth_of_july("08/07/2021 10:00:00 AM", "08/07/2021 11:00:00 AM")], utc(14, day=8), utc(14, day=8)),
    ([eighth_of_july("08/07/2021 10:00:00", "08/07/2021 11:00:00")], utc(14, day=8), utc(14, day=8)),
    ([eighth_of_july("07/08/2021 10:00:00", "07/08/2021 11:00:00")], utc(14, day=8), utc(14, day=8)),
    # nobody stays from 7 August to 7 September
    ([eighth_of_july("08/07/2021 23:30:00", "09/07/2021 00:30:00")], None, datetime(2021, 7, 9, 3, 30, tzinfo=UTC)),
])
def test_day_and_month_are_told_apart_by_the_whole_file(lines, session_start, joined):
    report = meeting(*lines, session_start=session_start)
    assert (problems(report), report.rows[0].joined) == ([], joined)


def test_day_and_month_that_nothing_tells_apart_are_asked_for():
    refused = refusal("\n".join([Z1, eighth_of_july("08/07/2021 10:00:00", "08/07/2021 11:00:00")]))
    assert (refused.code, refused.message.startswith("Line 2: ")) == ("attendance.date_order", True)


@pytest.mark.parametrize("days", [("13/07/2021", "07/14/2021"), ("07/14/2021", "13/07/2021")])
def test_of_dates_that_contradict_each_other_the_later_lines_are_refused(days):
    report = meeting(*(eighth_of_july(f"{day} 10:00:00", f"{day} 11:00:00") for day in days))
    assert (problems(report), [row.line for row in report.rows]) == ([(3, "attendance.unreadable_time")], [2])


def test_a_time_that_did_not_exist_in_the_city_is_refused_with_its_line():
    report = meeting(eighth_of_july("2021-03-14 02:30:00", "2021-03-14 04:00:00", 30), stay("Ali"))
    assert problems(report) == [(2, "attendance.no_such_time")]
    assert "New York" in report.refused[0].message


@pytest.mark.parametrize("joined, left, minutes, session_start, came, went", [
    ("00:30", "01:30", 60, None, "04:30", "05:30"),
    ("00:30", "01:30", 120, None, "04:30", "06:30"),
    ("01:30", "02:30", 60, None, "06:30", "07:30"),
    ("01:30", "02:30", 120, None, "05:30", "07:30"),
    ("01:50", "01:10", 20, None, "05:50", "06:10"),  # the clock went back in between
    ("01:10", "01:20", 10, None, "05:10", "05:20"),
    ("01:10", "01:20", 10, datetime(2021, 11, 7, 6, tzinfo=UTC), "06:10", "06:20"),
    ("01:10", "01:20", "--", None, "05:10", "05:20"),
])
def test_a_time_that_the_clock_showed_twice_is_read_by_the_minutes_then_the_session(
    joined, left, minutes, session_start, came, went
):
    report = meeting(
        eighth_of_july(f"2021-11-07 {joined}:00", f"2021-11-07 {left}:00", minutes), session_start=session_start
    )
    row = report.rows[0]
    assert (row.joined.strftime("%H:%M"), row.left.strftime("%H:%M")) == (came, went)
    assert [note.code for note in report.notes] == ([] if joined == "01:50" else ["attendance.time_shown_twice"])


def test_another_days_report_is_noted():
    report = meeting(stay("Nour"), session_start=utc(14, day=14))
    assert [(note.line, note.code) for note in report.notes] == [(2, "attendance.other_day")]
    both = meeting(stay("Nour"), eighth_of_july("2021-07-14 10:00:00", "2021-07-14 11:00:00"), session_start=utc(14))
    assert [(note.line, note.code) for note in both.notes] == [(3, "attendance.other_day")]
    assert meeting(stay("Nour"), session_start=utc(14)).notes == ()


# ── Traps and refusals ─────────────────────────────────────────────────────────────────────────────────────────────────

def test_absent_values_and_columns_are_none():
    report = meeting("Nour,--,07/07/2021 10:00:00 AM,07/07/2021 11:00:00 AM,60,--", stay("Ali", "not-an-address"))
    assert [(row.email, row.guest, row.waiting_room) for row in report.rows] == [(None, None, False), (None, True, False)]


def test_columns_may_stand_in_any_order_among_others():
    report = meeting(
        "60,Beirut,07/07/2021 11:00:00 AM,07/07/2021 10:00:00 AM,Nour", headings="Duration (Minutes),City,Leave Time,Join Time,Name"
    )
    assert who(report) == [((), (), ("Nour",), [(utc(14), utc(15))])]


def test_a_preamble_of_other_lines_does_not_hide_the_heading_row():
    report = read("Report of the secretariat,\nPrinted,today\n\n" + Z1 + "\n" + stay("Nour"))
    assert [row.line for row in report.rows] == [5]


def test_nul_commas_and_marks_in_names_are_read():
    report = meeting('"Doe, Ja\0ne",jane@x.org,07/07/2021 10:00:00 AM,07/07/2021 11:00:00 AM,60,Yes', stay("\u202eNour\u202c"))
    assert [row.name for row in report.rows] == ["Doe, Jane", "Nour"]


def test_a_line_with_nobody_or_an_unknown_waiting_room_is_refused():
    report = meeting(stay("--"), stay("Nour", waiting="perhaps"), "Nour", stay("Ali"))
    assert problems(report) == [
        (2, "attendance.nobody"), (3, "attendance.unreadable_waiting_room"), (4, "attendance.no_time"),
    ]


def test_who_still_waits_at_the_end_has_no_times_and_was_not_there():
    report = meeting("Nour,,07/07/2021 10:00:00 AM,--,,Yes,,Yes", stay("Ali"))
    assert (problems(report), report.absent, [row.name for row in report.rows]) == ([], 1, ["Ali"])


def test_arabic_headings_are_refused_with_what_was_seen_and_read_once_they_are_mapped():
    headings = "الاسم,البريد الإلكتروني,وقت الانضمام,وقت المغادرة,المدة,زائر"
    refused = refusal(f"{headings}\n{stay('Nour')}")
    assert refused.code == "attendance.unknown_layout"
    assert "Line 1 " in refused.message and "“وقت الانضمام”" in refused.message and "Join time" in refused.message
    cells, columns = headings.split(","), ["name", "email", "joined", "left", "length", ""]
    report = read(f"{headings}\n{stay('Nour')}", maps={digest_of(cells): columns})
    assert (report.layout, who(report)) == ("mapped", [((), (), ("Nour",), [(utc(14), utc(15))])])


@pytest.mark.parametrize("text, code, words", [
    ("Name (Original Name),User Email,Total Duration (Minutes),Guest\nNour,nour@x.org,60,Yes", "attendance.no_times", "Line 2: "),
    ("Nombre (nombre original),Correo electrónico,Duración total (minutos)\nNour,n@x.org,60", "attendance.no_times", "unique users"),
    (Z1, "attendance.no_rows", "no rows"),
    (Z1.replace("Guest", "Join Time") + "\n" + stay("Nour"), "attendance.doubled_heading", "Line 1: "),
    ("Full Name\tWhat she did\tThen\nNour\tJoined\t7/7/2021, 10:00:00 AM", "attendance.unknown_layout", "“What she did”"),
    ("nour@x.org,Nour\nali@x.org,Ali", "attendance.unknown_layout", "No heading row"),
    ("just a line of words", "attendance.unknown_layout", "No heading row"),
    (reports.BLOCKS["Z1"][0] + "\n1,A,,,,,\n\n" + Z1 + "\n" + stay("N") + "\n\n" + reports.BLOCKS["Z1"][0] + "\n2,B,,,,,\n",
     "attendance.two_meetings", "Line 8: "),
    ('Name,"Email\nNour,nour@x.org', "file.quotes", "Line 1: "),
    (b"%PDF-1.7", "file.not_csv", "a PDF document"),
    (b"", "file.empty", "empty"),
    (b"x" * 6_000_000, "file.too_large", "megabytes"),
])
def test_files_that_cannot_be_read_are_refused_with_the_reason(text, code, words):
    refused = refusal(text)
    assert (refused.code, words in refused.message) == (code, True)


@pytest.mark.parametrize("text", ["nour@x.org,Nour H\nali@x.org,Ali", "Nour H,Beirut\nAli K,Tunis", "Nour H,Beirut"])
def test_a_refusal_shows_nobodys_name_or_address(text):
    assert "nour" not in refusal(text).message.casefold()


def test_a_line_out_of_step_is_refused_without_repeating_a_name():
    report = meeting("Doe, Jane,jane@x.org,07/07/2021 10:00:00 AM,07/07/2021 11:00:00 AM,60,Yes", stay("Ali"))
    assert problems(report) == [(2, "attendance.unreadable_time")]
    assert "jane" not in report.refused[0].message


def test_a_report_without_its_minutes_is_still_read():
    without = meeting("Nour,07/07/2021 10:00 AM,07/07/2021 11:00 AM", headings="Name (Original Name),Join Time,Leave Time")
    assert len(without.rows) == 1


@pytest.mark.parametrize("line", [stay("Nour"), ",".join(["x"] * 60), "--,--,--,--,--"])
def test_twenty_thousand_lines_are_read_or_refused_in_bounded_time(line):
    started = time.process_time()
    report = meeting(*[line] * 19_990)
    assert len(report.rows) + len(report.refused) == 19_990
    assert time.process_time() - started < 5


def test_a_foreign_file_of_twenty_thousand_wide_lines_is_refused_quickly():
    assert refusal("\n".join([",".join(["cell"] * 40)] * 19_990)).code == "attendance.unknown_layout"


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=200))
def test_any_text_under_the_heading_row_is_rows_problems_or_a_refusal(text):
    try:
        report = meeting(*text.splitlines())
    except Refused as refused:
        assert refused.code.split(".")[0] in {"file", "attendance"}
    else:
        assert all(row.joined <= row.left for row in report.rows)
