"""Who came to which session and how long she stayed, as the platform recorded it; who logged on, and on which days.

Those who count: 167, 46, 39, 34 and 119 people present for five minutes or more. Beside them each export carries what
real exports carry: reconnections, second devices, early arrivals, visits too short to count, rows of the waiting room,
people whom nobody can identify, and the secretariat, the help desk and the interpreters, who never count.
"""

import csv
import io
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from . import cast, stages
from .showcase import INTERPRETERS, SESSION_PARTS
from .texts import SESSIONS

#: What the tests expect and the printed report says.
ATTENDANCES = {"opening": 167, "key-topics": 46, "working-group-1": 39, "working-group-2": 34, "closing": 119}

_GUESTS = {"opening": 39, "closing": 29}
_UNKNOWN = {"opening": ("Galaxy A12", "iPad (4)", "Observer", "M."), "key-topics": ("Galaxy A12",),
            "working-group-1": (), "working-group-2": ("Huawei P30 lite",), "closing": ("iPhone", "Guest 7", "Conference room")}
_HOSTS = ("secretariat", "secretariat_two", "help_desk")
_MEETING_IDS = {"opening": "845 1207 4401", "key-topics": "845 1208 4402", "working-group-1": "845 1214 4403",
                "working-group-2": "845 1215 4404", "closing": "845 1227 4405"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an export: a person, or with `email` "" somebody unknown, on one device from `joined` to `left` (UTC)."""

    name: str
    email: str
    joined: datetime
    left: datetime
    waiting_room: bool = False


def session_times(slug):
    """When the session of that slug was to start and to end, in UTC."""
    session = next(session for session in SESSIONS if session["slug"] == slug)
    local = datetime.combine(session["day"], session["starts"], tzinfo=ZoneInfo(stages.ZONE))
    start = local.astimezone(UTC)
    return start, start + timedelta(minutes=session["minutes"])


@cache
def attendees():
    """By session, the addresses of those whose presence qualifies: {slug: frozenset}."""
    dice = random.Random("gipp-2021: who came")
    parts = {slug: [cast.by_key()[key] for role in ("chair", "speaker") for key in by_role.get(role, ())]
             for slug, by_role in SESSION_PARTS.items()}
    on_stage = {person for people in parts.values() for person in people}
    core = [p for p in cast.logged_on() if not p.is_staff and p not in on_stage]
    live = [p for p in cast.people() if p.part == "live"]
    dice.shuffle(core)
    dice.shuffle(live)
    showcase = [p for p in core if p.key]
    regulars = (sorted(on_stage, key=lambda p: p.email) + showcase
                + [p for p in core if not p.key][: 100 - len(on_stage) - len(showcase)])
    at_opening = set(live[:60]) | set(regulars[:68])
    at_closing = set(live[60:115]) | set(regulars[68:88]) | set(regulars[:15])
    only_groups, late = live[115:], regulars[88:]
    came = {
        "opening": at_opening,
        "key-topics": set(only_groups[:4]) | set(late[:6]) | set(parts["key-topics"]) | set(live[:6]),
        "working-group-1": set(only_groups[4:7]) | set(late[6:9]) | set(parts["working-group-1"]),
        "working-group-2": set(only_groups[7:]) | set(late[9:]) | set(parts["working-group-2"]),
        "closing": at_closing,
    }
    for slug in ("key-topics", "working-group-1", "working-group-2"):
        others = [p for p in regulars if p not in came[slug]]
        favourites = [p for p in others if p.key or p in came["key-topics"]]
        dice.shuffle(favourites)
        dice.shuffle(others)
        for person in favourites[: 14] + others:
            if len(came[slug]) < ATTENDANCES[slug]:
                came[slug].add(person)
    guests = [p for p in cast.people() if p.part == "guest"]
    came["opening"] |= set(guests[: _GUESTS["opening"]])
    came["closing"] |= set(guests[-_GUESTS["closing"]:])
    return {slug: frozenset(p.email for p in people) for slug, people in came.items()}


@cache
def rows(slug):
    """Every row of the export of that session, in the order of arrival. A tuple of `Row`."""
    return tuple(sorted(_Platform(slug).rows(), key=lambda row: (row.joined, row.name)))


def log_ons():
    """The days on which each of the 138 logged on: {email: tuple of dates}, in July 2021 and, for some, later.

    Whoever posts has logged on that day, and so have others: the days of a poster tell nothing.
    """
    from .posts import POSTS

    dice = random.Random("gipp-2021: log-ons")
    july = [stages.ROOMS_OPEN + timedelta(n) for n in range(31)]
    busy = [date(2021, 7, day) for day in (1, 2, 7, 8, 9, 13, 14, 15, 16, 26, 27, 28)]
    posted = {}
    for post in POSTS:
        posted.setdefault(cast.posters()[post.author].email, set()).add(post.day)
    days_of = {}
    for person in cast.logged_on():
        days = set(dice.sample(busy, dice.choice((1, 1, 2, 3, 4)))) | set(dice.sample(july, dice.choice((0, 1, 2, 5))))
        if dice.random() < 0.3:
            days |= {date(2021, 8, 1) + timedelta(dice.randrange(40)) for _ in range(2)}
        days_of[person.email] = tuple(sorted(days | posted.get(person.email, set())))
    return days_of


class _Platform:
    """Plays one session and notes down who came and went, by the second."""

    def __init__(self, slug):
        self.slug = slug
        self.dice = random.Random(f"gipp-2021: the platform at {slug}")
        self.start, self.end = session_times(slug)
        self.minutes = (self.end - self.start).total_seconds() / 60

    def rows(self):
        came = sorted(attendees()[self.slug])
        self.dice.shuffle(came)
        people = [cast.by_email()[email] for email in came]
        odd = [p for p in people if not p.key and p.registered][:3]
        for person in people:
            if person not in odd:
                yield from self._stay(person)
        yield from self._odd_stays(odd)
        yield from self._too_short()
        for key in (*_HOSTS, *INTERPRETERS):
            yield self._row(cast.by_key()[key], -25 + self.dice.random() * 8, self.minutes + 6 + self.dice.random() * 4)
        for name in _UNKNOWN[self.slug]:
            joined = self.dice.uniform(0, 20)
            yield self._unknown(name, joined, joined + self.dice.uniform(1, 4.5))

    def _stay(self, person):
        """Somebody who counts: once, reconnecting, or on two devices, and now and then through the waiting room."""
        joined = self.dice.triangular(-12, 16, -1)
        left = self.minutes + self.dice.triangular(-24, 5, 1)
        if self.dice.random() < 0.12:
            left = self.dice.uniform(self.minutes * 0.25, self.minutes * 0.7)
        kind = self.dice.random()
        if kind < 0.14:
            broke = self.dice.uniform(joined + 12, left - 8) if left - joined > 24 else joined + 6
            back = broke + self.dice.choice((0.3, 0.7, 1.4, 1.9, 3.5, 6, 11))
            yield self._row(person, joined, broke)
            yield self._row(person, back, max(left, back + 3))
        elif kind < 0.2:
            yield self._row(person, joined, left)
            yield self._row(person, joined + 4, min(left - 1, joined + 35))
        elif kind < 0.3:
            yield self._row(person, joined - 3, joined, waiting_room=True)
            yield self._row(person, joined, left)
        else:
            yield self._row(person, joined, left)

    def _odd_stays(self, odd):
        """At the edge of the definition, and just inside it."""
        exactly_five, bridged, twice = odd
        yield self._row(exactly_five, 10, 15)
        yield self._row(bridged, 20, 22)
        yield self._row(bridged, 23.5, 25.25)
        yield self._row(twice, 5, 8)
        yield self._row(twice, 40, 43)

    def _too_short(self):
        """Visits that do not qualify: brief, on two devices at once, or never past the waiting room."""
        absent = [p for p in cast.members() if p.part == "quiet" and not p.is_staff]
        first, second, waiting, *_ = self.dice.sample(absent, 6)
        yield self._row(first, 12, 12 + self.dice.uniform(0.5, 4.5))
        yield self._row(second, 30, 34)
        yield self._row(second, 31, 34.5)
        yield self._row(waiting, 2, 19, waiting_room=True)
        if self.slug in _GUESTS:
            visitor = self.dice.choice([p for p in cast.guests() if p.part == "absent_guest"])
            yield self._row(visitor, 50, 53)

    def _row(self, person, joined, left, waiting_room=False):
        return Row(person.name, person.email, self._at(joined), self._at(left), waiting_room)

    def _unknown(self, name, joined, left):
        return Row(name, "", self._at(joined), self._at(left))

    def _at(self, minutes):
        return self.start + timedelta(seconds=round(minutes * 60))


_HEADERS = {
    "Z1b": (("Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants"),
            ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest",
             "Recording Consent", "In Waiting Room")),
    "Z3": (("Topic", "ID", "Duration (minutes)", "Start time", "End time", "Participants"),
           ("Name (original name)", "Email", "Join time", "Leave time", "Duration (minutes)", "Guest",
            "Recording disclaimer response", "In waiting room")),
}


def zoom_csv(slug, *, layout="Z1b", handles=None):
    """The participants' report of that session as the platform exports it, in New York's time: bytes with a BOM.

    `layout` is "Z1b" or "Z3", both with the leading block. Members show up by name and address, some by name alone (exactly
    the name in their profile); with `handles` ({email: handle}) a third of them show up by their handle alone. Guests
    and staff always carry their address; those whom nobody can identify carry none.
    """
    block, header = _HEADERS[layout]
    recorded = rows(slug)
    first, last = min(row.joined for row in recorded), max(row.left for row in recorded)
    topic = next(session["title"]["en"] for session in SESSIONS if session["slug"] == slug)
    host = cast.by_key()["secretariat"].email
    length = str(_whole_minutes(last - first))
    about = {"Meeting ID": _MEETING_IDS[slug], "ID": _MEETING_IDS[slug], "Topic": topic, "User Email": host,
             "Participants": str(len({row.email or row.name for row in recorded}))}
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(block)
    write([about.get(title) or (length if title.startswith("Duration") else _local(first if "tart" in title else last))
           for title in block])
    out.write("\r\n")
    write(header)
    for row in recorded:
        name, email = _as_shown(row, slug, handles or {})
        write([name, email, _local(row.joined), _local(row.left), _whole_minutes(row.left - row.joined),
               "No" if email == host else "Yes", "", "Yes" if row.waiting_room else "No"])
    return out.getvalue().encode("utf-8-sig")


def _as_shown(row, slug, handles):
    """Name and address as the platform shows them for this person in this session: the same in each of her rows."""
    person = cast.by_email().get(row.email)
    if person is None or not person.registered or person.is_staff:
        return row.name, row.email
    way = random.Random(f"{slug} {row.email}").random()
    if way < 1 / 3 and row.email in handles:
        return handles[row.email], ""
    if way > 0.9:
        return row.name, ""
    if way > 0.75 and person.name_original != person.name:
        return f"{person.name_original} ({person.name})", row.email
    return row.name, row.email


def _local(moment):
    return moment.astimezone(ZoneInfo(stages.ZONE)).strftime("%m/%d/%Y %I:%M:%S %p")


def _whole_minutes(length):
    """As the platform counts: every minute that was begun."""
    return -(-int(length.total_seconds()) // 60)
