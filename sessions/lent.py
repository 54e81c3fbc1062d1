"""What this storey lends to the people's storey beneath it: its sessions as meetings, who told for which she comes, and who came."""

from collections import defaultdict

from django.urls import reverse

from convening import clock, engagement, keyring, policy
from participants.windows import Meeting

from . import presence
from .models import Attendance, GroupSeat, Registration, Session, SessionRole
from .selectors.windows import way_in_window
from .services.admitting import LIVES


def meetings(convening):
    """Every session of the programme that takes place as a meeting, by its hour; one by group for the marks of its people alone."""
    let_in = defaultdict(set)
    seats = GroupSeat.objects.filter(group__convening=convening, group__sessions__door=Session.Door.GROUP)
    for session_id, mark in seats.values_list("group__sessions", "mark"):
        let_in[session_id].add(bytes(mark))
    return [
        Meeting(
            s.pk, s.slug, s.title, s.starts_at, s.ends_at, s.zone, s.door,
            frozenset(let_in[s.pk]) if s.door == Session.Door.GROUP else None,
        )
        for s in Session.objects.filter(convening=convening, cancelled_on=None)
    ]  # fmt: skip


def let_in(convening, person):
    """[(title, url)] of the sessions into which the help desk may let somebody now: from shortly before the way in opens to those who work."""
    found = []
    for session in Session.objects.filter(convening=convening, cancelled_on=None).exclude(mode=Session.Mode.IN_PERSON):
        opens, closes = way_in_window(session, roles=frozenset(("chair",)))
        if opens - LIVES <= clock.now() < closes and policy.allows(person, "sessions.admit", session):
            found.append((session.title, reverse("session_desk", args=[convening.slug, session.slug])))
    return found


def said(convening):
    """The marks of those who registered for at least one session."""
    return {bytes(mark) for mark in Registration.objects.filter(session__convening=convening).values_list("mark", flat=True)}


def chosen(part, slugs):
    """She comes to these sessions, of those that are open to her and not over, and to no others; nothing else is bound to it."""
    mark = engagement.mark_of(part.convening_id, part.person_id)
    ahead = [s for s in Session.objects.filter(convening=part.convening_id) if s.ends_at > clock.now()]
    hers = set(Session.objects.filter(convening=part.convening_id, groups__seats__mark=mark).values_list("pk", flat=True))
    comes = [s for s in ahead if s.slug in slugs and not s.cancelled_on and (s.door != Session.Door.GROUP or s.pk in hers)]
    Registration.objects.filter(session__in=[s for s in ahead if s not in comes], mark=mark).delete()
    for session in comes:
        Registration.objects.get_or_create(session=session, mark=mark)


def attended(convening):
    """The marks of known people whose attendance qualifies in at least one session; staff apart."""
    rows = list(Attendance.objects.filter(session__convening=convening, staff=False, matched=True).select_related("session"))
    key = keyring.read("convening", convening.pk) if rows else None
    return {bytes(row.mark) for row in rows if presence.qualifies(row.open_with(key), row.session.minutes)}


def handed_over(part, to, roles, keeps):
    """Whoever follows her chairs, interprets or reports in the same sessions, in the same language."""
    for given in part.session_roles.filter(role__in=_in_sessions(roles)):
        SessionRole.objects.get_or_create(
            session_id=given.session_id, participation=to, role=given.role, defaults={"language": given.language}
        )


def laid_down(part, roles):
    """She has these roles in no session of the convening any more."""
    part.session_roles.filter(role__in=_in_sessions(roles)).delete()


def _in_sessions(roles):
    """Those who interpret in a convening may do it in signs."""
    return {*roles, "sign_interpreter"} if "interpreter" in roles else set(roles)
