"""Pages of the programme, by journey."""

from .attendance import attendance, withdraw
from .programme import calendar, my_calendar, programme
from .registering import register, registered
from .scheduling import change, schedule
from .session import guest, join, session

__all__ = [
    "attendance", "calendar", "change", "guest", "join", "my_calendar", "programme", "register", "registered", "schedule", "session",
    "withdraw",
]
