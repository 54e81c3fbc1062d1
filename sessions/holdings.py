"""What this app holds about a person, told to her: found by recomputing her mark, the only thing that is stored."""

from django.utils.translation import gettext as _

from convening import engagement
from convening.models import Convening, Participation

from .models import Attendance, Registration, SessionRole


def held(person):
    lines = {_("Roles in sessions"): _roles(person), _("Sessions you registered for"): [], _("When you were present"): []}
    registered, present = lines[_("Sessions you registered for")], lines[_("When you were present")]
    for convening in _hers(person):
        mark = engagement.mark_of(convening.pk, person.pk)
        registrations = Registration.objects.filter(session__convening=convening, mark=mark).select_related("session")
        registered += [one.session.title for one in registrations.order_by("session__starts_at")]
        for row in Attendance.objects.filter(session__convening=convening, mark=mark).select_related("session").order_by("session__starts_at"):
            spans = [
                f"{joined.astimezone(row.session.zone):%Y-%m-%d %H:%M:%S} – {left.astimezone(row.session.zone):%H:%M:%S}"
                for joined, left in row.intervals
            ]
            present.append({_("Session"): row.session.title, _("From and to, on its own clock"): spans})
    return lines


def left_behind(person):
    if Participation.objects.filter(person=person).exists():
        yield _("In sessions it stays counted that somebody was present, and for how long.")


def _roles(person):
    roles = SessionRole.objects.filter(participation__person=person).select_related("session")
    return [{_("Session"): one.session.title, _("Role"): one.role} for one in roles]


def _hers(person):
    return Convening.objects.filter(participations__person=person)
