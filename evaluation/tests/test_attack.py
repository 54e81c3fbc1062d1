"""Every table that is published stands against an attacker who knows nothing of the auditor's code."""

import itertools
import random

import pytest
from hypothesis import given, settings, strategies as st

from evaluation.disclosure import Table, protect
from evaluation.disclosure.auditor import LinearAuditor
from evaluation.tests.attacker import Attacker, Release
from evaluation.tests.test_auditor import NoComplementary, NoIncrements, NoInsiders, NoStacking, NoZero

CELLS = st.one_of(st.integers(0, 12), st.integers(0, 200))


@st.composite
def tables(draw, **rest):
    n, m = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    cells = draw(st.lists(st.lists(CELLS, min_size=m, max_size=m), min_size=n, max_size=n))
    return Table("t", [f"r{i}" for i in range(n)], [f"c{j}" for j in range(m)], cells, **rest)


def numbers(shown):
    return [*itertools.chain(*shown.cells), *shown.row_totals, *shown.column_totals, shown.total]


# ---- what holds for any table


@settings(max_examples=15, deadline=None)
@given(tables(), st.integers(5, 12))
def test_no_published_count_is_small_and_every_number_is_true_or_withheld(table, k):
    shown = protect(table, k)
    assert [number for number in numbers(shown) if number is not None and 0 < number < k] == []
    for published, true in zip(shown.row_totals + shown.column_totals, table.row_totals() + table.column_totals()):
        assert published in (None, true)
    assert shown.total in (None, table.total())
    for line, true in zip(shown.cells, table.cells):
        assert all(cell in (None, x) for cell, x in zip(line, true))


@settings(max_examples=15, deadline=None)
@given(tables(), st.integers(5, 12))
def test_every_sensitive_number_keeps_a_width_of_k_to_anybody_inside_or_out(table, k):
    shown = protect(table, k)
    assert Attacker(Release(table, shown)).leaks(k) == []
    assert shown.withheld or shown.suppressed * 2 <= len(table.rows) * len(table.columns)
    assert shown.narrowest is None or shown.narrowest >= k


@settings(max_examples=6, deadline=None)
@given(tables(), st.data())
def test_and_keeps_it_with_all_earlier_releases_stacked(table, data):
    """Three releases of one table; between them people come, and now and then somebody leaves."""
    releases = []
    for _release in range(3):
        shown = protect(table, 5, earlier=[release.shown for release in releases])
        releases.append(Release(table, shown))
        came = st.sampled_from([0, 0, 0, 1, 2, 5, 9, 30])
        cells = [[x + data.draw(came) for x in line] for line in table.cells]
        table = Table("t", table.rows, table.columns, cells)
    assert Attacker(*releases).leaks(5) == []


# ---- random data sets, two releases, recoding allowed in some


def data_set(seed):
    """Two truths about one table: the people of an interim report and of the final one."""
    chance = random.Random(seed)
    rows = [f"r{i}" for i in range(chance.randint(2, 5))]
    columns = [f"c{j}" for j in range(chance.randint(1, 4))]
    groups = {}
    if seed % 3 == 0:
        groups["rows"] = {"some rows": rows[:2]}
    if seed % 3 == 0 and len(columns) > 2:
        groups["columns"] = {"some columns": columns[-2:]}
    mean = chance.choice([4, 12, 40])
    first = [[int(chance.expovariate(1 / mean)) for _column in columns] for _row in rows]
    coming = chance.choice([0.1, 0.6, 1])
    steps = (0, 0, 1, 2, 6, 12, 30)
    second = [[x + (chance.choice(steps) if chance.random() < coming else 0) for x in line] for line in first]
    return [Table("t", rows, columns, cells, groups=groups) for cells in (first, second)]


def released(tables, auditor=None):
    releases = []
    for table in tables:
        shown = protect(table, 5, earlier=[release.shown for release in releases], auditor=auditor)
        releases.append(Release(table, shown))
    return releases


def attack(seeds):
    """(what leaks, how many of the second releases say something) over the data sets of `seeds`."""
    leaks, told = {}, 0
    for seed in seeds:
        releases = released(data_set(seed))
        told += not releases[1].shown.withheld
        found = Attacker(*releases).leaks(5)
        if found:
            leaks[seed] = found
    return leaks, told


def test_nothing_leaks_from_25_random_data_sets_of_two_releases():
    leaks, told = attack(range(25))
    assert leaks == {}
    assert told > 10  # it is no art to be silent


@pytest.mark.slow
def test_nothing_leaks_from_500_random_data_sets_of_two_releases():
    leaks, told = attack(range(1000, 1500))
    assert leaks == {}
    assert told > 250


@pytest.mark.parametrize("weaker", [NoComplementary, NoInsiders, NoStacking, NoIncrements, NoZero])
def test_the_same_data_sets_find_each_weakened_auditor_out(weaker):
    """Every part of the auditor is needed by some of the data sets, so that losing one would be noticed."""
    assert any(Attacker(*released(data_set(seed), weaker())).leaks(5) for seed in range(25))


# ---- sums of posts, to those who wrote them


def sums_of(seed):
    """A table of posts, and the parts that people have in each cell."""
    chance = random.Random(seed)
    rows, columns = [f"r{i}" for i in range(chance.randint(1, 4))], [f"c{j}" for j in range(chance.randint(1, 3))]
    parts = {}
    for place in itertools.product(rows, columns):
        people = chance.choice([0, 1, 2, 9, 12, 20, 30])
        parts[place] = [chance.randint(1, 9) if chance.random() < 0.95 else 40 for _person in range(people)]

    def grid(of):
        return [[of(parts[row, column]) for column in columns] for row in rows]

    table = Table(
        "t",
        rows,
        columns,
        grid(sum),
        kind="sums",
        k=10,
        contributors=grid(len),
        largest=grid(lambda part: sorted(part, reverse=True)[:2]),
    )
    return table, parts


def test_no_contributor_finds_a_sum_of_few_by_what_she_wrote():
    told = 0
    for seed in range(15):
        table, parts = sums_of(seed)
        shown = protect(table)
        told += not shown.withheld
        attacker = Attacker(Release(table, shown))
        of_few = [
            place
            for place, part in parts.items()
            if part and (len(part) < 10 or sum(part) - sum(sorted(part)[-2:]) < 0.2 * max(part))
        ]
        for who in [None, *(place for place, part in parts.items() if part)]:
            for mine in sorted({*parts[who]}) if who else [0]:
                alone = who and len(parts[who]) == 1
                if who:
                    attacker.know(*who, mine, mine if alone else None)
                for place in of_few:
                    low, high = attacker.cell(*place)
                    assert (alone and place == who) or high - low >= 10, (seed, who, mine, place)
                if who:
                    attacker.know(*who, 0, None)
    assert told > 7


def test_the_default_auditor_is_the_one_that_was_attacked():
    table = data_set(0)[0]
    assert protect(table, 5).as_json() == protect(table, 5, auditor=LinearAuditor()).as_json()


@pytest.mark.parametrize("history", [
    ([[0, 0, 5, 5]], [[0, 0, 7, 10]], [[0, 0, 7, 11]]),
    ([[0, 0, 5, 5]], [[0, 0, 7, 10]], [[0, 0, 8, 10]]),
    ([[0, 0, 5, 5]], [[2, 5, 5, 5]], [[2, 5, 5, 6]]),
    ([[0, 0, 5, 5]], [[0, 0, 7, 10]], [[1, 0, 7, 10]]),
])  # fmt: skip
def test_who_comes_alone_before_a_correction_learns_nothing_of_those_before_her(history):
    releases = released(Table("t", ["r"], [f"c{j}" for j in range(4)], cells) for cells in history)
    assert Attacker(*releases).leaks(5) == []
    assert releases[2].shown == releases[1].shown or releases[2].shown.withheld
