"""Complementary suppression: which further numbers of a table are hidden so that the sensitive ones cannot be found."""

from dataclasses import replace
from typing import Protocol

from .attack import Attack
from .grids import Protected, Table, decision
from .increments import telling
from .knowledge import names_of
from .linear import Contradiction, Undecided
from .order import canonical_order
from .search import Exhausted, cheapest
from .stakes import OtherCategories

LARGEST_TABLE = 1_200  # cells; beyond, nothing but a total is published of a table with something to hide
WITHOUT_A_SECRET = b"chatham-house convening: ties"


class Auditor(Protocol):
    """Decides what of a table with sensitive cells may still be published.

    `sensitive` are (row, column) pairs found by the primary rules; empty where only the `earlier` releases, all that hold
    a table of this name, may forbid something. `beside` are tables of the same release that tell its totals. The answer must
    leave an attacker who knows every published number, the earlier releases and her own cell, an interval of width k or
    more for each sensitive number.
    """

    def release(
        self, table: Table, k: int, sensitive: set, earlier: tuple, reasons: tuple, beside: tuple = ()
    ) -> Protected: ...


class LinearAuditor:
    """Hides the cheapest further numbers such that every attack fails, and withholds the table where none is found in time.

    Cheapest: the fewest, cells and totals alike, then those of the smallest sum; between equals a keyed hash decides, which
    knows nothing of labels and order. The grand total is hidden only where nothing else will do. Zeros are never
    hidden, since whoever knows the field knows most of them. A table that keeps fewer than half of its inner cells is withheld.
    `tie_key` is something secret where tables are published; without one, for the command, every machine decides alike.
    """

    attack = Attack

    def __init__(self, tie_key=WITHOUT_A_SECRET):
        self.tie_key = tie_key

    def release(self, table, k, sensitive, earlier, reasons, beside=()):
        if len(table.rows) * len(table.columns) > LARGEST_TABLE:
            return withheld_whole(table, k, earlier, reasons)
        rows, columns = canonical_order(*_marks(table, earlier, beside), self.tie_key)
        ordered = table.in_order(rows, columns)
        try:
            attack = self.attack(ordered, k, earlier, beside)
            hidden = self.hidden(attack)
            if hidden is None:
                return self._withheld(table, attack, reasons)
            return self._released(table, attack, hidden, reasons)
        except OtherCategories:
            reasons = tuple(sorted({*reasons, "other_categories"}))
        except (Contradiction, Undecided, Exhausted):
            pass
        return withheld_whole(table, k, earlier, reasons)

    def hidden(self, attack):
        """The names of all numbers that are hidden, or None where the table is withheld."""
        primary = frozenset(attack.sensitive)
        most = len(attack.cells) // 2  # at least half of the inner cells stay
        if attack.total in primary or len(primary & attack.cells) > most:
            return None
        may_go = {name: x for name, x in attack.values.items() if x and name not in primary and name not in attack.known}
        kept_whole = {name: x for name, x in may_go.items() if name != attack.total}
        for candidates in (kept_whole, may_go):

            def weakness(chosen, candidates=candidates):
                found = attack.weakness(primary | chosen)
                return found and attack.cut(primary | chosen, found, candidates)

            def fits(chosen):
                return len((primary | chosen) & attack.cells) <= most

            chosen = cheapest(candidates, weakness, fits)
            if chosen is not None:
                return primary | chosen
        return None

    def _released(self, table, attack, hidden, reasons):
        whys = {name: self._why(attack, hidden, name) for name in hidden}
        if "increment" in whys.values():
            reasons = tuple(sorted({*reasons, "increment"}))
        return _shown(table, attack, hidden, False, reasons, whys)

    def _why(self, attack, hidden, name):
        """Which attack would succeed if this number alone were published."""
        if name in attack.sensitive:
            return attack.sensitive[name][0]
        plain, everybody, insider = [], [], attack.insiders[0]
        for target, knows in attack.pairs:
            if not target.of_growth and not knows.of_growth:
                (plain if knows is insider else everybody).append((target, knows))
        rest = hidden - {name}
        if attack.weakness(rest, plain):
            return "complementary"
        if attack.weakness(rest, everybody):
            return "insider"
        return "increment" if attack.weakness(rest) else "complementary"

    def _withheld(self, table, attack, reasons):
        """Nothing but the total, and that only where every attack fails with it."""
        everything = frozenset(attack.values)
        keeps_total = attack.total not in attack.sensitive and not attack.weakness(everything - {attack.total})
        hidden = everything - {attack.total} if keeps_total else everything
        whys = {name: attack.sensitive.get(name, ("coarser",))[0] for name in hidden}
        return _shown(table, attack, hidden, True, reasons, whys)


def withheld_whole(table, k, earlier, reasons):
    """Nothing of the table but its grand total, and that only where it gives nothing away: where no other answer can be proven.

    With every cell and margin withheld, what is left to an attacker is the total N of at least three unknown cells:
    each may be anything from 0 to N. A person who knows her own cell to be 1 leaves the others 0 to N − 1. So N > k.
    After earlier releases it stays only where each told its own, so that it bounds nothing that they left open.
    """
    total = table.total()
    unknown = len(table.rows) * len(table.columns)
    stays = table.kind == "people" and unknown >= 3 and total > k
    stays = stays and not any(former.total is None or telling(total, former.total, k + 1) for former in earlier)
    bare = Protected(
        table.name,
        list(table.rows),
        list(table.columns),
        [[None] * len(table.columns) for label in table.rows],
        [None] * len(table.rows),
        [None] * len(table.columns),
        total if stays else None,
        True,
        tuple(reasons) or ("increment",),
        table.kind,
        k,
        stacked_on=len(earlier),
    )
    decisions = (decision(table, where, "coarser") for where, value in bare.numbers() if value is None)
    return replace(bare, decisions=tuple(decisions))


def published(table, k, stacked_on=0):
    """The table whole."""
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
        stacked_on=stacked_on,
    )


def _shown(table, attack, hidden, withheld, reasons, whys):
    """The table without what is `hidden`, by names of the attack, which took the rows and columns in another order."""
    whole = published(table, attack.k, len(attack.earlier))
    names = names_of("now", table.rows, table.columns)

    def left(where, value):
        return None if names[where] in hidden else value

    shown = replace(
        whole,
        cells=[
            [left(("cell", row, column), value) for column, value in zip(table.columns, line, strict=True)]
            for row, line in zip(table.rows, whole.cells, strict=True)
        ],
        row_totals=[left(("row", row), value) for row, value in zip(table.rows, whole.row_totals, strict=True)],
        column_totals=[
            left(("column", column), value) for column, value in zip(table.columns, whole.column_totals, strict=True)
        ],
        total=left(("total",), whole.total),
        withheld=withheld,
        reasons=tuple(reasons),
    )
    blanks = [(where, names[where]) for where, value in shown.numbers() if value is None]
    return replace(
        shown,
        decisions=tuple(decision(table, where, whys[name]) for where, name in blanks),
        narrowest=attack.narrowest(hidden),
    )


def _marks(table, earlier, beside):
    """What tells cells, rows and columns of a table apart, without their labels and order."""
    formers = [dict(former.numbers()) for former in earlier]

    def before(*where):
        return tuple(former.get(where, "") for former in formers)

    def mark(i, j):
        behind = () if table.kind == "people" else (table.contributors[i][j], sorted(table.largest[i][j]))
        return table.cells[i][j], behind, before("cell", table.rows[i], table.columns[j])

    def told(kind, label):
        return before(kind, label), tuple(dict(other.numbers()).get(("row", label), "") for other in beside)

    marks = [[mark(i, j) for j in range(len(table.columns))] for i in range(len(table.rows))]
    return marks, [told("row", label) for label in table.rows], [told("column", label) for label in table.columns]
