"""Questions in writing: asked, read by a moderator, endorsed, answered; whose they are is seen by nobody."""

import json
import random
import threading
import uuid

import pytest

from convening.errors import Forbidden, Refused
from sessions import floor, windows
from sessions.floor import frames, parts, questions, store
from sessions.services.floor import questions as services

from .conftest import chair, plan


@pytest.fixture
def ask(seat):
    """`ask(person, session, "text")`: the id of a question that waits."""

    def asks(person, session, text="Who pays for the interpreters?", **how):
        services.ask(seat(person, session), text=text, language=how.pop("language", "en"), key=how.pop("key", uuid.uuid4()), **how)
        return questions.waiting(floor.look(session))[-1]["id"]

    return asks


@pytest.fixture
def through(ask, seat, cast):
    """The same, read and let through by the secretariat."""

    def asks(person, session, *args, **how):
        question_id = ask(person, session, *args, **how)
        services.let_through(seat(cast.secretariat, session), question_id)
        return question_id

    return asks


def shared(session, language="en"):
    return parts.shared(questions.PART, floor.look(session), language)


def queue(session):
    return questions.queue(floor.look(session))


def texts(asked):
    return [one["text"] for one in asked]


def test_a_question_waits_until_a_moderator_has_read_it(cast, live, ask, seat):
    asked = ask(cast.participant, live, "Who pays?")
    assert "Who pays?" not in shared(live)
    assert texts(queue(live)["waiting"]) == ["Who pays?"]
    services.let_through(seat(cast.secretariat, live), asked)
    assert "Who pays?" in shared(live) and queue(live)["waiting"] == []


def test_who_moderates(cast, live, ask, seat):
    asked = ask(cast.participant, live)
    for person in (cast.participant, cast.other):
        for deed, more in (
            (services.let_through, ()), (services.decline, ("asked",)), (services.join, (asked,)), (services.answer_now, ()), (services.answered, ()),
        ):
            with pytest.raises(Forbidden):
                deed(seat(person, live), asked, *more)
        with pytest.raises(Forbidden):
            services.answer_in_writing(seat(person, live), asked, text="No.", language="en")
    chair(live, cast.other, cast.secretariat)
    cast.other._standing = None
    services.let_through(seat(cast.other, live), asked)
    assert texts(queue(live)["open"]) == ["Who pays for the interpreters?"]


def test_it_is_declined_with_a_reason_that_the_asker_reads(cast, live, ask, seat, signed_in):
    cast.participant.change_profile(language="en")
    asked = ask(cast.participant, live, "Same again?")
    with pytest.raises(Refused) as refused:
        services.decline(seat(cast.secretariat, live), asked, "because")
    assert refused.value.code == "questions.no_reason"
    services.decline(seat(cast.secretariat, live), asked, "asked")
    address = f"/c/{cast.convening.slug}/programme/{live.slug}/live/mine/"
    assert "The same has been asked already." in signed_in(cast.participant).get(address).content.decode()
    assert "Same again?" not in signed_in(cast.other).get(address).content.decode() + shared(live)


def test_one_is_being_answered_at_a_time_and_stands_on_top(cast, live, through, seat):
    first, second = through(cast.participant, live, "First?"), through(cast.other, live, "Second?")
    desk = seat(cast.secretariat, live)
    services.answer_now(desk, first)
    services.answer_now(desk, second)
    assert queue(live)["now"]["text"] == "Second?"
    assert [(one["text"], one["state"]) for one in queue(live)["done"]] == [("First?", "live")]
    services.let_through(desk, first)  # a slip
    assert texts(queue(live)["open"]) == ["First?"]
    services.answered(desk, second)
    services.answer_in_writing(desk, first, text="The fund does.", language="en")
    page = shared(live)
    assert "The fund does." in page and "Being answered now" not in page
    assert queue(live)["now"] is None and queue(live)["open"] == []


def test_endorsements_are_told_from_five_on_and_order_from_there(cast, live, through, crowd, seat):
    quiet, loud = through(cast.participant, live, "Quiet?"), through(cast.participant, live, "Loud?")
    people = crowd(live, 6)
    for one in people[:4]:
        services.endorse(one, loud)
        services.endorse(one, loud)
    four = shared(live)
    assert four.index("Quiet?") < four.index("Loud?") and "hear this</span>" not in four
    services.endorse(people[4], loud)
    five = shared(live)
    assert five.index("Loud?") < five.index("Quiet?") and "5 people want to hear this" in five
    services.stop_endorsing(people[0], loud)
    services.stop_endorsing(people[5], loud)  # who never did
    assert shared(live) == four
    services.endorse(people[0], quiet)
    assert questions.endorsed_by(floor.look(live), people[0].me) == [questions.read(floor.look(live))[0]]


def test_her_own_question_is_endorsed_by_others(cast, live, through, seat):
    asked = through(cast.participant, live)
    with pytest.raises(Refused) as refused:
        services.endorse(seat(cast.participant, live), asked)
    assert refused.value.code == "questions.yours"


def test_joined_questions_join_those_who_endorse_them(cast, live, through, crowd, seat):
    first, second = through(cast.participant, live, "First?"), through(cast.other, live, "Second?")
    people = crowd(live, 6)
    for one in people[:4]:
        services.endorse(one, first)
    for one in people[3:]:
        services.endorse(one, second)
    desk = seat(cast.secretariat, live)
    with pytest.raises(Refused):
        services.join(desk, second, second)
    services.join(desk, second, first)
    assert "6 people want to hear this" in shared(live)
    assert "Second?" not in shared(live)
    assert questions.counts(floor.look(live))["endorsements"] == 6


def test_she_takes_back_what_is_not_answered(cast, live, ask, through, seat):
    waits, is_open, done = ask(cast.participant, live, "Waits?"), through(cast.participant, live, "Open?"), through(cast.participant, live, "Done?")
    services.answered(seat(cast.secretariat, live), done)
    for asked in (waits, is_open):
        services.take_back(seat(cast.other, live), asked)
    assert len(questions.every(floor.look(live))) == 3  # not hers: nothing happened
    for asked in (waits, is_open):
        services.take_back(seat(cast.participant, live), asked)
    with pytest.raises(Refused):
        services.take_back(seat(cast.participant, live), done)
    assert texts(questions.every(floor.look(live))) == ["Done?"]
    with pytest.raises(Refused) as refused:
        services.let_through(seat(cast.secretariat, live), waits)
    assert refused.value.code == "questions.gone"


def test_three_wait_at_most_and_the_same_form_asks_once(cast, live, ask):
    key = uuid.uuid4()
    ask(cast.participant, live, key=key)
    ask(cast.participant, live, key=key)
    assert len(questions.waiting(floor.look(live))) == 1
    ask(cast.participant, live)
    ask(cast.participant, live)
    with pytest.raises(Refused) as refused:
        ask(cast.participant, live)
    assert refused.value.code == "questions.many_of_yours"
    ask(cast.other, live)


def test_three_hundred_in_all(cast, live, ask, monkeypatch):
    monkeypatch.setattr(services, "MOST", 2)
    ask(cast.participant, live)
    ask(cast.other, live)
    with pytest.raises(Refused) as refused:
        ask(cast.other, live)
    assert refused.value.code == "questions.full"


def test_her_name_stands_there_only_where_she_chose_it_and_may(cast, live, through, seat):
    through(cast.participant, live, "Mine?", by_name=True)
    through(cast.other, live, "Whose?")
    page = shared(live)
    assert cast.participant.shown_name in page and cast.other.shown_name not in page
    voices = plan(cast.convening, cast.secretariat, "voices", naming="voices")
    through(cast.participant, voices, "Mine?", by_name=True)
    assert cast.participant.shown_name not in shared(voices) + json.dumps(floor.look(voices).sections)


def test_what_a_room_may_take_up(cast, live, ask, through, seat, monkeypatch):
    monkeypatch.setattr(windows, "TAKING_UP", [lambda session: session == live])
    through(cast.participant, live, "Agreed?", consent=True, language="ar")
    through(cast.participant, live, "Not agreed?")
    ask(cast.other, live, "Unread?", consent=True)
    now, done = through(cast.other, live, "Now?", consent=True), through(cast.other, live, "Done?", consent=True)
    services.answered(seat(cast.secretariat, live), done)
    services.answer_now(seat(cast.secretariat, live), now)
    assert [one[1:] for one in questions.left_over(floor.look(live))] == [("ar", "Agreed?")]
    assert questions.counts(floor.look(live)) == {"questions": 5, "endorsements": 0, "answered_questions": 1, "left_questions": 1}
    other = plan(cast.convening, cast.secretariat, "no-room")
    through(cast.participant, other, "Agreed?", consent=True)
    assert questions.left_over(floor.look(other)) == []


def test_what_everybody_reads_is_the_same_whoever_asked(cast, live, crowd, monkeypatch, seat):
    """The swap: two worlds that differ only in who asked and who endorsed tell everybody else the same, to the byte."""
    seen = []
    people = crowd(live, 7)
    for order in (people, people[::-1]):
        random.seed(5)
        monkeypatch.setattr(services.uuid, "uuid4", lambda: uuid.UUID(int=random.getrandbits(128), version=4))
        for place in range(3):
            services.ask(order[place], text=f"Question {place}?", language="en", key=uuid.UUID(int=place))
            asked = questions.waiting(floor.look(live))[-1]["id"]
            services.let_through(seat(cast.secretariat, live), asked)
            for one in order[3:]:
                services.endorse(one, asked)
        state = floor.look(live)
        state_without = json.dumps({name: [{**one, "asker": ""} for one in questions.every(state)] for name in ("all",)}, sort_keys=True)
        seen.append((shared(live), shared(live, "ar"), json.dumps(questions.queue(state), default=str), state_without, questions.counts(state)))
        store.forget(live)
    assert seen[0] == seen[1] and "Question 2?" in seen[0][0]


def test_no_digest_of_a_seat_is_told_to_anybody(cast, live, through, crowd, seat, monkeypatch):
    told = []
    monkeypatch.setattr(frames, "_listened", lambda groups: list(groups)[:2])
    monkeypatch.setattr(frames.live, "publish", lambda group, ids: told.append(json.dumps(ids)))
    first, second = (through(cast.participant, live, f"Question {place}?") for place in range(2))
    people = crowd(live, 5)
    for one in people:
        services.endorse(one, first)
    state = floor.look(live)
    mine = seat(cast.participant, live).me
    askers = {one["asker"] for one in questions.read(state)}
    assert len(askers) == 2  # two questions of hers have nothing in common
    words = "".join(told) + shared(live) + json.dumps(questions.queue(state), default=str)
    hidden = [mine, *askers, *(one.me for one in people), *(questions.endorser(state, one.me).hex() for one in people)]
    assert "Question 1?" in words and [one for one in hidden if one in words] == []
    assert mine not in json.dumps(state.sections)
    assert second in words


def test_endorsements_that_come_together_are_told_together(cast, live, through, crowd, monkeypatch):
    """The first is looked at when it comes; those that follow once, after a rest, and none of them is forgotten."""
    asked, people = through(cast.participant, live), crowd(live, 12)
    looked, count = [], questions.count_endorsements
    monkeypatch.setattr(questions, "count_endorsements", lambda session: (looked.append(session), count(session)))
    monkeypatch.setattr(frames, "LEAST", 0.05)
    for one in people:
        services.endorse(one, asked)
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()
    assert 2 <= len(looked) < 12
    assert questions.read(floor.look(live))[0]["endorsed"] == 12
