"""What the auditor hides besides, and what a weaker one would have given away."""

import itertools

import pytest
from hypothesis import given, settings, strategies as st

from evaluation.disclosure import Table, protect
from evaluation.disclosure.attack import Attack
from evaluation.disclosure.auditor import LinearAuditor
from evaluation.disclosure.sensitive import sensitive_cells
from evaluation.disclosure.stakes import Insider
from evaluation.tests.attacker import Attacker, Release, hidden
from evaluation.tests.test_tables import WORKED_EXAMPLE

EXAMPLE = Table("t", **WORKED_EXAMPLE)
ARABS, AFRICA, EUROPE, ASIA, LATIN = EXAMPLE.rows
CIVIL, POLITICAL, UN, ACADEMIA = EXAMPLE.columns
SMALL = [
    (row, column) for row, line in zip(EXAMPLE.rows, EXAMPLE.cells) for column, x in zip(EXAMPLE.columns, line) if 0 < x < 5
]
MORE = [*SMALL, (AFRICA, UN), (EUROPE, CIVIL)]


# ---- the worked example of the evaluation, step by step


def test_primary_suppression_alone_is_undone():
    attacker = Attacker(Release(EXAMPLE, hidden(EXAMPLE, *SMALL)))
    found = {place: attacker.cell(*place) for place in SMALL}
    assert {place: low for place, (low, high) in found.items() if low == high} == {
        (AFRICA, ACADEMIA): 2,
        (EUROPE, POLITICAL): 3,
        (ASIA, UN): 1,
        (LATIN, CIVIL): 4,
    }


def test_two_more_cells_leave_everybody_outside_an_interval_of_6():
    attacker = Attacker(Release(EXAMPLE, hidden(EXAMPLE, *MORE)))
    assert {high - low for low, high in (attacker.cell(*place) for place in MORE)} == {6}


def test_the_one_person_in_asia_un_subtracts_herself():
    attacker = Attacker(Release(EXAMPLE, hidden(EXAMPLE, *MORE)))
    assert attacker.leaks(5) == [
        (("alone", 0, (ASIA, UN)), ("in", 0, frozenset([(AFRICA, ACADEMIA)])), (2, 2)),
    ]


def test_what_the_auditor_publishes_of_it_leaves_nobody_less_than_5():
    shown = protect(EXAMPLE, 5)
    assert shown.cells[1] == [14, 6, None, None]
    assert shown.narrowest == 5
    assert Attacker(Release(EXAMPLE, shown)).leaks(5) == []


def test_staff_are_told_why_each_number_is_a_blank_and_readers_are_not():
    shown = protect(EXAMPLE, 5)
    whys = {decision["where"]: decision["why"] for decision in shown.decisions}
    assert [why for why in whys.values()].count("small") == len(SMALL)
    assert {where: why for where, why in whys.items() if why != "small"} == {
        ("cell", AFRICA, UN): "complementary",
        ("cell", EUROPE, CIVIL): "complementary",
        ("row", AFRICA): "insider",
        ("row", LATIN): "insider",
    }
    assert whys.keys() == {where for where, number in shown.numbers() if number is None}
    published = shown.as_json()
    assert not {"decisions", "narrowest", "stacked_on"} & published.keys()
    assert type(shown).from_json(published).decisions == ()


# ---- the cheapest, and always the same

SMALL_TABLES = st.integers(1, 3).flatmap(
    lambda m: st.lists(st.lists(st.integers(0, 14), min_size=m, max_size=m), min_size=2, max_size=3)
)


def of_cells(cells):
    return Table("t", [f"r{i}" for i in range(len(cells))], [f"c{j}" for j in range(len(cells[0]))], cells)


@settings(max_examples=15, deadline=None)
@given(SMALL_TABLES)
def test_no_cheaper_set_would_have_done(cells):
    """All sets, counted out: the fewest first, then the smallest sum; the grand total only where nothing else will do."""
    attack = Attack(of_cells(cells), 5)
    found = LinearAuditor().hidden(attack)
    primary, most = frozenset(attack.sensitive), len(attack.cells) // 2
    if attack.total in primary or len(primary & attack.cells) > most:
        assert found is None
        return
    others = [name for name, x in attack.values.items() if x and name not in primary]
    for candidates in ([name for name in others if name != attack.total], others):
        costs = [
            (len(chosen), sum(attack.values[name] for name in chosen))
            for size in range(len(candidates) + 1)
            for chosen in itertools.combinations(candidates, size)
            if len((primary | {*chosen}) & attack.cells) <= most
            and (found is None or size <= len(found - primary))
            and attack.weakness(primary | {*chosen}) is None
        ]
        if costs:
            assert min(costs) == (len(found - primary), sum(attack.values[name] for name in found - primary))
            return
    assert found is None


@settings(max_examples=15, deadline=None)
@given(SMALL_TABLES, st.randoms())
def test_order_and_labels_do_not_matter(cells, chance):
    """Where two cells can be exchanged without anybody noticing, either may be hidden."""
    rows, columns = list(range(len(cells))), list(range(len(cells[0])))
    chance.shuffle(rows)
    chance.shuffle(columns)
    other = Table("t", [f"x{i}" for i in rows], [f"y{j}" for j in columns], [[cells[i][j] for j in columns] for i in rows])
    here, there = protect(of_cells(cells), 5), protect(other, 5)
    assert (here.withheld, here.reasons, here.total, here.narrowest) == (
        there.withheld,
        there.reasons,
        there.total,
        there.narrowest,
    )
    assert there.cells in [
        [[here.cells[i][j] for j in across] for i in down]
        for down in itertools.permutations(range(len(rows)))
        for across in itertools.permutations(range(len(columns)))
        if [[cells[i][j] for j in across] for i in down] == other.cells
    ]


def test_the_same_table_is_always_answered_alike_and_the_key_decides_between_equals():
    """Beside the small cell stand two of 8, each in a row of its own: either would do."""
    table = of_cells([[3, 40], [8, 40], [8, 40], [50, 43]])

    def places(key):
        shown = protect(table, 5, auditor=LinearAuditor(tie_key=key))
        return tuple(where for where, number in shown.numbers() if number is None)

    answers = {places(key) for key in (b"a", b"b", b"c", b"d", b"e", b"f", b"g", b"h")}
    assert len(answers) > 1
    assert len({len(answer) for answer in answers}) == 1
    assert places(b"a") == places(b"a")


def test_a_large_table_is_answered_in_bounded_work():
    cells = [[(i * 37 + j * 11) % 60 + 5 for j in range(10)] for i in range(16)]
    cells[3][4] = cells[12][9] = 2
    table = of_cells(cells)
    shown = protect(table, 5)
    assert (shown.withheld, shown.suppressed >= 4) == (False, True)
    assert Attacker(Release(table, shown)).leaks(5) == []


# ---- weaker auditors, each with the attack that finds what it gives away


class NoComplementary(LinearAuditor):
    def hidden(self, attack):
        return frozenset(attack.sensitive)


class _NobodyInside(Attack):
    def insiders_now(self):
        return []

    insiders_before = insiders_now


class NoInsiders(LinearAuditor):
    attack = _NobodyInside


class NoStacking(LinearAuditor):
    def release(self, table, k, sensitive, earlier, reasons, beside=()):
        return super().release(table, k, sensitive, (), reasons, beside)


class _NoIncrements(Attack):
    def growth_targets(self):
        return []

    def insiders_before(self):
        return []


class NoIncrements(LinearAuditor):
    attack = _NoIncrements


class _LessThanNothing(Attack):
    least = None


class NoZero(LinearAuditor):
    attack = _LessThanNothing


def released(auditor, *grids):
    """Releases of the same table, one after another, by this auditor."""
    releases = []
    for cells in grids:
        table = of_cells(cells)
        shown = protect(table, 5, earlier=[release.shown for release in releases], auditor=auditor)
        releases.append(Release(table, shown))
    return releases


@pytest.mark.parametrize(
    "weaker, grids",
    [
        (NoComplementary, [EXAMPLE.cells]),
        (NoInsiders, [EXAMPLE.cells]),
        (NoStacking, [[[20], [30], [40]], [[21], [30], [40]]]),
        (NoIncrements, [[[20], [30], [40]], [[21], [30], [40]]]),
        (NoZero, [[[2, 2, 50], [30, 40, 50], [60, 60, 50]]]),
    ],
    ids=lambda given: getattr(given, "__name__", ""),
)
def test_each_weakened_auditor_gives_somebody_away_and_ours_does_not(weaker, grids):
    assert Attacker(*released(weaker(), *grids)).leaks(5) != []
    assert Attacker(*released(LinearAuditor(), *grids)).leaks(5) == []


def test_an_earlier_release_is_not_opened_by_a_later_one():
    """Each of the two is safe alone: what is hidden in the first is found from what the second publishes, if people only come."""
    first, second = [[3], [8], [9], [30]], [[5], [9], [15], [40]]
    alone = [*released(LinearAuditor(), first), *released(LinearAuditor(), second)]
    assert [Attacker(release).leaks(5) for release in alone] == [[], []]
    assert Attacker(*alone).leaks(5) != []
    assert Attacker(*released(LinearAuditor(), first, second)).leaks(5) == []


def test_a_person_who_came_alone_between_two_releases_does_not_open_the_first():
    grids = [[[12, 9], [3, 8], [30, 40]], [[13, 20], [8, 14], [30, 41]]]
    releases = released(LinearAuditor(), *grids)
    assert Attacker(*releases).leaks(5) == []
    careless = [*released(LinearAuditor(), grids[0]), *released(LinearAuditor(), grids[1])]
    assert ("came alone", 1, ("r0", "c0")) in {who for who, _what, _found in Attacker(*careless).leaks(5)}


def test_an_unchanged_table_is_released_again_as_it_was():
    for cells in (EXAMPLE.cells, [[3], [8]], [[39, 1, 14], [1, 3, 84]], [[12, 0], [7, 9]]):
        first, again, third = (release.shown for release in released(LinearAuditor(), cells, cells, cells))
        assert first == again == third
        assert third.stacked_on == 2


def test_an_insider_of_sums_knows_her_own_part_and_no_more():
    table = Table("t", ["a"], ["x"], [[30]], kind="sums", contributors=[[12]], largest=[[[6, 4]]])
    assert [insider.knowing for insider in Attack(table, 10).insiders if insider != Insider()] == [
        (((("now", "cell", "a", "x")), (4, None)),),
        (((("now", "cell", "a", "x")), (6, None)),),
    ]


def test_the_primary_rules_say_which_cells_and_why():
    assert sensitive_cells(EXAMPLE, 5)[0] == {
        (EXAMPLE.rows.index(row), EXAMPLE.columns.index(column)) for row, column in SMALL
    }
    assert sensitive_cells(EXAMPLE, 5)[1] == ("small",)
