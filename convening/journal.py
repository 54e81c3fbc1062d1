"""The journal of Redis, which holds in their order all steps that were ever written there, also of what was taken out long ago."""

import logging

import redis
from django.conf import settings

log = logging.getLogger(__name__)


def rewrite():
    """Let Redis write its journal anew, with what it holds at present and nothing else. As well as may be: it is asked every night."""
    try:
        redis.Redis.from_url(settings.REDIS_URLS["gathered"], socket_timeout=5, socket_connect_timeout=5).bgrewriteaof()
    except redis.RedisError:
        log.warning("the journal of Redis could not be written anew")
