"""Invitations: sent and taken back by the secretariat."""

import secrets
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, engagement, once, policy
from convening.errors import Refused

from .. import notifications
from ..models import Invitation, Nomination
from ..selectors.invitations import digest_of, known_for

DAYS_VALID = 21


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


def _end_of_day(day, zone):
    return datetime.combine(day + timedelta(days=1), time(0), zone)


def _locked(invitation):
    return Invitation.objects.select_for_update(of=["self"]).select_related("convening", "person").get(pk=invitation.pk)
