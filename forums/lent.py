"""What this storey lends to the people's storey beneath it: the rooms that somebody looks after change hands with her role."""

from convening.models.people import Role


def handed_over(part, to, roles, keeps):
    """Whoever moderates next looks after the same rooms."""
    if Role.MODERATOR in roles:
        for room in part.rooms_moderated.all():
            room.moderators.add(to)


def laid_down(part, roles):
    if Role.MODERATOR in roles:
        part.rooms_moderated.clear()
