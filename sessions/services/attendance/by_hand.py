"""Who signed a sheet, or was seen: noted by the secretariat, and united with what platforms report."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, engagement, keyring, policy, vault
from convening.errors import Refused
from convening.models import Participation

from ...matching import staff_in
from ...models import Attendance
from ..one_writer import locked
from .joining import note_source, store, with_stored

MOST_WITHOUT_A_NAME = 500


@transaction.atomic
def note_by_hand(session, parts, *, by, joined=None, left=None, nameless=None):
    """Note that these participations were there: from `joined` to `left` (aware), else for the whole session.

    `nameless` says how many people were there whom nobody knows, in all: a smaller number than before takes some away, None leaves it.
    Returns how many are noted by this deed.
    """
    policy.require(by, "sessions.view_attendance", session)
    session = locked(session)
    if clock.now() < session.starts_at:
        raise Refused("attendance.too_early", _("This session has not begun. Note who was there once it has."))
    joined, left = joined or session.starts_at, left or session.ends_at
    if not joined < left:
        raise Refused("attendance.left_before_joined", _("The time of leaving is before the time of joining."))
    parts = list(Participation.objects.filter(convening_id=session.convening_id, pk__in=[part.pk for part in parts]))
    working = staff_in(session) if parts else set()
    marks = engagement.marks_of(session.convening_id, [part.person_id for part in parts])
    found = [(marks[part.person_id], True, part.pk in working, [(joined, left)], ()) for part in parts]
    before = without_a_name(session)
    if nameless is not None:
        found += _nameless(session, nameless, before)
    if not found and nameless in (None, before):
        raise Refused("attendance.nobody_chosen", _("Tick at least one person, or write how many were there whom nobody knows."))
    noted = with_stored(session, found)
    store(session, noted)
    note_source(session, "hand", noted, uuid4())
    audit.record(session.convening, actor=by, verb="sessions.attendance_noted", target=session,
                 note=f"people={len(parts)} nameless={without_a_name(session)}")
    return len(parts)


def without_a_name(session):
    """How many people whom nobody knows were noted by hand."""
    return Attendance.objects.filter(session=session, mark__in=_marks(session)).count()


def _nameless(session, number, before):
    """Rows for those beyond the number noted before; where it is smaller, the last of them go."""
    if not 0 <= number <= MOST_WITHOUT_A_NAME:
        raise Refused("attendance.too_many", _("Write a number from 0 to %(most)s.") % {"most": MOST_WITHOUT_A_NAME})
    marks = _marks(session)
    Attendance.objects.filter(session=session, mark__in=marks[number:]).delete()
    return [(mark, False, False, [(session.starts_at, session.ends_at)], ()) for mark in marks[before:number]]


def _marks(session):
    """The marks of the first, second, … person without a name: the number can be put right."""
    key = keyring.read("convening", session.convening_id)
    return [vault.digest(key, "noted by hand", session.pk, number, size=16) for number in range(MOST_WITHOUT_A_NAME)]
