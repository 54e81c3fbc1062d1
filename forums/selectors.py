"""What somebody may read of rooms. A room is one query with all that hangs on it, its posts are another.

Nothing here depends on how many posts, questions or members there are.
"""

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, JSONObject
from django.http import Http404
from django.utils.translation import get_language

from convening import clock, keyring, policy, writing
from convening.models import Participation, User
from sessions.models import Naming

from . import attribution, labels
from .models import Post, Question, Room, VoiceLabel

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
    if part is None or not (part.member or {"secretariat", "moderator"} & set(part.roles)):
        raise Http404
    rooms = list(
        Room.objects.filter(policy.among(person, "forums.enter_room"), convening=part.convening_id)
        .defer(*(f"background_{language}" for language in _languages()), "background")
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
    ids, how many posts are `.waiting`, and in a `named` room the ids of everybody in the convening."""
    rooms = Room.objects.select_related("convening").annotate(
        moderator_ids=_moderators(),
        waiting=_waiting(),
        questions_json=ArraySubquery(
            # not rewritten for the reader's language: modeltranslation would add columns of its own
            Question.objects.filter(room=OuterRef("pk")).order_by("position").rewrite(False).values(
                json=JSONObject(
                    id="id", position="position", type="type", **{f"text_{code}": f"text_{code}" for code in _languages()}
                )
            )
        ),
        labels_json=Subquery(
            VoiceLabel.objects.filter(room=OuterRef("pk")).order_by().values("room").annotate(
                every=JSONBAgg(JSONObject(voice="voice", label_object="object", number="number", question="question_id"))
            ).values("every")
        ),
        people_json=Case(
            When(
                naming=Naming.NAMED,
                then=ArraySubquery(Participation.objects.filter(convening=OuterRef("convening")).values("person")),
            ),
            default=None,
        ),
    )  # fmt: skip
    room = policy.access(person, right, rooms, convening__slug=slug, slug=room_slug)
    room.questions_asked = [Question(room=room, **{**one, "id": UUID(one["id"])}) for one in room.questions_json]
    room.labels, room.taken = {}, {}
    for one in room.labels_json or ():
        label = (one["label_object"], one["number"])
        room.labels[bytes.fromhex(one["voice"].removeprefix("\\x"))] = label
        room.taken.setdefault(UUID(one["question"]) if one["question"] else None, set()).add(label)
    room.stage = room.stage_on(clock.today(room.convening.zone))
    return room


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
    found = _said(room, hers, shown, question, F("position").desc(nulls_first=True), PAGE + 1)
    return list(reversed(found[:PAGE])), len(found) > PAGE


def news_of(room, person, *, after, question=None):
    """The posts that became readable after a position, oldest first."""
    shown = _shown_to_all() & Q(position__gt=after)
    return _said(room, voices_of(room, person), shown, question, F("position").asc(), MOST_NEWS)


def one_post(room, person, post_id):
    """One post that she may see, or 404."""
    hers = voices_of(room, person)
    shown = Q(pk=post_id) & (_shown_to_all() | Q(voice__in=list(hers)))
    found = _said(room, hers, shown, None, F("position").asc(), 1)
    if not found:
        raise Http404
    return found[0]


def queue_of(room):
    """The posts that wait for the moderation. How long each waits is in Redis; the rows do not know their order."""
    return _said(room, {}, Q(state=State.HELD), None, F("day").asc(), MOST_NEWS)


def voices_of(room, person):
    """{voice: mode} of all she can be here; empty once the room's key is gone."""
    try:
        return attribution.voices_of(room, person, [question.id for question in room.questions_asked])
    except keyring.KeyGone:
        return {}


def label_for(room, person, question):
    """The label of her veiled voice at `question`, given already or the one she will get if she speaks now. None when sealed."""
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
    found = [Said(*columns) for columns in posts.order_by(order).values_list(*_COLUMNS)[:most]]
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
        who = attribution.names_in(room, by_name, room.people_json, [question.id for question in room.questions_asked])
    except keyring.KeyGone:
        return
    people = {person.id: person.profile.name for person in User.objects.filter(pk__in=set(who.values()))} if who else {}
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
    held = Post.objects.filter(room=OuterRef("pk"), state=State.HELD).order_by().values("room")
    return Coalesce(Subquery(held.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def _languages():
    return dict(settings.LANGUAGES)
