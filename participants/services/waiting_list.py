"""The waiting list: seats that offices leave over, or that answers free, go to those who wait, in their order.

Order: the number in the office's own reserve (all first ones before all second ones), then the day of the nomination.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, policy
from convening.errors import Refused
from convening.models import Convening

from ..addresses import visible
from ..models import Admission, Invitation, Nomination, Quota
from ..selectors.waiting_list import free_seats, waiting_list
from .invitations import invite
from .seats import left

Holds = Nomination.Holds


@transaction.atomic
def release_unused(convening, *, by):
    """Give every seat that nobody holds to the waiting list, once and for good; returns how many. Then `promote`."""
    policy.require(by, "participants.release_seats", convening)
    admission = Admission.locked(convening)
    if admission.released_on:
        return 0
    if convening.state == Convening.State.CLOSED:
        raise Refused("seats.closed", _("This convening is over. Its seats stay as they are."))
    released = 0
    for quota in Quota.objects.filter(office__convening=convening).order_by("pk"):
        unused = max(0, left(quota))
        quota.given_back += unused
        quota.save(update_fields=["given_back"])
        released += unused
    admission.released_on = clock.today(convening.zone)
    admission.save(update_fields=["released_on"])
    audit.record(convening, actor=by, verb="participants.seats_released", target=convening, note=f"{released} seats")
    return released


@transaction.atomic
def promote(convening):
    """Give free seats to those who wait, in their order, and invite them; returns the nominations that moved.

    Only after the day of release, only who is cleared and not invited yet. Two workers at once promote each person once: the
    second waits for the lock and finds nothing left to do. Whom no letter can reach keeps her place and holds up nobody.
    """
    admission = Admission.locked(convening)
    if not admission.released_on or admission.convening.state == Convening.State.CLOSED:
        return []
    moved, free = [], free_seats(convening)
    for waiting in waiting_list(convening) if free > 0 else ():
        if len(moved) == free:
            break
        if waiting.hindrance or not keyring.holds("person", waiting.nomination.person_id):
            continue
        try:
            with transaction.atomic():
                _seat(waiting.nomination, "participants.nomination_promoted", policy.OPERATOR)
        except Refused:
            continue
        moved.append(waiting.nomination)
    return moved


@transaction.atomic
def give_seat(nomination, reason, *, by, key):
    """The secretariat gives a free seat of the waiting list to this person now, out of turn and before the day of release too.

    For a substitute of somebody who gave her seat back, and for one whose own invitation lapsed or was taken back. The reason is
    sealed with the nomination. Returns it, with the invitation on its way.
    """
    policy.require(by, "participants.release_seats", nomination.convening)
    Admission.locked(nomination.convening)
    nomination = Nomination.objects.select_for_update(of=["self"]).select_related("convening", "person").get(pk=nomination.pk)
    if not once.first_time(key) and nomination.holds == Holds.RELEASED:
        return nomination
    reason = visible(reason)
    if not reason:
        raise Refused("seats.reason_missing", _("Say why this person moves up now."), fields={"reason": _("Write a sentence.")})
    if nomination.state != Nomination.State.CLEARED:
        raise Refused("seats.not_cleared", _("Clear the nomination first. Then this person can have a seat."))
    if nomination.holds not in (Holds.RESERVE, Holds.GAVE_BACK):
        raise Refused("seats.has_one", _("This person has a seat already."))
    answered = Invitation.objects.filter(
        convening=nomination.convening_id, person=nomination.person_id, state__in=(Invitation.State.SENT, *Invitation.ANSWERED)
    )
    if answered.exists():
        raise Refused("seats.invited", _("This person has been invited already."))
    if free_seats(nomination.convening) < 1:
        raise Refused("seats.none_free", _("No seat is free now. One becomes free when somebody gives it back, or when seats are released."))
    nomination.particulars = {**nomination.particulars, "seat_given_because": reason}
    _seat(nomination, "participants.seat_given", by)
    return nomination


def _seat(nomination, verb, by):
    """A released seat and the invitation that goes with it. Her office goes on seeing "received", if it sees her in its reserve."""
    nomination.holds = Holds.RELEASED
    nomination.promoted = nomination.promoted or nomination.in_reserve
    nomination.save()
    audit.record(nomination.convening, actor=by, verb=verb, target=nomination)
    invite(nomination.convening, nomination.person, by=by)
