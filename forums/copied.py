"""What a new convening takes over of the rooms: their frame and their questions, as drafts with keys of their own; no word, no voice."""

from convening import keyring
from convening.structure import in_all_languages

from .models import Question, Room


def copied(source, copy, shift):
    sessions = {session.slug: session for session in copy.sessions.all()}
    for room in Room.objects.filter(convening=source).select_related("session").prefetch_related("questions"):
        same = Room(
            convening=copy,
            session=sessions.get(room.session.slug) if room.session else None,
            slug=room.slug,
            rule=room.rule,
            naming=room.naming,
            moderation=room.moderation,
            scope=room.scope,
            opens_on=room.opens_on + shift,
            closes_on=room.closes_on + shift,
            languages=list(room.languages),
            **in_all_languages(room, "title", "background"),
        )
        keyring.make("room", same.pk)
        same.save(force_insert=True)
        for question in room.questions.all():
            Question.objects.create(
                room=same, position=question.position, type=question.type, **in_all_languages(question, "text")
            )
    return []
