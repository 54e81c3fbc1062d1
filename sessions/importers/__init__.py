"""Attendance as other platforms report it: files in, rows and people out.

Pure reading: no models, no clock, nothing stored.
`read_attendance(data, zone)` gives the rows of a file; `distinct_people(rows)` says who is one person;
`sessions.presence` counts.
"""
from .attendance import AttendanceFile, LineProblem, Row, read_attendance
from .people import Attendee, distinct_people, email_key, name_key, only_waited

__all__ = [
    "Attendee", "AttendanceFile", "LineProblem", "Row",
    "distinct_people", "email_key", "name_key", "only_waited", "read_attendance",
]
