"""The only way out: counts of what was said, and passages whose voice agreed. It knows neither author, voice nor hidden posts.

`counting` computes in memory, `freezing` keeps the figures before the first room is sealed, `quotes` are the words cleared for use,
`engagement` is what the report tells of the rooms in words, `syntheses` what
documents draw on, `recommendations` what is asked of whom and what became of it; `written` says which texts may be printed, `clearing` what
may stand in them, `checking` what to tell whoever writes one, `support` how many are behind it.
`daily` is for those who run the convening while it goes on.
"""

from .checking import CHECKS_AN_HOUR, REFUSES, Problem, count_check, people_in, problems_in, problems_of
from .clearing import borrowed_in, free_to_use, uncleared, uncleared_elsewhere
from .counting import ENOUGH_FOR_EQUALITY, counts_by_group, dominated, effective, gini
from .daily import BANDS, MANY_FROM, band_of, bands_of_posts, counted_now, rooms_of
from .engagement import certificates, engagement, left_out, moderators_named
from .freezing import GROUPINGS, Grouping, counts, freeze, frozen, why_not_yet
from .naming import finder_of_names
from .quotes import LEAVES_THE_ROOM, cleared_quotes, tell_answers
from .recommendations import addressees, commitments, recommendations
from .support import tell_support
from .syntheses import syntheses
from .written import Written, in_print_order, overstated, strength_to_check, texts_of

__all__ = [
    "BANDS", "CHECKS_AN_HOUR", "ENOUGH_FOR_EQUALITY", "GROUPINGS", "Grouping", "LEAVES_THE_ROOM", "MANY_FROM",
    "Problem", "REFUSES", "Written", "addressees", "band_of", "bands_of_posts", "borrowed_in", "certificates", "cleared_quotes", "commitments",
    "count_check", "counted_now", "counts", "counts_by_group", "dominated", "effective", "engagement",
    "finder_of_names", "free_to_use", "freeze", "frozen", "gini", "in_print_order", "left_out", "moderators_named",
    "overstated", "people_in", "problems_in", "problems_of", "recommendations", "rooms_of", "strength_to_check",
    "syntheses", "tell_answers", "tell_support", "texts_of", "uncleared", "uncleared_elsewhere", "why_not_yet",
]  # fmt: skip
