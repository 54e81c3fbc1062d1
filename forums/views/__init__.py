from .discussion import hold, news, room, withdraw
from .moderation import decide, queue
from .rooms import new_room, rooms

__all__ = ["decide", "hold", "new_room", "news", "queue", "room", "rooms", "withdraw"]
