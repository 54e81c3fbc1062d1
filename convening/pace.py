"""Letters leave at the provider's rate, whoever hands them over: one count in Redis for all workers.

The count is the moment up to which the rate is used up. It may run a few seconds ahead, since the relay comes by every five;
the rate is kept for every sixty seconds, those few included. A Redis that does not answer lets nothing pass that can wait.
"""

import redis
from django.conf import settings

_AHEAD = 6_000  # ms
_KEY = "letters:used-up-to"
_TAKE = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local used = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
if ARGV[3] == '0' and used - now > tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[1], used + tonumber(ARGV[1]), 'PX', 3600000)
return 1
"""


def may_leave(*, urgent):
    """True if one more letter may leave now; it is then counted. An `urgent` one always may, and is counted too."""
    if not settings.LETTERS_A_MINUTE:
        return True
    each = (60_000 + _AHEAD) / max(settings.LETTERS_A_MINUTE - 1, 1)
    store = redis.Redis.from_url(settings.REDIS_URLS["gathered"], socket_timeout=2, socket_connect_timeout=2)
    try:
        return bool(store.eval(_TAKE, 1, _KEY, int(each), _AHEAD, int(urgent))) or urgent
    except redis.RedisError:
        return urgent
