"""What the secretariat may see of a day: bands instead of numbers, told once, at night, when the day is over everywhere it counts.

Why a band does not tell of a person:

- It is told once. Nobody can look twice and see what came in between; today is never told.
- Each band is of its own day, or of days that no other band is of, so that two of them cannot be subtracted; it changes at
  thresholds only. Answers to a survey are told as they stand, and come in groups of at least k people (`surveys.scattering`).
- A day on which one member signed in is the danger: whoever knows from elsewhere that it was her (an officer who gave her a code, or
  took her acceptance, which is audited) would know whose words the posts of that day are. So of a day on which fewer than k members
  signed in nothing is told of rooms. It is told together with the days that follow, as soon as k different members signed in on them,
  or after a week: the week is what archives tell of a post, too. Who works for the convening is not among those k: officers know when
  their colleagues are there.
- Sign-ins themselves are audited nowhere, and "few" is what a blank in a report says of a week.

What stays: a published sum of a whole week may narrow what the bands of its days leave open. Bands are not published, and the numbers
behind them are kept nowhere.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count

from convening import clock, engagement
from convening.errors import Refused
from convening.models import Convening, Participation
from forums import record
from participants import selectors as participants
from sessions import selectors as sessions

from ..models import DailyBands, Fact, Report, Survey
from . import gathering

DAY = timedelta(days=1)
LONGEST = 7  # days that are told together at most
SILENT_FROM = 2  # days without a word
LOOK_BACK = timedelta(days=30)  # for reports of attendance that are taken in late


def tell_the_days():
    """By timetable, each night: every convening that has begun and whose final figures are not out. Idempotent."""
    final = Report.objects.filter(state=Report.State.RELEASED, stage=Report.Stage.FINAL).values("convening")
    for convening in Convening.objects.exclude(state=Convening.State.DRAFT).exclude(pk__in=final).order_by("pk"):
        try:
            tell_the_day(convening)
        except Refused:
            continue  # Redis is away: the next night tells this day, too


@transaction.atomic
def tell_the_day(convening):
    """Tell yesterday, on the convening's clock, and the days before it that no night has told. What is told stays as it is.

    Only a report of attendance that was taken in since is added to its day, once.
    """
    noted = gathering.noted_log_ons(convening).log_ons
    yesterday = clock.today(convening.zone) - DAY
    told = list(DailyBands.objects.filter(convening=convening).order_by("day"))
    first = told[-1].day + DAY if told else yesterday
    held = _sessions_by_day(convening)
    if first <= yesterday:
        new = _days(convening, noted, told, [first + DAY * number for number in range((yesterday - first).days + 1)], held)
        DailyBands.objects.bulk_create(new, ignore_conflicts=True)
        told += new
    _add_attendance(convening, [row for row in told if row.day > yesterday - LOOK_BACK])


def _days(convening, noted, told, days, held):
    begun = _untold_since(told, days[0])
    signed_in, came, rows, k = _log_ons(convening, noted, begun), set(), [], convening.threshold_people
    for day in [begun + DAY * number for number in range((days[-1] - begun).days + 1)]:
        came |= signed_in.get(day, set())
        if day < days[0]:
            continue
        bands = {"log_ons": record.band_of(len(signed_in.get(day, ())), k), "attendances": dict.fromkeys(held.get(day, ()))}
        if not came or len(came) >= k or (day - begun).days + 1 >= LONGEST:
            bands |= {"since": begun.isoformat(), "posts": record.bands_of_posts(convening, begun, day)}
            begun, came = day + DAY, set()
        rows.append(DailyBands(convening=convening, day=day, bands=bands))
    rows[-1].bands["answers"] = _answers(convening, days[-1])
    return rows


def _untold_since(told, otherwise):
    """The first day whose rooms nobody has been told of."""
    for number, row in enumerate(reversed(told)):
        if "posts" in row.bands:
            return row.day + DAY
        if number + 1 == len(told):
            return row.day
    return otherwise


def _log_ons(convening, noted, first):
    """{day: marks} of the members who signed in from `first` on; nobody who works for the convening."""
    parts = Participation.objects.filter(convening=convening, member=True).values_list("person_id", "roles")
    people = [person_id for person_id, roles in parts if participants.STAFF_ROLES.isdisjoint(roles)]
    members = set(engagement.marks_of(convening.pk, people).values())
    written = Fact.objects.filter(convening=convening, verb="logged_on", day__gte=first).values_list("mark", "day")
    by_day = {}
    for mark, day in [*((bytes(mark), day) for mark, day in written), *noted]:
        if mark in members and day >= first:
            by_day.setdefault(day, set()).add(mark)
    return by_day


def _sessions_by_day(convening):
    by_day = {}
    for session in sessions.sessions_in(convening):
        by_day.setdefault(session.starts_at.astimezone(convening.zone).date(), []).append(session.slug)
    return by_day


def _answers(convening, day):
    """{survey's id: band} of the surveys that could be answered on `day`, as the last night wrote them."""
    surveys = Survey.objects.filter(convening=convening, ready=True, opens_on__lte=day, closes_on__gte=day).annotate(noted=Count("answered"))
    return {
        str(survey.pk): record.band_of(survey.noted if survey.eligible is None else survey.completed, convening.threshold_people)
        for survey in surveys
    }


def _add_attendance(convening, rows):
    waiting = [row for row in rows if None in row.bands["attendances"].values()]
    if not waiting:
        return
    figures = {entry["slug"]: entry["attendances"] for entry in sessions.attendance_figures(convening, rates=False)["sessions"]}
    for row in waiting:
        known = {slug: figures.get(slug) for slug, band in row.bands["attendances"].items() if band is None}
        for slug, attendances in known.items():
            if attendances:
                row.bands["attendances"][slug] = record.band_of(attendances, convening.threshold_people)
        if any(known.values()):
            DailyBands.objects.filter(convening=convening, day=row.day).update(bands=row.bands)


def silent_rooms(rooms, rows):
    """[{"room", "days", "until"}] of `rooms` (as `record.rooms_of` has them) that are open and in which nobody has written lately,
    as told by `rows`, the days in their order."""
    told = [row for row in rows if "posts" in row.bands]
    if not told:
        return []
    until, found = told[-1].day, []
    for room in rooms:
        if room["opens_on"] > until or room["closes_on"] < until:
            continue
        since = None
        for row in reversed(told):
            if row.bands["posts"].get(room["slug"]) != record.BANDS[0]:
                break
            since = max(date.fromisoformat(row.bands["since"]), room["opens_on"])
        if since is not None and (until - since).days + 1 >= SILENT_FROM:
            found.append({"room": room, "days": (until - since).days + 1, "until": until})
    return found
