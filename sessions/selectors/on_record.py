"""Whether somebody may be named for what she said in a session."""

from ..models import Rule


def spoke_on_the_record(session, part):
    """True where the session was on the record, or the segment of it that was hers."""
    if session.rule == Rule.ON_THE_RECORD:
        return True
    return session.rule != Rule.OFF_THE_RECORD and session.segments.filter(speaker__participation=part, on_the_record=True).exists()
