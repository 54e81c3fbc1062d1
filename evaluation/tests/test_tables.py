"""What becomes of one table: published, recoded, with blanks, withheld, refused. Who attacks it stands in test_attack.py."""

import json

import pytest

from convening.errors import Refused
from evaluation.disclosure import Protected, Table, auditor, protect, protect_table, thresholds

WORKED_EXAMPLE = {
    "rows": ["Arab States", "Africa", "Europe and N. America", "Asia-Pacific", "Latin America, Caribbean"],
    "columns": ["Civil society", "Political", "UN/regional", "Academia"],
    "cells": [[31, 12, 9, 7], [14, 6, 5, 2], [6, 3, 17, 8], [5, 2, 1, 3], [4, 1, 0, 2]],
}
GROUPS = {
    "rows": {"Asia-Pacific and Latin America": ["Asia-Pacific", "Latin America, Caribbean"]},
    "columns": {"Political and UN/regional": ["Political", "UN/regional"]},
}
__ = None  # a blank, as wide as a number


def test_the_worked_example_recoded_publishes_8_of_12_inner_cells_and_every_total():
    assert protect_table({**WORKED_EXAMPLE, "groups": GROUPS}, k=5) == {
        "rows": ["Arab States", "Africa", "Europe and N. America", "Asia-Pacific and Latin America"],
        "columns": ["Civil society", "Political and UN/regional", "Academia"],
        "cells": [[31, 21, 7], [14, __, __], [6, 20, 8], [9, __, __]],
        "row_totals": [59, 27, 34, 18],
        "column_totals": [60, 56, 22],
        "total": 138,
        "withheld": False,
    }


def test_the_worked_example_without_groups_keeps_half_of_its_cells():
    """Africa–UN and Europe–Civil stop everybody outside; two totals go besides because of who is alone in Asia-Pacific–UN."""
    assert protect_table(WORKED_EXAMPLE, k=5) == {
        "rows": WORKED_EXAMPLE["rows"],
        "columns": WORKED_EXAMPLE["columns"],
        "cells": [[31, 12, 9, 7], [14, 6, __, __], [__, __, 17, 8], [5, __, __, __], [__, __, 0, __]],
        "row_totals": [59, __, 34, 11, __],
        "column_totals": [60, 24, 32, 22],
        "total": 138,
        "withheld": False,
    }


def test_a_table_with_nothing_to_hide_is_published_whole():
    shown = protect_table({"rows": ["a", "b"], "columns": ["x", "y"], "cells": [[12, 5], [7, 9]]}, k=5)
    assert shown["cells"] == [[12, 5], [7, 9]]
    assert (shown["row_totals"], shown["column_totals"], shown["total"]) == ([17, 16], [19, 14], 33)
    assert shown["withheld"] is False


def test_a_table_of_one_side_hides_the_smallest_other_with_the_small_one():
    shown = protect(Table("t", ["a", "b", "c", "d"], ["x"], [[30], [3], [8], [20]]), 5)
    assert shown.cells == [[30], [__], [__], [20]]
    assert (shown.row_totals, shown.column_totals, shown.total) == ([30, __, __, 20], [61], 61)


def test_a_table_that_would_keep_fewer_than_half_of_its_cells_is_withheld():
    cells = [[9, 2, 3], [4, 8, 1], [2, 4, 30]]
    shown = protect(Table("t", ["a", "b", "c"], ["x", "y", "z"], cells), 5)
    assert (shown.withheld, shown.total, shown.suppressed) == (True, 63, 9)
    assert {decision["why"] for decision in shown.decisions} == {"small", "coarser"}


def test_a_total_of_few_is_hidden_too():
    shown = protect(Table("t", ["a", "b", "c"], ["x", "y"], [[3, 1], [20, 30], [9, 40]]), 5)
    assert shown.row_totals[0] is None
    assert not shown.withheld


def test_a_zero_is_never_hidden_since_it_tells_of_nobody():
    shown = protect(Table("t", ["a", "b"], ["x", "y"], [[12, 0], [7, 9]]), 5)
    assert shown.cells[0][1] == 0
    assert shown.cells[0][0] is None


def test_a_group_that_is_all_of_one_kind_tells_about_everybody_in_it():
    table = Table("t", ["a", "b"], ["x", "y"], [[12, 0], [7, 9]])
    assert protect(table, 5).reasons == ("everybody",)
    loose = Table("t", ["a", "b"], ["x", "y"], [[12, 0], [7, 9]], exclusive=False)
    assert protect(loose, 5).is_whole


def test_a_complement_is_hidden_where_it_is_sensitive():
    def with_complement(cells):
        return protect(Table("t", ["a", "b"], ["x", "y"], cells, sensitive_complement=True), 10)

    assert with_complement([[40, 8], [30, 30]]).cells[0] == [None, None]
    assert with_complement([[40, 12], [30, 30]]).is_whole


def test_two_cells_are_not_left_with_their_total():
    """Whoever knows that she is the one in the first would find the second by subtracting herself."""
    assert protect(Table("t", ["a", "b"], ["x"], [[1], [4]]), 5).total is None
    assert protect(Table("t", ["a", "b", "c"], ["x"], [[1], [4], [1]]), 5).total == 6
    assert protect(Table("t", ["a", "b", "c"], ["x"], [[1], [3], [0]]), 5).total is None


def test_groups_are_used_where_the_input_names_them_and_only_there():
    cells = [[20, 9], [3, 8], [4, 7]]
    plain = Table("t", ["a", "b", "c"], ["x", "y"], cells)
    grouped = Table("t", ["a", "b", "c"], ["x", "y"], cells, groups={"rows": {"b and c": ["b", "c"]}})
    assert protect(plain, 5).rows == ["a", "b", "c"]
    assert protect(plain, 5).suppressed > 0
    shown = protect(grouped, 5)
    assert (shown.rows, shown.cells, shown.total) == (["a", "b and c"], [[20, 9], [7, 15]], 51)


def test_the_finest_table_that_has_nothing_to_hide_is_published():
    groups = {"rows": {"b and c": ["b", "c"]}, "columns": {"y and z": ["y", "z"]}}
    shown = protect(Table("t", ["a", "b", "c"], ["x", "y", "z"], [[20, 3, 9], [8, 8, 7], [9, 5, 6]], groups=groups), 5)
    assert (shown.rows, shown.columns) == (["a", "b", "c"], ["x", "y and z"])
    assert shown.is_whole


def test_the_finer_table_stands_where_too_little_would_be_left_of_the_coarser():
    groups = {"rows": {"others": ["b", "c", "d", "e"]}}
    cells = [[2, 3], [0, 30], [4, 30], [0, 30], [0, 20]]
    coarser = protect(Table("t", ["a", "others"], ["x", "y"], [[2, 3], [4, 110]], exclusive=False), 5)
    assert coarser.withheld
    shown = protect(Table("t", list("abcde"), ["x", "y"], cells, groups=groups, exclusive=False), 5)
    assert (shown.rows, shown.withheld) == (["a", "b", "c", "d", "e"], False)
    assert shown.suppressed <= 5


def posts(*of_rooms):
    """A table of posts by room from (posts, contributors, their two largest parts) of each."""
    return Table(
        "t",
        [f"room {at}" for at, _room in enumerate(of_rooms)],
        ["posts"],
        [[total] for total, _people, _largest in of_rooms],
        kind="sums",
        contributors=[[people] for _total, people, _largest in of_rooms],
        largest=[[largest] for _total, _people, largest in of_rooms],
    )


def test_sums_need_people_behind_them_and_no_one_who_dominates():
    assert protect(posts((52, 12, [6, 5])), 10).is_whole
    assert protect(posts((52, 9, [6, 5])), 10).reasons == ("few_contributors",)
    assert protect(posts((60, 12, [41, 11])), 10).reasons == ("dominance",)  # 60 − 41 − 11 = 8 < 8.2
    assert protect(posts((61, 12, [41, 11])), 10).is_whole
    assert protect(posts((0, 0, [])), 10).is_whole


def test_a_sum_that_one_person_dominates_stays_a_fifth_of_her_part_uncertain():
    """The other three corners would leave 12 + 35 = 47 posts of uncertainty, enough for k; a fifth of 250 is 50."""

    def with_largest(largest):
        return Table(
            "t",
            ["a", "b"],
            ["x", "y"],
            [[300, 12], [14, 35]],
            kind="sums",
            contributors=[[15, 12], [12, 20]],
            largest=[[[largest, 20], [1, 1]], [[2, 2], [2, 2]]],
        )

    shown = protect(with_largest(250), 10)
    assert shown.reasons == ("dominance",)
    assert shown.narrowest >= 50
    assert protect(with_largest(100), 10).is_whole


def test_who_wrote_a_sum_alone_does_not_find_another_by_subtracting_her_own():
    shown = protect(posts((25, 1, [25]), (14, 3, [6, 5]), (40, 20, [4, 4]), (80, 30, [6, 5])), 10)
    assert (shown.cells, shown.total) == ([[None], [None], [40], [80]], None)
    assert {decision["why"] for decision in shown.decisions} == {"few_contributors", "insider"}


def test_what_two_releases_differ_by_is_protected_too():
    first = protect(Table("t", ["a", "b", "c"], ["x"], [[20], [30], [40]]), 5)
    same = Table("t", ["c", "b", "a"], ["x"], [[40], [30], [20]])
    assert protect(same, 5, earlier=[first]).is_whole
    one_more = Table("t", ["a", "b", "c"], ["x"], [[21], [30], [40]])
    assert protect(one_more, 5).is_whole
    later = protect(one_more, 5, earlier=[first])
    assert (later.cells, later.total, later.reasons) == ([[None], [30], [40]], None, ("increment",))
    many_more = Table("t", ["a", "b", "c"], ["x"], [[26], [30], [40]])
    assert protect(many_more, 5, earlier=[Protected.from_json(first.as_json())]).is_whole
    other_rows = Table("t", ["a and b", "c"], ["x"], [[50], [40]])
    assert protect(other_rows, 5, earlier=[first]).reasons == ("other_categories",)


def test_a_recoded_release_follows_a_finer_one_where_both_count_the_same():
    groups = {"rows": {"b and c": ["b", "c"]}}
    first = protect(Table("t", ["a", "b", "c"], ["x"], [[20], [30], [40]], groups=groups), 5)
    later = protect(Table("t", ["a", "b", "c"], ["x"], [[25], [33], [47]], groups=groups), 5, earlier=[first])
    assert (later.rows, later.cells, later.total) == (["a", "b and c"], [[25], [80]], 105)


def test_totals_that_a_table_beside_it_tells_are_no_place_to_hide():
    table = Table("t", WORKED_EXAMPLE["rows"], WORKED_EXAMPLE["columns"], WORKED_EXAMPLE["cells"])
    beside = protect(Table("regions", table.rows, ["people"], [[total] for total in table.row_totals()]), 5)
    assert beside.is_whole
    shown = protect(table, 5, beside=[beside])
    assert (shown.row_totals, shown.column_totals) == (table.row_totals(), [60, 24, __, __])


# ---- the command's input


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        None,
        {"rows": ["a"], "columns": ["x"], "cells": [[1, 2]]},
        {"rows": ["a"], "columns": ["x"], "cells": []},
        {"rows": ["a"], "columns": ["x"], "cells": [[-1]]},
        {"rows": ["a"], "columns": ["x"], "cells": [[1.5]]},
        {"rows": ["a"], "columns": ["x"], "cells": [[True]]},
        {"rows": ["a"], "columns": ["x"], "cells": [[None]]},
        {"rows": ["a"], "columns": ["x"], "cells": [["12"]]},
        {"rows": ["a", "a"], "columns": ["x"], "cells": [[1], [2]]},
        {"rows": ["a"], "columns": ["x"], "cells": [[9]], "kind": "sums"},
        {"rows": 1, "columns": 2, "cells": 3},
        {"rows": [["a"]], "columns": ["x"], "cells": [[9]]},
        {"rows": ["a"], "columns": ["x"], "cells": [[9]], "groups": {"rows": {"b": ["c"]}}},
        {"rows": ["a", "b"], "columns": ["x"], "cells": [[9], [9]], "groups": {"rows": {"b": ["a"]}}},
        {"rows": ["a"], "columns": ["x"], "cells": [[9]], "groups": {"rows": {"b": "a"}}},
        {"rows": ["a"], "columns": ["x"], "cells": [[9]], "groups": ["a"]},
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_a_reason(document):
    with pytest.raises(Refused) as refusal:
        protect_table(document, k=5)
    assert refusal.value.code == "evaluation.table_unreadable"
    assert "Nothing was published." in refusal.value.message


def test_a_threshold_below_one_is_refused():
    with pytest.raises(Refused):
        protect_table(WORKED_EXAMPLE, k=0)


def test_labels_of_any_kind_stand_for_themselves():
    document = {"rows": [None, True, "c"], "columns": ["x", None], "cells": [[12, 3], [3, 20], [9, 30]]}
    plain = {"rows": ["a", "b", "c"], "columns": ["x", "y"], "cells": document["cells"]}
    assert protect_table(document, k=5)["cells"] == protect_table(plain, k=5)["cells"]


def test_numbers_too_large_to_be_reckoned_with_exactly_are_withheld_not_guessed():
    document = {"rows": ["a", "b", "c"], "columns": ["x"], "cells": [[10**30], [3], [9]]}
    assert protect_table(document, k=5)["cells"] == [[None], [None], [None]]
    document["cells"][1] = [5]
    assert protect_table(document, k=5)["cells"] == [[10**30], [5], [9]]


def test_an_empty_table_is_empty():
    shown = protect_table(json.loads('{"rows": [], "columns": [], "cells": []}'), k=5)
    assert (shown["cells"], shown["total"], shown["withheld"]) == ([], 0, False)


def test_thresholds_may_be_raised_and_not_lowered():
    assert thresholds() == (5, 10)
    assert thresholds(7, 12) == (7, 12)
    for k, k_posting in ((4, 10), (5, 9)):
        with pytest.raises(Refused):
            thresholds(k, k_posting)


def test_a_total_does_not_bound_what_an_earlier_release_left_open():
    first = protect(Table("t", ["a", "b"], ["x"], [[3], [8]]), 5)
    assert (first.cells, first.total) == ([[None], [8]], None)
    others = Table("t", ["p", "q", "r"], ["x"], [[3], [4], [5]])
    assert protect(others, 5).total == 12
    assert protect(others, 5, earlier=[first]).total is None  # 12 − 8 leaves at most 4 in the first row


def test_a_table_too_large_to_be_audited_is_not_printed_beside_an_earlier_release(monkeypatch):
    """324 people first and 325 later would show who came in between, and of so many cells nobody could prove anything."""
    monkeypatch.setattr(auditor, "LARGEST_TABLE", 5)
    rows, columns = ["a", "b", "c"], ["x", "y"]
    first = protect(Table("t", rows, columns, [[20, 30], [40, 50], [60, 124]]), 5)
    assert first.is_whole
    later = protect(Table("t", rows, columns, [[20, 30], [40, 50], [60, 125]]), 5, earlier=[first])
    assert (later.withheld, later.total, later.reasons) == (True, None, ("increment",))
