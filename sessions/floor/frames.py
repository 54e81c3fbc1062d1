"""Telling everybody who listens, at once: the words of the parts that changed, made once for each language and channel.

Rooms send a number and let each reader fetch. Here five hundred people read the same line within a second, many on a slow line: one
frame for all of them, and no request, is what a small machine can carry. Nothing that is one person's own is in a frame. A frame
that is lost is noticed by the number of the next, and what changed is fetched.
"""

import json
import logging

import redis
from django.conf import settings

from convening import live

from . import parts

log = logging.getLogger(__name__)
CHANNELS = (parts.NO_CHANNEL, *(code for code, _name in settings.LANGUAGES))


def group_of(session_id, language, channel):
    """The audience: those who read this page in a language, with the written interpretation of a channel, or none ("-")."""
    return f"sessions.live.{session_id}.{language}.{channel}"


def tell(floor, changed):
    """Send what `changed` (names of sections) to all who listen. A Redis that went away meanwhile loses a hint, nothing else."""
    groups = {
        (language, channel): group_of(floor.session.pk, language, channel)
        for language, _name in settings.LANGUAGES for channel in CHANNELS
    }
    try:
        listened = _listened(groups)
        concerned, made = parts.named(changed), {}
        for language, channel in listened:
            words = {}
            for part in concerned:
                key = (part.name, language, channel if part.by_channel else parts.NO_CHANNEL)
                if key not in made:
                    made[key] = parts.shared(part, floor, language, channel)
                words[part.name] = made[key]
            live.publish(groups[language, channel], {
                "session": str(floor.session.pk), "seq": floor.seq, "before": floor.seq - 1, "parts": words, "changed": sorted(changed),
            })
    except redis.RedisError:
        log.warning("a change of the floor could not be told")


def hint(session_id, number):
    """The frame that a socket is sent when it joins and when its right is renewed."""
    return json.dumps({"session": str(session_id), "seq": number}, separators=(",", ":"))


def _listened(groups):
    """Of `groups`, those that somebody listens to in some process."""
    names = {live.PREFIX + group: key for key, group in groups.items()}
    with redis.Redis.from_url(settings.REDIS_URLS["layer"], socket_timeout=2, socket_connect_timeout=2) as store:
        counted = store.pubsub_numsub(*names)
    return [names[name.decode()] for name, count in counted if count]
