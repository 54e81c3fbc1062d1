"""The queue of guests whom nobody recognised, for the secretariat's eyes: one at a time, with those whose names are alike."""

from dataclasses import dataclass, field
from datetime import timedelta

from convening import keyring, policy
from convening.models import Participation
from participants.selectors.desk import handle_in

from .. import presence
from ..importers import name_key, split_name
from ..matching import Directory
from ..models import Attendance
from ..resemblance import ENOUGH, likeness
from .attendance import with_intervals

MOST_SUGGESTIONS = 3
MOST_FOUND = 10


@dataclass(frozen=True)
class Candidate:
    """Somebody of the convening who may be meant. `present`: she is among those recognised already. `score` is 0 to 1."""

    part: Participation
    present: bool
    score: float = 0
    names: tuple = field(default=(), repr=False)


@dataclass(frozen=True)
class Guest:
    """One whom nobody recognised, and where she stands in the queue: the `number`th of `waiting`."""

    id: object
    number: int
    waiting: int
    minutes: int
    spans: list
    shown: tuple = field(repr=False)
    suggestions: tuple = ()
    others: tuple = ()  # those of whom this may be a second device: [(attendance id, name, minutes)]


def guest_in_review(session, at, *, asker):
    """The guest at place `at` (from 1; beyond the end the first) and whom she may be, computed now and kept nowhere; None when nobody waits."""
    policy.require(asker, "sessions.view_attendance", session)
    rows = sorted(with_intervals(session), key=lambda row: row.pk)
    waiting = [row for row in rows if row.sealed_shown]
    if not waiting:
        return None
    number = at if 1 <= at <= len(waiting) else 1
    key, row = keyring.read("convening", session.convening_id), waiting[number - 1]
    shown = tuple(row.shown_with(key))
    directory = Directory(session)
    present = {bytes(one.mark) for one in rows}
    texts = [part for text in shown for part in split_name(text) if part]
    scored = sorted(
        (Candidate(known.part, known.mark in present, round(likeness(texts, known.names), 3), tuple(known.names)) for known in directory.people),
        key=lambda one: (-one.score, one.present, one.part.handle),
    )
    names = {known.mark: known.names[0] if known.names else known.part.handle for known in directory.people}
    others = [
        (one.pk, names.get(bytes(one.mark)) or (one.shown_with(key) or ("",))[0], _minutes(one.opened)) for one in rows if one.pk != row.pk
    ]
    return Guest(
        id=row.pk, number=number, waiting=len(waiting), minutes=_minutes(row.opened), spans=row.opened, shown=shown,
        suggestions=tuple(one for one in scored if one.score >= ENOUGH)[:MOST_SUGGESTIONS],
        others=tuple(sorted((other for other in others if other[1]), key=lambda other: other[1].casefold())),
    )


def people_named(session, text, *, asker):
    """At most ten people of the convening whose handle this is, or whose names hold it or are like it: the best first."""
    policy.require(asker, "sessions.view_attendance", session)
    handle, folded, found = handle_in(text), name_key(text), []
    if not folded:
        return []
    present = {bytes(mark) for mark in Attendance.objects.filter(session=session).values_list("mark", flat=True)}
    for known in Directory(session).people:
        if known.part.handle == handle:
            score = 1
        elif any(folded in name_key(name) for name in known.names):
            score = 0.95
        else:
            score = likeness([text], known.names)
        if score >= ENOUGH:
            found.append(Candidate(known.part, known.mark in present, round(score, 3), tuple(known.names)))
    return sorted(found, key=lambda one: (-one.score, one.part.handle))[:MOST_FOUND]


def guests_waiting(session):
    """How many wait for a decision. A count: for everybody who may take in a file."""
    return Attendance.objects.filter(session=session, sealed_shown__isnull=False).count()


def _minutes(intervals):
    return round(presence.present(intervals) / timedelta(minutes=1))
