"""The help desk lets somebody in who cannot sign in: into one session, once, and into nothing else.

An officer could keep what she hands out. So an admission lives half an hour at most, is on the audit with its officer and with whom
it lets in, is told to her by a letter, opens neither an account nor a room nor the floor, and lets nobody moderate on the platform. It waits in Redis alone: its
name there is a digest, its content sealed under a key that only the link, or the code, gives.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import redis
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, limits, once, policy, vault
from convening.errors import Refused
from convening.models import Participation
from participants.services.codes import ALPHABET, readable

from .. import notifications
from ..models import Session
from ..selectors.guests import may_come
from ..selectors.rights import roles_of
from ..selectors.windows import is_open_for, way_in_window

LIVES = timedelta(minutes=30)
SIGNS, HALF = 10, 5  # of the code to read out: 47 bits, for half an hour, in one session
ADMISSIONS_AN_HOUR = 60  # by one officer
TRIES_AN_HOUR, TRIES_OF_A_SESSION = 20, 300


@dataclass(frozen=True)
class Admission:
    """What the officer hands over, shown this once: the end of a link, a code to read out, and until when they work."""

    token: str
    code: str
    until: datetime


def admit(session, part, *, by, key):
    """A new way in for `part`, who may come to this session and cannot sign in."""
    policy.require(by, "sessions.admit", session)
    if not may_come(session, part):
        raise nobody()
    roles, now = roles_of(part.person, session), clock.now()
    if refusal := no_way_in(session, roles, now):
        raise refusal
    if not limits.counts("admission", by.pk, most=ADMISSIONS_AN_HOUR):
        raise Refused("admission.too_many", _("You have let in very many people within the hour. Go on a little later, or ask somebody else."))
    until = min(now + LIVES, way_in_window(session, roles)[1])
    token, code = secrets.token_urlsafe(32), "".join(secrets.choice(ALPHABET) for _sign in range(SIGNS))
    content = {"session": session.pk.hex, "part": part.pk.hex, "until": until.timestamp(), "code": _name(session, code)}
    with transaction.atomic():
        if not once.first_time(key):
            raise Refused("admission.shown", _("This code was shown already, and is shown once only. Make a new one if it is lost."))
        audit.record(session.convening, actor=by, verb="sessions.person_admitted", target=part.person, note=session.slug)
        notifications.admitted(part, key)
        _keep(_name(session, token), _sealed(session, token, content), until - now)
        _keep(_name(session, code), _sealed(session, code, {"token": token}), until - now)
    return Admission(token, f"{code[:HALF]}-{code[HALF:]}", until)


def no_way_in(session, roles, now):
    """Why nobody with `roles` can be let in now, as a `Refused`; None while somebody can."""
    opens, closes = way_in_window(session, roles)
    if session.cancelled_on is not None or session.mode == Session.Mode.IN_PERSON or now >= closes:
        return Refused("admission.no_way_in", _("There is no way into this session: it is over, was cancelled, or is held in person only."))
    if now < opens - LIVES and not is_open_for(session, roles, now):
        return Refused("admission.early", _("It is too early: a code works for half an hour. Come back shortly before the way in opens."))
    return None


def waiting(session, token):
    """The part that this link lets into `session` now, or None for one that is unknown, spent, too old or of another session."""
    content = _content(session, token)
    return _still_admitted(session, content) if content else None


def spend(session, token):
    """The part that is let in, to the first who asks; None for everybody else."""
    content = _content(session, token)
    if content is None or not _store().delete(_name(session, token)):
        return None
    _store().delete(content["code"])
    return _still_admitted(session, content)


def token_for(session, written, *, source):
    """The link's end that stands behind a code as it was typed, or None; also where `session` is None. Tries are counted by `source`."""
    fair = limits.counts("admission code", source, most=TRIES_AN_HOUR)
    if session is not None:
        fair = limits.counts("admission code of a session", session.pk, most=TRIES_OF_A_SESSION) and fair
    if not fair:
        raise Refused("admission.too_many_tries", _("Codes were tried very often within the hour. Ring the help desk again, or try later."))
    code = readable(written)
    told = _opened(session, code) if session is not None and len(code) == SIGNS else None
    return told["token"] if told else None


def nobody():
    """One sentence for whoever is unknown, was not invited, or may not come."""
    return Refused("admission.nobody", _(
        "Nobody who may come to this session is found by that. Look at the spelling, ask for the handle, or ask the secretariat."
    ))


def _still_admitted(session, content):
    part = Participation.objects.select_related("person", "convening").filter(pk=UUID(content["part"])).first()
    return part if part is not None and may_come(session, part) else None


def _content(session, token):
    told = _opened(session, token)
    return told if told and told["session"] == session.pk.hex and clock.now().timestamp() < told["until"] else None


def _keep(name, sealed, span):
    try:
        _store().set(name, sealed, ex=max(1, int(span.total_seconds())))
    except redis.RedisError:
        raise Refused("admission.not_kept", _("The code could not be kept. Nobody was let in. Try again in a minute.")) from None


def _sealed(session, secret, content):
    return vault.seal(_key(session, secret), content, place=_name(session, secret))


def _opened(session, secret):
    sealed = _store().get(_name(session, secret))
    if sealed is None:
        return None
    try:
        return vault.unseal(_key(session, secret), sealed, place=_name(session, secret))
    except vault.Unreadable:
        return None


def _name(session, secret):
    return "admission:" + vault.digest(keyring.house("admissions"), "name", session.pk, secret, size=20).hex()


def _key(session, secret):
    return vault.digest(keyring.house("admissions"), "key", session.pk, secret)


def _store():
    return redis.Redis.from_url(settings.REDIS_URLS["cache"], socket_timeout=2, socket_connect_timeout=2)
