"""The ballot box of a poll: who has voted, and what was voted, without a link between the two.

A box holds the set of those who have voted, as digests in the order of their bytes, and a number for each choice: no ballot, no order of
arrival, no pair. It is sealed under a key of the poll's own, which is neither the session's nor derived from it; the box is closed, counted,
thrown away, and its key destroyed, before anybody reads the result. Each vote seals the whole box anew, padded.

What somebody can tell who holds all that Redis ever wrote (its journal has every box as it was after every vote) and the session's key:
 - once the poll is closed, how many voted, when, and the result. Not who voted, nor what anybody chose: the boxes open with no key any more;
 - while it is open, the same without the result. Whoever holds the keyring of the running server as well could open two boxes that follow
   one another and see who came and which number grew. Nobody can be kept from that who runs the server; the page says so before the vote.
A poll by name adds what each chose under the name that she shows, because that is what it is for.

A box stands beside the state of the floor: a vote concerns nobody else until the poll is closed, five hundred votes are no news, and the box
is changed by whoever read its newest version, again and again until one of them is she.
"""

import uuid

from redis.exceptions import RedisError

from convening import keyring, vault

from . import store

MOST_POLLS = 20


class Closed(Exception):
    """No vote is taken (any more)."""


class Voted(Exception):
    """She has voted before."""


def key_name(session, number):
    """Under which name the keyring has the key of the session's poll with this number."""
    return uuid.uuid5(session.pk, f"poll {number}")


def open_box(session, number, choices):
    """An empty box under a new key, whatever was there."""
    destroy(session, number)
    key = keyring.make("session", key_name(session, number))
    _put(session, number, _seal(session, number, key, {"closed": False, "voters": [], "counts": [0] * choices, "names": []}))


def vote(session, number, me, chosen, name=""):
    """Put her vote into the box, once. `chosen` are places of choices; `name` is hers in a poll by name, else ""."""

    def put_in(pipe):
        key, box = _opened(session, number, pipe.get(_name(session, number)))
        if box["closed"]:
            raise Closed
        voter = _voter(key, me)
        if voter in box["voters"]:
            raise Voted
        box["voters"] = sorted([*box["voters"], voter])
        for place in chosen:
            box["counts"][place] += 1
        if name:
            box["names"] = sorted([*box["names"], [name, sorted(chosen)]])
        pipe.multi()
        pipe.set(_name(session, number), _seal(session, number, key, box), ex=store.KEPT)

    _answering(lambda: store.redis_of_floors().transaction(put_in, _name(session, number)))


def has_voted(session, number, me):
    key, box = _read(session, number)
    return _voter(key, me) in box["voters"]


def voted(session, number):
    """How many have voted; 0 where there is no box."""
    try:
        _key, box = _read(session, number)
    except Closed:
        return 0
    return len(box["voters"])


def close_box(session, number):
    """{"voted", "counts", "names"}: from now on the box takes no vote. It is still there, should the answer be lost."""

    def shut(pipe):
        key, box = _opened(session, number, pipe.get(_name(session, number)))
        pipe.multi()
        pipe.set(_name(session, number), _seal(session, number, key, box | {"closed": True}), ex=store.KEPT)
        return {"voted": len(box["voters"]), "counts": box["counts"], "names": box["names"]}

    return _answering(lambda: store.redis_of_floors().transaction(shut, _name(session, number), value_from_callable=True))


def destroy(session, number):
    """Throw the box away and destroy its key: nobody can ever open what Redis wrote of it."""
    keyring.destroy("session", key_name(session, number))
    _answering(lambda: store.redis_of_floors().delete(_name(session, number)))


def destroy_keys(session):
    """At the end of a session: of whatever poll was left open. Needs no Redis."""
    for number in range(MOST_POLLS):
        keyring.destroy("session", key_name(session, number))


def _read(session, number):
    return _opened(session, number, _answering(lambda: store.redis_of_floors().get(_name(session, number))))


def _opened(session, number, sealed):
    """(key, box); `Closed` where one of them is gone."""
    if sealed is None:
        raise Closed
    try:
        key = keyring.read("session", key_name(session, number))
        return key, vault.unseal(key, sealed, place=_place(session, number))
    except (keyring.KeyGone, vault.Unreadable):
        raise Closed from None


def _seal(session, number, key, box):
    return vault.seal(key, box, place=_place(session, number))


def _put(session, number, sealed):
    _answering(lambda: store.redis_of_floors().set(_name(session, number), sealed, ex=store.KEPT))


def _voter(key, me):
    return vault.digest(key, "voter", me, size=9).hex()


def _name(session, number):
    return store.name_of(session.pk, f"box:{number}")


def _place(session, number):
    return f"floor.box.{session.pk.hex}.{number}"


def _answering(deed):
    try:
        return deed()
    except RedisError:
        raise store.Away from None
