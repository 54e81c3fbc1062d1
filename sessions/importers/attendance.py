"""Reading one attendance report: who came and left when, and which lines cannot be read and why."""

from dataclasses import replace
from datetime import timedelta

from django.utils.translation import gettext as _

from convening import tabular
from convening.errors import Refused

from .comings import happening_of, stays_of
from .dashboard import looks_like_one, read_dashboard
from .lines import Report, without_times
from .moments import DAY_MONTH, MONTH_DAY, order_of_dates
from .rows import AttendanceFile, LineProblem, Unreadable
from .stays import hosts, never_came, placed, stay_of

ORDERS = {"month-first": MONTH_DAY, "day-first": DAY_MONTH}


def read_attendance(data, zone, *, session_start=None, session_end=None, maps=None, dates=""):
    """Read the bytes of a platform's report whose times follow the clock `zone` (a ZoneInfo; the file does not say).

    `session_start` and `session_end` (aware) settle 07/08/2021 and times that the clock showed twice, where the file does not, and
    place those of whom a report tells only how long they stayed. `dates` ("month-first", "day-first" or "") settles what neither
    can. `maps` tells of heading rows in a wording we do not know, such as Arabic: {digest_of(cells): [column of each cell, or ""]}.
    Refuses a whole file with a `file.…` or `attendance.…` code; lists single lines that cannot be read in `refused`.
    """
    if looks_like_one(data):
        return read_dashboard(data, session_end=session_end or session_start)
    report = Report(maps)
    for line, cells in tabular.read_csv(data):
        report.take(line, cells)
    report.check()
    here = _Here(zone, session_start, session_end, ORDERS.get(dates))
    entries = report.entries
    kind = entries[0].headings.kind if entries else ""
    if kind == "totals" and session_start is None:
        raise no_times(entries[0].line)
    rows, refused, notes, absent = _events(report, entries, here) if kind == "events" else _stays(report, entries, here)
    if not rows and not refused:
        if kind == "spans" and absent:
            raise without_times(entries[0].line)
        if not absent:
            raise Refused("attendance.no_rows", _("This report has headings and no rows under them. Export it again after the session."))
    if session_start:
        notes = _other_days(rows, session_start) + notes
    if kind == "totals" and rows:
        notes.insert(0, LineProblem(rows[0].line, "attendance.lengths_alone", _(
            "This report tells how long people stayed and not when. Everybody is counted from the start of the session on, so the largest number at one "
            "time may come out too high. If the platform has a report with the times, take that instead: in Zoom with “Show unique users” switched off."
        )))
    return AttendanceFile(
        layout=report.layout(),
        topic=report.topic,
        host_email=report.host_email or next((row.email for row in rows if row.section == "host" and row.email), None),
        rows=tuple(rows),
        refused=tuple(sorted(refused, key=lambda problem: problem.line)),
        notes=tuple(notes),
        absent=absent,
    )


class _Here:
    """What the session tells about the file."""

    def __init__(self, zone, start, end, order):
        self.zone, self.start, self.end, self.order = zone, start, end or start, order
        self.day = start.astimezone(zone).date() if start else None

    def order_of(self, moments, pairs, line):
        """The order of day and month of the whole file, as told or as it shows; refused where nothing does."""
        order = self.order or order_of_dates(moments, pairs, self.day)
        if order is None:
            raise Refused("attendance.date_order", _(
                "Line %(line)s: nothing in this file tells whether its dates begin with the day or with the month. Say which, "
                "or export the report with the month written as a word."
            ) % {"line": line})
        return order


def _stays(report, entries, here):
    """(rows, refused, notes, absent) of lines that tell of a stay each."""
    stays, refused, absent = [], [], 0
    for entry in entries:
        if never_came(entry):
            absent += 1
            continue
        try:
            stay = stay_of(entry, here.day)
        except Unreadable as problem:
            refused.append(problem.line_problem(entry.line))
            continue
        stays.append(replace(stay, row=replace(stay.row, section="host")) if hosts(entry) else stay)
    pairs = [(stay.joined, stay.left) for stay in stays if stay.joined and stay.left]
    moments = [moment for stay in stays for moment in (stay.joined, stay.left) if moment] + report.moments
    line = next((stay.entry.line for stay in stays if stay.joined and stay.joined.open), stays[0].entry.line if stays else 1)
    order = here.order_of(moments, pairs, line)
    rows, notes = [], []
    for stay in stays:
        try:
            row, doubt = placed(stay, order, here.zone, here.start, here.end)
        except Unreadable as problem:
            refused.append(problem.line_problem(stay.entry.line))
            continue
        rows.append(row)
        notes += [LineProblem(row.line, *doubt)] if doubt else []
    return rows, refused, notes, absent


def _events(report, entries, here):
    """The same of lines that tell of a coming or a going each."""
    happenings, refused = [], []
    for entry in entries:
        try:
            one = happening_of(entry)
        except Unreadable as problem:
            refused.append(problem.line_problem(entry.line))
            continue
        happenings.append(replace(one, row=replace(one.row, section="host")) if hosts(entry) else one)
    line = next((one.row.line for one in happenings if one.at.open), 1)
    order = here.order_of([one.at for one in happenings] + report.moments, [], line)
    rows, notes, unplaced = stays_of(happenings, order, here.zone, here.start, here.end)
    return rows, refused + unplaced, notes, 0


def no_times(line):
    return Refused(
        "attendance.no_times",
        _("Line %(line)s: this report gives each person's total minutes and not when she came and left, so "
          "presence and the largest number at one time cannot be counted. In Zoom, export the report again with "
          "“Show unique users” switched off.") % {"line": line},
    )


def _other_days(rows, session_start):
    """A note where the report is of another day, or of several, as a meeting that recurs is exported."""
    far = [row for row in rows if abs(row.joined - session_start) >= timedelta(days=1)]
    if not far:
        return []
    if len(far) == len(rows):
        sentence = _("Nobody in this file was there within a day of this session. Check that it is this session's "
                     "report.")
    else:
        sentence = _("Some lines, this one first, are of another day than this session's. Check that the file holds this "
                     "session alone.")
    return [LineProblem(far[0].line, "attendance.other_day", sentence)]
