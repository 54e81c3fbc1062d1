"""What the storey above lends to this one, so that it can speak of rooms and call none of them.

Each list is filled by the app above in its `ready()` with functions; an empty list means that nothing of the kind is there.
"""

TAKING_UP = []  # (session) -> bool: whether a room belongs to it that could take up what found no time


def a_room_takes_up(session):
    """True where a question that found no time could go on in a room."""
    return any(lent(session) for lent in TAKING_UP)
