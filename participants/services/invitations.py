"""Invitations: sent, one by one or a thousand at once; sent again; taken back.

Whatever changes who has a seat locks the convening's admission first, then nominations, then invitations.
"""

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, engagement, once, outbox, policy
from convening.errors import Refused

from .. import calendars, notifications
from ..models import Admission, CalendarEntry, Invitation, Nomination
from ..selectors.invitations import digest_of, known_for
from ..selectors.letters import number_digest
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
    if person.is_erased:
        raise Refused("invitation.erased", _("What was known about this person is erased. Nobody can be invited there any more."))
    if not any(nomination.holds in WITH_A_SEAT for nomination in nominations):
        raise Refused("invitation.no_seat", _("This person has no seat now. You can give one on the waiting list."))
    is_new = invitation is None
    if is_new:
        invitation = _new(post, convening, person, days_valid, by_hand)
    else:
        invitation.convening, invitation.person = convening, person
        _valid_from_today(post, invitation, days_valid, by_hand)
    if invitation.sent_by == By.MAIL:
        token = write(post, invitation, is_new=is_new)
    else:
        token = new_link(invitation)
        invitation.save(force_insert=is_new)
    audit.record(convening, actor=by, verb="participants.invitation_sent", target=invitation)
    if is_new:
        engagement.publish(engagement.Invited(convening.pk, engagement.mark_of(convening.pk, person.pk), post.today))
    return invitation, token


@transaction.atomic
def invite_cleared(convening, *, by, days_valid=None):
    """Invite everybody who is cleared, has a seat and has no invitation. Returns the invitations.

    A thousand at once: what each needs is fetched, and written, for all together.
    """
    policy.require(by, "participants.invite", convening)
    post = Post.of(convening)
    waiting = _cleared(convening).filter(holds__in=WITH_A_SEAT).exclude(person__invitations__convening=convening)
    people = {n.person_id: n.person for n in waiting.select_related("person").order_by("pk") if not n.person.is_erased}
    named = defaultdict(list)
    for nomination in Nomination.objects.filter(convening=convening, person__in=people).order_by("made_on", "pk"):
        named[nomination.person_id].append(nomination)
    numbers = _new_numbers(len(people))
    invitations, entries = [], []
    with outbox.together():
        for person in people.values():
            invitation = _new(post, convening, person, days_valid, by_hand=False)
            invitations.append(invitation)
            if invitation.sent_by == By.HAND:
                new_link(invitation)
                continue
            number = numbers.pop()
            token = new_link(invitation, number)
            invitation.letters = 1
            of_her = named[person.pk]
            language = known_for(invitation, nominations=of_her)["language"]
            calendar = None
            if post.meetings and not calendars.is_careful(invitation, of_her):
                entry, calendar = calendars.first_of(invitation, post.meetings[0], language)
                entries.append(entry)
            notifications.invitation(
                invitation, token, number=number, phrase=post.admission.phrase, language=language, calendar=calendar
            )
    Invitation.objects.bulk_create(invitations, batch_size=200)
    CalendarEntry.objects.bulk_create(entries, batch_size=200)
    marks = engagement.marks_of(convening.pk, people)
    for invitation in invitations:
        audit.record(convening, actor=by, verb="participants.invitation_sent", target=invitation)
        engagement.publish(engagement.Invited(convening.pk, marks[invitation.person_id], post.today))
    return invitations


def _cleared(convening):
    """Cleared nominations, locked, so that two secretaries who invite at once write one invitation."""
    return Nomination.objects.filter(convening=convening, state=Nomination.State.CLEARED).select_for_update(of=["self"])


def _new(post, convening, person, days_valid, by_hand):
    """The row of an invitation of today, not kept yet."""
    invitation = Invitation(convening=convening, person=person, sent_on=post.today, letters_on=post.today)
    _valid_from_today(post, invitation, days_valid, by_hand)
    return invitation


def _valid_from_today(post, invitation, days_valid, by_hand):
    invitation.state = State.SENT
    last_day = post.today + timedelta(days=days_valid or post.admission.days_valid)
    invitation.expires_at = _end_of_day(last_day, invitation.convening.zone)
    invitation.sent_by = By.HAND if by_hand or not invitation.person.profile.email else By.MAIL


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
    write(post, invitation)
    audit.record(invitation.convening, actor=by, verb="participants.invitation_sent", target=invitation)
    return invitation


def new_link(invitation, number=None):
    """A new token, and the number of its letter: whatever link was sent before opens nothing any more."""
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    invitation.number_digest = number_digest(number) if number else None
    return token


def write(post, invitation, *, is_new=False, kind="first", text_in=None):
    """Write her a letter with a new link and number, and keep the row. Refused after the third of a day. Returns the token."""
    if invitation.letters_on != post.today:
        invitation.letters_on, invitation.letters = post.today, 0
    if invitation.letters >= Invitation.LETTERS_A_DAY:
        raise Refused("invitation.too_many_letters", _("Three letters went to this person today. You can send the next one tomorrow."))
    (number,) = _new_numbers(1)
    token = new_link(invitation, number)
    invitation.letters += 1
    invitation.save(force_insert=is_new)  # before its entry in a calendar
    language = known_for(invitation)["language"]  # the office's guess, until she has chosen one herself
    if text_in and not text_in.get(language):
        language = "en"  # a letter speaks one language from its first word to its last
    calendar = None
    if post.meetings and not calendars.is_careful(invitation):
        calendar = calendars.with_the_letter(invitation, post.meetings, language)
    notifications.invitation(
        invitation, token, number=number, phrase=post.admission.phrase, language=language, kind=kind,
        text=(text_in or {}).get(language, ""), calendar=calendar,
    )  # fmt: skip
    return token


def _new_numbers(count):
    """So many numbers that stand in no other letter."""
    numbers = set()
    while len(numbers) < count:
        drawn = {f"{secrets.randbelow(10**8):08d}" for _one in range(count - len(numbers))}
        digests = {number_digest(number): number for number in drawn}
        taken = Invitation.objects.filter(number_digest__in=digests).values_list("number_digest", flat=True)
        for digest in taken:
            digests.pop(bytes(digest))
        numbers.update(digests.values())
    return list(numbers)


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


def _end_of_day(day, zone):
    return datetime.combine(day + timedelta(days=1), time(0), zone)


def _locked(invitation):
    return Invitation.objects.select_for_update(of=["self"]).select_related("convening", "person").get(pk=invitation.pk)
