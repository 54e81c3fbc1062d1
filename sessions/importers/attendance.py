"""Reading one attendance report: who came and left when, and which lines cannot be read and why."""
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from convening import tabular, zones
from convening.errors import Refused

from . import headings as heads
from .moments import MONTH_DAY, Written, order_of_dates, read_moment
from .people import split_name

PREAMBLE_ROWS = 200
YES = frozenset(("yes", "y", "true", "1", "si", "oui", "نعم"))
NO = frozenset(("no", "n", "false", "0", "non", "لا"))


@dataclass(frozen=True)
class Row:
    """One stay of somebody, a line of the file: `joined` and `left` in UTC; `section` only in webinar reports."""

    line: int
    name: str
    original_name: str
    email: str | None
    joined: datetime
    left: datetime
    waiting_room: bool = False
    guest: bool | None = None
    section: str = ""


@dataclass(frozen=True)
class LineProblem:
    """A line that could not be read, or was read with a doubt: a code for machines and a sentence for people."""

    line: int
    code: str
    message: str


@dataclass(frozen=True)
class AttendanceFile:
    """What a report says.

    `refused` lines are not in `rows`; `notes` are doubts about lines that are; `absent` counts lines of people who never
    came in: registered and not attending, or waiting outside with no time given.
    """

    layout: str
    topic: str
    host_email: str | None
    rows: tuple
    refused: tuple = ()
    notes: tuple = ()
    absent: int = 0

    @property
    def waiting(self):
        return tuple(row for row in self.rows if row.waiting_room)


def read_attendance(data, zone, *, session_start=None, headings=None):
    """Read the bytes of a Zoom report whose times follow the clock `zone` (a ZoneInfo; the file does not say).

    `session_start` (aware) settles 07/08/2021 and times that the clock showed twice, where the file does not.
    `headings` maps headings in a wording we do not know, such as Arabic, to our columns: {"وقت الانضمام": "joined"}.
    Refuses a whole file with a `file.…` or `attendance.…` code; lists single lines that cannot be read in `refused`.
    """
    also = {heads.heading_key(text): column for text, column in (headings or {}).items()}
    report = _Report(also)
    for line, cells in tabular.read_csv(data):
        report.take(line, cells)
    report.check()
    stays, refused, absent = [], [], 0
    for entry in report.entries:
        if _never_came(entry):
            absent += 1
            continue
        try:
            stays.append(_stay(entry))
        except _Unreadable as problem:
            refused.append(problem.line_problem(entry.line))
    if not stays and not refused and not absent:
        raise Refused("attendance.no_rows", _(
            "This report has headings and no rows under them. Export it again after the session."
        ))
    order = _order(stays, report.block_moments(), session_start.astimezone(zone).date() if session_start else None)
    rows, notes = [], []
    for stay in stays:
        try:
            row, doubt = _placed(stay, order, zone, session_start)
        except _Unreadable as problem:
            refused.append(problem.line_problem(stay.entry.line))
            continue
        rows.append(row)
        notes += [LineProblem(row.line, *doubt)] if doubt else []
    if session_start:
        notes = _other_days(rows, session_start) + notes
    return AttendanceFile(
        layout=report.layout(),
        topic=report.topic,
        host_email=report.host_email or next((row.email for row in rows if row.section == "host" and row.email), None),
        rows=tuple(rows),
        refused=tuple(sorted(refused, key=lambda problem: problem.line)),
        notes=tuple(notes),
        absent=absent,
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


class _Unreadable(Exception):
    """A line that cannot be read, with a code and a sentence."""

    def line_problem(self, line):
        return LineProblem(line, *self.args)


@dataclass(frozen=True)
class _Entry:
    """A line under a heading row."""

    line: int
    cells: list
    headings: heads.Headings
    section: str

    def cell(self, column):
        return self.headings.cell(self.cells, column)


@dataclass(frozen=True)
class _Stay:
    """An entry whose times could be read as written, before the file as a whole says what their numbers mean."""

    entry: _Entry
    row: Row  # its moments still open
    joined: Written
    left: Written


def _never_came(entry):
    """No-shows are lines of their own; who is still in the waiting room at the end may have no times."""
    outside = _says(entry.cell("waiting_room"), YES) and not (entry.cell("joined") and entry.cell("left"))
    return outside or _says(entry.cell("attended"), NO)


def _stay(entry):
    """Read one line as far as it can be read by itself."""
    shown = entry.cell("name") or entry.cell("user_name")
    shown = shown or f"{entry.cell('first_name')} {entry.cell('last_name')}".strip()
    name, original_name = split_name(shown)
    email = entry.cell("email")
    email = email if "@" in email else None
    if not (name or email):
        raise _Unreadable("attendance.nobody", _("This line has neither a name nor an address."))
    joined, left = (_moment(entry.cell(column)) for column in ("joined", "left"))
    row = Row(
        line=entry.line, name=name, original_name=original_name, email=email, joined=None, left=None,
        waiting_room=bool(_yes_or_no(entry.cell("waiting_room"), strict=True)),
        guest=_yes_or_no(entry.cell("guest"), strict=False),
        section=entry.section,
    )
    return _Stay(entry, row, joined, left)


def _moment(text):
    if not text:
        raise _Unreadable("attendance.no_time", _("The time of joining or of leaving is missing."))
    moment = read_moment(text)
    if moment is None:
        if "@" in text or not re.search(r"\d{2}", text):  # a line out of step: this may be a name
            sentence = _("What stands in place of a time cannot be read. Check that no column is missing from this line.")
        else:
            sentence = _("“%(text)s” cannot be read as a date with a time of day.") % {"text": text[:40]}
        raise _Unreadable("attendance.unreadable_time", sentence)
    return moment


def _yes_or_no(text, *, strict):
    """True, False or, where nothing is said, None. Whether time was spent outside may not be guessed (`strict`)."""
    if _says(text, YES):
        return True
    if _says(text, NO):
        return False
    if text and strict:
        raise _Unreadable(
            "attendance.unreadable_waiting_room",
            _("The waiting-room column says neither yes nor no, so this time cannot be counted."),
        )
    return None


def _says(text, words):
    return bool(text) and heads.heading_key(text) in words


def _order(stays, block_moments, session_day):
    pairs = [(stay.joined, stay.left) for stay in stays]
    moments = [moment for pair in pairs for moment in pair] + block_moments
    order = order_of_dates(moments, pairs, session_day)
    if order is None:
        line = next((stay.entry.line for stay in stays if stay.joined.open), stays[0].entry.line if stays else 1)
        raise Refused(
            "attendance.date_order",
            _("Line %(line)s: nothing in this file tells whether its dates begin with the day or with the month. "
              "Give the session's date first, or export the report with the month written as a word.") % {"line": line},
        )
    return order


def _placed(stay, order, zone, session_start):
    """Return (row in UTC, doubt or None) for a stay.

    A time that the clock jumped over was not read off that clock, so the line is refused rather than moved. Of
    a time shown twice the reading is taken that fits the minutes in the file, then the session, then the
    earlier one, with a note.
    """
    joined, left = (_readings(moment, order, zone) for moment in (stay.joined, stay.left))
    pairs = [(came, went) for came in joined for went in left if came <= went]
    if not pairs:
        raise _Unreadable("attendance.left_before_joined", _("The time of leaving is before the time of joining."))
    minutes = re.fullmatch(r"\d{1,6}", stay.entry.cell("minutes"))
    written = timedelta(minutes=int(minutes[0])) if minutes else timedelta()

    def misfit(pair):
        came, went = pair
        return abs(went - came - written), abs(came - session_start) if session_start else timedelta(), came, went

    came, went = min(pairs, key=misfit)
    doubt = None
    if len(pairs) > 1:
        doubt = ("attendance.time_shown_twice", _(
            "Clocks were set back in this hour and showed it twice. The reading that fits the file best was taken."
        ))
    return replace(stay.row, joined=came, left=went), doubt


def _readings(moment, order, zone):
    local = moment.local(order)
    if local is None:
        raise _Unreadable(
            "attendance.unreadable_time",
            _("There is no such day if the dates of this file begin with the month.") if order == MONTH_DAY
            else _("There is no such day if the dates of this file begin with the day."),
        )
    if local.tzinfo:
        return (local,)
    found = zones.readings(local, zone)
    if not found:
        raise _Unreadable(
            "attendance.no_such_time",
            _("Clocks in %(city)s were set forward over this time, so it did not exist there. Check the city.")
            % {"city": zones.city(zone.key)},
        )
    return found


class _Report:
    """The lines of a report sorted into heading rows, the block about the meeting, and entries."""

    def __init__(self, also):
        self.also = also
        self.entries = []
        self.topic = ""
        self.host_email = None
        self._meeting = None
        self._moments = []
        self._block = self._block_headings = None
        self._headings = self._first_headings = None
        self._section = ""
        self._sections = False
        self._totals_line = None
        self._before = []

    def take(self, line, cells):
        """Take one row of the file; refuses what makes the whole file unreadable."""
        if section := heads.section_of(cells):
            self._section, self._headings, self._block_headings = section, None, None
            self._sections = self._sections or section != "report"
        elif found := self._recognised(line, cells):
            if doubled := heads.doubled(cells, also=self.also):
                raise Refused(
                    "attendance.doubled_heading",
                    _("Line %(line)s: the heading “%(heading)s” stands twice. Keep one of the two columns.")
                    % {"line": line, "heading": doubled[:40]},
                )
            self._open(line, found)
        elif self._block_headings:
            self._take_block(line, cells)
        elif self._headings:
            self._take_entry(_Entry(line, cells, self._headings, self._section if self._sections else ""))
        elif len(self._before) < PREAMBLE_ROWS:
            self._before.append((line, cells))

    def check(self):
        """Refuse the file if no heading row with people and times was found."""
        if self._first_headings:
            return
        if self._totals_line:
            raise Refused(
                "attendance.no_times",
                _("Line %(line)s: this report gives each person's total minutes and not when she came and left, so "
                  "presence and the largest number at one time cannot be counted. In Zoom, export the report again with "
                  "“Show unique users” switched off.") % {"line": self._totals_line},
            )
        line, seen = self._seen()
        expected = _("Expected is a Zoom report with a heading row such as: Name (original name), Email, Join time, "
                     "Leave time, Duration (minutes).")
        if seen:
            raise Refused(
                "attendance.unknown_layout",
                _("Line %(line)s has the headings %(seen)s, which are not those of a report that can be read.")
                % {"line": line, "seen": seen} + " " + expected,
            )
        raise Refused("attendance.unknown_layout", _("No heading row was found in this file.") + " " + expected)

    def layout(self):
        return heads.layout_of(self._first_headings, block=self._block is not None, sections=self._sections)

    def block_moments(self):
        return self._moments

    def _recognised(self, line, cells):
        """Entries are many, heading rows few: after the first, only a row that begins like one is looked at closely."""
        if self._first_headings is None:
            return heads.recognised(cells, also=self.also) if len(self._before) < PREAMBLE_ROWS else None
        return heads.recognised(cells, also=self.also) if heads.column_of(cells[0], also=self.also) else None

    def _open(self, line, found):
        self._block_headings = None
        if found.kind == "rows":
            self._headings = found
            self._first_headings = self._first_headings or found
        elif found.kind == "totals":
            self._totals_line = self._totals_line or line
            self._headings = None
        else:
            self._block_headings, self._headings = found, None

    def _take_block(self, line, cells):
        block, self._block_headings = self._block_headings, None
        self._one_meeting(line, block.cell(cells, "meeting") or block.cell(cells, "topic"))
        self._block = block
        self.topic = self.topic or block.cell(cells, "topic")
        self.host_email = self.host_email or block.cell(cells, "email") or block.cell(cells, "host_email") or None
        self._moments += [moment for column in ("began", "ended") if (moment := read_moment(block.cell(cells, column)))]

    def _take_entry(self, entry):
        if entry.headings.positions.keys() & {"meeting", "topic"}:  # the flattened export says it on each line
            self._one_meeting(entry.line, entry.cell("meeting") or entry.cell("topic"))
            self.topic = self.topic or entry.cell("topic")
            self.host_email = self.host_email or entry.cell("host_email") or None
        self.entries.append(entry)

    def _one_meeting(self, line, meeting):
        if self._meeting is not None and meeting != self._meeting:
            raise Refused(
                "attendance.two_meetings",
                _("Line %(line)s: a second meeting begins here. Import one meeting at a time, each into its session.")
                % {"line": line},
            )
        self._meeting = meeting

    def _seen(self):
        """The row most like a heading row, for the refusal: words alone, over figures or addresses. Never a person's."""
        rows = [(line, cells, bool(re.search(r"\d{2}|@", " ".join(cells)))) for line, cells in self._before[:20]]
        for number, (line, cells, figures) in enumerate(rows):
            if len(cells) > 1 and not figures and any(later for _line, _cells, later in rows[number + 1:number + 2]):
                return line, ", ".join(f"“{heads.cleaned(cell)[:40]}”" for cell in cells[:8] if cell.strip())
        return None, ""
