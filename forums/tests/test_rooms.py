"""Rooms are set up by the secretariat and only ever become stricter."""

from datetime import date

import pytest

from convening import keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from forums.models import Room
from forums.services import rooms

from .conftest import new_room


def test_a_room_has_a_key_texts_in_its_languages_and_numbered_questions(cast, room):
    assert keyring.holds("room", room.id)
    assert (room.title_en, room.title_ar, room.title_es) == ("Constituencies", "القواعد", "")
    assert list(room.questions.values_list("position", "text_en")) == [(1, "What helps?"), (2, "What is at risk?")]
    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["forums.room_opened", "forums.question_added", "forums.question_added", "forums.moderator_appointed"]


def test_only_the_secretariat_sets_up_rooms(cast, room):
    for person in (cast.participant, cast.moderator, cast.nominator, cast.stranger):
        with pytest.raises(Forbidden):
            rooms.add_question(room, text={"en": "?"}, by=person)
        with pytest.raises(Forbidden):
            rooms.tighten_room(room, rule="off_the_record", by=person)
    assert room.questions.count() == 2


def test_a_room_does_not_close_before_it_opens(cast, redis_empty):
    with pytest.raises(Refused) as refused:
        new_room(cast, opens_on=date(2021, 7, 9), closes_on=date(2021, 7, 8))
    assert list(refused.value.fields) == ["closes_on"]
    assert Room.objects.count() == 0


def test_two_rooms_have_two_addresses(cast, room):
    with pytest.raises(Refused) as refused:
        new_room(cast, room.slug)
    assert refused.value.code == "forums.slug_taken"


def test_a_moderator_has_a_part_in_the_convening(cast, room):
    stranger = Participation.objects.get(person=cast.stranger)
    with pytest.raises(Refused):
        rooms.appoint_moderator(room, stranger, by=cast.secretariat)
    assert room.moderators.count() == 1


def test_after_the_first_post_a_room_only_becomes_stricter(cast, redis_empty, say):
    room = new_room(cast, naming="named", rule="on_the_record")
    rooms.tighten_room(room, rule="chatham_house", by=cast.secretariat)
    rooms.tighten_room(room, rule="on_the_record", by=cast.secretariat)
    say(cast.participant, room)
    tightened = rooms.tighten_room(room, naming="voices", by=cast.secretariat)
    assert tightened.naming == "voices"
    with pytest.raises(Refused) as refused:
        rooms.tighten_room(room, naming="named", by=cast.secretariat)
    assert refused.value.code == "forums.only_stricter"


def test_a_draft_is_published_once(cast, redis_empty):
    room = new_room(cast, published=False)
    assert rooms.publish_room(room, by=cast.secretariat).published
    rooms.publish_room(room, by=cast.secretariat)
    assert AuditEntry.objects.filter(verb="forums.room_published").count() == 1
