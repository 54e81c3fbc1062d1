"""Which voices are hers, and what is addressed to them. Computed in memory for one person, kept nowhere."""

from datetime import date
from uuid import UUID

from convening import clock, keyring, labels, policy
from convening.models import User
from participants.selectors.conduct import accepted

from .. import attribution, posing
from ..models import Notice, Room


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


def names_beside(room, voices):
    """{voice: the name beside its words} of those of `voices` that speak by name here. For one page, kept nowhere; nothing once the
    room's key is gone."""
    if not voices:
        return {}
    try:
        who = attribution.names_in(room, voices, room.people_ids, [question.id for question in room.questions_asked])
    except keyring.KeyGone:
        return {}
    people = {person.id: posing.name_beside_words(person) for person in User.objects.filter(pk__in=set(who.values()))} if who else {}
    return {voice: people.get(person_id, "") for voice, person_id in who.items()}


def notices_for(room, person):
    """What the officer for incidents wrote to any of her voices here, oldest day first. Nobody else is given it."""
    hers, today = voices_of(room, person), clock.today(room.convening.zone)
    found = []
    for pk, voice, day, sealed in room.notices_kept:
        if bytes.fromhex(voice) in hers and date.fromisoformat(day) <= today:  # one about a lifted veil may be kept back for her safety
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
