"""One presence a person: what several sources say of her is united, and written in random order."""

import random
from dataclasses import dataclass

from django.db import transaction

from convening import clock, keyring, vault

from ... import presence
from ...models import Attendance, AttendanceImport
from ...selectors import with_intervals
from ..one_writer import locked


@dataclass(frozen=True)
class Joined:
    """One person's presence after joining this source with what is stored. `shown`: how the platform wrote somebody unknown."""

    row: Attendance | None
    mark: bytes
    matched: bool
    staff: bool
    intervals: list
    shown: tuple = ()


def with_stored(session, present, *, guessed=False):
    """[Joined] of `present`: [(mark, matched, staff, intervals, shown)]. Where only lengths are known (`guessed`), stored times stay as they are."""
    stored = {bytes(row.mark): row for row in with_intervals(session)}
    joined = []
    for mark, matched, staff, intervals, shown in present:
        row = stored.get(mark)
        before = row.opened if row else []
        joined.append(Joined(
            row, mark, matched or bool(row and row.matched), staff or bool(row and row.staff),
            before if before and guessed else presence.merge([*before, *intervals]), shown,
        ))
    return joined


def store(session, joined):
    """Write new rows and widen those that are there, in random order, so that neither tells who came when.

    How somebody unknown was written is kept, sealed, until the secretariat decided who she is; who is staff needs no decision.
    """
    key = keyring.read("convening", session.convening_id)
    joined = list(joined)
    random.SystemRandom().shuffle(joined)
    fresh, widened = [], []
    for one in joined:
        row = one.row or Attendance(session=session, mark=one.mark)
        row.matched, row.staff = one.matched, one.staff
        row.seal_with(key, one.intervals)
        if one.matched or one.staff:
            row.sealed_shown = None
        elif one.row is None and one.shown:
            row.seal_shown(key, one.shown)
        (widened if one.row else fresh).append(row)
    Attendance.objects.bulk_create(fresh, batch_size=1000)
    Attendance.objects.bulk_update(widened, ["matched", "staff", "sealed_intervals", "sealed_shown"], batch_size=500)


@transaction.atomic
def join_presence(session, present, staff=()):
    """Join what the live room saw: {mark: [(joined, left), …]} with aware datetimes; marks in `staff` never count. Returns how many people.

    Once, or again after a fault: the same presence a second time changes nothing. Nobody's deed, so nothing is audited.
    """
    session, staff = locked(session), set(staff)
    found = [(mark, True, mark in staff, intervals, ()) for mark, intervals in present.items()]
    joined = [one for one in with_stored(session, found) if one.intervals]
    store(session, joined)
    if joined:
        note_source(session, "room", joined)
    return len(joined)


def note_source(session, source, joined, *parts):
    """Remember that people of this source are among those stored, by counts alone. One entry for what is the same source (`parts`)."""
    key = keyring.read("convening", session.convening_id)
    working = sum(one.staff for one in joined)
    known = sum(one.matched and not one.staff for one in joined)
    counts = {"source": source, "people": len(joined), "matched": known, "unmatched": len(joined) - known - working, "excluded": working}
    AttendanceImport.objects.update_or_create(
        session=session, digest=vault.digest(key, "attendance source", source, *parts),
        defaults={"taken_on": clock.today(session.convening.zone), "counts": counts},
    )
