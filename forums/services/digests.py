"""Letters that there is news: once a day at one hour for everybody, whoever wrote, and only to those who want them.

What she wants is sealed in her part of the convening: {"news": "daily", "weekly" or "never", "silent": [room ids]}.
"""

import random
import uuid

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from convening import clock, keyring, policy, vault
from convening.errors import Forbidden, Refused
from convening.models import Participation
from convening.once import first_time

from .. import notifications
from ..models import Room

FROM_HOUR, TO_HOUR = 8, 20  # of the convening's zone: at eight, or later that day where the worker was away
WEEKDAY = 0  # of the weekly letters: Monday
DAILY, WEEKLY, NEVER = "daily", "weekly", "never"
PLACE = "room_letters"  # in `Participation.answers`
_READABLE = frozenset({Room.Stage.OPEN, *Room.OVER} - {Room.Stage.SEALED})


def tell_of_news(convening):
    """Write today's letters, if it is time and they are not written. Returns how many. One transaction, without a word or a voice."""
    now = clock.now().astimezone(convening.zone)
    if not FROM_HOUR <= now.hour < TO_HOUR:
        return 0
    with transaction.atomic():
        if not first_time(uuid.uuid5(convening.id, f"letters of {now.date()}")):  # a second worker waits here, and then finds it done
            return 0
        rooms = [room for room in convening.rooms.filter(published=True, sealed_on=None) if room.stage_on(now.date()) in _READABLE]
        fresh = {DAILY: _with_news(rooms, "told_news"), WEEKLY: {}}
        if now.weekday() == WEEKDAY:
            fresh[WEEKLY] = _with_news(rooms, "told_weekly")
        written = _write_to_all(convening, fresh, now.date()) if any(fresh.values()) else 0
        for column, found in (("told_news", fresh[DAILY]), ("told_weekly", fresh[WEEKLY])):
            for room in found.values():
                Room.objects.filter(pk=room.pk).update(**{column: room.news})
    return written


def choice_of(part):
    """(how often at most, ids of the rooms that she silenced)."""
    kept = part.answers.get(PLACE, {})
    return kept.get("news", DAILY), frozenset(uuid.UUID(one) for one in kept.get("silent", ()))


def wanted(part):
    """Lent to the ground floor, whose letters of news she ends by the same link: (how often, its path)."""
    return choice_of(part)[0], reverse("no_more_letters", args=[token_of(part)])


@transaction.atomic
def choose_letters(part, how_often, silent, *, by):
    """She says how often she wants to hear of news, and of which rooms not at all. Known to nobody else, and no officer's deed."""
    if part.person_id != by.pk or not policy.standing(by).knows_her_voice:
        raise Forbidden("forums.choose_letters")
    if how_often not in (DAILY, WEEKLY, NEVER):
        sentence = _("Please choose how often.")
        raise Refused("forums.how_often", sentence, fields={"news": sentence})
    part = Participation.objects.select_for_update().get(pk=part.pk)
    part.answers = {**part.answers, PLACE: {"news": how_often, "silent": sorted(one.hex for one in silent)}}
    part.save(update_fields=["sealed_answers"])
    return part


def silence_room(room, silent, *, by):
    """No letters of this room any more, or again."""
    policy.require(by, "forums.read_room", room)
    part = policy.standing(by).part_in(room.convening_id)
    how_often, rooms = choice_of(part)
    return choose_letters(part, how_often, rooms | {room.pk} if silent else rooms - {room.pk}, by=by)


def no_more_letters(token):
    """The link in a letter: no more of them, until she chooses otherwise. True if the link is one of ours."""
    part = part_of(token)
    if part is None:
        return False
    try:
        choose_letters(part, NEVER, choice_of(part)[1], by=part.person)
    except keyring.KeyGone:
        pass  # she is erased: no letter finds her
    return True


def token_of(part):
    """What stands in her letters' link: a digest, which names nobody and opens nothing but this."""
    return vault.digest(keyring.house("letters of news"), part.pk, size=16).hex()


def part_of(token):
    """Whose link it is: computed over all, since it is stored nowhere. None for any other text."""
    return next((part for part in Participation.objects.select_related("person").only("id", "person") if token_of(part) == token), None)


def _with_news(rooms, told):
    return {room.pk: room for room in rooms if room.news > getattr(room, told)}


def _write_to_all(convening, fresh, day):
    parts = list(Participation.objects.filter(convening=convening, person__is_active=True).select_related("person", "convening"))
    random.SystemRandom().shuffle(parts)
    moderated = {}
    looking_after = Room.moderators.through.objects.filter(room__in={*fresh[DAILY], *fresh[WEEKLY]})
    for room_id, part_id in looking_after.values_list("room", "participation"):
        moderated.setdefault(part_id, set()).add(room_id)
    written = 0
    for part in parts:
        how_often, silent = choice_of(part)
        news = set(fresh.get(how_often, ())) - silent
        if not part.member_now:
            news &= moderated.get(part.pk, set()) if part.is_running else set()
        if news and part.person.profile.email:
            notifications.news(part.person, day=day, token=token_of(part))
            written += 1
    return written
