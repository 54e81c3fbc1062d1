"""Pages of the programme, by journey."""

from .attendance import attendance, withdraw
from .booth import booth, signals
from .booths import booths, pack
from .by_hand import attendance_by_hand, attendance_sheet
from .desk import admitted, desk, way_in
from .glossary import glossary
from .grid import grid
from .groups import group, groups
from .asking import ask, finished, take_back
from .chairing import chair, chair_deed, close_floor, take_off
from .captions import captions, channel
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
from .roles import roles
from .reviewing import attendance_review
from .scheduling import cancel, change, schedule
from .session import guest, join, session

__all__ = [
    "ask_in_writing", "endorse_question", "hold_poll", "hold_polls", "moderate_question", "moderate_questions", "new_poll", "react", "take_question_back", "vote",
    "booth", "captions", "channel", "note", "notes", "notes_file", "signals",
    "ask", "chair", "chair_deed", "close_floor", "finished", "take_back", "take_off",
    "figures", "record",
    "attendance_by_hand", "attendance_review", "attendance_sheet",
    "cancel", "grid", "group", "groups", "roles",
    "admitted", "desk", "way_in",
    "booths", "glossary", "order", "pack", "paper", "papers",
    "attendance", "calendar", "change", "guest", "join", "live", "live_mine", "live_parts", "my_calendar", "programme", "register", "registered", "schedule", "session",
    "withdraw",
]
