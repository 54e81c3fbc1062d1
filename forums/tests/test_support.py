"""How many people are behind a text: counted as people, told in steps that leave nobody to be guessed."""

import pytest

from convening import keyring
from convening.testing import person_in
from forums import record
from forums.models import Insight, Post
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
