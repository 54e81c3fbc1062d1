"""The queue: one thing at a time; new posts, new words, what members flagged; told to the voice in its own language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from convening.errors import Refused
from convening.models import AuditEntry
from convening.testing import person_in
from forums import compared, reasons
from forums.models import Correction, Post, Reason
from forums.selectors.moderation import decided_in, waiting_in
from forums.services import arrangement, corrections, flags, moderation, mutes

QUEUE = "/c/gathering/rooms/wg2/moderation/"


@pytest.fixture
def corrected(cast, queued, say):
    """A post that members read, with new words that wait."""
    post = say(cast.participant, queued, "We met twice.")
    moderation.publish_post(post, by=cast.moderator)
    corrections.correct_post(post, "We met three times.", by=cast.participant, language="en")
    return post


def _source(post):
    return Post.objects.get(pk=post.pk).source


def test_new_words_stand_beside_the_old_with_the_change_marked(cast, queued, corrected, signed_in):
    assert [one.kind for one in waiting_in(queued, {})] == ["correction"]
    page = signed_in(cast.moderator).get(QUEUE).content.decode()
    assert "We met <del>twice.</del>" in page and "We met <ins>three times.</ins>" in page
    assert _source(corrected) == "We met twice."
    answer = signed_in(cast.moderator).post(f"{QUEUE}{corrected.pk}/", {"decision": "take_in"})
    assert (answer.status_code, _source(corrected), Correction.objects.count()) == (302, "We met three times.", 0)


def test_new_words_that_are_not_taken_in_are_answered_with_a_reason(cast, queued, corrected, signed_in):
    browser = signed_in(cast.moderator)
    assert browser.post(f"{QUEUE}{corrected.pk}/", {"decision": "drop"}).status_code == 409
    assert browser.post(f"{QUEUE}{corrected.pk}/", {"decision": "drop", "code": "names", "reason": "The valley."}).status_code == 302
    post = Post.objects.get()
    assert (post.source, post.state, post.reason_code, post.reason) == ("We met twice.", "published", "names", "The valley.")


def test_a_decision_is_about_the_words_that_were_read(cast, queued, say):
    post = say(cast.participant, queued, "We met twice.")
    seen = corrections.edition(post)
    corrections.correct_post(post, "We met somebody you know.", by=cast.participant, language="en")
    with pytest.raises(Refused) as refused:
        moderation.publish_post(post, by=cast.moderator, edition=seen)
    assert (refused.value.code, Post.objects.get().state) == ("forums.changed_meanwhile", "held")


def test_new_words_do_not_wait_beside_what_nobody_reads(cast, queued, corrected, say):
    moderation.hold_post(corrected, by=cast.moderator)
    assert (_source(corrected), Correction.objects.count()) == ("We met three times.", 0)
    assert [one.kind for one in waiting_in(queued, {})] == ["post"]


def test_a_ready_reason_is_told_in_the_language_of_the_voice(cast, queued, say, signed_in):
    post = say(cast.participant, queued)
    moderation.decline_post(post, "See note 4.", by=cast.moderator, code="names")
    assert Post.objects.get().reason_code == "names"
    page = signed_in(cast.participant).get("/c/gathering/rooms/wg2/").content.decode()
    with translation.override("ar"):
        assert str(reasons.in_words("names", "See note 4.")) in page
    assert "See note 4." not in signed_in(cast.secretariat).get("/c/gathering/rooms/wg2/").content.decode()
    for code in Reason.values:
        assert reasons.told(code, "") or code == "other"


def test_after_a_decision_the_next_stands_there_with_the_focus(cast, queued, say, signed_in):
    for text in ("One.", "Two.", "Three."):
        say(cast.participant, queued, text)
    browser = signed_in(cast.moderator)
    ids = [str(one.id) for one in waiting_in(queued, {})]
    page = browser.get(f"{QUEUE}?post={ids[1]}")
    assert (page.context["first"].id.hex, page.context["next"].id.hex) == (ids[1].replace("-", ""), ids[2].replace("-", ""))
    answer = browser.post(f"{QUEUE}{ids[1]}/", {"decision": "publish", "next": ids[2]}, follow=True)
    assert str(answer.context["first"].id) == ids[2]
    html = answer.content.decode()
    assert html.count("autofocus") == 1 and 'accesskey="p" data-key="p" aria-describedby="what words" autofocus' in html
    assert str(browser.get(f"{QUEUE}?post=nonsense").context["first"].id) == ids[0]


def test_what_members_flagged_is_left_held_back_or_declined(cast, room, say, signed_in):
    browser, kinds = signed_in(cast.moderator), lambda: [one.kind for one in waiting_in(room, {})]
    address = "/c/gathering/rooms/wg1/moderation/"
    for decision, state in (("leave", "published"), ("hold", "held"), ("decline", "declined")):
        post = say(cast.participant, room)
        flags.flag_post(post, "hurts", by=cast.other)
        assert "It insults or threatens" in browser.get(f"{address}?post={post.pk}").content.decode()
        assert browser.post(f"{address}{post.pk}/", {"decision": decision, "code": "insults", "seen": "published"}).status_code == 302
        assert Post.objects.get(pk=post.pk).state == state
    assert kinds() == ["post"]  # the one held back
    with pytest.raises(Refused):
        moderation.leave_post(Post.objects.get(state="published"), by=cast.moderator)


def test_declining_what_another_has_published_meanwhile_is_refused(cast, queued, say, signed_in):
    post = say(cast.participant, queued)
    moderation.publish_post(post, by=cast.moderator)
    answer = signed_in(cast.moderator).post(f"{QUEUE}{post.pk}/", {"decision": "decline", "code": "said", "seen": "held"}, follow=True)
    assert "this post is published" in answer.content.decode()
    assert Post.objects.get().state == "published"


def test_how_often_what_was_decided(cast, room, say):
    one, two, three = (say(cast.participant, room) for _ in range(3))
    arrangement.merge_post(one, two, by=cast.moderator)
    flags.flag_post(two, "hurts", by=cast.other)
    moderation.decline_post(three, by=cast.moderator, code="said", seen="published")
    mutes.mute_voice(two, 1, by=cast.moderator)
    assert decided_in([room.id]) == {"declined": 1, "merged": 1, "muted": 1, "flagged": 1}
    notes = dict(AuditEntry.objects.filter(verb="forums.post_declined").values_list("verb", "note"))
    assert notes == {"forums.post_declined": "said"}


def test_the_moderator_sets_the_pace(cast, room, signed_in):
    browser, page = signed_in(cast.moderator), "/c/gathering/rooms/wg1/moderation/pace/"
    assert browser.post(page, {"minutes": "999"}).status_code == 409
    assert browser.post(page, {"minutes": "١٥"}).status_code == 302
    room.refresh_from_db()
    assert room.slow_minutes == 15


def test_what_changed_is_marked_word_by_word_and_safe():
    old, new = compared.marked("We <b> met.\nTwice", "We <b> met.\nThrice & more")
    assert old == "We &lt;b&gt; met.<br><del>Twice</del>"
    assert new == "We &lt;b&gt; met.<br><ins>Thrice &amp; more</ins>"


def test_the_pages_of_the_moderation_cost_the_same_with_one_thing_as_with_three(cast, queued, corrected, say, signed_in):
    """Twelve questions to the database at most; the second time, when what is kept in memory is there."""
    other = say(cast.other, queued, "Another one.")
    moderation.publish_post(other, by=cast.moderator)
    desk, browsers = person_in(cast.convening, "help_desk", name="Femi Ade", member=False), {}
    here = "/c/gathering/rooms/wg2/"
    pages = {
        "queue": (cast.moderator, QUEUE), "flagged": (cast.moderator, f"{QUEUE}?post={other.pk}"),
        "moderate": (cast.moderator, f"{here}posts/{other.pk}/moderate/"), "flag": (cast.secretariat, f"{here}posts/{other.pk}/flag/"),
        "relay": (desk, f"{here}relay/"), "pace": (cast.moderator, f"{QUEUE}pace/"),
    }  # fmt: skip

    def asked(person, url):
        browser = browsers.setdefault(person, signed_in(person))
        browser.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(url).status_code == 200
        return len(captured)

    flags.flag_post(other, "hurts", by=cast.participant)
    one = {page: asked(*where) for page, where in pages.items()}
    for number in range(2):
        member = person_in(cast.convening, "participant", name=f"Member {number}")
        post = say(member, queued, f"Thought {number}.")
        moderation.publish_post(post, by=cast.moderator)
        flags.flag_post(post, "hurts", by=cast.participant)
        flags.flag_post(other, "elsewhere", by=member)
        say(member, queued, f"Waits {number}.")
    three = {page: asked(*where) for page, where in pages.items()}
    assert three == one
    assert {page: count for page, count in three.items() if count > 12} == {}
