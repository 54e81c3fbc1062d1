"""Questions that found no time in the session that the room belongs to: the room takes one up, or it is dropped. Nobody knows whose they are."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock
from convening.errors import Refused
from sessions.models import LeftQuestion

from ...models import Question, Room
from ..changing import taken_up
from .asking import add_question


def a_room_takes_up(session):
    """True while a room belongs to the session that is not over: what its people did not get to ask can be asked there."""
    today = clock.today(session.convening.zone)
    return any(room.stage_on(today) not in Room.OVER for room in Room.objects.filter(session=session).select_related("convening"))


@transaction.atomic
def take_up_question(room, left, *, text, by, type=Question.Type.OPEN, key=None):
    """Make it a guiding question of the room, in the words of `text` {language: text}; it waits no more."""
    left = _waiting(room, left, by)
    question = add_question(room, text=text, type=type, by=by, key=key)
    left.delete()
    return question


@transaction.atomic
def drop_question(room, left, *, by):
    """Nobody takes it up. Nothing of it is kept."""
    left = _waiting(room, left, by)
    audit.record(room.convening, actor=by, verb="forums.left_question_dropped", target=left)
    left.delete()


@transaction.atomic
def drop_what_nobody_took_up(room):
    """The room is over: what it left lying goes, unless another room of the same session is not over."""
    if room.session_id is not None and not a_room_takes_up(room.session):
        LeftQuestion.objects.filter(session=room.session_id).delete()


def _waiting(room, left, by):
    room, today = taken_up(room, by)
    if room.stage_on(today) in Room.OVER:
        raise Refused("forums.room_over", _("This room is closed. It takes up no more questions."))
    found = LeftQuestion.objects.select_for_update().filter(pk=left.pk, session=room.session_id).first()
    if found is None:
        raise Refused("forums.left_question_gone", _("This question was taken up or dropped meanwhile."))
    return found
