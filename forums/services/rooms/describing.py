"""What a room is about: its title, the working group or session that it belongs to, its languages, its background note."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit
from convening.errors import Refused

from ..changing import taken_up, write_texts


@transaction.atomic
def describe_room(room, *, title, working_group, session, languages, by):
    """Say anew what the room is called and where it belongs. Texts are {language: text}; `session` may be None."""
    room, _today = taken_up(room, by)
    if session is not None and session.convening_id != room.convening_id:
        raise Refused("forums.foreign_session", _("This session belongs to another convening."))
    write_texts(room, title=title, working_group=working_group)
    room.session, room.languages = session, list(languages)
    room.save()
    audit.record(room.convening, actor=by, verb="forums.room_described", target=room)
    return room


@transaction.atomic
def write_background(room, *, background, notes_go_on, by):
    """Write the background note anew, {language: Markdown}; its footnotes go on from the room before, or begin at 1."""
    room, _today = taken_up(room, by)
    write_texts(room, background=background)
    room.notes_go_on = notes_go_on
    room.save()
    audit.record(room.convening, actor=by, verb="forums.note_written", target=room)
    return room
