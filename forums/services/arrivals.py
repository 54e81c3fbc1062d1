"""How long a post waits for the moderation. Its arrival lives in Redis only; a decision adds one to a bucket and forgets it."""

import logging
from functools import partial

import redis
from django.conf import settings
from django.db import transaction
from django.db.models import F

from convening import clock

from ..models import DecisionBucket

log = logging.getLogger(__name__)
Bucket = DecisionBucket.Bucket
HOURS = ((1, Bucket.HOUR), (6, Bucket.SIX_HOURS), (24, Bucket.DAY))
SECONDS_KEPT = 60 * 86400


def store():
    """Where arrivals live, and what else the moderation may lose."""
    return redis.Redis.from_url(settings.REDIS_URLS["gathered"], socket_timeout=2, socket_connect_timeout=2)


def _key(room_id):
    return f"queue:{room_id}"


def arrived(room, post, *, first=False):
    """`post` waits for the moderation of the locked `room`, from the commit on. The caller tells the moderators."""
    room.arrivals += 1
    room.save(update_fields=["arrivals"])
    transaction.on_commit(partial(note, room.id, post.id, first=first))


def note(room_id, post_id, *, first=False):
    """After the commit, as well as may be: a lost arrival makes one bucket coarser and nothing else. `first`: what waits already
    goes on waiting since then."""
    try:
        kept = store()
        (kept.hsetnx if first else kept.hset)(_key(room_id), post_id.hex, int(clock.now().timestamp()))
        kept.expire(_key(room_id), SECONDS_KEPT)
    except redis.RedisError:
        log.warning("an arrival could not be noted")


def ages(room_id):
    """{post id in hex: seconds it has waited}; empty when Redis is away."""
    try:
        now = clock.now().timestamp()
        return {raw.decode(): now - int(since) for raw, since in store().hgetall(_key(room_id)).items()}
    except redis.RedisError:
        return {}


def age_of(post):
    """Seconds that `post` has waited, or None where its arrival is lost. Ask before locking anything: Redis may be slow."""
    return ages(post.room_id).get(post.id.hex)


def forget(room_id, post_id):
    try:
        store().hdel(_key(room_id), post_id.hex)
    except redis.RedisError:
        log.warning("an arrival could not be forgotten")


def bucket_of(waited, *, same_day):
    """How soon a decision came. Where the arrival is lost, the post's day says at least this much."""
    if waited is None:
        return Bucket.DAY if same_day else Bucket.MORE
    return next((bucket for hours, bucket in HOURS if waited <= hours * 3600), Bucket.MORE)


def count(room, bucket):
    """One more decision in this bucket, in the caller's transaction."""
    counter, _ = DecisionBucket.objects.get_or_create(room=room, bucket=bucket)
    DecisionBucket.objects.filter(pk=counter.pk).update(count=F("count") + 1)
