"""How many people are behind a text: counted as people, told in steps that leave nobody to be guessed."""

from uuid import UUID

import pytest

from convening import keyring
from convening.testing import person_in
from forums import record
from forums.models import Insight, Post, Strength
from forums.record import support
from forums.services import synthesis

from .conftest import new_room


def narrowest(tell, k):
    """The least that a printed number leaves open, over all numbers of people who wrote and who are behind: highest minus lowest."""
    widths = []
    for of in range(6 * k):
        by_print = {}
        for people in range(of + 1):
            by_print.setdefault(tell(people, of, k), []).append(people)
        widths += [max(found) - min(found) for told, found in by_print.items() if told is not None]
    return min(widths)


@pytest.mark.parametrize("k", [10, 13])
def test_what_is_printed_leaves_a_width_of_the_threshold_open(k):
    assert narrowest(support.printed, k) >= k
    assert narrowest(lambda people, of, k: k if people >= k else None, k) == 0  # the plain threshold tells where all agree


def test_what_is_not_printed_is_too_few_or_too_many():
    assert [support.printed(people, 23, 10) for people in (0, 9, 10, 20, 23)] == [None, None, 10, 10, 10]
    assert [support.printed(people, 19, 10) for people in (0, 10, 19)] == [None, None, None]
    assert [support.printed(people, 60, 10) for people in (9, 10, 29, 30, 60)] == [None, 10, 10, 30, 30]
    assert [support.band(people, 10) for people in (0, 1, 9, 10, 19, 20)] == ["none", "few", "few", "several", "several", "many"]


def test_somebody_with_a_voice_at_each_question_and_in_two_rooms_counts_once(cast, redis_empty, say):
    rooms = [new_room(cast, slug, scope="question") for slug in ("first", "second")]
    posts = [say(cast.participant, room, "So it is.", question=question) for room in rooms for question in room.questions.all()]
    say(cast.moderator, rooms[0], "Welcome.", mode="role")
    assert len({bytes(post.voice) for post in posts}) == 4
    heard, of_post, _joined = support._heard(cast.convening, {room.pk for room in rooms})
    assert (len(set().union(*heard.values())), len(set().union(*of_post.values()))) == (1, 1)


def test_who_says_the_same_in_a_joined_post_counts_and_who_withdrew_does_not(cast, redis_empty, say):
    room = new_room(cast)
    rapporteur = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    first, same, gone = say(cast.participant, room, "One."), say(cast.other, room, "The same."), say(cast.other, room, "Gone.")
    Post.objects.filter(pk=same.pk).update(state="merged", merged_into=first.pk, position=None)
    paragraph = synthesis.write_paragraph(room, None, "minority", {"en": "So."}, [first.pk, gone.pk], by=rapporteur)
    Post.objects.filter(pk=gone.pk).update(state="withdrawn")
    heard, of_post, joined = support._heard(cast.convening, {room.pk})
    assert (of_post.keys(), len(of_post[first.pk] | joined[first.pk])) == ({first.pk, same.pk}, 2)
    record.tell_support()
    assert Insight.objects.get(pk=paragraph.pk).strength == "few"


def test_without_a_key_what_was_told_stays(cast, redis_empty, say):
    room = new_room(cast)
    rapporteur = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    post = say(cast.participant, room, "One.")
    synthesis.write_paragraph(room, None, "minority", {"en": "So."}, [post.pk], by=rapporteur)
    record.tell_support(cast.convening)
    keyring.destroy("room", room.pk)
    synthesis.take_away(Insight.objects.get(), post.pk, by=rapporteur)
    record.tell_support(cast.convening)
    assert Insight.objects.get().strength == "few"


# ── Bands cannot be probed ───────────────────────────────────────────────────────────────────────────────────────────
K = 10


def asked_for_many_nights(tell, writers, nights):
    """What somebody learns who lays nine posts of nine people beside a paragraph, adds one at a time, and looks at the band: the posts
    of which she would now swear that they are of somebody else than the nine, and those of which she would swear that they are not."""
    base = frozenset(range(K - 1))
    others, new = [post for post in writers if post not in base], []
    for night in range(nights):
        post = others[night % len(others)]
        new.append((post, tell(base | {post}) != Strength.FEW))
    return {post for post, is_new in new if is_new}, {post for post, is_new in new if not is_new}


def test_the_plain_thresholds_told_which_posts_are_of_one_person_and_the_shifted_ones_do_not():
    """Posts 0 to 8 are of nine people; every other post after them is of one of the nine."""
    writers = {post: post if post < K - 1 or post % 2 else 3 for post in range(60)}
    truly_new = {post for post in writers if post >= K - 1 and post % 2}

    def plain(posts):
        return support.band(len({writers[post] for post in posts}), K, len(posts))

    assert asked_for_many_nights(plain, writers, 60)[0] == truly_new  # the attack works where nothing is shifted
    key = b"a room's key" * 3
    ids = {post: UUID(int=post) for post in writers}

    def shifted(posts):
        shifts = support.shifts_of({ids[post] for post in posts}, key)
        return support.band(len({writers[post] for post in posts}), K, len(posts), shifts)

    sworn_new, sworn_old = asked_for_many_nights(shifted, writers, 60)
    assert sworn_new & truly_new and sworn_new - truly_new and sworn_old & truly_new and sworn_old - truly_new  # either answer, of either kind
    assert asked_for_many_nights(shifted, writers, 600) == (sworn_new, sworn_old)  # asking again tells nothing new


def test_no_band_makes_sure_of_any_number_of_people():
    """Whatever is told of a set, sets of fewer and of more people are told the same, as often as one more person makes likely."""
    posts, told, drawn = 4 * K, {}, [support.shifts_of([UUID(int=probe)], b"key" * 11) for probe in range(1500)]
    for people in range(1, posts + 1):
        bands = [support.band(people, K, posts, shifts) for shifts in drawn]
        told[people] = {band: bands.count(band) / len(bands) for band in (Strength.FEW, Strength.SEVERAL, Strength.MANY)}
    assert all(told[people][Strength.FEW] > 0 and told[people][Strength.SEVERAL] > 0 for people in range(K - 4, K + 4))
    assert all(told[people][Strength.MANY] > 0 and told[people][Strength.SEVERAL] > 0 for people in range(2 * K - 4, 2 * K + 4))
    assert max(abs(told[people][band] - told[people + 1][band]) for people in range(1, posts) for band in told[people]) < 0.45
    assert (told[1][Strength.FEW] > 0.99, told[posts][Strength.MANY] > 0.99) == (True, True)


def test_no_more_is_told_than_the_posts_allow_and_nothing_of_nobody():
    wide = (-9, -9)
    assert [support.band(people, K, posts, wide) for people, posts in ((0, 30), (1, 9), (9, 9), (9, 10), (19, 19), (19, 20))] == [
        "none", "few", "few", "several", "several", "many",
    ]  # fmt: skip
    assert len({support.shifts_of([UUID(int=1), UUID(int=2)], b"one key"), support.shifts_of([UUID(int=2), UUID(int=1)], b"one key")}) == 1
