"""What this app holds about a person, told to her: found by recomputing her mark, the only thing that is stored."""

from django.utils.translation import gettext as _

from convening import clock, engagement
from convening.models import Participation

from .models import Attendance, GroupSeat, Registration, SessionRole
from .selectors.windows import way_in_window
from .services.roles import ROLE_LABELS


def held(person):
    """Asks the same few questions in however many convenings she has a part: a mark names its convening, too."""
    marks = [engagement.mark_of(convening_id, person.pk) for convening_id in _hers(person)]
    registrations = Registration.objects.filter(mark__in=marks).select_related("session")
    attendances = Attendance.objects.filter(mark__in=marks).select_related("session")
    return {
        _("Roles in sessions"): _roles(person),
        _("Groups you belong to"): list(GroupSeat.objects.filter(mark__in=marks).order_by("group__name").values_list("group__name", flat=True)),
        _("Sessions you registered for"): [one.session.title for one in registrations.order_by("session__starts_at")],
        _("When you were present"): [_presence(one) for one in attendances.order_by("session__starts_at")],
    }


def left_behind(person):
    if Participation.objects.filter(person=person).exists():
        yield _("In sessions it stays counted that somebody was present, and for how long.")


def forget(person):
    """Her registrations for what is still ahead: nobody comes in by a link to them once she is erased."""
    marks = [engagement.mark_of(convening_id, person.pk) for convening_id in _hers(person)]
    registrations = Registration.objects.filter(mark__in=marks).select_related("session")
    Registration.objects.filter(pk__in=[one.pk for one in registrations if way_in_window(one.session)[1] > clock.now()]).delete()


def _presence(attendance):
    zone = attendance.session.zone
    spans = [
        f"{joined.astimezone(zone):%Y-%m-%d %H:%M:%S} – {left.astimezone(zone):%H:%M:%S}" for joined, left in attendance.intervals
    ]
    return {_("Session"): attendance.session.title, _("From and to, on its own clock"): spans}


def _roles(person):
    roles = SessionRole.objects.filter(participation__person=person).select_related("session").order_by("session__starts_at", "role")
    return [{_("Session"): one.session.title, _("Role"): str(ROLE_LABELS[one.role])} for one in roles]


def _hers(person):
    return Participation.objects.filter(person=person).values_list("convening", flat=True)
