"""Answers to invitations, by the invited.

Whoever holds a link may look; only a POST answers, and answering opens nothing: she then signs in by a code sent to the
address that the letter went to.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import clock, engagement, keyring, once
from convening.errors import Refused
from convening.models.people import Role
from convening.services.convenings import give_part

from ..models import Invitation
from .people import let_in

# What she may tell with her answer. "first_timer" belongs to this convening, the rest to her profile.
CHOICES = (
    "name", "name_original", "language", "zone", "country", "region", "kind_of_actor", "affiliation", "access_needs",
)  # fmt: skip


@transaction.atomic
def accept(invitation, *, choices, key):
    """She takes part: her account, her participation, what she chose to tell. Returns the invitation.

    Twice at once is once. What she leaves out of `choices` stays as it was; a blank takes it back.
    """
    invitation = _answerable(invitation)
    if not once.first_time(key) and invitation.state == Invitation.State.ACCEPTED:
        return invitation
    _must_be_open(invitation)
    invitation.state = Invitation.State.ACCEPTED
    invitation.answered_on = clock.today(invitation.convening.zone)
    invitation.save(update_fields=["state", "answered_on"])
    person = invitation.person
    person.change_profile(**{name: choices[name] for name in CHOICES if name in choices})
    part = give_part(invitation.convening, person, [Role.PARTICIPANT], member=True)
    if "first_timer" in choices:
        part.answers = {**part.answers, "first_timer": choices["first_timer"]}
        part.save(update_fields=["sealed_answers"])
    let_in(person)
    mark = engagement.mark_of(invitation.convening_id, person.pk)
    engagement.publish(engagement.Accepted(invitation.convening_id, mark, invitation.answered_on))
    return invitation


@transaction.atomic
def decline_invitation(invitation, *, key):
    """She does not take part. Nobody but the secretariat learns it."""
    invitation = _answerable(invitation)
    if not once.first_time(key) and invitation.state == Invitation.State.DECLINED:
        return invitation
    _must_be_open(invitation)
    invitation.state = Invitation.State.DECLINED
    invitation.answered_on = clock.today(invitation.convening.zone)
    invitation.save(update_fields=["state", "answered_on"])
    return invitation


def _answerable(invitation):
    """The row as it is now, locked; refused if the letter was sent again since the link was opened."""
    fresh = Invitation.objects.select_for_update(of=["self"]).select_related("convening", "person").get(pk=invitation.pk)
    if bytes(fresh.token_digest) != bytes(invitation.token_digest) or not keyring.holds("person", fresh.person_id):
        raise _closed()
    return fresh


def _must_be_open(invitation):
    if not invitation.is_open():
        raise _closed()


def _closed():
    return Refused("invitation.closed", _("This link opens nothing. If you were invited, ask whoever invited you for a new one."))
