"""Who had a qualifying attendance in one session, as marks: for whoever asks only those who were there."""

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
