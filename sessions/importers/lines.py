"""The lines of a report sorted into heading rows, the block about the meeting, and entries under the headings."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from convening.errors import Refused

from . import headings as heads
from .moments import read_moment

PREAMBLE_ROWS = 200


@dataclass(frozen=True)
class Entry:
    """A line under a heading row."""

    line: int
    cells: list
    headings: heads.Headings
    section: str

    def cell(self, column):
        return self.headings.cell(self.cells, column)


class Report:
    """Takes the rows of a file one by one; afterwards `entries` are the lines about people."""

    def __init__(self, maps=None):
        self.maps = maps or {}
        self.topic = ""
        self.host_email = None
        self.moments = []  # of the block about the meeting, as evidence for the order of day and month
        self.refusal = None  # what to say if nothing in the file has times
        self._entries = []
        self._meeting = None
        self._block = self._block_headings = None
        self._headings = self._first_headings = None
        self._mapped_opening = None
        self._section = ""
        self._untold = []  # heading rows of a webinar under titles in an unknown language
        self._sections = False
        self._before = []

    def take(self, line, cells):
        """Take one row of the file; refuses what makes the whole file unreadable."""
        if section := heads.section_of(cells):
            self._section, self._headings, self._block_headings = section, None, None
            self._sections = self._sections or section != "report"
        elif _is_a_numbered_title(cells):
            self._headings = self._block_headings = None
        elif found := self._recognised(cells):
            if doubled := heads.doubled(cells):
                raise Refused(
                    "attendance.doubled_heading",
                    _("Line %(line)s: the heading “%(heading)s” stands twice. Keep one of the two columns.")
                    % {"line": line, "heading": doubled[:40]},
                )
            self._open(line, cells, found)
        elif self._block_headings:
            self._take_block(line, cells)
        elif self._headings:
            self._take_entry(Entry(line, cells, self._headings, self._section))
        else:
            self._take_pair(cells)
            if len(self._before) < PREAMBLE_ROWS:
                self._before.append((line, cells))

    @property
    def entries(self):
        """The lines to read: those of the most exact kind that the file has, since some say the same twice."""
        self._tell_hosts()
        kinds = {entry.headings.kind for entry in self._entries}
        best = next((kind for kind in (*heads.WITH_TIMES, "totals") if kind in kinds), None)
        return [entry for entry in self._entries if entry.headings.kind == best]

    def check(self):
        """Refuse the file if no heading row with people was found."""
        if self._first_headings:
            return
        if self.refusal:
            raise self.refusal
        line, seen = self._seen()
        expected = _("Expected is a report of Zoom, Teams, Google Meet or BigBlueButton with a heading row such as: Name (original name), "
                     "Email, Join time, Leave time, Duration (minutes).")
        if seen:
            raise Refused(
                "attendance.unknown_layout",
                _("Line %(line)s has the headings %(seen)s, which are not those of a report that can be read.")
                % {"line": line, "seen": ", ".join(f"“{heads.cleaned(cell)[:40]}”" for cell in seen[:8] if cell.strip())} + " " + expected,
            )
        raise Refused("attendance.unknown_layout", _("No heading row was found in this file.") + " " + expected)

    def unknown_headings(self):
        """(the cells of the row most like headings, the rows under it) of a file in which none were recognised; (None, []) if there is none."""
        line, seen = self._seen()
        return (seen, [cells for number, cells in self._before if number > line]) if seen else (None, [])

    def layout(self):
        best = next((entry.headings for entry in self.entries), self._first_headings)
        return heads.layout_of(best, block=self._block is not None, sections=self._sections)

    def _recognised(self, cells):
        """Entries are many, heading rows few: after the first, only a row that begins like one is looked at closely."""
        if self._first_headings is None:
            return heads.recognised(cells, maps=self.maps) if len(self._before) < PREAMBLE_ROWS else None
        if heads.column_of(cells[0]) or cells[0] == self._mapped_opening:
            return heads.recognised(cells, maps=self.maps)
        return None

    def _open(self, line, cells, found):
        self._block_headings = None
        if found.kind == "meeting":
            self._block_headings, self._headings = found, None
            return
        if found.kind == "names":
            self._headings, self.refusal = None, self.refusal or without_times(line)
            return
        if "attended" in found.positions:
            self._sections = True
            if not self._section or self._section == "report":
                self._untold.append(found)
        if found.layout_is_mapped:
            self._mapped_opening = cells[0]
        self._headings = found
        self._first_headings = self._first_headings or found

    def _tell_hosts(self):
        """In a webinar's report under titles that we cannot read, whoever needs no registration stands first: the host, then the panel."""
        unregistered = [found for found in self._untold if "registered" not in found.positions]
        if len(unregistered) > 1 and len(self._untold) > len(unregistered):
            self._entries = [
                Entry(entry.line, entry.cells, entry.headings, "host") if entry.headings is unregistered[0] else entry for entry in self._entries
            ]
        self._untold = []

    def _take_pair(self, cells):
        """Teams tells of the meeting in lines of two cells."""
        told = [cell for cell in cells if cell.strip()]
        if len(told) != 2:
            return
        column, value = heads.column_of(told[0]), heads.cleaned(told[1])
        if column == "topic":
            self.topic = self.topic or value
        elif column in ("began", "ended") and (moment := read_moment(value)):
            self.moments.append(moment)

    def _take_block(self, line, cells):
        block, self._block_headings = self._block_headings, None
        self._one_meeting(line, block.cell(cells, "meeting") or block.cell(cells, "topic"))
        self._block = block
        self.topic = self.topic or block.cell(cells, "topic")
        self.host_email = self.host_email or block.cell(cells, "email") or block.cell(cells, "host_email") or None
        self.moments += [moment for column in ("began", "ended") if (moment := read_moment(block.cell(cells, column)))]

    def _take_entry(self, entry):
        if entry.headings.positions.keys() & {"meeting", "topic"}:  # the flattened export says it on each line
            self._one_meeting(entry.line, entry.cell("meeting") or entry.cell("topic"))
            self.topic = self.topic or entry.cell("topic")
            self.host_email = self.host_email or entry.cell("host_email") or None
        self._entries.append(entry)

    def _one_meeting(self, line, meeting):
        if self._meeting is not None and meeting != self._meeting:
            raise Refused(
                "attendance.two_meetings",
                _("Line %(line)s: a second meeting begins here. Import one meeting at a time, each into its session.")
                % {"line": line},
            )
        self._meeting = meeting

    def _seen(self):
        """The row most like a heading row: words alone, over figures or addresses. Never a person's."""
        rows = [(line, cells, bool(re.search(r"\d{2}|@", " ".join(cells)))) for line, cells in self._before[:20]]
        for number, (line, cells, figures) in enumerate(rows):
            if len(cells) > 1 and not figures and any(later for _line, _cells, later in rows[number + 1:number + 2]):
                return line, cells
        return 0, None


def _is_a_numbered_title(cells):
    told = [cell for cell in cells if cell.strip()]
    return len(told) == 1 and bool(heads.NUMBERED.fullmatch(told[0].strip()))


def without_times(line):
    return Refused(
        "attendance.no_times",
        _("Line %(line)s: this report tells who came, and neither when nor for how long. Whoever set up the meeting can let the platform "
          "keep the times; what is not kept can be noted by hand.") % {"line": line},
    )
