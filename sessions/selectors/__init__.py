"""What the programme shows, and to whom. The evaluation reads here: `attendance_figures`."""

from .attended import my_attendance, sessions_in, who_attended
from .attendance import attendance_figures, attendance_list, channels_chosen, latest_counts, voice_equity, with_intervals
from .guests import Guest, guest_by_link, guest_mark, guest_token, part_behind, public_session, remember_guest
from .on_record import on_the_record_in, spoke_on_the_record, with_somebody_on_the_record
from .order import rehearsals_for, running_order
from .papers import papers_due, papers_for
from .programme import (
    Entry, is_registered, language_names, my_programme_for, on_public_page, programme_for, session_for, session_state,
)
from .reviewing import guest_in_review, guests_waiting, people_named
from .rights import roles_of
from .windows import is_open_for, rehearsal_now, stage_of, way_in_window

__all__ = [
    "Entry", "Guest", "attendance_figures", "attendance_list", "channels_chosen", "guest_by_link", "guest_in_review", "guest_mark",
    "guest_token", "guests_waiting", "is_open_for", "is_registered", "language_names", "latest_counts",
    "my_attendance", "my_programme_for", "on_public_page", "on_the_record_in", "papers_due", "papers_for", "part_behind", "people_named", "programme_for",
    "public_session", "rehearsal_now", "rehearsals_for", "remember_guest", "roles_of", "running_order", "session_for",
    "session_state", "sessions_in", "spoke_on_the_record", "stage_of", "voice_equity", "way_in_window", "who_attended", "with_intervals", "with_somebody_on_the_record",
]
