"""A voice pauses, whichever voice she takes; everybody takes her time in a room with a slow mode; nobody learns who."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from forums.models import Mute, Post, VoiceLabel
from forums.services import mutes, posting

from .conftest import new_room


def _refused(deed, *args, **how):
    with pytest.raises(Refused) as refused:
        deed(*args, **how)
    return refused.value


def test_a_muted_voice_is_told_until_when_and_can_take_back(cast, room, say, july):
    post = say(cast.participant, room)
    mutes.mute_voice(post, 1, by=cast.moderator)
    refusal = _refused(say, cast.participant, room)
    assert (refusal.code, "the end of Sunday 11 July 2021" in refusal.message) == ("forums.voice_muted", True)
    assert say(cast.other, room).state == "published"
    posting.withdraw_post(post, by=cast.participant)
    clock.set_to(july + timedelta(days=2))
    assert say(cast.participant, room).state == "published"


def test_a_mute_without_an_end_lasts_until_it_is_lifted(cast, room, say, july):
    post = say(cast.participant, room)
    mutes.mute_voice(post, None, by=cast.moderator)
    clock.set_to(july + timedelta(days=15))
    assert _refused(say, cast.participant, room).code == "forums.voice_muted"
    mutes.unmute_voice(post, by=cast.moderator)
    assert say(cast.participant, room).state == "published"
    entries = AuditEntry.objects.filter(verb__startswith="forums.voice_").order_by("pk")
    assert list(entries.values_list("verb", "note")) == [("forums.voice_muted", "until lifted"), ("forums.voice_unmuted", "")]
    assert {entry.actor_id for entry in entries} == {cast.moderator.id}


def test_where_each_question_has_its_voice_no_mute_tells_that_two_are_one(cast, redis_empty, say):
    room = new_room(cast, "two", scope="question")
    first, second = room.questions.all()
    one, same, another = say(cast.participant, room, question=first), say(cast.participant, room, question=second), say(cast.other, room)
    for post in (one, same, another):
        mutes.mute_voice(post, 7, by=cast.moderator)
    assert Mute.objects.count() == VoiceLabel.objects.filter(muted_until__isnull=False).count() == 3
    mutes.unmute_voice(one, by=cast.moderator)
    assert VoiceLabel.objects.get(voice=bytes(same.voice)).muted_until is not None
    for question in (first, second):
        assert _refused(say, cast.participant, room, question=question).code == "forums.voice_muted"
    mutes.unmute_voice(same, by=cast.moderator)
    assert say(cast.participant, room, question=first).state == "published"


def test_a_mute_holds_for_her_name_as_well(cast, redis_empty, say):
    room = new_room(cast, "named", naming="named")
    mutes.mute_voice(say(cast.participant, room), 1, by=cast.moderator)
    assert _refused(say, cast.participant, room, mode="named").code == "forums.voice_muted"


def test_a_role_has_no_voice_to_mute_and_only_moderators_mute(cast, room, say):
    post = say(cast.moderator, room, mode="role")
    assert _refused(mutes.mute_voice, post, 1, by=cast.moderator).code == "forums.no_voice_to_mute"
    said = say(cast.participant, room)
    for person in (cast.participant, cast.other, cast.secretariat, cast.stranger):
        with pytest.raises(Forbidden):
            mutes.mute_voice(said, 1, by=person)
        with pytest.raises(Forbidden):
            mutes.unmute_voice(said, by=person)
        with pytest.raises(Forbidden):
            mutes.set_pace(room, 5, by=person)
    assert Mute.objects.count() == 0


def test_in_slow_mode_the_second_post_waits_and_the_same_form_does_not(cast, room, say, monkeypatch):
    mutes.set_pace(room, 5, by=cast.moderator)
    key = uuid.uuid4()
    first = say(cast.participant, room, key=key)
    refusal = _refused(say, cast.participant, room)
    assert (refusal.code, "In 5 minutes" in refusal.message) == ("forums.too_soon", True)
    assert say(cast.participant, room, key=key).pk == first.pk
    assert say(cast.other, room).state == "published"
    monkeypatch.setitem(settings.REDIS_URLS, "gathered", "redis://127.0.0.1:1/0")
    assert say(cast.participant, room).state == "published"
    assert Post.objects.count() == 3
