"""Pages of the programme, by journey."""

from .attendance import attendance, withdraw
from .booths import booths, pack
from .desk import admitted, desk, way_in
from .glossary import glossary
from .live import live, live_mine, live_parts
from .order import order
from .papers import paper, papers
from .programme import calendar, my_calendar, programme
from .registering import register, registered
from .scheduling import change, schedule
from .session import guest, join, session

__all__ = [
    "admitted", "desk", "way_in",
    "booths", "glossary", "order", "pack", "paper", "papers",
    "attendance", "calendar", "change", "guest", "join", "live", "live_mine", "live_parts", "my_calendar", "programme", "register", "registered", "schedule", "session",
    "withdraw",
]
