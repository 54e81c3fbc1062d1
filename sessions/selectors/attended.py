"""Who had a qualifying attendance in one session, as marks: for whoever asks only those who were there. And her own, for herself."""

from convening import engagement

from .. import presence
from ..models import Attendance, Session
from .attendance import _opened


def who_attended(convening, session_id, marks=None):
    """The marks of known people whose presence in the session qualifies, those who worked there left out; of `marks` only, if given.

    Empty where there is no such session in `convening`, or it was called off. Two queries.
    """
    session = Session.objects.filter(convening=convening, pk=session_id, cancelled_on=None).first()
    if session is None:
        return set()
    rows = Attendance.objects.filter(session=session, staff=False, matched=True)
    if marks is not None:
        rows = rows.filter(mark__in=list(marks))
    return {bytes(row.mark) for row in _opened(convening.pk, rows) if presence.qualifies(row.opened, session.minutes)}


def sessions_in(convening):
    """The sessions of `convening` that were not called off, in order of time. Callers have asked what they may tell of them."""
    return list(Session.objects.filter(convening=convening, cancelled_on=None).order_by("starts_at", "slug"))


def my_attendance(person, convening):
    """[(session, whether it counts as an attendance)] of the sessions in which `person` was seen, in order of time; for her own page.

    It does not count where she was there for too short a time, or to work. The mark is hers, so nobody else can be asked for.
    """
    mark = engagement.mark_of(convening.pk, person.pk)
    rows = Attendance.objects.filter(session__convening=convening, mark=mark).select_related("session").order_by("session__starts_at", "pk")
    return [
        (row.session, not row.staff and row.session.cancelled_on is None and presence.qualifies(row.opened, row.session.minutes))
        for row in _opened(convening.pk, rows)
    ]
