"""A report between the look at it and the word to take it in: at most an hour, sealed, in Redis and nowhere else.

It names people, so it is not sent back to the browser in a hidden field, where caches and histories keep it, and it is not
stored in the database. It is sealed under a key made of the house's key and a random token that only the page holds, and
opens for the same person and the same session alone. Uploading it a second time instead would let the file differ from the one looked at.
"""

import base64
import hashlib
import secrets
import zlib

import redis
from django.conf import settings
from django.utils.translation import gettext as _

from convening import keyring, vault
from convening.errors import Refused

SECONDS = 3600


def hold(session, person, content, **told):
    """Keep a report, and what was told about it (its "zone", …); returns the token that opens it again."""
    token = secrets.token_urlsafe(24)
    kept = {"report": base64.b85encode(zlib.compress(content)).decode(), "told": told}
    try:
        _store().set(_name(token), vault.seal(_key(token), kept, place=_place(session, person)), ex=SECONDS)
    except redis.RedisError:
        raise Refused("attendance.not_held", _(
            "The report could be read, but not kept until you confirm. Nothing was stored. Try again in a minute."
        )) from None
    return token


def held(session, person, token):
    """(content, what was told about it) of the report that this token opens; refused once it is gone."""
    try:
        sealed = _store().get(_name(token))
        if sealed is not None:
            kept = vault.unseal(_key(token), sealed, place=_place(session, person))
            return zlib.decompress(base64.b85decode(kept["report"])), kept["told"]
    except (redis.RedisError, vault.Unreadable):
        pass
    raise Refused("attendance.gone", _(
        "The report that you looked at is no longer here: it is kept for an hour. Nothing was stored. Choose the file again."
    ))


def let_go(token):
    """Forget a report."""
    try:
        _store().delete(_name(token))
    except redis.RedisError:
        pass  # it goes by itself within the hour


def _store():
    return redis.Redis.from_url(settings.REDIS_URLS["cache"], socket_timeout=2, socket_connect_timeout=2)


def _name(token):
    return f"attendance-report:{hashlib.sha256(token.encode()).hexdigest()[:40]}"


def _key(token):
    return vault.digest(keyring.house("held reports"), token)


def _place(session, person):
    return f"attendance report.{session.pk.hex}.{person.pk.hex}"
