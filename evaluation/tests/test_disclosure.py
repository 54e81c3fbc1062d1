import random

from hypothesis import given, settings, strategies as st

from evaluation.disclosure import Table, protect_count, protect_figures, protect_unions
from evaluation.services.rooms import protect_posting
from evaluation.tests.sample import as_recorded, sample_raw, sample_report


# ---- single figures and unions


def test_a_small_count_is_withheld_and_none_is_said():
    assert [protect_count(n, 5) for n in (0, 1, 4, 5, 90)] == [0, None, None, 5, 90]


def test_a_count_is_withheld_with_its_complement():
    assert [protect_count(n, 5, of=20) for n in (0, 4, 5, 15, 16, 20)] == [0, None, 5, 15, None, None]


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.sampled_from([5, 10]))
def test_two_groups_and_their_union_give_no_small_part_away(only_a, only_b, both, k):
    """Published together, two sizes and the union are the three parts. Published apart, none of them."""
    a, b, union = only_a + both, only_b + both, only_a + only_b + both
    shown = protect_unions({"a": a, "b": b}, union, k)
    assert [size for size in (*shown.parts.values(), shown.union) if size is not None and 0 < size < k] == []
    if shown.union is not None and None not in shown.parts.values():
        assert [part for part in (only_a, only_b, both) if 0 < part < k] == []
    else:
        assert {*shown.parts.values()} == {None}  # the parts go together
    if all(part == 0 or part >= k for part in (only_a, only_b, both)):
        assert (shown.parts, shown.union) == ({"a": a, "b": b}, union)


def test_staff_whom_everybody_can_count_are_subtracted_before_judging():
    sizes = {"a": 25, "b": 25}
    assert protect_unions(sizes, 37, 10).withheld is False  # 12, 12 and 13 in both
    known = protect_unions(sizes, 37, 10, known={"a": 3, "b": 0}, known_union=3)
    assert (known.parts, known.union) == ({"a": None, "b": None}, 37)  # 9 of those in a alone are not staff
    assert known.reasons == ("remainder",)


def test_many_groups_are_judged_by_what_their_sizes_bound():
    assert protect_unions({"a": 30, "b": 40, "c": 50}, 70, 5).withheld is False
    assert protect_unions({"a": 30, "b": 20, "c": 6}, 53, 5).reasons == ("alone", "overlap")  # c alone: 3 to 6
    assert protect_unions({"a": 20, "b": 20, "c": 20}, 57, 5).reasons == ("overlap",)  # three are in two groups
    assert protect_unions({"a": 20, "b": 20, "c": 20}, 60, 5).withheld is False


def test_the_union_is_given_up_before_the_parts_where_that_is_wished():
    shown = protect_unions({"a": 30, "b": 20}, 32, 5, give_up=[{"union"}])
    assert (shown.parts, shown.union) == ({"a": 30, "b": 20}, None)


# ---- the whole report

NOT_OF_PEOPLE = {  # what is printed although it is small: counts of process and of things, minutes, measures
    "median_minutes",
    "minutes",
    "countries",
    "questions",
    "questions_with_3_posters",
    "depth",
    "posters_staff",
    "mean_posts",
    "median_posts",
    "gini",
    "gini_logged_on",
    "effective_contributors",
    "rate",
    "share",
    "k",
    "k_posting",
    "suppressed",
    "veils_lifted",
}
SMALL_OR_NOT = st.one_of(st.integers(0, 15), st.integers(0, 400))


def small_figures(value, k, key=""):
    """Paths of published counts in 1 … k − 1."""
    if isinstance(value, dict):
        parts = [(name, entry) for name, entry in value.items() if name not in ("meta", "auditor")]  # these count no people
        return [f"{key}.{found}" for name, entry in parts for found in small_figures(entry, k, name)]
    if isinstance(value, list):
        return [f"{key}.{found}" for entry in value for found in small_figures(entry, k, key)]
    if key not in NOT_OF_PEOPLE and type(value) is int and 0 < value < k:
        return [f"{key}={value}"]
    return []


def random_raw(chance):
    """A small convening played out person by person, so that every figure agrees with every other."""
    raw = sample_raw()
    registered = [f"p{i}" for i in range(chance.choice([6, 12, 30, 80]))]
    guests = [f"g{i}" for i in range(chance.choice([0, 3, 20]))]
    came = {}
    for session in raw["live"]["sessions"]:
        public = session["expected"] is None
        pool = registered + (guests if public else [])
        came[session["slug"]] = set(chance.sample(pool, chance.randint(0, len(pool))))
        session.update(attendances=len(came[session["slug"]]), peak=chance.randint(0, len(came[session["slug"]])))
        if not public:
            session.update(expected=len(registered), attended=len(came[session["slug"]]))
    raw["live"]["people"] = len(set().union(*came.values()))
    logged_on = set(chance.sample(registered, chance.randint(0, len(registered))))
    participants = logged_on.union(*came.values())
    declared = [person for person in participants if chance.random() < 0.8]
    raw["people"] = {
        "invited": len(registered) + 2,
        "accepted": len(registered),
        "registered": len(registered),
        "participants": len(participants),
        "countries": min(len(declared), 7),
        "country_known": len(declared),
        "unmatched": chance.randint(0, 6),
    }
    known = [person for person in declared if person in logged_on]
    raw["platform"] = {"logged_on": len(logged_on), "countries": min(len(known), 5), "country_known": len(known)}
    posts = {
        room: {person: chance.randint(1, 6) for person in logged_on if chance.random() < 0.4} | staff
        for room, staff in (("wg1", {"s0": 2}), ("wg2", {"s0": 1, "s1": 1}))
    }
    raw["rooms"] = protect_posting(as_recorded(posts), k=10)
    raw["dialogue"]["replies"] = sum(sum(of_room.values()) for of_room in posts.values()) // 3
    raw["moderation"] = {
        "declined": chance.randint(0, 14),
        "held": 0,
        "buckets": {name: chance.randint(0, 20) for name in ("1h", "6h", "24h", "more")},
    }
    kinds = [chance.choice("abc") for person in participants]
    raw["tables"] = [
        Table("kinds", ["a", "b", "c"], ["people"], [[kinds.count(kind)] for kind in "abc"], of="people.participants")
    ]
    return raw


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9))
def test_no_report_holds_a_small_count_or_lets_one_be_subtracted(seed):
    report = protect_figures(random_raw(random.Random(seed)))
    k = report["meta"]["k"]
    assert small_figures(report, k) == []
    assert (
        small_figures({"rooms": {**report["rooms"]}, "platform": {"known": report["platform"]["country_known"]}}, 10)
        == []
    )
    live, platform = report["live"], report["platform"]
    shown = (report["people"]["participants"], live["people"], platform["logged_on"])
    if None not in shown:
        union, attended, logged_on = shown
        assert [n for n in (attended + logged_on - union, union - attended, union - logged_on) if 0 < n < k] == []
    if report["people"]["participants"] is None:
        assert [table["total"] for table in report["tables"]] == [None]
    if None not in (report["people"]["registered"], platform["logged_on"]) and platform["logged_on"]:
        assert report["people"]["registered"] - platform["logged_on"] >= k
    attendances = [session["attendances"] for session in live["sessions"]]
    assert attendances.count(None) != 1 or live["attendances"] is None  # one alone could be subtracted from the sum
    for session in live["sessions"]:
        if session["rate"] is not None:
            absent = session["expected"] - round(session["rate"] * session["expected"])
            assert absent >= k


def test_the_reference_figures_are_all_published_but_posters_by_room():
    report = sample_report()
    assert report["people"]["participants"] == 324
    assert report["people"]["countries"] == 70
    assert report["people"]["registered"] == 307
    assert report["platform"] == {"logged_on": 138, "share": 0.4495, "countries": 43, "country_known": 117}
    assert [session["attendances"] for session in report["live"]["sessions"]] == [167, 46, 39, 34, 119]
    assert report["live"]["attendances"] == 405
    rooms = report["rooms"]
    assert (rooms["posters"], rooms["posters_staff"], rooms["posts"]) == (28, 5, 90)
    assert rooms["rooms"] == [
        {"slug": "wg1", "posts": 52, "posters": None},
        {"slug": "wg2", "posts": 38, "posters": None},
    ]
    assert report["disclosure"]["withheld"] == [
        "rooms.wg1.posters",
        "rooms.wg2.posters",
    ]
    assert report["disclosure"]["explanations"] == {
        "rooms.wg1.posters": "overlap", "rooms.wg2.posters": "overlap", "table.participants_by_role": "table",
    }  # fmt: skip
    assert report["disclosure"]["auditor"] == {"cells": 3, "narrowest": None, "stacked_on": 0}
    roles = report["tables"][2]
    assert (roles["cells"], roles["total"]) == ([[18], [None], [303]], None)


def test_a_room_of_few_is_silent_about_its_posts():
    rooms = protect_posting(as_recorded({"a": {"m0": 4, "m1": 3, "m2": 1, "s0": 6}}), k=10)
    assert (rooms["posters"], rooms["posts"], rooms["posters_staff"]) == (None, None, 1)
    assert rooms["rooms"] == [{"slug": "a", "posts": None, "posters": None}]
    assert rooms["mean_posts"] is None


def test_decisions_are_withheld_with_the_posts_declined():
    raw = sample_raw()
    raw["moderation"]["declined"] = 3
    shown = protect_figures(raw)["moderation"]
    assert shown == {
        "declined": None,
        "held": 0,
        "decisions": None,
        "buckets": dict.fromkeys(("1h", "6h", "24h", "more")),
    }
    raw["moderation"].update(declined=0, buckets={"1h": 60, "6h": 27, "24h": 3, "more": 0})
    assert protect_figures(raw)["moderation"]["buckets"] == {"1h": 60, "24h": 30, "more": 0}
    raw["moderation"]["buckets"] = {"1h": 60, "6h": 3, "24h": 27, "more": 0}
    assert protect_figures(raw)["moderation"]["buckets"] == {"1h": 60, "24h": 30, "more": 0}
    raw["moderation"]["buckets"] = {"1h": 3, "6h": 60, "24h": 27, "more": 12}
    assert protect_figures(raw)["moderation"]["buckets"] == {"6h": 63, "24h": 27, "more": 12}
    raw["moderation"]["buckets"] = {"1h": 60, "6h": 27, "24h": 12, "more": 3}
    assert protect_figures(raw)["moderation"]["buckets"] == dict.fromkeys(("1h", "6h", "24h", "more"))


def test_what_came_to_a_step_of_moderation_since_a_release_is_none_or_many():
    raw = sample_raw()
    raw["moderation"]["buckets"] = {"1h": 60, "6h": 27, "24h": 3, "more": 0}
    first = protect_figures(raw)
    raw["moderation"]["buckets"] = {"1h": 60, "6h": 27, "24h": 12, "more": 0}
    assert protect_figures(raw)["moderation"]["buckets"] == {"1h": 60, "6h": 27, "24h": 12, "more": 0}
    assert set(protect_figures(raw, [first])["moderation"]["buckets"].values()) == {None}  # nine came to 6h and 24h together
    raw["moderation"]["buckets"] = {"1h": 60, "6h": 27, "24h": 13, "more": 0}
    assert protect_figures(raw, [first])["moderation"]["buckets"] == {"1h": 60, "6h": 27, "24h": 13, "more": 0}


def test_tables_of_one_side_stand_beside_a_withheld_crossing_where_they_give_nothing_away():
    raw = sample_raw()
    raw["tables"] = crossing([[80, 40, 4], [40, 40, 20], [40, 40, 20]])
    crossed, *sides = protect_figures(raw)["tables"]
    assert [table["cells"] for table in sides] == [[[124], [100], [100]], [[160], [120], [44]]]
    assert sum(cell is None for line in crossed["cells"] for cell in line) >= 2 and crossed["cells"][0][2] is None


def test_a_table_that_would_tell_a_cell_of_a_withheld_crossing_is_withheld_too():
    """One alone in the second cell of a row of two subtracts herself and has the first."""
    raw = sample_raw()
    raw["tables"] = crossing([[4, 1], [200, 119]])
    assert [table["withheld"] for table in protect_figures(raw)["tables"]] == [True, True, False]


def crossing(cells):
    """A crossed table and the two of its sides, over the participants."""
    rows, columns, of = (
        [f"r{i}" for i in range(len(cells))],
        [f"c{j}" for j in range(len(cells[0]))],
        "people.participants",
    )
    crossed = Table("crossed", rows, columns, cells, of=of)
    return [
        crossed,
        Table("by_row", rows, ["people"], [[total] for total in crossed.row_totals()], of=of),
        Table("by_column", columns, ["people"], [[total] for total in crossed.column_totals()], of=of),
    ]


def test_a_later_release_of_the_same_figures_is_published_as_the_first():
    first = sample_report()
    again = protect_figures(sample_raw(), earlier=[first])
    assert {key: again[key] for key in again if key not in ("tables", "disclosure")} == {
        key: first[key] for key in first if key not in ("tables", "disclosure")
    }
    assert again["disclosure"] == first["disclosure"] | {"auditor": {**first["disclosure"]["auditor"], "stacked_on": 1}}


def test_two_releases_do_not_show_the_two_who_came_in_between():
    first, raw = sample_report(), sample_raw()
    raw["people"]["participants"] += 2
    raw["live"]["sessions"][1]["attendances"] += 2
    later = protect_figures(raw, earlier=[first])
    assert later["people"]["participants"] is None
    assert later["people"]["registered"] == 307
    assert later["live"]["attendances"] is None
    assert [session["attendances"] for session in later["live"]["sessions"]] == [167, None, 39, 34, 119]
    by_kind = next(table for table in later["tables"] if table["name"] == "participants_by_kind")
    assert (by_kind["withheld"], by_kind["total"]) == (True, None)
    assert {"people.participants", "live.attendances"} <= {*later["disclosure"]["withheld"]}


def test_an_increment_of_many_is_published():
    first, raw = sample_report(), sample_raw()
    raw["platform"]["logged_on"] += 20
    raw["people"]["participants"] += 20
    raw["tables"] = []
    later = protect_figures(raw, earlier=[first])
    assert (later["platform"]["logged_on"], later["people"]["participants"]) == (158, 344)


def test_a_few_more_posts_take_the_rooms_and_their_measures_with_them():
    first, raw = sample_report(), sample_raw()
    raw["rooms"]["posts"], raw["rooms"]["rooms"][0]["posts"] = 93, 55
    rooms = protect_figures(raw, earlier=[first])["rooms"]
    assert (rooms["posts"], rooms["mean_posts"], rooms["gini"]) == (None, None, None)
    assert [room["posts"] for room in rooms["rooms"]] == [None, None]
    assert rooms["posters"] == 28


def test_a_convening_without_rooms_and_sessions_is_released_twice():
    raw = sample_raw()
    raw["rooms"] = protect_posting(as_recorded({}), k=10)
    raw["live"] = {"people": 0, "sessions": []}
    raw["people"] |= {"participants": 138, "countries": 43, "country_known": 117}
    raw["tables"] = []
    first = protect_figures(raw)
    again = protect_figures(raw, [first])
    assert (again["rooms"]["posters"], again["platform"]["logged_on"], again["people"]["participants"]) == (0, 138, 138)


def test_that_all_who_are_registered_logged_on_tells_something_of_everybody():
    raw = sample_raw()
    raw["people"]["registered"] = 138
    shown = protect_figures(raw)
    assert (shown["people"]["registered"], shown["platform"]["logged_on"], shown["platform"]["share"]) == (138, None, None)
