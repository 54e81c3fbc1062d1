"""What the help desk does for somebody who does not get in. It corrects nothing and admits nobody who was not invited."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, once, policy
from convening.errors import Refused

from .. import notifications
from ..models import Invitation
from .invitations import send_again


@transaction.atomic
def send_letter_again(convening, person, *, by, key):
    """The letter of invitation once more, with a new link: only to somebody whose invitation is open."""
    policy.require(by, "participants.help_people", convening)
    invitation = Invitation.objects.filter(convening=convening, person=person).first()
    if invitation is None or not invitation.is_open():
        raise Refused("desk.nothing_open", _("This person has no invitation that is open. The secretariat invites people."))
    send_again(invitation, by=by, key=key)


@transaction.atomic
def show_the_way_in(part, *, by, key):
    """A letter to somebody who takes part: where she signs in, and how. Once a day."""
    policy.require(by, "participants.help_people", part.convening)
    if not part.person.is_active:
        raise Refused("desk.not_in_yet", _("This person has not accepted yet: send the invitation again, or print a code."))
    if once.first_time(key):
        notifications.way_in(part, clock.today(part.convening.zone))
        audit.record(part.convening, actor=by, verb="participants.way_in_shown", target=part)
