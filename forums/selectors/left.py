"""What found no time in the session that a room belongs to, and may become a question of the room."""

from django.http import Http404

from convening import clock
from sessions.models import LeftQuestion

from ..models import Room


def left_for(room):
    """The questions that wait for somebody to look at them, in no order that tells anything; none once the room is over."""
    if room.session_id is None or room.stage_on(clock.today(room.convening.zone)) in Room.OVER:
        return []
    return list(LeftQuestion.objects.filter(session=room.session_id).order_by("pk"))


def left_question_of(room, left_id):
    """One of them, or 404."""
    for left in left_for(room):
        if left.pk == left_id:
            return left
    raise Http404
