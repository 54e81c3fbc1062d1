"""Invitations: sent and sent again, reminded of, lapsed, taken back; an address corrected.

Whatever changes who has a seat locks the convening's admission first, then nominations, then invitations.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from convening import audit, clock, engagement, keyring, once, policy, vault
from convening.errors import Refused
from convening.models import User
from convening.models.people import alias_for

from .. import calendars, notifications
from ..addresses import clean_address
from ..models import Admission, Invitation, Nomination
from ..models.invitations import bounce_tag
from ..selectors.invitations import digest_of, known_for
from ..selectors.letters import number_digest, waiting_for_an_answer
from .nominations import locked as locked_nomination
from .seats import WITH_A_SEAT, give_back

State, By = Invitation.State, Invitation.By


@dataclass
class Post:
    """What all letters of one deed share: today, the agreed phrase, the meetings ahead. Holds the admission's lock."""

    admission: Admission
    today: date
    meetings: list

    @classmethod
    def of(cls, convening):
        return cls(Admission.locked(convening), clock.today(convening.zone), calendars.ahead(convening))


@transaction.atomic
def invite(convening, person, *, by, days_valid=None, key=None, by_hand=False):
    """Send her the letter with her link; returns (invitation, token). Sent again, the new link replaces the old one.

    Needs a cleared nomination with a seat. At most three letters a day. The link works to the end of its last day in the
    convening's zone. Who has no address, and whom one had better not write to (`by_hand`), gets no letter: a printed code is
    her way in. With a `key` that is spent nothing is sent, and the token is None.
    """
    policy.require(by, "participants.invite", convening)
    post = Post.of(convening)
    nominations = list(_cleared(convening).filter(person=person))
    if not nominations:
        raise Refused("invitation.not_cleared", _("Clear the nomination first. Then this person can be invited."))
    invitation = Invitation.objects.select_for_update().filter(convening=convening, person=person).first()
    if key and not once.first_time(key) and invitation:
        return invitation, None
    if invitation and invitation.state in Invitation.ANSWERED:
        raise Refused("invitation.answered", _("This person has answered already."))
    if not any(nomination.holds in WITH_A_SEAT for nomination in nominations):
        raise Refused("invitation.no_seat", _("There is no seat for this person at present. The waiting list shows who comes next."))
    if invitation:
        invitation.convening, invitation.person = convening, person
    return _invite(post, convening, person, invitation, by, days_valid, by_hand)


@transaction.atomic
def invite_cleared(convening, *, by, days_valid=None):
    """Invite everybody who is cleared, has a seat and has no invitation. Returns the invitations."""
    policy.require(by, "participants.invite", convening)
    post = Post.of(convening)
    waiting = _cleared(convening).filter(holds__in=WITH_A_SEAT).exclude(person__invitations__convening=convening)
    people = {nomination.person_id: nomination.person for nomination in waiting.select_related("person").order_by("pk")}
    return [_invite(post, convening, person, None, by, days_valid)[0] for person in people.values()]


@transaction.atomic
def send_again(invitation, *, by, key=None):
    """The same invitation once more, with a new link that works as long as the old one did. Returns the invitation."""
    policy.require(by, "participants.send_again", invitation.convening)
    post = Post.of(invitation.convening)
    invitation = _locked(invitation)
    if key and not once.first_time(key):
        return invitation
    if not invitation.is_open():
        raise Refused("invitation.closed", _("This invitation was answered, taken back, or its time is over."))
    if invitation.sent_by != By.MAIL or not invitation.person.profile.email:
        raise Refused("invitation.by_hand", _("This person gets no letters. Give a printed code instead."))
    _write(post, invitation)
    audit.record(invitation.convening, actor=by, verb="participants.invitation_sent", target=invitation)
    return invitation


def _cleared(convening):
    """Cleared nominations, locked, so that two secretaries who invite at once write one invitation."""
    return Nomination.objects.filter(convening=convening, state=Nomination.State.CLEARED).select_for_update(of=["self"])


def _invite(post, convening, person, invitation, by, days_valid, by_hand=False):
    is_new = invitation is None
    if is_new:
        invitation = Invitation(convening=convening, person=person, sent_on=post.today, letters_on=post.today)
    invitation.state = State.SENT
    invitation.expires_at = _end_of_day(post.today + timedelta(days=days_valid or post.admission.days_valid), convening.zone)
    invitation.sent_by = By.HAND if by_hand or not person.profile.email else By.MAIL
    if invitation.sent_by == By.MAIL:
        token = _write(post, invitation, is_new=is_new)
    else:
        token = _new_link(invitation)
        invitation.number_digest = None
        invitation.save(force_insert=is_new)
    audit.record(convening, actor=by, verb="participants.invitation_sent", target=invitation)
    if is_new:
        engagement.publish(engagement.Invited(convening.pk, engagement.mark_of(convening.pk, person.pk), post.today))
    return invitation, token


def _new_link(invitation):
    """A new token: whatever link was sent before opens nothing any more."""
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    return token


def _write(post, invitation, *, is_new=False, kind="first", text_in=None):
    """Write her a letter with a new link and number, and keep the row. Refused after the third of a day. Returns the token."""
    if invitation.letters_on != post.today:
        invitation.letters_on, invitation.letters = post.today, 0
    if invitation.letters >= Invitation.LETTERS_A_DAY:
        raise Refused("invitation.too_many_letters", _("Three letters went to this person today. You can send the next one tomorrow."))
    invitation.letters += 1
    token, number = _new_link(invitation), _new_number()
    invitation.number_digest = number_digest(number)
    invitation.save(force_insert=is_new)
    language = known_for(invitation)["language"]  # the office's guess, until she has chosen one herself
    if text_in and not text_in.get(language):
        language = "en"  # a letter speaks one language from its first word to its last
    meetings = [] if calendars.is_careful(invitation) else post.meetings
    notifications.invitation(
        invitation, token, number=number, phrase=post.admission.phrase, language=language, kind=kind,
        text=(text_in or {}).get(language, ""),
        calendar=calendars.with_the_letter(invitation, meetings, language),
    )  # fmt: skip
    return token


def _new_number():
    while True:
        number = f"{secrets.randbelow(10**8):08d}"
        if not Invitation.objects.filter(number_digest=number_digest(number)).exists():
            return number


def write_again(convening, *, kind, text_in=None, among=None):
    """One more letter to those who have not answered yet and can be reached; `among` narrows, `text_in` {language: words}.

    Their links stay valid as long as before. Whoever got three letters today gets none. Returns how many were written.
    Callers check the right.
    """
    post = Post.of(convening)
    told = 0
    for invitation in _reachable(convening):
        if among is not None and not among(invitation, post):
            continue
        try:
            _write(post, invitation, kind=kind, text_in=text_in or {})
        except Refused:
            continue
        told += 1
    return told


def _reachable(convening):
    """Invitations that wait for an answer and can be written to, of people whose key is there; locked."""
    waiting = waiting_for_an_answer(convening).select_for_update(of=["self"])
    return [i for i in waiting.select_related("person", "convening").order_by("pk") if i.person.profile.email]


@transaction.atomic
def remind_before_the_end(convening):
    """Remind those whose answer is due soon, as many days before as the convening says. Returns how many.

    The day of the newest letter is the memory: a reminder is due once its day has come and no letter left since. So each is sent
    once, also when this runs twice; after days on which it did not run one letter makes up for all of them.
    """
    def is_due(invitation, post):
        days = [invitation.last_day - timedelta(days=before) for before in post.admission.reminder_days]
        return any(invitation.letters_on < day <= post.today for day in days)

    return write_again(convening, kind="reminder", among=is_due)


@transaction.atomic
def lapse_unanswered(convening):
    """Invitations whose last day is over lapse, and their seats go to the waiting list. Returns how many."""
    over = Invitation.objects.filter(convening=convening, state=State.SENT, expires_at__lte=clock.now())
    if not over.exists():
        return 0
    Admission.locked(convening)
    lapsed = list(over.select_for_update(of=["self"]).select_related("person").order_by("pk"))
    for invitation in lapsed:
        invitation.state = State.LAPSED
        invitation.save(update_fields=["state"])
        give_back(convening, invitation.person)
    return len(lapsed)


@transaction.atomic
def revoke(invitation, *, by):
    """Take an invitation back before it is answered: its link opens nothing, its seat is free, her calendar is cleared of it."""
    policy.require(by, "participants.invite", invitation.convening)
    Admission.locked(invitation.convening)
    invitation = _locked(invitation)
    if invitation.state in Invitation.ANSWERED:
        raise Refused("invitation.answered", _("This person has answered already."))
    if invitation.state == State.SENT:
        invitation.state = State.REVOKED
        invitation.save(update_fields=["state"])
        give_back(invitation.convening, invitation.person)
        audit.record(invitation.convening, actor=by, verb="participants.invitation_revoked", target=invitation)
        calendars.cancel_all(invitation)
    return invitation


@transaction.atomic
def correct_address(nomination, address, *, by, key=None):
    """Her address was wrong: the right one takes its place, the link that went to the wrong one dies, a new letter goes out.

    Before she has an account only: afterwards the address is hers. Returns the invitation, or None where none was sent yet.
    """
    policy.require(by, "participants.invite", nomination.convening)
    nomination = locked_nomination(nomination)
    convening = nomination.convening
    person = User.objects.select_for_update().get(pk=nomination.person_id)
    invitation = Invitation.objects.select_for_update().filter(convening=convening, person=person).first()
    if key and not once.first_time(key):
        return invitation
    must_be_without_account(person, invitation)
    address = clean_address(address)
    if vault.address_key(address) == vault.address_key(person.profile.email):
        raise _of_the_address("address.same", _("This is the address that is known already. Ask the office for another."))
    person.alias = alias_for(address)
    try:
        with transaction.atomic():
            person.save(update_fields=["alias"])
    except IntegrityError:
        raise _of_the_address("address.taken", _(
            "This address belongs to somebody who is known here already. Ask the office to withdraw this nomination and to "
            "name that person, with this address."
        )) from None
    person.change_profile(email=address)
    nomination.particulars = {name: word for name, word in nomination.particulars.items() if name != "another_address"}
    nomination.save(update_fields=["sealed_particulars"])
    audit.record(convening, actor=by, verb="participants.address_corrected", target=nomination)
    if invitation is None:
        return None
    # the three letters a day are counted for an address; what came back to the old one says nothing of the new
    invitation.letters, invitation.undelivered_on, invitation.bounce_tag = 0, None, bounce_tag()
    invitation.convening, invitation.person = convening, person
    _new_link(invitation)
    if invitation.is_open():
        invitation.calendar_entries.all().delete()
        invitation.sent_by = By.MAIL
        _write(Post.of(convening), invitation)
    else:
        invitation.save()
    return invitation


def must_be_without_account(person, invitation):
    """Refused once the address is hers: she answered, or signs in with it."""
    if not keyring.holds("person", person.pk):
        raise _of_the_address("address.erased", _("What was known about this person is erased. Nothing can be corrected any more."))
    if person.is_active or (invitation and invitation.state in Invitation.ANSWERED):
        raise _of_the_address("address.has_account", _(
            "This person has answered or has an account, and signs in with the address that is known. Only she can ask for "
            "another: the help desk can let her in meanwhile."
        ))


def _of_the_address(code, sentence):
    return Refused(code, sentence, fields={"address": sentence})


def _end_of_day(day, zone):
    return datetime.combine(day + timedelta(days=1), time(0), zone)


def _locked(invitation):
    return Invitation.objects.select_for_update(of=["self"]).select_related("convening", "person").get(pk=invitation.pk)
