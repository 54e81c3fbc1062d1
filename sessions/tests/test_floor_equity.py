"""Voice equity tells a chair how groups are heard, and of nobody what she is."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from convening.testing import person_in
from sessions import floor
from sessions.floor import equity, presence, store

from .conftest import chair, seat_of

K = equity.LEAST


def _people(cast, groups):
    """{region: people}: `groups` is {region: how many}."""
    return {
        region: [person_in(cast.convening, "participant", name=f"{region} {n}", region=region, language="ar") for n in range(many)]
        for region, many in groups.items()
    }


def _come(live, people):
    for person in people:
        presence.seen_at(seat_of(person, live))


def _speak(live, *turns):
    with floor.changing(live) as state:
        state.section("spoken", []).extend(
            {"me": seat_of(person, live).me if person else "", "seconds": seconds, "language": "en", "point": False} for person, seconds in turns
        )


def _rows(live, attribute="region"):
    return equity.latest(floor.look(live))["tables"].get(attribute)


def test_a_group_of_five_is_shown_and_smaller_ones_together(live, cast):
    people = _people(cast, {"Africa": 10, "Arab States": 5, "Asia-Pacific": 3, "": 2})
    _come(live, sum(people.values(), []))
    africa, arab = people["Africa"], people["Arab States"]
    _speak(live, *((person, 300) for person in africa[:3]), (arab[0], 60), (people["Asia-Pacific"][0], 40))
    assert _rows(live) == [["Africa", 50, 90], ["Arab States", 30, 10], [equity.OTHERS, 30, 10]]
    assert _rows(live, "language") is None, "all of one language: nothing to compare"


def test_nothing_is_told_before_five_have_spoken_and_nothing_moves_before_five_more(live, cast):
    people = _people(cast, {"Africa": 8, "Arab States": 8})
    africa, arab = people["Africa"], people["Arab States"]
    _come(live, africa + arab)
    seen = []
    for n, person in enumerate([*africa[:4], *arab[:6]]):
        _speak(live, (person, 100))
        seen.append(_rows(live))
    first = [["Africa", 50, 80], ["Arab States", 50, 20]]
    assert seen[:4] == [None] * 4
    assert seen[4:9] == [first] * 5, "each of these five turns alone would have moved it"
    assert seen[9] == [["Africa", 50, 40], ["Arab States", 50, 60]]
    _speak(live, (arab[0], 5000), (arab[0], 5000), (None, 300), (None, 300), (None, 300), (None, 300))
    assert _rows(live) == seen[9], "one who speaks often is one; who is not on the page is nobody"


def test_what_works_there_is_not_counted(live, cast):
    people = _people(cast, {"Africa": 5, "Arab States": 5})
    desk = [person_in(cast.convening, "help_desk", name=f"Desk {n}", region="Asia-Pacific", member=False) for n in range(6)]
    _come(live, [*people["Africa"], *people["Arab States"]])
    for person in desk:
        presence.touch(live, store.key_of(live), seat_of(person, live).mark, staff=True)
    _speak(live, *((person, 100) for person in people["Africa"]), *((person, 100) for person in desk))
    assert _rows(live) == [["Africa", 50, 90], ["Arab States", 50, 10]]


def test_a_convening_may_ask_for_more(live, cast):
    live.convening.threshold_people = 8
    people = _people(cast, {"Africa": 9, "Arab States": 7})
    _come(live, sum(people.values(), []))
    _speak(live, *((person, 100) for person in people["Africa"][:8]))
    assert _rows(live) is None


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 30), max_size=8),
    st.lists(st.integers(0, 5000), min_size=8, max_size=8),
)
@hypothesis_settings(max_examples=15)
def test_no_row_is_of_fewer_than_five_and_none_can_be_found_by_subtraction(groups, times):
    seconds = dict(zip("abcdefgh", times, strict=True))
    seconds = {group: seconds[group] for group in groups}
    rows = equity.protected(Counter(groups), Counter(seconds), K)
    if rows is None:
        return
    shown = [group for group, _came, _time in rows if group != equity.OTHERS]
    hidden = [group for group in groups if group not in shown]
    assert all(groups[group] >= K for group in shown)
    assert (equity.OTHERS in [row[0] for row in rows]) == bool(hidden)
    assert not hidden or sum(groups[group] for group in hidden) >= K
    # whatever is known of whole rows: what is left of everybody is nobody, or five and more
    sizes = [groups[group] for group in shown] + [sum(groups[group] for group in hidden)] * bool(hidden)
    for many in range(len(sizes) + 1):
        for some in combinations(sizes, many):
            assert not 0 < sum(sizes) - sum(some) < K
    assert all(10 <= share <= 90 and share % 10 == 0 for row in rows for share in row[1:])


def test_without_the_fold_the_small_group_would_be_found():
    groups, seconds = Counter(a=10, b=5, c=2), Counter(a=100, b=50, c=10)
    rows = equity.protected(groups, seconds, K)
    assert [row[0] for row in rows] == ["a", equity.OTHERS], "b goes with c: a, b and everybody else would have told of two people"


def test_redis_keeps_it_sealed_and_the_floor_knows_nothing_of_it(live, cast):
    people = _people(cast, {"Africa": 5, "Arab States": 5})
    _come(live, sum(people.values(), []))
    _speak(live, *((person, 100) for person in people["Africa"]))
    assert _rows(live) is not None
    sealed = store.redis_of_floors().get(store.name_of(live.pk, "equity"))
    assert b"Africa" not in sealed
    assert "Africa" not in str(floor.look(live).sections)


def test_the_chair_reads_it_and_nobody_else_learns_that_it_is_there(live, cast, signed_in):
    people = _people(cast, {"Africa": 6, "Arab States": 6})
    _come(live, sum(people.values(), []))
    _speak(live, *((person, 100) for person in people["Africa"]))
    chair(live, cast.other, cast.secretariat)
    fragment = f"/c/gathering/programme/{live.slug}/live/figures/"
    for person, words in ((cast.other, "Estados Árabes"), (cast.secretariat, "Arab States")):
        page = signed_in(person).get(fragment).content.decode()
        assert words in page
        assert [name for name in ("Africa 0", "Salma", "Ines") if name in page] == []
    for person in (cast.participant, cast.evaluator, cast.stranger):
        assert signed_in(person).get(fragment).status_code == 404


def test_the_chair_of_a_session_reads_it_in_few_queries(live, cast, signed_in, django_assert_max_num_queries):
    people = _people(cast, {"Africa": 6, "Arab States": 6})
    _come(live, sum(people.values(), []))
    chair(live, cast.other, cast.secretariat)
    browser = signed_in(cast.other)
    fragment = f"/c/gathering/programme/{live.slug}/live/figures/"
    with django_assert_max_num_queries(12):
        browser.get(fragment)
    _speak(live, *((person, 100) for person in people["Africa"]))
    with django_assert_max_num_queries(12):
        assert "Estados Árabes" in browser.get(fragment).content.decode()
