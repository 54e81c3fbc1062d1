"""What happens at once: at the close, between two moderators, when a bad line sends a form many times."""

import threading
import time
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections, transaction

from convening import clock, keyring
from convening.errors import Refused
from convening.models import AuditEntry
from convening.testing import person_in
from forums import attribution
from forums.models import Correction, Draft, Flag, Post, Room, VoiceLabel
from forums.services import arrangement, corrections, drafts, flags, moderation, posting, sealing

pytestmark = pytest.mark.django_db(transaction=True)

CLOSE = datetime(2021, 8, 1, 4, tzinfo=UTC)  # the end of 31 July in New York


def _at_once(*deeds):
    """Do all at the same moment, each on a connection of its own; returns what each returned or raised, in order."""
    gate, outcomes = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(index, deed):
        try:
            gate.wait(timeout=60)
            outcomes[index] = deed()
        except Exception as problem:  # noqa: BLE001  the test looks at it
            outcomes[index] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    return outcomes, threads


def _waiting_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # within a transaction the view stands still
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]


def _post_while_the_room_closes(room, cast, say):
    """Six members send in time, and get their turn only after the close. Returns what became of each."""
    clock.set_to(CLOSE - timedelta(minutes=5))
    with transaction.atomic():
        Room.objects.select_for_update().get(pk=room.pk)
        question = room.questions.first()
        outcomes, threads = _at_once(*(lambda: say(cast.participant, room, question=question) for _ in range(6)))
        for _ in range(1500):
            if _waiting_for_a_lock() == 6:
                break
            time.sleep(0.02)
        assert _waiting_for_a_lock() == 6
        _all_at_once(lambda: clock.set_to(CLOSE - timedelta(milliseconds=200)))  # for all to see, so not in this transaction
        while clock.now() <= CLOSE + timedelta(milliseconds=200):
            time.sleep(0.05)
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def test_no_post_lands_in_a_room_that_has_closed(cast, room, say):
    outcomes = _post_while_the_room_closes(room, cast, say)
    assert [getattr(outcome, "code", outcome) for outcome in outcomes] == ["forums.room_closed"] * 6
    assert Post.objects.count() == 0


def test_the_race_would_find_a_clock_that_is_asked_before_the_lock(cast, room, say, monkeypatch):
    sound = posting.locked

    def clock_first(room):
        early = clock.now().astimezone(room.convening.zone)
        return sound(room)[0], early

    monkeypatch.setattr(posting, "locked", clock_first)
    outcomes = _post_while_the_room_closes(room, cast, say)
    assert Post.objects.count() == 6, outcomes


def test_one_form_sent_eight_times_at_once_is_one_post(cast, room, say):
    key, question = uuid.uuid4(), room.questions.first()
    outcomes, threads = _at_once(*(lambda: say(cast.participant, room, key=key, question=question) for _ in range(8)))
    for thread in threads:
        thread.join(timeout=60)
    assert {getattr(outcome, "pk", outcome) for outcome in outcomes} == {Post.objects.get().pk}
    assert Post.objects.get().position == 1


def test_voices_that_begin_at_once_have_their_own_labels_and_places(cast, room, say):
    people, question = [person_in(cast.convening, "participant", name=f"Member {n}") for n in range(8)], room.questions.first()
    deeds = [lambda person=person: say(person, room, question=question) for person in people]
    _outcomes, threads = _at_once(*deeds)
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(Post.objects.values_list("position", flat=True)) == list(range(1, 9))
    assert len(set(VoiceLabel.objects.values_list("object", "number"))) == 8


def test_two_moderators_at_once_never_lose_a_decision(cast, queued, say):
    for _ in range(6):
        post = say(cast.participant, queued)
        outcomes, threads = _at_once(
            lambda post=post: moderation.publish_post(Post.objects.get(pk=post.pk), by=cast.moderator),
            lambda post=post: moderation.decline_post(Post.objects.get(pk=post.pk), "Not here.", by=cast.moderator),
        )
        for thread in threads:
            thread.join(timeout=60)
        told = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
        [done] = [outcome for outcome in outcomes if isinstance(outcome, Post)]
        assert [one.code for one in told] == ["forums.already_decided"]
        post.refresh_from_db()
        assert post.state == done.state
        verb = {"published": "forums.post_published", "declined": "forums.post_declined"}[post.state]
        assert list(AuditEntry.objects.filter(target=f"forums.post:{post.pk}").values_list("verb", flat=True)) == [verb]


def _all_at_once(*deeds):
    outcomes, threads = _at_once(*deeds)
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def test_new_words_are_taken_in_or_taken_back_and_never_both(cast, queued, say):
    for _ in range(4):
        post = say(cast.participant, queued, "Old words.")
        moderation.publish_post(post, by=cast.moderator)
        corrections.correct_post(post, "New words.", by=cast.participant, language="en")
        taken_in, withdrawn = _all_at_once(
            lambda post=post: moderation.take_in_correction(Post.objects.get(pk=post.pk), by=cast.moderator),
            lambda post=post: posting.withdraw_post(Post.objects.get(pk=post.pk), by=cast.participant),
        )
        assert isinstance(withdrawn, Post) and (isinstance(taken_in, Post) or taken_in.code == "forums.already_decided")
        post.refresh_from_db()
        assert (post.state, post.source, Correction.objects.count()) == ("withdrawn", "", 0)
        decided = AuditEntry.objects.filter(target=f"forums.post:{post.pk}", verb="forums.correction_taken_in").count()
        assert decided == isinstance(taken_in, Post)


def test_joining_with_a_post_that_is_withdrawn_meanwhile_loses_nobodys_words(cast, room, say):
    for _ in range(4):
        first, second = say(cast.participant, room, "One."), say(cast.other, room, "Two.")
        joined, withdrawn = _all_at_once(
            lambda first=first, second=second: arrangement.merge_post(second, first, by=cast.moderator),
            lambda first=first: posting.withdraw_post(Post.objects.get(pk=first.pk), by=cast.participant),
        )
        assert isinstance(withdrawn, Post) and (isinstance(joined, Post) or joined.code == "forums.nothing_to_merge_into")
        assert Post.objects.get(pk=first.pk).state == "withdrawn"
        second.refresh_from_db()
        assert (second.state, second.source, second.merged_into_id) == ("published", "Two.", None)


def test_two_members_who_flag_at_once_take_a_post_out_of_sight_once(cast, room, say):
    post, third = say(cast.participant, room), person_in(cast.convening, "participant", name="Third")
    outcomes = _all_at_once(*(lambda by=by: flags.flag_post(post, "unsafe", by=by) for by in (cast.other, third, cast.other, third)))
    assert {type(outcome) for outcome in outcomes} <= {Flag, Refused}
    assert (Post.objects.get().state, Flag.objects.count()) == ("held", 2)


@pytest.mark.parametrize("each", [1, pytest.param(4, marks=pytest.mark.slow)])
def test_posts_that_race_the_close_are_in_time_or_refused(cast, room, say, each):
    """Eight members write one post after the other until the room has closed: none is late, none is lost. It closes when each has
    written one, or four in the slow run."""
    people, question, kept, late = [person_in(cast.convening, "participant", name=f"Member {n}") for n in range(8)], room.questions.first(), [], []

    def writes(person):
        for _ in range(1000):
            begun = clock.now()
            try:
                post = say(person, room, question=question)
            except Refused as refused:
                return refused.code
            else:
                kept.append(post.pk)
                late.extend([post.pk] if begun > CLOSE else [])

    outcomes, threads = _at_once(*(lambda person=person: writes(person) for person in people))
    while len(kept) < 8 * each and any(thread.is_alive() for thread in threads):
        time.sleep(0.01)
    clock.set_to(CLOSE - timedelta(milliseconds=60))
    for thread in threads:
        thread.join(timeout=60)
    assert outcomes == ["forums.room_closed"] * 8 and len(kept) >= 8 * each
    assert set(Post.objects.values_list("pk", flat=True)) == set(kept) and not late
    assert {post.day for post in Post.objects.all()} <= {room.opens_on.replace(day=10), room.closes_on}


def test_the_key_is_destroyed_while_posts_arrive_and_none_is_stored_that_nobody_wrote(cast, room, say):
    people, question = [person_in(cast.convening, "participant", name=f"Member {n}") for n in range(8)], room.questions.first()
    key, kept = keyring.read("room", room.id), []

    def writes(person):
        for _ in range(1000):
            try:
                kept.append(say(person, room, question=question).pk)
            except Refused as refused:
                return refused.code

    outcomes, threads = _at_once(*(lambda person=person: writes(person) for person in people))
    while len(kept) < 8 and any(thread.is_alive() for thread in threads):
        time.sleep(0.01)
    sealing.destroy_key(room)
    stored = Post.objects.count()
    for thread in threads:
        thread.join(timeout=60)
    assert outcomes == ["forums.room_sealed"] * 8 and Post.objects.count() == stored == len(kept)
    voices = {attribution._voice(key, person.id, room.id.bytes, "veiled") for person in people}
    assert {bytes(post.voice) for post in Post.objects.all()} <= voices


def test_a_draft_on_its_way_when_she_posts_leaves_none_of_her_words(cast, room, say):
    question, key = room.questions.first(), uuid.uuid4()

    def post():
        say(cast.participant, room, question=question, key=key)
        drafts.throw_away_drafts(room, [question], by=cast.participant)

    def keep(number):
        return lambda: drafts.keep_draft(room, question, f"Half a thought {number}", by=cast.participant, key=key)

    outcomes, threads = _at_once(post, *(keep(number) for number in range(4)))
    for thread in threads:
        thread.join(timeout=60)
    assert (outcomes[0], set(outcomes[1:]) <= {True, False}) == (None, True)
    assert (Post.objects.count(), Draft.objects.count()) == (1, 0)
