"""Who answered, until the night: marks in Redis, so that no row of the database stands beside the row of an answer.

A survey's marks lie in a sorted set in which all have the same place: Redis keeps it in the order of the digests, however small it
is. (A plain set of a few keeps the order of arrival.) The name of the set holds the survey's id and nothing of a person; no time
is kept and nothing expires.

Redis lost is marks lost: whoever answered since the last night, or is one of the few that no night has written yet, may be asked
again and could answer twice. No answer is lost with it, and none can be joined to anybody by what was in it.
"""

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry


def _store():
    # Tried once: others who send wait behind whoever sends now.
    once = {"retry": Retry(NoBackoff(), 0), "socket_timeout": 2, "socket_connect_timeout": 2}
    return redis.Redis.from_url(settings.REDIS_URLS["gathered"], **once)


def _name(survey_id):
    return f"answered:{survey_id}"


def note(survey_id, mark):
    """True if `mark` was not there yet; now it is. One step: of two at the same moment one is the first."""
    return _store().zadd(_name(survey_id), {bytes(mark): 0}, nx=True) == 1


def take_back(survey_id, marks):
    """These marks are not (or not only here) to be kept any more: their answers failed, or the table has them."""
    if marks:
        _store().zrem(_name(survey_id), *map(bytes, marks))


def gathered(survey_id):
    """The marks that no night has written yet."""
    return set(_store().zrange(_name(survey_id), 0, -1))


def is_gathered(survey_id, mark):
    return _store().zscore(_name(survey_id), bytes(mark)) is not None


def forget(survey_id):
    """The survey is over: nobody needs to know any more who answered."""
    _store().delete(_name(survey_id))
