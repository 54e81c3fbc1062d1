"""Counting: raw figures gathered in memory from facts and the three windows. What is made here is never stored.

`gather` returns what `disclosure.protect_figures` takes. People appear as marks, which end with the function. `grouping` is lent
to the record of the rooms, which freezes its figures before a room is sealed.
"""

import json
from functools import partial

import redis
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from convening import clock, engagement, keyring, vault
from convening.errors import Refused
from convening.models import Participation
from forums import record
from participants import selectors as participants
from sessions import selectors as sessions

from ..models import Fact
from . import plan, rooms

def noted_log_ons(convening):
    """Marks whose log-on is still in Redis. Ask before the snapshot is taken: what was there and is gone is in a fact."""
    try:
        return {fact.mark for fact in engagement.gathered_log_ons(convening.pk)}
    except redis.RedisError:
        raise Refused(
            "evaluation.log_ons_out_of_reach",
            _("The log-ons of today cannot be read just now, and without them the figures would be wrong. "
              "Compile again in a few minutes."),
        ) from None  # fmt: skip


def gather(convening, noted):
    """Raw figures of `convening`; `noted` are the marks of `noted_log_ons`. A number of queries that no number changes."""
    people = dict(participants.attributes(convening))
    live = sessions.attendance_figures(convening)
    logged_on = _logged_on(convening, people, noted)
    participated = live["marks"] | logged_on
    told = [people[mark] for mark in sorted(participated) if mark in people]
    said = _posting(convening, logged_on)
    return {
        "convening": convening.slug,
        "meta": {**_meta(convening), "rooms": said["places"], "veils_lifted": said["veils_lifted"]},
        "people": {
            **participants.counts(convening),
            "participants": len(participated),
            **_countries(people, participated),
            "unmatched": live["guests"],
        },
        "live": {"people": len(live["marks"]), "sessions": [_session(figures) for figures in live["sessions"]]},
        "platform": {"logged_on": len(logged_on), **_countries(people, logged_on)},
        "rooms": said["rooms"],
        "posting": said["posting"],
        "survey": {"eligible": 0, "completed": 0, "items": []},
        "dialogue": said["dialogue"],
        "moderation": said["moderation"],
        "tables": plan.tables(told, convening.threshold_people),
    }


def digest_of(convening, raw):
    """What tells whether two reports counted the same: HMAC-SHA256 under the convening's key over the raw figures.

    Keyed because it is printed: by a bare digest anybody could try the few values that a withheld figure may have. Once the rooms'
    figures are frozen, what was frozen stands for them: from then on the digest is another one, and stays.
    """
    counted = {name: part for name, part in raw.items() if name not in ("meta", "tables")}
    counted["tables"] = [[table.name, table.rows, table.columns, table.cells] for table in raw["tables"]]
    canonical = json.dumps(counted, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return vault.digest(keyring.read("convening", convening.pk), "evaluation", canonical).hex()


def grouping(convening):
    """What the record of the rooms is lent to freeze its figures: who could post, who logged on, and how figures are protected."""
    logged_on = _logged_on(convening, dict(participants.attributes(convening)), noted_log_ons(convening))
    everybody, on_the_platform = _people(convening, logged_on)
    return record.Grouping(everybody, on_the_platform, partial(rooms.protect_said, convening=convening))


def _logged_on(convening, people, noted):
    """Marks of the members who logged on."""
    return ({bytes(mark) for mark in _log_ons(convening)} | noted) & {mark for mark, told in people.items() if told["member"]}


def _log_ons(convening):
    return Fact.objects.filter(convening=convening, verb="logged_on").values_list("mark", flat=True).distinct()


def _countries(people, marks):
    """Different countries declared by `marks`, and how many of them declared one. Nobody's is guessed."""
    declared = [people[mark]["country"] for mark in marks if mark in people and people[mark]["country"]]
    return {"countries": len(set(declared)), "country_known": len(declared)}


def _session(figures):
    """One session. Guests whom nobody could identify are counted apart, so that attendances are of people who are known."""
    expected, rate, median = figures["accepted"], figures["rate"], figures["median_minutes"]
    return {
        "slug": figures["slug"],
        "attendances": figures["attendances"] - figures["guests"],
        "peak": figures["peak"],
        "median_minutes": None if median is None else round(median),
        "expected": expected,
        "attended": None if rate is None else round(rate * expected),
    }


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
        return {**said, "posting": {"frozen_on": said["frozen_on"], **said["rooms"]}}
    parts, protected = rooms.parts_of(said), rooms.protect_posting(said, convening.threshold_posts)
    for room in said["rooms"]:
        for name in ("title", "opens_on", "closes_on", "rule", "naming"):
            del room[name]
    return {**parts, "rooms": protected, "posting": said}


def _people(convening, logged_on):
    """([(person, False)] of everybody with a part in the convening, those of them who logged on).

    Nobody is flagged as staff: whoever posts in her role counts as staff there, and everybody can see it; an organiser
    who chose to be a voice is a voice, and no figure may tell her apart.
    """
    people = list(Participation.objects.filter(convening=convening).order_by("person_id").values_list("person_id", flat=True))
    marks = engagement.marks_of(convening.pk, people)
    return [(person, False) for person in people], frozenset(person for person, mark in marks.items() if mark in logged_on)


def _meta(convening):
    lines = {code: [] for code, _name in settings.LANGUAGES}
    credit = {}
    for organisation in convening.organisations.all():
        convenes = organisation.part == organisation.Part.CONVENER
        for code, text in _texts(organisation, "credit_line").items():
            lines[code].append(text if convenes else _in_its_part(organisation, text, code))
        if convenes and not credit:
            credit = _texts(organisation, "name")
    return {
        "title": _texts(convening, "title"),
        "credit_lines": {code: said for code, said in lines.items() if said},
        "credit": credit,
        "period": [convening.starts_on.isoformat(), convening.ends_on.isoformat()],
        "zone": convening.timezone,
        "sessions": [
            _meta_of_session(entry.session)
            for entry in sessions.programme_for(AnonymousUser(), convening) if entry.state != "cancelled"
        ],
        "k": convening.threshold_people,
        "k_posting": convening.threshold_posts,
        "compiled_on": clock.today(convening.zone).isoformat(),
        "released_on": None,
    }


def _in_its_part(organisation, line, language):
    """ "In partnership with: …"; the line itself is the organisation's own wording."""
    with translation.override(language):
        return _("%(part)s: %(organisation)s") % {
            "part": capfirst(organisation.get_part_display()), "organisation": line
        }  # fmt: skip


def _meta_of_session(session):
    return {
        "slug": session.slug,
        "title": _texts(session, "title"),
        "starts_at": f"{session.starts_at:%Y-%m-%dT%H:%M:%SZ}",
        "zone": session.zone_name,
        "minutes": session.minutes,
        "door": session.door,
        "rule": session.rule,
    }


def _texts(obj, name):
    """{"en": …, "ar": …} of a translated field; languages in which nothing was written are left out."""
    told = {code: getattr(obj, f"{name}_{code}") for code, _name in settings.LANGUAGES}
    return {code: text for code, text in told.items() if text}
