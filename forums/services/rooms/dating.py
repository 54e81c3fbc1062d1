"""The days of a room: when it opens and closes, when its cooling begins, until when it is read once it is sealed."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit
from convening.errors import Refused

from ...models import Room
from ..changing import taken_up

Stage = Room.Stage
DAYS = ("opens_on", "closes_on", "cools_from", "readable_until")


@transaction.atomic
def date_room(room, *, opens_on, closes_on, cools_from, readable_until, by):
    """Give the room other days. The close may move earlier or later while it is ahead, and back into the future until the cooling
    has begun; what has begun is not undone, and nothing moves into the past."""
    room, today = taken_up(room, by)
    stage = room.stage_on(today)
    cooling_has_begun = room.published and (room.sealed_on is not None or today >= room.cooling_begins_on)
    before = {name: getattr(room, name) for name in DAYS}
    told = dict(zip(DAYS, (opens_on, closes_on, cools_from, readable_until), strict=True))
    moved = [name for name in DAYS if told[name] != before[name]]
    _refuse_what_has_begun(moved, stage, cooling_has_begun)
    _refuse_the_past(moved, told, today)
    for name in moved:
        setattr(room, name, told[name])
    refuse_crossed_days(room)
    if moved:
        room.save(update_fields=moved)
        audit.record(room.convening, actor=by, verb="forums.room_dated", target=room, note=" ".join(moved))
    return room


def refuse_crossed_days(room):
    """Refuse days that do not follow one another."""
    if room.closes_on < room.opens_on:
        _refuse(
            "forums.closes_before_it_opens", _("The room would close before it opens. Please check the two days."),
            "closes_on", _("This day is before the day on which the room opens."),
        )  # fmt: skip
    if room.cools_from is not None and room.cools_from <= room.closes_on:
        _refuse(
            "forums.cools_before_it_closes", _("The cooling would begin before the room is closed. Please check the two days."),
            "cools_from", _("The cooling begins after the last day, or leave this empty."),
        )  # fmt: skip
    if room.readable_until is not None and room.readable_until <= room.closes_on:
        _refuse(
            "forums.unreadable_before_it_closes", _("Nobody could read the room any more before it is closed. Please check the two days."),
            "readable_until", _("This day is not after the last day of the room."),
        )  # fmt: skip


def _refuse_what_has_begun(moved, stage, cooling_has_begun):
    if "opens_on" in moved and stage not in (Stage.DRAFT, Stage.ANNOUNCED):
        sentence = _("The room has opened already. Its first day stays.")
        _refuse("forums.opened_already", sentence, "opens_on", sentence)
    if cooling_has_begun and {"closes_on", "cools_from"} & set(moved):
        name = "closes_on" if "closes_on" in moved else "cools_from"
        sentence = _("The cooling has begun, and with it what was promised for it. The room does not open again.")
        _refuse("forums.cooling_has_begun", sentence, name, sentence)


def _refuse_the_past(moved, told, today):
    for name in moved:
        if told[name] is not None and told[name] < today:
            sentence = _("This day is over. Choose today or a later one.")
            _refuse("forums.day_is_over", sentence, name, sentence)


def _refuse(code, sentence, field, beside_it):
    raise Refused(code, sentence, fields={field: beside_it})
