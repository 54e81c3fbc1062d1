"""Whoever looks after a room decides whether the report names her. Without her yes it does not."""

from django.db import transaction

from convening import cached, policy
from convening.models import Participation
from convening.services import archives

from ..models import NamedModerator


@transaction.atomic
def name_in_reports(room, named, *, by):
    """She may be named as one who looked after `room`, or not any more: then the next document that is made is without her name."""
    policy.require(by, "forums.be_named", room)
    part = Participation.objects.get(convening=room.convening_id, person=by)
    if named:
        NamedModerator.objects.get_or_create(room=room, participation=part)
    else:
        NamedModerator.objects.filter(room=room, participation=part).delete()
        archives.make_anew(room.convening_id)
    cached.changed()


def is_named(room, person):
    return NamedModerator.objects.filter(room=room, participation__person=person).exists()
