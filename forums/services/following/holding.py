"""A round is opened, put off, called off; and members hear of it once. Neither its days nor its letters tell who takes part."""

import random
from datetime import timedelta

import redis
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, outbox, policy, writing
from convening.errors import Refused
from convening.models import Convening, Participation

from ... import endorsed, notifications
from ...models import Consultation
from ...selectors import following, recommending
from ..digests import FROM_HOUR, NEVER, TO_HOUR, choice_of, token_of

RIGHT = "forums.hold_round"
LONGEST = timedelta(days=92)


@transaction.atomic
def open_round(convening, opens_on, closes_on, *, by):
    """The one round of `convening`, from the first to the last day, both whole. It opens and ends by itself, and gets its key now."""
    policy.require(by, RIGHT, convening)
    _locked(convening)
    if following.round_of(convening) is not None:
        raise Refused("forums.one_round", _("There is one round a convening: of two, one could be subtracted from the other."))
    if not recommending.ready_recommendations(convening):
        raise Refused("forums.nothing_to_endorse", _("No recommendation is ready yet. Members can only stand behind words that stay."))
    if opens_on < clock.today(convening.zone):
        raise _beside("opens_on", "day_is_past", _("This day is past. Choose today or a later one."))
    _refuse_odd_days(opens_on, closes_on)
    made = Consultation.objects.create(convening=convening, opens_on=opens_on, closes_on=closes_on)
    keyring.make("round", made.pk)
    audit.record(convening, actor=by, verb="forums.round_opened", target=made, note=f"{opens_on}/{closes_on}")
    return made


@transaction.atomic
def change_days(consultation, opens_on, closes_on, *, by):
    """Other days; of a round that is open only its last day, and that only to later: members were told that they can take their time."""
    found, today = _taken_up(consultation, by)
    if today >= found.opens_on:
        if closes_on < found.closes_on:
            raise _beside("closes_on", "only_later", _("Members were told that they can choose until then. The last day can only be put off."))
        opens_on = found.opens_on
    elif opens_on < today:
        raise _beside("opens_on", "day_is_past", _("This day is past. Choose today or a later one."))
    _refuse_odd_days(opens_on, closes_on)
    found.opens_on, found.closes_on = opens_on, closes_on
    found.save(update_fields=["opens_on", "closes_on"])
    audit.record(found.convening, actor=by, verb="forums.round_put_off", target=found, note=f"{opens_on}/{closes_on}")
    return found


@transaction.atomic
def call_off(consultation, *, by):
    """End it without a result: what members chose is destroyed uncounted, and there can be another round."""
    found, _today = _taken_up(consultation, by)
    audit.record(found.convening, actor=by, verb="forums.round_called_off", target=found)
    pk = found.pk
    found.delete()
    transaction.on_commit(lambda: destroy(pk))


def destroy(consultation_id):
    """What Redis holds of a round, and its key. Safe to be done twice."""
    keyring.destroy("round", consultation_id)  # first: without it the rest is nobody's
    try:
        endorsed.forget(consultation_id)
    except redis.RedisError:
        pass  # what stays there is sealed under a key that is gone


def tell_of_rounds():
    """One letter to each member once a round is open, all in one go between eight and eight. By timetable, idempotent."""
    for consultation in Consultation.objects.filter(letters_on=None, counted_on=None).select_related("convening"):
        now = clock.now().astimezone(consultation.convening.zone)
        if FROM_HOUR <= now.hour < TO_HOUR and consultation.opens_on <= now.date() <= consultation.closes_on:
            _write_letters(consultation, now.date())


@transaction.atomic
def _write_letters(consultation, today):
    found = Consultation.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=consultation.pk, letters_on=None).first()
    if found is None:
        return
    parts = [part for part in members_of(consultation.convening) if choice_of(part)[0] != NEVER and part.person.profile.email]
    random.SystemRandom().shuffle(parts)
    with outbox.together():
        for part in parts:
            notifications.round_opens(part.person, token=token_of(part))
    found.letters_on = today
    found.save(update_fields=["letters_on"])


def members_of(convening):
    """The parts of those to whom the private space is open today."""
    parts = Participation.objects.filter(convening=convening, member=True, person__is_active=True).select_related("person", "convening")
    return [part for part in parts.order_by("pk") if part.member_now]


def _taken_up(consultation, by):
    policy.require(by, RIGHT, consultation.convening)
    _locked(consultation.convening)
    found = Consultation.objects.select_related("convening").filter(pk=consultation.pk).first()
    if found is None:
        raise Refused("forums.round_gone", _("This round was called off meanwhile."))
    today = clock.today(found.convening.zone)
    if found.counted_on is not None or today > found.closes_on:
        raise Refused("forums.round_over", _("This round is over. What it found stays."))
    return found, today


def _locked(convening):
    Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)


def _refuse_odd_days(opens_on, closes_on):
    if closes_on < opens_on:
        raise _beside("closes_on", "days_turned_round", _("The last day is before the first one."))
    if closes_on - opens_on > LONGEST:
        most = writing.number_here(LONGEST.days)
        raise _beside("closes_on", "round_too_long", _("A round takes %(most)s days at most.") % {"most": most})


def _beside(field, code, sentence):
    return Refused(f"forums.{code}", sentence, fields={field: sentence})
