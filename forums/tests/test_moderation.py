"""The moderation decides: once, with its actor on record, and its speed in buckets."""

import pytest
from django.conf import settings

from convening import audit, clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from forums.models import DecisionBucket, Post
from forums.services import arrivals, moderation


def _buckets(room):
    return dict(DecisionBucket.objects.filter(room=room).values_list("bucket", "count"))


def _deeds():
    rows = AuditEntry.objects.filter(verb__startswith="forums.post_").order_by("pk")
    return list(rows.values_list("verb", "actor_id", "target"))


def test_a_post_that_waited_is_published_in_the_order_of_decisions(cast, queued, say):
    first, second = say(cast.participant, queued), say(cast.other, queued)
    moderation.publish_post(second, by=cast.moderator)
    moderation.publish_post(first, by=cast.moderator)
    places = dict(Post.objects.values_list("pk", "position"))
    assert (places[second.pk], places[first.pk]) == (1, 2)
    assert _deeds() == [
        ("forums.post_published", cast.moderator.id, f"forums.post:{second.pk}"),
        ("forums.post_published", cast.moderator.id, f"forums.post:{first.pk}"),
    ]
    assert audit.first_break() is None


def test_a_declined_post_keeps_its_reason_for_its_voice(cast, queued, say):
    post = say(cast.participant, queued)
    with pytest.raises(Refused) as refused:
        moderation.decline_post(post, "  ", by=cast.moderator)
    assert "reason" in refused.value.fields
    moderation.decline_post(post, "It names\na member.", by=cast.moderator)
    post.refresh_from_db()
    assert (post.state, post.reason, post.position) == ("declined", "It names a member.", None)


@pytest.mark.parametrize(("hours", "bucket"), [(0, "1h"), (3, "6h"), (20, "24h"), (30, "more")])
def test_how_soon_it_came_is_counted_in_buckets(
    cast, queued, say, hours, bucket, july, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        post = say(cast.participant, queued)
    assert list(arrivals.ages(queued.id)) == [post.id.hex]
    clock.set_to(july.replace(day=july.day + (july.hour + hours) // 24, hour=(july.hour + hours) % 24))
    with django_capture_on_commit_callbacks(execute=True):
        moderation.publish_post(post, by=cast.moderator)
    assert _buckets(queued) == {bucket: 1}
    assert arrivals.ages(queued.id) == {}


def test_without_redis_the_day_says_at_least_this_much(cast, queued, say, july, monkeypatch):
    monkeypatch.setitem(settings.REDIS_URLS, "gathered", "redis://127.0.0.1:1/0")
    post, later = say(cast.participant, queued), say(cast.participant, queued)
    moderation.publish_post(post, by=cast.moderator)
    clock.set_to(july.replace(day=july.day + 1))
    moderation.publish_post(later, by=cast.moderator)
    assert _buckets(queued) == {"24h": 1, "more": 1}


def test_the_second_of_two_moderators_is_told(cast, queued, say):
    post = say(cast.participant, queued)
    moderation.decline_post(post, "Off the subject.", by=cast.moderator)
    with pytest.raises(Refused) as refused:
        moderation.publish_post(post, by=cast.moderator)
    assert refused.value.code == "forums.already_decided"
    assert Post.objects.get().state == "declined"
    assert len(_deeds()) == 1


def test_a_held_post_comes_back_to_its_place(cast, room, say):
    first, _second = say(cast.participant, room), say(cast.other, room)
    moderation.hold_post(first, by=cast.moderator)
    first.refresh_from_db()
    assert (first.state, first.position) == ("held", 1)
    moderation.publish_post(first, by=cast.moderator)
    first.refresh_from_db()
    room.refresh_from_db()
    assert (first.state, first.position) == ("published", 1)
    assert room.last_position == 2


def test_only_its_moderators_decide(cast, queued, say):
    post = say(cast.participant, queued)
    for person in (cast.participant, cast.other, cast.secretariat, cast.evaluator, cast.stranger):
        for deed in (
            lambda by: moderation.publish_post(post, by=by),
            lambda by: moderation.decline_post(post, "No.", by=by),
            lambda by: moderation.hold_post(post, by=by),
        ):
            with pytest.raises(Forbidden):
                deed(person)
    assert Post.objects.get().state == "held"
    assert _deeds() == []
