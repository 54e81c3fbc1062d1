"""The paragraphs of all rooms and sessions and the quotes of rooms, for documents: what may be printed of them today, in order, by section."""

from ..models import Question, Rule
from .written import texts_of


def syntheses(written):
    """{"rooms": [{"slug", "title", "working_group", "questions": [{"number", "text", "paragraphs", "quotes"}], "general": [paragraph]}],
    "sessions": [{"slug", "title", "day", "paragraphs"}]}; JSON-able, texts as {language: words}.

    A paragraph is {"id", "number", "kind", "text", "language", "strength"}, numbered through what is printed of its room or session, as in
    `engagement`; `language` is the one written first, `strength` the band of the people behind it ("none" for a session, whose notes
    know of no number); a quote as `engagement` has it. All rooms and sessions but those off the record, in the order of their days. One
    query beside those of `written`, which is `Written`.
    """
    rooms = [room for room in written.rooms if room.rule != Rule.OFF_THE_RECORD]
    questions = {}
    for question in Question.objects.filter(room__in=[room.pk for room in rooms]).order_by("position"):
        questions.setdefault(question.room_id, []).append(question)
    return {
        "rooms": [_room(room, questions.get(room.pk, []), _numbered(written, room), written.quotes) for room in rooms],
        "sessions": [
            {
                "slug": session.slug, "title": texts_of(session, "title"), "day": session.local_start.date().isoformat(),
                "paragraphs": [told for _asked, told in _numbered(written, session)],
            }
            for session in written.sessions if session.rule != Rule.OFF_THE_RECORD
        ],
    }  # fmt: skip


def _room(room, questions, paragraphs, quotes):
    return {
        "slug": room.slug, "title": texts_of(room, "title"), "working_group": texts_of(room, "working_group"),
        "questions": [
            {
                "number": question.position, "text": texts_of(question, "text"),
                "paragraphs": [told for asked, told in paragraphs if asked == question.pk], "quotes": quotes[room.slug, question.position],
            }
            for question in questions
        ],
        "general": [told for asked, told in paragraphs if asked is None],
    }  # fmt: skip


def _numbered(written, place):
    """[(the question's id or None, the paragraph as it is told)]."""
    return [
        (
            one.question_id,
            {
                "id": str(one.pk), "number": number, "kind": one.kind, "text": texts_of(one, "text"), "language": one.language,
                "strength": one.strength,
            },
        )
        for number, one in enumerate(written.paragraphs.get(place.pk, []), 1)
    ]  # fmt: skip
