"""What interpreters do in their booth: sit down, interpret, hand over to each other, tell the chair. Nothing of it is audited."""

from contextlib import contextmanager

from django.utils.translation import gettext as _

from convening import policy, writing
from convening.errors import Refused

from ... import floor
from ...floor import booths, store, turns


def sit_down(seat, booth):
    """She is in her booth, and can be asked to take over."""
    with _in_booth(seat, booth) as now:
        if seat.me not in now["ready"]:
            now["ready"].append(seat.me)


def leave(seat, booth):
    """She leaves her booth for a while; whoever interprets hands over first, if anybody is there."""
    with _in_booth(seat, booth) as now:
        if now["active"] == seat.me:
            if set(now["ready"]) - {seat.me}:
                raise Refused("booths.hand_over_first", _("You are interpreting. Ask your colleague to take over, then leave."))
            now["active"] = ""
        now["ready"] = [me for me in now["ready"] if me != seat.me]
        if now["asked"] and now["asked"]["by"] == seat.me:
            now["asked"] = None


def start(seat, booth):
    """She interprets from now on, where nobody does."""
    with _in_booth(seat, booth) as now:
        if now["active"] and now["active"] != seat.me:
            raise Refused("booths.taken", _("Your colleague is interpreting. Ask her whether you may take over."))
        if not now["active"]:
            _switch(now, seat.me)


def ask_to_switch(seat, booth):
    """Whoever interprets asks to be relieved; a colleague asks to take over. Whoever asked first is answered first."""
    with _in_booth(seat, booth, her=seat.me) as now:
        if now["asked"] and now["asked"]["by"] != seat.me:
            raise Refused("booths.asked_already", _("Your colleague has just asked you. Answer her first."))
        if not now["active"]:
            raise Refused("booths.nobody", _("Nobody is interpreting at the moment. You can start at once."))
        if not now["asked"]:
            now["asked"] = {"by": seat.me, "kind": "offer" if now["active"] == seat.me else "take", "at": turns.now()}


def switch(seat, booth):
    """The two change places: the one who was asked agrees, or the one who asked to take over waited 20 seconds for an answer."""
    with _in_booth(seat, booth, her=seat.me) as now:
        asked = now["asked"]
        if not asked:
            raise Refused("booths.not_asked", _("Nobody asks to change places any more. Look who is interpreting now."))
        if asked["kind"] == "offer":
            if asked["by"] == seat.me:
                raise Refused("booths.wait", _("Your colleague has not answered yet. Somebody has to speak: go on until she takes over."))
            _switch(now, seat.me, handed_over=True)
            return
        if asked["by"] != seat.me and now["active"] != seat.me:
            raise Refused("booths.not_yours", _("Your colleague who is interpreting answers this."))
        if asked["by"] == seat.me and (left := booths.patience_left(asked, turns.now())):
            raise Refused("booths.wait", _("Give your colleague %(seconds)s seconds more to answer. Then you can take over without her.") % {
                "seconds": writing.number_here(left)})
        _switch(now, asked["by"], handed_over=True)


def call_off(seat, booth):
    """Not now: whoever asked takes it back, or whoever was asked declines."""
    with _in_booth(seat, booth) as now:
        now["asked"] = None


def signal(seat, booth, kind):
    """Tell the chair, from a booth: one of `booths.SIGNALS`. The same again moves it to now."""
    policy.require(seat.person, "sessions.caption", seat.session)
    if kind not in booths.SIGNALS:
        raise Refused("booths.unknown_signal", _("The chair does not know this signal."))
    if booth not in booths.teams_of(seat.session, store.key_of(seat.session)):
        raise _no_booth()
    with floor.changing(seat.session) as state:
        kept, at = state.section("signals", []), turns.now()
        number = 1 + max((one["id"] for one in kept), default=0)
        kept[:] = [one for one in kept if (one["booth"], one["kind"]) != (booth, kind) and at - one["at"] <= booths.SHOWN]
        kept.append({"id": number, "booth": booth, "kind": kind, "at": at})
        del kept[: -booths.MOST_SIGNALS]


def put_away(seat, number):
    """The chair has seen to a signal."""
    policy.require(seat.person, "sessions.chair", seat.session)
    with floor.changing(seat.session) as state:
        kept = state.section("signals", [])
        kept[:] = [one for one in kept if one["id"] != number]


@contextmanager
def _in_booth(seat, booth, her=""):
    """The state of her booth, to be changed. Whoever does anything in it is there (`her`: counted as ready)."""
    policy.require(seat.person, "sessions.caption", seat.session)
    team = booths.teams_of(seat.session, store.key_of(seat.session)).get(booth)
    if team is None or not team.has(seat.me):
        raise _no_booth()
    with floor.changing(seat.session) as state:
        now, sitting = booths.booth_in(state, booth), {one.me for one in team.people}
        now["ready"] = [me for me in now["ready"] if me in sitting]
        if now["active"] not in sitting:
            now["active"] = ""
        if now["asked"] and now["asked"]["by"] not in sitting:
            now["asked"] = None
        if her and her not in now["ready"]:
            now["ready"].append(her)
        yield now


def _switch(now, me, handed_over=False):
    now["active"], now["since"], now["asked"] = me, turns.now(), None
    if me not in now["ready"]:
        now["ready"].append(me)
    now["handovers"] += int(handed_over)


def _no_booth():
    return Refused("booths.not_in_it", _("You have no seat in this booth. The secretariat can give you one."))
