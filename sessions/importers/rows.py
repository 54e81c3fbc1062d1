"""What a report says, once it is read: rows with times in UTC, and lines that need another look."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Row:
    """One stay of somebody, a line of the file: `joined` and `left` in UTC.

    `section` stands in webinar reports, and is "host" for whoever called the meeting. `handle` is the opaque name that our
    own link gave to the platform. `guessed` where the report tells how long she stayed and not when.
    """

    line: int
    name: str
    original_name: str
    email: str | None
    joined: datetime
    left: datetime
    waiting_room: bool = False
    guest: bool | None = None
    section: str = ""
    handle: str = ""
    guessed: bool = False


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

    @property
    def guessed(self):
        """Whether it tells how long people stayed and not when."""
        return any(row.guessed for row in self.rows)


class Unreadable(Exception):
    """A line that cannot be read, with a code and a sentence."""

    def line_problem(self, line):
        return LineProblem(line, *self.args)
