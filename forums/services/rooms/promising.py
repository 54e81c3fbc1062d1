"""What is promised to members: the rule, the naming, how far a voice reaches. It only ever becomes stricter."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit
from convening.errors import Refused
from sessions.models import Naming, Rule

from ..changing import not_sealed, taken_up

# From the loosest to the strictest.
RULES = (Rule.ON_THE_RECORD, Rule.CHATHAM_HOUSE, Rule.OFF_THE_RECORD)
NAMINGS = (Naming.NAMED, Naming.VOICES)


@transaction.atomic
def tighten_room(room, *, by, rule=None, naming=None):
    """Change the room's rule or naming. Once something was said here, only to what is stricter."""
    room, _today = taken_up(room, by)
    not_sealed(room)
    rule, naming = rule or room.rule, naming or room.naming
    looser = RULES.index(rule) < RULES.index(room.rule) or NAMINGS.index(naming) < NAMINGS.index(room.naming)
    if looser and room.posts.exists():
        raise Refused(
            "forums.only_stricter",
            _("People have already written here under the present promise. It can be made stricter, not looser."),
        )
    if (rule, naming) != (room.rule, room.naming):
        room.rule, room.naming = rule, naming
        room.save(update_fields=["rule", "naming"])
        audit.record(room.convening, actor=by, verb="forums.room_tightened", target=room, note=f"{rule} {naming}")
    return room


@transaction.atomic
def change_scope(room, scope, *, by):
    """One voice for the room, or another at each question: only before anybody has one."""
    room, _today = taken_up(room, by)
    if scope == room.scope:
        return room
    if room.posts.exists():
        sentence = _("People have already written here. How far their voices reach stays as it is.")
        raise Refused("forums.voices_exist", sentence, fields={"scope": sentence})
    not_sealed(room)
    room.scope = scope
    room.save(update_fields=["scope"])
    audit.record(room.convening, actor=by, verb="forums.scope_changed", target=room, note=scope)
    return room
