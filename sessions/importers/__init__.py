"""Attendance as other platforms report it: files in, rows and people out.

Pure reading: no models, no clock, nothing stored. `read_attendance(data, zone)` gives the rows of a file; `distinct_people(rows)`
says who is one person; `sessions.presence` counts; `unknown_headings(data)` shows what is not understood.

A file's lines are sorted under its heading rows (`lines`, by the one table of `headings`), read (`stays`, `moments`, `durations`;
`comings` where each coming and going has a line of its own) and joined (`people`). `dashboard` reads BigBlueButton's JSON.
"""
from .attendance import ORDERS, read_attendance
from .columns import COLUMNS, is_enough, likely_column, unknown_headings
from .people import Attendee, distinct_people, email_key, name_key, only_waited, split_name
from .rows import AttendanceFile, LineProblem, Row

__all__ = [
    "COLUMNS", "ORDERS", "Attendee", "AttendanceFile", "LineProblem", "Row",
    "distinct_people", "email_key", "is_enough", "likely_column", "name_key", "only_waited", "read_attendance", "split_name", "unknown_headings",
]
