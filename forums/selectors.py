"""What somebody may read of rooms. A room is one query with all that hangs on it, its posts are another.

Nothing here depends on how many posts, questions or members there are.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, JSONField, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.utils.translation import get_language

from convening import clock, keyring, policy, writing
from convening.models import Participation, User
from convening.models.people import Role
from participants.selectors.conduct import accepted
from sessions.models import Naming

from . import attribution, labels
from .models import Notice, Post, Question, Room

PAGE = 50
MOST_NEWS = 200
State, Mode = Post.State, Post.Mode


@dataclass
class Said:
    """One post as a page shows it. `label` is (object, number), a role, or a name: whatever may be seen of whoever spoke."""

    id: UUID
    position: int | None
    state: str
    voice: bytes
    mode: str
    role: str
    day: object
    after_session: bool
    language: str
    html: str
    reason: str
    question_id: UUID
    reply_to_id: UUID | None
    reply_to_voice: bytes | None
    reply_to_mode: str | None
    reply_to_role: str | None
    name: str = ""
    reply_to_name: str = ""
    mine: bool = False
    replies: list = field(default_factory=list)


_COLUMNS = (
    "id", "position", "state", "voice", "mode", "role", "day", "after_session", "language", "html", "reason", "question_id",
    "reply_to_id", "reply_to__voice", "reply_to__mode", "reply_to__role",
)  # fmt: skip


def rooms_for(person, slug):
    """The rooms of one convening that she may enter, each with `.stage`; 404 where there is nothing for her."""
    who = policy.standing(person)
    part = next((part for part in who.parts.values() if part.convening.slug == slug), None)
    if part is None or not (part.member_now or {"secretariat", "moderator"} & set(part.roles_now)):
        raise Http404
    rooms = list(
        Room.objects.filter(policy.among(person, "forums.enter_room"), convening=part.convening_id)
        .defer(*(f"background_{language}" for language in dict(settings.LANGUAGES)), "background")
        .annotate(moderator_ids=_moderators(), waiting=_waiting())
    )
    language = (get_language() or "en").split("-")[0]
    for room in rooms:
        room.convening = part.convening
        room.stage = room.stage_on(clock.today(part.convening.zone))
        room.opens_on_words, room.closes_on_words = (writing.day(day, language) for day in (room.opens_on, room.closes_on))
        room.is_moderated_by_her = policy.allows(person, "forums.moderate_room", room)
    return part.convening, rooms


def room_for(person, slug, room_slug, right="forums.enter_room"):
    """The room, or 404. It brings its convening, `.stage`, `.questions_asked`, `.labels` {voice: (object, number)}, its moderators'
    ids, how many posts are `.waiting`, in a `named` room the ids of everybody in the convening, `.notices` to any voice, the
    version of the code of conduct (`.conduct`, 0 for none) and the digests of those who `.agreed` to it here."""
    # Written out: composing this from expressions would cost more than running it.
    rooms = Room.objects.select_related("convening").annotate(
        moderator_ids=_moderators(),
        waiting=_waiting(),
        hanging_on_it=RawSQL(_HANGING_ON_A_ROOM, (), output_field=JSONField()),
    )
    room = policy.access(person, right, rooms, convening__slug=slug, slug=room_slug)
    hanging = room.hanging_on_it
    room.questions_asked = [Question(room=room, **{**one, "id": UUID(one["id"])}) for one in hanging["questions"] or ()]
    room.people_ids = [UUID(one) for one in hanging["people"] or ()]
    room.labels, room.taken = {}, {}
    for voice, obj, number, question in hanging["labels"] or ():
        room.labels[bytes.fromhex(voice)] = label = (obj, number)
        room.taken.setdefault(UUID(question) if question else None, set()).add(label)
    room.notices_kept = hanging["notices"] or ()
    room.conduct = hanging["conduct"] or 0
    room.agreed = {bytes.fromhex(digest) for digest in hanging["agreed"] or ()}
    room.stage = room.stage_on(clock.today(room.convening.zone))
    return room


def notices_for(room, person):
    """What the officer for incidents wrote to any of her voices here, oldest day first. Nobody else is given it."""
    hers = voices_of(room, person)
    found = []
    for pk, voice, day, sealed in room.notices_kept:
        if bytes.fromhex(voice) in hers:
            found.append(Notice(id=UUID(pk), room=room, day=date.fromisoformat(day), sealed_text=bytes.fromhex(sealed)))
    return sorted(found, key=lambda notice: (notice.day, notice.id))


def must_accept_conduct(room, person):
    """True if the convening has a code of conduct that she accepted neither with her invitation nor in this room."""
    if not room.conduct:
        return False
    part = policy.standing(person).part_in(room.convening_id)
    if part is not None and accepted(part, room.conduct):
        return False
    if not policy.standing(person).knows_her_voice:  # nor does it tell whether she has spoken here
        return True
    try:
        return attribution.agreement_of(room, person, room.conduct) not in room.agreed
    except keyring.KeyGone:
        return False


def moderators_to_choose(convening):
    """The participations that may be asked to look after a room, by name."""
    parts = Participation.objects.filter(convening=convening, roles__contains=[Role.MODERATOR]).select_related("person")
    return sorted(parts, key=lambda part: part.person.profile.name)


def question_asked(room, number):
    """The question with this number, or None; `number` is whatever stood in an address."""
    return next((question for question in room.questions_asked if str(question.position) == str(number)), None)


def page_of(room, person, *, question=None, before=None):
    """(posts of one page in their order, whether there are earlier ones). The newest, or those before a position.

    Her own posts that wait or were declined stand at the end of the newest page; nobody else finds them.
    """
    hers = voices_of(room, person)
    shown = _shown_to_all()
    if before is not None:
        shown &= Q(position__lt=before)
    elif hers:
        shown |= Q(state__in=(State.HELD, State.DECLINED), voice__in=list(hers))
    found = _said(room, hers, shown, question, (F("position").desc(nulls_first=True),), PAGE + 1)
    return list(reversed(found[:PAGE])), len(found) > PAGE


def news_of(room, person, *, after, question=None):
    """The posts that became readable after a position, oldest first."""
    shown = _shown_to_all() & Q(position__gt=after)
    return _said(room, voices_of(room, person), shown, question, ("position",), MOST_NEWS)


def one_post(room, person, post_id):
    """One post that she may see, or 404."""
    hers = voices_of(room, person)
    shown = Q(pk=post_id) & (_shown_to_all() | Q(voice__in=list(hers)))
    found = _said(room, hers, shown, None, ("position",), 1)
    if not found:
        raise Http404
    return found[0]


def queue_of(room):
    """The posts that wait for the moderation. How long each waits is in Redis; the rows do not know their order."""
    return _said(room, {}, Q(state=State.HELD), None, ("day", "pk"), MOST_NEWS)  # random within a day, not as the rows lie


def voices_of(room, person):
    """{voice: mode} of all she can be here; empty once the room's key is gone, and on paper that somebody else printed."""
    if not policy.standing(person).knows_her_voice:
        return {}
    try:
        return attribution.voices_of(room, person, [question.id for question in room.questions_asked])
    except keyring.KeyGone:
        return {}


def label_for(room, person, question):
    """The label of her veiled voice at `question`, given already or the one she will get if she speaks now. None when sealed, and
    on paper that somebody else printed."""
    if not policy.standing(person).knows_her_voice:
        return None
    try:
        voice = attribution.voice_of(room, person, question)
    except keyring.KeyGone:
        return None
    scope = question.id if room.scope == Room.Scope.QUESTION else None
    return room.labels.get(voice) or labels.free_label(voice, room.taken.get(scope, set()))


def _said(room, hers, shown, question, order, most):
    posts = Post.objects.filter(shown, room=room)
    if question is not None:
        posts = posts.filter(question=question.pk)
    found = [Said(*columns) for columns in posts.order_by(*order).values_list(*_COLUMNS)[:most]]
    for said in found:
        said.voice = bytes(said.voice)
        said.mine = said.voice in hers
    if room.naming == Naming.NAMED:
        _name(room, found)
    return found


def _name(room, found):
    """Put names beside what was said by name. Computed for this page, kept nowhere, and nothing once the key is gone."""
    by_name = {said.voice for said in found if said.mode == Mode.NAMED}
    by_name |= {bytes(said.reply_to_voice) for said in found if said.reply_to_mode == Mode.NAMED}
    try:
        who = attribution.names_in(room, by_name, room.people_ids, [question.id for question in room.questions_asked])
    except keyring.KeyGone:
        return
    people = {person.id: person.shown_name for person in User.objects.filter(pk__in=set(who.values()))} if who else {}
    names = {voice: people.get(person_id, "") for voice, person_id in who.items()}
    for said in found:
        said.name = names.get(said.voice, "")
        said.reply_to_name = names.get(bytes(said.reply_to_voice), "") if said.reply_to_voice else ""


def _shown_to_all():
    return Q(state__in=(State.PUBLISHED, State.WITHDRAWN), position__isnull=False)


def _moderators():
    through = Room.moderators.through.objects.filter(room=OuterRef("pk"))
    return ArraySubquery(through.values("participation"))


def _waiting():
    return RawSQL("(SELECT count(*) FROM forums_post p WHERE p.room_id = forums_room.id AND p.state = 'held')", ())


# Questions, labels and, where members are named, everybody's id: {"questions": [{…}], "labels": [[…]], "people": […]}.
_HANGING_ON_A_ROOM = """
    jsonb_build_object(
        'questions', (SELECT jsonb_agg(to_jsonb(q) - 'room_id' ORDER BY q.position) FROM forums_question q
                      WHERE q.room_id = forums_room.id),
        'labels', (SELECT jsonb_agg(jsonb_build_array(encode(l.voice, 'hex'), l.object, l.number, l.question_id))
                   FROM forums_voicelabel l WHERE l.room_id = forums_room.id),
        'people', CASE WHEN forums_room.naming = 'named' THEN
                  (SELECT jsonb_agg(p.person_id) FROM convening_participation p
                   WHERE p.convening_id = forums_room.convening_id) END,
        'notices', (SELECT jsonb_agg(jsonb_build_array(n.id, encode(n.voice, 'hex'), n.day, encode(n.sealed_text, 'hex')))
                    FROM forums_notice n WHERE n.room_id = forums_room.id),
        'conduct', (SELECT a.conduct_version FROM participants_admission a
                    WHERE a.convening_id = forums_room.convening_id AND a.conduct_en <> ''),
        'agreed', (SELECT jsonb_agg(encode(g.digest, 'hex')) FROM forums_agreement g WHERE g.room_id = forums_room.id))
"""
