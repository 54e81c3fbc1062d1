"""Taking in who was there, as a platform reports it: first a look at what would be stored, then the deed."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, policy, vault, zones
from convening.errors import Refused

from ... import platforms, presence
from ...importers import LineProblem, read_attendance
from ...matching import people_present
from ...models import Attendance, AttendanceImport
from .columns import known_maps
from ..one_writer import locked
from .joining import store, with_stored

COUNTS = ("rows", "people", "matched", "unmatched", "excluded", "attendances", "peak", "median_minutes")


@dataclass(frozen=True)
class Preview:
    """What a report holds and what became of it. `people` are matching.Present, with names, never to be stored or logged.

    The counts are of this file alone, whatever was stored before: `attendances` qualify, `median_minutes` is theirs, `peak` is of
    everybody present; staff are in none of the three. `refused` and `notes` are the reader's LineProblems; a file with refused lines is not taken in.
    """

    rows: int
    present: tuple
    only_waited: int
    counts: dict
    refused: tuple = ()
    notes: tuple = ()
    known_already: bool = False
    layout: str = ""
    guessed: bool = False

    @property
    def unmatched(self):
        return [one for one in self.present if not one.matched and not one.staff]


def preview_attendance(session, content, zone, *, by, dates=""):
    """Read the bytes of a report, join it to people, and say what would be stored. Stores nothing.

    `zone` is the clock of the file (an IANA name or a ZoneInfo), `dates` the order of day and month where the file leaves it open
    ("month-first", "day-first"). A file that cannot be read is refused whole; lines that cannot be read are listed in `refused`.
    """
    policy.require(by, "sessions.import_attendance", session)
    return _look(session, content, _zone(zone), dates)[0]


@transaction.atomic
def take_in_attendance(session, content, zone, *, by, dates=""):
    """Store who was present, joined with what was stored before; returns the counts of `commands.md`.

    All or nothing: one line that cannot be read refuses the file (`attendance.lines`). The same file again changes nothing.
    Rows are written in random order: their order would tell who came first.
    """
    policy.require(by, "sessions.import_attendance", session)
    zone = _zone(zone)
    session = locked(session)
    taken = AttendanceImport.objects.filter(session=session, digest=_file_digest(session, content)).first()
    if taken is not None:
        if taken.counts.get("zone") != zone.key:
            raise Refused("attendance.other_clock", _(
                "This file was taken in before, by the clock of %(city)s. If that was wrong, the secretariat can take back what is "
                "stored of this session and begin again."
            ) % {"city": zones.city(taken.counts.get("zone", ""))})
        return {name: taken.counts[name] for name in COUNTS}
    preview, joined = _look(session, content, zone, dates)
    if preview.refused:
        first = preview.refused[0]
        raise Refused("attendance.lines", _(
            "Line %(line)s: %(reason)s Nothing was stored. Correct this file or export it again."
        ) % {"line": first.line, "reason": first.message})
    store(session, joined)
    AttendanceImport.objects.create(
        session=session, digest=_file_digest(session, content), taken_on=clock.today(session.convening.zone),
        counts={**preview.counts, "zone": zone.key, "source": "file", "guessed": preview.guessed},
    )
    audit.record(
        session.convening, actor=by, verb="sessions.attendance_taken_in", target=session,
        note="rows={rows} people={people} matched={matched} unmatched={unmatched} excluded={excluded}".format(**preview.counts),
    )
    return preview.counts


@transaction.atomic
def withdraw_attendance(session, *, by):
    """Forget who was there, whatever it came from: for a file of another meeting or read by another city's clock."""
    policy.require(by, "sessions.withdraw_attendance", session)
    session = locked(session)
    if AttendanceImport.objects.filter(session=session).exists() or Attendance.objects.filter(session=session).exists():
        Attendance.objects.filter(session=session).delete()
        AttendanceImport.objects.filter(session=session).delete()
        audit.record(session.convening, actor=by, verb="sessions.attendance_withdrawn", target=session)


def _zone(zone):
    return zone if isinstance(zone, ZoneInfo) else zones.zone_named(zone)


def _file_digest(session, content):
    """Keyed, so that a dump does not tell whether somebody's copy of a report is the one that was taken in."""
    key = keyring.read("convening", session.convening_id)
    return vault.digest(key, "attendance file", hashlib.sha256(content).digest())


def _look(session, content, zone, dates):
    """(Preview, [Joined]): the report read, matched and joined with what is stored."""
    report = read_attendance(
        content, zone, session_start=session.starts_at, session_end=session.ends_at, maps=known_maps(), dates=dates,
    )
    report = _by_handle(session, report)
    present, only_waited = people_present(session, report)
    joined = with_stored(
        session, [(one.mark, one.matched, one.staff, one.intervals, one.written) for one in present], guessed=report.guessed,
    )
    known_already = AttendanceImport.objects.filter(session=session, digest=_file_digest(session, content)).exists()
    tally = Counter("excluded" if one.staff else "matched" if one.matched else "unmatched" for one in present)
    counting = [presence.merge(one.intervals) for one in present if not one.staff]
    staying = [intervals for intervals in counting if presence.qualifies(intervals, session.minutes)]
    median = presence.dwell(staying)[0]
    counts = dict(zip(COUNTS, (
        len(report.rows), len(present), tally["matched"], tally["unmatched"], tally["excluded"], len(staying),
        presence.peak(counting), None if median is None else round(median, 1),
    ), strict=True))
    return Preview(
        rows=len(report.rows), present=tuple(present), only_waited=only_waited, counts=counts, refused=report.refused,
        notes=(*report.notes, *_doubts(session, report)), known_already=known_already, layout=report.layout,
        guessed=report.guessed,
    ), joined


def _by_handle(session, report):
    """The report with our own handle in place of the id that a platform had from us, which is another one in each session."""
    if not any(row.handle for row in report.rows):
        return report
    handles = platforms.handles_there(session)
    return replace(report, rows=tuple(replace(row, handle=handles.get(row.handle, row.handle)) for row in report.rows))


def _doubts(session, report):
    """The clock of another city shows in this: most of those on the list were there before or after the session."""
    rows = [row for row in report.rows if not row.waiting_room]
    if any(abs(row.joined - session.starts_at) < timedelta(days=1) for row in rows):
        during = sum(row.joined < session.ends_at and row.left > session.starts_at for row in rows)
        if during * 2 < len(rows):
            yield LineProblem(rows[0].line, "attendance.other_hours", _(
                "Most people in this file were there at other hours than this session's. Check whose clock its times follow."
            ))
    if rows and not report.guessed and AttendanceImport.objects.filter(session=session, counts__guessed=True).exists():
        yield LineProblem(rows[0].line, "attendance.lengths_before", _(
            "A report without times was taken in before. If it was of the same meeting, take that back first: then the times of this one count alone."
        ))
