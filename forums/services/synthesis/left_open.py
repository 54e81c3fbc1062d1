"""Questions that a room left open, in the rapporteur's words. Guiding questions without a post need no line: they are found."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, once, policy, writing
from convening.errors import Refused

from ...models import Unanswered
from ..locking import locked
from . import texts as words

MOST_OPEN = 30
RIGHT = "forums.write_synthesis"


@transaction.atomic
def leave_open(room, texts, *, by, language=None, ready=True, key=None):
    """One more question that nobody answered; `texts` is {language: words}."""
    policy.require(by, RIGHT, room)
    room, _now = locked(room)
    if key and not once.first_time(key):
        return None
    if room.unanswered.count() >= MOST_OPEN:
        raise Refused("forums.many_open", _("A room leaves %(most)s questions open at most.") % {"most": writing.number_here(MOST_OPEN)})
    last = room.unanswered.aggregate(last=Max("position"))["last"] or 0
    left = Unanswered(room=room, position=last + 1)
    words.write(left, {"text": texts}, language)
    words.settle(left, room.convening, by=by, ready=ready)
    left.save(force_insert=True)
    audit.record(room.convening, actor=by, verb="forums.question_left_open", target=room)
    return left


@transaction.atomic
def reword_open(left, texts, *, by, language=None, ready=True):
    """Say it otherwise."""
    left = _taken_up(left, by)
    words.write(left, {"text": texts}, language)
    words.settle(left, left.room.convening, by=by, ready=ready)
    left.save()
    audit.record(left.room.convening, actor=by, verb="forums.question_left_open_reworded", target=left.room)
    return left


@transaction.atomic
def remove_open(left, *, by):
    """It was answered after all."""
    left = _taken_up(left, by)
    audit.record(left.room.convening, actor=by, verb="forums.question_left_open_removed", target=left.room)
    left.delete()


def _taken_up(left, by):
    policy.require(by, RIGHT, left.room)
    found = Unanswered.objects.select_for_update(of=("self",)).select_related("room__convening").filter(pk=left.pk, room=left.room_id).first()
    if found is None:
        raise Refused("forums.open_question_gone", _("This question was taken away meanwhile."))
    return found
