"""The floor of a live session: who speaks, who asks to, what is asked in writing, what is voted on, what is said in other words.

All of it lives in Redis, sealed under the session's own key, and is gone with that key: nothing here is ever written to the
database but counts. `store` keeps it, `seats` says who is asking, `parts` are what the page shows, `frames` tell everybody at once.
"""

from .parts import PARTS, Part
from .seats import Seat, seat_for
from .store import Away, Floor, Over, changing, is_open, look

__all__ = ["Away", "Floor", "Over", "PARTS", "Part", "Seat", "changing", "is_open", "look", "seat_for"]
