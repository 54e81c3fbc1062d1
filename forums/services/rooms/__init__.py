"""Setting up rooms: `opening` one, `describing` what it is about, `asking` its questions, `promising` its rule and naming, `dating` its
window, who is `looking_after` it, and `taking_up` what found no time in its session."""

from .asking import MOST_QUESTIONS, add_question, change_question, move_question, remove_question
from .dating import date_room
from .describing import describe_room, write_background
from .looking_after import appoint_moderator, moderate_by
from .opening import open_room, publish_room
from .promising import NAMINGS, RULES, change_scope, tighten_room
from .taking_up import a_room_takes_up, drop_question, drop_what_nobody_took_up, take_up_question

__all__ = [
    "a_room_takes_up", "drop_question", "drop_what_nobody_took_up", "take_up_question",
    "MOST_QUESTIONS", "NAMINGS", "RULES", "add_question", "appoint_moderator", "change_question", "change_scope", "date_room",
    "describe_room", "moderate_by", "move_question", "open_room", "publish_room", "remove_question", "tighten_room", "write_background",
]  # fmt: skip
