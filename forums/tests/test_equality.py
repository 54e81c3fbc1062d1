"""Measures of equality, told together, are no list of who wrote how much: an attacker tries every way to share the posts out."""

import pytest

from forums.record import equality

GROUP, SILENT = 10, 50


def ways(posts, people, most=None):
    """All lists of so many numbers, one or more each, from the largest, that make so many posts."""
    if people == 0:
        return [()] if posts == 0 else []
    highest = min(posts - people + 1, most or posts)
    return [(x, *rest) for x in range(highest, 0, -1) if x * people >= posts for rest in ways(posts - x, people - 1, x)]


def worlds_of(people, posts):
    return [way for way in ways(posts, people) if not equality.dominated(way)]


def betrayed(worlds, told_of):
    """Those of the worlds in which what is told leaves the largest number within a fifth, for everybody or for her who wrote second most."""
    asked = equality.measures(SILENT, GROUP)
    printed = {way: {name: str(measure(way)) for name, measure in asked.items()} for way in worlds}
    found = []
    for way in worlds:
        names = told_of(way)
        fits = [other for other in worlds if all(printed[other][name] == printed[way][name] for name in names)]
        largest = [other[0] for other in fits if way[1] in other]
        if names and max(largest) - min(largest) < 0.2 * way[0]:
            found.append(way)
    return found


@pytest.mark.parametrize(("people", "posts"), [(15, 20), (15, 28), (20, 30)])
def test_nobodys_posts_are_worked_out_from_measures(people, posts):
    worlds = worlds_of(people, posts)
    told = {way: equality.tellable(way, SILENT, GROUP) for way in worlds}
    assert betrayed(worlds, told.get) == []
    assert any("gini" in names for names in told.values()), "what can be told is"
    everything = list(equality.measures(SILENT, GROUP))
    assert len(betrayed(worlds, lambda way: everything)) > len(worlds) / 2, "all of them together would tell"


def test_of_many_posts_all_is_told():
    xs = [1] * 32 + [2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 7, 7, 8, 10, 10, 10, 11, 11, 12, 14, 20]
    assert equality.tellable(xs, 100, GROUP) == ["gini", "median", "curve", "gini_logged_on", "effective"]


@pytest.mark.parametrize("xs", [[], [4], [3, 3], [1] * 20, [1] * 19 + [60]])
def test_where_no_other_way_is_left_nothing_is_told(xs):
    assert equality.tellable(xs, 0, GROUP) == []
