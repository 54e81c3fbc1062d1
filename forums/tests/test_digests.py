"""Letters that there is news: once a day, the same for everybody, silent where she wants it."""

import re
from datetime import UTC, date, datetime

import pytest
from django.core import mail as outgoing
from django.test import Client
from django.utils import translation

from convening import clock, holdings
from convening.models import OutboxEntry, Participation
from convening.testing import person_in
from convening.tests import surfaces
from forums.models import Room
from forums.services import digests

from .conftest import new_room

MORNING = datetime(2021, 7, 13, 12, 20, tzinfo=UTC)  # a Tuesday, 8:20 in New York
MONDAY = datetime(2021, 7, 19, 12, 20, tzinfo=UTC)


@pytest.fixture
def letters(cast):
    """`letters(when)`: who is written to, at that hour; what else waited is gone."""

    def told(when):
        OutboxEntry.objects.filter(done_on=None).delete()
        outgoing.outbox.clear()
        clock.set_to(when)
        digests.tell_of_news(cast.convening)
        surfaces.carry_out()
        return sorted(letter.to[0] for letter in outgoing.outbox)

    return told


def _addresses(*people):
    return sorted(person.profile.email for person in people)


def _part(person, cast):
    return Participation.objects.get(person=person, convening=cast.convening)


def test_everybody_hears_of_it_once_whoever_wrote(cast, room, say, letters):
    say(cast.participant, room)
    members = _addresses(cast.participant, cast.other, cast.moderator, cast.secretariat)
    assert letters(MORNING) == members
    assert letters(MORNING.replace(hour=13)) == []
    assert letters(MORNING.replace(day=14)) == []
    say(cast.other, room)
    say(cast.other, new_room(cast, "b"))
    assert letters(MORNING.replace(day=15)) == members


def test_it_is_written_at_one_hour_of_the_convening(cast, room, say, letters):
    say(cast.participant, room)
    assert letters(MORNING.replace(hour=11, minute=59)) == []
    assert digests.tell_of_news(cast.convening) == 0
    assert len(letters(MORNING.replace(hour=12, minute=0))) == 4


def test_the_letter_tells_nothing_but_that_there_is_news(cast, room, say, letters):
    say(cast.participant, room, "A telling sentence.")
    letters(MORNING)
    bodies = set()
    for letter in outgoing.outbox:
        whole = letter.subject + letter.body + str(letter.alternatives)
        for word in ("telling", "Constituencies", "wg1", "gathering", cast.participant.profile.name, "Lantern"):
            assert word not in whole
        if 'lang="en"' in str(letter.alternatives):
            bodies.add((letter.subject, re.sub(r"/letters/\w+/", "", letter.body)))
    assert [subject for subject, _body in bodies] == ["There is news in your space"]


@pytest.mark.parametrize(
    "columns",
    [
        {"published": False}, {"opens_on": date(2021, 7, 20)},
        {"opens_on": date(2021, 7, 1), "closes_on": date(2021, 7, 10), "sealed_on": date(2021, 7, 12)},
    ],
)  # fmt: skip
def test_a_room_that_is_being_prepared_announced_or_sealed_writes_no_letters(cast, room, say, letters, columns):
    say(cast.participant, room)
    Room.objects.filter(pk=room.pk).update(**columns)
    assert letters(MORNING) == []


def test_a_silent_room_is_silent_for_her_alone_and_others_go_on(cast, room, say, letters, signed_in):
    second = new_room(cast, "b")
    browser = signed_in(cast.other)
    assert browser.post("/c/gathering/rooms/wg1/silence/", {"silent": "yes"}).status_code == 302
    assert 'name="silent" value="no"' in browser.get("/c/gathering/rooms/wg1/silence/").content.decode()  # what the button would do now
    say(cast.participant, room)
    assert letters(MORNING) == _addresses(cast.participant, cast.moderator, cast.secretariat)
    say(cast.participant, second)
    assert len(letters(MORNING.replace(day=14))) == 4
    row = Participation.objects.values().get(pk=_part(cast.other, cast).pk)
    assert room.pk.hex not in str({name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()})


def test_once_a_week_tells_of_the_whole_week(cast, room, say, letters, signed_in):
    browser = signed_in(cast.other)
    answer = browser.post("/c/gathering/news-letters/", {"news": "weekly", "rooms": [room.pk.hex]})
    assert answer.status_code == 302
    say(cast.participant, room)
    assert cast.other.profile.email not in letters(MORNING)
    assert letters(MONDAY) == _addresses(cast.other)
    assert letters(MONDAY.replace(day=26)) == []
    with translation.override("en"):
        [line] = holdings.held_about(type(cast.other).objects.get(pk=cast.other.pk))["Letters about news in rooms"]
    assert (line["How often, at most"], "Rooms without letters" in line) == ("once a week", False)


def test_one_press_on_the_link_ends_them_and_looking_does_not(cast, room, say, letters):
    say(cast.participant, room)
    letters(MORNING)
    letter = next(one for one in outgoing.outbox if one.to == [cast.other.profile.email])
    path = re.search(r"/letters/\w+/", letter.body).group()
    browser = Client()
    assert browser.get(path).status_code == 200
    assert digests.choice_of(_part(cast.other, cast))[0] == "daily"
    assert browser.post(path).status_code == 200
    say(cast.participant, room)
    assert letters(MORNING.replace(day=14)) == _addresses(cast.participant, cast.moderator, cast.secretariat)
    assert browser.get("/letters/0123456789abcdef0123456789abcdef/").status_code == 404


def test_whoever_does_not_read_there_hears_nothing(cast, room, say, letters):
    person_in(cast.convening, "secretariat", name="Office Only", member=False)
    say(cast.participant, room)
    assert letters(MORNING) == _addresses(cast.participant, cast.other, cast.moderator, cast.secretariat)
