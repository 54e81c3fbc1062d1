"""Facts: what happened, in the past tense, stripped of what may not travel. Services publish, the evaluation listens.

A person appears in a fact only as her mark, a digest under the convening's key: it joins facts within one convening
and means nothing without the key. Log-ons are not published one by one: they are gathered in Redis by day and written
at night in random order, since a row's neighbourhood in time would tell who posted; so is it with resources opened.
"""

import logging
import random
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

import redis
from django.conf import settings
from django.dispatch import Signal

from . import clock, keyring, vault

log = logging.getLogger(__name__)
published = Signal()
LOGGED_ON = []  # lent by the storey above: (convening id) -> set of marks of all whose log-ons were written


@dataclass(frozen=True)
class Invited:
    convening_id: UUID
    mark: bytes
    day: date


@dataclass(frozen=True)
class Accepted:
    convening_id: UUID
    mark: bytes
    day: date


@dataclass(frozen=True)
class LoggedOn:
    convening_id: UUID
    mark: bytes
    day: date


@dataclass(frozen=True)
class ResourceOpened:
    """A member opened one of the convening's resources. Which one is never kept."""

    convening_id: UUID
    mark: bytes
    day: date


def publish(fact):
    """Tell a fact within the caller's transaction; a listener stores it there or the whole deed fails."""
    published.send(sender=type(fact), fact=fact)


def mark_of(convening_id, person_id):
    """The person's mark in this convening's facts and attendances (16 bytes)."""
    return vault.digest(keyring.read("convening", convening_id), "mark", person_id, size=16)


def marks_of(convening_id, person_ids):
    """{person id: mark} for many; the way back from a mark is to look it up here, in memory."""
    key = keyring.read("convening", convening_id)
    return {pid: vault.digest(key, "mark", pid, size=16) for pid in person_ids}


def _store():
    return _connected(settings.REDIS_URLS["gathered"])


@lru_cache(maxsize=4)
def _connected(url):
    return redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)


# Sorted sets whose members all weigh nothing: Redis lays them in the order of their names. A small plain set lies in the order in
# which its members came, for whoever holds a dump of it.
_GATHERED = {LoggedOn: "logged-on", ResourceOpened: "opened"}
_BEFORE = {LoggedOn: "log-ons"}  # plain sets that an earlier version left; read until the night has written them


def _days_key(convening_id, kind=LoggedOn):
    return f"{_GATHERED[kind]}:{convening_id}"


def note_log_on(convening, person):
    """Remember in Redis that `person` logged on today. Kept as her mark; a lost Redis loses the day's log-ons, nothing else."""
    _note(LoggedOn, convening, person)


def note_opening(convening, person):
    """Remember in Redis that `person` opened a resource today, as her mark; which one it was is not kept anywhere."""
    _note(ResourceOpened, convening, person)


def _note(kind, convening, person):
    day = clock.today(convening.zone).isoformat()
    try:
        _store().zadd(_days_key(convening.pk, kind), {f"{day}:{mark_of(convening.pk, person.pk).hex()}": 0})
    except redis.RedisError:
        log.warning("a log-on or an opening could not be gathered")


def gathered_log_ons(convening_id):
    """The log-ons gathered and not yet written, in random order: a list of `LoggedOn`."""
    return _gathered(LoggedOn, convening_id)


def gathered_openings(convening_id):
    """The same of resources opened: a list of `ResourceOpened`."""
    return _gathered(ResourceOpened, convening_id)


def _gathered(kind, convening_id):
    rows = []
    store = _store()
    left = store.smembers(f"{_BEFORE[kind]}:{convening_id}") if kind in _BEFORE else set()
    for raw in left.union(store.zrange(_days_key(convening_id, kind), 0, -1)):
        day, _, mark = raw.decode().partition(":")
        rows.append(kind(convening_id, bytes.fromhex(mark), date.fromisoformat(day)))
    random.SystemRandom().shuffle(rows)
    return rows


def logged_on(convening_id):
    """The marks of everybody who has logged on: written, or gathered since the last night. A Redis that is away adds nobody."""
    try:
        gathered = {fact.mark for fact in gathered_log_ons(convening_id)}
    except redis.RedisError:
        gathered = set()
    return gathered.union(*(lent(convening_id) for lent in LOGGED_ON))


def write_gathered(convening_id):
    """Publish what was gathered, log-ons and openings together in random order, and forget it. Call inside one transaction, at night."""
    rows = [*gathered_log_ons(convening_id), *gathered_openings(convening_id)]
    random.SystemRandom().shuffle(rows)
    for fact in rows:
        publish(fact)
    return rows


def forget_gathered(convening_id, rows):
    """After the commit: take the written rows out of Redis."""
    for kind in _GATHERED:
        written = [f"{row.day.isoformat()}:{row.mark.hex()}" for row in rows if type(row) is kind]
        if written:
            _store().zrem(_days_key(convening_id, kind), *written)
            if kind in _BEFORE:
                _store().srem(f"{_BEFORE[kind]}:{convening_id}", *written)
