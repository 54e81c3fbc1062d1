"""Guests whom nobody recognised: the secretariat says, one by one, who they are; what was kept of their names goes."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, engagement, keyring, policy
from convening.errors import Refused
from convening.models import Convening

from ... import presence
from ...matching import staff_in
from ...models import Attendance, AttendanceImport
from ..one_writer import locked

DECISIONS = ("person", "device", "nobody", "staff")
DAYS_KEPT = 30  # how somebody unknown was written; the counts stay


@transaction.atomic
def decide_on_guest(session, guest_id, decision, *, by, part=None, device=None):
    """Say who a guest is: "person" (`part`, a Participation), "device" (`device`, id of the attendance she belongs to), "nobody" or "staff".

    Her time is united with what that person has already; how the platform wrote her is forgotten. Returns what `undo_decision` takes: it
    names nobody, and opens only under the convening's key.
    """
    policy.require(by, "sessions.view_attendance", session)
    session = locked(session)
    key = keyring.read("convening", session.convening_id)
    guest = waiting(session).filter(pk=guest_id).first()
    if guest is None:
        raise Refused("attendance.decided", _("Somebody decided this already. The next one is shown."))
    before = {"guest": _kept(guest), "target": None}
    target = None
    if decision == "person":
        if part is None or part.convening_id != session.convening_id:
            raise Refused("attendance.no_person", _("Choose a person of this convening."))
        mark, staff = engagement.mark_of(session.convening_id, part.person_id), part.pk in staff_in(session)
        target = Attendance.objects.filter(session=session, mark=mark).first()
        if target is None:
            guest.mark, guest.matched, guest.staff = mark, True, staff
    elif decision == "device":
        target = Attendance.objects.filter(session=session, pk=device).exclude(pk=guest.pk).first() if device else None
        if target is None:
            raise Refused("attendance.no_device", _("Choose whose second device this was."))
    elif decision == "staff":
        guest.staff = True
    elif decision != "nobody":
        raise Refused("attendance.no_decision", _("Choose who this was."))
    if target is None:
        guest.sealed_shown = None
        guest.save()
        before["after"] = _print_of(guest)
    else:
        before["target"] = _kept(target)
        target.seal_with(key, presence.merge([*target.open_with(key), *guest.open_with(key)]))
        target.save()
        guest.delete()
        before["after"] = _print_of(target)
    left = waiting(session).count()
    audit.record(session.convening, actor=by, verb="sessions.guest_decided", target=session, note=f"left={left}")
    return before


@transaction.atomic
def undo_decision(session, before, *, by):
    """Take back the last decision, where nothing was written over it since."""
    policy.require(by, "sessions.view_attendance", session)
    session = locked(session)
    guest, target = before["guest"], before["target"]
    now = Attendance.objects.filter(session=session, pk=(target or guest)["id"]).first()
    if now is None or _print_of(now) != before["after"]:
        raise Refused("attendance.changed_since", _("This cannot be taken back any more: what is stored of this person has changed since."))
    for kept in (guest, target):
        if kept:
            Attendance.objects.update_or_create(pk=kept["id"], defaults={
                "session": session, "mark": bytes.fromhex(kept["mark"]), "matched": kept["matched"], "staff": kept["staff"],
                "sealed_intervals": bytes.fromhex(kept["intervals"]), "sealed_shown": bytes.fromhex(kept["shown"]) if kept["shown"] else None,
            })
    audit.record(session.convening, actor=by, verb="sessions.guest_decision_undone", target=session, note=f"left={waiting(session).count()}")


def forget_guests():
    """What is left undecided thirty days after the last report of its session: names go, counts stay. Returns how many."""
    gone = 0
    waits = Attendance.objects.filter(sealed_shown__isnull=False)
    for convening in Convening.objects.filter(sessions__attendances__in=waits).distinct():
        day = clock.today(convening.zone) - timedelta(days=DAYS_KEPT)
        recent = AttendanceImport.objects.filter(session__convening=convening, taken_on__gt=day).values("session")
        gone += waits.filter(session__convening=convening).exclude(session__in=recent).update(sealed_shown=None)
    return gone


def waiting(session):
    """Guests about whom nobody decided, in an order that tells nothing."""
    return Attendance.objects.filter(session=session, sealed_shown__isnull=False).order_by("pk")


def _kept(row):
    return {
        "id": str(row.pk), "mark": bytes(row.mark).hex(), "matched": row.matched, "staff": row.staff,
        "intervals": bytes(row.sealed_intervals).hex(), "shown": bytes(row.sealed_shown).hex() if row.sealed_shown else "",
    }


def _print_of(row):
    """What tells whether a row was written since."""
    return hashlib.sha256(bytes(row.mark) + bytes(row.sealed_intervals) + bytes([row.matched, row.staff])).hexdigest()
