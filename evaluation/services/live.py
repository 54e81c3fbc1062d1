"""What is so now, before disclosure control: for the eyes of evaluation staff. Counted at each look, kept nowhere.

The figures are those of `gathering.gather`, in the few questions that a page may ask.
"""

from collections import Counter

from django.db import connection
from django.db.models import Count

from convening import clock, engagement, keyring
from convening.models import Participation
from forums import record
from participants import selectors as participants
from sessions import selectors as sessions

from ..models import Survey
from . import gathering, snapshots
from .compiling import at_one_instant

WEEKS_BY_PERSON = """
    SELECT verb, mark, array_agg(DISTINCT date_trunc('week', day)::date) FROM (
        SELECT verb, mark, day FROM evaluation_fact WHERE convening_id = %s AND verb = ANY(%s)
        UNION ALL SELECT * FROM unnest(%s::text[], %s::bytea[], %s::date[])
    ) told WHERE mark = ANY(%s::bytea[]) GROUP BY verb, mark
"""


def figures_now(convening):
    """{"people", "live", "platform", "opened", "rooms", "surveys", "weeks"}, unprotected: never to be stored, logged or cached.

    "rooms" is None where one of them is sealed: nobody can count it any more. Refused where Redis is away.
    """
    noted = gathering.noted_log_ons(convening)
    with at_one_instant():
        return _figures(convening, noted)


def _figures(convening, noted):
    parts = list(Participation.objects.filter(convening=convening).select_related("person").order_by("person_id"))
    for part in parts:
        part.convening = convening
    declared = dict(participants.attributes(convening, parts))
    people = snapshots.attributes_beside(convening, declared, getattr(convening, "snapshot", None))
    plan = getattr(convening, "release_plan", None)
    organisers = {mark for mark, told in people.items() if told["staff"]}
    left_out = organisers if plan and not plan.counts_organisers else frozenset()
    members = {mark for mark, told in people.items() if told["member"]}
    live = sessions.attendance_figures(convening, rates=False)
    log_ons, openings = _weeks_by_person(convening, members, {"logged_on": noted.log_ons, "opened": noted.openings})
    came, on_platform = live["marks"] - left_out, set(log_ons) - left_out
    return {
        "people": {
            **participants.invited(convening), "registered": len(members - left_out), "participants": len(came | on_platform),
            "countries": _countries(people, came | on_platform), "unmatched": live["guests"],
        },
        "live": {"people": len(came), "sessions": [_session(one) for one in live["sessions"]]},
        "platform": {"logged_on": len(on_platform), "countries": _countries(people, on_platform)},
        "opened": len(set(openings) - left_out),
        "weeks": Counter(week for weeks in log_ons.values() for week in weeks),
        "rooms": _said(convening, parts),
        "surveys": _surveys(convening, parts, live["marks_by_session"]),
    }  # fmt: skip


def _weeks_by_person(convening, members, noted):
    """Of each verb of `noted` {mark: Mondays of the weeks in which she did it}, of `members`. In `noted` {verb: (mark, day)} is what no
    night has written yet."""
    waiting = [(verb, mark, day) for verb, facts in noted.items() for mark, day in facts]
    columns = [list(column) for column in zip(*waiting, strict=True)] or [[], [], []]
    told = {verb: {} for verb in noted}
    with connection.cursor() as cursor:
        cursor.execute(WEEKS_BY_PERSON, [convening.pk, [*noted], *columns, list(members)])
        for verb, mark, weeks in cursor.fetchall():
            told[verb][bytes(mark)] = weeks
    return told.values()


def _countries(people, marks):
    """{"countries", "known", "of"}: different ones, how many people declared one, and of how many."""
    declared = [people[mark]["country"] for mark in marks if mark in people and people[mark]["country"]]
    return {"countries": len(set(declared)), "known": len(declared), "of": len(marks)}


def _session(figures):
    return {
        "slug": figures["slug"], "title": figures["title"], "attendances": figures["attendances"] - figures["guests"], "peak": figures["peak"],
        "median_minutes": None if figures["median_minutes"] is None else round(figures["median_minutes"]),
    }  # fmt: skip


def _said(convening, parts):
    try:
        return record.counted_now(convening, [part.person_id for part in parts])
    except keyring.KeyGone:
        return None


def _surveys(convening, parts, attended):
    """[{"survey", "completed", "eligible"}] of those that can be answered, as of last night, and of those that are over."""
    today, found = clock.today(convening.zone), []
    asked = [part.person_id for part in parts if part.member_now and part.person.is_active]
    marks = set(engagement.marks_of(convening.pk, asked).values())
    for survey in Survey.objects.filter(convening=convening, ready=True, opens_on__lte=today).annotate(noted=Count("answered")):
        there = marks if survey.audience == Survey.Audience.MEMBERS else marks & attended.get(survey.session, set())
        eligible = len(there) if survey.eligible is None else survey.eligible
        # As the last night wrote it: a number that moves when somebody sends would say that she did, to those who read free words, too.
        completed = survey.noted if survey.stage_on(today) == Survey.Stage.OPEN else survey.completed
        found.append({"survey": survey, "completed": completed, "eligible": max(eligible, completed)})
    return found
