"""Forms of the rooms: `discussion` for those who write and moderate, `rooms` for the secretariat that opens one."""

from .discussion import DeclineForm, PostForm, ways_to_appear
from .rooms import RoomForm

__all__ = ["DeclineForm", "PostForm", "RoomForm", "ways_to_appear"]
