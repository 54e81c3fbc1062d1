"""Deeds of the programme, by journey: scheduling, registering, joining, taking in attendance."""

from .attendance import preview_attendance, take_in_attendance, withdraw_attendance
from .registration import register_for_session, register_myself
from .roles import ROLE_LABELS, SESSION_ROLES, give_session_role
from .scheduling import change_session, schedule_session

__all__ = [
    "ROLE_LABELS", "SESSION_ROLES",
    "change_session", "give_session_role", "preview_attendance", "register_for_session", "register_myself",
    "schedule_session", "take_in_attendance", "withdraw_attendance",
]
