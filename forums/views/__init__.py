from .attachments import attachment
from .discussion import hold, news, room
from .moderation import decide, queue
from .notices import put_away, write_notice
from .rooms import new_room, rooms
from .writing import withdraw

__all__ = ["attachment", "decide", "hold", "new_room", "news", "put_away", "queue", "room", "rooms", "withdraw", "write_notice"]
