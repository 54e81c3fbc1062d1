"""The only way out: counts of what was said, and passages whose voice agreed. It knows neither author, voice nor hidden posts.

`counting` computes in memory, `freezing` keeps the figures before the first room is sealed, `quotes` are the words cleared for use,
`engagement` is what the report tells of the rooms in words, `recommendations` what is asked of whom and what became of it; `clearing` says what may stand in it, `support` how many are behind it.
`daily` is for those who run the convening while it goes on.
"""

from .clearing import free_to_use, uncleared
from .counting import ENOUGH_FOR_EQUALITY, counts_by_group, dominated, effective, gini
from .daily import BANDS, MANY_FROM, band_of, bands_of_posts, counted_now, rooms_of
from .engagement import certificates, engagement, left_out, moderators_named
from .freezing import GROUPINGS, Grouping, counts, freeze, frozen, why_not_yet
from .quotes import LEAVES_THE_ROOM, cleared_quotes, tell_answers
from .recommendations import commitments, is_overdue, recommendations
from .support import tell_support

__all__ = [
    "BANDS", "ENOUGH_FOR_EQUALITY", "GROUPINGS", "LEAVES_THE_ROOM", "MANY_FROM", "Grouping", "band_of", "bands_of_posts",
    "certificates", "cleared_quotes", "commitments", "counted_now", "counts", "counts_by_group", "dominated", "effective",
    "engagement", "free_to_use", "freeze", "frozen", "gini", "is_overdue", "left_out", "moderators_named", "recommendations",
    "rooms_of", "tell_answers", "tell_support", "uncleared", "why_not_yet",
]  # fmt: skip
