"""A member writes, once, in time, as a voice; and takes it back."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from convening import clock, keyring
from convening.errors import Forbidden, Refused
from convening.models import OutboxEntry
from convening.testing import person_in
from forums import attribution
from forums.models import Post, VoiceLabel
from forums.services import posting

from .conftest import new_room


def test_a_post_appears_at_once_in_the_next_place(cast, room, say):
    first, second = say(cast.participant, room), say(cast.other, room)
    assert [first.state, second.state] == ["published", "published"]
    assert [first.position, second.position] == [1, 2]
    assert first.day.isoformat() == "2021-07-10"
    assert bytes(first.voice) == attribution.voice_of(room, cast.participant, first.question)
    assert bytes(first.voice) != bytes(second.voice)
    assert VoiceLabel.objects.filter(room=room).count() == 2


def test_one_person_keeps_her_label_within_the_scope(cast, room, say):
    say(cast.participant, room)
    say(cast.participant, room, question=room.questions.last())
    assert VoiceLabel.objects.filter(room=room).count() == 1


def test_where_the_scope_is_the_question_answers_cannot_be_joined(cast, redis_empty, say):
    room = new_room(cast, scope="question")
    voices = {bytes(say(cast.participant, room, question=question).voice) for question in room.questions.all()}
    assert len(voices) == 2


def test_what_she_says_by_name_is_another_voice(cast, redis_empty, say):
    room = new_room(cast, naming="named")
    veiled, named = say(cast.participant, room), say(cast.participant, room, mode="named")
    assert bytes(veiled.voice) != bytes(named.voice)


def test_the_news_names_the_room_and_a_number(cast, room, say):
    OutboxEntry.objects.all().delete()
    say(cast.participant, room)
    [entry] = OutboxEntry.objects.all()
    assert (entry.kind, entry.name) == ("news", f"forums.room.{room.id}")
    assert entry.ids == {"seq": 1, "room": str(room.id)}


def test_the_same_form_sent_again_is_one_post(cast, room, say):
    key = uuid.uuid4()
    first = say(cast.participant, room, key=key)
    OutboxEntry.objects.all().delete()
    assert say(cast.participant, room, "Something else by now", key=key).pk == first.pk
    assert Post.objects.count() == 1
    assert OutboxEntry.objects.count() == 0


def test_the_same_form_is_found_again_after_the_close(cast, room, say):
    key = uuid.uuid4()
    first = say(cast.participant, room, key=key)
    clock.set_to(datetime(2021, 8, 2, 12, tzinfo=UTC))
    assert say(cast.participant, room, key=key).pk == first.pk


def test_anothers_form_key_gives_away_nothing(cast, room, say):
    key = uuid.uuid4()
    say(cast.participant, room, key=key)
    with pytest.raises(Refused) as refused:
        say(cast.other, room, key=key)
    assert refused.value.code == "forums.form_used"


@pytest.mark.parametrize(
    ("instant", "code"),
    [
        (datetime(2021, 7, 1, 3, 59, 59, 999000, tzinfo=UTC), "forums.room_not_open"),  # 30 June, 23:59:59.999 in New York
        (datetime(2021, 7, 1, 4, 0, tzinfo=UTC), None),
        (datetime(2021, 8, 1, 3, 59, 50, tzinfo=UTC), None),  # 31 July there, 1 August in UTC
        (datetime(2021, 8, 1, 4, 0, tzinfo=UTC), "forums.room_closed"),
    ],
)
def test_the_days_are_those_of_the_convenings_zone_and_whole(cast, room, say, instant, code):
    clock.set_to(instant)
    if code is None:
        assert say(cast.participant, room).state == "published"
    else:
        if code == "forums.room_not_open":
            clock.set_to(instant.replace(second=0))  # the clock runs on while the test does
        with pytest.raises(Refused) as refused:
            say(cast.participant, room)
        assert refused.value.code == code


def test_who_is_no_member_finds_no_room(cast, room, say):
    for person in (cast.stranger, cast.nominator, cast.evaluator):
        with pytest.raises(Forbidden):
            say(person, room)
    assert Post.objects.count() == 0


def test_a_draft_takes_no_posts(cast, redis_empty, say):
    room = new_room(cast, published=False)
    with pytest.raises(Forbidden):
        say(cast.participant, room)
    with pytest.raises(Refused):
        say(cast.moderator, room, mode="role")


def test_nobody_speaks_by_name_where_voices_are_promised(cast, room, say):
    with pytest.raises(Refused) as refused:
        say(cast.participant, room, mode="named")
    assert refused.value.code == "forums.voices_only"


def test_a_role_is_shown_only_by_those_who_have_it(cast, room, say):
    assert say(cast.moderator, room, mode="role").role == "moderator"
    assert say(cast.secretariat, room, mode="role").role == "secretariat"
    with pytest.raises(Forbidden):
        say(cast.participant, room, mode="role")
    assert VoiceLabel.objects.count() == 0


def test_a_secretariat_that_does_not_take_part_has_a_role_and_no_voice(cast, room, say):
    office = person_in(cast.convening, "secretariat", name="Office Only", member=False)
    assert say(office, room, mode="role").role == "secretariat"
    with pytest.raises(Forbidden):
        say(office, room)


def test_a_reply_to_a_reply_stands_beneath_the_first(cast, room, say):
    first = say(cast.participant, room, question=room.questions.last())
    second = say(cast.other, room, reply_to=first)
    third = say(cast.participant, room, reply_to=second)
    assert [second.reply_to_id, third.reply_to_id] == [first.pk, first.pk]
    assert {second.question_id, third.question_id} == {first.question_id}


def test_a_question_of_another_room_is_refused(cast, room, queued, say):
    with pytest.raises(Refused) as refused:
        say(cast.participant, room, question=queued.questions.first())
    assert refused.value.code == "forums.foreign_question"


def test_a_held_post_has_no_place_yet(cast, queued, say):
    post = say(cast.participant, queued)
    assert (post.state, post.position) == ("held", None)
    assert OutboxEntry.objects.filter(name=f"forums.room.{queued.id}.moderators").count() == 1


def test_she_takes_her_words_back_and_they_are_gone(cast, room, say):
    post = say(cast.participant, room, "A thing I regret.")
    posting.withdraw_post(post, by=cast.participant)
    post.refresh_from_db()
    assert (post.state, post.source, post.html, post.position) == ("withdrawn", "", "", 1)
    assert posting.withdraw_post(post, by=cast.participant).state == "withdrawn"


def test_nobody_takes_anothers_words_back(cast, room, say):
    post = say(cast.participant, room)
    for person in (cast.other, cast.moderator, cast.secretariat):
        with pytest.raises(Forbidden):
            posting.withdraw_post(post, by=person)
    assert Post.objects.get().state == "published"


def test_words_are_taken_back_until_the_cooling_is_over(cast, room, say):
    first, second = say(cast.participant, room), say(cast.participant, room)
    clock.set_to(datetime(2021, 8, 14, 12, tzinfo=UTC))
    posting.withdraw_post(first, by=cast.participant)
    clock.set_to(datetime(2021, 8, 15, 12, tzinfo=UTC))
    with pytest.raises(Refused) as refused:
        posting.withdraw_post(second, by=cast.participant)
    assert refused.value.code == "forums.too_late_to_withdraw"


def test_without_the_rooms_key_nobody_posts(cast, room, say):
    keyring.destroy("room", room.id)
    with pytest.raises(Refused) as refused:
        say(cast.participant, room)
    assert refused.value.code == "forums.room_sealed"
    assert Post.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"mode": "named"}, "no_named_post_where_voices_are_promised"),
        ({"voice": b""}, "a_post_has_a_voice"),
        ({"mode": "role"}, "a_role_is_shown_only_where_chosen"),
        ({"role": "moderator"}, "a_role_is_shown_only_where_chosen"),
        ({"position": None}, "a_published_post_has_its_place"),
        ({"position": 2}, "positions_are_unique_in_a_room"),
    ],
)
def test_the_database_itself_refuses(cast, room, say, change, constraint):
    post = say(cast.participant, room)
    say(cast.participant, room)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(**change)


def test_the_database_refuses_to_loosen_a_room_with_posts(cast, room, say):
    type(room).objects.filter(pk=room.pk).update(rule="on_the_record")
    type(room).objects.filter(pk=room.pk).update(rule="chatham_house")
    say(cast.participant, room)
    for change in ({"rule": "on_the_record"}, {"naming": "named"}):
        with pytest.raises(IntegrityError, match="never loosened"), transaction.atomic():
            type(room).objects.filter(pk=room.pk).update(**change)
    type(room).objects.filter(pk=room.pk).update(rule="off_the_record")
