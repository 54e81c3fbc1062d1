"""The only way from people to what they endorse: digests and seals under the round's key, computed here in memory.

Until the night a choice lies in Redis, so that no row of the database stands beside a row that names her: in a sorted set whose members
all weigh nothing and which therefore lies in the order of its bytes, the mark first. No time is kept. Everything hangs on the round's own
key; once it is destroyed every function that needs it raises `keyring.KeyGone`.

Redis lost is choices lost since the last night: those of the night before hold again.
"""

import json
from uuid import UUID

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from convening import keyring, vault

MARK = 16  # bytes
STEP = 4_096  # bytes of what is sealed, whatever was chosen: room for a hundred recommendations


def key_of(consultation):
    return keyring.read("round", consultation.pk)


def mark_of(key, person_id):
    """What her row is known by. Without the key it is nobody's."""
    return vault.digest(key, "member", person_id, size=MARK)


def mark_of_today(key, person_id):
    """What her choice is known by in Redis: another one, so that whoever knows a row (of a member who came late, say) finds nothing there."""
    return vault.digest(key, "today", person_id, size=MARK)


def seal(key, consultation, mark, chosen):
    """The ids of those `chosen`, sealed: of one length for everybody, and never the same bytes twice."""
    content = {"is": sorted(one.hex for one in chosen), "rest": ""}
    content["rest"] = "." * (STEP - 1 - len(json.dumps(content, separators=(",", ":"))))
    return vault.seal(vault.digest(key, "choice"), content, place=_place(consultation, mark))


def unseal(key, consultation, mark, sealed):
    """The ids chosen."""
    told = vault.unseal(vault.digest(key, "choice"), sealed, place=_place(consultation, mark))
    return frozenset(UUID(hex=one) for one in told["is"])


def note(consultation, mark, sealed):
    """Her choice of today, in place of an earlier one. One step: of two at the same moment one stays."""
    together = _store().pipeline(transaction=True)
    together.zremrangebylex(_name(consultation.pk), *_all_of(mark))
    together.zadd(_name(consultation.pk), {mark + bytes(sealed): 0})
    together.execute()


def noted(consultation, mark):
    """What she chose since the last night, sealed; None if nothing."""
    found = _store().zrangebylex(_name(consultation.pk), *_all_of(mark))
    return found[0][MARK:] if found else None


def all_noted(consultation):
    """{mark: sealed} of all choices that no night has written yet."""
    return {one[:MARK]: one[MARK:] for one in _store().zrange(_name(consultation.pk), 0, -1)}


def take_back(consultation, noted):
    """These ({mark: sealed}) stand in the table now. A choice that was made meanwhile stays."""
    if noted:
        _store().zrem(_name(consultation.pk), *(mark + sealed for mark, sealed in noted.items()))


def forget(consultation_id, mark=None):
    """The round is over, or whoever this mark is of is erased."""
    if mark is None:
        _store().delete(_name(consultation_id))
    else:
        _store().zremrangebylex(_name(consultation_id), *_all_of(mark))


def _store():
    # Tried once: others wait behind whoever sends now.
    once = {"retry": Retry(NoBackoff(), 0), "socket_timeout": 2, "socket_connect_timeout": 2}
    return redis.Redis.from_url(settings.REDIS_URLS["gathered"], **once)


def _name(consultation_id):
    return f"endorsed:{consultation_id}"


def _all_of(mark):
    """Her mark with anything sealed after it (which never begins with the highest byte)."""
    return b"[" + mark, b"(" + mark + b"\xff"


def _place(consultation, mark):
    return f"round:{consultation.pk}:{mark.hex()}"
