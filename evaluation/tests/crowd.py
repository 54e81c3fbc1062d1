"""A convening played out person by person at two dates, and an attacker who puts together everything that was published of it.

The attacker's reckoning shares nothing with the product's but the solver: every person is one of the ways in which she can have been in the
sessions and on the platform at the first date and at the second (or in the weeks, or in region and kind), and how many there are of each way is
unknown. The product reckons with sums of these only.
"""

import itertools
import random
from collections import Counter

from evaluation.disclosure import Table
from evaluation.disclosure.linear import Contradiction, System
from evaluation.services.rooms import protect_posting

from .sample import as_recorded, sample_raw

SESSIONS = ("opening", "key-topics", "closing")  # the second by invitation, the third after the first date
PLATFORM = "platform"
REGIONS, KINDS = ("r0", "r1", "r2", "none"), ("k0", "k1", "k2")
WEEKS = ("2021-07-05", "2021-07-12", "2021-07-19")


def people(chance):
    """Each person: what she is, and where she was at the first date and at the second."""
    size = chance.choice((8, 15, 30, 60, 120))
    crowded = {name: chance.choice((0.05, 0.15, 0.4, 0.8, 0.95)) for name in (*SESSIONS, PLATFORM)}
    more = chance.choice((0.0, 0.02, 0.08, 0.3))
    found = []
    for number in range(size):
        member = chance.random() < 0.8
        then = {name for name in SESSIONS[:2] if chance.random() < crowded[name]}
        then |= {PLATFORM} if member and chance.random() < crowded[PLATFORM] else set()
        now = set(then)
        if chance.random() < more:
            now |= {chance.choice((*SESSIONS[:2], *([PLATFORM] if member else [])))}
        if chance.random() < crowded["closing"]:
            now |= {"closing"}
        weeks = {0: frozenset(), 1: frozenset()}
        for date, been in ((0, then), (1, now)):
            if PLATFORM in been:
                free = WEEKS[:2] if date == 0 else WEEKS
                weeks[date] = weeks[0] | {week for week in free if chance.random() < 0.5} or frozenset({free[0]})
        found.append({
            "member": member, "told": chance.random() < 0.8, "been": (frozenset(then), frozenset(now)), "weeks": (weeks[0], weeks[1]),
            "region": chance.choice(REGIONS), "kind": chance.choice(KINDS), "number": number,
        })  # fmt: skip
    return found


def raw_of(crowd, date, chance_of_posts=0):
    """Raw figures at one of the two dates."""
    raw, held = sample_raw(), SESSIONS[: 2 + date]
    came = {slug: {one["number"] for one in crowd if slug in one["been"][date]} for slug in held}
    participants = [one for one in crowd if one["been"][date]]
    on = [one for one in participants if PLATFORM in one["been"][date]]
    members = [one for one in crowd if one["member"]]
    doors = {"opening": "public", "key-topics": "invitation", "closing": "invitation"}
    raw["meta"]["sessions"] = [{**one, "door": doors[one["slug"]]} for one in raw["meta"]["sessions"] if one["slug"] in held]
    raw["live"] = {
        "people": len(set().union(*came.values())),
        "sessions": [
            {"slug": slug, "attendances": len(came[slug]), "peak": len(came[slug]) // 2, "median_minutes": 40, "expected": None, "attended": None}
            for slug in held
        ],
    }
    told = [one for one in participants if one["told"]]
    raw["people"] = {
        "invited": len(crowd) + 7, "accepted": len(members) + 7, "registered": len(members), "participants": len(participants),
        "countries": min(3, len(told)), "country_known": len(told), "unmatched": 0, "organisers": 0,
        "participants_without_organisers": len(participants),
    }  # fmt: skip
    known = [one for one in on if one["told"]]
    raw["platform"] = {"logged_on": len(on), "countries": min(3, len(known)), "country_known": len(known)}
    raw["resources"] = {"published": 2, "opened": len(on) // 2}
    weeks = WEEKS[: 2 + date]
    raw["activity"] = {"weeks": [{"starts": week, "log_ons": sum(week in one["weeks"][date] for one in on)} for week in weeks]}
    raw["rooms"] = protect_posting(as_recorded({"wg1": {f"m{one['number']}": 2 for one in on[::2]}, "wg2": {f"m{one['number']}": 1 for one in on[::3]}}), k=10)
    raw["dialogue"] = raw["moderation"] = None
    of, counted = {"of": "people.participants"}, Counter((one["region"], one["kind"]) for one in participants)
    times = Counter(sum(doors[slug] == "invitation" for slug in one["been"][date] if slug != PLATFORM) for one in participants)
    raw["tables"] = [
        Table("by_region", [*REGIONS], ["people"], [[sum(counted[r, c] for c in KINDS)] for r in REGIONS], groups={"rows": {"r1 and r2": ["r1", "r2"]}}, **of),
        Table("by_kind", [*KINDS], ["people"], [[sum(counted[r, c] for r in REGIONS)] for c in KINDS], **of),
        Table("crossed", [*REGIONS], [*KINDS], [[counted[r, c] for c in KINDS] for r in REGIONS], groups={"rows": {"r1 and r2": ["r1", "r2"]}}, **of),
        Table("sessions_per_person", [str(n) for n in range(1, 1 + date + 1)], ["people"], [[times[n]] for n in range(1, 1 + date + 1)]),
    ]
    return raw


def found_in(crowd, reports, k=5, k_posting=10):
    """Groups of people that are small and that the reports (one or two, of the dates in order) give away: [(what, true, low, high)]."""
    return [
        *_in_sessions(crowd, reports, k), *_in_weeks(crowd, reports, k), *_in_tables(crowd, reports, k), *_in_countries(crowd, reports, k_posting),
    ]  # fmt: skip


def _ask(system, groups, k):
    """Which of `groups` {what: (terms, true)} are small and pinned down."""
    for what, (terms, true) in groups.items():
        if 0 < true < k and terms:
            try:
                low, high = system.bounds(terms)
            except Contradiction:
                raise AssertionError("what is published contradicts itself") from None
            if high is not None and high - low < k:
                yield what, true, low, high


def _state(system, ways, test, value):
    if value is not None:
        system.state({way: 1 for way in ways if test(way)} or {"nobody": 1}, value)


def _in_sessions(crowd, reports, k):
    """Ways: (where she was at the first date, where at the second); the second holds the first."""
    sets = (*SESSIONS, PLATFORM)
    every = [frozenset(chosen) for size in range(5) for chosen in itertools.combinations(sets, size)]
    ways = [(then, now) for then in every if "closing" not in then for now in every if then <= now]
    if len(reports) == 1:
        ways = [(then, now) for then, now in ways if then == now]
    system = System()
    for way in ways:
        system.unknown(way)
    system.unknown("nobody", high=0)
    for date, report in enumerate(reports):
        _tell_sessions(system, ways, date, report)
    places = Counter(one["been"] if len(reports) > 1 else (one["been"][0], one["been"][0]) for one in crowd)

    def group(test):
        return {way: 1 for way in ways if test(way)}, sum(places[way] for way in ways if test(way))

    groups = {}
    for date in range(len(reports)):
        for name in sets:
            groups[f"{date} only {name}"] = group(lambda way, d=date, n=name: way[d] == {n})
            groups[f"{date} live, not {name}"] = group(lambda way, d=date, n=name: way[d] - {PLATFORM} and n not in way[d] and n != PLATFORM)
        groups[f"{date} both"] = group(lambda way, d=date: PLATFORM in way[d] and len(way[d]) > 1)
        groups[f"{date} several sessions"] = group(lambda way, d=date: len(way[d] - {PLATFORM}) > 1)
        groups[f"{date} live only"] = group(lambda way, d=date: way[d] and PLATFORM not in way[d])
        groups |= {f"{date} {name}": group(lambda way, d=date, n=name: n in way[d]) for name in sets}
    if len(reports) > 1:
        groups["new"] = group(lambda way: not way[0] and way[1])
        groups["new live"] = group(lambda way: not way[0] - {PLATFORM} and way[1] - {PLATFORM})
        groups |= {f"new in {name}": group(lambda way, n=name: n in way[1] - way[0]) for name in sets}
        groups["came again"] = group(lambda way: way[0] - {PLATFORM} and "closing" in way[1])
    quiet = sum(one["member"] and PLATFORM not in one["been"][len(reports) - 1] for one in crowd)
    groups["quiet"] = ({"quiet": 1} if "quiet" in system else {}, quiet)
    yield from _ask(system, groups, k)


def _tell_sessions(system, ways, date, report):
    for session in report["live"]["sessions"]:
        _state(system, ways, lambda way, s=session: s["slug"] in way[date], session["attendances"])
    if report["live"]["attendances"] is not None:
        held = {session["slug"] for session in report["live"]["sessions"]}
        system.state({way: len(way[date] & held) for way in ways if way[date] & held} or {"nobody": 1}, report["live"]["attendances"])
    _state(system, ways, lambda way: way[date] - {PLATFORM}, report["live"]["people"])
    _state(system, ways, lambda way: PLATFORM in way[date], report["platform"]["logged_on"])
    _state(system, ways, lambda way: bool(way[date]), report["people"]["participants"])
    if report["people"]["registered"] is not None:
        quiet = {"quiet": 1} if date == 1 else {f"quiet {date}": 1}
        on = {way: 1 for way in ways if PLATFORM in way[date]}
        system.state({**on, **quiet}, report["people"]["registered"])
    times = next((table for table in report["tables"] if table["name"] == "sessions_per_person"), None)
    invited = {"key-topics", "closing"}
    for row, line in zip(times["rows"], times["cells"], strict=True) if times else ():
        _state(system, ways, lambda way, n=int(row): len(way[date] & invited) == n, line[0])
    if times:
        _state(system, ways, lambda way: bool(way[date] & invited), times["total"])


def _in_weeks(crowd, reports, k):
    every = [frozenset(chosen) for size in range(4) for chosen in itertools.combinations(WEEKS, size)]
    ways = [(then, now) for then in every if WEEKS[2] not in then for now in every if then <= now]
    if len(reports) == 1:
        ways = [(then, now) for then, now in ways if then == now]
    system = System()
    for way in ways:
        system.unknown(way)
    system.unknown("nobody", high=0)
    for date, report in enumerate(reports):
        for week in report["activity"]["weeks"]:
            _state(system, ways, lambda way, w=week["starts"]: w in way[date], week["log_ons"])
        _state(system, ways, lambda way: bool(way[date]), report["platform"]["logged_on"])
    places = Counter(one["weeks"] if len(reports) > 1 else (one["weeks"][0], one["weeks"][0]) for one in crowd)

    def group(test):
        return {way: 1 for way in ways if test(way)}, sum(places[way] for way in ways if test(way))

    groups = {}
    for date in range(len(reports)):
        for week in WEEKS:
            groups[f"{date} {week}"] = group(lambda way, d=date, w=week: w in way[d])
            groups[f"{date} only {week}"] = group(lambda way, d=date, w=week: way[d] == {w})
            groups[f"{date} not {week}"] = group(lambda way, d=date, w=week: way[d] and w not in way[d])
    if len(reports) > 1:
        groups |= {f"new in {week}": group(lambda way, w=week: w in way[1] - way[0]) for week in WEEKS}
    yield from _ask(system, groups, k)


def _in_tables(crowd, reports, k):
    """Ways: region, kind, and whether she took part by the first date or only by the second."""
    dates = range(len(reports))
    ways = [(region, kind, since) for region in REGIONS for kind in KINDS for since in dates]
    system = System()
    for way in ways:
        system.unknown(way)
    for date, report in enumerate(reports):
        _state(system, ways, lambda way: way[2] <= date, report["people"]["participants"])
        for table in report["tables"]:
            if table["name"] != "sessions_per_person":
                _tell_table(system, ways, date, table)
    places = Counter(
        (one["region"], one["kind"], next(date for date in dates if one["been"][date])) for one in crowd if any(one["been"][date] for date in dates)
    )
    groups = {f"{way}": ({way: 1}, places[way]) for way in ways}
    for region, kind in itertools.product(REGIONS, KINDS):
        both = [way for way in ways if way[:2] == (region, kind)]
        groups[f"{region} {kind}"] = (dict.fromkeys(both, 1), sum(places[way] for way in both))
    for side, labels in ((0, REGIONS), (1, KINDS)):
        for label in labels:
            whole = [way for way in ways if way[side] == label]
            groups[label] = (dict.fromkeys(whole, 1), sum(places[way] for way in whole))
    yield from _ask(system, groups, k)


def _tell_table(system, ways, date, table):
    def inside(rows, columns):
        rows = {inner for row in rows for inner in (("r1", "r2") if row == "r1 and r2" else (row,))}
        return lambda way: way[2] <= date and (way[0] in rows or way[1] in rows or not rows) and (columns == ["people"] or way[1] in columns)

    for row, line, total in zip(table["rows"], table["cells"], table["row_totals"], strict=True):
        _state(system, ways, inside([row], ["people"]), total)
        for column, value in zip(table["columns"], line, strict=True):
            _state(system, ways, inside([row], [column]), value)
    for column, total in zip(table["columns"], table["column_totals"], strict=True):
        _state(system, ways, inside(table["rows"], [column]), total)
    _state(system, ways, inside(table["rows"], ["people"]), table["total"])


def _in_countries(crowd, reports, k):
    """Ways: on the platform or not, told a country or not, by the first date or only by the second."""
    dates = range(len(reports))
    ways = [(on, told, date) for on in (True, False) for told in (True, False) for date in dates]
    places, parts = Counter(), []
    for date, report in enumerate(reports):
        system = System()
        for way in ways:
            system.unknown(way)
        here = [way for way in ways if way[2] == date]
        _state(system, here, lambda way: True, report["people"]["participants"])
        _state(system, here, lambda way: way[0], report["platform"]["logged_on"])
        _state(system, here, lambda way: way[1], report["people"]["country_known"])
        _state(system, here, lambda way: way[0] and way[1], report["platform"]["country_known"])
        places.update((PLATFORM in one["been"][date], one["told"], date) for one in crowd if one["been"][date])
        parts.append((system, {f"country {way}": ({way: 1}, places[way]) for way in here}))
    for system, groups in parts:
        for what, (terms, true) in groups.items():
            (way,) = terms
            whole = {other: 1 for other in ways if other[0] == way[0] and other[2] == way[2]}
            low, high = system.bounds(terms)
            if 0 < true < k and high is not None and high - low < k and (low, high) != (0, system.bounds(whole)[1]):
                yield what, true, low, high


def seeds(number):
    return [random.Random(seed) for seed in range(number)]
