"""What is at stake in one table: what an attacker knows, what she must not find, and who may know more than others.

She knows every number that is published, that the table adds up, that nothing is less than zero, every earlier release,
and that between two releases people only come, unless that is plainly wrong. She may also be in the table: whoever is
alone in a cell knows that it is 1, and a contributor to a sum that it is no less than her own part.
"""

import math
from dataclasses import dataclass

from .knowledge import covers, tell, tell_beside, tell_growth, tell_published
from .linear import Contradiction, System
from .sensitive import DOMINANCE, numbers_of, place_of, sensitive_places, spread_of_sum

NOW = "now"


class OtherCategories(Exception):
    """An earlier release counted something else: nothing can be said of what lies between."""


@dataclass(frozen=True)
class Target:
    """A number that must keep an interval of width `need`; `of_growth` where it is so because of an earlier release."""

    name: tuple
    need: int
    of_growth: bool = False


@dataclass(frozen=True)
class Insider:
    """What one person knows besides. `herself` is the number of her alone at each level that counts her: ((level, name), …);
    `before` what she knew already when only the earlier releases were there."""

    knowing: tuple = ()
    herself: tuple = ()
    before: tuple = ()
    of_growth: bool = False


class Stakes:
    """Of `table` at threshold `k`, after the releases in `earlier` and with the tables in `beside` published over the same people.

    `values` {name: number} and `cells`, `total`, `sensitive` {name: reasons} speak of its numbers by the names of `knowledge`;
    `known` are those that a table beside it tells anyway. `pairs` are all (target, insider) that an attack tries.
    Raises OtherCategories, Contradiction or Undecided where nothing can be proven.
    """

    def __init__(self, table, k, earlier=(), beside=()):
        self.table, self.k = table, k
        self.earlier, self.beside = tuple(earlier), tuple(beside)
        self.names = _names_by_place(table)
        self.values = {self.names[place]: x for place, x in numbers_of(table).items()}
        self.total = self.names[place_of(table, None, None)]
        self.cells = frozenset(self.names[i, j] for i in range(len(table.rows)) for j in range(len(table.columns)))
        self.sensitive = {self.names[place]: whys for place, whys in sensitive_places(table, k).items()}
        try:
            self.know(only_more=True)
        except Contradiction:
            self.know(only_more=False)
        self.place = {name: place for place, name in enumerate(self.system.names())}
        self.targets = [*self.sensitive_targets(), *self.growth_targets()]
        self.insiders = [Insider(), *self.insiders_now(), *self.insiders_before()]
        self.pairs = [
            (target, insider) for insider in self.insiders for target in self.targets if self._asks(target, insider)
        ]

    # ---- what is known

    def know(self, only_more):
        """Everything published, and this release whole: an attack hides of it what is to be hidden."""
        self.system, self.before = System(), System()
        self.former, self.growths = [], []
        groups = self.table.groups
        self.covers = {name: (NOW, cover) for name, cover in covers(NOW, self.table, groups).items()}
        tell(self.system, NOW, self.table)
        for name, value in self.values.items():
            self.system.publish(name, value)
        self.known = {name for other in self.beside for name in tell_beside(self.system, NOW, self.table, other)}
        for mark, former in enumerate(self.earlier):
            self.former.append(tell_published(self.system, mark, former))
            tell_published(self.before, mark, former)
            growths = tell_growth(self.system, (NOW, self.table), (mark, former), groups, only_more)
            if growths is None:
                raise OtherCategories
            self.growths += growths
            of_former = covers(mark, former, groups)
            self.covers |= {name: (mark, cover) for name, cover in of_former.items()}
            for gain, after, _before in growths:
                counted = [self.covers[name][1] for name in after]
                sides = (frozenset().union(*side) for side in zip(*counted))
                self.covers[gain] = ("gain", mark), tuple(sides)
            for system in (self.system, self.before) if mark else ():
                tell_growth(system, (mark, former), (mark - 1, self.earlier[mark - 1]), groups, only_more)
        if self.earlier:
            self.system.bounds({})

    # ---- what must stay uncertain

    def sensitive_targets(self):
        """The sensitive numbers of this release. One that a single person dominates stays a fifth of her part uncertain."""
        for place, name in self.names.items():
            if name in self.sensitive:
                need = self.k
                if "dominance" in self.sensitive[name]:
                    need = max(need, math.ceil(DOMINANCE * spread_of_sum(self.table, place)[1]))
                yield Target(name, need)

    def growth_targets(self):
        """What was uncertain in an earlier release stays so; and how many came in between is a number like any other.

        What the small numbers of an earlier release were is not known any more. But with all of this release given, as it is
        now, each has an interval that only grows by hiding: what cannot be small in it needs no protection.
        """
        for names in self.former:
            for name in dict.fromkeys(names.values()):
                telling = self._may_be_small(name) or self._may_be_everybody(name, names)
                if telling and width(self.before.bounds(name)) >= self.k:
                    yield Target(name, self.k, of_growth=True)
        for gain, _after, _before in self.growths:
            if self._may_be_small(gain):
                yield Target(gain, self.k, of_growth=True)

    # ---- who knows more

    def insiders_now(self):
        """Who is alone in a cell of this release, and the largest contributors to its sums."""
        for place, name in self.names.items():
            if name not in self.cells or not self.values[name]:
                continue
            if self.table.kind == "people":
                if self.values[name] == 1:
                    yield self._alone(name)
            elif self.table.contributors[place[0]][place[1]] == 1:
                yield Insider(((name, self.values[name]),), ((NOW, name),))
            else:
                parts = self.table.largest[place[0]][place[1]]
                yield from (Insider(((name, (part, None)),)) for part in sorted({*parts}) if part)

    def insiders_before(self):
        """Who was alone in a cell of an earlier release, or alone in coming between two, knows it still. Who that was is not
        known any more: whoever it may have been."""
        if self.table.kind != "people":
            return
        for mark, names in enumerate(self.former):
            for where, name in names.items():
                if where[0] == "cell" and self._may_be(self.system, name, 1) and not self._is_told(name):
                    since = [(level, name) for level in (NOW, *range(mark, len(self.earlier)))]
                    yield Insider(((name, 1),), tuple(since), ((name, 1),), of_growth=True)
        for gain, after, before in self.growths:
            if self.cells.issuperset(after) and self._may_be(self.system, gain, 1):
                since = [("gain", mark) for mark in range(before[0][0], len(self.earlier))]
                herself = [(level, name) for level, name in self._counting(gain) if level in since]
                yield Insider(((gain, 1),), ((NOW, gain), *herself), of_growth=True)

    def _alone(self, name):
        """She is in the table now. Where she was in it before, she was alone then too."""
        herself = self._counting(name)
        before = [(other, 1) for level, other in herself if level in range(len(self.earlier))]
        return Insider(
            ((name, 1),),
            tuple(herself),
            tuple((was, value) for was, value in before if self._may_be(self.before, was, value)),
        )

    def _counting(self, name):
        """(level, name) of all numbers that count just what this one counts: now, before, and in between."""
        same = [(level, other) for other, (level, cover) in self.covers.items() if cover == self.covers[name][1]]
        return list(dict(reversed(same)).items())  # of a cell and a total that are the same, the first

    def _asks(self, target, insider):
        """Whether this insider may not find this target: not where only she herself would be found, and not what was within
        her reach before."""
        level, (rows, columns) = self.covers[target.name]
        alone = dict(insider.herself).get(level)
        if alone is not None:
            her_rows, her_columns = self.covers[alone][1]
            if her_rows <= rows and her_columns <= columns:
                others = {} if alone == target.name else {target.name: 1, alone: -1}
                if not others or not self._may_be_small(others):
                    return False
        if target.of_growth and insider.before and target.name in self.before:
            return width(self.before.bounds(target.name, dict(insider.before))) >= target.need
        return True

    def _may_be_small(self, terms):
        """Whether a number, with this release given, may be one of few people."""
        low, high = self.system.bounds(terms)
        low = 1 - self.k if low is None else max(low, 1 - self.k)
        high = self.k - 1 if high is None else min(high, self.k - 1)
        return any(value for value in range(low, high + 1))

    def _may_be_everybody(self, name, names):
        """Whether a cell of an earlier release may be all of its row or column."""
        if not self.table.exclusive or name[1] != "cell":
            return False
        totals = {names["row", name[2]], names["column", name[3]]} - {name}
        return any(self.system.bounds({total: 1, name: -1})[0] == 0 for total in totals)

    def _may_be(self, system, name, value):
        low, high = system.bounds(name)
        return (low is None or low <= value) and (high is None or value <= high)

    def _is_told(self, name):
        low, high = self.before.bounds(name)
        return low == high


def _names_by_place(table):
    names = tell(System(), NOW, table)
    rows, columns = table.rows, table.columns
    where = {(i, j): ("cell", row, column) for i, row in enumerate(rows) for j, column in enumerate(columns)}
    where |= {(i, None): ("row", row) for i, row in enumerate(rows)}
    where |= {(None, j): ("column", column) for j, column in enumerate(columns)} | {(None, None): ("total",)}
    return {place: names[where[place]] for place in numbers_of(table)}


def width(bounds):
    """Of an interval; infinite where it has no end."""
    low, high = bounds
    return math.inf if low is None or high is None else high - low
