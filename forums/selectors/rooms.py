"""Which rooms somebody may enter, and one room with all that hangs on it, in one query."""

from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import JSONField, OuterRef
from django.db.models.expressions import RawSQL
from django.http import Http404

from convening import clock, policy, writing
from convening.models import Participation
from convening.models.people import Role
from sessions.models import Session

from ..models import Question, Room


def rooms_for(person, slug):
    """The rooms of one convening that she may enter or translate in, each with `.stage` and how many posts can be
    read there (`.said`); 404 where there is nothing for her."""
    who = policy.standing(person)
    part = next((part for part in who.parts.values() if part.convening.slug == slug), None)
    if part is None or not (part.member_now or {"secretariat", "moderator", "interpreter"} & set(part.roles_now)):
        raise Http404
    rooms = list(
        Room.objects.filter(
            policy.among(person, "forums.enter_room") | policy.among(person, "forums.view_translations"), convening=part.convening_id
        )
        .defer(*(f"background_{language}" for language in dict(settings.LANGUAGES)), "background")
        .select_related("session")
        .annotate(moderator_ids=_moderators(), waiting=RawSQL(_WAITING, ()), said=RawSQL(_SAID, ()))
    )
    language = writing.language_here()
    for room in rooms:
        room.convening = part.convening
        room.stage = room.stage_on(clock.today(part.convening.zone))
        room.is_over = room.stage in Room.OVER
        room.opens_on_words, room.closes_on_words, room.cooling_ends_on_words = (
            writing.day(day, language) for day in (room.opens_on, room.closes_on, room.cooling_ends_on)
        )
        room.is_moderated_by_her = policy.allows(person, "forums.moderate_room", room)
        room.is_entered_by_her = policy.allows(person, "forums.enter_room", room)
    return part.convening, rooms


def room_for(person, slug, room_slug, right="forums.enter_room"):
    """The room, or 404. It brings its convening, `.stage`, `.is_over`, `.questions_asked`, `.labels` {voice: (object, number)}, its moderators'
    ids, how many posts are `.waiting`, in a `named` room the ids of everybody in the convening, `.notices` to any voice, the
    marks of all drafts (`.draft_marks`), the version of the code of conduct (`.conduct`, 0 for none) and the digests of those who
    `.agreed` to it here; the session that it belongs to (`.session_slug`, `.session_title`), whether it `.has_tables`, and the
    `.notes_before` it where its footnotes go on from them."""
    part = next((part for part in policy.standing(person).parts.values() if part.convening.slug == slug), None)
    if part is None:
        raise Http404
    # Written out: composing this from expressions would cost more than running it.
    hanging_on_it = RawSQL(_hanging_on_a_room(writing.language_here()), (), output_field=JSONField())
    room = policy.access(person, right, Room.objects.annotate(hanging_on_it=hanging_on_it), convening=part.convening_id, slug=room_slug)
    room.convening, hanging = part.convening, room.hanging_on_it
    room.moderator_ids, room.waiting = [UUID(one) for one in hanging["moderators"] or ()], hanging["waiting"]
    room.session_slug, room.session_title = hanging["session"] or ("", "")
    room.has_tables = hanging["has_tables"]
    room.notes_before = hanging["notes_before"] or ()
    room.questions_asked = [Question(room=room, **{**one, "id": UUID(one["id"])}) for one in hanging["questions"] or ()]
    room.people_ids = [UUID(one) for one in hanging["people"] or ()]
    room.labels, room.taken = {}, {}
    for voice, obj, number, question in hanging["labels"] or ():
        room.labels[bytes.fromhex(voice)] = label = (obj, number)
        room.taken.setdefault(UUID(question) if question else None, set()).add(label)
    room.notices_kept = hanging["notices"] or ()
    room.quotes_kept = hanging["quotes"] or ()
    room.conduct = hanging["conduct"] or 0
    room.draft_marks = {bytes.fromhex(mark) for mark in hanging["drafts"] or ()}
    room.agreed = {bytes.fromhex(digest) for digest in hanging["agreed"] or ()}
    room.stage = room.stage_on(clock.today(room.convening.zone))
    room.is_over = room.stage in Room.OVER
    return room


def moderators_to_choose(convening):
    """The participations that may be asked to look after a room, by name."""
    parts = Participation.objects.filter(convening=convening, roles__contains=[Role.MODERATOR]).select_related("person")
    return sorted(parts, key=lambda part: part.person.profile.name)


def sessions_to_choose(convening):
    """[(session, its title)] that a room may belong to, in their order."""
    return [(session, session.title) for session in Session.objects.filter(convening=convening).order_by("starts_at", "slug")]


def question_of(room, question_id):
    """One question of `room`, from the database; or 404."""
    found = Question.objects.filter(room=room, pk=question_id).first()
    if found is None:
        raise Http404
    found.room = room
    return found


def question_asked(room, number):
    """The question with this number, or None; `number` is whatever stood in an address."""
    return next((question for question in room.questions_asked if str(question.position) == str(number)), None)


def _moderators():
    through = Room.moderators.through.objects.filter(room=OuterRef("pk"))
    return ArraySubquery(through.values("participation"))


# Without what was withdrawn, held back or joined since: it keeps its place and is no post any more.
_SAID = "(SELECT count(*) FROM forums_post p WHERE p.room_id = forums_room.id AND p.state = 'published')"
# What waits for the moderation: posts not read by it yet, new words, posts that members asked to look at.
_WAITING = (
    "(SELECT count(*) FROM (SELECT p.id FROM forums_post p WHERE p.room_id = forums_room.id AND p.state = 'held'"
    " UNION SELECT p.id FROM forums_post p JOIN forums_correction c ON c.post_id = p.id WHERE p.room_id = forums_room.id AND p.state = 'published'"
    " UNION SELECT p.id FROM forums_post p JOIN forums_flag f ON f.post_id = p.id AND NOT f.looked_at"
    " WHERE p.room_id = forums_room.id AND p.state = 'published') waits)"
)


@lru_cache(maxsize=8)
def _hanging_on_a_room(language):
    """Questions, labels and, where members are named, everybody's id: {"questions": [{…}], "labels": [[…]], "people": […]}; the
    notes before this one only where its footnotes go on from them, in their order."""
    language = language if language in dict(settings.LANGUAGES) else "en"
    return f"""
    jsonb_build_object(
        'waiting', {_WAITING},
        'moderators', (SELECT jsonb_agg(m.participation_id) FROM forums_room_moderators m WHERE m.room_id = forums_room.id),
        'questions', (SELECT jsonb_agg(to_jsonb(q) - 'room_id' ORDER BY q.position) FROM forums_question q
                      WHERE q.room_id = forums_room.id),
        'labels', (SELECT jsonb_agg(jsonb_build_array(encode(l.voice, 'hex'), l.object, l.number, l.question_id))
                   FROM forums_voicelabel l WHERE l.room_id = forums_room.id),
        'people', CASE WHEN forums_room.naming = 'named' THEN
                  (SELECT jsonb_agg(p.person_id) FROM convening_participation p
                   WHERE p.convening_id = forums_room.convening_id) END,
        'notices', (SELECT jsonb_agg(jsonb_build_array(n.id, encode(n.voice, 'hex'), n.day, encode(n.sealed_text, 'hex')))
                    FROM forums_notice n WHERE n.room_id = forums_room.id),
        'quotes', (SELECT jsonb_agg(jsonb_build_array(k.id, encode(p.voice, 'hex'), k.state)) FROM forums_quote k
                   JOIN forums_post p ON p.id = k.post_id
                   WHERE p.room_id = forums_room.id AND p.state = 'published' AND k.state <> 'let_go'),
        'drafts', (SELECT jsonb_agg(encode(d.mark, 'hex')) FROM forums_draft d WHERE d.room_id = forums_room.id),
        'conduct', (SELECT a.conduct_version FROM participants_admission a
                    WHERE a.convening_id = forums_room.convening_id AND a.conduct_en <> ''),
        'agreed', (SELECT jsonb_agg(encode(g.digest, 'hex')) FROM forums_agreement g WHERE g.room_id = forums_room.id),
        'session', (SELECT jsonb_build_array(s.slug, coalesce(nullif(s.title_{language}, ''), s.title_en))
                    FROM convening_sessions_session s WHERE s.id = forums_room.session_id),
        'has_tables', EXISTS (SELECT FROM forums_subtheme t WHERE t.room_id = forums_room.id),
        'notes_before', CASE WHEN forums_room.notes_go_on THEN
                  (SELECT jsonb_agg(jsonb_build_array(b.notes_go_on, coalesce(nullif(b.background_{language}, ''), b.background_en, ''))
                                    ORDER BY b.opens_on, b.slug)
                   FROM forums_room b WHERE b.convening_id = forums_room.convening_id AND b.published
                   AND (b.opens_on, b.slug) < (forums_room.opens_on, forums_room.slug)) END)
"""  # noqa: S608  one of four codes
