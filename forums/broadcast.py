"""Who hears what: the names of the groups, and the rows that tell them. A frame carries the room and a number, nothing else."""

from convening import outbox


def members_of(room_id):
    return f"forums.room.{room_id}"


def moderators_of(room_id):
    return f"forums.room.{room_id}.moderators"


def tell_members(room):
    """The number grows with each post that becomes readable and each change to one; a reader asks for what came after hers."""
    outbox.announce(members_of(room.id), room.news, room=str(room.id))


def tell_moderators(room):
    outbox.announce(moderators_of(room.id), room.arrivals, room=str(room.id))
