"""Reports of Teams, Meet and BigBlueButton, reports that know lengths alone, and reports whose headings nobody told us about."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convening.errors import Refused
from sessions import presence
from sessions.importers import distinct_people, is_enough, likely_column, read_attendance, unknown_headings
from sessions.importers.columns import masked_cell
from sessions.importers.durations import read_duration
from sessions.importers.headings import digest_of
from sessions.tests.reports import NEW_YORK


def utc(hour, minute=0, second=0):
    return datetime(2021, 7, 7, hour, minute, second, tzinfo=UTC)


SESSION = {"session_start": utc(14), "session_end": utc(15, 30)}


def tabs(text):
    return "\r\n".join("\t".join(line.split("|")) for line in text.strip().splitlines())


def teams(text):
    """As Teams writes its files: UTF-16LE with a mark, tabs, CRLF."""
    return b"\xff\xfe" + (tabs(text) + "\r\n").encode("utf-16-le")


def read(data, **known):
    return read_attendance(data if isinstance(data, bytes) else data.encode(), NEW_YORK, **{**SESSION, **known})


def who(report):
    return [(person.names, person.emails, person.intervals) for person in distinct_people(report.rows)]


def codes(report):
    return [(note.line, note.code) for note in report.notes]


# ── Teams ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

TEAMS = """1. Summary
Meeting title|Opening
Attended participants|2
Start time|7/7/21, 9:55:00 AM
End time|7/7/21, 11:34:00 AM
Meeting duration|1h 39m

2. Participants
Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
Lind, Vera|7/7/21, 9:55:00 AM|7/7/21, 11:34:00 AM|1h 39m|vera@x.org|vera@x.org|Organizer
Nour (Unverified)|7/7/21, 10:00:00 AM|7/7/21, 11:00:00 AM|40m 10s|||Attendee
"""
ACTIVITIES = """
3. In-Meeting Activities
Name|Join Time|Leave Time|Duration|Email|Role
Lind, Vera|7/7/21, 9:55:00 AM|7/7/21, 11:34:00 AM|1h 39m|vera@x.org|Organizer
Nour (Unverified)|7/7/21, 10:00:00 AM|7/7/21, 10:30:00 AM|30m||Attendee
Nour (Unverified)|7/7/21, 10:49:50 AM|7/7/21, 11:00:00 AM|10m 10s||Attendee
"""


def test_teams_is_read_from_its_intervals_and_the_organiser_is_a_host():
    report = read(teams(TEAMS + ACTIVITIES))
    assert (report.layout, report.topic, report.refused, report.notes) == ("teams", "Opening", (), ())
    assert who(report) == [
        (("Lind, Vera",), ("vera@x.org",), [(utc(13, 55), utc(15, 34))]),
        (("Nour",), (), [(utc(14), utc(14, 30)), (utc(14, 49, 50), utc(15))]),
    ]
    assert [sorted(person.sections) for person in distinct_people(report.rows)] == [["host"], []]
    assert report.rows[1].original_name == "", "what Teams adds in parentheses is no second name"


def test_teams_without_intervals_counts_the_length_from_the_first_coming_on():
    report = read(teams(TEAMS))
    assert who(report)[1] == (("Nour",), (), [(utc(14), utc(14, 40, 10))])
    assert codes(report) == [(11, "attendance.length_within")]


@pytest.mark.parametrize("title, headings, role, length", [
    ("2. Teilnehmer", "Name|Erster Beitritt|Letztes Verlassen|Dauer der Besprechung|E-Mail|Teilnehmer-ID (UPN)|Rolle", "Organisator", "59 Min. 0 Sek."),
    ("2. Participants", "Nom|Première participation|Dernier départ|Durée de la réunion|E-mail|ID du participant (UPN)|Rôle", "Organisateur", "59 min 0 s"),
    ("2. Participantes", "Nombre|Primera unión|Última salida|Duración de la reunión|Correo electrónico|Id. de participante (UPN)|Rol", "Organizador", "59 min 0 s"),
    ("2. 参加者", "NAME|First join|Last leave|In-meeting duration|EMAIL|Participant ID (UPN)|ROLE", "Organizer", "59m"),
])
def test_teams_in_other_languages(title, headings, role, length):
    report = read(teams(f"{title}\n{headings}\nVera|07.07.21, 10:01:00|07.07.21, 11:00:00|{length}|vera@x.org|vera@x.org|{role}"))
    assert (report.layout, report.refused) == ("teams", ())
    assert [(row.email, row.joined, row.left, row.section) for row in report.rows] == [("vera@x.org", utc(14, 1), utc(15), "host")]


def test_the_first_list_of_teams_is_put_together_from_comings_and_goings():
    report = read(tabs("""Full Name|User Action|Timestamp
Vera|Joined before|7/7/2021, 9:59:00 AM
Nour|Joined|7/7/2021, 10:05:00 AM
Nour|Left|7/7/2021, 10:20:00 AM
Nour|Joined|7/7/2021, 10:40:00 AM
Ali|Left|7/7/2021, 10:50:00 AM
Nour|Joined|7/7/2021, 10:50:00 AM
Nour|Left|7/7/2021, 11:00:00 AM
Ali|Hesitated|7/7/2021, 10:50:00 AM"""))
    assert who(report) == [
        (("Vera",), (), [(utc(13, 59), utc(15, 30))]),
        (("Nour",), (), [(utc(14, 5), utc(14, 20)), (utc(14, 40), utc(15, 30))]),
        (("Ali",), (), [(utc(13, 59), utc(14, 50))]),
    ]
    assert sorted(codes(report)) == [(2, "attendance.came_and_never_went"), (5, "attendance.came_and_never_went"), (6, "attendance.went_and_never_came")]
    assert [(problem.line, problem.code) for problem in report.refused] == [(9, "attendance.unreadable_action")]


def test_live_events_are_in_utc_whatever_the_clock_and_each_device_for_itself():
    report = read("SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\n"
                  "a,1,Nour,Mozilla,7/7/2021 2:00:00 PM,Joined,Attendee\nb,1,Nour,Mozilla,7/7/2021 2:10:00 PM,Joined,Attendee\n"
                  "a,1,Nour,Mozilla,7/7/2021 2:30:00 PM,Left,Attendee\nb,1,Nour,Mozilla,7/7/2021 3:00:00 PM,Left,Attendee\n")
    (person,) = distinct_people(report.rows)
    assert person.intervals == [(utc(14), utc(14, 30)), (utc(14, 10), utc(15))]
    assert presence.present(person.intervals) == timedelta(hours=1)


def test_where_the_platform_keeps_no_times_it_is_said():
    for columns, values in (("Name|Email|Role", "Nour|n@x.org|Attendee"),
                            ("Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role", "Nour||||n@x.org||Attendee")):
        with pytest.raises(Refused) as refused:
            read(teams(f"2. Participants\n{columns}\n{values}"))
        assert (refused.value.code, "by hand" in refused.value.message) == ("attendance.no_times", True)


# ── Meet and BigBlueButton ─────────────────────────────────────────────────────────────────────────────────────────────

def test_meet_writes_hours_without_a_day():
    report = read("First name,Last name,Email,Duration,Time joined,Time exited\n"
                  "Nour,Haddad,nour@x.org,1 hr 5 min,10:02 AM,11:07 AM\nAli,K,,20 min,10:00 AM,11:00 AM\n")
    assert report.layout == "meet"
    assert who(report) == [
        (("Nour Haddad",), ("nour@x.org",), [(utc(14, 2), utc(15, 7))]), (("Ali K",), (), [(utc(14), utc(14, 20))]),
    ]
    midnight = {"session_start": datetime(2021, 7, 8, 4, 5, tzinfo=UTC), "session_end": datetime(2021, 7, 8, 5, tzinfo=UTC)}
    report = read("Name,Duration,Time joined,Time exited\nNour,15 min,11:58 PM,12:13 AM\n", **midnight)
    assert [(row.joined, row.left) for row in report.rows] == [
        (datetime(2021, 7, 8, 3, 58, tzinfo=UTC), datetime(2021, 7, 8, 4, 13, tzinfo=UTC))
    ], "five past midnight is near to two before"


def milliseconds(moment):
    return int(moment.timestamp() * 1000)


def user(name, *spans, **more):
    told = [{"registeredOn": milliseconds(came), "leftOn": milliseconds(went) if went else 0} for came, went in spans]
    return {"name": name, "isModerator": False, "intIds": {f"w_{n}": {"sessions": [span]} for n, span in enumerate(told)}, **more}


def test_the_dashboard_of_bigbluebutton_is_read_by_the_opaque_name_of_our_link():
    told = {"name": "Opening", "endedOn": milliseconds(utc(15, 40)), "users": {
        "a": user("Whoever", (utc(14), utc(14, 30)), (utc(14, 20), None), extId="P-0042"),
        "b": {"name": "Old form", "intIds": {"w": {"registeredOn": milliseconds(utc(14)), "leftOn": milliseconds(utc(15))}}},
        "c": {"name": "Broken", "intIds": {"w": {"sessions": [{"registeredOn": "soon", "leftOn": 0}]}}},
        "d": {"name": "Never", "intIds": {}},
    }}
    report = read(json.dumps(told))
    assert (report.layout, report.topic, report.absent, [problem.line for problem in report.refused]) == ("bbb", "Opening", 1, [3])
    first, second = distinct_people(report.rows)
    assert (first.handles, first.intervals) == (("P-0042",), [(utc(14), utc(14, 30)), (utc(14, 20), utc(15, 40))])
    assert (second.handles, second.intervals) == ((), [(utc(14), utc(15))])


def test_the_dashboards_table_leaves_out_the_line_of_anonymous_answers():
    report = read('Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,What helps?\n'
                  '"Nour","FALSE","1","-","-","0","0","0","0","7/7/2021, 10:00:00 AM","7/7/2021, 11:00:00 AM","01:00:00","Water"\n'
                  '"Still here","TRUE","0","-","-","0","0","0","0","7/7/2021, 10:00:00 AM","-","00:50:00","-"\n'
                  '"Anonymous","","","","","","","","","","","","Land\r\nWater"\n')
    assert (report.layout, report.absent, report.refused) == ("bbb", 1, ())
    assert [(row.name, row.left) for row in report.rows] == [("Nour", utc(15)), ("Still here", utc(14, 50))]


@settings(deadline=None, max_examples=15)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=4), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(["users", "a", "intIds", "name", "sessions", "registeredOn", "leftOn", "endedOn"]), inner, max_size=4), max_leaves=12))
def test_any_json_is_rows_or_a_refusal(told):
    try:
        report = read(json.dumps({"users": told, "endedOn": told}))
    except Refused as refused:
        assert refused.code.split(".")[0] in {"file", "attendance"}
    else:
        assert all(row.joined <= row.left for row in report.rows)


# ── Lengths alone, doubtful dates, webinars in another language ───────────────────────────────────────────────────────

@pytest.mark.parametrize("text, layout", [
    ("Name (Original Name),User Email,Total Duration (Minutes),Guest\nNour,nour@x.org,60,Yes\nAli,,100,Yes", "Z2"),
    ("Nombre (nombre original);E-mail del usuario;Duración total (minutos)\nNour;nour@x.org;60\nAli;;100", "Z2"),
    ("First name,Last name,Email,Duration\nNour,,nour@x.org,1 hr\nAli,,,1 hr 40 min", "other"),
])
def test_where_only_lengths_are_told_everybody_is_there_from_the_start(text, layout):
    report = read(text)
    assert (report.layout, report.guessed, codes(report)) == (layout, True, [(2, "attendance.lengths_alone")])
    assert [person.intervals for person in distinct_people(report.rows)] == [[(utc(14), utc(15))], [(utc(13, 50), utc(15, 30))]]


def test_what_the_file_leaves_open_can_be_told():
    text = "Name,Join time,Leave time\nNour,03/04/2021 10:00:00,03/04/2021 11:00:00"
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.code == "attendance.date_order"
    assert [read(text, dates=order).rows[0].joined.month for order in ("day-first", "month-first")] == [4, 3]


def test_a_webinar_under_titles_that_nobody_told_us_has_its_host_first():
    heading = "Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)"
    line = '{},{}@x.org,"Jul 07, 2021 10:00:00","Jul 07, 2021 11:00:00",60'
    report = read("\n".join([
        "تفاصيل المضيف,", heading, "Yes," + line.format("Host", "host"), "المتحدثون,", heading, "Yes," + line.format("Panel", "panel"), "الحضور,",
        "Attended,First Name,Last Name,Email,Registration Time,Join Time,Leave Time,Time in Session (minutes)",
        'Yes,Nour,H,nour@x.org,"Jun 25, 2021 08:00:00","Jul 07, 2021 10:00:00","Jul 07, 2021 11:00:00",60',
    ]))
    assert (report.layout, report.host_email) == ("W1", "host@x.org")
    assert [(row.name, row.section) for row in report.rows] == [("Host", "host"), ("Panel", ""), ("Nour H", "")]


def test_headings_quoted_and_bare_in_one_file_are_the_same():
    report = read('"Topic","Meeting ID","Start Time"\nOpening,1,"Jul 07, 2021 10:00:00"\n\n'
                  'Name (Original Name),"User Email",Join Time,"Leave Time",Duration (Minutes)\nNour,,07/07/2021 10:00:00 AM,07/07/2021 11:00:00 AM,60')
    assert (report.topic, [row.joined for row in report.rows]) == ("Opening", [utc(14)])


@pytest.mark.parametrize("text, seconds", [
    ("1h 27m 51s", 5271), ("59 Min. 0 Sek.", 3540), ("1 Std. 5 Min.", 3900), ("1 hr 5 min", 3900), ("01:27:51", 5271), ("1:05", 3900), ("90", 5400), ("45s", 45),
    ("1 hora 2 minutos", 3720), ("٢٠ دقيقة", 1200), ("", None), ("soon", None), ("5 apples", None), ("1h 2h", None), ("99999:00", None), ("--", None), ("300h", None),
])
def test_lengths_are_read_as_platforms_write_them(text, seconds):
    found = read_duration(text)
    assert (found and found.total_seconds()) == seconds


# ── Headings that nobody told us about ─────────────────────────────────────────────────────────────────────────────────

ARABIC = "الاسم,البريد الإلكتروني,وقت الانضمام,وقت المغادرة\nسلمى حداد,salma@x.org,07/07/2021 10:00:00 AM,07/07/2021 11:00:00 AM\nNour,,07/07/2021 10:05:00 AM,07/07/2021 11:00:00 AM\n"


def test_unknown_headings_are_shown_with_two_rows_masked():
    headings, samples, digest = unknown_headings(ARABIC.encode())
    assert headings == ["الاسم", "البريد الإلكتروني", "وقت الانضمام", "وقت المغادرة"]
    assert samples == [["•••• ••••", "•••••@•.•••", "07/07/2021 10:00:00 AM", "07/07/2021 11:00:00 AM"],
                       ["••••", "", "07/07/2021 10:05:00 AM", "07/07/2021 11:00:00 AM"]]
    report = read(ARABIC, maps={digest: ["name", "email", "joined", "left"]})
    assert (report.layout, [row.name for row in report.rows]) == ("mapped", ["سلمى حداد", "Nour"])
    assert digest == digest_of([f" {heading.upper()} " for heading in headings] + [""]) != digest_of(headings[::-1])
    assert unknown_headings(b"Nour H,Beirut\nAli K,Tunis") is None


def test_of_a_cell_only_times_and_lengths_are_shown():
    assert [masked_cell(text) for text in ("Salma Haddad", "+961 3 123456", "9611xxxx23", "1h 5m", "90", "Jul 07, 2021 10:02:03", "P-0042")] == [
        "••••• ••••••", "+••• • ••••••", "••••••••••", "1h 5m", "90", "Jul 07, 2021 10:02:03", "•-••••"]
    assert [is_enough(told) for told in (["name", "joined", "left"], ["email", "length"], ["name", "joined"], ["joined", "left"])] == [True, True, False, False]
    assert [likely_column(heading) for heading in ("Email", "First Join", "وقت الانضمام", "Topic")] == ["email", "joined", "", ""]


def test_what_stands_in_place_of_a_time_is_repeated_only_if_it_is_like_one():
    report = read("Name,Join time,Leave time\nA,Galaxy A12,9611xxxx23\nB,+961-3-123456,x\nC,32 July 10:00,x\nD,25:61:00,x\n")
    assert [re.findall("“(.*)”", problem.message) for problem in report.refused] == [[], [], ["32 July 10:00"], ["25:61:00"]]
    with pytest.raises(Refused) as refused:
        read('{"no": "dashboard"}')
    assert (refused.value.code, unknown_headings(b'{"no": "dashboard"}')) == ("attendance.unknown_layout", None)
