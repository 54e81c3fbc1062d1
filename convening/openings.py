"""How often each resource is opened: numbers in which there is nobody.

Redis keeps a journal of what it is told, line by line. A count written beside the mark of whoever opened (`engagement.note_opening`) would
say for ever which resource she opened. So a server process holds openings back until there are `TOGETHER` of them, and among them those of
`MEMBERS` members or of none: one who reads half the library in an evening stands in the journal with nothing beside her. Then it tells
them in one breath; what it holds when it ends is lost. At night whole tens go to the database and the rest waits: with a little chance in
where a ten begins, so that nobody who counts along sees from a number that one more person came.
"""

import logging
import random
from collections import Counter
from threading import Lock

import redis
from django.conf import settings
from django.db import transaction
from django.db.models import F

from .models import Resource

log = logging.getLogger(__name__)
TOGETHER, MEMBERS = 10, 5
_held, _lock = {}, Lock()  # {convening id: (openings of each resource, whose they are as far as they are members')}
_chance = random.SystemRandom()


def _store():
    return redis.Redis.from_url(settings.REDIS_URLS["gathered"], socket_timeout=2, socket_connect_timeout=2)


def _key(convening_id):
    return f"opened-how-often:{convening_id}"


def note(convening_id, resource_id, *, member=None):
    """One more opening, by the `member` (a person's id) or by anybody."""
    with _lock:
        counted, members = _held.setdefault(convening_id, (Counter(), set()))
        counted[resource_id] += 1
        if member:
            members.add(member)
        if counted.total() < TOGETHER or 0 < len(members) < MEMBERS:
            return
        del _held[convening_id]
    _tell(convening_id, counted)


def _tell(convening_id, counted):
    try:
        line = _store().pipeline()
        for resource_id in sorted(counted):
            line.hincrby(_key(convening_id), resource_id, counted[resource_id])
        line.execute()
    except redis.RedisError:
        log.warning("openings could not be counted")


def write(convening_id):
    """Once a night: add whole tens to what is kept of each resource, and leave the rest for later nights."""
    waiting = {int(one): int(count) for one, count in _store().hgetall(_key(convening_id)).items()}
    tens = {one: full for one, count in waiting.items() if (full := (count + _chance.randint(-4, 4)) // TOGETHER * TOGETHER) > 0}
    with transaction.atomic():
        there = set(Resource.objects.filter(convening=convening_id).values_list("pk", flat=True))
        for resource_id in sorted(there & set(tens)):
            Resource.objects.filter(pk=resource_id).update(opened=F("opened") + tens[resource_id])
    _tell(convening_id, {one: -full for one, full in tens.items() if one in there})
    if gone := set(waiting) - there:
        _store().hdel(_key(convening_id), *gone)
