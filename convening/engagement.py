"""Facts: what happened, in the past tense, stripped of what may not travel. Services publish, the evaluation listens.

A person appears in a fact only as her mark, a digest under the convening's key: it joins facts within one convening
and means nothing without the key. Log-ons are not published one by one: they are gathered in Redis by day and written
at night in random order, since a row's neighbourhood in time would tell who posted.
"""

import logging
import random
from dataclasses import dataclass
from datetime import date
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
    return redis.Redis.from_url(settings.REDIS_URLS["gathered"], socket_timeout=2, socket_connect_timeout=2)


def _days_key(convening_id):
    return f"log-ons:{convening_id}"


def note_log_on(convening, person):
    """Remember in Redis that `person` logged on today. Kept as her mark; a lost Redis loses the day's log-ons, nothing else."""
    day = clock.today(convening.zone).isoformat()
    try:
        _store().sadd(_days_key(convening.pk), f"{day}:{mark_of(convening.pk, person.pk).hex()}")
    except redis.RedisError:
        log.warning("a log-on could not be gathered")


def gathered_log_ons(convening_id):
    """The log-ons gathered and not yet written, in random order: a list of `LoggedOn`."""
    rows = []
    for raw in _store().smembers(_days_key(convening_id)):
        day, _, mark = raw.decode().partition(":")
        rows.append(LoggedOn(convening_id, bytes.fromhex(mark), date.fromisoformat(day)))
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
    """Publish the gathered log-ons in random order and forget them. Call inside one transaction, at night."""
    rows = gathered_log_ons(convening_id)
    for fact in rows:
        publish(fact)
    return rows


def forget_gathered(convening_id, rows):
    """After the commit: take the written rows out of Redis."""
    if rows:
        _store().srem(_days_key(convening_id), *(f"{f.day.isoformat()}:{f.mark.hex()}" for f in rows))
