"""What this storey lends to the people's storey beneath it: the rooms that somebody looks after change hands with her role; the help
desk finds the way to enter what was said on the telephone."""

from django.urls import reverse

from convening import policy
from convening.models.people import Role

from . import record
from .models import Room


def handed_over(part, to, roles, keeps):
    """Whoever moderates next looks after the same rooms."""
    if Role.MODERATOR in roles:
        for room in part.rooms_moderated.all():
            room.moderators.add(to)


def laid_down(part, roles):
    if Role.MODERATOR in roles:
        part.rooms_moderated.clear()


def at_the_desk(convening, person):
    """The rooms in which she can enter what somebody said on the telephone: titles and addresses, nothing of what is said there."""
    rooms = Room.objects.filter(policy.among(person, "forums.relay_post"), convening=convening)
    return [(room.title, reverse("relay", args=[convening.slug, room.slug])) for room in rooms]


def rooms_she_reads(person, convening):
    """Ids of the rooms whose posts she may read: what lies in the library for one of them is hers, too."""
    mine = policy.among(person, "forums.read_room")
    return set(Room.objects.filter(mine, convening=convening).values_list("pk", flat=True))


def rooms_by_title(convening):
    """[(id, title)] of the rooms that something in the library may be for."""
    return [(room.pk, room.title) for room in Room.objects.filter(convening=convening).order_by("opens_on", "slug")]


def read_over(convening, drafts, by):
    """What a text of the organisers should not carry: {key: [Problem]} of {key: (text, language)}. Without `by` all rooms are compared."""
    return record.problems_of(convening, drafts, by=by)


def where_a_session_is_written_up(person, session):
    """The synthesis of the session, for whoever writes it."""
    if not policy.allows(person, "forums.write_session_synthesis", session):
        return ""
    return reverse("synthesis_session", args=[session.convening.slug, session.slug])
