"""An attacker who has everything that was published, and a solver. Written apart from the auditor: she knows nothing of its code.

Her unknowns are the cells of the finest table in every release; what is published are sums of them. She believes that between two
releases people only come, and she may be in the table herself.
"""

import itertools
import math
from dataclasses import dataclass

import highspy
import numpy


@dataclass(frozen=True)
class Release:
    """What was true (a `Table` at its finest) and what was shown of it (a `Protected`)."""

    table: object
    shown: object

    def cells(self):
        return {
            (row, column): self.table.cells[i][j]
            for i, row in enumerate(self.table.rows)
            for j, column in enumerate(self.table.columns)
        }

    def sums(self):
        """[(finest cells, number shown)] of every number in what was shown."""
        rows = [self._inside("rows", row) for row in self.shown.rows]
        columns = [self._inside("columns", column) for column in self.shown.columns]
        grid = [[frozenset(itertools.product(row, column)) for column in columns] for row in rows]
        found = [pair for cells, line in zip(grid, self.shown.cells) for pair in zip(cells, line)]
        found += [(frozenset().union(*cells), total) for cells, total in zip(grid, self.shown.row_totals)]
        found += [(frozenset().union(*cells), total) for cells, total in zip(zip(*grid), self.shown.column_totals)]
        return [*found, (frozenset(self.cells()), self.shown.total)]

    def _inside(self, side, label):
        return self.table.groups.get(side, {}).get(label, [label])

    def sensitive(self, k):
        """The sets of cells whose sum is a number of few people, or of all of a row or a column."""
        cells, found = self.cells(), set()
        for part, _shown in self.sums():
            count = sum(cells[place] for place in part)
            wholes = [sum(cells[place] for place in other) for other, _number in self.sums() if part < other]
            if 0 < count < k or (count and self.table.exclusive and part in self.parts() and count in wholes):
                found.add(part)
        return found

    def parts(self):
        """The cells of what was shown, each as the finest cells in it."""
        return [part for part, _shown in self.sums()[: len(self.shown.rows) * len(self.shown.columns)]]


def hidden(table, *places):
    """The table as shown with nothing blanked but these (row, column) labels: for showing what that gives away."""
    from evaluation.disclosure.tables import protect

    whole = protect(table, k=1)
    for row, column in places:
        whole.cells[table.rows.index(row)][table.columns.index(column)] = None
    return whole


class Attacker:
    """Everything that `releases` of one table tell, the oldest first."""

    def __init__(self, *releases, people_only_come=True):
        self.releases, self.count = releases, 0
        self.solver = highspy.Highs()
        for option, value in (("output_flag", False), ("threads", 1)):
            self.solver.setOptionValue(option, value)
        self.unknown = []
        for release in releases:
            self.unknown.append({place: self._column() for place in release.cells()})
            for part, number in release.sums():
                if number is not None:
                    self._row({self.unknown[-1][place]: 1 for place in part}, number, number)
        for then, now in zip(self.unknown, self.unknown[1:]) if people_only_come else ():
            for place in now:
                self._row({now[place]: 1, then[place]: -1}, 0, math.inf)

    def interval(self, terms):
        """(lowest, highest) whole number of {column: coefficient}."""
        for column in range(self.count):
            self.solver.changeColCost(column, float(terms.get(column, 0)))
        ends = []
        for sense, none in ((highspy.ObjSense.kMinimize, -math.inf), (highspy.ObjSense.kMaximize, math.inf)):
            self.solver.changeObjectiveSense(sense)
            self.solver.clearSolver()
            self.solver.run()
            status = self.solver.getModelStatus()
            assert status != highspy.HighsModelStatus.kInfeasible
            known = status == highspy.HighsModelStatus.kOptimal
            ends.append(self.solver.getInfo().objective_function_value if known else none)
        low, high = ends
        return (math.ceil(low - 1e-6) if low > -math.inf else low, math.floor(high + 1e-6) if high < math.inf else high)

    def cell(self, row, column, release=-1):
        return self.interval({self.unknown[release][row, column]: 1})

    def know(self, row, column, low, high, release=-1):
        """From now on she knows that a cell is `low` to `high` (None: no end)."""
        end = math.inf if high is None else float(high)
        self.solver.changeColBounds(self.unknown[release][row, column], float(low), end)

    def leaks(self, k):
        """[(who, what, (low, high))] of all she finds to less than width k: small numbers of each release, and of the people
        who came in between, as somebody from outside and as each person who is alone in a cell or in coming to one."""
        found = self._narrow(k, None)
        for at, release in enumerate(self.releases):
            for part in release.parts():
                place = self._only_one(part, release.cells())
                if place:
                    self.solver.changeColBounds(self.unknown[at][place], 1.0, 1.0)
                    found += self._narrow(k, ("alone", at, place))
                    self.solver.changeColBounds(self.unknown[at][place], 0.0, math.inf)
            for part in self._parts_before(at) & {*release.parts()} if at else ():
                before = self.releases[at - 1].cells()
                place = self._only_one(part, {place: x - before[place] for place, x in release.cells().items()})
                if place:
                    self._row({self.unknown[at][place]: 1, self.unknown[at - 1][place]: -1}, 1, 1)
                    found += self._narrow(k, ("came alone", at, place))
                    self.solver.deleteRows(1, numpy.array([self.solver.getNumRow() - 1], dtype=numpy.int32))
        return found

    def _only_one(self, part, counts):
        """Where the one person of these cells is; None where there is another or nobody."""
        places = [place for place in part if counts[place]]
        return places[0] if len(places) == 1 and counts[places[0]] == 1 else None

    def _narrow(self, k, who):
        found = []
        for what, terms, count in self._targets(k):
            kind, at, part = what
            if who and who[2] in part and count == self._herself(who, kind, at):
                continue
            low, high = self.interval(terms)
            if high - low < k:
                found.append((who, what, (low, high)))
        return found

    def _targets(self, k):
        for at, release in enumerate(self.releases):
            cells = release.cells()
            for part in release.sensitive(k):
                yield ("in", at, part), {self.unknown[at][place]: 1 for place in part}, sum(cells[p] for p in part)
            if not at:
                continue
            before = self.releases[at - 1].cells()
            for part in {part for part, _number in release.sums()} & self._parts_before(at):
                came = sum(cells[place] - before[place] for place in part)
                if 0 < abs(came) < k:
                    terms = {self.unknown[at][place]: 1 for place in part}
                    yield ("came", at, part), terms | {self.unknown[at - 1][place]: -1 for place in part}, came

    def _parts_before(self, at):
        """Everything that the numbers of the release before make up: the coarser of two releases sees no finer."""
        parts = [part for part, _number in self.releases[at - 1].sums()]
        now = {part for part, _number in self.releases[at].sums()}
        return {part for part in now if part == frozenset().union(*(other for other in parts if other <= part))}

    def _herself(self, who, kind, at):
        """How many of a number that counts her cell are she."""
        way, when, place = who
        there = self.releases[at].cells()[place]
        if way == "came alone":
            return 1 if (at == when if kind == "came" else at >= when) else 0
        if kind == "in":
            return 1 if at >= when else there  # alone later, so before either she or nobody was there
        return there - self.releases[at - 1].cells()[place] if at <= when else 0

    def _column(self):
        self.solver.addVar(0.0, math.inf)
        self.count += 1
        return self.count - 1

    def _row(self, terms, low, high):
        columns = numpy.array(list(terms), dtype=numpy.int32)
        self.solver.addRow(float(low), float(high), len(terms), columns, numpy.array([*terms.values()], dtype=float))
