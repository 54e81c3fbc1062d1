"""Pinned posts, and posts that say the same: nothing of it is final, and nobody's words go with somebody else's."""

import pytest

from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from forums.models import Post
from forums.services import arrangement, moderation, posting


def _refused(deed, *args, **how):
    with pytest.raises(Refused) as refused:
        deed(*args, **how)
    return refused.value.code


def _states():
    return dict(Post.objects.values_list("source", "state"))


def test_three_posts_are_pinned_at_most(cast, room, say):
    posts = [say(cast.participant, room) for _ in range(4)]
    for post in posts[:3]:
        arrangement.pin_post(post, by=cast.moderator)
    assert _refused(arrangement.pin_post, posts[3], by=cast.moderator) == "forums.enough_pinned"
    arrangement.unpin_post(posts[0], by=cast.moderator)
    arrangement.pin_post(posts[3], by=cast.moderator)
    moderation.hold_post(posts[3], by=cast.moderator)
    assert Post.objects.filter(pinned=True).count() == 2
    verbs = AuditEntry.objects.filter(target=f"forums.post:{posts[0].pk}").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["forums.post_pinned", "forums.post_unpinned"]


def test_what_says_the_same_is_joined_and_comes_apart_at_its_place(cast, room, say, signed_in):
    first, second, third = say(cast.participant, room, "One."), say(cast.other, room, "Two."), say(cast.secretariat, room, "Three.")
    arrangement.merge_post(third, second, by=cast.moderator)
    arrangement.merge_post(second, first, by=cast.moderator)
    assert set(Post.objects.filter(state="merged").values_list("source", "merged_into")) == {("Two.", first.pk), ("Three.", first.pk)}
    assert "2 other voices said the same" in signed_in(cast.moderator).get("/c/gathering/rooms/wg1/").content.decode()
    arrangement.take_apart(third, by=cast.moderator)
    assert _states() == {"One.": "published", "Two.": "merged", "Three.": "published"}
    assert Post.objects.get(source="Three.").position == 3
    assert _refused(arrangement.take_apart, third, by=cast.moderator) == "forums.already_decided"


def test_a_post_is_joined_with_a_readable_one_of_its_question_only(cast, room, say):
    post, held = say(cast.participant, room, "One."), say(cast.other, room, "Held.")
    elsewhere = say(cast.other, room, "Elsewhere.", question=room.questions.last())
    moderation.hold_post(held, by=cast.moderator)
    for into in (post, held, elsewhere, Post(pk=room.pk)):
        assert _refused(arrangement.merge_post, post, into, by=cast.moderator) == "forums.nothing_to_merge_into"
    assert _refused(arrangement.merge_post, held, post, by=cast.moderator) == "forums.not_readable"


@pytest.mark.parametrize("how", ["withdrawn", "declined"])
def test_what_was_joined_stays_when_the_other_goes(cast, room, say, how):
    first, second = say(cast.participant, room, "One."), say(cast.other, room, "Two.")
    arrangement.merge_post(second, first, by=cast.moderator)
    if how == "withdrawn":
        posting.withdraw_post(first, by=cast.participant)
    else:
        moderation.decline_post(first, by=cast.moderator, code="insults", seen="published")
    assert {post.pk: post.state for post in Post.objects.all()} == {first.pk: how, second.pk: "published"}


def test_a_joined_post_can_be_withdrawn(cast, room, say):
    first, second = say(cast.participant, room, "One."), say(cast.other, room, "Two.")
    arrangement.merge_post(second, first, by=cast.moderator)
    posting.withdraw_post(second, by=cast.other)
    assert set(Post.objects.values_list("state", "source", "merged_into")) == {("published", "One.", None), ("withdrawn", "", None)}


def test_only_its_moderators_arrange(cast, room, say):
    one, two = say(cast.participant, room), say(cast.other, room)
    for person in (cast.participant, cast.secretariat, cast.stranger):
        for deed in (
            lambda by: arrangement.pin_post(one, by=by), lambda by: arrangement.unpin_post(one, by=by),
            lambda by: arrangement.merge_post(one, two, by=by), lambda by: arrangement.take_apart(one, by=by),
        ):  # fmt: skip
            with pytest.raises(Forbidden):
                deed(person)


def test_one_page_does_it_all(cast, room, say, signed_in):
    post, other = say(cast.participant, room, "One."), say(cast.other, room, "Two.")
    browser, page = signed_in(cast.moderator), f"/c/gathering/rooms/wg1/posts/{post.pk}/moderate/"

    def does(**sent):
        return browser.post(page, sent).status_code, Post.objects.get(pk=post.pk)

    assert does(deed="pin")[1].pinned and not does(deed="unpin")[1].pinned
    assert does(deed="mute", days="1")[0] == 409  # without the tick
    assert does(deed="mute", days="7", understood="on")[0] == 302
    shown = browser.get(page).content.decode()
    assert "This voice pauses until the end of" in shown and 'datetime="2021-07-17"' in shown and "Salma" not in shown
    assert does(deed="unmute")[0] == 302
    assert does(deed="merge", into=str(room.pk))[0] == 409
    assert does(deed="merge", into=str(other.pk))[1].state == "merged"
    assert does(deed="apart")[1].state == "published"
    assert does(deed="hold")[1].state == "held"
    assert does(deed="hold")[0] == 409
    assert browser.get(page).status_code == 200
    moderation.decline_post(post, by=cast.moderator, code="said")
    assert browser.get(page).status_code == 404
