"""Who looks after a room, and whether its posts are read before or after they appear."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit
from convening.errors import Refused

from ..changing import not_sealed, taken_up


@transaction.atomic
def appoint_moderator(room, participation, *, by):
    """Let a participation look after this room: its queue and its voices, never the people behind them."""
    locked, _today = taken_up(room, by)
    if participation.convening_id != locked.convening_id:
        raise Refused("forums.foreign_moderator", _("This person has no part in this convening."))
    if participation.pk not in locked.moderators.values_list("pk", flat=True):
        _appoint(locked, participation, by)
    room.__dict__.pop("moderator_ids", None)
    return room


@transaction.atomic
def moderate_by(room, participations, *, moderation, by):
    """Exactly these look after the room from now on, and read each post before it appears, or after."""
    room, _today = taken_up(room, by)
    now = {part.pk: part for part in room.moderators.all()}
    for part in participations:
        if part.pk not in now:
            if part.convening_id != room.convening_id:
                raise Refused("forums.foreign_moderator", _("This person has no part in this convening."))
            _appoint(room, part, by)
    kept = {part.pk for part in participations}
    for part in now.values():
        if part.pk not in kept:
            room.moderators.remove(part)
            audit.record(room.convening, actor=by, verb="forums.moderator_released", target=room, note=part.handle)
    if moderation != room.moderation:
        not_sealed(room)
        room.moderation = moderation
        room.save(update_fields=["moderation"])
        audit.record(room.convening, actor=by, verb="forums.moderation_changed", target=room, note=moderation)
    return room


def _appoint(room, participation, by):
    room.moderators.add(participation)
    audit.record(room.convening, actor=by, verb="forums.moderator_appointed", target=room, note=participation.handle)
