"""A room of the gathering in July 2021, with two questions and a moderator."""

import uuid
from datetime import date

import pytest

from convening.models import Participation
from forums.services import posting, rooms


def new_room(cast, slug="wg1", **columns):
    settings = {
        "title": {"en": "Constituencies", "ar": "القواعد"},
        "background": {"en": "What we know.", "ar": "ما نعرفه."},
        "rule": "chatham_house",
        "naming": "voices",
        "moderation": "after",
        "opens_on": date(2021, 7, 1),
        "closes_on": date(2021, 7, 31),
        "languages": ["ar", "en", "es"],
        **columns,
    }
    room = rooms.open_room(cast.convening, slug=slug, by=cast.secretariat, **settings)
    for text in ("What helps?", "What is at risk?"):
        rooms.add_question(room, text={"en": text, "ar": "ما الذي يساعد؟"}, by=cast.secretariat)
    part = Participation.objects.get(person=cast.moderator, convening=cast.convening)
    rooms.appoint_moderator(room, part, by=cast.secretariat)
    return room


@pytest.fixture
def room(cast, redis_empty):
    return new_room(cast)


@pytest.fixture
def queued(cast, redis_empty):
    """A room whose posts wait for the moderation."""
    return new_room(cast, "wg2", moderation="before")


@pytest.fixture
def say():
    """`say(person, room, "text")`: a post at the room's first question."""

    def write(person, room, text="We kept the group small.", *, question=None, key=None, language="en", **how):
        question = question or room.questions.first()
        return posting.write_post(room, question, text, by=person, key=key or uuid.uuid4(), language=language, **how)

    return write
