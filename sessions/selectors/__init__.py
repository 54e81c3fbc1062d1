"""What the programme shows, and to whom. The evaluation reads here: `attendance_figures`."""

from .attendance import attendance_figures, attendance_list, latest_counts, with_intervals
from .programme import (
    Entry, guest_session, guest_token, my_programme_for, is_registered, language_names, on_public_page, platform_is_open, programme_for,
    public_session, session_for, session_state,
)
from .rights import roles_of

__all__ = [
    "Entry", "attendance_figures", "attendance_list", "guest_session", "guest_token", "is_registered",
    "language_names", "latest_counts", "my_programme_for", "on_public_page", "platform_is_open", "programme_for", "public_session",
    "roles_of", "session_for", "session_state", "with_intervals",
]
