"""Pages of the programme, by journey."""

from .attendance import attendance, withdraw
from .live import live, live_mine, live_parts
from .programme import calendar, my_calendar, programme
from .registering import register, registered
from .scheduling import change, schedule
from .session import guest, join, session

__all__ = [
    "attendance", "calendar", "change", "guest", "join", "live", "live_mine", "live_parts", "my_calendar", "programme", "register", "registered", "schedule", "session",
    "withdraw",
]
