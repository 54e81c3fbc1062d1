"""The tables of a release plan together: those over the same people share their margins, and each narrows the others.

A crossed table (region by kind) and those of its sides (region, kind) are statements about the same cells. A number that the primary
rules suppress in any of them, published or not, keeps an interval of width k from all that is told, also to somebody who is alone in a
cell; and so does what came between two releases. Tables are taken in the order of the plan: one that tells too much beside those before
it is withheld.
"""

from .linear import System
from .overlaps import bounds_or_none, grew_safely
from .tables import Protected, protect, sensitive_cells


def protect_tables(tables, figures, earlier=(), auditor=None):
    """([Protected, …], {name: code} of those withheld because of others) for the `tables` of the plan, in its order.

    `figures` {name: number or None} are what the report tells of wholes: a table whose whole is withheld tells nothing. A table that is
    Protected already passes. `earlier` are the reports released before, `auditor` is as in `protect`.
    """
    former = [[Protected.from_json(table) for table in report["tables"]] for report in earlier]
    before = [one for release in former for one in release]
    alone = {table.name: table if isinstance(table, Protected) else protect(table, earlier=before, auditor=auditor) for table in tables}
    withheld, told = {}, []
    for table in tables:
        if isinstance(table, Protected):
            continue
        if table.of and figures.get(table.of) is None:
            withheld[table.name] = "linked"
            continue
        family = _family(table, tables)
        if table.of and family.tells([*told, alone[table.name]], figures[table.of], former):
            beside = [one for one in told if one.name in family.tables]
            around = protect(table, earlier=before, beside=beside, auditor=auditor) if beside else alone[table.name]
            if not beside or family.tells([*told, around], figures[table.of], former):
                withheld[table.name] = "linked"
                continue
            alone[table.name] = around
        told.append(alone[table.name])
    return [alone[table.name].without_total() if table.name in withheld else alone[table.name] for table in tables], withheld


def _family(table, tables):
    """The `_Family` of `table`: a crossed table over the same people and those of its sides, or it alone."""
    others = [other for other in tables if not isinstance(other, Protected) and other.of == table.of]
    for crossed in others:
        if len(crossed.rows) > 1 and len(crossed.columns) > 1:
            family = _Family(crossed, [other for other in others if _side(other, crossed)])
            if table.name in family.tables:
                return family
    return _Family(table, [])


def _side(table, crossed):
    """Which side of `crossed` this one-way table is: "rows", "columns" or "". A crossed table may lack a line that the other has."""
    if table is crossed or len(table.columns) != 1:
        return ""
    return next((side for side in ("rows", "columns") if {*getattr(crossed, side)} <= {*table.rows}), "")


class _Family:
    """Tables whose numbers are all sums of the cells of the finest crossed table: ("cell", row, column).

    A line that the crossed table lacks holds nobody but those who told nothing at all: one more cell.
    """

    def __init__(self, crossed, sides):
        self.crossed = crossed
        self.tables = {table.name: table for table in (crossed, *sides)}
        self.sides = {table.name: _side(table, crossed) for table in sides}
        self.left_out = {
            label for table in sides for label in table.rows if label not in getattr(crossed, self.sides[table.name])
        }

    def tells(self, shown, whole, former):
        """Whether the `shown` of them together, and the `whole` that the report tells, let a sensitive number be found, or beside a
        release before what came since."""
        now = self._stated(shown, whole)
        alone = [cell for row, column in self._fine() for cell in self._cells(self.crossed.name, [row], [column]) if self._is_one(row, column)]
        for name, table in self.tables.items():
            for i, j in sorted(sensitive_cells(table, table.k)[0]):
                terms = self._terms(name, [table.rows[i]], [table.columns[j]])
                for own in (None, *(cell for cell in alone if {cell} != terms.keys())):
                    low, high = bounds_or_none(now, terms, {own: 1} if own else None)
                    if high is not None and high - low < table.k:
                        return True
        return any(self._grew(now, self._stated(release, None)) for release in former)

    def _grew(self, now, then):
        """Whether somebody who came since an earlier release could be found. Who is in a category stays in it."""
        for name, table in self.tables.items():
            for row in table.rows:
                for column in table.columns:
                    terms = self._terms(name, [row], [column])
                    if not grew_safely(bounds_or_none(now, terms), bounds_or_none(then, terms), table.k, only_grows=True):
                        return True
        return False

    def _stated(self, shown, whole):
        """A system with all that the tables in `shown` tell, as they are told: recoded, with blanks; and their whole."""
        system = System()
        for row, column in self._fine():
            system.unknown(("cell", row, column))
        for label in self.left_out:
            system.unknown(("cell", "left out", label))
        if whole == max(table.total() for table in self.tables.values()):  # else it is not the whole of these
            cells = [("cell", *pair) for pair in self._fine()] + [("cell", "left out", label) for label in self.left_out]
            system.state(dict.fromkeys(cells, 1), whole)
        for one in shown:
            if one.name in self.tables:
                for where, value in _numbers(one):
                    if value is not None:
                        system.state(self._terms(one.name, *where), value)
        return system

    def _terms(self, name, rows, columns):
        return dict.fromkeys(self._cells(name, rows, columns), 1)

    def _cells(self, name, rows, columns):
        """The cells that labels of a table stand for, recoded ones too."""
        table = self.tables[name]
        rows = [inner for label in rows for inner in _inner(label, table.rows, table.groups.get("rows", {}))]
        columns = [inner for label in columns for inner in _inner(label, table.columns, table.groups.get("columns", {}))]
        if name == self.crossed.name:
            return {("cell", row, column) for row in rows for column in columns}
        side = self.sides[name]
        known, others = getattr(self.crossed, side), self.crossed.columns if side == "rows" else self.crossed.rows
        here = [(label, other) if side == "rows" else (other, label) for label in rows if label in known for other in others]
        return {("cell", *pair) for pair in here} | {("cell", "left out", label) for label in rows if label in self.left_out}

    def _fine(self):
        return [(row, column) for row in self.crossed.rows for column in self.crossed.columns]

    def _is_one(self, row, column):
        return self.crossed.cells[self.crossed.rows.index(row)][self.crossed.columns.index(column)] == 1


def _inner(label, labels, groups):
    """The finest categories that a label stands for: a group's, or its own."""
    return [label] if label in labels and label not in groups else list(groups.get(label, [label]))


def _numbers(shown):
    """((rows, columns) summed, number) of all that a protected table holds."""
    for row, line, total in zip(shown.rows, shown.cells, shown.row_totals, strict=True):
        yield ([row], shown.columns), total
        for column, value in zip(shown.columns, line, strict=True):
            yield ([row], [column]), value
    for column, total in zip(shown.columns, shown.column_totals, strict=True):
        yield (shown.rows, [column]), total
    yield (shown.rows, shown.columns), shown.total
