from .attachments import attachment
from .discussion import hold, news, room
from .drafts import draft
from .moderation import decide, queue
from .notices import put_away, write_notice
from .rooms import new_room, rooms
from .writing import edit, withdraw

__all__ = ["attachment", "decide", "draft", "edit", "hold", "new_room", "news", "put_away", "queue", "room", "rooms", "withdraw", "write_notice"]
