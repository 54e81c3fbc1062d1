"""Telling everybody who listens, at once: the words of the parts that changed, made once for each language and channel.

Rooms send a number and let each reader fetch. Here five hundred people read the same line within a second, many on a slow line: one
frame for all of them, and no request, is what a small machine can carry. Nothing that is one person's own is in a frame. A frame
that is lost is noticed by the number of the next, and what changed is fetched.

The first change is told at once. What follows within `LEAST` seconds is told together at their end: five hundred who vote, or one who
presses a button without end, cost a few frames and not five hundred times five hundred.
"""

import json
import logging
import threading

import redis
from django.conf import settings
from django.db import connections

from convening import live

from . import parts, store

log = logging.getLogger(__name__)
CHANNELS = (parts.NO_CHANNEL, *(code for code, _name in settings.LANGUAGES))
LEAST = 0.4  # seconds between two frames of one floor
SILENT = frozenset({"spent", "labels"})  # sections that concern nobody who listens; a new label would tell who asks without a name

# Whose turn it is to tell: (telling, told) (the number, milliseconds, seconds to keep). What was told before; -1: it was told; -2: later.
_TURN = """
local told = tonumber(redis.call("GET", KEYS[2]) or "0")
if told >= tonumber(ARGV[1]) then return -1 end
if ARGV[2] ~= "0" and not redis.call("SET", KEYS[1], "1", "NX", "PX", ARGV[2]) then return -2 end
redis.call("SET", KEYS[2], ARGV[1], "EX", ARGV[3])
return told
"""
_waiting, _among_threads = set(), threading.Lock()  # sessions of which this process has something to tell


def group_of(session_id, language, channel):
    """The audience: those who read this page in a language, with the written interpretation of a channel, or none ("-")."""
    return f"sessions.live.{session_id}.{language}.{channel}"


def tell(floor):
    """Send what changed since it was told last to all who listen. A Redis that went away meanwhile loses a hint, nothing else."""
    rest = 0 if floor.is_closed else round(LEAST * 1000)  # the end is told at once
    names = [store.name_of(floor.session.pk, what) for what in ("telling", "told")]
    try:
        before = store.redis_of_floors().eval(_TURN, 2, *names, floor.seq, rest, store.KEPT)
        if before == -2:
            _later(floor.session)
        elif before >= 0:
            _send(floor, before)
    except redis.RedisError:
        log.warning("a change of the floor could not be told")


def _send(floor, before):
    groups = {
        (language, channel): group_of(floor.session.pk, language, channel)
        for language, _name in settings.LANGUAGES for channel in CHANNELS
    }
    changed = floor.changed_since(before) - SILENT
    listened = _listened(groups)
    concerned, made, told = parts.named(changed), {}, []
    for language, channel in listened:
        words = {}
        for part in concerned:
            key = (part.name, language, channel if part.by_channel else parts.NO_CHANNEL)
            if key not in made:
                made[key] = parts.shared(part, floor, language, channel)
            words[part.name] = made[key]
        told.append((groups[language, channel], {
            "session": str(floor.session.pk), "seq": floor.seq, "before": before, "parts": words, "changed": sorted(changed),
        }))
    for group, frame in told:  # all are made before the first is sent: nobody hears sooner for her language
        live.publish(group, frame)


def _later(session):
    """Tell what will be new by then; once, however many changes wait for it."""
    with _among_threads:
        if session.pk in _waiting:
            return
        _waiting.add(session.pk)
    timer = threading.Timer(LEAST, _catch_up, [session])
    timer.daemon = True
    timer.start()


def _catch_up(session):
    with _among_threads:
        _waiting.discard(session.pk)
    try:
        tell(store.last_look(session))
    except (store.Away, store.Over):
        pass  # each renewal of a right brings the newest number
    finally:
        connections.close_all()


def hint(session_id, number):
    """The frame that a socket is sent when it joins and when its right is renewed."""
    return json.dumps({"session": str(session_id), "seq": number}, separators=(",", ":"))


def _listened(groups):
    """Of `groups`, those that somebody listens to in some process."""
    names = {live.PREFIX + group: key for key, group in groups.items()}
    counted = live.connected().pubsub_numsub(*names)
    return [names[name.decode()] for name, count in counted if count]
