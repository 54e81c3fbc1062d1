"""The registry of indicators, and the formulas behind them.

One registry feeds the page, the annexes and the JSON, and every report prints it as its box of definitions: what a
figure is called, how it is counted, out of what, without whom, from which source. What is counted in sessions and rooms
is computed there, where the people are; here are the formulas over what comes out.
"""

from dataclasses import dataclass
from math import sqrt

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Indicator:
    """One figure's exact meaning. All but `code` are translatable texts; an empty text means that it does not apply."""

    code: str
    name: str
    formula: str
    numerator: str = ""
    denominator: str = ""
    exclusions: str = ""
    source: str = ""


_PARTICIPATIONS = _("the record of nominations and participations, frozen at compilation")
_ATTENDANCE = _("the attendance lists of the live sessions, matched to participants")
_LOGONS = _("days on which people logged on to the platform")
_RECORD = _("the record of the discussion rooms, which gives counts and never names")
_PROFILES = _("what participants declared about themselves; never guessed")
_MODERATION = _("counters of decisions, which keep no times")
_SURVEY = _("the evaluation survey")

INDICATORS = {
    indicator.code: indicator
    for indicator in (
        Indicator(
            "invited",
            _("Invited"),
            _("Different people to whom an invitation was sent."),
            numerator=_("people with an invitation sent"),
            source=_PARTICIPATIONS,
        ),
        Indicator(
            "accepted",
            _("Accepted"),
            _("Different people who accepted their invitation."),
            numerator=_("people with an invitation accepted"),
            denominator=_("invited"),
            source=_PARTICIPATIONS,
        ),
        Indicator(
            "registered",
            _("Registered"),
            _("Different people with access to the private space at the close."),
            numerator=_("people with access at the close"),
            source=_PARTICIPATIONS,
        ),
        Indicator(
            "participants",
            _("Participants"),
            _("Different people with at least one qualifying attendance or one log-on to the platform."),
            numerator=_("the union of those who attended and those who logged on, each person once"),
            exclusions=_("guests who could not be matched to a person are counted apart"),
            source=_("attendance lists and log-ons together"),
        ),
        Indicator(
            "qualifying_attendance",
            _("Qualifying attendance"),
            _(
                "Presence in a session of 5 minutes or of 10% of it, whichever is less. Absences of 2 minutes or less "
                "count as presence; two devices of one person count once."
            ),
            exclusions=_("time in the waiting room"),
            source=_ATTENDANCE,
        ),
        Indicator(
            "attendances",
            _("Attendances"),
            _(
                "The sum, over the sessions, of people with a qualifying attendance. One person may count once in each."
            ),
            numerator=_("people with a qualifying attendance, session by session"),
            source=_ATTENDANCE,
        ),
        Indicator(
            "attendance_rate",
            _("Attendance rate"),
            _("Attended divided by accepted, for that session."),
            numerator=_("expected people with a qualifying attendance"),
            denominator=_("people expected in that session"),
            exclusions=_("staff and interpreters, on both sides; public sessions have no rate"),
            source=_ATTENDANCE,
        ),
        Indicator(
            "peak",
            _("Peak"),
            _("The largest number of different people present at the same instant."),
            source=_ATTENDANCE,
        ),
        Indicator(
            "dwell",
            _("Median stay"),
            _("The median of the minutes that people were present, repeats merged."),
            denominator=_("people with a qualifying attendance"),
            source=_ATTENDANCE,
        ),
        Indicator(
            "activation",
            _("Logged on"),
            _("People who logged on at least once, divided by those registered."),
            numerator=_("people who logged on at least once"),
            denominator=_("registered"),
            source=_LOGONS,
        ),
        Indicator(
            "posters",
            _("People who posted"),
            _("Different people with a published post, over all rooms."),
            numerator=_("people with a published post, each once"),
            exclusions=_("organisers and moderators are also given apart"),
            source=_RECORD,
        ),
        Indicator(
            "posts",
            _("Posts"),
            _("Published posts."),
            numerator=_("published posts"),
            exclusions=_("posts that were declined or withdrawn"),
            source=_RECORD,
        ),
        Indicator(
            "posts_per_poster",
            _("Posts per person"),
            _("Mean and median of published posts."),
            numerator=_("published posts"),
            denominator=_("people who posted"),
            exclusions=_("organisers and moderators"),
            source=_RECORD,
        ),
        Indicator(
            "dialogue",
            _("Exchange in the rooms"),
            _("Replies divided by posts; guiding questions that three people or more answered."),
            numerator=_("published replies"),
            denominator=_("published posts"),
            source=_RECORD,
        ),
        Indicator(
            "equality",
            _("Equality of participation"),
            _(
                "Gini coefficient of posts per person: 0 where all post alike, near 1 where one person writes nearly "
                "everything. Effective contributors: as many people, posting alike, would give the same concentration."
            ),
            denominator=_("people who posted; also those who logged on, counted as zero posts"),
            exclusions=_("organisers and moderators; not computed for fewer than 15 people"),
            source=_RECORD,
        ),
        Indicator(
            "countries",
            _("Countries and territories"),
            _("Different countries and territories that people declared."),
            numerator=_("different declared countries and territories"),
            denominator=_("coverage: people who declared one, of all"),
            exclusions=_("people who declared none"),
            source=_PROFILES,
        ),
        Indicator(
            "response_rate",
            _("Response rate"),
            _("Completed answers divided by the people asked."),
            numerator=_("completed answers"),
            denominator=_("people asked"),
            exclusions=_("partial answers"),
            source=_SURVEY,
        ),
        Indicator(
            "satisfaction",
            _("Satisfied or very satisfied"),
            _("Answers 4 or 5 on a scale of 5, with their 95% interval."),
            numerator=_("answers 4 or 5"),
            denominator=_("answers on the scale"),
            exclusions=_("those who did not know"),
            source=_SURVEY,
        ),
        Indicator(
            "moderation",
            _("Moderation"),
            _("Decisions on posts within 1, 6 and 24 hours, and later; posts declined."),
            numerator=_("decisions"),
            source=_MODERATION,
        ),
        Indicator(
            "veils_lifted",
            _("Veils lifted"),
            _(
                "How often two custodians allowed a named officer to learn who wrote a post. Printed also when it is none."
            ),
            source=_("the register of veils, kept with each request"),
        ),
    )
}


def share(part, whole):
    """part / whole to four decimals, or None: a rate vanishes with its parts, and has none of nobody."""
    if part is None or not whole:
        return None
    return round(part / whole, 4)


def wilson(successes, n, population=None, z=1.959963984540054):
    """The Wilson interval (low, high) of successes / n, at 95% unless `z` says otherwise.

    With a finite population of N people asked, n is corrected to n* = n(N − 1)/(N − n) (Wilson 1927; the correction
    as in Cochran, Sampling Techniques, 2.6); where all answered, the share is exact. It says nothing of those who
    did not answer.
    """
    if not n:
        return None
    p = successes / n
    if population is not None:
        if population <= n:
            return p, p
        n = n * (population - 1) / (population - n)
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def percent_digits(n):
    """Decimals with which a percentage of `n` answers is printed in a table; None where there should be none."""
    if n < 10:
        return None
    return 0 if n < 30 else 1
