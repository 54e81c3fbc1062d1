"""Setting up rooms: `opening` one, `describing` what it is about, `asking` its questions, `promising` its rule and naming, `dating` its
window, and who is `looking_after` it."""

from .asking import MOST_QUESTIONS, add_question, change_question, move_question, remove_question
from .dating import date_room
from .describing import describe_room, write_background
from .looking_after import appoint_moderator, moderate_by
from .opening import open_room, publish_room
from .promising import NAMINGS, RULES, change_scope, tighten_room

__all__ = [
    "MOST_QUESTIONS", "NAMINGS", "RULES", "add_question", "appoint_moderator", "change_question", "change_scope", "date_room",
    "describe_room", "moderate_by", "move_question", "open_room", "publish_room", "remove_question", "tighten_room", "write_background",
]  # fmt: skip
