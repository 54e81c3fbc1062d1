"""Disclosure control: what may be published so that nobody can be told from a figure. Pure: no models, no clock.

`tables` protects counts that add up, `counts` single figures and unions, `figures` a whole report at once.
"""

from .counts import protect_count, protect_unions
from .figures import protect_figures, protect_report
from .posting import ALL as ALL_POSTS, may_be_told, protect_posts
from .rooms import protect_dialogue, protect_moderation
from .tables import Protected, Table, protect, protect_table, thresholds

__all__ = [
    "ALL_POSTS",
    "Protected",
    "Table",
    "may_be_told",
    "protect",
    "protect_count",
    "protect_dialogue",
    "protect_figures",
    "protect_moderation",
    "protect_posts",
    "protect_report",
    "protect_table",
    "protect_unions",
    "thresholds",
]
