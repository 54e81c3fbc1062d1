"""The forums' work by timetable. No date of a room waits for it: every read and every write asks the dates itself."""

import logging

from celery import shared_task
from django.db import transaction

from convening import clock, journal
from convening.errors import Refused
from convening.models import Convening

from . import record
from .models import Draft, Post, Room
from .services import digests, flags, following, scattering, sealing, words
from .services.locking import locked
from .services.rooms import taking_up

log = logging.getLogger(__name__)


@shared_task
def clear_after_the_close():
    """Where a room has closed, what a form left on its post goes, what was not sent, and what it did not take up. Idempotent."""
    rooms = Room.objects.filter(published=True, sealed_on=None).select_related("convening")
    for room in rooms:
        if room.stage_on(clock.today(room.convening.zone)) not in Room.OVER:
            continue
        with transaction.atomic():
            room, now = locked(room)
            if room.stage_on(now.date()) in Room.OVER:
                Post.objects.filter(room=room).exclude(retry=None).update(retry=None)
                Draft.objects.filter(room=room).delete()
                taking_up.drop_what_nobody_took_up(room)


@shared_task
def look_for_names():
    """Where posts appear at once, those that may name somebody who takes part come before the moderation. Idempotent."""
    for room in Room.objects.filter(published=True, sealed_on=None, moderation=Room.Moderation.AFTER, last_position__gt=0):
        flags.look_for_names(room)


@shared_task
def forget_the_news():
    """What became readable or changed before this night is no news any more: no post says after which other it did. Idempotent."""
    for room in Room.objects.filter(news__gt=0).order_by("pk"):
        with transaction.atomic():
            room, _now = locked(room)
            Post.objects.filter(room=room).exclude(news=None).update(news=None)
            if room.news_floor != room.news:
                room.news_floor = room.news
                room.save(update_fields=["news_floor"])


@shared_task
def rewrite_in_random_order():
    """Once a night: neither the order of rows nor their transaction numbers tell what was written after what. Idempotent."""
    forget_the_news()
    words.complete()
    record.tell_answers()
    record.tell_support()
    scattering.rewrite()
    following.rewrite()
    journal.rewrite()


@shared_task
def carry_on_sealing():
    """Go on with what was interrupted. What cannot be proved stays as it is, and the page says what it is."""
    for room in sealing.under_way():
        try:
            sealing.carry_on(room)
        except Refused as refused:
            log.warning("a sealing waits: %s", refused.code)


@shared_task
def tell_of_news():
    """The letters of the day, where it is their hour. Idempotent: one convening's are written once a day, all or none."""
    for convening in Convening.objects.filter(rooms__published=True).distinct():
        digests.tell_of_news(convening)


@shared_task
def follow_up():
    """Rounds that are open are told of, those that are over are counted; owners are asked how their commitments stand. Idempotent."""
    following.tell_of_rounds()
    following.count_rounds()
    following.remind()
