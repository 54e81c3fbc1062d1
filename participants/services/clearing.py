"""The secretariat's clearance decides on nominations; what it decided can be taken back until somebody is invited.

Each deed first takes the lock under which seats change hands, then the nominations in the order of their keys: two
secretaries who decide at once wait for each other and block nobody.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, keyring, policy
from convening.errors import Refused

from ..addresses import visible
from ..models import Admission, Invitation, Nomination, Pick
from . import seats
from .nominations import decide

S = Nomination.State


@transaction.atomic
def clear(nominations, *, by):
    """The secretariat agrees that these people may be invited. Returns those that changed; the others were cleared already.

    One that was not cleared before gets a seat again, or a place in the reserve.
    """
    changed = []
    for nomination in _to_decide(nominations, by):
        if nomination.state == S.WITHDRAWN:
            raise Refused("nomination.withdrawn", _("The office has withdrawn one of these nominations. Look at the list again."))
        if nomination.state != S.CLEARED:
            changed.append(decide(nomination, S.CLEARED, "participants.nomination_cleared", by))
    return changed


def decline_nomination(nomination, *, by, note=""):
    """The secretariat does not clear this nomination. `note` is sealed with it, for the secretariat only."""
    return decline_nominations([nomination], by=by, note=note)[0]


@transaction.atomic
def decline_nominations(nominations, *, by, note=""):
    """Several at once: all of them, or none if one cannot be declined any more."""
    return [_decline(nomination, by, note) for nomination in _to_decide(nominations, by)]


@transaction.atomic
def clear_one_of(nomination, *, by):
    """Several offices named her: this nomination is cleared, and the others of this person are closed, their seats free again."""
    others = Nomination.objects.filter(convening=nomination.convening_id, person=nomination.person_id, state__in=Nomination.STANDING)
    both = _to_decide([nomination, *others.exclude(pk=nomination.pk)], by)
    kept = next(one for one in both if one.pk == nomination.pk)
    changed = clear([kept], by=by)
    for other in both:
        if other.pk != kept.pk:
            _decline(other, by, _("The nomination of another office stands."))
    return changed[0] if changed else kept


@transaction.atomic
def take_back(nomination, *, by):
    """The decision is taken back: the nomination waits again, with a seat or a place in the reserve. Returns the nomination."""
    (nomination,) = _to_decide([nomination], by)
    if nomination.state in Nomination.WAITING:
        return nomination
    if nomination.state == S.WITHDRAWN:
        raise Refused("nomination.withdrawn", _("The office has withdrawn this nomination."))
    if nomination.state == S.CLEARED:
        _must_not_be_invited(nomination)
    seats.decided(nomination, S.NOMINATED)
    nomination.state, nomination.decided_on = S.NOMINATED, None
    nomination.save()
    audit.record(nomination.convening, actor=by, verb="participants.decision_taken_back", target=nomination)
    return nomination


def _decline(nomination, by, note):
    if nomination.state == S.DECLINED:
        return nomination
    if nomination.state == S.WITHDRAWN:
        raise Refused("nomination.withdrawn", _("The office has withdrawn one of these nominations. Look at the list again."))
    if nomination.state == S.CLEARED:
        _must_not_be_invited(nomination)
    if note and keyring.holds("person", nomination.person_id):
        nomination.particulars = {**nomination.particulars, "secretariats_note": visible(note)}
    return decide(nomination, S.DECLINED, "participants.nomination_declined", by)


def _must_not_be_invited(nomination):
    """Refuses while an invitation rests on this nomination alone."""
    of_hers = {"convening": nomination.convening_id, "person": nomination.person_id}
    invited = Invitation.objects.filter(**of_hers).exclude(state=Invitation.State.REVOKED).exists()
    rests_on_another = Nomination.objects.filter(**of_hers, state=S.CLEARED).exclude(pk=nomination.pk).exclude(holds="reserve")
    if invited and not rests_on_another.exists():
        raise Refused("nomination.invited", _("This person has been invited. Take the invitation back first."))


def _to_decide(nominations, by):
    """The rows as they are now, locked, in the order of their keys; refused if one is part of a decision that waits."""
    nominations = list(nominations)
    for nomination in nominations:
        policy.require(by, "participants.clear_nomination", nomination)
    if not nominations:
        return []
    for convening in {nomination.convening_id: nomination.convening for nomination in nominations}.values():
        Admission.locked(convening)
    wanted = [nomination.pk for nomination in nominations]
    if Pick.objects.filter(nomination__in=wanted).exists():
        raise Refused("nomination.held", _("A decision on one of these nominations waits already. Stop that one first."))
    rows = Nomination.objects.select_for_update(of=["self"]).select_related("convening", "quota")
    return list(rows.filter(pk__in=wanted).order_by("pk"))
