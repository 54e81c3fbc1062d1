"""The cheapest set of numbers to hide, found by growing sets.

Hiding more never tells an attacker more. So whenever a set fails, there is a *cut*: a set of other numbers of which every set
that succeeds holds one. Sets grow only by members of a cut that they have not met, and a set is given up as soon as the cuts
it has still to meet make it dearer than the best that is known. What remains is the cheapest, and it is proven.
"""

NODES = 20_000  # sets tried; beyond, the best that is known is taken


class Exhausted(Exception):
    """The work that may be spent on one table is done."""


def cheapest(candidates, weakness, fits):
    """The cheapest set of `candidates` without a weakness, or None where there is none or none was found in time.

    `candidates` is {name: cost}; the fewest are cheapest, then those of the smallest sum, then those that stand first.
    `weakness(set)` is None where a set succeeds, and otherwise a cut. `fits(set)`: whether a set may be taken at all;
    a set that does not fit never does by growing.
    """
    search = _Search(candidates, weakness, fits)
    try:
        search.begin()
        search.descend(frozenset(), frozenset())
    except Exhausted:
        pass
    return search.best


class _Search:
    def __init__(self, candidates, weakness, fits):
        self.costs, self.weakness, self.fits = candidates, weakness, fits
        self.place = {name: place for place, name in enumerate(candidates)}
        self.cuts = []
        self.best, self.best_cost = None, (float("inf"), 0)
        self.nodes = 0

    def begin(self):
        """A set that succeeds, soon: the cheapest way past each weakness, then without what was not needed."""
        chosen = frozenset()
        while cut := self.weak(chosen):
            fitting = [name for name in cut if self.fits(chosen | {name})]
            if not fitting:
                return
            chosen |= {min(fitting, key=self.order)}
        if cut is not None:
            return
        for name in sorted(chosen, key=self.order, reverse=True):
            if self.weak(chosen - {name}) is None:
                chosen -= {name}
        self.keep(chosen)

    def descend(self, chosen, refused):
        """All sets that hold `chosen` and nothing of `refused`."""
        self.nodes += 1
        if self.nodes > NODES:
            raise Exhausted
        open_cuts = self.open_cuts(chosen, refused)
        if self.too_dear(chosen, open_cuts):
            return
        if not open_cuts:
            cut = self.weak(chosen)
            if cut is None:
                self.keep(chosen)
                return
            open_cuts = [cut - refused]
            if self.too_dear(chosen, open_cuts):
                return
        tried = set()
        for name in sorted(open_cuts[0], key=self.order):
            grown = chosen | {name}
            if self.fits(grown):
                self.descend(grown, refused | tried)
            tried.add(name)

    def weak(self, chosen):
        cut = self.weakness(chosen)
        if cut is not None and cut not in self.cuts:
            self.cuts.append(cut)
        return cut

    def open_cuts(self, chosen, refused):
        """What is left of the cuts that `chosen` has not met, the smallest first."""
        left = [cut - refused for cut in self.cuts if not cut & chosen]
        return sorted(left, key=len)

    def too_dear(self, chosen, open_cuts):
        """Whether nothing that grows from here beats the best: cuts that share no member cost a member each."""
        count, total = self.cost(chosen)
        met = set()
        for cut in open_cuts:
            if not cut:
                return True
            if not cut & met:
                met |= cut
                count, total = count + 1, total + min(self.costs[name] for name in cut)
        return (count, total) >= self.best_cost

    def keep(self, chosen):
        if self.fits(chosen) and self.cost(chosen) < self.best_cost:
            self.best, self.best_cost = chosen, self.cost(chosen)

    def cost(self, chosen):
        return len(chosen), sum(self.costs[name] for name in chosen)

    def order(self, name):
        return self.costs[name], self.place[name]
