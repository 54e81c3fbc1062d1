"""The programme as one reader sees it."""

from dataclasses import dataclass

from babel.lists import format_list
from django.db.models import Exists, OuterRef, Value
from django.urls import reverse

from convening import clock, engagement, policy, writing

from ..models import Registration, Session
from ..policies import roles_by_session, sessions_by_group


@dataclass(frozen=True)
class Entry:
    """One session as its reader sees it.

    `may_open`: its page opens for her. `mine`: she is expected (invited, of its group, registered or working there). `registered`:
    she registered for this public session. `state`: "", "live", "over" or "cancelled". Where people meet in person is told to
    those for whom the page opens.
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
            "kind": session.get_kind_display(),
            "door": session.door,
            "rule": session.rule,
            "mode": session.mode,
            "place": session.venue if self.may_open and session.mode != Session.Mode.ONLINE else "",
            "languages": language_names(session.languages, language),
            "state": self.state,
            "mine": self.mine,
        }


def programme_for(asker, convening):
    """Every session of the convening as an `Entry`, in order of time; nothing while the convening is a draft, save to its people.

    Sessions by invitation and by group are listed for everybody, without their page; of a group nobody learns more than that there
    is a door. Three queries, however many sessions, and one more where somebody signed in meets a door by group.
    """
    if not policy.allows(asker, "convening.view_convening", convening):
        return []
    who = policy.standing(asker)
    roles = roles_by_session(who)
    now = clock.now()
    entries = []
    for session in _with_registration(who, convening):
        session.convening = convening
        invited = (session.door == Session.Door.INVITATION and who.is_member(convening.pk)) or (
            session.door == Session.Door.GROUP and session.pk in sessions_by_group(who)
        )
        entries.append(Entry(
            session,
            may_open=policy.allows(asker, "sessions.view_session", session),
            mine=invited or session.pk in roles or session.registered,
            registered=session.registered,
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


def is_registered(person, session):
    return Registration.objects.filter(session=session, mark=engagement.mark_of(session.convening_id, person.pk)).exists()


def session_state(session, now):
    """"cancelled", whenever that is asked; else "live" between its start and its end, "over" afterwards, "" before."""
    if session.cancelled_on:
        return "cancelled"
    if now < session.starts_at:
        return ""
    return "live" if now < session.ends_at else "over"


def language_names(codes, language):
    """ "Arabic, English and Spanish", in the reader's language."""
    locale = writing.locale_of(language)
    return format_list([locale.languages.get(code, code) for code in codes], locale=locale)


def on_public_page(asker, convening):
    """What the convening's page shows of the programme (the wiring asks): {"slots": […]} for components/slot.html; what everybody may come
    to and can still register for has `register_url` besides."""
    language = writing.language_here()
    slots = []
    for entry in programme_for(asker, convening):
        slot = entry.slot(convening.slug, language)
        still = entry.session.door == Session.Door.PUBLIC and entry.state in ("", "live") and not entry.mine
        if still:
            slot["register_url"] = reverse("session_register", args=[convening.slug, entry.session.slug])
        slots.append(slot)
    return {"slots": slots}


def _with_registration(who, convening):
    """The sessions, each with `registered`: whether she is."""
    sessions = Session.objects.filter(convening=convening)
    if who.person is None:
        return sessions.annotate(registered=Value(False))
    mark = engagement.mark_of(convening.pk, who.person.pk)
    return sessions.annotate(registered=Exists(Registration.objects.filter(session=OuterRef("pk"), mark=mark)))
