"""What every change of a room begins with."""

from django.conf import settings
from django.utils.translation import gettext as _

from convening import policy
from convening.errors import Refused

from .locking import locked


def taken_up(room, by):
    """(the room, locked; the day it is there) for the secretariat."""
    policy.require(by, "forums.set_up_room", room)
    room, now = locked(room)
    return room, now.date()


def not_sealed(room):
    """What was promised and asked stays as it was when the room was sealed."""
    if room.sealed_on is not None:
        raise Refused("forums.room_sealed", _("This room is sealed. Its frame stays as it is."))


def write_texts(thing, **texts):
    """`texts` are {name: {language: text}}."""
    for name, by_language in texts.items():
        for language in dict(settings.LANGUAGES):
            setattr(thing, f"{name}_{language}", by_language.get(language, ""))
