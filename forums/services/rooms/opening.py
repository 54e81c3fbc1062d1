"""A room begins, with a key of its own; and a draft is shown to the members."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, keyring, once, policy
from convening.errors import Refused

from ... import record
from ...models import Question, Room
from .. import tables
from .asking import add_question
from ..changing import taken_up, write_texts
from .dating import refuse_crossed_days
from .looking_after import appoint_moderator


@transaction.atomic
def open_room(
    convening, *, slug, title, rule, naming, moderation, opens_on, closes_on, languages, by, background=None, working_group=None,
    notes_go_on=False, scope=Room.Scope.ROOM, session=None, cools_from=None, readable_until=None, published=True, questions=(),
    sub_themes=(), moderators=(), key=None,
):  # fmt: skip
    """A room with a key of its own; members see it at once (or from `publish_room` on) and write from `opens_on` to `closes_on`.

    `title`, `background` (Markdown) and `working_group` are {language: text}. `questions` are (type, {language: text}); `sub_themes`
    (title, text, [(language, places)]); `moderators` are participations. `naming` has no default: somebody must have thought about it.
    """
    policy.require(by, "forums.open_room", convening)
    if key and not once.first_time(key):
        return Room.objects.get(convening=convening, slug=slug)
    if session and session.convening_id != convening.pk:
        raise Refused("forums.foreign_session", _("This session belongs to another convening."))
    if Room.objects.filter(convening=convening, slug=slug).exists():
        raise Refused(
            "forums.slug_taken",
            _("Another room of this convening has this address. Please choose another one."),
            fields={"slug": _("This address is taken.")},
        )
    _refuse_where_figures_are_frozen(convening)
    room = Room(
        convening=convening, session=session, slug=slug, rule=rule, naming=naming, moderation=moderation, scope=scope,
        opens_on=opens_on, closes_on=closes_on, cools_from=cools_from, readable_until=readable_until, languages=list(languages),
        notes_go_on=notes_go_on, published=published,
    )  # fmt: skip
    refuse_crossed_days(room)
    write_texts(room, title=title, background=background or {}, working_group=working_group or {})
    keyring.make("room", room.id)
    room.save(force_insert=True)
    audit.record(convening, actor=by, verb="forums.room_opened", target=room)
    for kind, text in questions:
        add_question(room, text=text, type=kind or Question.Type.OPEN, by=by)
    for title, text, places in sub_themes:
        sub_theme = tables.add_sub_theme(room, title=title, text=text, by=by)
        for language, seats in places:
            tables.add_table(sub_theme, language=language, places=seats, by=by)
    for participation in moderators:
        appoint_moderator(room, participation, by=by)
    return room


@transaction.atomic
def publish_room(room, *, by):
    """Show a room that was being prepared to the members. It cannot be hidden again."""
    room, today = taken_up(room, by)
    if room.published:
        return room
    if not room.questions.exists():
        raise Refused("forums.nothing_asked", _("The room asks nothing yet. Give it a guiding question first."))
    if room.closes_on < today:
        raise Refused("forums.over_already", _("By its dates this room would be closed already. Change them first."))
    _refuse_where_figures_are_frozen(room.convening)
    room.published = True
    room.save(update_fields=["published"])
    audit.record(room.convening, actor=by, verb="forums.room_published", target=room)
    return room


def _refuse_where_figures_are_frozen(convening):
    """All rooms of a convening are counted together: one that came later would never be counted."""
    if record.frozen(convening) is not None:
        sentence = _("The figures of this convening’s rooms are final, because one of them is sealed. No room is opened here any more.")
        raise Refused("forums.figures_are_final", sentence)
