"""News from the organisers: published, corrected, and told to members by letter, once, some minutes later."""

import random
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from .. import audit, clock, notifications, policy
from ..errors import Refused
from ..models import Audience, Participation, Update
from . import archives, reading_over, written
from .reading_over import NOT_CLEARED, refuse_what_is_not_cleared  # noqa: F401  the code is asked for where updates are written

UNDO = timedelta(minutes=10)  # letters wait as long: whoever sees her mistake then has not sent it to three hundred people
DAILY, WEEKLY, NEVER = "daily", "weekly", "never"
MORNING = 8

# Lent by the storey above: (part) -> (DAILY, WEEKLY or NEVER, the path at which she wants no more of them).
WANTED = []


@transaction.atomic
def publish_update(convening, *, title, body, day, by, audience=Audience.PUBLIC, letters=False, language="en"):
    """Put news on the public page and into the feed, or before members alone. With `letters` members are written to after `UNDO`.

    Texts are {"en": …, "ar": …, "es": …, "fr": …}; `language` is the one that was written first.
    """
    policy.require(by, "convening.edit_convening", convening)
    if audience not in (Audience.PUBLIC, Audience.MEMBERS):
        sentence = _("Choose who is to read it.")
        raise Refused("convening.audience", sentence, fields={"audience": sentence})
    refuse_what_is_not_cleared(convening, {"title": title, "body": body}, by=by)
    now = clock.now()
    update = Update(convening=convening, published_on=day, published_at=now, audience=audience, language=language)
    written.write(update, {"title": title, "body": body}, language=language)
    update.letters_due = now + UNDO if letters else None
    update.save(force_insert=True)
    audit.record(convening, actor=by, verb="convening.update_published", target=update, note=audience + (" letters" if letters else ""))
    return update


@transaction.atomic
def correct_update(update, *, title, body, language=None, by):
    """Write it anew. Its readers see that it was corrected, and on which day; who reads it stays, and no letter is written again."""
    policy.require(by, "convening.edit_convening", update.convening)
    refuse_what_is_not_cleared(update.convening, {"title": title, "body": body}, by=by)
    update = _locked(update)
    before = _texts(update)
    written.write(update, {"title": title, "body": body}, language=language)
    if _texts(update) != before:
        update.corrected_at = clock.now()
    update.save()
    audit.record(update.convening, actor=by, verb="convening.update_corrected", target=update)
    archives.make_anew(update.convening_id)
    return update


@transaction.atomic
def stop_letters(update, *, by):
    """No letters of this after all. Refused once they are written."""
    policy.require(by, "convening.edit_convening", update.convening)
    update = _locked(update)
    if update.letters_on:
        raise Refused("convening.letters_written", _("The letters have been written already."))
    if update.letters_due:
        update.letters_due = None
        update.save(update_fields=["letters_due"])
        audit.record(update.convening, actor=by, verb="convening.letters_stopped", target=update)
    return update


def problems_in(convening, title, body, *, by):
    """{"body_en": [problem]}: what a text for others should not carry. What it is compared with is what `by` may read herself."""
    return reading_over.problems_in(convening, {"title": title, "body": body}, by=by)


def write_due_letters():
    """Letters of what was published `UNDO` ago or earlier: all of one update or none, and never twice. Returns how many were written."""
    due = Update.objects.filter(letters_on=None, letters_due__lte=clock.Now())
    count = 0
    for pk in due.values_list("pk", flat=True):
        with transaction.atomic():
            update = due.select_for_update(skip_locked=True, of=("self",)).select_related("convening").filter(pk=pk).first()
            if update is not None:  # else another worker is at it, or they were stopped
                count += _write_to_members(update)
    return count


def _write_to_members(update):
    convening = update.convening
    now = clock.now().astimezone(convening.zone)
    update.letters_on = now.date()
    update.save(update_fields=["letters_on"])
    parts = list(Participation.objects.filter(convening=convening, member=True, person__is_active=True).select_related("person", "convening"))
    random.SystemRandom().shuffle(parts)
    count = 0
    for part in parts:
        how_often, no_more = wanted(part)
        if how_often == NEVER or not part.member_now or not part.person.profile.email:
            continue
        day, not_before = now.date(), None
        if how_often == WEEKLY:
            day += timedelta(days=7 - day.weekday())
            not_before = now.replace(hour=MORNING, minute=0, second=0, microsecond=0) + timedelta(days=7 - now.weekday())
        notifications.news(part.person, update, day=day, not_before=not_before, no_more=no_more)
        count += 1
    return count


def wanted(part):
    """(how often she wants letters of news, the path that ends them or "")."""
    return next((lent(part) for lent in WANTED), (DAILY, ""))


def _locked(update):
    return Update.objects.select_for_update(of=("self",)).select_related("convening").get(pk=update.pk)


def _texts(update):
    return {name: value for name, value in vars(update).items() if name.startswith(("title_", "body_"))}
