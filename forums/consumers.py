"""Listening to a room: what is heard is in `broadcast`, how in `convening.live`. Nothing goes up, and a frame holds no words."""

from convening import live, policy

from . import broadcast
from .models import Room


class RoomNews(live.Listener):
    """Tells the members of a room that there is something to fetch: {"room": id, "seq": number}, at once and with each change."""

    right = "forums.read_room"
    number_of = "news"
    group_of = staticmethod(broadcast.members_of)

    def news_for(self, person):
        rooms = Room.objects.filter(policy.among(person, self.right), pk=self.about)
        return rooms.values_list(self.number_of, flat=True).first()


class QueueNews(RoomNews):
    """The same for those who look after the room: something reached the queue."""

    right = "forums.view_queue"
    number_of = "arrivals"
    group_of = staticmethod(broadcast.moderators_of)
