"""Primary rules: which numbers of a table would tell about somebody by themselves.

A place is (row, column) by number; None stands for the total: (2, None) is the total of the third row, (None, None) the
grand total. Where a table has one column only, the total of a row is its cell, and `place_of` says so.
"""

RULES = ("small", "few_contributors", "everybody", "complement", "dominance")  # of several, the first is named
DOMINANCE = 0.2  # p% rule: the others' share must be at least a fifth of the largest contribution


def sensitive_cells(table, k):
    """(inner cells that the primary rules suppress, their reasons in a fixed order)."""
    found = sensitive_places(table, k)
    reasons = {why for whys in found.values() for why in whys}
    cells = {place for place in found if None not in place}
    if len(table.columns) == 1:
        cells |= {(i, 0) for i, j in found if i is not None}
    return cells, tuple(sorted(reasons))


def sensitive_places(table, k):
    """{place: reasons} of the numbers that the primary rules suppress, totals included. Zero is never sensitive.

    People: 0 < x < k; x = N, where N is a margin of the cell that has other cells; 0 < N − x < k where the complement
    is sensitive. Sums: fewer than k contributors, or total − x₁ − x₂ < 0.2·x₁ (the p% rule). Who stands behind the total
    of sums is not known, since one person may be in several: it is judged as if the largest of all were the same.
    """
    found, numbers = {}, numbers_of(table)
    for place, x in numbers.items():
        why = set()
        if 0 < x < k:
            why.add("small")
        if table.kind == "sums":
            why |= _reasons_of_sum(table, place, x, k)
        elif x:
            for n in _wholes(table, place, numbers):
                if table.exclusive and x == n:
                    why.add("everybody")
                if table.sensitive_complement and 0 < n - x < k:
                    why.add("complement")
        if why:
            found[place] = tuple(sorted(why, key=RULES.index))
    return found


def place_of(table, row, column):
    """The place that stands for this one: of a table with one row or column, totals and cells are the same numbers."""
    if row is None and len(table.rows) == 1:
        row = 0
    if column is None and len(table.columns) == 1:
        column = 0
    return row, column


def numbers_of(table):
    """{place: number} of the table, each once."""
    rows, columns = range(len(table.rows)), range(len(table.columns))
    found = {(i, j): table.cells[i][j] for i in rows for j in columns}
    totals = [((i, None), total) for i, total in enumerate(table.row_totals())]
    totals += [((None, j), total) for j, total in enumerate(table.column_totals())]
    for place, total in [*totals, ((None, None), table.total())]:
        found[place_of(table, *place)] = total
    return found


def parts_of(table, place):
    """The inner cells that a place is the sum of."""
    rows = range(len(table.rows)) if place[0] is None else (place[0],)
    columns = range(len(table.columns)) if place[1] is None else (place[1],)
    return [(i, j) for i in rows for j in columns]


def spread_of_sum(table, place):
    """(contributors, largest, second) behind a sum, for a total the fewest and the largest that they may be."""
    cells = [cell for cell in parts_of(table, place) if table.cells[cell[0]][cell[1]]]
    contributors = max((table.contributors[i][j] for i, j in cells), default=0)
    pairs = [(sorted(table.largest[i][j], reverse=True) + [0, 0])[:2] for i, j in cells]
    return contributors, sum(first for first, _second in pairs), sum(second for _first, second in pairs)


def _reasons_of_sum(table, place, x, k):
    if not x:
        return set()
    why = set()
    contributors, first, second = spread_of_sum(table, place)
    if contributors < k:
        why.add("few_contributors")
    if x - first - second < DOMINANCE * first:
        why.add("dominance")
    return why


def _wholes(table, place, numbers):
    """The totals that a number is a part of, where they have other parts."""
    i, j = place
    if j is not None and len(table.columns) > 1:
        yield numbers[place_of(table, i, None)]
    if i is not None and len(table.rows) > 1:
        yield numbers[place_of(table, None, j)]
