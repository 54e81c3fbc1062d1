"""`import_attendance`: for the operator, in JSON for her scripts, with exit statuses."""

import json

import pytest
from django.core.management import CommandError, call_command

from convening.models import AuditEntry
from sessions.models import Attendance

from .conftest import ZOOM, zoom


def run(capsys, *arguments):
    """(exit status, what stood on standard output, on standard error)."""
    status = 0
    try:
        call_command("import_attendance", *map(str, arguments))
    except CommandError as wrong:
        status = wrong.returncode
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    return status, out, err


@pytest.fixture
def report(cast, tmp_path):
    path = tmp_path / "report.csv"
    path.write_bytes(zoom(
        ("Salma Haddad", cast.participant.profile.email, "09:00:00", "11:30:00"), ("M.", "", "09:00:00", "09:04:00"),
    ))
    return path


def test_it_prints_the_counts_and_nothing_else(group, report, capsys):
    arguments = ("gathering", "working-group", report, "--zone", "America/New_York", "--json")
    dry = run(capsys, *arguments, "--dry-run")
    assert not Attendance.objects.exists()
    status, out, err = run(capsys, *arguments)
    assert (status, err, dry) == (0, "", (0, out, ""))
    assert json.loads(out) == {
        "rows": 2, "people": 2, "matched": 1, "unmatched": 1, "excluded": 0, "attendances": 1, "peak": 2, "median_minutes": 150.0,
    }
    entry = AuditEntry.objects.get(verb="sessions.attendance_taken_in")
    assert entry.actor_id is None
    assert run(capsys, *arguments)[1] == out


@pytest.mark.parametrize("heading", [
    ZOOM,
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room",
])
@pytest.mark.parametrize("block", [True, False])
def test_old_and_new_wording_with_and_without_the_leading_block(cast, group, tmp_path, capsys, heading, block):
    path = tmp_path / "report.csv"
    path.write_bytes(zoom(
        ("Salma Haddad", cast.participant.profile.email, "09:00:00", "10:00:00"),
        ("Salma Haddad", cast.participant.profile.email, "10:01:30", "11:30:00"),
        ("Ines Duarte", cast.other.profile.email, "09:20:00", "11:30:00"),
        heading=heading, block=block,
    ))
    status, out, _err = run(capsys, "gathering", "working-group", path, "--zone", "America/New_York", "--json")
    counts = json.loads(out)
    assert (status, counts["people"], counts["attendances"], counts["peak"], counts["median_minutes"]) == (0, 2, 2, 2, 140.0)


@pytest.mark.parametrize(
    ("slug", "session", "zone", "code"),
    [
        ("gathering", "working-group", "EST", "zone.ambiguous"),
        ("gathering", "working-group", "", "zone.missing"),
        ("gathering", "nowhere", "America/New_York", "session.unknown"),
        ("nothing", "working-group", "America/New_York", "session.unknown"),
    ],
)
def test_a_refusal_is_a_sentence_and_a_code(group, report, capsys, slug, session, zone, code):
    status, out, err = run(capsys, slug, session, report, "--zone", zone, "--json")
    assert (status, json.loads(out)["error"]["code"]) == (1, code)
    assert json.loads(out)["error"]["message"]
    status, out, err = run(capsys, slug, session, report, "--zone", zone)
    assert (status, out) == (1, "")
    assert err


def test_a_broken_line_is_named_and_nothing_is_stored(group, report, capsys):
    report.write_bytes(report.read_bytes() + b"Ines,,yesterday,today,1,Yes,,No\r\n")
    for dry in ((), ("--dry-run",)):
        status, out, err = run(capsys, "gathering", "working-group", report, "--zone", "America/New_York", "--json", *dry)
        assert (status, json.loads(out)["error"]["code"]) == (1, "attendance.lines")
        assert "7" in err
    assert not Attendance.objects.exists()


def test_a_file_that_is_not_there_is_wrong_usage(group, capsys):
    assert run(capsys, "gathering", "working-group", "/nowhere/at/all.csv", "--zone", "UTC")[0] == 2
