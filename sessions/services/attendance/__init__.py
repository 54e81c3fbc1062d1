"""Who was there: reports taken in, the live room joined, guests told apart, names noted by hand."""

from .by_hand import note_by_hand, without_a_name
from .columns import remember_columns
from .joining import join_presence
from .reviewing import DECISIONS, decide_on_guest, forget_guests, undo_decision
from .taking_in import COUNTS, preview_attendance, take_in_attendance, withdraw_attendance

__all__ = [
    "COUNTS", "DECISIONS", "decide_on_guest", "forget_guests", "join_presence", "note_by_hand", "preview_attendance", "remember_columns",
    "take_in_attendance", "undo_decision", "withdraw_attendance", "without_a_name",
]
