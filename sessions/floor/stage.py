"""The first part of the live page: who speaks, who is next, where we are in the running order. And hers: my turn."""

from django.db.models import prefetch_related_objects
from django.urls import reverse

from convening import writing

from . import turns
from .parts import Part
from .seats import in_words


def _context(floor):
    stage, places, at = turns.stage_of(floor), turns.in_order(floor), turns.now()
    segment, following = segments_now(floor)
    return {
        "speaking": spoken_words(floor, stage["speaking"], at),
        "begun": at >= floor.session.starts_at.timestamp(),
        "next": in_words(places[0].request["name"], places[0].request["label"]) if places else "",
        "next_point": bool(places) and places[0].request["point"],
        "waiting": len(places), "points": sum(place.request["point"] for place in places),
        "open": stage["open"], "segment": segment, "following": following, "minutes": turns.seconds_each(floor) / 60,
    }


def spoken_words(floor, speaking, at):
    """Who speaks, as a page shows it; None where nobody does. A part of the running order is called by its title, not by her."""
    if not speaking:
        return None
    used = turns.spent(speaking, at)
    segment = None
    if speaking["segment"]:
        segment = next((one for one in segments_of(floor.session) if str(one.pk) == speaking["segment"]), None)
    return {
        "who": segment.title if segment else in_words(speaking["name"], speaking["label"]), "segment": bool(segment),
        "language": writing.language_name_here(speaking["language"]), "point": speaking["point"], "running": speaking["running"],
        "spent": used, "left": speaking["seconds"] - used, "clock": on_the_clock(speaking["seconds"] - used),
    }


def segments_of(session):
    """The running order; one query however often it is asked."""
    prefetch_related_objects([session], "segments")
    return list(session.segments.all())


def segments_now(floor):
    """(the part of the running order that the chair set, the one after it), each None where there is none."""
    now = turns.stage_of(floor)["segment"]
    if not now:
        return None, None
    order = segments_of(floor.session)
    at = next((number for number, one in enumerate(order) if str(one.pk) == now), None)
    if at is None:
        return None, None
    return order[at], order[at + 1] if at + 1 < len(order) else None


def on_the_clock(seconds):
    """ "2:05" in the reader's digits; "+" before what runs over."""
    minutes, rest = divmod(abs(seconds), 60)
    return writing.own_digits(f"{'+' if seconds < 0 else ''}{minutes:02}:{rest:02}", writing.language_here())


def _hers(seat, floor, forms):
    stage = turns.stage_of(floor)
    speaking, hers = stage["speaking"], turns.request_of(floor, seat.me)
    ids = [place.request["me"] for place in turns.in_order(floor)] if hers else []
    has_floor = bool(speaking) and speaking["me"] == seat.me
    words = spoken_words(floor, speaking, turns.now()) if has_floor else None
    return {
        "has_floor": has_floor, "speaking": words, "thanked": stage["thanked"] == seat.me and not hers, "request": hers,
        "before": ids.index(seat.me) if hers else 0, "asked_language": writing.language_name_here(hers["language"]) if hers else "",
        "shown_as": in_words(hers["name"], hers["label"]) if hers else "",
        "ask_url": reverse("live_ask", args=[seat.session.convening.slug, seat.session.slug]),
        "may_chair": seat.may("sessions.chair"),
        "concerned": has_floor or bool(hers) or stage["thanked"] == seat.me,
    }


PART = Part(
    "stage", frozenset({"stage", "queue"}), "sessions/live/_stage.html", _context,
    mine="sessions/live/_stage_mine.html", mine_context=_hers, counts=turns.counted,
)
