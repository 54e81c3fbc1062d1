"""Jitsi: one token a person, signed by us, for one room and a few minutes (lib-jitsi-meet, doc/tokens.md; 8x8's JaaS).

Every value of `context` is text: numbers, booleans and null break its readers. The room is never "*". A token lives by the
real clock, since the platform checks it by its own.
"""

import time
from functools import lru_cache
from pathlib import Path

import jwt
from django.conf import settings
from django.utils.translation import gettext as _

from .rooms import room_of

LIVES_SECONDS = 600  # to press the link; a line that drops later is answered by a new one
CLOCKS_DIFFER_SECONDS = 30


def lacks(session):
    if settings.JITSI["host"] and settings.JITSI["app_id"] and (settings.JITSI["secret"] or settings.JITSI["key_file"]):
        return ""
    return _(
        "This installation has no Jitsi yet: whoever runs the machine sets CONVENING_JITSI_HOST, CONVENING_JITSI_APP_ID and "
        "CONVENING_JITSI_SECRET. Until then choose another platform for this session."
    )


def url(session, entrant):
    room = room_of(session)
    path = f"{settings.JITSI['tenant']}/{room}" if settings.JITSI["tenant"] else room
    return f"https://{settings.JITSI['host']}/{path}?jwt={token(room, entrant, recorded=session.recorded, now=time.time())}"


def token(room, entrant, *, recorded, now):
    """The signed token with which `entrant` comes into `room`, from `now` (seconds since 1970)."""
    if not room or "*" in room:
        raise ValueError("a token opens one room")
    claims = {
        "aud": "jitsi",
        "iss": settings.JITSI["app_id"],
        "sub": (settings.JITSI["tenant"] or settings.JITSI["host"].partition(":")[0]).lower(),
        "room": room,
        "nbf": int(now) - CLOCKS_DIFFER_SECONDS,
        "exp": int(now) + LIVES_SECONDS,
        "context": {
            "user": {
                "id": entrant.id,
                "name": entrant.shown,
                "moderator": _said(entrant.runs),
                "affiliation": "owner" if entrant.runs else "member",  # what `token_affiliation` reads on one's own servers
                "hidden-from-recorder": _said(entrant.works),
            },
            "features": {"recording": _said(recorded and entrant.runs), "livestreaming": "false", "transcription": "false"},
        },
    }
    headers = {"kid": settings.JITSI["key_id"]} if settings.JITSI["key_id"] else None
    return jwt.encode(claims, _key(), algorithm=_algorithm(), headers=headers)


def _said(truth):
    return "true" if truth else "false"


def _algorithm():
    return "RS256" if settings.JITSI["key_file"] else "HS256"


def _key():
    return _read(settings.JITSI["key_file"]) if settings.JITSI["key_file"] else settings.JITSI["secret"]


@lru_cache(maxsize=4)
def _read(name):
    return Path(name).read_text()
