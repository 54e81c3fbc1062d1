"""Recoding: a coarser table where the finer one would tell about somebody."""

from .grids import Table


def candidates(table):
    """The table itself, then what its groups make of it, the finer first."""
    rows, columns = table.groups.get("rows"), table.groups.get("columns")
    found = [table]
    if table.kind == "sums":  # contributors of a group are not the sum of its parts' contributors
        return found
    if rows:
        found.append(_recode(table, rows, {}))
    if columns:
        found.append(_recode(table, {}, columns))
    if rows and columns:
        found.append(_recode(table, rows, columns))
    return found


def homes(labels, groups):
    """{label: the finest labels that it stands for}. A group may be called as one of its members is: it is meant where
    none of the others stands beside it."""
    found = {}
    for label in labels:
        inside = groups.get(label, ())
        is_group = inside and not any(other in labels for other in inside if other != label)
        found[label] = frozenset(inside if is_group else [label])
    return found


def _recode(table, row_groups, column_groups):
    rows, row_of = _merge(table.rows, row_groups)
    columns, column_of = _merge(table.columns, column_groups)
    cells = [[0] * len(columns) for label in rows]
    for i, line in enumerate(table.cells):
        for j, x in enumerate(line):
            cells[row_of[i]][column_of[j]] += x
    return Table(
        table.name,
        rows,
        columns,
        cells,
        k=table.k,
        exclusive=table.exclusive,
        sensitive_complement=table.sensitive_complement,
        groups=table.groups,
        of=table.of,
    )


def _merge(labels, groups):
    home = {label: group for group, inside in groups.items() for label in inside}
    places = {}
    for label in labels:
        places.setdefault(home.get(label, label), len(places))
    return list(places), [places[home.get(label, label)] for label in labels]
