"""Guests of public sessions, who have no account: known by their own link, and for one session by a cookie made when they come in."""

import base64
import hmac
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import Http404

from convening import clock, engagement, keyring, policy, vault
from convening.models import Convening, Participation
from convening.models.people import ERASED_DOMAIN

from ..models import Registration, Session
from .windows import way_in_window

GUEST, ADMITTED = (f"{'__Host-' if settings.SECURE else ''}convening-{who}" for who in ("guest", "admitted"))


@dataclass(frozen=True)
class Guest:
    """Somebody who registered for `session` without an account. `part` is what the convening knows of her."""

    session: Session
    mark: bytes
    part: Participation


def guest_token(session, mark):
    """The end of a guest's own link to a public session: nothing of it is stored, and it tells nothing without the keyring."""
    return _token(keyring.read("convening", session.convening_id), session, mark)


def _token(key, session, mark):
    return vault.digest(key, "guest link", session.pk, bytes(mark), size=20).hex()


def guest_by_link(slug, session_slug, token):
    """The `Guest` whose own link this is, or 404. The link is compared with that of every registration.

    Nobody comes in by the link of a person who was erased.
    """
    session = public_sessions().filter(convening__slug=slug, slug=session_slug).first()
    if session is not None:
        key = keyring.read("convening", session.convening_id)
        for mark in Registration.objects.filter(session=session).values_list("mark", flat=True):
            if hmac.compare_digest(_token(key, session, mark).encode(), token.encode()):
                part = part_behind(session.convening_id, bytes(mark))
                if part is not None:
                    return Guest(session, bytes(mark), part)
    raise Http404


def part_behind(convening_id, mark):
    """The part of the person who has this mark in the convening, or None if there is none or she was erased.

    There is no way back from a mark but to look at everybody.
    """
    parts = Participation.objects.filter(convening=convening_id).exclude(person__alias__endswith=f"@{ERASED_DOMAIN}")
    people = dict(parts.values_list("person_id", "pk"))
    for person_id, hers in engagement.marks_of(convening_id, people).items():
        if hmac.compare_digest(hers, mark):
            return Participation.objects.select_related("person").get(pk=people[person_id])
    return None


def public_session(slug, session_slug):
    """A public session of a public convening, or 404: the same for everybody."""
    found = public_sessions().filter(convening__slug=slug, slug=session_slug).first()
    if found is None:
        raise Http404
    return found


def public_sessions():
    public = Session.objects.select_related("convening").filter(door=Session.Door.PUBLIC)
    return public.exclude(convening__state=Convening.State.DRAFT)


def may_come(session, part):
    """True if this person may come into the session: by its door, by a role in it, or because she registered."""
    if part.convening_id != session.convening_id or part.person.is_erased:
        return False
    if policy.allows(part.person, "sessions.join", session):
        return True
    if session.door != Session.Door.PUBLIC or not session.convening.is_public:
        return False
    return Registration.objects.filter(session=session, mark=engagement.mark_of(part.convening_id, part.person_id)).exists()


def remember_guest(response, guest):
    """Let the browser keep, sealed and until the way in closes, who this guest is in this one session."""
    _keep(response, GUEST, guest.session, {"mark": guest.mark.hex()})


def guest_mark(request, session):
    """The mark of the guest who came into `session` with this browser; None for everybody else, and once the way in has closed.

    A registration that was taken back, a session that is public no more or was cancelled, end it at once. One query.
    """
    told = _kept(request, GUEST, session)
    if told is None or session.door != Session.Door.PUBLIC:
        return None
    mark = bytes.fromhex(told["mark"])
    return mark if Registration.objects.filter(session=session, mark=mark).exists() else None


def remember_admitted(response, session, part):
    """Let the browser keep that the help desk let her in: she finds the way in again when her line drops. It is good for nothing else."""
    _keep(response, ADMITTED, session, {"part": part.pk.hex})


def admitted_part(request, session):
    """The part of whom the help desk let into `session` in this browser, if she may still come; or None."""
    told = _kept(request, ADMITTED, session)
    part = told and Participation.objects.select_related("person", "convening").filter(pk=UUID(told["part"])).first()
    return part if part and may_come(session, part) else None


def _keep(response, cookie, session, told):
    _opens, closes = way_in_window(session)
    told = {**told, "session": session.pk.hex, "until": closes.timestamp()}
    response.set_cookie(
        cookie, base64.urlsafe_b64encode(vault.seal(keyring.house("cookies of a session"), told, place=cookie)).decode(), path="/",
        max_age=max(0, int((closes - clock.now()).total_seconds())), secure=settings.SECURE, httponly=True, samesite="Lax",
    )


def _kept(request, cookie, session):
    """What this cookie says of this session, until its way in closes; or None."""
    try:
        sealed = base64.urlsafe_b64decode(request.COOKIES.get(cookie, ""))
        told = vault.unseal(keyring.house("cookies of a session"), sealed, place=cookie)
    except (vault.Unreadable, ValueError):
        return None
    if told["session"] != session.pk.hex or session.cancelled_on is not None or clock.now().timestamp() >= told["until"]:
        return None
    return told
