"""Deeds of the programme, by journey: scheduling, registering, joining, taking in attendance."""

from .attendance import (
    decide_on_guest, forget_guests, join_presence, note_by_hand, preview_attendance, remember_columns, take_in_attendance, undo_decision,
    withdraw_attendance, without_a_name,
)
from .cancelling import cancel_session, reinstate_session
from .booths import set_booths
from .glossary import add_term, change_term, remove_term, take_in_glossary
from .order import add_segment, change_segment, move_segment, remove_segment
from .papers import add_paper, change_paper, remind_of_papers, remove_paper, set_papers_due
from .rehearsals import add_rehearsal, cancel_rehearsal
from .registration import register_for_session, register_myself
from .roles import ROLE_LABELS, SESSION_ROLES, give_session_role, take_session_role
from .scheduling import change_session, follow_the_clocks, schedule_session, thought_of

__all__ = [
    "decide_on_guest", "forget_guests", "join_presence", "note_by_hand", "remember_columns", "undo_decision", "without_a_name",
    "add_paper", "add_rehearsal", "add_segment", "add_term", "cancel_rehearsal", "change_paper", "change_segment", "change_term",
    "move_segment", "remind_of_papers", "remove_paper", "remove_segment", "remove_term", "set_booths", "set_papers_due", "take_in_glossary",
    "ROLE_LABELS", "SESSION_ROLES",
    "cancel_session", "change_session", "follow_the_clocks", "give_session_role", "preview_attendance", "register_for_session", "register_myself", "reinstate_session",
    "schedule_session", "take_in_attendance", "take_session_role", "thought_of", "withdraw_attendance",
]
