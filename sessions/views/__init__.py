"""Pages of the programme, by journey."""

from .asking import ask, finished, take_back
from .attendance import attendance, withdraw
from .booth import booth, signals
from .booths import booths, pack
from .by_hand import attendance_by_hand, attendance_sheet
from .captions import captions, channel
from .chairing import chair, chair_deed, close_floor, take_off
from .desk import admitted, desk, way_in
from .glossary import glossary
from .grid import grid
from .groups import group, groups
from .live import live, live_mine, live_parts
from .notes import note, notes, notes_file
from .order import order
from .papers import paper, papers
from .polls import hold_poll, hold_polls, new_poll, vote
from .programme import calendar, my_calendar, programme
from .questions import ask_in_writing, endorse_question, moderate_question, moderate_questions, take_question_back
from .reactions import react
from .record import figures, record
from .registering import register, registered
from .reviewing import attendance_review
from .roles import roles
from .scheduling import cancel, change, schedule
from .session import guest, join, session

__all__ = [
    "admitted", "ask", "ask_in_writing", "attendance", "attendance_by_hand", "attendance_review", "attendance_sheet",
    "booth", "booths", "calendar", "cancel", "captions", "chair", "chair_deed", "change", "channel", "close_floor",
    "desk", "endorse_question", "figures", "finished", "glossary", "grid", "group", "groups", "guest", "hold_poll",
    "hold_polls", "join", "live", "live_mine", "live_parts", "moderate_question", "moderate_questions", "my_calendar",
    "new_poll", "note", "notes", "notes_file", "order", "pack", "paper", "papers", "programme", "react", "record",
    "register", "registered", "roles", "schedule", "session", "signals", "take_back", "take_off",
    "take_question_back", "vote", "way_in", "withdraw",
]
