"""The only way out: counts of what was said, and passages whose voice agreed. It knows neither author, voice nor hidden posts.

`counting` computes in memory, `freezing` keeps the figures before the first room is sealed, `quotes` are the words cleared for use.
"""

from .counting import ENOUGH_FOR_EQUALITY, counts_by_group, dominated, effective, gini
from .freezing import GROUPINGS, Grouping, counts, freeze, frozen, why_not_yet
from .quotes import LEAVES_THE_ROOM, cleared_quotes, tell_answers

__all__ = [
    "ENOUGH_FOR_EQUALITY", "GROUPINGS", "LEAVES_THE_ROOM", "Grouping", "cleared_quotes", "counts", "counts_by_group", "dominated", "effective",
    "freeze", "frozen", "gini", "tell_answers", "why_not_yet",
]  # fmt: skip
