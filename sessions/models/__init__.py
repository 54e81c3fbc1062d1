"""The programme's sessions, who does what in them, who registered, who was there, and what a live session leaves."""

from .attendance import Attendance, AttendanceImport, HeadingMap, Registration
from .interpretation import Booth, Paper, Term
from .left import LeftQuestion, LiveRecord, Note
from .programme import Group, GroupSeat, Naming, Rehearsal, Rule, Segment, Session, SessionRole

__all__ = [
    "Attendance", "AttendanceImport", "Booth", "Group", "GroupSeat", "HeadingMap", "LeftQuestion", "LiveRecord", "Naming", "Note",
    "Paper", "Registration", "Rehearsal", "Rule", "Segment", "Session", "SessionRole", "Term",
]
