"""Is the house in order: database, Redis, worker, keyring, and how long the oldest letter waits."""

import time

import redis
from django.conf import settings
from django.db import DatabaseError, connection

from . import keyring
from .outbox import IN_TURN

_WORKER = "health:worker"
_EMPTY = "health:outbox-empty-at"


def _redis():
    return redis.Redis.from_url(settings.REDIS_URLS["gathered"], socket_timeout=1, socket_connect_timeout=1)


def worker_lives():
    _redis().set(_WORKER, b"1", ex=45)


def outbox_is_empty():
    """The relay found nothing waiting: the age of the outbox is counted from here."""
    _redis().set(_EMPTY, int(time.time()))


def report():
    """{"database", "redis", "worker", "keyring": bool, "outbox_age_seconds": number of seconds or None}."""
    state = {"database": False, "redis": False, "worker": False, "keyring": keyring.is_sound(), "outbox_age_seconds": None}
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM convening_outboxentry WHERE done_on IS NULL"
                " AND name <> %s AND (not_before IS NULL OR not_before <= convening_now()))",
                [IN_TURN],
            )
            waiting = cursor.fetchone()[0]
        state["database"] = True
    except DatabaseError:
        pass
    try:
        lives, empty_at = _redis().mget(_WORKER, _EMPTY)
        state["worker"] = lives is not None
        if state["database"]:  # rows carry no time: the age is how long the relay has not found the outbox empty
            state["outbox_age_seconds"] = max(0, int(time.time()) - int(empty_at or time.time())) if waiting else 0
        state["redis"] = True
    except redis.RedisError:
        pass
    return state
