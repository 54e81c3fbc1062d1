"""One table under attack: what is left to an attacker when a set of its numbers is hidden."""

import math

from .linear import NEAR
from .search import Exhausted
from .stakes import Stakes, width

QUESTIONS = 20_000  # to the solver: a second or two for a table of a report
WORK = 12_000_000  # questions times unknowns, for tables of hundreds of cells: some ten seconds
PATIENCE = 10_000  # numbers tried to make one cut smaller, times the unknowns


class Attack(Stakes):
    """Tries sets of hidden numbers, one after another. Raises Exhausted when the work is done that may be spent on one table."""

    least = 0  # nobody counts for less than nothing

    def __init__(self, table, k, earlier=(), beside=()):
        super().__init__(table, k, earlier, beside)
        self.hidden, self._recent = frozenset(), []
        self._seen, self._seen_at = {}, None

    def weakness(self, hidden, pairs=None):
        """The first (target, insider) that fails while `hidden` is not published; None where every target stands."""
        self._hide(hidden)
        if pairs is None:
            pairs = [*self._recent, *self.pairs]
        for target, insider in pairs:
            if not self._stands(target, insider):
                self._recent = [(target, insider), *(pair for pair in self._recent if pair != (target, insider))][:8]
                return target, insider
        return None

    def cut(self, hidden, weakness, candidates):
        """The `candidates` ({name: cost}) of which one must be hidden besides `hidden` for this weakness to go; few of them.

        An end of the interval is held by the published numbers whose reduced cost is not zero. Hiding those that do not
        help, the cheaper first, leaves fewer that hold it.
        """
        self._hide(hidden)
        held, tried = self._held(weakness, candidates), set()
        patience = PATIENCE // len(self.place)
        while left := sorted(held - tried, key=lambda name: (candidates[name], self.place[name])):
            if len(tried) >= patience:
                break
            tried.add(left[0])
            self._hide(self.hidden | {left[0]})
            still_held = self._held(weakness, candidates)
            if still_held is None:
                self._hide(self.hidden - {left[0]})
            else:
                held = still_held
        return frozenset(held)

    def narrowest(self, hidden):
        """The smallest interval that anybody is left for a sensitive number; None where there is none, or no end to it."""
        self._hide(hidden)
        widths = [
            width(self._ends(target, insider)[:2]) for target, insider in self.pairs if target.name in self.sensitive
        ]
        narrowest = min(widths, default=math.inf)
        return None if narrowest == math.inf else narrowest

    def _hide(self, hidden):
        hidden = frozenset(hidden)
        for name in sorted(self.hidden - hidden, key=self.place.__getitem__):  # in one order: the solver's path follows it
            self.system.publish(name, self.values[name])
        for name in sorted(hidden - self.hidden, key=self.place.__getitem__):
            self.system.hide(name, low=self.least)
        self.hidden = hidden

    def _stands(self, target, insider):
        """Points at which the system has been seen for this insider may show already that the interval is wide enough; they
        stay where they are as long as only more is hidden."""
        import numpy  # see linear

        if self._seen_at is None or not self._seen_at <= self.hidden:
            self._seen = {}
        self._seen_at = self.hidden
        place = self.place[target.name]
        if insider in self._seen:
            lows, highs = self._seen[insider]
            if math.floor(highs[place] + NEAR) - math.ceil(lows[place] - NEAR) >= target.need:
                return True
        low, high, points, _costs = self._ends(target, insider)
        for point in points:
            if insider not in self._seen:
                self._seen[insider] = (numpy.array(point), numpy.array(point))
            else:
                lows, highs = self._seen[insider]
                numpy.minimum(lows, point, out=lows)
                numpy.maximum(highs, point, out=highs)
        return width((low, high)) >= target.need

    def _held(self, weakness, candidates):
        """The candidates that hold the interval where it is; None where it is wide enough."""
        target, insider = weakness
        low, high, _points, costs = self._ends(target, insider)
        if width((low, high)) >= target.need:
            return None
        places = ((name, self.place[name]) for name in candidates if name not in self.hidden)
        return {name for name, place in places if any(abs(cost[place]) > NEAR for cost in costs)}

    def _ends(self, target, insider):
        if self.system.questions > min(QUESTIONS, WORK // len(self.place)):
            raise Exhausted
        ends = self.system.ends(target.name, dict(insider.knowing))
        (low, *_at_low), (high, *_at_high) = ends
        reached = [end for end in ends if end[0] is not None]
        return low, high, [point for _value, point, _cost in reached], [cost for _value, _point, cost in reached]
