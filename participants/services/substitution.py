"""An office sends somebody else: in one step, in the same place of its list, with the reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, policy
from convening.errors import Refused

from ..addresses import visible
from ..models import Invitation, Nomination
from ..selectors.offices import RECEIVED, state_for_office
from . import seats
from .naming import person_named
from .nominations import locked, locked_office, must_be_complete, named_by_hand, put_down

S, Holds = Nomination.State, Nomination.Holds


@transaction.atomic
def substitute(nomination, profile, particulars, reason, *, by, key):
    """Name another person in place of `nomination`, as long as the office's list says "received". Returns the new nomination.

    She gets the same seat or place in the reserve, and waits for clearance as everybody does. The reason is sealed with her
    nomination. A person who stands on the office's list already cannot be a substitute.
    """
    policy.require(by, "participants.withdraw_nomination", nomination)
    policy.require(by, "participants.nominate", nomination.office)
    must_be_complete(profile, particulars)
    reason = visible(reason)
    if not reason:
        raise Refused("substitute.reason_missing", _("Say why somebody else comes."), fields={"why": _("Write a sentence.")})
    office = locked_office(nomination.office)
    old, known = locked(nomination), named_by_hand(office, profile, particulars)
    person = known.person if known else person_named(profile, particulars)
    known = known or Nomination.objects.filter(office=office, person=person).first()
    if not once.first_time(key) and known and known.pk != old.pk:
        return known
    was_invited = Invitation.objects.filter(convening=old.convening_id, person=old.person_id).exists()
    if state_for_office(old, was_invited) != RECEIVED:
        raise Refused(
            "nomination.decided", _("The secretariat has decided on this nomination. Write to the secretariat to change it.")
        )
    if known and known.state != S.WITHDRAWN and not known.let_go_on:
        raise Refused("substitute.listed", _("This person is on your list already. Name somebody else."))
    rank, in_reserve = old.rank, old.in_reserve
    _close(old)
    new = put_down(office, person, profile, particulars, known, actor=by, quota=old.quota)
    _in_its_place(old, new, rank, in_reserve)
    if keyring.holds("person", person.pk):
        new.particulars = {**new.particulars, "substitutes_because": reason}
        new.save(update_fields=["sealed_particulars"])
    audit.record(office.convening, actor=by, verb="participants.nomination_substituted", target=new)
    return new


def _close(old):
    """Withdrawn, but the seat stays free for the moment: nobody moves up, and it does not go to the waiting list."""
    if old.promoted:
        seats.let_go(old)
        return
    old.state, old.holds, old.in_reserve = S.WITHDRAWN, Holds.NONE, False
    old.decided_on = clock.today(old.convening.zone)
    old.save()


def _in_its_place(old, new, rank, in_reserve):
    last, old.rank = new.rank, new.rank + 1  # ranks are unique: the old one steps aside first
    old.save(update_fields=["rank"])
    new.rank, new.in_reserve = rank, in_reserve
    new.save(update_fields=["rank", "in_reserve"])
    old.rank = last
    old.save(update_fields=["rank"])
