"""Setting up rooms: their key, their questions, who looks after them, and rules that only ever become stricter."""

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, keyring, once, policy
from convening.errors import Refused
from sessions.models import Naming, Rule

from ..models import Question, Room

# From the loosest to the strictest.
RULES = (Rule.ON_THE_RECORD, Rule.CHATHAM_HOUSE, Rule.OFF_THE_RECORD)
NAMINGS = (Naming.NAMED, Naming.VOICES)


@transaction.atomic
def open_room(
    convening, *, slug, title, rule, naming, moderation, opens_on, closes_on, languages, by,
    background=None, scope=Room.Scope.ROOM, session=None, published=True, questions=(), moderators=(), key=None,
):  # fmt: skip
    """A room with a key of its own; members see it at once (or from `publish_room` on) and write from `opens_on` to `closes_on`.

    `title`, `background` (Markdown) and each of `questions` are {language: text}; `moderators` are participations. `naming` has no
    default: somebody must have thought about it.
    """
    policy.require(by, "forums.open_room", convening)
    if key and not once.first_time(key):
        return Room.objects.get(convening=convening, slug=slug)
    if closes_on < opens_on:
        raise Refused(
            "forums.closes_before_it_opens",
            _("The room would close before it opens. Please check the two days."),
            fields={"closes_on": _("This day is before the day on which the room opens.")},
        )
    if session and session.convening_id != convening.pk:
        raise Refused("forums.foreign_session", _("This session belongs to another convening."))
    if Room.objects.filter(convening=convening, slug=slug).exists():
        raise Refused(
            "forums.slug_taken",
            _("Another room of this convening has this address. Please choose another one."),
            fields={"slug": _("This address is taken.")},
        )
    room = Room(
        convening=convening, session=session, slug=slug, rule=rule, naming=naming, moderation=moderation, scope=scope,
        opens_on=opens_on, closes_on=closes_on, languages=list(languages), published=published,
    )  # fmt: skip
    _write_texts(room, title=title, background=background or {})
    keyring.make("room", room.id)
    room.save(force_insert=True)
    audit.record(convening, actor=by, verb="forums.room_opened", target=room)
    for text in questions:
        add_question(room, text=text, by=by)
    for participation in moderators:
        appoint_moderator(room, participation, by=by)
    return room


@transaction.atomic
def publish_room(room, *, by):
    """Show a room that was being prepared to the members."""
    policy.require(by, "forums.set_up_room", room)
    room = Room.objects.select_for_update().get(pk=room.pk)
    if not room.published:
        room.published = True
        room.save(update_fields=["published"])
        audit.record(room.convening, actor=by, verb="forums.room_published", target=room)
    return room


@transaction.atomic
def add_question(room, *, text, by, type=Question.Type.OPEN):
    """Put one more guiding question after the others. `text` is {language: text}."""
    policy.require(by, "forums.set_up_room", room)
    Room.objects.select_for_update().get(pk=room.pk)
    last = room.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question(room=room, position=last + 1, type=type)
    _write_texts(question, text=text)
    question.save(force_insert=True)
    audit.record(room.convening, actor=by, verb="forums.question_added", target=question)
    return question


@transaction.atomic
def appoint_moderator(room, participation, *, by):
    """Let a participation look after this room: its queue and its voices, never the people behind them."""
    policy.require(by, "forums.set_up_room", room)
    if participation.convening_id != room.convening_id:
        raise Refused("forums.foreign_moderator", _("This person has no part in this convening."))
    if participation.pk not in room.moderators.values_list("pk", flat=True):
        room.moderators.add(participation)
        audit.record(room.convening, actor=by, verb="forums.moderator_appointed", target=room, note=participation.handle)
    room.__dict__.pop("moderator_ids", None)
    return room


@transaction.atomic
def tighten_room(room, *, by, rule=None, naming=None):
    """Change the room's rule or naming. Once something was said here, only to what is stricter."""
    policy.require(by, "forums.set_up_room", room)
    room = Room.objects.select_for_update().get(pk=room.pk)
    rule, naming = rule or room.rule, naming or room.naming
    looser = RULES.index(rule) < RULES.index(room.rule) or NAMINGS.index(naming) < NAMINGS.index(room.naming)
    if looser and room.posts.exists():
        raise Refused(
            "forums.only_stricter",
            _("People have already written here under the present promise. It can be made stricter, not looser."),
        )
    if (rule, naming) != (room.rule, room.naming):
        room.rule, room.naming = rule, naming
        room.save(update_fields=["rule", "naming"])
        audit.record(room.convening, actor=by, verb="forums.room_tightened", target=room, note=f"{rule} {naming}")
    return room


def _write_texts(obj, **texts):
    for name, by_language in texts.items():
        for language in dict(settings.LANGUAGES):
            setattr(obj, f"{name}_{language}", by_language.get(language, ""))
