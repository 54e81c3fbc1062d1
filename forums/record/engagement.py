"""What the report tells of the rooms in words: their frame, the synthesis, what may be quoted, recommendations, what stayed open.

Only texts that are ready, and of those none that carries uncleared words on the day of the compilation: whoever took back a yes, or
her post, is not printed. No count of posts or people but one, which is protected: the number that the people behind a recommendation
reach (`support.printed`). Nobody is named; a moderator who agreed is told by a random id, and `moderators_named` knows today's name.
"""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from .. import notes
from ..models import Addressee, Certificate, NamedModerator, Post, Question
from ..selectors.life import sealable_from
from .written import Written, texts_of


def engagement(convening):
    """{"rooms": [{"slug", "title", "working_group", "background" {language: `notes.parts`}, "opens", "closes", "rule", "naming", "sealed_on",
    "sealable_from", "moderators": [id], "questions": [{"number", "text", "answered", "paragraphs", "quotes"}], "general": [paragraph],
    "unanswered": [{"text", "language"}]}], "recommendations": [{"number", "short", "long", "language", "addressees": [code],
    "support"}], "addressees": [{"code", "name", "parent"}]}; JSON-able, days as ISO text, texts as {language: words}.

    A paragraph is {"number", "kind", "text", "language"}, numbered through its room; `language` is the one it was written in first.
    A translation older than the words it translates is left out. A quote is {"text", "language", "kind", "attributes": [texts]}.
    Of a room off the record nothing but its frame is told. A number of queries that no number changes.
    """
    written = Written(convening)
    rooms = written.rooms
    said = Post.objects.filter(question=OuterRef("pk"), state=Post.State.PUBLISHED)
    questions = defaultdict(list)
    for question in Question.objects.filter(room__in=rooms).annotate(answered=Exists(said)).order_by("position"):
        questions[question.room_id].append(question)
    named = defaultdict(list)
    for pk, room in NamedModerator.objects.filter(room__in=rooms).order_by("pk").values_list("pk", "room"):
        named[room].append(str(pk))
    return {
        "rooms": [_room(room, questions[room.pk], written, named[room.pk]) for room in rooms],
        "recommendations": [
            {
                "number": number, "short": texts_of(made, "short"), "long": texts_of(made, "long"), "language": made.language,
                "addressees": [one.addressee.code for one in made.told_to], "support": made.support,
            }
            for number, made in enumerate(written.recommendations, 1)
        ],
        "addressees": [
            {"code": one.code, "name": texts_of(one, "name"), "parent": one.parent and one.parent.code}
            for one in Addressee.objects.filter(convening=convening).select_related("parent").order_by("position")
        ],
    }  # fmt: skip


def left_out(convening):
    """[{"what": "paragraph", "recommendation" or "unanswered", "room": texts or None, "number"}] of what is ready and yet not printed, since
    it carries words that are not cleared: for staff, with the number that the text has on the page where it is written."""
    return Written(convening).left_out


def moderators_named(convening):
    """{id: name} of the moderators who agree today to be named, as each wants to be called."""
    found = NamedModerator.objects.filter(room__convening=convening).select_related("participation__person")
    return {str(one.pk): one.participation.person.shown_name for one in found if one.participation.person.is_active}


def certificates(convening):
    """[{"slug", "title": texts, "sealed_on": ISO day}] of the rooms whose sealing was certified, in the order of the rooms. One query."""
    found = Certificate.objects.filter(room__convening=convening).select_related("room").order_by("room__opens_on", "room__slug")
    return [{"slug": one.room.slug, "title": texts_of(one.room, "title"), "sealed_on": one.room.sealed_on.isoformat()} for one in found]


def _room(room, questions, written, moderators):
    paragraphs = written.paragraphs.get(room.pk, [])
    shown = [
        (one.question_id, {"number": number, "kind": one.kind, "text": texts_of(one, "text"), "language": one.language})
        for number, one in enumerate(paragraphs, 1)
    ]
    return {
        "slug": room.slug,
        "title": texts_of(room, "title"),
        "working_group": texts_of(room, "working_group"),
        "background": {code: notes.parts(text) for code, text in texts_of(room, "background").items()},
        "opens": room.opens_on.isoformat(),
        "closes": room.closes_on.isoformat(),
        "rule": room.rule,
        "naming": room.naming,
        "sealed_on": room.sealed_on and room.sealed_on.isoformat(),
        "sealable_from": sealable_from(room).isoformat(),
        "moderators": moderators,
        "questions": [
            {
                "number": question.position, "text": texts_of(question, "text"), "answered": question.answered,
                "paragraphs": [one for asked, one in shown if asked == question.pk], "quotes": written.quotes[room.slug, question.position],
            }
            for question in questions
        ],
        "general": [one for asked, one in shown if asked is None],
        "unanswered": [{"text": texts_of(one, "text"), "language": one.language} for one in written.open.get(room.pk, ())],
    }  # fmt: skip
