"""What a report tells of exchange and moderation, and of posters after an earlier release. Protecting twice changes nothing."""

from itertools import combinations, pairwise

from evaluation import indicators

from .counts import protect_count
from .increments import telling
from .linear import System
from .overlaps import bounds_or_none, grew_safely, overlap

BUCKETS = ("1h", "6h", "24h", "more")
MEASURES = ("mean_posts", "median_posts", "gini", "gini_logged_on", "effective_contributors", "curve")


def protect_dialogue(raw, rooms, k):
    """How people exchanged, given the protected `rooms`."""
    if raw is None:
        return None
    posts = rooms["posts"]
    replies = None if posts is None else protect_count(raw["replies"], k, of=posts)
    if raw.get("repliers") is not None and 0 < raw["repliers"] < k:
        replies = None
    return {
        "replies": replies,
        "share": indicators.share(replies, posts),
        "questions": raw["questions"],
        "questions_with_3_posters": raw["questions_with_3_posters"],
        "depth": raw.get("depth") if posts else None,
    }


def protect_moderation(raw, rooms, k, earlier=()):
    """Decisions are posts too: those published are known, so decisions and their delays stay only where the posts declined or
    held are none or many. Delays are told in the finest steps in which each is none or many, and so is what came to it since an
    `earlier` report: a step that is left out is part of the next. What is protected already (it has "decisions") is not recoded."""
    if raw is None:
        return None
    others = {name: protect_count(raw[name], k) for name in ("withdrawn", "muted") if raw.get(name) is not None}
    declined, held = protect_count(raw["declined"], k), protect_count(raw["held"], k)
    shown = {"declined": declined, "held": held, **others, "decisions": None, "buckets": dict.fromkeys(BUCKETS)}
    before = [former["moderation"] for former in earlier if former.get("moderation")]
    if any(telling(shown[name], former.get(name), k) for name in ("declined", "held") for former in before):
        return {**shown, "declined": None, "held": None}
    if declined is None or held is None or any(room["posts"] is None for room in rooms["rooms"]):
        return shown
    if "decisions" in raw:
        return {**raw, **others} if all(_grew_safely(raw["buckets"], former, k) for former in before) else shown
    buckets = {name: raw["buckets"].get(name, 0) for name in BUCKETS}
    for steps in _steps():
        told = {names[-1]: sum(buckets[name] for name in names) for names in steps}
        if all(n == 0 or n >= k for n in told.values()) and all(_grew_safely(told, former, k) for former in before):
            return {**shown, "decisions": sum(buckets.values()), "buckets": told}
    return shown


def _steps():
    """Ways of putting neighbouring steps together, the finest first. What took longer than a day stays apart: it is no step but the rest."""
    ends = range(1, len(BUCKETS) - 1)
    for many in (2, 1, 0):
        for cuts in sorted(combinations(ends, many)):
            yield [BUCKETS[start:end] for start, end in pairwise((0, *cuts, len(BUCKETS) - 1, len(BUCKETS)))]


def _grew_safely(told, former, k):
    """Whether what came to each step, or to steps together that both releases know the sum of, is none or many."""
    then = former["buckets"]
    if None in then.values() or None in told.values():
        return True
    ends = [name for name in BUCKETS if name in told and name in then]
    sums = [[sum(part[name] for name in BUCKETS[: BUCKETS.index(end) + 1] if name in part) for end in ends] for part in (told, then)]
    grown = [now - before for now, before in zip(*sums, strict=True)]
    return all(n == 0 or abs(n) >= k for n in [*grown, *(after - before for before, after in pairwise([0, *grown]))])


def withhold_new_posters(report, earlier, k):
    """Withholds in `report`, in place, how many people posted where that and a release before tell of few who came since, or where
    nearly everybody who logged on posted. Returns {path: code}. Measures go with the people or the posts that they are of."""
    rooms, why = report["rooms"], {}
    union = rooms["posters"]
    logged_on, staff = report["platform"]["logged_on"], rooms["posters_staff"]
    if union is not None and logged_on is not None and 0 < logged_on - (union - staff) < k:
        why |= _forget_posters(rooms, "complement")
    for former in earlier:
        if _posters_tell(rooms, former["rooms"], k):
            why |= _forget_posters(rooms, "increment")
    if rooms["posters"] is None or rooms["posts"] is None:
        rooms.update({measure: None for measure in MEASURES if measure in rooms})
    if logged_on is None and "gini_logged_on" in rooms:
        rooms["gini_logged_on"] = None
    return why


def _forget_posters(rooms, code):
    paths = [f"rooms.{room['slug']}.posters" for room in rooms["rooms"] if room["posters"] is not None]
    paths += ["rooms.posters"] if rooms["posters"] is not None else []
    rooms["posters"] = None
    for room in rooms["rooms"]:
        room["posters"] = None
    return dict.fromkeys(paths, code)


def _posters_tell(now, then, k):
    """Whether the difference of any number of posters that both releases give, printed or worked out, is of few people."""
    answers = [_answers(rooms) for rooms in (now, then)]
    return not all(grew_safely(*(one[about] for one in answers), k) for about in answers[0].keys() & answers[1].keys())


def _answers(rooms):
    system = System()
    system.unknown("posters")
    groups = {room["slug"]: {("posters", room["slug"]): 1} for room in rooms["rooms"]}
    asked = overlap(system, "posters", groups, {"posters": 1}) if groups else {}
    told = {("posters", room["slug"]): room["posters"] for room in rooms["rooms"]} | {"posters": rooms["posters"]}
    known = {name: value for name, value in told.items() if value is not None}
    if not known:
        return {}
    system.state({"posters in a role": 1}, rooms["posters_staff"])
    asked |= {name: {name: 1} for name in told} | {"others": {"posters": 1, "posters in a role": -1}}
    return {about: bounds_or_none(system, terms, {name: value for name, value in known.items() if name in system}) for about, terms in asked.items()}

