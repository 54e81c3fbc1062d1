"""Asking for the floor: one request a person, hers to change and take back, with a name only where she chose it."""

import threading
from datetime import timedelta

import pytest

from convening import clock, labels
from convening.errors import Refused
from convening.testing import person_in
from sessions import floor
from sessions.floor import seats, stage, store, turns
from sessions.services.floor import asking, chairing

from .conftest import chair, plan, seat_of

pytestmark = pytest.mark.django_db


def asks(seat, language="en", **wishes):
    asking.ask_for_the_floor(seat, language=language, **wishes)


def waiting(session):
    """Who waits, in order: the names and labels that a page shows."""
    return [stage.in_words(place.request["name"], place.request["label"]) for place in turns.in_order(floor.look(session))]


def refusal_of(deed, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        deed(*args, **kwargs)
    return refused.value.code


def test_a_request_carries_a_label_and_a_name_only_where_she_chose_it(cast, live, seat):
    salma, ines = seat(cast.participant, live), seat(cast.other, live)
    asks(salma, "ar", topic="Water")
    asks(ines, by_name=True)
    first, second = turns.queue_of(floor.look(live))
    assert first["name"] == "" and labels.in_words(tuple(first["label"])) == waiting(live)[0]
    assert (second["name"], second["label"]) == ("Ines Duarte", [])
    assert waiting(live)[1] == "Ines Duarte"


def test_where_people_speak_by_voices_nobody_can_choose_a_name(cast, convening, seat, redis_empty):
    session = plan(cast.convening, cast.secretariat, "voices", naming="voices")
    clock.set_to(session.starts_at)
    asks(seat(cast.participant, session), by_name=True)
    assert turns.queue_of(floor.look(session))[0]["name"] == ""


def test_a_guest_of_a_public_session_asks_under_a_label(cast, opening, redis_empty):
    clock.set_to(opening.starts_at)
    mark = b"a guest's mark.."
    guest = floor.Seat(opening, None, mark, seats.me_of(store.key_of(opening), mark), frozenset())
    asks(guest, by_name=True)
    (request,) = turns.queue_of(floor.look(opening))
    assert (request["name"], request["region"], bool(request["label"])) == ("", "", True)
    assert stage.PART.mine_context(guest, floor.look(opening), {})["may_chair"] is False


def test_whoever_needs_care_is_shown_by_her_pen_name(cast, live, seat):
    careful = person_in(cast.convening, "participant", name="Rana Aziz", pen_name="Willow", careful=True)
    asks(seat(careful, live), by_name=True)
    assert waiting(live) == ["Willow"]


def test_asked_again_it_is_the_same_request_in_the_same_place(cast, live, seat):
    asks(seat(cast.participant, live), "ar")
    asks(seat(cast.other, live))
    first = turns.queue_of(floor.look(live))[0]["id"]
    asks(seat_of(cast.participant, live), "en", topic="Land", by_name=True)  # from her other device
    queue = turns.queue_of(floor.look(live))
    assert [(one["id"] == first, one["language"], one["topic"], one["name"]) for one in queue] == [
        (True, "en", "Land", "Salma Haddad"), (False, "en", "", "")]


def test_taken_back_it_is_gone_and_twice_is_no_harm(cast, live, seat):
    asks(seat(cast.participant, live))
    asking.take_back(seat(cast.participant, live))
    asking.take_back(seat(cast.participant, live))
    assert turns.queue_of(floor.look(live)) == []


def test_what_cannot_be_asked_is_refused_in_a_sentence(cast, live, seat):
    salma, by = seat(cast.participant, live), seat(cast.secretariat, live)
    assert refusal_of(asks, salma, "fr") == "floor.language"
    assert refusal_of(asks, salma, topic="x" * 121) == "text.too_long"
    chairing.open_list(by, False)
    assert refusal_of(asks, salma) == "floor.list_closed"
    asks(salma, point=True)  # a point of order can be raised all the same
    chairing.call_next(by, turn=0)
    assert refusal_of(asks, salma) == "floor.speaks_already"


def test_before_the_first_minute_nobody_asks(cast, live, seat):
    clock.set_to(live.starts_at - timedelta(seconds=1))
    assert refusal_of(asks, seat(cast.participant, live)) == "floor.not_begun"
    clock.set_to(live.starts_at)
    asks(seat(cast.participant, live))
    assert len(turns.queue_of(floor.look(live))) == 1


def test_a_list_that_is_full_says_so(cast, live, seat, monkeypatch):
    monkeypatch.setattr(asking, "MOST_REQUESTS", 1)
    asks(seat(cast.participant, live))
    assert refusal_of(asks, seat(cast.other, live)) == "floor.full"
    asks(seat(cast.participant, live), topic="Changed")


def test_asking_and_taking_back_without_end_comes_to_an_end(cast, live, seat, monkeypatch):
    monkeypatch.setattr(asking, "MOST_TRIES", 2)
    asks(seat(cast.participant, live))
    asks(seat(cast.participant, live))
    assert refusal_of(asks, seat(cast.participant, live)) == "floor.too_often"


def test_a_region_is_kept_only_where_five_of_those_expected_share_it(cast, live, seat):
    few = [person_in(cast.convening, "participant", name=f"Few {n}", region="Asia") for n in range(4)]
    many = [person_in(cast.convening, "participant", name=f"Many {n}", region="Africa") for n in range(5)]
    asks(seat(few[0], live))
    asks(seat(many[0], live))
    assert [one["region"] for one in turns.queue_of(floor.look(live))] == ["", "Africa"]


def test_her_turn_stands_on_every_device_of_hers_and_on_nobody_elses(cast, live, seat):
    asks(seat(cast.participant, live))
    asks(seat(cast.other, live))
    state = floor.look(live)
    hers = stage.PART.mine_context(seat_of(cast.participant, live), state, {})
    assert (hers["before"], hers["has_floor"], hers["concerned"]) == (0, False, True)
    assert stage.PART.mine_context(seat(cast.other, live), state, {})["before"] == 1
    nobody = stage.PART.mine_context(seat(cast.evaluator, live), state, {})
    assert (nobody["request"], nobody["concerned"]) == (None, False)


def test_she_finishes_herself_and_nobody_else_can_do_it_for_her(cast, live, seat):
    salma, by = seat(cast.participant, live), seat(cast.secretariat, live)
    asks(salma, "ar")
    chairing.call_next(by, turn=0)
    asking.finish(seat(cast.other, live))
    assert turns.stage_of(floor.look(live))["speaking"]["me"] == salma.me
    clock.set_to(clock.now() + timedelta(seconds=75))
    asking.finish(salma)
    state = floor.look(live)
    (spoken,) = turns.spoken_of(state)
    assert (turns.stage_of(state)["speaking"], spoken["me"], spoken["language"]) == (None, salma.me, "ar")
    assert 75 <= spoken["seconds"] <= 77


def test_two_who_ask_at_the_same_moment_both_stand_on_the_list(cast, live, seat):
    """Ten requests from ten threads: none is lost, none stands there twice."""
    people = [person_in(cast.convening, "participant", name=f"Person {n}") for n in range(10)]
    seats, faults = [seat(person, live) for person in people], []
    asking.region_shown(seats[0])  # what the database knows is asked here: the threads have no part in this test's transaction
    begun = clock.now()

    def one(mine):
        try:
            with floor.changing(live) as state:
                queue = turns.queue_of(state)
                queue.append({"id": mine.me, "me": mine.me, "asked": len(queue) + 1, "at": begun.isoformat()})
        except BaseException as fault:  # noqa: BLE001  told by the main thread
            faults.append(fault)

    threads = [threading.Thread(target=one, args=(mine,)) for mine in seats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue = turns.queue_of(floor.look(live))
    assert faults == []
    assert {one["me"] for one in queue} == {mine.me for mine in seats}
    assert [one["asked"] for one in queue] == list(range(1, 11))


def test_what_is_kept_in_the_end_are_counts(cast, live, seat):
    salma, ines, by = seat(cast.participant, live), seat(cast.other, live), seat(cast.secretariat, live)
    asks(salma)
    asks(ines, point=True)
    chairing.call_next(by, turn=0)
    chairing.call_next(by, turn=1)
    chairing.end_turn(by, turn=3)
    asks(salma)
    assert stage.PART.counts(floor.look(live)) == {"requests": 3, "turns": 2, "points_of_order": 1, "speakers": 2}


def test_a_chair_has_no_eyes_of_her_own(cast, live, seat):
    """The chair under the Rule reads labels: the name of whoever did not choose it is nowhere in the state."""
    chair(live, cast.moderator, cast.secretariat)
    asks(seat(cast.participant, live), "ar")
    asks(seat(cast.other, live), by_name=True)
    kept = str(floor.look(live).sections)
    assert "Ines Duarte" in kept and "Salma" not in kept and "Haddad" not in kept
    assert str(cast.participant.pk) not in kept and cast.participant.public_id not in kept
