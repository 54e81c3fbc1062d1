"""The booths of a live session: who sits in which, who interprets just now, how two who share one hand over, what they tell the chair.

Section "booths": {key: {"active": me, "since": second, "ready": [me, …], "asked": {"by", "kind", "at"} or None, "handovers": number}}; the key of a
booth is its language, or "sign". Nobody is called by her name in it. Somebody is ready because she said so: nobody is watched.

    nobody active ──start──▶ active ──ask (offer)──▶ requested ──agree──▶ the other is active
                             standby ──ask (take)──▶ requested ──agree, or 20 seconds without an answer──▶ she is active

Section "signals": [{"id", "booth", "kind", "at"}], what the chair should know.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy, pgettext

from convening import engagement, writing

from ..models import Booth, Naming, SessionRole
from ..selectors.booths import circle
from . import seats, stage, turns
from .captions import channels_of, is_active

SIGN = "sign"
PATIENCE = 20  # seconds that a colleague who does not answer is given
SHOWN = 300  # seconds that a signal stays on the chair's page, unless she has put it away
MOST_SIGNALS = 12

SIGNALS = {
    "slower": gettext_lazy("Slower, please."),
    "louder": gettext_lazy("Louder, please."),
    "unheard": gettext_lazy("We cannot hear the speaker."),
    "far": gettext_lazy("The speaker is not at a microphone."),
}


@dataclass(frozen=True)
class Colleague:
    """Somebody in a booth. `called`: her name where the session is one of names, else "Arabic 1"."""

    me: str
    called: str


@dataclass(frozen=True)
class Team:
    """A booth and who sits in it. `relay_from`: the booth that it hears, "" for the floor."""

    key: str
    relay_from: str
    people: tuple

    @property
    def called(self):
        return booth_name(self.key)

    def has(self, me):
        return any(one.me == me for one in self.people)


def booth_name(key):
    """ "Arabic", in the reader's language."""
    return pgettext("booth", "Sign language") if key == SIGN else writing.language_name_here(key)


def teams_of(session, key):
    """{key of a booth: Team}, those with a language in its order. `key` is the session's. Two queries."""
    relays = dict(Booth.objects.filter(session=session).values_list("language", "relay_from"))
    given = list(SessionRole.objects.filter(session=session, role__in=("interpreter", "sign_interpreter"))
                 .select_related("participation__person").order_by("pk"))
    marks = engagement.marks_of(session.convening_id, {role.participation.person_id for role in given})
    people = {code: [] for code in channels_of(session) if code in relays}
    for role in given:
        booth = SIGN if role.role == "sign_interpreter" else role.language
        if booth != SIGN and booth not in session.languages:
            continue  # she has no booth yet: the secretariat is told
        person, here = role.participation.person, people.setdefault(booth, [])
        number = {"booth": booth_name(booth), "number": writing.number_here(len(here) + 1)}
        named = session.naming == Naming.NAMED and person.shown_name
        here.append(Colleague(seats.me_of(key, marks[person.pk]), named or pgettext("interpreter", "%(booth)s %(number)s") % number))
    return {booth: Team(booth, relays.get(booth, ""), tuple(sitting)) for booth, sitting in people.items()}


def booth_in(floor, booth):
    """The state of a booth, to be changed. Within `changing` only."""
    return floor.section("booths", {}).setdefault(booth, _empty())


def booth_as_it_is(floor, booth):
    """The same, to be read."""
    return floor.sections.get("booths", {}).get(booth) or _empty()


def _empty():
    return {"active": "", "since": 0, "ready": [], "asked": None, "handovers": 0}


def counts(floor):
    """{"handovers": how often interpreters took over from each other}."""
    return {"handovers": sum(booth["handovers"] for booth in floor.sections.get("booths", {}).values())}


def patience_left(asked, at):
    """Seconds before whoever asked may take over without an answer."""
    return max(0, asked["at"] + PATIENCE - at)


def signals(floor):
    """[{"id", "booth", "words", "ago", "clock"}]: what the booths tell the chair, the newest first; for her page."""
    at = turns.now()
    return [
        {"id": one["id"], "booth": booth_name(one["booth"]), "words": SIGNALS[one["kind"]], **_ago(at - one["at"])}
        for one in reversed(floor.sections.get("signals", ())) if at - one["at"] <= SHOWN
    ]


def _ago(seconds):
    return {"ago": max(0, seconds), "clock": stage.on_the_clock(max(0, seconds))}


def desk_of(floor, teams, booth, me):
    """What somebody at `booth` (the key of one of `teams`) sees of it: state, colleagues, relay. `me` may sit elsewhere, or nowhere."""
    team, now, at = teams[booth], booth_as_it_is(floor, booth), turns.now()
    asked, hers = now["asked"], team.has(me)
    called = {one.me: one.called for one in team.people}
    if asked and asked["by"] not in called:
        asked = None  # she has lost her seat meanwhile
    active = now["active"] if now["active"] in called else ""
    answering = bool(asked) and hers and asked["by"] != me and (asked["kind"] == "offer" or active == me)
    return {
        "booth": booth, "called": team.called, "hers": hers, "active": active == me and hers, "silent": not active, "ready": me in now["ready"],
        "who": called.get(active, ""), **_ago(at - now["since"] if active else 0),
        "people": [
            {"called": one.called, "me": one.me == me,
             "state": "active" if one.me == active else "standby" if one.me in now["ready"] else "away"}
            for one in team.people
        ],
        "partners": [one.called for one in team.people if one.me != me],
        "asked": asked["kind"] if asked else "", "asked_by": called[asked["by"]] if asked else "", "i_asked": bool(asked) and asked["by"] == me,
        "answering": answering, "patience": patience_left(asked, at) if asked else 0,
        "relay": _relay(floor, teams, booth),
    }


def _relay(floor, teams, booth):
    """What this booth hears: None for the floor, else {"called", "active", "circle", "missing"}."""
    heard = teams[booth].relay_from
    if not heard:
        return None
    round_trip = circle({key: team.relay_from for key, team in teams.items()})
    return {
        "called": booth_name(heard), "active": is_active(floor, heard), "missing": heard not in teams,
        "circle": [booth_name(key) for key in [*round_trip, round_trip[0]]] if booth in round_trip else [],
    }


def on_the_floor(floor):
    """What every booth needs to know of the floor: who speaks in which language, how long still, who and what comes next."""
    places, at = turns.in_order(floor), turns.now()
    speaking = turns.stage_of(floor)["speaking"]
    segment, following = stage.segments_now(floor)
    return {
        "speaking": stage.spoken_words(floor, speaking, at), "spoken_code": speaking["language"] if speaking else "",
        "next": [{"who": seats.in_words(place.request["name"], place.request["label"]), "language": writing.language_name_here(place.request["language"]),
                  "point": place.request["point"]} for place in places[:3]],
        "segment": segment, "following": following,
    }
