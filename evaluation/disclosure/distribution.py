"""Counts of one question that add up to a number everybody knows: the answers on a scale, one of several.

The tables of the release plan may give up a total to keep their cells; here the total, how many answered, stays, since a share is
nothing without it. So cells go instead: the fewest, then the smallest, that leave an attacker at least k values for each small one.
"""

from itertools import combinations


def protect_distribution(counts, k, ties=None):
    """`counts`, whose sum is known to every reader, each as it may be published or None. Zeros stay.

    0 < count < k is hidden, and so is, in their company, what would give one away: to everybody (hidden cells share their sum S, so
    that each may be anything from 0 to S) and to the one person who alone makes up a cell and subtracts herself. Where one cell is
    the whole, all are hidden. `ties` orders equals, by anything that knows no labels; the place does if it is not given.
    """
    total = sum(counts)
    small = {place for place, count in enumerate(counts) if 0 < count < k}
    if total and total in counts:
        return [None] * len(counts)
    hidden = _hidden(counts, small, k, ties or list(range(len(counts)))) if small else set()
    if hidden is None:
        return [None] * len(counts)
    return [None if place in hidden else count for place, count in enumerate(counts)]


def protect_halves(halves, k, ties=None):
    """The same for two groups of counts whose own sums are to be told as well, the first as a share of both. Returns (sums, counts):
    sums is None where they may not be told, and then the counts are protected without them."""
    sums, flat = [sum(half) for half in halves], [count for half in halves for count in half]
    ties = ties or list(range(len(flat)))
    whole = sum(sums)
    if whole in sums and whole:
        return None, [[None] * len(half) for half in halves]
    if not any(0 < part < k for part in sums):
        of_each = (ties[: len(halves[0])], ties[len(halves[0]) :])
        shown = [_within(half, k, order) for half, order in zip(halves, of_each, strict=True)]
        if None not in shown:
            return sums, shown
    counts = protect_distribution(flat, k, ties)
    return None, [counts[: len(halves[0])], counts[len(halves[0]) :]]


def _within(counts, k, ties):
    """One group beside its sum; None where nothing that could be hidden would be enough. That all of a group are in one cell tells
    of nobody more than which group she is in."""
    small = {place for place, count in enumerate(counts) if 0 < count < k}
    hidden = _hidden(counts, small, k, ties) if small else set()
    return None if hidden is None else [None if place in hidden else count for place, count in enumerate(counts)]


def _hidden(counts, small, k, ties):
    others = sorted((place for place, count in enumerate(counts) if count >= k), key=lambda place: (counts[place], ties[place]))
    for number in range(len(others) + 1):
        safe = [small | set(chosen) for chosen in combinations(others, number) if _is_safe(counts, small | set(chosen), small, k)]
        if safe:
            return min(safe, key=lambda hidden: (sum(counts[place] for place in hidden), sorted(ties[place] for place in hidden)))
    return None


def _is_safe(counts, hidden, small, k):
    left = sum(counts[place] for place in hidden)
    if len(hidden) < 2 or left < k:
        return False
    alone = {place for place in hidden if counts[place] == 1}
    return not any(small - {place} and (len(hidden) < 3 or left - 1 < k) for place in alone)
