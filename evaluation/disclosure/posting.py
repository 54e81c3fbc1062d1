"""Posts by room, week and language: parts of the same posts, so that each part that is told narrows the others.

A part may be told where k people other than staff wrote it, or none of them, and the p% rule holds. One that may not keeps an interval
of width k, or of a fifth of its largest contribution where that is more: also to the only one who wrote another part.
"""

from math import ceil

from .linear import System
from .overlaps import bounds_or_none

ALL = ("all",)
DOMINANCE = 0.2


def may_be_told(part, k):
    """Whether the sum of `part` {"posts", "posters", "posters_staff", "dominated_others"} may stand by itself."""
    return not (0 < part["posters"] - part["posters_staff"] < k or part["dominated_others"] or 0 < part["posts"] < k)


def protect_posts(said, k):
    """{part: posts or None} of what the record counted: ALL, ("room", slug), ("week", Monday), ("week", Monday, slug) and
    ("language", code). Told in this order: all; the rooms, together; weeks, languages and weeks by room, each from the largest."""
    parts = _parts(said)
    system = _system(said)
    secret = {name: part for name, part in parts.items() if not may_be_told(part, k)}
    visible = {name: part["posts"] for name, part in parts.items() if part["posters"] == part["posters_staff"]}
    alone = [name for name, part in parts.items() if part["posters"] - part["posters_staff"] == 1]
    hidden = {name: part for name, part in secret.items() if name not in visible}
    told = {}
    for group in _order(parts):
        adding = {name: parts[name]["posts"] for name in group}
        if not secret.keys() & adding.keys() and _stay_hidden(system, {**visible, **told, **adding}, hidden, alone, parts, k):
            told |= adding
    return {name: told.get(name) for name in parts}


def _parts(said):
    parts = {ALL: said} | {("room", room["slug"]): room for room in said["rooms"]}
    for week in said.get("weeks", ()):
        parts[("week", week["starts"])] = week
        parts |= {("week", week["starts"], room["slug"]): room for room in week["rooms"]}
    return parts | {("language", part["language"]): part for part in said.get("languages_of_posts", ())}


def _system(said):
    """Everything is made of weeks in rooms; languages divide the same posts another way."""
    system = System()
    rooms, weeks = [room["slug"] for room in said["rooms"]], [week["starts"] for week in said.get("weeks", ())]
    languages = [part["language"] for part in said.get("languages_of_posts", ())]
    system.state({**{("room", slug): 1 for slug in rooms}, ALL: -1}, 0)
    if weeks:
        system.state({**{("week", week): 1 for week in weeks}, ALL: -1}, 0)
        for week in weeks:
            system.state({**{("week", week, slug): 1 for slug in rooms}, ("week", week): -1}, 0)
        for slug in rooms:
            system.state({**{("week", week, slug): 1 for week in weeks}, ("room", slug): -1}, 0)
    if languages:
        system.state({**{("language", code): 1 for code in languages}, ALL: -1}, 0)
    return system


def _order(parts):
    yield [ALL]
    if rooms := [name for name in parts if name[0] == "room"]:
        yield rooms
    rest = [name for name in parts if name != ALL and name[0] != "room"]
    sides = {("week", 2): 0, ("language", 2): 1, ("week", 3): 2}
    yield from ([name] for name in sorted(rest, key=lambda name: (sides[name[0], len(name)], -parts[name]["posts"], name)))


def _stay_hidden(system, known, hidden, alone, parts, k):
    for name, part in hidden.items():
        width = max(k, ceil(DOMINANCE * max(part.get("largest") or [0])))
        for own in (None, *(other for other in alone if other != name and other not in known)):
            knowing = known if own is None else {**known, own: parts[own]["posts"]}
            low, high = bounds_or_none(system, {name: 1}, knowing)
            if high is not None and high - low < width:
                return False
    return True


# ── After an earlier release ─────────────────────────────────────────────────────────────────────────────────────────


def withhold_new_posts(report, earlier, k):
    """Withholds in `report`, in place, sums of posts whose difference to a release before is told and has not enough behind it.

    What came between has k posts or more, and k people: so many new posters, or the posts since the first week after that release
    might stand by themselves ("since"). Returns {path: code} of what is withheld by it.
    """
    shown = _shown(report)
    if not earlier or shown.get(ALL) is None and not any(shown.values()):
        return {}
    system, told = _system(_as_said(report)), {}
    before = [(_shown(former), _proved(report, former, k)) for former in earlier]
    for group in _order({name: {"posts": value or 0} for name, value in shown.items()}):
        adding = {name: shown[name] for name in group if shown[name] is not None}
        if adding and all(_grew_safely(system, {**told, **adding}, then, proved, k) for then, proved in before):
            told |= adding
    return _take_out(report, {name for name, value in shown.items() if value is not None and name not in told})


def _grew_safely(system, known, then, proved, k):
    for name, value in then.items():
        if value is None or name not in system:
            continue
        low, high = bounds_or_none(system, {name: 1}, known)
        low, high = low - value, None if high is None else high - value
        if high is None or low == high == 0 or high - low >= k:
            continue
        if not (proved and low >= k):
            return False
    return True


def _proved(report, former, k):
    now, then = report["rooms"]["posters"], former["rooms"]["posters"]
    if now is not None and then is not None and now - then >= k:
        return True
    counted = [week["starts"] for week in (former.get("activity") or {}).get("weeks", ())]
    since = [week for week in (report.get("activity") or {}).get("weeks", ()) if counted and week["starts"] > max(counted)]
    return bool(since) and since[0].get("since", False)


def _as_said(report):
    weeks = [week for week in (report.get("activity") or {}).get("weeks", ()) if "rooms" in week]
    return {"rooms": report["rooms"]["rooms"], "weeks": weeks}


def _shown(report):
    shown = {ALL: report["rooms"]["posts"]} | {("room", room["slug"]): room["posts"] for room in report["rooms"]["rooms"]}
    for week in _as_said(report)["weeks"]:
        shown[("week", week["starts"])] = week["posts"]
        shown |= {("week", week["starts"], room["slug"]): room["posts"] for room in week["rooms"]}
    return shown


def _take_out(report, gone):
    paths = {}
    if ALL in gone:
        report["rooms"]["posts"] = None
        paths["rooms.posts"] = "increment"
    for room in report["rooms"]["rooms"]:
        if ("room", room["slug"]) in gone:
            room["posts"] = None
            paths[f"rooms.{room['slug']}.posts"] = "increment"
    for week in _as_said(report)["weeks"]:
        for part, name in ((week, ("week", week["starts"])), *((room, ("week", week["starts"], room["slug"])) for room in week["rooms"])):
            if name in gone:
                part["posts"] = None
                paths[".".join(("activity.weeks", *name[1:], "posts"))] = "increment"
    return paths
