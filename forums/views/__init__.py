from .discussion import hold, news, room, rooms, withdraw
from .moderation import decide, queue

__all__ = ["decide", "hold", "news", "queue", "room", "rooms", "withdraw"]
