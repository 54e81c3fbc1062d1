"""Deeds of the programme, by journey. Those of a live session are in `floor`."""

from .attendance import (
    decide_on_guest, forget_guests, join_presence, note_by_hand, preview_attendance, remember_columns, take_in_attendance, undo_decision,
    withdraw_attendance, without_a_name,
)
from .booths import set_booths
from .cancelling import cancel_session, reinstate_session
from .glossary import add_term, change_term, remove_term, take_in_glossary
from .order import add_segment, change_segment, move_segment, remove_segment
from .papers import add_paper, change_paper, remind_of_papers, remove_paper, set_papers_due
from .registration import register_for_session, register_myself
from .rehearsals import add_rehearsal, cancel_rehearsal
from .roles import ROLE_LABELS, SESSION_ROLES, give_session_role, take_session_role
from .scheduling import change_session, follow_the_clocks, schedule_session, thought_of

__all__ = [
    "ROLE_LABELS", "SESSION_ROLES", "add_paper", "add_rehearsal", "add_segment", "add_term", "cancel_rehearsal",
    "cancel_session", "change_paper", "change_segment", "change_session", "change_term", "decide_on_guest",
    "follow_the_clocks", "forget_guests", "give_session_role", "join_presence", "move_segment", "note_by_hand",
    "preview_attendance", "register_for_session", "register_myself", "reinstate_session", "remember_columns",
    "remind_of_papers", "remove_paper", "remove_segment", "remove_term", "schedule_session", "set_booths",
    "set_papers_due", "take_in_attendance", "take_in_glossary", "take_session_role", "thought_of", "undo_decision",
    "withdraw_attendance", "without_a_name",
]
