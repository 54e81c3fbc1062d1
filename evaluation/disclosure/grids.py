"""Tables of counts: before protection, and as they may be published."""

from dataclasses import dataclass, field, fields, replace

from django.utils.translation import gettext as _

from convening.errors import Refused

FLOOR = 5  # attendance and log-ons
FLOOR_POSTING = 10  # posting, and anything crossed with country
FOR_STAFF = ("decisions", "narrowest", "stacked_on")


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

    def in_order(self, rows, columns):
        """The same table with its rows and columns in the order of these places."""

        def ordered(grid):
            return None if grid is None else [[grid[i][j] for j in columns] for i in rows]

        return replace(
            self,
            rows=[self.rows[i] for i in rows],
            columns=[self.columns[j] for j in columns],
            cells=ordered(self.cells),
            contributors=ordered(self.contributors),
            largest=ordered(self.largest),
        )


@dataclass(frozen=True)
class Protected:
    """A table as it may be published. None where disclosure control withholds a number.

    What staff need besides is never published, so `as_json` has nothing of it: `decisions`, one {"where", "what", "why"}
    for each blank, in the order of the table; `narrowest`, the smallest interval that an attacker is left for a sensitive
    number (None where there is none, or no end to it); `stacked_on`, how many earlier releases she was given.
    """

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
    decisions: tuple = field(default=(), compare=False)
    narrowest: int | None = field(default=None, compare=False)
    stacked_on: int = field(default=0, compare=False)

    @property
    def suppressed(self):
        """How many inner cells are withheld."""
        return sum(cell is None for line in self.cells for cell in line)

    @property
    def is_whole(self):
        """Whether nothing of it is withheld."""
        margins = (*self.row_totals, *self.column_totals, self.total)
        return not self.suppressed and None not in margins

    def without_total(self):
        """Nothing of it, because another figure or table that is withheld could be found from it."""
        decided = {decision["where"]: decision for decision in self.decisions}
        bare = replace(
            self,
            cells=[[None] * len(self.columns) for row in self.rows],
            row_totals=[None] * len(self.rows),
            column_totals=[None] * len(self.columns),
            total=None,
            withheld=True,
            reasons=tuple(sorted({*self.reasons, "linked"})),
        )
        decisions = (decided.get(where) or decision(self, where, "linked") for where, value in bare.numbers())
        return replace(bare, decisions=tuple(decisions), narrowest=None)

    def numbers(self):
        """(where, number or None) for every number of the table: cells, then totals. `where` is ("cell", row, column),
        ("row", row), ("column", column) or ("total",), by labels."""
        for row, line in zip(self.rows, self.cells, strict=True):
            for column, value in zip(self.columns, line, strict=True):
                yield ("cell", row, column), value
        for row, value in zip(self.rows, self.row_totals, strict=True):
            yield ("row", row), value
        for column, value in zip(self.columns, self.column_totals, strict=True):
            yield ("column", column), value
        yield ("total",), self.total

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
        known = {entry.name: document[entry.name] for entry in fields(cls) if entry.name not in FOR_STAFF}
        return cls(**{**known, "reasons": tuple(known["reasons"])})


def decision(table, where, why):
    """What was decided of one number, for staff."""
    return {"where": where, "what": " · ".join(str(label) for label in (table.name, *where[1:])), "why": why}
