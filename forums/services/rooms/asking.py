"""The guiding questions of a room, in their order. What somebody answered stays where it stands."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from convening import audit, once, writing
from convening.errors import Refused

from ...models import Question
from ..changing import not_sealed, taken_up, write_texts

MOST_QUESTIONS = 20


@transaction.atomic
def add_question(room, *, text, by, type=Question.Type.OPEN, key=None):
    """Put one more guiding question after the others. `text` is {language: text}; `key` is the form's own."""
    room, _today = taken_up(room, by)
    if key and not once.first_time(key):
        return None
    not_sealed(room)
    if room.questions.count() >= MOST_QUESTIONS:
        raise Refused("forums.many_questions", _("A room has %(most)s questions at most.") % {"most": writing.number_here(MOST_QUESTIONS)})
    last = room.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question(room=room, position=last + 1, type=type)
    write_texts(question, text=text)
    question.save(force_insert=True)
    audit.record(room.convening, actor=by, verb="forums.question_added", target=question)
    return question


@transaction.atomic
def change_question(question, *, text, type, by):
    """Word a question otherwise. Its posts stay at it."""
    room, question = _taken_up(question, by)
    question.type = type
    write_texts(question, text=text)
    question.save()
    audit.record(room.convening, actor=by, verb="forums.question_changed", target=question)
    return question


@transaction.atomic
def move_question(question, *, to, by):
    """Give a question the place `to` (1 is the first); those between make room."""
    room, question = _taken_up(question, by)
    order = list(room.questions.order_by("position"))
    order.remove(question)
    order.insert(max(to, 1) - 1, question)
    if [one.position for one in order] == sorted(one.position for one in order):
        return question
    for lap in (len(order), 0):  # each number is given once: by way of numbers that none has
        for place, one in enumerate(order, 1):
            Question.objects.filter(pk=one.pk).update(position=place + lap)
    audit.record(room.convening, actor=by, verb="forums.question_moved", target=question)
    return Question.objects.get(pk=question.pk)


@transaction.atomic
def remove_question(question, *, by):
    """Take a question away, as long as nobody has written at it. Those after it move up."""
    room, question = _taken_up(question, by)
    if question.posts.exists():
        sentence = _("Somebody has written at this question. It stays; you can put its wording right.")
        raise Refused("forums.question_answered", sentence)
    if room.published and room.questions.count() == 1:
        raise Refused("forums.last_question", _("This is the room’s only question. Add another one first."))
    audit.record(room.convening, actor=by, verb="forums.question_removed", target=question)
    place = question.position
    question.delete()
    for later in room.questions.filter(position__gt=place).order_by("position"):  # one by one: each number is given once
        Question.objects.filter(pk=later.pk).update(position=F("position") - 1)
    return room


def _taken_up(question, by):
    room, _today = taken_up(question.room, by)
    not_sealed(room)
    return room, Question.objects.select_for_update().get(pk=question.pk, room=room)
