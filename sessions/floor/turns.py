"""Whose turn it is, and in which order the others follow. Reads and reckons; the deeds are in `sessions.services.floor`.

Sections: "stage" (the list open or not, the rules, who speaks and since when), "queue" (who asks), "spoken" (who spoke, how long).
A request is {"id", "me", "name", "label", "language", "topic", "point", "region", "asked"} and, once the chair moved it, "last" or
"behind". `region` stands there only where five or more people who are expected share it; all others count together as "".
"""

from collections import Counter, defaultdict, deque
from dataclasses import dataclass

from convening import clock

RULES = {"first": True, "regions": False}


def stage_of(floor):
    """The section "stage", as it begins where nothing happened yet. `turn` grows with each change of who speaks."""
    stage = floor.section("stage", {})
    for name, first in (("open", True), ("rules", dict(RULES)), ("seconds", 0), ("turn", 0), ("speaking", None), ("heard", {}),
                        ("segment", ""), ("thanked", ""), ("undo", None), ("asked", 0)):
        stage.setdefault(name, first)
    return stage


def queue_of(floor):
    return floor.section("queue", [])


def spoken_of(floor):
    """[{"me", "seconds", "language", "point", "named"}]: each turn that ended. `me` is "" for somebody who is not on this page."""
    return floor.section("spoken", [])


def request_of(floor, me):
    """Her request, or None."""
    return next((one for one in queue_of(floor) if one["me"] == me), None)


def seconds_each(floor):
    """How long each is asked to speak: what the chair set, else what the session says."""
    return stage_of(floor)["seconds"] or floor.session.floor_seconds


def now():
    return int(clock.now().timestamp())


def spent(speaking, at):
    """Seconds that she has spoken; the clock may stand still."""
    return speaking["spent"] + (max(0, at - speaking["since"]) if speaking["running"] else 0)


def counted(floor):
    """What is kept at the end."""
    turns = spoken_of(floor)
    return {
        "requests": stage_of(floor)["asked"], "turns": len(turns), "points_of_order": sum(turn.get("point", False) for turn in turns),
        "speakers": len({turn["me"] for turn in turns} - {""}),
    }


@dataclass(frozen=True)
class Place:
    """A request in its place, and why it stands there: words of "point", "last", "behind", "new", "again", "region", "asked"."""

    request: dict
    reasons: tuple


def in_order(floor):
    """The requests in the order that the rules give, as a list of `Place`.

    Points of order first; then, if the chair wants it, those who have not spoken; then, if the chair wants it, the region least
    heard, each place on the list counting as if it had been heard already; then the order of asking. Whom the chair put at the end
    stands there; whom she let wait stands behind the next one until that one has spoken.
    """
    stage = stage_of(floor)
    rules, heard = stage["rules"], Counter(stage["heard"])
    have_spoken = _have_spoken(floor)

    def weight(one):
        return one.get("last", 0), not one["point"], rules["first"] and _guise(one) in have_spoken

    def weight_now(one):
        return *weight(one), heard[one["region"]] if rules["regions"] and not one["point"] else 0, one["asked"]

    lines = defaultdict(deque)  # of each region; in one line all where regions do not count
    for one in sorted(queue_of(floor), key=lambda one: (weight(one), one["asked"])):
        lines[one["region"] if rules["regions"] else ""].append(one)
    places = []
    while lines:
        region = min(lines, key=lambda region: weight_now(lines[region][0]))
        one = lines[region].popleft()
        if not lines[region]:
            del lines[region]
        less_heard = rules["regions"] and any(heard[other] > heard[region] for other in lines)
        places.append(Place(one, _reasons(one, rules, have_spoken, less_heard)))
        if not one["point"]:
            heard[one["region"]] += 1
    return _let_wait(places)


def next_up(floor):
    """The request that comes next, or None."""
    places = in_order(floor)
    return places[0].request if places else None


def begin(floor, at, *, me="", name="", label=(), language="", point=False, region="", segment="", seconds=0):
    """Somebody has the floor from now on; whoever had it has finished."""
    stage = stage_of(floor)
    if stage["speaking"]:
        end(floor, at)
    stage["turn"] += 1
    if stage["thanked"] == me:
        stage["thanked"] = ""
    stage["speaking"] = {
        "me": me, "name": name, "label": list(label), "language": language, "point": point, "region": region, "segment": segment,
        "seconds": seconds or seconds_each(floor), "since": at, "spent": 0, "running": True,
    }


def end(floor, at):
    """Whoever speaks has finished: how long it was is noted, and nobody has the floor."""
    stage = stage_of(floor)
    speaking = stage["speaking"]
    spoken_of(floor).append({
        "me": speaking["me"], "seconds": spent(speaking, at), "language": speaking["language"], "point": speaking["point"],
        "named": _known_by_name(speaking),
    })
    if not speaking["point"]:
        stage["heard"][speaking["region"]] = stage["heard"].get(speaking["region"], 0) + 1
    stage["turn"] += 1
    stage["thanked"] = speaking["me"]
    stage["speaking"] = stage["undo"] = None


def _have_spoken(floor):
    """Who has spoken, and in which guise. That somebody spoke under her name is no reason to place a request of hers that has none: where
    few have spoken yet, its place would tell who asks."""
    speaking = stage_of(floor)["speaking"]
    found = {(turn["me"], turn.get("named", False)) for turn in spoken_of(floor)}
    return found | {(speaking["me"], _known_by_name(speaking))} if speaking else found


def _known_by_name(speaking):
    return bool(speaking["name"] or speaking["segment"])


def _guise(one):
    return one["me"], bool(one["name"])


def _reasons(one, rules, have_spoken, less_heard):
    if one.get("last"):
        return ("last",)
    if one["point"]:
        return ("point",)
    reasons = []
    if rules["first"]:
        reasons.append("again" if _guise(one) in have_spoken else "new")
    if less_heard:
        reasons.append("region")
    return (*reasons, "asked")


def _let_wait(places):
    """Each whom the chair let wait goes behind whoever was next then."""
    for place in [place for place in places if place.request.get("behind")]:
        others = [other for other in places if other is not place]
        at = next((number for number, other in enumerate(others) if other.request["id"] == place.request["behind"]), None)
        if at is not None and at >= places.index(place):
            others.insert(at + 1, Place(place.request, ("behind",)))
            places = others
    return places
