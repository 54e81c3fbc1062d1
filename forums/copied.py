"""What a new convening takes over of the rooms: their frame, their questions, their sub-themes with tables, as drafts with keys of their
own; no word, no voice, nobody who facilitates."""

from convening import keyring
from convening.structure import in_all_languages

from .models import Question, Room, SubTheme, Table


def copied(source, copy, shift):
    sessions = {session.slug: session for session in copy.sessions.all()}
    rooms = Room.objects.filter(convening=source).select_related("session").prefetch_related("questions", "sub_themes__tables")
    for room in rooms:
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
            cools_from=room.cools_from and room.cools_from + shift,
            readable_until=room.readable_until and room.readable_until + shift,
            languages=list(room.languages),
            notes_go_on=room.notes_go_on,
            slow_minutes=room.slow_minutes,
            **in_all_languages(room, "title", "background", "working_group"),
        )
        keyring.make("room", same.pk)
        same.save(force_insert=True)
        for question in room.questions.all():
            Question.objects.create(
                room=same, position=question.position, type=question.type, **in_all_languages(question, "text")
            )
        for theme in room.sub_themes.all():
            again = SubTheme.objects.create(room=same, position=theme.position, **in_all_languages(theme, "title", "text"))
            for table in theme.tables.all():
                Table.objects.create(sub_theme=again, position=table.position, language=table.language, places=table.places)
    return []
