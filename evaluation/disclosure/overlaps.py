"""Groups of the same people that overlap: sessions, rooms, weeks. What their sizes and their union tell together."""

from .linear import Contradiction, Undecided


def leaves_room(low, high, k):
    """Whether a number of people of whom an attacker knows that it lies from `low` to `high` points to nobody: there are
    none, or k and more, or anything within a width of k. It looks at what is told alone, so that what is withheld tells nothing."""
    return high is None or low is None or high == 0 or low >= k or high - low >= k


def bounds_or_none(system, terms, knowing=None):
    """The bounds, or (0, 1) where the solver gives no answer: whoever asks must then publish less."""
    try:
        return system.bounds(terms, knowing)
    except (Contradiction, Undecided):
        return 0, 1


def overlap(system, place, groups, union):
    """Tell `system` how `groups` {label: terms} make up `union` (terms). Exact, and small: who is in how many groups.

    People of `place` who are in exactly j groups are one unknown, those of them in one group another: a set of people in j
    groups each exists exactly where Σ over the groups is j times its size and no group holds more than all of it.
    Returns {(why, label): terms} to be asked.
    """
    labels, many = list(groups), range(1, len(groups) + 1)
    for j in many:
        members = {(place, label, j): 1 for label in labels}
        system.state({**members, (place, j): -j}, 0)
        for member in members:
            system.state_between({member: 1, (place, j): -1}, high=0)
    for label in labels:
        system.state(added({(place, label, j): 1 for j in many}, groups[label], -1), 0)
    everybody = {(place, j): 1 for j in many}
    if union is not None:
        system.state(added(everybody, union, -1), 0)
    asked = {("remainder", label): {**everybody, **{(place, label, j): -1 for j in many}} for label in labels}
    if len(labels) > 1:
        asked[("overlap", None)] = {(place, j): 1 for j in many if j > 1}
    if len(labels) > 2:
        asked |= {("alone", label): {(place, label, 1): 1} for label in labels}
        asked |= {("overlap", j): {(place, j): 1} for j in many if j > 1}
    return asked


def added(terms, others, factor=1):
    """Σ of two sums of unknowns, the second `factor` times."""
    result = dict(terms)
    for name, coefficient in others.items():
        result[name] = result.get(name, 0) + factor * coefficient
    return {name: coefficient for name, coefficient in result.items() if coefficient}


def grew_safely(now, then, k, only_grows=False):
    """Whether what came to a number of people between two releases, whose bounds these are, points to nobody either."""
    if None in (now[1], then[1]):
        return True
    low, high = now[0] - then[1], now[1] - then[0]
    if only_grows and high >= 0:
        low = max(low, 0)
    return low == high == 0 or low >= k or -high >= k or high - low >= k
