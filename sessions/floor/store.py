"""Where the floor is kept: one sealed state a session, changed by one at a time.

The state is {section: anything JSON can say}; each part of the page owns some sections. `seq` grows with each change and `seqs`
remembers at which number a section last changed, so that whoever missed something asks for what came after hers.

Who is changing it holds a turn. Should she be so slow that her turn ends meanwhile, what she read is no longer the newest, and her
change is refused instead of undoing another's.
"""

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache

import redis
from django.conf import settings
from redis.exceptions import LockError

from convening import clock, keyring, vault

from ..models import LiveRecord, Session
from . import frames, naming

KEPT = 3 * 86400  # seconds: should nobody end it, Redis forgets
LONGEST_TURN = 5  # seconds that one change may take before another goes on without it
AFTERWARDS = timedelta(minutes=30)  # a session may run over
REMEMBERED = 300  # keys of forms, so that what is sent twice is done once
END = "end"  # the section that says that the floor is closed
CLOSED = b"closed"  # in place of the number

# Written only if nobody wrote since it was read: (state, seq) (the number read, the new state, the new number, seconds).
_IF_NEWEST = """
if tonumber(redis.call("GET", KEYS[2]) or "0") ~= tonumber(ARGV[1]) then return 0 end
redis.call("SET", KEYS[1], ARGV[2], "EX", ARGV[4])
redis.call("SET", KEYS[2], ARGV[3], "EX", ARGV[4])
return 1
"""


class Away(Exception):
    """Redis does not answer: the floor rests, and the meeting itself goes on."""


class Over(Exception):
    """The floor of this session is closed for good: its key is gone."""


@dataclass
class Floor:
    """The state as it is at this moment. Write into sections only within `changing`."""

    session: Session
    key: bytes = field(repr=False)
    seq: int = 0
    seqs: dict = field(default_factory=dict)
    sections: dict = field(default_factory=dict)

    def section(self, name, empty):
        """A part's own section; `empty` ({} or []) where it was never written."""
        return self.sections.setdefault(name, empty)

    def first_time(self, key):
        """True if the form with this key (a UUID) did not do its deed yet; remembered with the change."""
        spent = self.section("spent", [])
        name = vault.digest(self.key, "form", key, size=9).hex()
        if name in spent:
            return False
        self.sections["spent"] = [*spent, name][-REMEMBERED:]
        return True

    @property
    def is_closed(self):
        return END in self.sections

    def changed_since(self, seq):
        """Names of the sections that changed after that number."""
        return {name for name, number in self.seqs.items() if number > seq}


@lru_cache(maxsize=4)
def _connected(url):
    return redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)


def redis_of_floors():
    """Where floors live. For what a part keeps beside the state (counters, presence); names come from `name_of`."""
    return _connected(settings.REDIS_URLS["gathered"])


def name_of(session_id, what):
    """A name in Redis of something of this session: it tells the session's id and nothing else."""
    return f"floor:{session_id.hex}:{what}"


def is_open(session):
    """True from the moment those with a role may come in until half an hour after the planned end, unless it is cancelled."""
    return _has_opened(session) and clock.now() < session.ends_at + AFTERWARDS


def _has_opened(session):
    first = session.starts_at - timedelta(minutes=max(session.door_minutes, session.stage_minutes))
    return session.cancelled_on is None and first <= clock.now()


def key_of(session):
    """The session's key; made when its floor opens. `Over` before that, and once it was destroyed.

    A session that is cancelled while it is live, or moved, has no floor from that moment, even while there is a key.
    """
    if not _has_opened(session):
        raise Over
    try:
        return keyring.read("session", session.pk)
    except keyring.KeyGone:
        if not is_open(session) or LiveRecord.objects.filter(session=session).exists():
            raise Over from None
        return keyring.make("session", session.pk)


def look(session):
    """The floor as it is: a `Floor` to read. Raises `Away` or `Over`."""
    floor = last_look(session)
    if floor.is_closed:
        raise Over
    return floor


def last_look(session):
    """The same also after it was closed, until it is forgotten: for who writes down what is kept."""
    key = key_of(session)
    with answering():
        floor = _read(session, key)
    naming.follow(floor)
    return floor


def close(session):
    """From now on nobody reads or changes this floor; returns it as it was left. Whoever listens is told. Idempotent."""
    try:
        with changing(session) as floor:
            floor.sections[END] = True
    except Over:
        pass
    return last_look(session)


@contextmanager
def changing(session):
    """The floor to be changed, by one at a time: saved, numbered and told to everybody when the block ends without a problem."""
    key = key_of(session)
    with answering():
        lock = redis_of_floors().lock(name_of(session.pk, "turn"), timeout=LONGEST_TURN, blocking_timeout=LONGEST_TURN, sleep=0.005)
        if not lock.acquire():
            raise Away
    try:
        with answering():
            floor = _read(session, key)
        if floor.is_closed:
            raise Over
        before = {name: _as_text(content) for name, content in floor.sections.items()}
        naming.follow(floor)
        yield floor
        changed = {name for name, content in floor.sections.items() if _as_text(content) != before.get(name)}
        if changed:
            floor.seq += 1
            floor.seqs.update(dict.fromkeys(changed, floor.seq))
            with answering():
                _write(floor)
    finally:
        try:
            lock.release()
        except (LockError, redis.RedisError):
            pass  # it took too long, or Redis went: the turn ends by itself
    if changed - frames.SILENT:
        frames.tell(floor)


def number(session_id):
    """The newest number of this floor; 0 before anything happened. `Over` once it is closed."""
    with answering():
        newest = redis_of_floors().get(name_of(session_id, "seq")) or 0
    if newest == CLOSED:
        raise Over
    return int(newest)


def forget(session):
    """The end: nothing of the floor can be read again by anybody.

    The key goes when the names are gone: should Redis go away in between, whoever tries again still finds a key to destroy. And the
    names once more, for what somebody wrote in that moment.
    """
    _delete_names(session)
    keyring.destroy("session", session.pk)
    _delete_names(session)


def _delete_names(session):
    with answering():
        store = redis_of_floors()
        names = list(store.scan_iter(match=name_of(session.pk, "*"), count=500))
        if names:
            store.delete(*names)


def _read(session, key):
    sealed = redis_of_floors().get(name_of(session.pk, "state"))
    if sealed is None:
        return Floor(session, key)
    kept = vault.unseal(key, sealed, place=_place(session))
    return Floor(session, key, kept["seq"], kept["seqs"], kept["sections"])


def _write(floor):
    kept = {"seq": floor.seq, "seqs": floor.seqs, "sections": floor.sections}
    sealed = vault.seal(floor.key, kept, place=_place(floor.session))
    names = (name_of(floor.session.pk, what) for what in ("state", "seq"))
    number = CLOSED if floor.is_closed else floor.seq
    if not redis_of_floors().eval(_IF_NEWEST, 2, *names, floor.seq - 1, sealed, number, KEPT):
        raise Away


def _place(session):
    return f"floor.state.{session.pk.hex}"


def _as_text(content):
    return json.dumps(content, sort_keys=True)


@contextmanager
def answering():
    """What is asked of Redis in here is answered, or `Away`."""
    try:
        yield
    except redis.RedisError:
        raise Away from None
