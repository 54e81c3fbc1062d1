"""The twelve sections of Annex B, in its order. Each takes the report and a language and gives (title, blocks).

A section whose source was not collected says which one, and nothing else: nothing is invented.
"""

from .answers import access, learning, lessons, satisfaction
from .live import live_sessions
from .method import definitions, disclosure, purpose
from .people import composition, funnel
from .rooms import discussion_rooms, problems

SECTIONS = (
    purpose,
    definitions,
    funnel,
    live_sessions,
    discussion_rooms,
    composition,
    satisfaction,
    learning,
    problems,
    access,
    lessons,
    disclosure,
)
