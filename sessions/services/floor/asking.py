"""What a participant does with her turn: asks for the floor, takes that back, says that she has finished.

Nothing of it is audited, and nothing reaches the database: it stands in the sealed state of the floor until the session is over.
"""

import uuid
from collections import Counter

from django.utils.translation import gettext as _

from convening import clock, honesty, limits
from convening.errors import Refused

from ... import floor, matching
from ...floor import equity, seats, turns

MOST_REQUESTS = 200
MOST_TRIES = 60  # within an hour: each one is told to everybody
LONGEST_TOPIC = 120
REGIONS_STAY = 600  # seconds
MOST_SESSIONS = 32
_known = {}  # {session id: (moment, regions)}


def ask_for_the_floor(seat, *, language, topic="", by_name=False, point=False):
    """She asks to speak, or changes what she asked: one request a person, whichever device it comes from."""
    region = region_shown(seat)
    topic = honesty.honest_line(topic, LONGEST_TOPIC) if topic.strip() else ""
    with floor.changing(seat.session) as state:
        stage, queue = turns.stage_of(state), turns.queue_of(state)
        hers = turns.request_of(state, seat.me)
        if clock.now() < seat.session.starts_at:
            raise Refused("floor.not_begun", _("The session has not begun. You can ask for the floor from its first minute."))
        if stage["speaking"] and stage["speaking"]["me"] == seat.me:
            raise Refused("floor.speaks_already", _("You have the floor already. When you have finished, you can ask for it again."))
        if not stage["open"] and not hers and not point:
            raise Refused("floor.list_closed", _("The chair has closed the list of speakers. A question in writing can still be asked."))
        if language not in seat.session.languages:
            sentence = _("Choose a language of this session, so that the interpreters can prepare.")
            raise Refused("floor.language", sentence, fields={"language": sentence})
        if not hers and len(queue) >= MOST_REQUESTS:
            raise Refused("floor.full", _("So many ask for the floor that no more can be heard today. Ask in writing, please."))
        if not limits.counts("floor", seat.me, most=MOST_TRIES):
            raise Refused("floor.too_often", _("You have changed this very often. Wait a while; your last request stands."))
        name = seat.name_chosen(by_name)
        if not hers:
            stage["asked"] += 1
            hers = {"id": str(uuid.uuid4()), "me": seat.me, "asked": stage["asked"]}
            queue.append(hers)
        label = [] if name else list(seats.label_of(state, seat.me))
        hers |= {"name": name, "label": label, "language": language, "topic": topic, "point": bool(point), "region": region}
        if stage["thanked"] == seat.me:
            stage["thanked"] = ""


def take_back(seat):
    """She no longer asks for the floor. Nothing happens where she did not."""
    with floor.changing(seat.session) as state:
        queue = turns.queue_of(state)
        queue[:] = [one for one in queue if one["me"] != seat.me]


def finish(seat):
    """She has finished. Nothing happens where the floor is no longer hers."""
    with floor.changing(seat.session) as state:
        speaking = turns.stage_of(state)["speaking"]
        if speaking and speaking["me"] == seat.me:
            turns.end(state, turns.now())


def region_shown(seat):
    """Her region, where so many who are expected share it that it tells nobody who she is; else ""."""
    if seat.person is None:
        return ""
    hers = seat.person.profile.region
    return hers if hers in _shared_regions(seat.session) else ""


def _shared_regions(session):
    """The regions that five or more of those expected have told (more, if the convening asks for more); counted anew every ten minutes in each process, in memory only."""
    moment = turns.now() // REGIONS_STAY
    known = _known.get(session.pk)
    if known is None or known[0] != moment:
        told = Counter(part.person.profile.region for part, _mark in matching.expected_in(session))
        known = moment, frozenset(region for region, people in told.items() if region and people >= equity.least(session))
        _known[session.pk] = known
        while len(_known) > MOST_SESSIONS:
            del _known[next(iter(_known))]
    return known[1]
