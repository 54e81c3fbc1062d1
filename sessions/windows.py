"""What the storey above lends to this one, so that it can speak of rooms and call none of them.

Each list is filled by the app above in its `ready()` with functions; an empty list means that nothing of the kind is there.
"""

TAKING_UP = []  # (session) -> bool: whether a room belongs to it that could take up what found no time
WRITTEN_UP = []  # (person, session) -> address: where she writes up what was noted, or ""


def a_room_takes_up(session):
    """True where a question that found no time could go on in a room."""
    return any(lent(session) for lent in TAKING_UP)


def where_it_is_written_up(person, session):
    """The address where she turns notes of the session into paragraphs, or ""."""
    return next((address for lent in WRITTEN_UP if (address := lent(person, session))), "")
