"""What the chair sees of the list: each request in its place with the reasons, never with more of the person than she chose."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from convening import writing
from participants.models import Region

from . import stage, turns
from .seats import in_words

REASONS = {
    "point": gettext_lazy("a point of order goes first"),
    "last": gettext_lazy("you put this request at the end"),
    "behind": gettext_lazy("you let the next one go first"),
    "new": gettext_lazy("has not spoken yet"),
    "again": gettext_lazy("has spoken already"),
    "region": gettext_lazy("from a region less heard so far"),
    "asked": gettext_lazy("in the order of asking"),
}
STALE = gettext_lazy("The page had grown old meanwhile. Look at it now, and choose again.")
MINUTES = (1, 2, 3, 5, 10, 15)


@dataclass(frozen=True)
class Shown:
    """One request as the chair sees it."""

    id: str
    number: int
    who: str
    language: str
    topic: str
    point: bool
    region: str
    reasons: tuple
    moved: bool


def in_words_of(place, number, rules):
    """The region stands there only while regions take turns: nobody needs to know it for anything else."""
    one = place.request
    return Shown(
        one["id"], number, in_words(one["name"], one["label"]), writing.language_name_here(one["language"]), one["topic"], one["point"],
        str(Region(one["region"]).label) if rules["regions"] and one["region"] in Region.values else "",
        tuple(REASONS[reason] for reason in place.reasons), bool(one.get("last") or one.get("behind")),
    )


def place_of(floor, request_id):
    """This request as the chair sees it; None where it is not on the list."""
    rules = turns.stage_of(floor)["rules"]
    return next((in_words_of(place, number, rules) for number, place in enumerate(turns.in_order(floor), 1)
                 if place.request["id"] == request_id), None)


def shown(floor):
    """Everything that changes on the chair's page."""
    section, at = turns.stage_of(floor), turns.now()
    segment, following = stage.segments_now(floor)
    minutes = turns.seconds_each(floor) / 60
    return {
        "places": [in_words_of(place, number, section["rules"]) for number, place in enumerate(turns.in_order(floor), 1)],
        "speaking": stage.spoken_words(floor, section["speaking"], at), "may_undo": section["undo"] is not None,
        "turn": section["turn"], "open": section["open"], "rules": section["rules"], "client_key": uuid.uuid4(),
        "segments": stage.segments_of(floor.session), "segment": segment, "following": following,
        "choices": [(value, value == minutes) for value in MINUTES], "minutes": minutes,
        "spoken": len(turns.spoken_of(floor)),
    }
