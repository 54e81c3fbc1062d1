"""Who is here: noted with each page she loads and each renewal of her socket's right, told as none, few or many.

Each process writes what it saw of somebody into a field of its own, as the intervals since it saw her first: nothing is read before it is
written, so nobody waits, two devices cannot undo each other, and a process that is killed leaves what it saw. The fields are
named by digests and sealed under the session's key. At the end all that was seen of one mark is one person's presence; until then
nobody is told who, and only the chair how many.
"""

import os
import secrets
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import redis

from convening import clock, policy, vault

from .. import presence
from ..matching import is_staff
from . import parts, store

EVERY = 15  # seconds: seen again sooner, she is not written down again
SLOT = 30  # seconds: whoever was seen in this slot or the two before it is here
FEW, MANY = 8, 10  # many from ten; few again below eight, so that one who comes and goes changes nothing
SECTION = "presence"


@dataclass
class _Seen:
    """What this process saw in one session: by name, the mark, whether she works there, and [from, until] pairs."""

    field_of: str = field(default_factory=lambda: secrets.token_hex(6))
    process: int = field(default_factory=os.getpid)
    people: dict = field(default_factory=dict)
    latest: int = 0


AN_HOUR = 3600
_seen, _among_threads = {}, threading.Lock()


def touch(session, key, mark, *, staff):
    """She is here now. Never raises: without Redis her presence is noted when it is back, as far as this process saw it."""
    now = int(clock.now().timestamp())
    name = vault.digest(key, "presence", bytes(mark), size=12).hex()
    with _among_threads:
        seen = _of(session, now)
        mark_, staff_, stays = seen.people.setdefault(name, (bytes(mark), staff, []))
        if stays and 0 <= now - stays[-1][1] < EVERY:
            return
        if stays and 0 <= now - stays[-1][1] <= presence.RECONNECTION.total_seconds():
            stays[-1][1] = now
        else:
            stays.append([now, now])
        told = {"mark": mark_.hex(), "staff": staff_, "stays": [list(stay) for stay in stays]}
    here = _slot(session, now, "staff" if staff else "here")
    field_name = f"{name}{seen.field_of}"
    try:
        with store.redis_of_floors().pipeline(transaction=False) as pipe:
            pipe.hset(store.name_of(session.pk, "presence"), field_name, vault.seal(key, told, place=_place(session, field_name)))
            pipe.expire(store.name_of(session.pk, "presence"), store.KEPT)
            pipe.sadd(here, name)
            pipe.expire(here, 4 * SLOT)
            pipe.set(store.name_of(session.pk, "counted"), 1, nx=True, ex=SLOT)
            count_now = pipe.execute()[-1]
        if count_now:
            _tell(session)
    except (redis.RedisError, store.Away, store.Over):
        pass


def seen_at(seat):
    """Note that whoever asks from this seat is here."""
    try:
        key = store.key_of(seat.session)
    except store.Over:
        return  # she has just closed it
    touch(seat.session, key, seat.mark, staff=works_here(seat))


def works_here(seat):
    """Whether whoever sits there is here to work, and in no figure."""
    roles = () if seat.person is None else _roles_in_convening(seat.person, seat.session)
    return is_staff(roles, seat.roles)


def heard_at(session, person, mark, session_roles):
    """The same for whoever listens with a socket."""
    touch(session, store.key_of(session), mark, staff=is_staff(_roles_in_convening(person, session), session_roles))


def here_now(session):
    """(how many take part and are here, how many work here). For the chair alone. Raises `Away`."""
    now = int(clock.now().timestamp())
    with store.answering(), store.redis_of_floors().pipeline(transaction=False) as pipe:
        for who in ("here", "staff"):
            pipe.sunion([_slot(session, now - back * SLOT, who) for back in range(3)])
        here, staff = pipe.execute()
    return len(here - staff), len(staff)


def gathered(session):
    """({mark: [(joined, left), …] in UTC, merged}, marks of those who worked there). Raises `Away`.

    Somebody who was seen at one instant only is among them with no time at all.
    """
    key, stays, staff = store.key_of(session), {}, set()
    with store.answering():
        kept = store.redis_of_floors().hgetall(store.name_of(session.pk, "presence"))
    for field_name, sealed in kept.items():
        told = vault.unseal(key, sealed, place=_place(session, field_name.decode()))
        mark = bytes.fromhex(told["mark"])
        stays.setdefault(mark, []).extend(
            (datetime.fromtimestamp(joined, UTC), datetime.fromtimestamp(left, UTC)) for joined, left in told["stays"]
        )
        if told["staff"]:
            staff.add(mark)
    return {mark: merged(pairs) for mark, pairs in stays.items()}, staff


def merged(pairs):
    """Their union. An instant at which she was seen joins what lies within two minutes of it."""
    second = timedelta(seconds=1)
    return [(joined, left - second) for joined, left in presence.merge((joined, left + second) for joined, left in pairs)]


def forget_what_was_seen(session):
    """This process keeps nothing of a session that is over."""
    with _among_threads:
        _seen.pop(session.pk, None)


def band_of(count, before=""):
    """ "none", "few" or "many" are here; `before` is what was said last."""
    if not count:
        return "none"
    return "many" if count >= (FEW if before == "many" else MANY) else "few"


def _of(session, now):
    seen = _seen.get(session.pk)
    if seen is None or seen.process != os.getpid():  # a worker is a copy of the process before it
        seen = _seen[session.pk] = _Seen()
        for other in [pk for pk, one in _seen.items() if one.latest and now - one.latest > AN_HOUR]:
            del _seen[other]
    seen.latest = now
    return seen


def _tell(session):
    """Count, and change what the page says where it is something else now."""
    count = here_now(session)[0]
    before = store.look(session).sections.get(SECTION, {}).get("band", "")
    if band_of(count, before) != before:
        with store.changing(session) as floor:
            told = floor.section(SECTION, {})
            told["band"] = band_of(count, told.get("band", ""))


def _slot(session, second, who):
    return store.name_of(session.pk, f"{who}:{second // SLOT}")


def _place(session, field_name):
    return f"floor.presence.{session.pk.hex}.{field_name}"


def _roles_in_convening(person, session):
    return policy.standing(person).roles_in(session.convening_id)


def _context(floor):
    return {"band": floor.sections.get(SECTION, {}).get("band", "")}


PART = parts.Part("presence", frozenset({SECTION}), "sessions/live/presence.html", _context)
