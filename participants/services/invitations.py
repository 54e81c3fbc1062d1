"""Invitations: sent and taken back by the secretariat, answered by the invited.

Whoever holds a link may look; only a POST answers, and answering opens nothing: she then signs in by a code sent to the
address that the letter went to.
"""

import secrets
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, engagement, keyring, once, policy
from convening.errors import Refused
from convening.models.people import Role
from convening.services.convenings import give_part

from .. import notifications
from ..models import Invitation, Nomination
from ..selectors.invitations import digest_of, known_for
from .people import let_in

DAYS_VALID = 21

# What she may tell with her answer. "first_timer" belongs to this convening, the rest to her profile.
CHOICES = (
    "name", "name_original", "language", "zone", "country", "region", "kind_of_actor", "affiliation", "access_needs",
)  # fmt: skip


@transaction.atomic
def invite(convening, person, *, by, days_valid=DAYS_VALID, key=None):
    """Send her the letter with her link; returns (invitation, token). Sent again, the new link replaces the old one.

    Needs a cleared nomination. At most three letters a day. The link works to the end of its last day in the convening's zone.
    With a `key` that is spent nothing is sent, and the token is None.
    """
    policy.require(by, "participants.invite", convening)
    cleared = Nomination.objects.filter(convening=convening, person=person, state=Nomination.State.CLEARED)
    # the person's nominations are locked, so that two secretaries who invite at once write one invitation
    if not list(cleared.select_for_update()):
        raise Refused("invitation.not_cleared", _("Clear the nomination first. Then this person can be invited."))
    today = clock.today(convening.zone)
    invitation = Invitation.objects.select_for_update().filter(convening=convening, person=person).first()
    if key and not once.first_time(key) and invitation:
        return invitation, None
    is_new = invitation is None
    if is_new:
        invitation = Invitation(convening=convening, person=person, sent_on=today, letters_on=today)
    elif invitation.state in Invitation.ANSWERED:
        raise Refused("invitation.answered", _("This person has answered already."))
    if invitation.letters_on != today:
        invitation.letters_on, invitation.letters = today, 0
    if invitation.letters >= Invitation.LETTERS_A_DAY:
        raise Refused("invitation.too_many_letters", _("Three letters went to this person today. You can send the next one tomorrow."))
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    invitation.letters += 1
    invitation.state = Invitation.State.SENT
    invitation.expires_at = _end_of_day(today + timedelta(days=days_valid), convening.zone)
    invitation.save()
    audit.record(convening, actor=by, verb="participants.invitation_sent", target=invitation)
    if is_new:
        engagement.publish(engagement.Invited(convening.pk, engagement.mark_of(convening.pk, person.pk), today))
    # the office's guess of her language, until she has chosen one herself
    notifications.invitation(invitation, token, language=known_for(invitation)["language"])
    return invitation, token


@transaction.atomic
def invite_cleared(convening, *, by, days_valid=DAYS_VALID):
    """Invite everybody who is cleared and has no invitation. Returns the invitations."""
    policy.require(by, "participants.invite", convening)
    waiting = Nomination.objects.filter(convening=convening, state=Nomination.State.CLEARED).exclude(
        person__invitations__convening=convening
    )
    people = {nomination.person_id: nomination.person for nomination in waiting.select_related("person").order_by("pk")}
    return [invite(convening, person, by=by, days_valid=days_valid)[0] for person in people.values()]


@transaction.atomic
def revoke(invitation, *, by):
    """Take an invitation back before it is answered: its link opens nothing any more."""
    policy.require(by, "participants.invite", invitation.convening)
    invitation = _locked(invitation)
    if invitation.state in Invitation.ANSWERED:
        raise Refused("invitation.answered", _("This person has answered already."))
    if invitation.state == Invitation.State.SENT:
        invitation.state = Invitation.State.REVOKED
        invitation.save(update_fields=["state"])
        audit.record(invitation.convening, actor=by, verb="participants.invitation_revoked", target=invitation)
    return invitation


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


def _end_of_day(day, zone):
    return datetime.combine(day + timedelta(days=1), time(0), zone)


def _locked(invitation):
    return Invitation.objects.select_for_update(of=["self"]).select_related("convening", "person").get(pk=invitation.pk)


def _answerable(invitation):
    """The row as it is now, locked; refused if the letter was sent again since the link was opened."""
    fresh = _locked(invitation)
    if bytes(fresh.token_digest) != bytes(invitation.token_digest) or not keyring.holds("person", fresh.person_id):
        raise _closed()
    return fresh


def _must_be_open(invitation):
    if not invitation.is_open():
        raise _closed()


def _closed():
    return Refused("invitation.closed", _("This link opens nothing. If you were invited, ask whoever invited you for a new one."))
