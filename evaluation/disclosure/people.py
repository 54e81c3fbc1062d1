"""The figures about people of a report: which of them are told, in a fixed order, and why the others are not."""

from dataclasses import replace
from functools import partial

from evaluation import indicators

from .reckoning import Reckoning
from .tables import Protected, protect

# The order of telling: what stands first stays, what stands later is withheld where both together would tell too much. Sessions
# come from the largest, weeks and the table of sessions a person as they stand.
FIRST = (
    "people.registered", "people.accepted", "people.invited", "platform.logged_on", "people.participants",
    "people.participants_without_organisers", "live.attendances",
)  # fmt: skip
LATER = (
    "live.people", "people.countries", "platform.countries", "people.country_known", "platform.country_known", "resources.opened",
)  # fmt: skip
TIMES = "sessions_per_person"
OF_THE_REGISTERED = ("platform.logged_on", "resources.opened")  # of whom it tells something that it was all of them
ANY_TIMES = "1+"  # the total of the table of sessions a person


def protect_people(raw, times, earlier, k, k_posting):
    """(told {name: number or None}, why {name: code}, the Reckoning that is left) for the raw figures of a report. `times` is the table
    of sessions a person as it may be told by itself, or None."""
    given = _given(raw) | _of_times(times)
    shape = _shape(raw["meta"], raw["live"], raw.get("activity"), times, [table for table in raw.get("tables", ()) if table.name == TIMES])
    reckoning = Reckoning(shape, k, k_posting, *_organisers(raw["people"]))
    for report in earlier:
        reckoning.remember(partial(_former, report, k, k_posting), _published(report), given)
    why, groups = {}, []
    for names in _order(given):
        figures = {name: given[name] for name in names if given[name] is not None}
        if any(_is_few(name, value, raw, k, k_posting) for name, value in figures.items()):
            why |= dict.fromkeys(figures, "small")
        elif any(name in OF_THE_REGISTERED and value == given["people.registered"] != 0 for name, value in figures.items()):
            why |= dict.fromkeys(figures, "everybody")
        elif figures:
            groups.append(figures)
    why |= _tell(groups, reckoning)
    why = {name: code for name, code in why.items() if name not in reckoning.told}
    return {name: reckoning.told.get(name) for name in given}, why, reckoning


def _tell(groups, reckoning):
    """Tell the groups in their order, each whole or not at all; {name: code} of what is not told.

    What is told more only ever answers more. So groups are tried together and halved where they answer something: the same are told as
    one by one.
    """
    if not groups:
        return {}
    answered = reckoning.told_unless_answered({name: value for figures in groups for name, value in figures.items()})
    if answered is None:
        return {}
    if len(groups) > 1:
        half = len(groups) // 2
        return _tell(groups[:half], reckoning) | _tell(groups[half:], reckoning)
    (figures,) = groups
    itself = answered.why == "small" and answered.about[1] not in figures
    return dict.fromkeys(figures, "complementary" if itself else answered.why)


def protected_times(raw, earlier, auditor=None):
    """The table of sessions a person after disclosure control of its own, before it is judged beside the sessions; None without one."""
    table = next((table for table in raw.get("tables", ()) if table.name == TIMES), None)
    former = [Protected.from_json(shown) for report in earlier for shown in report["tables"] if shown["name"] == TIMES]
    return None if table is None else protect(table, earlier=former, auditor=auditor)


def times_told(shown, told):
    """That table as it stands beside the sessions: as it was, its total alone, or nothing."""
    names = _of_times(shown)
    if all(told[name] is not None for name in names):
        return shown
    bare = shown.without_total()
    total = told.get(f"times.{ANY_TIMES}")
    return bare if total is None else replace(bare, total=total)


def _is_few(name, value, raw, k, k_posting):
    """Whether a figure is too small by itself. Countries need as many people who declared one; attendances in all are no people."""
    part, figure = name.split(".")[:2]
    if figure in ("countries", "country_known"):
        return 0 < raw[part]["country_known"] < k_posting
    return name != "live.attendances" and 0 < value < k


def _given(raw):
    """{name: number} of every figure about people that was counted."""
    people, live, platform = raw["people"], raw["live"], raw["platform"]
    given = {f"people.{name}": people.get(name) for name in ("registered", "accepted", "invited", "participants", "countries", "country_known")}
    given["people.participants_without_organisers"] = people.get("participants_without_organisers")
    given |= {f"platform.{name}": platform[name] for name in ("logged_on", "countries", "country_known")}
    given |= {f"live.sessions.{session['slug']}": session["attendances"] for session in live["sessions"]}
    given["live.attendances"] = sum(session["attendances"] for session in live["sessions"])
    given["live.people"] = live["people"]
    given["resources.opened"] = (raw.get("resources") or {}).get("opened")
    given |= {f"weeks.{week['starts']}": week["log_ons"] for week in (raw.get("activity") or {}).get("weeks", ())}
    return given


def _of_times(shown):
    """{name: number} of what the table of sessions a person tells."""
    if shown is None:
        return {}
    cells = {label: line[0] for label, line in zip(shown.rows, shown.cells, strict=True) if line[0] is not None}
    return {f"times.{label}": count for label, count in ({**cells, ANY_TIMES: shown.total}).items() if count is not None}


def _shape(meta, live, activity, times, tables=()):
    doors = {session["slug"]: session.get("door") for session in meta.get("sessions", ())}
    labels = [label for table in (*tables, *([times] if times else [])) for label in table.rows]
    return {
        "sessions": {session["slug"]: doors.get(session["slug"]) == "invitation" for session in live["sessions"]},
        "weeks": [week["starts"] for week in (activity or {}).get("weeks", ())],
        "times": list(dict.fromkeys([*labels, ANY_TIMES])) if labels else [],
    }


def _organisers(people):
    """(how many participants are organisers, whether they are among the participants told)."""
    number = people.get("organisers") or 0
    without = people.get("participants_without_organisers")
    return number, not number or without is None or without != people["participants"]


def _order(given):
    """Figures in groups: each group is told whole or not at all."""
    yield from ([name] for name in FIRST)
    sessions = [name for name in given if name.startswith("live.sessions.")]
    yield from ([name] for name in sorted(sessions, key=lambda name: -given[name]))
    yield from ([name] for name in LATER)
    yield [name for name in given if name.startswith("times.")]
    yield [f"times.{ANY_TIMES}"] if f"times.{ANY_TIMES}" in given else []
    yield from ([name] for name in given if name.startswith("weeks."))


def _published(report):
    """{name: number} of what an earlier release told of people."""
    people, live, platform = report["people"], report["live"], report["platform"]
    told = {f"people.{name}": value for name, value in people.items() if isinstance(value, int)}
    told |= {f"platform.{name}": platform[name] for name in ("logged_on", "countries", "country_known")}
    told |= {f"live.sessions.{session['slug']}": session["attendances"] for session in live["sessions"]}
    told |= {"live.attendances": live["attendances"], "live.people": live["people"]}
    told["resources.opened"] = (report.get("resources") or {}).get("opened")
    told |= {f"weeks.{week['starts']}": week["log_ons"] for week in (report.get("activity") or {}).get("weeks", ())}
    return told | _of_times(_former_times(report))


def _former_times(report):
    return next((Protected.from_json(table) for table in report.get("tables", ()) if table["name"] == TIMES), None)


def _former(report, k, k_posting, system, mark):
    """The Reckoning of an earlier release, within a system."""
    shape = _shape(report["meta"], report["live"], report.get("activity"), _former_times(report))
    return Reckoning(shape, k, k_posting, *_organisers(report["people"]), system=system, mark=mark)


def people_part(raw, told, k):
    """The sections "people" and "platform" of the report."""
    people, platform = raw["people"], raw["platform"]
    shown = {
        name: told.get(f"people.{name}")
        for name in ("invited", "accepted", "registered", "participants", "countries", "country_known")
    }
    unmatched = people.get("unmatched", 0)
    shown["unmatched"] = None if 0 < unmatched < k else unmatched
    if "organisers" in people:
        shown["organisers"] = people["organisers"]
        shown["participants_without_organisers"] = told.get("people.participants_without_organisers")
    logged_on = told.get("platform.logged_on")
    return shown, {
        "logged_on": logged_on,
        "share": indicators.share(logged_on, shown["registered"]),
        "countries": told.get("platform.countries"),
        "country_known": told.get("platform.country_known"),
    }


def live_part(raw, told, k):
    """The section "live": of a session everything vanishes with its attendances, and a rate with its parts."""
    return {
        "attendances": told.get("live.attendances"),
        "people": told.get("live.people"),
        "sessions": [_session(session, told.get(f"live.sessions.{session['slug']}"), k) for session in raw["live"]["sessions"]],
    }


def _session(raw, attendances, k):
    seen, attended, expected = bool(attendances), raw.get("attended"), raw.get("expected")
    rated = seen and attended is not None and bool(expected) and _none_or_many(expected - attended, k)
    rated = rated and _none_or_many(attended, k) and _none_or_many(attendances - attended, k) and attended < expected
    shown = {
        "slug": raw["slug"],
        "attendances": attendances,
        "peak": raw["peak"] if attendances is not None and _none_or_many(raw["peak"], k) else None,
        "median_minutes": raw["median_minutes"] if seen else None,
        "rate": indicators.share(attended, expected) if rated else None,
        "expected": expected if rated else None,
    }
    quarters = seen and attendances >= 4 * k  # so that each quarter of the people stands for k of them
    shown |= {name: raw[name] if quarters else None for name in ("q1", "q3") if name in raw}
    if "stay_share" in raw:
        shown["stay_share"] = _stay(raw, attendances, k) if seen else None
    return shown


def _stay(raw, attendances, k):
    """The share who stayed, where those who stayed and those who left are none or many; all of them would be everybody."""
    share = raw["stay_share"]
    if share is None:
        return None
    stayed = raw.get("stayed")
    stayed = round(share * attendances) if stayed is None else stayed
    everybody = round(stayed / share) if share else attendances
    return round(share, 4) if _none_or_many(stayed, k) and everybody - stayed >= k else None


def _none_or_many(count, k):
    return count <= 0 or count >= k
