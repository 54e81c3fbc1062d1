"""Which written interpretation she follows: a language of the session, or none. It is kept in a cookie on her device; here only how many
people chose each is counted, by digests under the session's key that go with it.
"""

import redis

from convening import vault

from . import presence, store
from .captions import channels_of
from .parts import NO_CHANNEL

COOKIE = "channel"
COUNTED = "channel_"  # before a language, among what is kept of a session


def channel_of(request, session):
    """The language whose lines she reads, or "-" for none."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in session.languages else NO_CHANNEL


def note(seat, chosen):
    """Somebody who takes part chose this channel: counted once. Those who work there are not, and without Redis nobody is."""
    if chosen == NO_CHANNEL or presence.works_here(seat):
        return
    try:
        name = store.name_of(seat.session.pk, f"{COUNTED}{chosen}")
        digest = vault.digest(store.key_of(seat.session), "channel", bytes(seat.mark), size=12)
        with store.redis_of_floors().pipeline(transaction=False) as pipe:
            pipe.sadd(name, digest)
            pipe.expire(name, store.KEPT)
            pipe.execute()
    except (redis.RedisError, store.Away, store.Over):
        pass


def counts(floor):
    """{"channel_ar": how many people chose it at least once, …} of the channels that anybody chose. Raises `Away`."""
    found = {}
    with store.answering():
        for language in channels_of(floor.session):
            people = store.redis_of_floors().scard(store.name_of(floor.session.pk, f"{COUNTED}{language}"))
            if people:
                found[f"{COUNTED}{language}"] = people
    return found
