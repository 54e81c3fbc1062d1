"""The record gives counts and nothing else."""

import random
from datetime import date

import pytest

from convening.testing import person_in
from forums import record
from forums.models import Flag, Mute, Translation
from forums.services import arrangement, moderation, posting

from .conftest import new_room


def _people(cast, *more):
    members = [(cast.participant, False), (cast.other, False), (cast.secretariat, True), (cast.moderator, True)]
    return [(person.id, staff) for person, staff in members] + [(person.id, False) for person in more]


def test_counts_unite_a_person_over_rooms_scopes_and_modes(cast, redis_empty, say):
    first = new_room(cast, "a", naming="named")
    second = new_room(cast, "b", scope="question")
    post = say(cast.participant, first)
    say(cast.participant, first, mode="named")
    say(cast.participant, second)
    say(cast.participant, second, question=second.questions.last())
    say(cast.other, first, reply_to=post)
    say(cast.moderator, first, mode="role")
    figures = record.counts(cast.convening, _people(cast))
    names = ("slug", "posts", "posts_in_role", "replies", "posters", "posters_staff", "dominated", "dominated_others")
    assert [[room[name] for name in names] for room in figures["rooms"]] == [
        ["a", 4, 1, 1, 3, 1, False, True],
        ["b", 2, 0, 0, 1, 0, True, True],
    ]
    assert {name: figures["rooms"][0][name] for name in ("title", "opens_on", "closes_on", "rule", "naming")} == {
        "title": {"en": "Constituencies", "ar": "القواعد"},
        "opens_on": date(2021, 7, 1),
        "closes_on": date(2021, 7, 31),
        "rule": "chatham_house",
        "naming": "named",
    }
    assert (figures["posters"], figures["posters_staff"], figures["posts"], figures["replies"]) == (3, 1, 6, 1)
    assert (figures["mean"], figures["median"]) == (2, 1)
    assert figures["gini"] is None
    assert figures["others"] == {"mean": 2.5, "median": 2.5, "gini": None, "effective": None}
    assert figures["unmatched"] == 0
    assert [(part["room"], part["question"], part["posts"], part["posters"]) for part in figures["per_question"]] == [
        ("a", 1, 4, 3),
        ("a", 2, 0, 0),
        ("b", 1, 1, 1),
        ("b", 2, 1, 1),
    ]


def test_what_is_not_published_is_counted_apart(cast, queued, say):
    held, declined, withdrawn, published = (say(cast.participant, queued) for _ in range(4))
    moderation.decline_post(declined, "No.", by=cast.moderator)
    moderation.publish_post(published, by=cast.moderator)
    posting.withdraw_post(withdrawn, by=cast.participant)
    figures = record.counts(cast.convening, _people(cast))
    assert [figures[name] for name in ("posts", "declined", "withdrawn", "held")] == [1, 1, 1, 1]
    assert sum(figures["buckets"].values()) == 2
    assert held.state == "held"
    assert [figures[name] for name in ("merged", "flagged", "muted", "translations_accepted", "veils_lifted")] == [0, 0, 0, 0, 0]
    other, same = say(cast.participant, queued), say(cast.other, queued)
    for post in (other, same):
        moderation.publish_post(post, by=cast.moderator)
    for language, state in (("ar", "accepted"), ("es", "proposed")):
        Translation.objects.create(post=published, language=language, source=".", html=".", state=state, voice=b"x" * 16)
    for reason in (b"one", b"two"):
        Flag.objects.create(post=published, digest=reason, reason="hurts")
    Mute.objects.create(room=queued, digest=b"m" * 16)
    arrangement.merge_post(same, other, by=cast.moderator)
    figures = record.counts(cast.convening, _people(cast))
    assert [figures[name] for name in ("posts", "posters", "merged", "flagged", "muted", "translations_accepted")] == [2, 1, 1, 1, 1, 1]


def test_a_poster_who_is_not_in_the_list_is_nobody(cast, room, say):
    say(cast.participant, room)
    figures = record.counts(cast.convening, [(cast.other.id, False)])
    assert (figures["posts"], figures["posters"], figures["unmatched"]) == (1, 0, 1)


def test_against_a_naive_second_count(cast, redis_empty, say):
    rooms = [new_room(cast, "a"), new_room(cast, "b", scope="question")]
    people = [person_in(cast.convening, "participant", name=f"Member {n}") for n in range(20)]
    dice, told = random.Random(7), []
    for _ in range(70):
        person, room = dice.choice(people[:17]), dice.choice(rooms)
        say(person, room, question=dice.choice(list(room.questions.all())), language=dice.choice(["en", "ar"]))
        told.append((person.id, room.slug))
    say(people[0], rooms[0])
    for _ in range(30):
        say(cast.moderator, rooms[0], mode="role")
    logged_on = {person.id for person in people[:18]} | {cast.moderator.id, cast.participant.id}
    figures = record.counts(cast.convening, _people(cast, *people), logged_on)
    told.append((people[0].id, "a"))
    posters = {who for who, _room in told}
    numbers = sorted(sum(who == one for one, _room in told) for who in posters)
    assert len(posters) >= 15
    assert (figures["posts"], figures["posters"], figures["posts_in_role"]) == (101, len(posters) + 1, 30)
    assert [room["posters"] - room["posters_staff"] for room in figures["rooms"]] == [
        len({who for who, room in told if room == slug}) for slug in ("a", "b")
    ]
    assert figures["gini"] == pytest.approx(_half_mean_difference([*numbers, 30]))
    assert figures["gini_members"] == pytest.approx(_half_mean_difference([*numbers, 30] + [0] * (23 - len(numbers))))
    assert figures["effective"] == pytest.approx(101**2 / (sum(x * x for x in numbers) + 900))
    assert figures["others"]["gini"] == pytest.approx(_half_mean_difference(numbers))
    assert figures["others"]["effective"] == pytest.approx(71**2 / sum(x * x for x in numbers))
    silent = len({person.id for person in people[:18]} - posters) + 1
    assert figures["gini_logged_on"] == pytest.approx(_half_mean_difference(numbers + [0] * silent))
    assert sum(figures["languages"].values()) == 101


def _half_mean_difference(xs):
    """The Gini coefficient by its other definition: the mean difference of all pairs, over twice the mean."""
    n = len(xs)
    return sum(abs(x - y) for x in xs for y in xs) / (2 * n * n * (sum(xs) / n))


def test_nothing_in_the_answer_is_a_person_or_a_voice(cast, room, say):
    for person in (cast.participant, cast.other):
        say(person, room)
    written = repr(record.counts(cast.convening, _people(cast)))
    assert cast.participant.id.hex not in written and str(cast.participant.id) not in written
    assert "b'" not in written
    assert str(room.id) not in written


def test_small_groups_and_dominated_sums_are_withheld(cast, room, say):
    many = [person_in(cast.convening, "participant", name=f"Many {n}") for n in range(12)]
    loud = [person_in(cast.convening, "participant", name=f"Loud {n}") for n in range(12)]
    for person in many:
        say(person, room)
        say(person, room)
    for person in loud[:10]:
        say(person, room)
    for _ in range(40):
        say(loud[0], room)
    say(cast.other, room)
    groups = {
        "many": [person.id for person in many],
        "loud": [person.id for person in loud],
        "one": [cast.other.id],
        "silent": [cast.participant.id],
    }
    assert record.counts_by_group(cast.convening, groups) == {
        "many": {"posters": 12, "posts": 24},
        "loud": {"posters": None, "posts": None},
        "one": {"posters": None, "posts": None},
        "silent": {"posters": 0, "posts": 0},
    }


def test_measures_of_inequality_by_hand():
    assert record.gini([1, 1, 1, 1]) == 0
    assert record.gini([0, 0, 0, 4]) == 0.75
    assert record.gini([]) is None
    assert record.effective([5, 5]) == 2
    assert record.dominated([10, 1, 1]) is True
    assert record.dominated([10, 1, 2]) is True
    assert record.dominated([10, 3, 2]) is False
    assert record.dominated([]) is False
