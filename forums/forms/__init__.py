"""Forms of the rooms: `discussion` for those who write and moderate, `rooms` for the secretariat that
opens one, `notices` for the officer for incidents."""

from .discussion import DeclineForm, PostForm, ways_to_appear
from .notices import NoticeForm
from .rooms import RoomForm

__all__ = ["DeclineForm", "NoticeForm", "PostForm", "RoomForm", "ways_to_appear"]
