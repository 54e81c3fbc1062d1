"""Single figures, and figures of groups that overlap."""

from dataclasses import dataclass

from .linear import System
from .overlaps import bounds_or_none, leaves_room, overlap

UNION = "union"


def protect_count(count, k, of=None):
    """`count`, or None where it may not be published: 0 < count < k.

    `of` is the whole, given only where being outside is as telling as being inside: then also 0 < of − count < k and
    count = of are withheld. Zero may be published.
    """
    if count is None or 0 < count < k:
        return None
    if of is not None and count and of - count < k:
        return None
    return count


@dataclass(frozen=True)
class ProtectedUnion:
    """Sizes of overlapping groups and of their union, as they may be published."""

    parts: dict
    union: int | None
    withheld: bool
    reasons: tuple = ()


def protect_unions(parts, union, k, known=None, known_union=0, give_up=None):
    """Sizes of groups (posters by room) and of their union, so that neither shows a small overlap or remainder.

    `parts` is {name: people}, `union` the distinct people in all. `known` and `known_union` are how many of them
    everybody can count anyway (moderators who post in their role): they are subtracted before judging.
    What an attacker derives from the sizes (the remainder outside a group, those in one group alone, in two, in j of them)
    must be nobody, k people or more, or leave an interval of width k.
    `give_up` is the order in which figures are withheld until the rest is safe: sets of names, "union" among them.
    By default all the parts go together, then the union.
    """
    known = known or {}
    if give_up is None:
        give_up = [set(parts), {UNION}]
    sizes = {**parts, UNION: union}
    net = {name: size - known.get(name, 0) for name, size in parts.items()} | {UNION: union - known_union}
    hidden, reasons = set(), set()
    for step in [set(), *give_up, set(sizes)]:
        hidden |= step
        unsafe = _unsafe(sizes, k, hidden) | _unsafe(net, k, hidden)
        if not unsafe:
            break
        reasons |= unsafe
    shown = {name: None if name in hidden else size for name, size in sizes.items()}
    return ProtectedUnion({name: shown[name] for name in parts}, shown[UNION], bool(hidden), tuple(sorted(reasons)))


def _unsafe(sizes, k, hidden):
    """Why the sizes not in `hidden` may not be published together."""
    parts = [name for name in sizes if name != UNION]
    told = {("size", name): size for name, size in sizes.items() if name not in hidden}
    system = System()
    asked = overlap(system, "people", {name: {("size", name): 1} for name in parts}, {("size", UNION): 1})
    why = {"small" for size in told.values() if 0 < size < k}
    if told:
        why |= {reason for (reason, _label), terms in asked.items() if not leaves_room(*bounds_or_none(system, terms, told), k)}
    return why
