"""The lock of a room. Whoever writes in it passes here, one after the other."""

from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils.translation import gettext as _

from convening import keyring
from convening.errors import Refused

from ..models import Post, Room


@contextmanager
def unless_sealed():
    """Whatever needs the room's key and does not find it is refused, also when the key goes while it is under way."""
    try:
        yield
    except keyring.KeyGone:
        raise Refused("forums.room_sealed", _("This room is sealed. Nothing can be written or taken back any more.")) from None


def locked(room):
    """(the room, locked; what the database's clock shows there and then, where the convening is).

    In this order: a lock first, then the clock in a statement of its own. Who asked the clock first and waited for the lock
    afterwards would post into a closed room.
    """
    room = Room.objects.select_for_update(no_key=True, of=("self",)).select_related("convening").get(pk=room.pk)
    return room, _now_there(room)


def not_sealed_meanwhile(room):
    """Refuse what was asked of a room that was open to it, and waited for the lock while somebody began to seal it."""
    if room.sealed_on is not None:
        raise Refused("forums.room_sealed", _("This room is sealed. Nothing is decided here any more."))


def post_in(room, post):
    """`post` as it is now, locked. It stands in the locked `room`, in which somebody's right was asked, or nowhere."""
    return Post.objects.select_for_update().get(pk=post.pk, room=room)


def as_it_is(room):
    """The same without the lock, for what need not wait for others: her drafts."""
    room = Room.objects.select_related("convening").get(pk=room.pk)
    return room, _now_there(room)


def _now_there(room):
    with connection.cursor() as cursor:
        cursor.execute("SELECT convening_now()")
        now = cursor.fetchone()[0]
    return now.astimezone(ZoneInfo(room.convening.timezone))
