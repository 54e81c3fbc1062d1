"""Answers to invitations, by the invited: yes, no, not this time; and later, "I can no longer come".

Whoever holds a link may look, and say no. A yes needs more: the code that goes to the invited address, a printed one, or a
login session of hers; the views see to that. A no frees her seat for the waiting list, and she can take it back to the
invitation's last day. Nothing of an answer is audited, and the office that named her is told nothing.
"""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from convening import clock, engagement, keyring, limits, once, policy
from convening.errors import Refused
from convening.models import Participation
from convening.models.people import Role
from convening.services.convenings import give_part

from .. import calendars, notifications, windows
from ..addresses import visible
from ..models import Admission, Consent, Invitation
from ..selectors.conduct import conduct_of
from ..selectors.invitations import digest_of, known_for
from . import seats
from .people import let_in

# What she may tell with her answer. "first_timer" belongs to this convening, the rest to her profile.
CHOICES = (
    "name", "name_original", "language", "zone", "country", "region", "kind_of_actor", "affiliation", "access_needs",
)  # fmt: skip
CODES_AN_HOUR = 3
LONGEST_REASON = 1000
State = Invitation.State


@transaction.atomic
def send_code(invitation, *, key):
    """Send a short code to the invited address; returns it, or None where none is sent.

    Three letters an hour, none to whoever has no address here or had better not be written to, none for a `key` that is spent.
    What the page shows is the same.
    """
    if not once.first_time(key) or invitation.sent_by == Invitation.By.HAND or not invitation.person.profile.email:
        return None
    if not limits.counts("codes of an invitation", invitation.pk, most=CODES_AN_HOUR):
        return None
    code = f"{secrets.randbelow(10**8):08d}"
    notifications.answer_code(invitation, code, language=known_for(invitation)["language"])
    return code


@transaction.atomic
def accept(invitation, *, choices, key):
    """She takes part: her account, her participation, what she chose to tell. Returns the invitation.

    `choices` are those of CHOICES and "first_timer", "conduct" (the version of the code of conduct that she accepts), "sessions"
    (slugs of the meetings she comes to), "tells_office", "calendar". Twice at once is once. What she leaves out stays as it was; a
    blank takes it back. After a no she needs a seat again: refused where the waiting list has none left.
    """
    Admission.locked(invitation.convening)  # after a no a seat changes hands, and the no may be a moment old: this lock first
    invitation = _answerable(invitation)
    if not once.first_time(key) and invitation.state == State.ACCEPTED:
        return invitation
    _must_be_open(invitation)
    convening, person = invitation.convening, invitation.person
    said_no = invitation.state in Invitation.SAID_NO
    if said_no and not seats.take_again(convening, person):
        raise Refused(
            "invitation.seat_given_on",
            _("Meanwhile your seat was given to somebody else, and at this moment none is free. Your first answer stands. "
              "Write to whoever invited you: they can see when a seat is free again."),
        )  # fmt: skip
    if not seats.has_seat(convening, person):
        raise _closed()
    _must_accept_the_conduct(convening, choices)
    if invitation.state == State.NOT_NOW:
        _note_consent(invitation, given=False)
    invitation.state = State.ACCEPTED
    invitation.answered_on = clock.today(convening.zone)
    invitation.tells_office = bool(choices.get("tells_office"))
    invitation.save(update_fields=["state", "answered_on", "tells_office"])
    person.change_profile(**{name: choices[name] for name in CHOICES if name in choices})
    part = give_part(convening, person, [Role.PARTICIPANT], member=True)
    if told := {name: choices[name] for name in ("first_timer", "conduct") if name in choices}:
        part.answers = {**part.answers, **told}
        part.save(update_fields=["sealed_answers"])
    let_in(person)
    if "sessions" in choices:
        windows.choose(part, choices["sessions"])
    if choices.get("calendar"):
        calendars.send_all(invitation)
    mark = engagement.mark_of(invitation.convening_id, person.pk)
    engagement.publish(engagement.Accepted(invitation.convening_id, mark, invitation.answered_on))
    return invitation


def decline_invitation(invitation, *, key, reason=None, browser=None):
    """She does not take part. Nobody but the secretariat learns it, and why, if she says why."""
    return _say_no(invitation, State.DECLINED, key=key, reason=reason, browser=browser)


def not_this_time(invitation, *, key, reason=None, browser=None):
    """She does not take part, and may be asked another time: her consent to that is noted."""
    return _say_no(invitation, State.NOT_NOW, key=key, reason=reason, browser=browser)


@transaction.atomic
def _say_no(invitation, state, *, key, reason, browser):
    """`browser` is the digest of the browser in which she answers; there the answer can be changed. A `reason` of None leaves
    what was said before."""
    Admission.locked(invitation.convening)
    invitation = _answerable(invitation)
    if not once.first_time(key) and invitation.state == state:
        return invitation
    _must_be_open(invitation)
    was, invitation.state = invitation.state, state
    invitation.answered_on = clock.today(invitation.convening.zone)
    invitation.browser_digest = browser or invitation.browser_digest
    if reason is not None:
        words = visible(reason)[:LONGEST_REASON]
        invitation.answer = {"reason": words} if words else {}
    if was != state and State.NOT_NOW in (was, state):
        _note_consent(invitation, given=state == State.NOT_NOW)
    if was == State.SENT:
        seats.give_back(invitation.convening, invitation.person)
        calendars.cancel_all(invitation)
    if invitation.again_digest is None and invitation.sent_by == Invitation.By.MAIL:
        token = secrets.token_urlsafe(32)
        invitation.again_digest = digest_of(token)
        notifications.answer_has_come(invitation, token, language=known_for(invitation)["language"])
    invitation.save()
    return invitation


@transaction.atomic
def give_up(invitation, *, by, key):
    """She had said yes and can no longer come: she is no member any more, and her seat is free. Her account stays hers."""
    policy.require(by, "participants.give_up", invitation)
    Admission.locked(invitation.convening)
    invitation = Invitation.objects.select_for_update(of=["self"]).select_related("convening", "person").get(pk=invitation.pk)
    if not once.first_time(key) and invitation.state == State.DECLINED:
        return invitation
    if invitation.state != State.ACCEPTED:
        raise Refused("invitation.not_accepted", _("You have told us already that you do not come."))
    invitation.state = State.DECLINED
    invitation.answered_on = clock.today(invitation.convening.zone)
    invitation.save(update_fields=["state", "answered_on"])
    part = Participation.objects.select_for_update().get(convening=invitation.convening_id, person=by.pk)
    windows.choose(part, [])
    part.member = False
    part.roles = [role for role in part.roles if role != Role.PARTICIPANT]
    part.save(update_fields=["member", "roles"])
    by.__dict__.pop("_standing", None)
    seats.give_back(invitation.convening, by)
    calendars.cancel_all(invitation)
    return invitation


def _answerable(invitation):
    """The row as it is now, locked; refused if the letter was sent again since the link was opened."""
    fresh = Invitation.objects.select_for_update(of=["self"]).select_related("convening", "person").get(pk=invitation.pk)
    if bytes(fresh.token_digest) != bytes(invitation.token_digest) or not keyring.holds("person", fresh.person_id):
        raise _closed()
    return fresh


def _must_be_open(invitation):
    """Refused once it is over. A no stays open to the last day: it can be taken back."""
    if invitation.state not in (State.SENT, *Invitation.SAID_NO) or clock.now() >= invitation.expires_at:
        raise _closed()


def _must_accept_the_conduct(convening, choices):
    version = conduct_of(convening).version
    if version and choices.get("conduct") != version:
        sentence = _("Everybody who takes part keeps to the code of conduct. Please read it and tick the box.")
        raise Refused("invitation.conduct", sentence, fields={"conduct": sentence})


def _note_consent(invitation, *, given):
    if given:
        words = _("I may be asked again when another convening like “%(title)s” is prepared.")
    else:
        words = _("I do not want to be asked again because of “%(title)s” any more.")
    consent = Consent(person=invitation.person, day=clock.today(invitation.convening.zone))
    consent.content = {"given": given, "words": words % {"title": invitation.convening.title}, "purposes": ["another_time"], "shown": [], "until": ""}
    consent.save()


def _closed():
    return Refused("invitation.closed", _("This link opens nothing. If you were invited, ask whoever invited you for a new one."))
