"""When the way in is open: by the convening's clock, earlier for those who have a role, and never to a cancelled session."""

from datetime import timedelta

# The way in stays open so long after the planned end: a session that runs over keeps those whose line drops.
RUNS_OVER = timedelta(minutes=30)


def way_in_window(session, roles=frozenset()):
    """(opens, closes) of the way in for whoever has `roles` in it: the first instant that belongs to it, and the first that does not.

    It opens `door_minutes` before the start; for those with a role `stage_minutes`, if that is earlier. A cancelled session has
    an empty window.
    """
    if session.cancelled_on is not None:
        return session.starts_at, session.starts_at
    minutes = max(session.door_minutes, session.stage_minutes) if roles else session.door_minutes
    return session.starts_at - timedelta(minutes=minutes), session.ends_at + RUNS_OVER


def rehearsal_window(session, rehearsal):
    """(opens, closes) of the way in to a rehearsal: the session's own margins on both sides."""
    return rehearsal.starts_at - timedelta(minutes=session.door_minutes), rehearsal.ends_at + RUNS_OVER


def rehearsal_now(session, roles, now):
    """The rehearsal to which the way in is open now for whoever has `roles`, or None. To nobody else, and of nothing cancelled."""
    if not roles or session.cancelled_on is not None:
        return None
    for rehearsal in session.rehearsals.all():
        opens, closes = rehearsal_window(session, rehearsal)
        if opens <= now < closes:
            return rehearsal
    return None


def is_open_for(session, roles, now):
    """True while the way in is open to whoever has `roles`: in the session's window, or in that of a rehearsal."""
    opens, closes = way_in_window(session, roles)
    return opens <= now < closes or rehearsal_now(session, roles, now) is not None


def stage_of(session, roles, now):
    """Where the session stands for her: "cancelled", "over", "running_over", "live", "rehearsal", "open" or "before"."""
    opens, closes = way_in_window(session, roles)
    if session.cancelled_on is not None:
        return "cancelled"
    if now >= closes:
        return "over"
    if now >= session.ends_at:
        return "running_over"
    if now >= session.starts_at:
        return "live"
    if now >= opens:
        return "open"
    return "rehearsal" if rehearsal_now(session, roles, now) else "before"
