"""Seats change hands: taken in the order of nominations, freed, given back, promoted from the waiting list.

Every deed here runs under the lock of the convening's admission, so that the ledger adds up at every moment.
"""

from django.db.models import Q

from ..models import Admission, Nomination

Holds = Nomination.Holds


def take_place(nomination):
    """Give a nomination that is being written a seat of its quota, or a place in the reserve beyond the seats."""
    Admission.locked(nomination.convening)
    quota = nomination.quota
    quota.refresh_from_db(fields=["seats", "given_back"])
    # a seat that was given back because of an answer stays taken on this list: else it would tell the office
    taken = quota.nominations.filter(~Q(pk=nomination.pk), holds=Holds.SEAT).count()
    nomination.holds = Holds.SEAT if taken < quota.seats - quota.given_back else Holds.RESERVE


def decided(nomination, state):
    """`nomination` is about to move to `state`: whoever stands no longer frees the seat, and the reserve moves up."""
    if state in Nomination.STANDING:
        return
    Admission.locked(nomination.convening)
    held, nomination.holds = nomination.holds, Holds.NONE
    if held == Holds.SEAT:
        first = nomination.quota.nominations.filter(holds=Holds.RESERVE, state__in=Nomination.STANDING).exclude(pk=nomination.pk)
        if next_up := first.order_by("rank").first():
            next_up.holds = Holds.SEAT
            next_up.save(update_fields=["holds"])
