"""The roster: she says what may be found of her, by whom, and until when; she takes it back; an office asks her.

Each consent is kept as it was worded, given and taken back, for her to read. Nobody is told that she has left.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import redis
from django.db import transaction
from django.utils.translation import gettext as _

from convening import clock, limits, once, policy, writing
from convening.errors import Forbidden, Refused
from convening.models import Profile, User

from .. import notifications
from ..addresses import visible
from ..models import Consent, Message, Nomination, Office, RosterEntry
from ..selectors.roster import FIELDS, Purpose, one_for
from . import messages, nominations

MONTHS = (3, 6, 12, 24)
DAYS_BEFORE = 14  # the reminder
ASKED_BY_AN_OFFICE = 20  # a day
SEARCHES_A_DAY = 60


# ── Standing on it ────────────────────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def stand_on_roster(person, told, *, shown, purposes, months, key):
    """Let others find `shown` of `told` ({field: words}) for `purposes` during `months`. Returns the entry.

    Whatever stood there before is replaced. Somebody who asked to be listed nowhere is not listed.
    """
    purposes = [purpose for purpose in Purpose.values if purpose in purposes]
    shown = [name for name in FIELDS if name in shown and told.get(name)]
    if person.profile.careful:
        raise Refused("roster.careful", _("You asked to be listed nowhere. The roster keeps to that."))
    if not purposes:
        sentence = _("Choose at least one purpose. Without one, nobody could find you.")
        raise Refused("roster.no_purpose", sentence, fields={"purposes": sentence})
    if not shown:
        raise Refused("roster.nothing_shown", _("Tick “Show this” for at least one thing that you filled in. Otherwise there is nothing to find."))
    if months not in MONTHS:
        raise Refused("roster.months", _("Choose how long this is to last."))
    person = User.objects.select_for_update().get(pk=person.pk)
    entry = RosterEntry.objects.filter(person=person).first() or RosterEntry(person=person)
    if not once.first_time(key) and not entry._state.adding:
        return entry
    entry.expires_on = in_months(clock.now().date(), months)
    entry.content = {
        **{name: _tidy(told.get(name)) for name in FIELDS},
        "shown": shown, "purposes": purposes, "months": months,
    }  # fmt: skip
    entry.save()
    until = writing.day(entry.expires_on, writing.language_here(), "plain")
    words = _("I agree that what I chose stands on the roster until %(day)s, for these purposes.") % {"day": until}
    _log(person, given=True, words=words, purposes=purposes, shown=shown, until=entry.expires_on.isoformat())
    return entry


@transaction.atomic
def leave_roster(person):
    """Off the roster, at once. Leaving twice is leaving once."""
    gone, _each = RosterEntry.objects.filter(person=person).delete()
    if gone:
        _log(person, given=False, words=_("I took my consent back. From this moment nobody finds me on the roster."))


def remind_before_the_end():
    """A letter to everybody whose time on the roster ends within two weeks; one for each end. Returns how many are due."""
    today = clock.now().date()
    due = RosterEntry.objects.filter(expires_on__gte=today, expires_on__lte=today + timedelta(days=DAYS_BEFORE))
    entries = list(due.select_related("person"))
    for entry in entries:
        with transaction.atomic():
            notifications.roster_ends(entry)
    return len(entries)


def take_off_who_is_over():
    """Entries whose day has passed are deleted; searches have passed over them since that day. Returns how many."""
    over = list(RosterEntry.objects.filter(expires_on__lt=clock.now().date()).select_related("person"))
    for entry in over:
        with transaction.atomic():
            if RosterEntry.objects.filter(pk=entry.pk, expires_on=entry.expires_on).delete()[0] and entry.content:
                _log(entry.person, given=False, words=_("The time that I chose was over. I do not stand on the roster any more."))
    return len(over)


def may_search(person):
    """Count one more search of hers. So many a day, so that nobody copies the roster by asking for everything in turn; the
    words are kept nowhere."""
    try:
        allowed = limits.counts("searches of the roster", person.pk, most=SEARCHES_A_DAY, seconds=messages.DAY)
    except redis.RedisError:
        raise Refused("roster.not_now", _("The roster cannot be searched at this moment. Please try again in a while.")) from None
    if not allowed:
        raise Refused("roster.enough_today", _("You have searched the roster very often today. Please go on tomorrow."))


def in_months(day, months):
    """The same day of the month so many months later, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _tidy(told):
    """A list of codes, or words without what cannot be seen."""
    if isinstance(told, list | tuple):
        return list(told)
    return "\n".join(line for line in (visible(line) for line in (told or "").splitlines()) if line)


def _log(person, *, given, words, purposes=(), shown=(), until=""):
    consent = Consent(person=person, day=clock.now().date())
    consent.content = {"given": given, "words": words, "purposes": list(purposes), "shown": list(shown), "until": until}
    consent.save(force_insert=True)


# ── An office asks, and she says yes or no ────────────────────────────────────────────────────────────────────────────
def nominate_from_roster(office, entry_id, particulars, *, by, key):
    """Ask somebody on the roster whether the office may nominate her. Only her yes makes the nomination.

    The office is told that she was asked and nothing more; a no and silence look the same. It never sees her address.
    `particulars` are "reason" and "capacity".
    """
    policy.require(by, "participants.nominate", office)
    entry, one = one_for({Purpose.OFFICES}, entry_id)
    try:
        allowed = limits.counts("asked from the roster", office.pk, most=ASKED_BY_AN_OFFICE, seconds=messages.DAY)
    except redis.RedisError:
        allowed = None
    if not allowed:
        raise Refused("roster.not_now", _("You cannot ask anybody else at this moment. Your text is kept: please try again tomorrow."))
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=entry.person_id)
        waiting = [message.content.get("office") for message in person.messages.filter(kind=Message.Kind.ASKED)]
        named = Nomination.objects.filter(office=office, person=person, state__in=Nomination.STANDING).exists()
        if once.first_time(key) and not named and office.pk.hex not in waiting:
            words = {name: visible(particulars.get(name, "")) for name in ("reason", "capacity")}
            messages.send(
                person, words["reason"], kind=Message.Kind.ASKED, sender=by, office=office.pk.hex, name=one.name, particulars=words
            )


@transaction.atomic
def agree_to_nomination(message, name, *, by, key):
    """Her yes: the office's nomination is made, under the name that she chose. Returns it. The question is gone then."""
    message = _question(message, by)
    told = message.content
    office = Office.objects.select_related("convening").get(pk=UUID(hex=told["office"]))
    if name not in messages.names_of(by):
        raise Refused("messages.foreign_name", _("Choose one of your own names."))
    asker = User.objects.filter(pk=UUID(hex=told["sender"])).first()
    asker = asker if asker and policy.allows(asker, "participants.nominate", office) else policy.OPERATOR
    known = Nomination.objects.filter(office=office, person=by).exists()
    profile = replace(Profile(), name=name, email=by.profile.email, language=by.profile.language)
    nomination = nominations.nominate(office, profile, {**told["particulars"], "knows_and_agrees": True}, by=asker, key=key)
    if not known:  # the office has no address of hers, and gets none
        nomination.particulars = {**nomination.particulars, "email": ""}
        nomination.save(update_fields=["sealed_particulars"])
    message.delete()
    return nomination


@transaction.atomic
def decline_nomination_from_roster(message, *, by):
    """Her no. Nobody is told."""
    _question(message, by).delete()


def _question(message, by):
    if message.person_id != by.pk or message.kind != Message.Kind.ASKED:
        raise Forbidden("participants.read_message")
    return message
