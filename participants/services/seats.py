"""Seats change hands: taken in the order of nominations, freed, given back, promoted from the waiting list.

Every deed here runs under the lock of the convening's admission, taken before any other row, so that the ledger adds up at
every moment and nobody waits for anybody in a circle.

Two things are kept apart. What an office sees of its list (`in_reserve`, and how many seats are left) follows from its own deeds
and the clearance's alone. Who in truth has a seat (`holds`) follows from answers too: a seat that an answer frees goes to the
waiting list of all offices and stays taken on the list of its own, or else the list would tell what was answered.
"""

from convening import clock

from ..models import Admission, Invitation, Nomination
from ..selectors.waiting_list import free_seats

Holds = Nomination.Holds
WITH_A_SEAT = (Holds.SEAT, Holds.RELEASED)


def has_seat(convening, person):
    """True if a cleared nomination of hers holds a seat, of an office or a released one."""
    cleared = Nomination.objects.filter(convening=convening, person=person, state=Nomination.State.CLEARED)
    return cleared.filter(holds__in=WITH_A_SEAT).exists()


def give_back(convening, person):
    """Her seat is free: because of her answer, or because her invitation lapsed or was revoked. It goes to the waiting list.

    Where her nomination is not cleared yet her office may still take it back, and with it its seat: that one stays as it is.
    """
    Admission.locked(convening)
    held = Nomination.objects.filter(convening=convening, person=person, state=Nomination.State.CLEARED, holds__in=WITH_A_SEAT)
    for nomination in held.select_related("quota"):
        _give_back(nomination)
        nomination.save(update_fields=["holds"])


def take_again(convening, person):
    """She comes after all: a seat of the waiting list, if one is left, is hers again. True if she has one now."""
    Admission.locked(convening)
    if has_seat(convening, person):
        return True
    gave = Nomination.objects.filter(convening=convening, person=person, state=Nomination.State.CLEARED, holds=Holds.GAVE_BACK)
    nomination = gave.select_related("quota").order_by("made_on", "pk").first()
    if nomination is None or free_seats(convening) < 1:
        return False
    if nomination.promoted:
        nomination.holds = Holds.RELEASED
    else:
        nomination.holds = Holds.SEAT
        _to_the_waiting_list(nomination.quota, -1)
    nomination.save(update_fields=["holds"])
    return True


def left(quota):
    """How many seats of `quota` are neither held nor given back, as the rows are now."""
    quota.refresh_from_db(fields=["seats", "given_back"])
    return quota.seats - quota.given_back - quota.nominations.filter(holds=Holds.SEAT).count()


def take_place(nomination):
    """Give a nomination that is being written a seat of its quota, or a place in the reserve beyond the seats."""
    Admission.locked(nomination.convening)
    nomination.in_reserve = left(nomination.quota) < 1
    nomination.holds = Holds.RESERVE if nomination.in_reserve else Holds.SEAT


def decided(nomination, state):
    """`nomination` is about to move to `state`: whoever stands no longer frees the seat, and the reserve moves up.

    After the day of release the seat goes to the waiting list instead.
    """
    admission = Admission.locked(nomination.convening)
    if state == Nomination.State.CLEARED and nomination.holds in WITH_A_SEAT and _said_no(nomination):
        _give_back(nomination)  # another office had named her, and she has answered
    if state in Nomination.STANDING:
        if nomination.state not in Nomination.STANDING:  # not cleared at first, and now it is
            take_place(nomination)
        return
    held, nomination.holds = nomination.holds, Holds.NONE
    nomination.in_reserve = False
    Nomination.objects.filter(pk=nomination.pk).update(holds=Holds.NONE, state=state)
    if held != Holds.SEAT:
        return
    if admission.released_on:
        _to_the_waiting_list(nomination.quota)
    else:
        move_up(nomination.quota)


def move_up(quota):
    """The first of its reserve take what is left of `quota`, in their order.

    Who was promoted already keeps her released seat, and the office's goes to the waiting list.
    """
    reserve = quota.nominations.filter(in_reserve=True, let_go_on=None, state__in=Nomination.STANDING).order_by("rank")
    free = left(quota)
    for nomination in reserve[: max(free, 0)]:
        nomination.in_reserve = False
        if nomination.holds == Holds.RESERVE:
            nomination.holds = Holds.SEAT
        else:
            _to_the_waiting_list(quota)
        nomination.save(update_fields=["in_reserve", "holds"])


def let_go(nomination):
    """Her office withdraws one who was promoted: closed on its list, and she keeps what she has and never hears of it."""
    Admission.locked(nomination.convening)
    nomination.let_go_on = clock.today(nomination.convening.zone)
    nomination.save(update_fields=["let_go_on"])


def taken_up_again(nomination):
    """Her office names one anew whom it had let go: on its list as anybody new, and she keeps what she has."""
    Admission.locked(nomination.convening)
    nomination.let_go_on, nomination.in_reserve = None, left(nomination.quota) < 1
    if not nomination.in_reserve:
        _to_the_waiting_list(nomination.quota)


def _said_no(nomination):
    sent = Invitation.objects.filter(convening_id=nomination.convening_id, person_id=nomination.person_id)
    return sent.filter(state__in=Invitation.SAID_NO).exists()


def _give_back(nomination):
    if nomination.holds == Holds.SEAT:
        _to_the_waiting_list(nomination.quota)
    nomination.holds = Holds.GAVE_BACK


def _to_the_waiting_list(quota, seats=1):
    quota.refresh_from_db(fields=["seats", "given_back"])
    quota.given_back += seats
    quota.save(update_fields=["given_back"])
