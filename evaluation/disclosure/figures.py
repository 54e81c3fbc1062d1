"""A whole report protected at once, so that its figures do not give one another away.

Raw figures live in memory only. What `protect_figures` takes is said there; what comes out is
`evaluation.rendering.shape.Report`.
"""

from dataclasses import dataclass

from evaluation import indicators

from .counts import UNION, protect_count, protect_unions
from .increments import withhold_increments
from .margins import withstands
from .tables import Protected, Table, protect, sensitive_cells, thresholds


@dataclass(frozen=True)
class Protection:
    """A protected report, and for staff what was decided of each blank: [{"where", "what", "why", "k"}], no true values."""

    report: dict
    decisions: list


def protect_figures(raw, earlier=()):
    """The report alone of `protect_report`."""
    return protect_report(raw, earlier).report


def protect_report(raw, earlier=()):
    """`Protection` of the report made of `raw`, with None for whatever may not be published.

    raw = {"convening", "meta",                       as in the report
           "people": {"invited", "accepted", "registered", "participants", "countries", "country_known", "unmatched"},
           "live": {"people", "sessions": [{"slug", "attendances", "peak", "median_minutes",
                                            "expected", "attended"}]},   the last two None for public sessions
           "platform": {"logged_on", "countries", "country_known"},
           "rooms": as in the report, protected already: nobody but the record of the rooms holds them unprotected
           "survey", "dialogue", "moderation": as in the report, unprotected or protected already; the last two may be missing
           "tables": [Table, …]}                      in the order of the release plan
    `attended` are those of the `expected` with a qualifying attendance. `earlier` are the reports released before, as
    they were frozen: a figure that differs from one of theirs by less than the threshold is withheld.
    """
    meta = raw["meta"]
    k, k_posting = thresholds(meta.get("k"), meta.get("k_posting"))
    live = _live(raw["live"], k)
    people, platform, live["people"] = _people(raw, live["people"], k, k_posting)
    rooms = {**raw["rooms"], "rooms": [dict(room) for room in raw["rooms"]["rooms"]]}
    report = {
        "convening": raw["convening"],
        "meta": {**meta, "k": k, "k_posting": k_posting},
        "people": people,
        "live": live,
        "platform": platform,
        "rooms": rooms,
    }
    withhold_increments(report, earlier, k, k_posting)
    if rooms["posters"] is None or platform["logged_on"] is None:
        rooms["gini_logged_on"] = None
    report["survey"] = _survey(raw.get("survey") or {}, k)
    report["dialogue"] = protect_dialogue(raw.get("dialogue"), rooms, k_posting)
    report["moderation"] = protect_moderation(raw.get("moderation"), rooms, k_posting)
    former = [Protected.from_json(table) for release in earlier for table in release["tables"]]
    report["tables"] = [table.as_json() for table in _tables(raw.get("tables", ()), report, former)]
    withheld = _withheld(report, raw)
    report["disclosure"] = {"k": k, "k_posting": k_posting, "suppressed": len(withheld), "withheld": withheld}
    report["disclosure"]["suppressed"] += sum(
        sum(cell is None for line in table["cells"] for cell in line) for table in report["tables"]
    )
    report["disclosure"]["withheld"] += [f"table.{table['name']}" for table in report["tables"] if table["withheld"]]
    return Protection(report, decisions_of(report))


def decisions_of(report):
    """One entry a blank: where it stands, what it is, why it is one."""
    k = report["disclosure"]["k"]
    tables = [table for table in report["tables"] if table["withheld"]]
    singles = [name for name in report["disclosure"]["withheld"] if not name.startswith("table.")]
    return [{"where": name.rpartition(".")[0], "what": name, "why": "small", "k": k} for name in singles] + [
        {"where": f"table.{table['name']}", "what": f"table.{table['name']}", "why": why, "k": table["k"]}
        for table in tables
        for why in table["reasons"]
    ]


def _live(raw, k):
    sessions = raw["sessions"]
    counts = {session["slug"]: session["attendances"] for session in sessions}
    table = protect(
        Table(
            "attendances_by_session",
            list(counts),
            ["attendances"],
            [[n] for n in counts.values()],
            k=k,
            exclusive=False,
        )
    )
    shown = {slug: line[0] for slug, line in zip(table.rows, table.cells)}
    people = protect_count(raw["people"], k)
    if people is not None and not table.withheld:
        people = protect_unions(counts, people, k, give_up=[{UNION}]).union
    return {
        "attendances": table.total,
        "people": people,
        "sessions": [_session(session, shown[session["slug"]], k) for session in sessions],
    }


def _session(raw, attendances, k):
    """One session. Peak, dwell and rate vanish with its attendances, and the rate with those who stayed away."""
    seen = bool(attendances)
    attended, expected = raw.get("attended"), raw.get("expected")
    rated = seen and attended is not None and expected
    rated = rated and protect_count(attended, k, of=expected) is not None and not 0 < attendances - attended < k
    return {
        "slug": raw["slug"],
        "attendances": attendances,
        "peak": protect_count(raw["peak"], k) if attendances is not None else None,
        "median_minutes": raw["median_minutes"] if seen else None,
        "rate": indicators.share(attended, expected) if rated else None,
        "expected": expected if rated else None,
    }


def _people(raw, live_people, k, k_posting):
    """(people, platform, live people): the union of those who came and those who logged on gives no overlap away."""
    counts, logged_on = raw["people"], raw["platform"]["logged_on"]
    registered = protect_count(counts["registered"], k)
    shown_log_on = protect_count(logged_on, k, of=counts["registered"] if registered is not None else None)
    participants = protect_count(counts["participants"], k)
    parts = {}
    if live_people is not None:
        parts["live"] = live_people
    if shown_log_on is not None:
        parts["platform"] = shown_log_on
    if participants is not None and parts:
        both = protect_unions(parts, participants, k, give_up=[{"live"}, {UNION}])
        live_people, participants = both.parts.get("live"), both.union
    people = {
        "invited": protect_count(counts["invited"], k),
        "accepted": protect_count(counts["accepted"], k),
        "registered": registered,
        "participants": participants,
        **_countries(counts, counts["participants"], participants, k_posting),
        "unmatched": protect_count(counts.get("unmatched", 0), k),
    }
    platform = {
        "logged_on": shown_log_on,
        "share": indicators.share(shown_log_on, registered),
        **_countries(raw["platform"], logged_on, shown_log_on, k_posting),
    }
    return people, platform, live_people


def _countries(raw, whole, shown_whole, k):
    """How many countries, where enough people declared one; how many declared one, where the silent are not few."""
    known = protect_count(raw["country_known"], k)
    if known is None:
        return {"countries": None, "country_known": None}
    silent = whole - known
    return {"countries": raw["countries"], "country_known": None if shown_whole is None or 0 < silent < k else known}


def _survey(raw, k):
    eligible = protect_count(raw.get("eligible") or 0, k)
    completed = protect_count(raw.get("completed") or 0, k, of=eligible or None)
    return {"eligible": eligible, "completed": completed, "items": raw.get("items", []) if completed else []}


def protect_dialogue(raw, rooms, k):
    """How people exchanged, given the protected `rooms`. Protecting what is protected already changes nothing."""
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


BUCKETS = ("1h", "6h", "24h", "more")


def protect_moderation(raw, rooms, k):
    """Decisions are posts too: those published are known, so decisions and their delays stay only where the posts
    declined or held are none or many. Delays are told in two steps where four would be too fine. What is protected already
    (it has "decisions") is not recoded again."""
    if raw is None:
        return None
    declined, held = protect_count(raw["declined"], k), protect_count(raw["held"], k)
    shown = {"declined": declined, "held": held, "decisions": None, "buckets": dict.fromkeys(BUCKETS)}
    if declined is None or held is None or any(room["posts"] is None for room in rooms["rooms"]):
        return shown
    if "decisions" in raw:
        return {**raw}
    table = protect(
        Table(
            "decisions",
            list(BUCKETS),
            ["decisions"],
            [[raw["buckets"].get(name, 0)] for name in BUCKETS],
            k=k,
            exclusive=False,
            groups={"rows": {"24h": ["1h", "6h", "24h"]}},
        )
    )
    return {
        **shown,
        "decisions": table.total,
        "buckets": {name: line[0] for name, line in zip(table.rows, table.cells)},
    }


def _tables(tables, report, earlier):
    """The tables of the release plan. One whose total is a withheld figure is withheld, and so is one that would
    tell the margins of another that had to be withheld, so that its sensitive cells could be found."""
    shown = [protect(table, earlier=earlier) for table in tables]
    told = {place: set() for place, protected in enumerate(shown) if protected.withheld}
    for place, table in enumerate(tables):
        whole_withheld = table.of and _figure(report, table.of) is None
        if whole_withheld or (place not in told and _tells(table, tables, told)):
            shown[place] = shown[place].without_total()
    return shown


def _tells(table, tables, told):
    """Whether publishing `table`, recoded or not, gives the sensitive cells of a withheld one away by its margins.
    What it gives of each is added to `told`, where it may be published."""
    gives = {}
    for place in told:
        withheld = tables[place]
        if withheld.of != table.of:
            continue
        labels = [sorted(side) for side in (table.rows, table.columns) if len(side) > 1]
        sides = {"rows"} if sorted(withheld.rows) in labels else set()
        sides |= {"columns"} if sorted(withheld.columns) in labels else set()
        gives[place] = sides
        known = told[place] | sides
        if sides and not withstands(withheld, known, sensitive_cells(withheld, withheld.k)[0], withheld.k):
            return True
    for place, sides in gives.items():
        told[place] |= sides
    return False


def _figure(report, path):
    part, name = path.split(".")
    return report[part][name]


def _withheld(report, raw):
    """Names of single figures that were collected and are not published."""
    names = []
    for part in ("people", "live", "platform"):
        names += [f"{part}.{name}" for name, value in report[part].items() if value is None and name != "share"]
    if report["platform"]["share"] is None and raw["people"]["registered"]:
        names.append("platform.share")
    for session, given in zip(report["live"]["sessions"], raw["live"]["sessions"]):
        for name in ("attendances", "peak", "median_minutes", "rate"):
            source = given.get("attended") if name == "rate" else given.get(name)
            if session[name] is None and source is not None:
                names.append(f"live.sessions.{session['slug']}.{name}")
    for name in ("posters", "posts"):
        if report["rooms"][name] is None:
            names.append(f"rooms.{name}")
        for room in report["rooms"]["rooms"]:
            if room[name] is None:
                names.append(f"rooms.{room['slug']}.{name}")
    for part, keys in (("dialogue", ["replies"]), ("moderation", ["declined", "held", "decisions"])):
        names += [f"{part}.{key}" for key in keys if report[part] is not None and report[part][key] is None]
    return names
