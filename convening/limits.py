"""Limits: how often something may be tried within an hour or a day, counted in Redis. Where Redis is away the try is not allowed.

A counter's name is a keyed digest that changes every day: it tells neither a network nor a person. So a day is one of UTC.
"""

from datetime import UTC, datetime, timedelta

from allauth.account.adapter import get_adapter
from django.core.cache import cache

from . import keyring, vault, writing

HOUR = 3600
DAY = 24 * HOUR


def network(request):
    """The caller's network, as the accounts' own limits know it: a digest."""
    return get_adapter().get_client_ip(request)


def counts(what, source, *, most, seconds=HOUR):
    """Count one more try of `what` by `source` (a network, a person's id). False once there were more than `most`.

    One step in Redis: tries at the same moment are counted one by one. The hour runs from the first of them.
    """
    name = _name(what, source)
    cache.add(name, 0, seconds)
    try:
        return cache.incr(name) <= most
    except ValueError:  # the hour ended between the two
        cache.add(name, 1, seconds)
        return True


def reached(what, source, *, most):
    """True if `most` tries were counted within the hour. Counts nothing itself."""
    return int(cache.get(_name(what, source)) or 0) >= most


def forgive(what, source):
    """Take the last count back: the try was a good one."""
    try:
        cache.decr(_name(what, source))
    except ValueError:
        pass


def when_the_day_ends():
    """How soon what is counted by the day may be tried again, in words: "in 5 hours"."""
    now = datetime.now(UTC)
    left = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1) - now
    return writing.until(max(left, timedelta(minutes=1)), writing.language_here())


def _name(what, source):
    day = datetime.now(UTC).strftime("%Y%m%d")
    return f"limit:{vault.digest(keyring.house('limits'), day, what, source, size=16).hex()}"
