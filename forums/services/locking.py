"""The lock of a room. Whoever writes in it passes here, one after the other."""

from zoneinfo import ZoneInfo

from django.db import connection

from ..models import Room


def locked(room):
    """(the room, locked; what the database's clock shows there and then, where the convening is).

    In this order: a lock first, then the clock in a statement of its own. Who asked the clock first and waited for the lock
    afterwards would post into a closed room.
    """
    room = Room.objects.select_for_update(no_key=True, of=("self",)).select_related("convening").get(pk=room.pk)
    return room, _now_there(room)


def as_it_is(room):
    """The same without the lock, for what need not wait for others: her drafts."""
    room = Room.objects.select_related("convening").get(pk=room.pk)
    return room, _now_there(room)


def _now_there(room):
    with connection.cursor() as cursor:
        cursor.execute("SELECT convening_now()")
        now = cursor.fetchone()[0]
    return now.astimezone(ZoneInfo(room.convening.timezone))
