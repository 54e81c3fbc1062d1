"""Reactions: how many applaud, agree, or ask for something, and never who.

Numbers stand beside the state, in steps of ten seconds, and are forgotten after two minutes: what somebody could not hear then is no
news any more. One person counts once within that time, however often she taps: Redis keeps a digest of hers under the session's key until it
is over. Everybody sees none, few or many; the chair sees numbers; what is kept at the end is how often something was tapped in all.

They run on real time, like everything that Redis itself forgets.
"""

import time

from django.utils.translation import pgettext_lazy
from redis.exceptions import RedisError

from convening import vault

from . import frames, soon, store
from .parts import Part

STEP = 10  # seconds
COUNTS_FOR = {"applause": 30, "agreement": 30, "slower": 120, "louder": 120, "no_sound": 120}  # seconds
LABELS = {
    "applause": pgettext_lazy("reaction in a session", "Applause"),
    "agreement": pgettext_lazy("reaction in a session", "I agree"),
    "slower": pgettext_lazy("reaction in a session", "Slower, please"),
    "louder": pgettext_lazy("reaction in a session", "Louder, please"),
    "no_sound": pgettext_lazy("reaction in a session", "I cannot hear"),
}
ASKED_OF_SPEAKERS = ("slower", "louder", "no_sound")
MANY = 5
BANDS = {
    "none": pgettext_lazy("how many reacted", "nobody"),
    "few": pgettext_lazy("how many reacted", "few"),
    "many": pgettext_lazy("how many reacted", "many"),
}
LONGEST = max(COUNTS_FOR.values())


def count(floor, me, kind):
    """Count one reaction of hers, unless she is counted already."""
    session, at = floor.session, int(time.time())
    tapped = store.name_of(session.pk, f"tap:{vault.digest(floor.key, 'tap', kind, me, size=12).hex()}")
    step, total = _step(session, at // STEP), store.name_of(session.pk, "reactions")
    try:
        redis = store.redis_of_floors()
        if not redis.set(tapped, 1, nx=True, ex=COUNTS_FOR[kind]):
            return
        with redis.pipeline() as pipe:
            pipe.hincrby(step, kind, 1)
            pipe.expire(step, LONGEST + 2 * STEP)
            pipe.hincrby(total, kind, 1)
            pipe.expire(total, store.KEPT)
            pipe.execute()
    except RedisError:
        raise store.Away from None
    soon.soon(session, "reactions", tell, rests=3)


def numbers(session):
    """{kind: how many react now}. For the chair."""
    newest = int(time.time()) // STEP
    steps = range(newest - LONGEST // STEP, newest + 1)
    try:
        with store.redis_of_floors().pipeline(transaction=False) as pipe:
            for step in steps:
                pipe.hgetall(_step(session, step))
            counted = pipe.execute()
    except RedisError:
        raise store.Away from None
    told = dict.fromkeys(COUNTS_FOR, 0)
    for step, row in zip(steps, counted, strict=True):
        for kind, number in row.items():
            if newest - step <= COUNTS_FOR[kind.decode()] // STEP:
                told[kind.decode()] += int(number)
    return told


def bands(session):
    """{kind: "none", "few" or "many"}. For everybody."""
    return {kind: "none" if not number else "few" if number < MANY else "many" for kind, number in numbers(session).items()}


def in_words(session):
    """[{kind, label, band, words}] for everybody, in their order; `asked` for what is asked of those who speak and interpret."""
    return [
        {"kind": kind, "label": LABELS[kind], "band": band, "words": BANDS[band], "asked": kind in ASKED_OF_SPEAKERS}
        for kind, band in bands(session).items()
    ]


def exact(session):
    """[(label, number)] for the chair."""
    return [(LABELS[kind], number) for kind, number in numbers(session).items()]


def tell(session):
    """Write into the state what everybody is shown, where it is something else than before; and look again while it fades."""
    now = bands(session)
    if store.look(session).sections.get("reactions", dict.fromkeys(COUNTS_FOR, "none")) != now:
        with store.changing(session) as floor:
            floor.sections["reactions"] = now
    if frames.LEAST and set(now.values()) != {"none"}:
        soon.later(session, "reactions fade", tell, STEP)


def counts(floor):
    """{what: number}: all that was tapped in this session."""
    try:
        return {"reactions": sum(int(number) for number in store.redis_of_floors().hvals(store.name_of(floor.session.pk, "reactions")))}
    except RedisError:
        raise store.Away from None


def _step(session, step):
    return store.name_of(session.pk, f"taps:{step}")


def _context(floor):
    return {"reactions": in_words(floor.session)}


PART = Part("reactions", frozenset({"reactions"}), "sessions/live/_reactions.html", _context, counts=counts)
