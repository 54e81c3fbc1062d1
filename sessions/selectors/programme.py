"""The programme as one reader sees it."""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from babel.lists import format_list
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language

from convening import clock, engagement, keyring, policy, vault, writing
from convening.models import Convening

from ..models import Registration, Session, SessionRole

# The platform's link appears this long before the start.
DOORS_OPEN = timedelta(minutes=15)


@dataclass(frozen=True)
class Entry:
    """One session as its reader sees it.

    `may_open`: its page opens for her. `mine`: she is expected (invited, registered or working there). `registered`: she
    registered for this public session. `state`: "", "live" or "over".
    """

    session: Session
    may_open: bool
    mine: bool
    registered: bool
    state: str

    def slot(self, slug, language):
        """What components/slot.html takes."""
        session = self.session
        return {
            "title": session.title,
            "url": reverse("session", args=[slug, session.slug]) if self.may_open else "",
            "start": session.starts_at,
            "end": session.ends_at,
            "door": session.door,
            "rule": session.rule,
            "languages": language_names(session.languages, language),
            "state": self.state,
            "mine": self.mine,
        }


def programme_for(asker, convening):
    """Every session of the convening as an `Entry`, in order of time; nothing while the convening is a draft, save to its people.

    Sessions by invitation are listed for everybody, without their page. Four queries, however many sessions.
    """
    if not policy.allows(asker, "convening.view_convening", convening):
        return []
    who = policy.standing(asker)
    registered = _registered(who, convening)
    roles = set()
    if who.person:
        roles = set(SessionRole.objects.filter(session__convening=convening, participation__person=who.person)
                    .values_list("session_id", flat=True))
    now = clock.now()
    entries = []
    for session in Session.objects.filter(convening=convening):
        session.convening = convening
        invited = session.door == Session.Door.INVITATION and who.is_member(convening.pk)
        entries.append(Entry(
            session,
            may_open=policy.allows(asker, "sessions.view_session", session),
            mine=invited or session.pk in roles or session.pk in registered,
            registered=session.pk in registered,
            state=session_state(session, now),
        ))
    return entries


def my_programme_for(asker, convening):
    """The sessions at which she is expected: by invitation to members, by a role, or because she registered."""
    return [entry for entry in programme_for(asker, convening) if entry.mine]


def session_for(asker, slug, session_slug, right="sessions.view_session"):
    """The session if she has the right to it, or 404 whether it is absent or forbidden."""
    sessions = Session.objects.select_related("convening")
    return policy.access(asker, right, sessions, convening__slug=slug, slug=session_slug)


def public_session(slug, session_slug):
    """A public session of a public convening, or 404: the same for everybody."""
    found = _public().filter(convening__slug=slug, slug=session_slug).first()
    if found is None:
        raise Http404
    return found


def is_registered(person, session):
    return Registration.objects.filter(session=session, mark=engagement.mark_of(session.convening_id, person.pk)).exists()


def session_state(session, now):
    """"live" between its start and its end, "over" afterwards, "" before."""
    if now < session.starts_at:
        return ""
    return "live" if now < session.ends_at else "over"


def platform_is_open(session, now):
    """The link to the platform shows from 15 minutes before the start to the end."""
    return session.starts_at - DOORS_OPEN <= now < session.ends_at


def guest_token(session, mark):
    """The end of a guest's own link to a public session: nothing of it is stored, and it tells nothing without the keyring."""
    return _guest_token(keyring.read("convening", session.convening_id), session, mark)


def _guest_token(key, session, mark):
    return vault.digest(key, "guest link", session.pk, bytes(mark), size=20).hex()


def guest_session(slug, session_slug, token):
    """The public session that this guest's link opens, or 404. The link is compared with that of every registration."""
    session = _public().filter(convening__slug=slug, slug=session_slug).first()
    if session is not None:
        key = keyring.read("convening", session.convening_id)
        for mark in Registration.objects.filter(session=session).values_list("mark", flat=True):
            if hmac.compare_digest(_guest_token(key, session, mark).encode(), token.encode()):
                return session
    raise Http404


def language_names(codes, language):
    """ "Arabic, English and Spanish", in the reader's language."""
    locale = writing.locale_of(language)
    return format_list([locale.languages.get(code, code) for code in codes], locale=locale)


def on_public_page(asker, convening):
    """What the convening's page shows of the programme (the wiring asks): {"slots": […]} for components/slot.html."""
    language = (get_language() or "en").split("-")[0]
    return {"slots": [entry.slot(convening.slug, language) for entry in programme_for(asker, convening)]}


def _public():
    public = Session.objects.select_related("convening").filter(door=Session.Door.PUBLIC)
    return public.exclude(convening__state=Convening.State.DRAFT)


def _registered(who, convening):
    if who.person is None:
        return frozenset()
    mark = engagement.mark_of(convening.pk, who.person.pk)
    return frozenset(Registration.objects.filter(session__convening=convening, mark=mark).values_list("session_id", flat=True))
