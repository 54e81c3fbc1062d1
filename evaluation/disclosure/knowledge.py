"""What published tables tell an attacker: statements over unknown cells, and how one release follows another.

The unknowns are named (mark, *where): `mark` says which release and table it is, `where` is ("cell", row, column), ("row", row),
("column", column) or ("total",), by labels. Where a table has one column, the total of a row is its cell, and has its name.
"""

from .recoding import homes


def tell(system, mark, table):
    """Adds the table's sums to `system`, and gives {where: name} of its numbers. Nothing is published by this."""
    names = names_of(mark, table.rows, table.columns)
    for name in names.values():
        system.unknown(name)
    _state_sums(system, names, table.rows, table.columns)
    return names


def tell_published(system, mark, protected):
    """Adds a table that was published: its sums, and every number that is not withheld. Gives {where: name}."""
    names = tell(system, mark, protected)
    for where, value in protected.numbers():
        if value is not None:
            system.publish(names[where], value)
    return names


def names_of(mark, rows, columns):
    """{where: name}, `where` as in `Protected.numbers`."""

    def name(kind, *labels):
        if kind == "total" and len(columns) == 1:
            kind, labels = "column", columns[:1]
        elif kind == "total" and len(rows) == 1:
            kind, labels = "row", rows[:1]
        if kind == "row" and len(columns) == 1:
            kind, labels = "cell", (labels[0], columns[0])
        elif kind == "column" and len(rows) == 1:
            kind, labels = "cell", (rows[0], labels[0])
        return mark, kind, *labels

    found = {("cell", row, column): name("cell", row, column) for row in rows for column in columns}
    found |= {("row", row): name("row", row) for row in rows}
    found |= {("column", column): name("column", column) for column in columns}
    return {**found, ("total",): name("total")}


def covers(mark, table, groups):
    """{name: (finest rows, finest columns) that it counts}."""
    rows, columns = homes(table.rows, groups.get("rows", {})), homes(table.columns, groups.get("columns", {}))
    every_row, every_column = frozenset().union(*rows.values()), frozenset().union(*columns.values())
    found = {}
    for (kind, *labels), name in names_of(mark, table.rows, table.columns).items():
        row = rows[labels[0]] if kind in ("cell", "row") else every_row
        column = columns[labels[-1]] if kind in ("cell", "column") else every_column
        found[name] = row, column
    return found


def tell_growth(system, now, then, groups, only_more):
    """States, for every block of cells that both tables count, that what `now` counts is what `then` counted and those who
    came in between: (gain, names now, names then) for each, totals included. None where the two do not count the same.

    `now` and `then` are (mark, table); `groups` are the recodings that either may have gone through. `only_more`: nobody left.
    """
    sides = [_blocks(now[1].rows, then[1].rows, groups.get("rows", {}))]
    sides.append(_blocks(now[1].columns, then[1].columns, groups.get("columns", {})))
    if None in sides:
        return None
    found = {}
    for row_now, row_then in [*sides[0], (None, None)]:
        for column_now, column_then in [*sides[1], (None, None)]:
            after = _named(now, row_now, column_now)
            before = _named(then, row_then, column_then)
            gain = found.setdefault((after, before), (("gain", after, before), after, before))
            if gain[0] not in system:
                system.unknown(gain[0], low=0 if only_more else None)
                system.state({**dict.fromkeys(after, 1), **dict.fromkeys(before, -1), gain[0]: -1}, 0)
    return list(found.values())


def tell_beside(system, mark, table, beside):
    """Adds what a published table over the same people tells of the totals of `table`, recoded or not: its rows are the rows of
    `table`, or its columns, and it has one column. Gives the names that are known by it. Other tables tell nothing here."""
    names, known = names_of(mark, table.rows, table.columns), set()
    for kind, labels, side in (("row", table.rows, "rows"), ("column", table.columns, "columns")):
        blocks = _blocks(labels, beside.rows, table.groups.get(side, {})) if len(beside.columns) == 1 else None
        told = dict(zip(beside.rows, beside.row_totals, strict=True))
        for here, there in blocks or ():
            values = [told[label] for label in there if told[label] is not None]
            whole = len(values) == len(there)
            terms = dict.fromkeys([names[kind, label] for label in here], 1)
            system.state_between(terms, sum(values), sum(values) if whole else None)
            known |= set(terms) if whole and len(terms) == 1 else set()
        if blocks and beside.total is not None:
            system.state({names[("total",)]: 1}, beside.total)
            known.add(names[("total",)])
    return known


def _state_sums(system, names, rows, columns):
    if len(columns) > 1:
        lines = [([("cell", row, column) for column in columns], ("row", row)) for row in rows]
        lines += [([("column", column) for column in columns], ("total",))] if len(rows) > 1 else []
    else:
        lines = []
    if len(rows) > 1:
        lines += [([("cell", row, column) for row in rows], ("column", column)) for column in columns]
    for parts, whole in lines:
        system.state({**{names[part]: 1 for part in parts}, names[whole]: -1}, 0)


def _blocks(now, then, groups):
    """The coarsest parts that the labels of both make up: [(labels now, labels then), …], or None where they differ."""
    homes_now, homes_then = homes(now, groups), homes(then, groups)
    whole_now, whole_then = frozenset().union(*homes_now.values()), frozenset().union(*homes_then.values())
    if whole_now != whole_then or sum(map(len, homes_now.values())) != len(whole_now):
        return None
    parts = {*homes_now.values(), *homes_then.values()}
    largest = [part for part in parts if not any(part < other for other in parts)]
    if sum(map(len, largest)) != len(whole_now):
        return None
    return [
        (
            tuple(label for label in now if homes_now[label] <= part),
            tuple(label for label in then if homes_then[label] <= part),
        )
        for part in sorted(largest, key=lambda part: min(now.index(label) for label in now if homes_now[label] <= part))
    ]


def _named(of, rows, columns):
    """The names whose sum is the block, the total's own name where it is one."""
    mark, table = of
    names = names_of(mark, table.rows, table.columns)
    if rows is None and columns is None:
        return (names[("total",)],)
    if rows is None:
        return tuple(dict.fromkeys(names["column", column] for column in columns))
    if columns is None:
        return tuple(dict.fromkeys(names["row", row] for row in rows))
    return tuple(names["cell", row, column] for row in rows for column in columns)
