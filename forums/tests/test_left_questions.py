"""What found no time in a session becomes a question of its room, or nothing: by the hand of the secretariat, and never with a name."""

import uuid
from datetime import UTC, datetime

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from forums import tasks
from forums.models import Question
from forums.services import rooms
from sessions import windows
from sessions.models import LeftQuestion
from sessions.services import schedule_session

from .conftest import new_room

SETTINGS = "/c/gathering/rooms/wg1/settings/"


@pytest.fixture
def session(cast):
    return schedule_session(
        cast.convening, slug="group", title={"en": "First meeting"}, description={}, door="invitation", rule="chatham_house",
        naming="named", local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip


@pytest.fixture
def belongs(cast, room, session):
    """The room, which belongs to the session."""
    rooms.describe_room(room, title={"en": "Constituencies"}, working_group={}, session=session, languages=["ar", "en"], by=cast.secretariat)
    room.refresh_from_db()
    return room


def left(session, text="Who pays for the interpreters?", language="en"):
    return LeftQuestion.objects.create(session=session, language=language, text=text)


def sent(**fields):
    return {"client_key": str(uuid.uuid4()), **fields}


def test_a_session_knows_whether_a_room_would_take_up_its_questions(cast, session, room):
    assert not windows.a_room_takes_up(session)
    rooms.describe_room(room, title={"en": "Constituencies"}, working_group={}, session=session, languages=["en"], by=cast.secretariat)
    assert windows.a_room_takes_up(session)
    clock.set_to(datetime(2021, 8, 1, 12, tzinfo=UTC))  # the day after its last
    assert not windows.a_room_takes_up(session)


def test_it_is_taken_up_in_words_put_right(cast, session, belongs, signed_in):
    question = left(session, "من يدفع؟", "ar")
    office = signed_in(cast.secretariat)
    assert "From the session: 1 question found no time" in office.get(SETTINGS).content.decode()
    assert "من يدفع؟" in office.get(f"{SETTINGS}questions/").content.decode()
    page = f"{SETTINGS}left/{question.pk}/"
    assert "من يدفع؟</textarea>" in office.get(page).content.decode()
    assert office.post(page, sent(text_ar="من يدفع؟", type="open")).status_code == 200  # English is missing
    assert LeftQuestion.objects.count() == 1
    assert office.post(page, sent(text_ar="من يدفع؟", text_en="Who pays?", type="open")).status_code == 302
    asked = Question.objects.filter(room=belongs).latest("position")
    assert (asked.position, asked.text_ar, asked.text_en) == (3, "من يدفع؟", "Who pays?")
    assert not LeftQuestion.objects.exists()
    assert AuditEntry.objects.latest("pk").verb == "forums.question_added"
    assert "Who pays?" in signed_in(cast.other).get("/c/gathering/rooms/wg1/?q=3", headers={"accept-language": "en"}).content.decode()
    assert office.get(page).status_code == 404
    assert "From the session" not in office.get(SETTINGS).content.decode()


def test_the_same_form_twice_takes_it_up_once(cast, session, belongs):
    one, key = left(session), uuid.uuid4()
    rooms.take_up_question(belongs, one, text={"en": "Who pays?"}, by=cast.secretariat, key=key)
    with pytest.raises(Refused) as refused:
        rooms.take_up_question(belongs, one, text={"en": "Who pays?"}, by=cast.secretariat, key=key)
    assert refused.value.code == "forums.left_question_gone" and belongs.questions.count() == 3


def test_it_is_dropped_after_a_second_look(cast, session, belongs, signed_in):
    page, office = f"{SETTINGS}left/{left(session).pk}/", signed_in(cast.secretariat)
    assert office.post(page, {"deed": "drop", "remove-client_key": str(uuid.uuid4())}).status_code == 200
    assert LeftQuestion.objects.count() == 1
    assert office.post(page, {"deed": "drop", "remove-client_key": str(uuid.uuid4()), "remove-understood": "on"}).status_code == 302
    assert not LeftQuestion.objects.exists() and belongs.questions.count() == 2
    assert AuditEntry.objects.latest("pk").verb == "forums.left_question_dropped"


def test_only_whoever_may_add_questions_sees_them(cast, session, belongs, signed_in):
    question = left(session)
    for person in (cast.participant, cast.moderator, cast.evaluator, cast.stranger):
        browser = signed_in(person)
        assert browser.get(f"{SETTINGS}left/{question.pk}/").status_code == 404
        assert "Who pays for the interpreters?" not in browser.get("/c/gathering/rooms/wg1/").content.decode()
        with pytest.raises(Forbidden):
            rooms.take_up_question(belongs, question, text={"en": "?"}, by=person)
        with pytest.raises(Forbidden):
            rooms.drop_question(belongs, question, by=person)


def test_another_room_has_none_of_it(cast, session, belongs, signed_in):
    other, question = new_room(cast, "wg2"), left(session)
    assert signed_in(cast.secretariat).get(f"/c/gathering/rooms/wg2/settings/left/{question.pk}/").status_code == 404
    with pytest.raises(Refused):
        rooms.take_up_question(other, question, text={"en": "?"}, by=cast.secretariat)


def test_a_room_that_is_over_takes_up_nothing_and_what_it_left_goes(cast, session, belongs, signed_in):
    question = left(session)
    rooms.publish_room(belongs, by=cast.secretariat) if not belongs.published else None
    tasks.clear_after_the_close()
    assert LeftQuestion.objects.count() == 1
    clock.set_to(datetime(2021, 8, 1, 12, tzinfo=UTC))
    assert "From the session" not in signed_in(cast.secretariat).get(SETTINGS).content.decode()
    with pytest.raises(Refused) as refused:
        rooms.take_up_question(belongs, question, text={"en": "?"}, by=cast.secretariat)
    assert refused.value.code == "forums.room_over"
    tasks.clear_after_the_close()
    assert not LeftQuestion.objects.exists()
