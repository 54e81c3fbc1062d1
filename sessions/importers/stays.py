"""From a line under its headings to a stay in UTC: who, from when to when, by whose clock."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.translation import gettext as _

from convening import zones

from . import headings as heads
from .durations import read_duration
from .lines import Entry
from .moments import MONTH_DAY, Written, read_moment
from .people import split_name
from .rows import Row, Unreadable

YES = frozenset(("yes", "y", "true", "1", "si", "oui", "ja", "نعم"))
NO = frozenset(("no", "n", "false", "0", "non", "nein", "لا"))
ASIDE = frozenset((  # what Teams adds to a name in parentheses is no second name
    "guest", "unverified", "external", "gast", "nicht uberpruft", "nicht verifiziert", "extern", "invitado", "externo", "no comprobado", "invite", "externe", "non verifie",
))
COMING = frozenset(("joined", "joined before", "join", "beigetreten", "ist beigetreten", "bereits beigetreten", "teilgenommen", "a rejoint", "rejoint",
                    "se unio", "se ha unido", "unido"))
GOING = frozenset(("left", "leave", "verlassen", "hat verlassen", "a quitte", "quitte", "parti", "abandono", "salio", "ha salido"))
_LIKE_A_TIME = re.compile(r"\d:\d\d|^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b")
BRIEF = timedelta(minutes=2)  # somebody who was away for less was there: `presence` says so, too


@dataclass(frozen=True)
class Stay:
    """An entry whose times could be read as written, before the file as a whole says what their numbers mean."""

    entry: Entry
    row: Row  # its moments still open
    joined: Written | None
    left: Written | None
    length: timedelta | None


def never_came(entry):
    """No-shows are lines of their own; who is still in the waiting room at the end may have no times."""
    if entry.headings.kind == "spans" and not any(entry.cell(column) for column in ("first", "last", "length")):
        return True  # also the line "Anonymous" under which a dashboard gathers answers
    outside = says(entry.cell("waiting_room"), YES) and not (entry.cell("joined") and entry.cell("left"))
    return outside or says(entry.cell("attended"), NO)


def stay_of(entry, day):
    """Read one line as far as it can be read by itself; `day` is the session's, for reports that write hours alone."""
    row = replace(whose(entry), waiting_room=bool(_yes_or_no(entry.cell("waiting_room"), strict=True)))
    length = read_duration(entry.cell("minutes") or entry.cell("length") or entry.cell("total"))
    if entry.headings.kind == "totals":
        if length is None:
            raise Unreadable("attendance.no_time", _("How long this person stayed is missing, or cannot be read."))
        return Stay(entry, row, None, None, length)
    if entry.headings.kind == "spans":
        joined = moment_of(entry.cell("first"), day)
        left = moment_of(entry.cell("last"), day) if entry.cell("last") or length is None else None
        return Stay(entry, row, joined, left, length)
    return Stay(entry, row, moment_of(entry.cell("joined"), day), moment_of(entry.cell("left"), day), length)


def whose(entry):
    """The Row of an entry without its times: names, address, section."""
    shown = entry.cell("name") or entry.cell("user_name")
    if shown and entry.cell("last_name") and not entry.cell("first_name"):
        shown = f"{shown} {entry.cell('last_name')}"
    shown = shown or f"{entry.cell('first_name')} {entry.cell('last_name')}".strip()
    name, original_name = split_name(shown)
    if heads.heading_key(original_name) in ASIDE:
        original_name = ""
    email = next((told for column in ("email", "upn") if "@" in (told := entry.cell(column))), None)
    if not (name or email):
        raise Unreadable("attendance.nobody", _("This line has neither a name nor an address."))
    return Row(
        line=entry.line, name=name, original_name=original_name, email=email, joined=None, left=None,
        guest=_yes_or_no(entry.cell("guest"), strict=False),
        section=entry.section if entry.section != "report" else "",
    )


def hosts(entry):
    return says(entry.cell("role"), heads.HOSTING)


def moment_of(text, day=None):
    if not text:
        raise Unreadable("attendance.no_time", _("The time of joining or of leaving is missing."))
    moment = read_moment(text, day)
    if moment is None:
        if "@" in text or not _LIKE_A_TIME.search(text):  # a line out of step: this may be a name, or a telephone number
            sentence = _("What stands in place of a time cannot be read. Check that no column is missing from this line.")
        else:
            sentence = _("“%(text)s” cannot be read as a date with a time of day.") % {"text": text[:40]}
        raise Unreadable("attendance.unreadable_time", sentence)
    return moment


def _yes_or_no(text, *, strict):
    """True, False or, where nothing is said, None. Whether time was spent outside may not be guessed (`strict`)."""
    if says(text, YES):
        return True
    if says(text, NO):
        return False
    if text and strict:
        raise Unreadable(
            "attendance.unreadable_waiting_room",
            _("The waiting-room column says neither yes nor no, so this time cannot be counted."),
        )
    return None


def says(text, words):
    return bool(text) and heads.heading_key(text) in words


def placed(stay, order, zone, session_start, session_end):
    """Return (row in UTC, (code, doubt) or None) for a stay.

    A time that the clock jumped over was not read off that clock, so the line is refused rather than moved. Of
    a time shown twice the reading is taken that fits the minutes in the file, then the session, then the
    earlier one, with a note. Where only the length is known, she was there from the start of the session on; longer than the
    session, until its end. Of the first coming and the last going with a shorter length in between, the length counts.
    """
    if stay.joined is None:
        joined = min(session_start, session_end - stay.length)
        return replace(stay.row, joined=joined, left=joined + stay.length, guessed=True), None
    joined = readings(stay.joined, order, zone)
    if stay.left is None:
        pairs = [(came, came + stay.length) for came in joined]
    else:
        pairs = [(came, went) for came in joined for went in readings(stay.left, order, zone) if came <= went]
    if not pairs:
        raise Unreadable("attendance.left_before_joined", _("The time of leaving is before the time of joining."))
    written = stay.length or timedelta()

    def misfit(pair):
        came, went = pair
        return abs(went - came - written), abs(came - session_start) if session_start else timedelta(), came, went

    if stay.joined.any_day:  # only the hour is written: of yesterday, today and tomorrow what is nearest to the session
        came, went = min(pairs, key=lambda pair: (abs(pair[0] - session_start), pair[1]))
        doubled = False
    else:
        (came, went), doubled = min(pairs, key=misfit), len(pairs) > 1
    if stay.entry.headings.kind == "spans" and stay.length is not None and went - came > stay.length + BRIEF:
        doubt = ("attendance.length_within", _("This person was away in between, and the file does not say when. The length counts, from her first coming on."))
        return replace(stay.row, joined=came, left=came + stay.length), doubt
    return replace(stay.row, joined=came, left=went), clock_doubt() if doubled else None


def clock_doubt():
    return ("attendance.time_shown_twice", _(
        "Clocks were set back in this hour and showed it twice. The reading that fits the file best was taken."
    ))


def readings(moment, order, zone):
    """Every moment in UTC that these numbers can mean on the clock of `zone`."""
    local = moment.local(order)
    if local is None:
        raise Unreadable(
            "attendance.unreadable_time",
            _("There is no such day if the dates of this file begin with the month.") if order == MONTH_DAY
            else _("There is no such day if the dates of this file begin with the day."),
        )
    if local.tzinfo:
        return (local,)
    days = (timedelta(days=-1), timedelta(), timedelta(days=1)) if moment.any_day else (timedelta(),)
    found = tuple(reading for shift in days for reading in zones.readings(local + shift, zone))
    if not found:
        raise Unreadable(
            "attendance.no_such_time",
            _("Clocks in %(city)s were set forward over this time, so it did not exist there. Check the city.")
            % {"city": zones.city(zone.key)},
        )
    return found
