"""What the chair does: gives the floor and takes it back, keeps the time, orders the list.

Each deed that gives or takes the floor names the turn that she saw (`turn`): where two chairs press at once, or the floor changed on its
way, the second is refused and nobody is cut off by mistake. None of it is audited: who spoke when is kept by nobody.
"""

from contextlib import contextmanager

from django.utils.translation import gettext as _

from convening import engagement, policy
from convening.errors import Refused

from ... import floor
from ...floor import seats, stage, turns

A_MINUTE = 60
LONGEST = 60 * A_MINUTE  # a turn
SHORTEST = 30


@contextmanager
def _chairing(seat, turn=None):
    """The floor, to be changed by its chair; refused if the turn is no longer the one that she saw."""
    policy.require(seat.person, "sessions.chair", seat.session)
    with floor.changing(seat.session) as state:
        if turn is not None and turns.stage_of(state)["turn"] != turn:
            raise Refused("floor.changed", _("Somebody has given or left the floor meanwhile. Look who has it now, and choose again."))
        yield state


def call_next(seat, *, turn):
    """The floor goes to whoever stands first."""
    with _chairing(seat, turn) as state:
        following = turns.next_up(state)
        if following is None:
            raise Refused("floor.nobody_waits", _("Nobody asks for the floor at the moment."))
        _call(state, following)


def call(seat, request_id, *, turn):
    """The floor goes to this one, wherever she stands."""
    with _chairing(seat, turn) as state:
        _call(state, _asked(state, request_id))


def call_segment(seat, *, turn):
    """The floor goes to the speaker of this part of the running order, for the minutes that were planned; shown by its title."""
    policy.require(seat.person, "sessions.chair", seat.session)
    order = {str(one.pk): one for one in seat.session.segments.select_related("speaker__participation")}
    with _chairing(seat, turn) as state:
        segment = order.get(turns.stage_of(state)["segment"])
        if segment is None:
            raise Refused("floor.no_segment", _("Choose first where you are in the running order."))
        role, me = segment.speaker, ""
        if role:
            me = seats.me_of(state.key, engagement.mark_of(seat.session.convening_id, role.participation.person_id))
            queue = turns.queue_of(state)
            queue[:] = [one for one in queue if one["me"] != me or not one["name"]]  # one under her label would betray itself by going
        turns.begin(
            state, turns.now(), me=me, language=role.language if role else "", segment=str(segment.pk), seconds=segment.minutes * A_MINUTE
        )


def call_somebody_else(seat, *, turn):
    """The floor goes to somebody who is not on this page: on the telephone, or in the room."""
    with _chairing(seat, turn) as state:
        turns.begin(state, turns.now())


def _call(state, asked):
    """`asked` leaves the list and has the floor. What was is kept for one step back."""
    section, queue, at = turns.stage_of(state), turns.queue_of(state), turns.now()
    before = section["speaking"] and {**section["speaking"], "spent": turns.spent(section["speaking"], at), "since": at}
    heard = dict(section["heard"])
    queue.remove(asked)
    named = {name: asked[name] for name in ("me", "name", "label", "language", "point", "region")}
    turns.begin(state, at, **named)
    section["undo"] = {"asked": asked, "before": before, "heard": heard}


def undo_call(seat, *, turn):
    """The last call was a mistake: she stands again where she stood, and whoever spoke before goes on."""
    with _chairing(seat, turn) as state:
        section = turns.stage_of(state)
        back = section["undo"]
        if back is None or not section["speaking"]:
            raise Refused("floor.nothing_to_undo", _("There is no call to take back any more."))
        queue = turns.queue_of(state)
        queue[:] = [one for one in queue if one["me"] != back["asked"]["me"]] + [back["asked"]]
        if back["before"]:
            turns.spoken_of(state).pop()
            queue[:] = [one for one in queue if (one["me"], one["name"]) != (back["before"]["me"], back["before"]["name"])]
        section |= {"speaking": back["before"], "heard": back["heard"], "undo": None, "thanked": "", "turn": section["turn"] + 1}


def end_turn(seat, *, turn):
    """Thank her, and take the floor back."""
    with _chairing(seat, turn) as state:
        _speaking(state)
        turns.end(state, turns.now())


def hold_clock(seat, *, turn):
    """Let the clock stand still, for a line that broke or a point of order."""
    with _chairing(seat, turn) as state:
        speaking, at = _speaking(state), turns.now()
        speaking |= {"spent": turns.spent(speaking, at), "since": at, "running": False}


def start_clock(seat, *, turn):
    """Let the clock run again."""
    with _chairing(seat, turn) as state:
        speaking = _speaking(state)
        if not speaking["running"]:
            speaking |= {"since": turns.now(), "running": True}


def give_a_minute(seat, *, turn, key):
    """One minute more. `key` is that of the button: pressed twice it counts once."""
    with _chairing(seat, turn) as state:
        speaking = _speaking(state)
        if state.first_time(key):
            speaking["seconds"] = min(LONGEST, speaking["seconds"] + A_MINUTE)


def _speaking(state):
    speaking = turns.stage_of(state)["speaking"]
    if not speaking:
        raise Refused("floor.nobody_speaks", _("Nobody has the floor at the moment."))
    return speaking


def let_wait(seat, request_id):
    """Let the next one go before her; whoever waits for the next one already goes on waiting for that one alone."""
    with _chairing(seat) as state:
        asked, places = _asked(state, request_id), turns.in_order(state)
        at = next(number for number, place in enumerate(places) if place.request is asked)
        if places[at].reasons == ("behind",):
            return
        if at + 1 == len(places):
            raise Refused("floor.nobody_after", _("Nobody stands behind this request."))
        asked["behind"] = places[at + 1].request["id"]


def put_last(seat, request_id):
    """Put her at the end of the list; whoever is put there later stands behind her."""
    with _chairing(seat) as state:
        asked = _asked(state, request_id)
        asked.pop("behind", None)
        asked["last"] = 1 + max(one.get("last", 0) for one in turns.queue_of(state))
        for one in turns.queue_of(state):
            if one.get("behind") == asked["id"]:  # nobody waits for whoever comes last
                del one["behind"]


def put_back(seat, request_id):
    """Put her again where the rules place her."""
    with _chairing(seat) as state:
        asked = _asked(state, request_id)
        asked.pop("behind", None)
        asked.pop("last", None)


def remove(seat, request_id):
    """Take a request off the list. She may ask again."""
    with _chairing(seat) as state:
        turns.queue_of(state).remove(_asked(state, request_id))


def _asked(state, request_id):
    for one in turns.queue_of(state):
        if one["id"] == request_id:
            return one
    raise Refused("floor.not_on_the_list", _("This request is no longer on the list: it was called or taken back meanwhile."))


def open_list(seat, is_open):
    """Take requests, or no more of them. A point of order can always be raised."""
    with _chairing(seat) as state:
        turns.stage_of(state)["open"] = is_open


def set_rules(seat, *, first=None, regions=None):
    """By which rules the list is ordered; None leaves one as it is."""
    with _chairing(seat) as state:
        wished = {"first": first, "regions": regions}
        turns.stage_of(state)["rules"] |= {name: wish for name, wish in wished.items() if wish is not None}


def set_seconds(seat, seconds):
    """How long each who is called from now on is asked to speak."""
    if not SHORTEST <= seconds <= LONGEST:
        raise Refused("floor.seconds", _("Choose between half a minute and an hour."))
    with _chairing(seat) as state:
        turns.stage_of(state)["seconds"] = seconds


def set_segment(seat, segment_id):
    """Where the session is in its running order; "" for nowhere."""
    if segment_id and segment_id not in {str(one.pk) for one in stage.segments_of(seat.session)}:
        raise Refused("floor.no_segment", _("That part is no longer in the running order. Load the page again."))
    with _chairing(seat) as state:
        turns.stage_of(state)["segment"] = segment_id
