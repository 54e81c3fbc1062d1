"""What an attacker finds of a table that is withheld, when other tables tell its margins. Exact, without a solver.

Cells with given margins are the flows of a transport network, so that the smallest and largest value of a cell follow
from its cuts; fixing one more cell (a person who is alone in hers knows it) adds the cuts written out below.
"""


def withstands(table, sides, sensitive, k):
    """Whether every `sensitive` cell of the withheld `table` keeps an interval of width k though the totals of its
    "rows", its "columns" or both, as `sides` says, are known, and to anybody who is alone in a cell."""
    singletons = [(i, j) for i, line in enumerate(table.cells) for j, x in enumerate(line) if x == 1]
    return all(
        high - low >= k
        for cell in sensitive
        for alone in [None, *(other for other in singletons if other != cell)]
        for low, high in [interval(table, cell, sides, alone)]
    )


def interval(table, cell, sides, alone=None):
    """(lowest, highest) value of `cell` for an attacker who knows the totals of `sides`, the grand total and the table's
    shape, and, where `alone` names a cell, that it is 1."""
    rows, columns, total = table.row_totals(), table.column_totals(), table.total()
    p, q = cell
    if sides != {"rows", "columns"}:
        return _one_margin(table, cell, sides, alone)
    if alone is None:
        return max(0, rows[p] + columns[q] - total), min(rows[p], columns[q])
    i, j = alone
    rows[i], columns[j], total = rows[i] - 1, columns[j] - 1, total - 1
    low, high = max(0, rows[p] + columns[q] - total), min(rows[p], columns[q])
    if p == i:
        low = max(low, rows[p] + columns[q] + columns[j] - total)
    elif q == j:
        low = max(low, rows[p] + rows[i] + columns[q] - total)
    else:
        high = min(high, total - rows[i] - columns[j])
    return low, high


def _one_margin(table, cell, sides, alone):
    """With the totals of one side alone, each line is free for itself; with none, the whole table is one line."""
    if sides == {"rows"}:
        line, mine = [(cell[0], j) for j in range(len(table.columns))], table.row_totals()[cell[0]]
    elif sides == {"columns"}:
        line, mine = [(i, cell[1]) for i in range(len(table.rows))], table.column_totals()[cell[1]]
    else:
        line = [(i, j) for i in range(len(table.rows)) for j in range(len(table.columns))]
        mine = table.total()
    if alone in line:
        line.remove(alone)
        mine -= 1
    return (mine, mine) if len(line) == 1 else (0, mine)
