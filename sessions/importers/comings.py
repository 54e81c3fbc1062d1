"""Reports that have a line for each coming and each going, as Teams wrote them: the lines of one person become her stays."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from .moments import Written
from .people import email_key, name_key
from .rows import LineProblem, Row, Unreadable
from .stays import COMING, GOING, moment_of, readings, says, whose


@dataclass(frozen=True)
class Happening:
    """Somebody came or went, at a time not yet placed."""

    row: Row
    device: str
    comes: bool
    at: Written
    moment: datetime | None = None


def happening_of(entry):
    """Read one line as far as it can be read by itself."""
    if says(entry.cell("action"), COMING):
        comes = True
    elif says(entry.cell("action"), GOING):
        comes = False
    else:
        raise Unreadable("attendance.unreadable_action", _("This line says neither that somebody joined nor that she left."))
    at = moment_of(entry.cell("at_utc") or entry.cell("at"))
    if entry.cell("at_utc") and at.offset is None:
        at = replace(at, offset=timedelta())
    return Happening(whose(entry), entry.cell("device"), comes, at)


def stays_of(happenings, order, zone, session_start, session_end):
    """(rows, notes, refused): who came is there until she goes; on each device for itself, or counted where none is told.

    Who never went was there when the list was written: until the session's end, or the last line if that is later.
    """
    found, refused = defaultdict(list), []
    for one in happenings:
        try:
            moment = readings(one.at, order, zone)[0]
        except Unreadable as problem:
            refused.append(problem.line_problem(one.row.line))
            continue
        who = (name_key(one.row.name), email_key(one.row.email) if one.row.email else "", one.device)
        found[who].append(replace(one, moment=moment))
    moments = [one.moment for own in found.values() for one in own]
    if not moments:
        return [], [], refused
    first, last = min(moments), max(moments)
    if session_start:
        first, last = min(first, session_start), max(last, session_end)
    rows, notes = [], []
    for own in found.values():
        rows += _stays(sorted(own, key=lambda one: (one.moment, not one.comes)), first, last, notes)
    return rows, notes, refused


def _stays(own, first, last, notes):
    inside, since, opened = 0, None, None
    for one in own:
        if one.comes:
            if not inside:
                since, opened = one.moment, one
            inside += 1
        elif inside:
            inside -= 1
            if not inside:
                yield replace(opened.row, joined=since, left=one.moment)
        elif opened is None:
            notes.append(LineProblem(one.row.line, "attendance.went_and_never_came", _(
                "The file says that this person left and not when she joined. She is counted from the start on."
            )))
            yield replace(one.row, joined=min(first, one.moment), left=one.moment)
            opened = one
    if inside:
        notes.append(LineProblem(opened.row.line, "attendance.came_and_never_went", _(
            "The file says that this person joined and not when she left. She is counted until the end."
        )))
        yield replace(opened.row, joined=since, left=max(last, since))
