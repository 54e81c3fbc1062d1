"""Tables of counts: which cells are sensitive, and what remains when they are protected."""

from dataclasses import dataclass, field, fields, replace
from typing import Protocol

from django.utils.translation import gettext as _

from convening.errors import Refused

from .increments import telling

FLOOR = 5  # attendance and log-ons
FLOOR_POSTING = 10  # posting, and anything crossed with country
DOMINANCE = 0.2  # p% rule: the others' share must be at least a fifth of the largest contribution


def thresholds(k=None, k_posting=None):
    """(k, k_posting) for a convening: the floors, or higher. Raises Refused where a convening asks for less."""
    k, k_posting = k or FLOOR, k_posting or FLOOR_POSTING
    if k < FLOOR or k_posting < FLOOR_POSTING:
        raise Refused(
            "evaluation.threshold_too_low",
            _(
                "A convening may raise the thresholds of disclosure control, not lower them. "
                "They are at least %(floor)d for attendance and %(floor_posting)d for posting."
            )
            % {"floor": FLOOR, "floor_posting": FLOOR_POSTING},
        )
    return k, k_posting


@dataclass(frozen=True)
class Table:
    """A two-way table before protection. It lives in memory only and is never stored.

    `cells[row][column]` are whole numbers, zero or more. `kind` is "people" (distinct people in each cell) or "sums"
    (posts, say). A sum needs `contributors[row][column]`, how many people it comes from, and `largest[row][column]`,
    its two largest contributions.
    `exclusive`: each person is in one cell of a row and of a column, so that a cell equal to its margin tells
    something about everybody there. False for attendances, where a person may be in every row.
    `sensitive_complement`: being outside a cell is as telling as being inside.
    `groups`: recoding the input allows: {"rows": {"Group": ["Row", "Row"]}, "columns": {…}}.
    `of` names the figure of the report that is its total, as "people.participants".
    """

    name: str
    rows: list
    columns: list
    cells: list
    kind: str = "people"
    k: int = FLOOR
    exclusive: bool = True
    sensitive_complement: bool = False
    contributors: list | None = None
    largest: list | None = None
    groups: dict = field(default_factory=dict)
    of: str | None = None

    def __post_init__(self):
        grids = [self.cells] + [grid for grid in (self.contributors, self.largest) if grid is not None]
        if any(len(grid) != len(self.rows) for grid in grids):
            raise ValueError(_("a table has one line of cells for each row"))
        if any(len(line) != len(self.columns) for grid in grids for line in grid):
            raise ValueError(_("a table has one cell for each row and column"))
        if len(set(self.rows)) != len(self.rows) or len(set(self.columns)) != len(self.columns):
            raise ValueError(_("rows and columns have different labels"))
        if any(type(cell) is not int or cell < 0 for line in self.cells for cell in line):
            raise ValueError(_("cells are whole numbers, zero or more"))
        if self.kind not in ("people", "sums"):
            raise ValueError(_("a table counts people or sums"))
        if self.kind == "sums" and (self.contributors is None or self.largest is None):
            raise ValueError(_("a table of sums says how many people each sum comes from, and its two largest parts"))

    def row_totals(self):
        return [sum(line) for line in self.cells]

    def column_totals(self):
        return [sum(line[j] for line in self.cells) for j in range(len(self.columns))]

    def total(self):
        return sum(self.row_totals())


@dataclass(frozen=True)
class Protected:
    """A table as it may be published. None where disclosure control withholds a number."""

    name: str
    rows: list
    columns: list
    cells: list
    row_totals: list
    column_totals: list
    total: int | None
    withheld: bool
    reasons: tuple = ()
    kind: str = "people"
    k: int = FLOOR

    @property
    def suppressed(self):
        """How many inner cells are withheld."""
        return sum(cell is None for line in self.cells for cell in line)

    def without_total(self):
        """Nothing of it, because another figure or table that is withheld could be found from it."""
        return replace(
            self,
            cells=[[None] * len(self.columns) for row in self.rows],
            row_totals=[None] * len(self.rows),
            column_totals=[None] * len(self.columns),
            total=None,
            withheld=True,
            reasons=tuple(sorted({*self.reasons, "linked"})),
        )

    def as_json(self):
        return {
            "name": self.name,
            "rows": list(self.rows),
            "columns": list(self.columns),
            "cells": [list(line) for line in self.cells],
            "row_totals": list(self.row_totals),
            "column_totals": list(self.column_totals),
            "total": self.total,
            "withheld": self.withheld,
            "reasons": list(self.reasons),
            "kind": self.kind,
            "k": self.k,
        }

    @classmethod
    def from_json(cls, document):
        """From what `as_json` gave; texts that a report added to it are left out."""
        known = {entry.name: document[entry.name] for entry in fields(cls)}
        return cls(**{**known, "reasons": tuple(known["reasons"])})


class Auditor(Protocol):
    """Decides what of a table with sensitive cells may still be published.

    `sensitive` are (row, column) pairs found by the primary rules, never empty. `earlier` are all releases that hold
    a table of this name. The answer must leave an attacker who knows every published number, the earlier releases and
    her own cell, an interval of width k or more for each sensitive cell.
    """

    def release(self, table: Table, k: int, sensitive: set, earlier: tuple, reasons: tuple) -> Protected: ...


class WithholdWhole:
    """Publishes nothing of a table with a sensitive cell but its grand total, and that only where it gives nothing away.

    With every cell and margin withheld, what is left to an attacker is the total N of at least three unknown cells:
    each may be anything from 0 to N. A person who knows her own cell to be 1 leaves the others 0 to N − 1. So N > k.
    """

    def release(self, table, k, sensitive, earlier, reasons):
        total = table.total()
        unknown = len(table.rows) * len(table.columns)
        stays = table.kind == "people" and unknown >= 3 and total > k
        stays = stays and not any(telling(total, former.total, k + 1) for former in earlier)
        return _withheld(table, k, reasons, total if stays else None)


def protect(table, k=None, earlier=(), auditor=None):
    """`table` as it may be published at threshold `k` (the table's own if not said), after the releases in `earlier`.

    A table with nothing to hide is published whole. One with something is recoded, where its groups allow it, and
    otherwise left to the `auditor`. The numbers of rows and columns and their labels never change the answer.
    """
    k = table.k if k is None else k
    auditor = auditor or WithholdWhole()
    earlier = tuple(former for former in earlier if former.name == table.name)
    first_reasons = ()
    for candidate in _candidates(table):
        sensitive, reasons = sensitive_cells(candidate, k)
        reasons += _increments(candidate, k, earlier)
        if not reasons:
            return _published(candidate, k)
        first_reasons = first_reasons or reasons
    return auditor.release(table, k, sensitive_cells(table, k)[0], earlier, first_reasons)


def sensitive_cells(table, k):
    """(cells that the primary rules suppress, their reasons in a fixed order). Zero is never sensitive.

    People: 0 < x < k; x = N, where N is a margin of the cell that has other cells; 0 < N − x < k where the complement
    is sensitive. Sums: fewer than k contributors, or total − x₁ − x₂ < 0.2·x₁ (the p% rule). Margins need no rule of
    their own: what holds for each part of a sum holds for the sum.
    """
    found, reasons = set(), set()
    wholes = {}
    if len(table.columns) > 1:
        wholes["row"] = table.row_totals()
    if len(table.rows) > 1:
        wholes["column"] = table.column_totals()
    for i, line in enumerate(table.cells):
        for j, x in enumerate(line):
            why = set()
            if 0 < x < k:
                why.add("small")
            if table.kind == "sums":
                why |= _sum_reasons(x, table.contributors[i][j], table.largest[i][j], k)
            elif x:
                for n in [wholes[side][i if side == "row" else j] for side in wholes]:
                    if table.exclusive and x == n:
                        why.add("everybody")
                    if table.sensitive_complement and 0 < n - x < k:
                        why.add("complement")
            if why:
                found.add((i, j))
                reasons |= why
    return found, tuple(sorted(reasons))


def protect_table(document, k):
    """What `protect_table --k K` prints for the table in `document`: {"rows", "columns", "cells"} and, where the
    input has them, "groups", "kind", "contributors", "largest". Raises Refused where the table cannot be read."""
    try:
        known = {"rows", "columns", "cells", "groups", "kind", "contributors", "largest"}
        table = Table(name="table", **{key: document[key] for key in known & set(document)})
        _check_groups(table)
        if k < 1:
            raise ValueError(_("the threshold is 1 or more"))
    except ValueError as error:
        raise _unreadable(error) from error
    except (TypeError, AttributeError, KeyError) as error:
        raise _unreadable(_("it needs rows, columns and cells, each of them a list")) from error
    shown = protect(table, k).as_json()
    return {
        key: shown[key] for key in ("rows", "columns", "cells", "row_totals", "column_totals", "total", "withheld")
    }


def _unreadable(reason):
    message = _("This table cannot be read: %(reason)s. Nothing was published.") % {"reason": reason}
    return Refused("evaluation.table_unreadable", message)


def _sum_reasons(x, contributors, largest, k):
    if not x:
        return set()
    why = set()
    if contributors < k:
        why.add("few_contributors")
    first, second = (sorted(largest, reverse=True) + [0, 0])[:2]
    if x - first - second < DOMINANCE * first:
        why.add("dominance")
    return why


def _increments(table, k, earlier):
    """The difference between two releases is a table too: reasons why this one may not follow those."""
    why = set()
    for former in earlier:
        if (sorted(former.rows), sorted(former.columns)) != (sorted(table.rows), sorted(table.columns)):
            why.add("other_categories")
            continue
        row = {label: i for i, label in enumerate(former.rows)}
        column = {label: j for j, label in enumerate(former.columns)}
        pairs = [(table.total(), former.total)]
        pairs += [(now, former.row_totals[row[label]]) for label, now in zip(table.rows, table.row_totals())]
        pairs += [
            (now, former.column_totals[column[label]]) for label, now in zip(table.columns, table.column_totals())
        ]
        for i, line in enumerate(table.cells):
            for j, now in enumerate(line):
                pairs.append((now, former.cells[row[table.rows[i]]][column[table.columns[j]]]))
        if any(telling(now, then, k) for now, then in pairs):
            why.add("increment")
    return tuple(sorted(why))


def _candidates(table):
    """The table itself, then what its groups make of it, the finer first."""
    yield table
    rows, columns = table.groups.get("rows"), table.groups.get("columns")
    if rows:
        yield _recode(table, rows, {})
    if columns:
        yield _recode(table, {}, columns)
    if rows and columns:
        yield _recode(table, rows, columns)


def _recode(table, row_groups, column_groups):
    if table.kind == "sums":  # contributors of a group are not the sum of its parts' contributors
        return table
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
        of=table.of,
    )


def _merge(labels, groups):
    home = {label: group for group, members in groups.items() for label in members}
    merged = list(dict.fromkeys(home.get(label, label) for label in labels))
    return merged, [merged.index(home.get(label, label)) for label in labels]


def _check_groups(table):
    for side, labels in (("rows", table.rows), ("columns", table.columns)):
        members = [label for group in table.groups.get(side, {}).values() for label in group]
        if len(set(members)) != len(members) or not set(members) <= set(labels):
            raise ValueError(_("a group names rows or columns of the table, each once"))


def _published(table, k):
    return Protected(
        table.name,
        list(table.rows),
        list(table.columns),
        [list(line) for line in table.cells],
        table.row_totals(),
        table.column_totals(),
        table.total(),
        False,
        (),
        table.kind,
        k,
    )


def _withheld(table, k, reasons, total):
    return Protected(
        table.name,
        list(table.rows),
        list(table.columns),
        [[None] * len(table.columns) for label in table.rows],
        [None] * len(table.rows),
        [None] * len(table.columns),
        total,
        True,
        tuple(reasons),
        table.kind,
        k,
    )
