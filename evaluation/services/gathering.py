"""Counting: raw figures gathered in memory from facts and the three windows. What is made here is never stored.

`gather` returns what `disclosure.protect_report` takes. People appear as marks, which end with the function. `grouping` is lent
to the record of the rooms, which freezes its figures before a room is sealed.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import redis
from django.utils.translation import gettext as _

from convening import engagement, keyring, vault
from convening.errors import Refused
from convening.models import Participation
from convening.selectors import library
from forums import record
from participants import selectors as participants
from sessions import selectors as sessions

from ..models import ReleasePlan
from . import earlier, facts, plan, planning, rooms, snapshots, surveys, words
from .describing import described

NOTHING = {"posts": 0, "since": False, "rooms": []}  # a week in which nobody wrote


@dataclass(frozen=True)
class Noted:
    """Facts that are still in Redis, as (mark, day)."""

    log_ons: frozenset
    openings: frozenset


def noted_log_ons(convening):
    """What is still in Redis. Ask before the snapshot is taken: what was there and is gone is in a fact."""
    try:
        return Noted(
            frozenset((fact.mark, fact.day) for fact in engagement.gathered_log_ons(convening.pk)),
            frozenset((fact.mark, fact.day) for fact in engagement.gathered_openings(convening.pk)),
        )
    except redis.RedisError:
        raise Refused(
            "evaluation.log_ons_out_of_reach",
            _("The log-ons of today cannot be read just now, and without them the figures would be wrong. "
              "Compile again in a few minutes."),
        ) from None  # fmt: skip


def gather(convening, noted, people=None, at=lambda part: None):
    """Raw figures of `convening`; `noted` is what `noted_log_ons` gives, `people` what `snapshots.attributes` gives, where it was
    asked already. `at` hears what is counted next, and may raise. A number of queries that no number changes."""
    people = snapshots.attributes(convening) if people is None else people
    planned = ReleasePlan.objects.filter(convening=convening).select_related("compared_with").first()
    settled = planning.plan_in(planned)
    organisers = {mark for mark, told in people.items() if told["staff"]}
    left_out = organisers if planned and not planned.counts_organisers else frozenset()
    members = {mark for mark, told in people.items() if told["member"]}
    at("live")
    live = sessions.attendance_figures(convening)
    log_ons = facts.told(convening, "logged_on", members, noted.log_ons)
    openings = facts.told(convening, "opened", members, noted.openings)
    everybody, came, on_platform = live["marks"] | log_ons.marks, live["marks"] - left_out, log_ons.marks - left_out
    participated = came | on_platform
    at("rooms")
    said = _posting(convening, log_ons.marks)
    counted = {
        "people": [people[mark] for mark in sorted(participated) if mark in people],
        "sessions_per_person": live["returning"],
        "posts_by_language": said["languages_of_posts"],
        "interpretation": None,
    }
    at("surveys")
    return {
        "convening": convening.slug,
        "meta": {**described(convening, planned), "rooms": said["places"], "veils_lifted": said["veils_lifted"]},
        "people": {
            **participants.counts(convening),
            **({"registered": len(members - left_out)} if left_out else {}),
            "participants": len(participated),
            "organisers": len(everybody & organisers),
            "participants_without_organisers": len(everybody - organisers),
            **_countries(people, participated),
            "named_places": plan.named_places(counted["people"], convening, settled),
            "unmatched": live["guests"],
        },
        "live": {"people": len(came), "sessions": [_session(figures) for figures in live["sessions"]]},
        "platform": {"logged_on": len(on_platform), **_countries(people, on_platform)},
        "resources": {"published": library.published_count(convening), "opened": len(openings.marks - left_out)},
        "activity": {"weeks": _weeks(log_ons.weeks, said["weeks"]), "frozen": "frozen_on" in said},
        "rooms": said["rooms"],
        "posting": said["posting"],
        "survey": surveys.figures(convening),
        "engagement": record.engagement(convening),
        "dialogue": said["dialogue"],
        "moderation": said["moderation"],
        "equity": _equity(convening),
        "narrative": words.narratives(convening),
        "earlier_figures": earlier.figures(convening, planned and planned.compared_with),
        "tables": plan.tables(counted, convening, settled),
    }


def digest_of(convening, raw):
    """What tells whether two reports counted the same: HMAC-SHA256 under the convening's key over the raw figures.

    Keyed because it is printed: by a bare digest anybody could try the few values that a withheld figure may have. Once the rooms'
    figures are frozen, what was frozen stands for them: from then on the digest is another one, and stays.
    """
    words = ("meta", "tables", "engagement", "narrative")  # nothing that is counted, or counted beneath
    counted = {name: part for name, part in raw.items() if name not in words}
    counted["tables"] = [[table.name, table.rows, table.columns, table.cells] for table in raw["tables"]]
    canonical = json.dumps(counted, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return vault.digest(keyring.read("convening", convening.pk), "evaluation", canonical).hex()


def grouping(convening):
    """What the record of the rooms is lent to freeze its figures: who could post, who logged on, and how figures are protected."""
    members = {mark for mark, told in snapshots.attributes(convening).items() if told["member"]}
    logged_on = facts.told(convening, "logged_on", members, noted_log_ons(convening).log_ons).marks
    everybody, on_the_platform = _people(convening, logged_on)
    return record.Grouping(everybody, on_the_platform, partial(rooms.protect_said, convening=convening))


def _countries(people, marks):
    """Different countries declared by `marks`, and how many of them declared one. Nobody's is guessed."""
    declared = [people[mark]["country"] for mark in marks if mark in people and people[mark]["country"]]
    return {"countries": len(set(declared)), "country_known": len(declared)}


def _weeks(log_ons, posts):
    """[{"starts": Monday, "log_ons": people, "posts": protected, "since", "rooms": […]}], week by week from the first with anything in it
    to the last. `posts` is what `rooms.protect_said` told of weeks."""
    by_monday = {date.fromisoformat(entry["starts"]): entry for entry in posts}
    found = [*log_ons, *by_monday]
    if not found:
        return []
    first, last = min(found), max(found)
    mondays = [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    return [
        {**by_monday.get(monday, NOTHING), "starts": monday.isoformat(), "log_ons": log_ons.get(monday, 0)} for monday in mondays
    ]


def _equity(convening):
    """What live sessions kept of voices and channels, protected when each ended: [{"slug", "tables", "channels"}]."""
    told = {entry["slug"]: {"tables": [], **entry} for entry in sessions.channels_chosen(convening)}
    for entry in sessions.voice_equity(convening):
        told[entry["slug"]] = {"channels": {}, **told.get(entry["slug"], {}), **entry}
    return [*told.values()]


def _session(figures):
    """One session. Guests whom nobody could identify are counted apart, so that attendances are of people who are known."""
    expected, rate, median = figures["accepted"], figures["rate"], figures["median_minutes"]
    return {
        "slug": figures["slug"],
        "attendances": figures["attendances"] - figures["guests"],
        "peak": figures["peak"],
        "median_minutes": _whole(median),
        "q1": _whole(figures["q1"]),
        "q3": _whole(figures["q3"]),
        "stayed": figures["stayed"],
        "stay_share": None if figures["stay_share"] is None else round(figures["stay_share"], 4),
        "expected": expected,
        "attended": None if rate is None else round(rate * expected),
    }


def _whole(minutes):
    return None if minutes is None else round(minutes)


def _posting(convening, logged_on):
    """What is told of the rooms: "posting" as counted, "rooms" protected, the rest as `rooms.parts_of` has it. Once the record is
    frozen all of it is what was frozen, "posting" too: nobody holds those figures unprotected any more."""
    try:
        said = record.counts(convening, *_people(convening, logged_on))
    except keyring.KeyGone:
        raise Refused(
            "evaluation.room_sealed",
            _("A room of this convening is sealed, so that its posts cannot be counted any more."),
        ) from None
    if "frozen_on" in said:
        return {"weeks": [], "languages_of_posts": [], **said, "posting": {"frozen_on": said["frozen_on"], **said["rooms"]}}
    told = rooms.protect_said(said, convening)
    parts = rooms.parts_of(said)
    for room in said["rooms"]:
        for name in ("title", "opens_on", "closes_on", "rule", "naming"):
            del room[name]
    return {**told, **parts, "posting": said}


def _people(convening, logged_on):
    """([(person, False)] of everybody with a part in the convening, those of them who logged on).

    Nobody is flagged as staff: whoever posts in her role counts as staff there, and everybody can see it; an organiser
    who chose to be a voice is a voice, and no figure may tell her apart.
    """
    people = list(Participation.objects.filter(convening=convening).order_by("person_id").values_list("person_id", flat=True))
    marks = engagement.marks_of(convening.pk, people)
    return [(person, False) for person in people], frozenset(person for person, mark in marks.items() if mark in logged_on)
