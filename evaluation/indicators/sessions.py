"""What live sessions count."""

from django.utils.translation import gettext_lazy as _

from .meaning import ATTENDANCE, Indicator

SESSIONS = (
    Indicator(
        "qualifying_attendance",
        _("Qualifying attendance"),
        _(
            "Presence in a session of 5 minutes or of 10% of it, whichever is less. Absences of 2 minutes or less "
            "count as presence; two devices of one person count once; arriving early counts as it was recorded."
        ),
        numerator=_("people present long enough"),
        exclusions=_("time in the waiting room"),
        source=ATTENDANCE,
    ),
    Indicator(
        "attendances",
        _("Attendances"),
        _("The sum, over the sessions, of people with a qualifying attendance. One person may count once in each."),
        numerator=_("people with a qualifying attendance, session by session"),
        exclusions=_("staff and interpreters of the session, and guests who could not be matched"),
        source=ATTENDANCE,
    ),
    Indicator(
        "attendance_rate",
        _("Attendance rate"),
        _("Attended divided by accepted, for that session."),
        numerator=_("expected people with a qualifying attendance"),
        denominator=_("people expected in that session"),
        exclusions=_("staff and interpreters, on both sides; public sessions have no rate"),
        source=ATTENDANCE,
    ),
    Indicator(
        "peak",
        _("Peak"),
        _("The largest number of different people present at the same instant."),
        numerator=_("people present; who leaves at a second is gone when another arrives at it"),
        exclusions=_("staff and interpreters of the session"),
        source=ATTENDANCE,
    ),
    Indicator(
        "dwell",
        _("Stay"),
        _(
            "The median of the minutes that people were present, repeats merged, and the two quartiles: half of the people "
            "stayed between them."
        ),
        numerator=_("minutes of presence"),
        denominator=_("people with a qualifying attendance"),
        exclusions=_("staff and interpreters of the session"),
        source=ATTENDANCE,
    ),
    Indicator(
        "stay_share",
        _("Stayed three quarters"),
        _("The share of people who were present for 75% of the session or more."),
        numerator=_("people present for 75% of the session or more"),
        denominator=_("people with a qualifying attendance"),
        exclusions=_("staff and interpreters of the session"),
        source=ATTENDANCE,
    ),
    Indicator(
        "return",
        _("Return"),
        _("People who attended one, two, three or more of the sessions by invitation."),
        numerator=_("people by the number of sessions by invitation that they attended"),
        denominator=_("people who attended at least one session by invitation"),
        exclusions=_("public sessions; staff and interpreters of the session"),
        source=ATTENDANCE,
    ),
)
