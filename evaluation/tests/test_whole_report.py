"""Whole reports under attack: everything that is published, of two releases, put together."""

import random

import pytest

from evaluation.disclosure import ALL_POSTS, Table, linked, protect_figures, protect_posts, protect_report, reckoning
from evaluation.tests import crowd
from evaluation.tests.sample import sample_raw


def attack(chance, earlier=True):
    """What the attacker finds of one convening after its first release and after both."""
    played = crowd.people(chance)
    first = protect_figures(crowd.raw_of(played, 0))
    second = protect_figures(crowd.raw_of(played, 1), [first] if earlier else [])
    return [*crowd.found_in(played, [first]), *crowd.found_in(played, [first, second])]


@pytest.mark.parametrize("size", [3, pytest.param(500, marks=pytest.mark.slow)])
def test_nobody_is_found_in_everything_that_is_published(size):
    found = {number: attack(chance) for number, chance in enumerate(crowd.seeds(size))}
    assert {number: groups for number, groups in found.items() if groups} == {}


def test_without_the_rule_of_unions_somebody_is_found(monkeypatch):
    true = reckoning.Reckoning._ask
    monkeypatch.setattr(reckoning.Reckoning, "_ask", lambda self, about, terms, why, *rest, **more: why == "linked" or true(self, about, terms, why, *rest, **more))
    assert attack(random.Random(0))


def test_without_earlier_releases_somebody_is_found():
    assert attack(random.Random(0), earlier=False)


def test_without_the_links_between_tables_a_cell_is_found(monkeypatch):
    """One alone in the second cell of a row of five subtracts herself from the total of that row, which another table prints."""
    raw = sample_raw()
    cells = [[4, 1], [200, 119]]
    raw["tables"] = [
        Table("by_row", ["r0", "r1"], ["people"], [[sum(line)] for line in cells], of="people.participants"),
        Table("crossed", ["r0", "r1"], ["c0", "c1"], cells, of="people.participants"),
    ]
    assert protect_figures(raw)["tables"][0]["row_totals"] == [None, None]
    monkeypatch.setattr(linked._Family, "tells", lambda self, *told: False)
    assert protect_figures(raw)["tables"][0]["row_totals"] == [5, 319]


# ── reference/security.md 161, 162, 164 ──────────────────────────────────────────────────────────────────────────────


def test_161_a_small_cell_takes_a_second_with_it_so_that_subtraction_fails():
    raw = sample_raw()
    raw["live"]["sessions"][3]["attendances"] = 3
    live = protect_figures(raw)["live"]
    shown = [session["attendances"] for session in live["sessions"]]
    assert (live["attendances"], shown) == (374, [167, 46, None, None, 119])
    assert 374 - 167 - 46 - 119 - 3 >= 5  # what the two of them leave to each other


def test_162_two_reports_a_day_apart_do_not_show_the_one_who_came():
    first, raw = protect_figures(sample_raw()), sample_raw()
    raw["platform"]["logged_on"] += 1
    raw["people"]["participants"] += 1
    raw["platform"]["country_known"] += 1
    raw["people"]["country_known"] += 1
    second, decisions = (protection := protect_report(raw, [first])).report, protection.decisions
    told = (second["platform"]["logged_on"], second["people"]["participants"], second["platform"]["country_known"], second["people"]["country_known"])
    assert told == (None, None, None, None)
    assert (second["people"]["registered"], second["live"]["attendances"]) == (307, 405)
    why = {one["what"]: one["why"] for one in decisions}
    assert (why["platform.logged_on"], why["people.participants"]) == ("increment", "increment")
    assert second["disclosure"]["explanations"]["platform.logged_on"] == "people"  # a reader is not told which rule it was
    again = protect_figures(sample_raw(), [first, second])  # and a third, with the first figures, prints them again
    assert (again["platform"]["logged_on"], again["people"]["participants"]) == (138, 324)


@pytest.mark.parametrize(("participants", "counted"), [(324, 324), (318, 318)])
def test_164_organisers_are_counted_or_not_and_both_figures_stand(participants, counted):
    raw = sample_raw()
    raw["people"] |= {"participants": participants, "organisers": 6, "participants_without_organisers": 318}
    raw["tables"] = []
    shown = protect_figures(raw)["people"]
    assert (shown["participants"], shown["organisers"], shown["participants_without_organisers"]) == (counted, 6, 318)


def test_few_beside_the_organisers_hide_both_figures():
    raw = sample_raw()
    raw["live"] |= {"people": 7, "sessions": []}
    raw["platform"] |= {"logged_on": 0, "countries": 0, "country_known": 0}
    raw["people"] |= {"participants": 7, "organisers": 4, "participants_without_organisers": 3, "countries": 0, "country_known": 0}
    raw["tables"] = []
    shown = protect_figures(raw)["people"]
    assert (shown["participants"], shown["participants_without_organisers"]) == (None, None)


def test_sessions_a_person_beside_the_attendances_give_no_hidden_cell_away():
    """Twenty in one session, twelve in the other: 2 in both are told by the sum of attendances, whatever the table hides."""
    raw = sample_raw()
    raw["meta"]["sessions"] = [{**one, "door": "invitation"} for one in raw["meta"]["sessions"][:2]]
    raw["live"]["sessions"] = [{**raw["live"]["sessions"][0], "attendances": 20}, {**raw["live"]["sessions"][1], "attendances": 12, "expected": None}]
    raw["live"]["people"] = 30
    raw["people"] |= {"participants": 150, "countries": 40, "country_known": 130}
    raw["tables"] = [Table("sessions_per_person", ["1", "2"], ["people"], [[28], [2]])]
    shown = protect_figures(raw)
    assert [session["attendances"] for session in shown["live"]["sessions"]] == [20, 12]
    assert (shown["live"]["people"], shown["tables"][0]["cells"], shown["tables"][0]["total"]) == (None, [[None], [None]], None)


# ── What came new ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_quarters_and_the_share_who_stayed_vanish_with_what_stands_behind_them():
    raw = sample_raw()
    for session, stayed in zip(raw["live"]["sessions"], (160, 43, 39, 20, 119), strict=True):
        session |= {"q1": 30, "q3": 80, "stayed": stayed, "stay_share": round(stayed / session["attendances"], 4)}
    raw["live"]["sessions"][2]["attendances"] = 19
    shown = protect_figures(raw)["live"]["sessions"]
    assert [session["q1"] for session in shown] == [30, 30, None, 30, 30]
    assert [session["stay_share"] for session in shown] == [0.9581, None, None, 0.5882, None]  # three left, nobody left


def test_countries_are_named_where_nobody_is_left_over():
    raw = sample_raw()
    raw["people"]["named_places"] = [{"country": "LB", "people": 150}, {"country": "CO", "people": 120}, {"country": "KE", "people": 9}]
    assert protect_figures(raw)["people"]["named_places"] == ["CO", "LB"]
    raw["people"]["country_known"] = 275
    assert protect_figures(raw)["people"]["named_places"] == []  # five from elsewhere


def test_weeks_tell_nobody_who_logged_on_in_one_of_them_only():
    raw = sample_raw()
    raw["activity"] = {"weeks": [{"starts": "2021-07-05", "log_ons": 135}, {"starts": "2021-07-12", "log_ons": 60}]}
    assert [week["log_ons"] for week in protect_figures(raw)["activity"]["weeks"]] == [None, 60]  # three only in the second


def test_posts_of_weeks_rooms_and_languages_are_parts_of_the_same_posts():
    def part(posts, posters, largest=(2, 2)):
        return {"posts": posts, "posters": posters, "posters_staff": 0, "dominated_others": False, "largest": list(largest)}

    said = {
        **part(90, 30), "rooms": [{"slug": "wg1", **part(52, 20)}, {"slug": "wg2", **part(38, 18)}],
        "weeks": [
            {"starts": "2021-07-05", **part(48, 20), "rooms": [{"slug": "wg1", **part(28, 14)}, {"slug": "wg2", **part(20, 12)}]},
            {"starts": "2021-07-12", **part(30, 14), "rooms": [{"slug": "wg1", **part(18, 11)}, {"slug": "wg2", **part(12, 10)}]},
            {"starts": "2021-07-19", **part(12, 6), "rooms": [{"slug": "wg1", **part(6, 4)}, {"slug": "wg2", **part(6, 4)}]},
        ],
        "languages_of_posts": [{"language": "ar", **part(60, 20)}, {"language": "en", **part(25, 12)}, {"language": "es", **part(5, 3)}],
    }  # fmt: skip
    told = protect_posts(said, 10)
    assert (told[ALL_POSTS], told["room", "wg1"], told["room", "wg2"]) == (90, 52, 38)
    assert [told["week", week["starts"]] for week in said["weeks"]] == [48, None, None]  # the third would be what is missing
    assert [told["language", code] for code in ("ar", "en", "es")] == [60, None, None]


def test_between_equals_the_key_decides_and_the_reference_figures_have_none():
    """Beside the small cell stand two of 8, each in a row of its own: either would do."""
    raw = sample_raw()
    raw["tables"] = [Table("t", list("abcd"), list("xy"), [[3, 40], [8, 40], [8, 40], [50, 43]], k=5)]
    shown = [protect_report(raw, tie_key=bytes([key])).report["tables"][0] for key in range(8)]
    assert len({str(table["cells"]) for table in shown}) > 1
    assert {str(table["cells"]).count("None") for table in shown} == {4}
    assert protect_report(sample_raw(), tie_key=b"of the house").report == protect_figures(sample_raw())
