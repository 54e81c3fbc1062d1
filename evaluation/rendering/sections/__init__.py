"""The twelve sections of Annex B, in its order. Each takes the report and a language and gives (title, blocks).

A section whose source was not collected says which one, and nothing else: nothing is invented.
"""

from .access import access
from .answers import learning, satisfaction
from .composition import composition
from .disclosing import disclosure
from .lessons import lessons
from .live import live_sessions
from .method import definitions, purpose
from .people import funnel
from .problems import problems
from .rooms import discussion_rooms

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
