"""The secretariat's clearance decides on nominations."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import policy
from convening.errors import Refused

from ..addresses import visible
from ..models import Invitation, Nomination
from .nominations import decide, locked


@transaction.atomic
def clear(nominations, *, by):
    """The secretariat agrees that these people may be invited. Returns those that changed; the others were cleared already."""
    changed = []
    for nomination in sorted(nominations, key=lambda n: n.pk):  # one order for everybody, or two secretaries block each other
        policy.require(by, "participants.clear_nomination", nomination)
        nomination = locked(nomination)
        if nomination.state == Nomination.State.WITHDRAWN:
            raise Refused("nomination.withdrawn", _("The office has withdrawn one of these nominations. Look at the list again."))
        if nomination.state != Nomination.State.CLEARED:
            changed.append(decide(nomination, Nomination.State.CLEARED, "participants.nomination_cleared", by))
    return changed


@transaction.atomic
def decline_nomination(nomination, *, by, note=""):
    """The secretariat does not clear this nomination. `note` is sealed with it, for the secretariat only."""
    policy.require(by, "participants.clear_nomination", nomination)
    nomination = locked(nomination)
    if nomination.state == Nomination.State.DECLINED:
        return nomination
    if nomination.state == Nomination.State.WITHDRAWN:
        raise Refused("nomination.withdrawn", _("The office has withdrawn this nomination."))
    invited = Invitation.objects.filter(convening_id=nomination.convening_id, person_id=nomination.person_id)
    if nomination.state == Nomination.State.CLEARED and invited.exclude(state=Invitation.State.REVOKED).exists():
        raise Refused("nomination.invited", _("This person has been invited. Take the invitation back first."))
    if note:
        nomination.particulars = {**nomination.particulars, "secretariats_note": visible(note)}
    return decide(nomination, Nomination.State.DECLINED, "participants.nomination_declined", by)


@transaction.atomic
def decline_nominations(nominations, *, by, note=""):
    """Several at once: all of them, or none if one cannot be declined any more."""
    return [decline_nomination(n, by=by, note=note) for n in sorted(nominations, key=lambda n: n.pk)]
