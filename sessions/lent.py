"""What this storey lends to the people's storey beneath it: its sessions as meetings, who told for which she comes, and who came."""

from convening import clock, engagement, keyring
from participants.windows import Meeting

from . import presence
from .models import Attendance, Registration, Session, SessionRole


def meetings(convening):
    """Every session of the programme as a meeting, by its hour."""
    return [
        Meeting(s.pk, s.slug, s.title, s.starts_at, s.ends_at, s.zone, s.door) for s in Session.objects.filter(convening=convening)
    ]


def said(convening):
    """The marks of those who registered for at least one session."""
    return {bytes(mark) for mark in Registration.objects.filter(session__convening=convening).values_list("mark", flat=True)}


def chosen(part, slugs):
    """She comes to these sessions, of those that are not over, and to no others; nothing else is bound to it."""
    ahead = [s for s in Session.objects.filter(convening=part.convening_id) if s.ends_at > clock.now()]
    mark = engagement.mark_of(part.convening_id, part.person_id)
    Registration.objects.filter(session__in=[s for s in ahead if s.slug not in slugs], mark=mark).delete()
    for session in ahead:
        if session.slug in slugs:
            Registration.objects.get_or_create(session=session, mark=mark)


def attended(convening):
    """The marks of known people whose attendance qualifies in at least one session; staff apart."""
    rows = list(Attendance.objects.filter(session__convening=convening, staff=False, matched=True).select_related("session"))
    key = keyring.read("convening", convening.pk) if rows else None
    return {bytes(row.mark) for row in rows if presence.qualifies(row.open_with(key), row.session.minutes)}


def handed_over(part, to, roles, keeps):
    """Whoever follows her chairs, interprets or reports in the same sessions."""
    for given in part.session_roles.filter(role__in=roles):
        SessionRole.objects.get_or_create(session_id=given.session_id, participation=to, role=given.role)


def laid_down(part, roles):
    part.session_roles.filter(role__in=roles).delete()
