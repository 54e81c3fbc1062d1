"""The chair: in which order, whose turn, how long; one speaker at a time, and a way back from a wrong call."""

import threading
from datetime import timedelta

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.testing import person_in
from sessions import floor
from sessions.floor import queue, turns
from sessions.models import Segment
from sessions.services.floor import asking, chairing

from .conftest import chair, seat_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cast, live):
    """Five from Africa, five from Asia, one alone in Europe; by name, so that a test can read the list."""
    found = {}
    for region, count in (("Africa", 5), ("Asia-Pacific", 5), ("Europe and North America", 1)):
        for number in range(1, count + 1):
            name = f"{region.split('-')[0].split(' ')[0]} {number}"
            found[name] = person_in(cast.convening, "participant", name=name, region=region)
    return found


@pytest.fixture
def by(cast, live):
    """The seat of the session's chair."""
    chair(live, cast.moderator, cast.secretariat)
    return seat_of(cast.moderator, live)


def ask(people, live, *names, **wishes):
    for name in names:
        asking.ask_for_the_floor(seat_of(people[name], live), language="en", by_name=True, **wishes)


def order(live):
    return [place.request["name"] for place in turns.in_order(floor.look(live))]


def reasons(live):
    return [place.reasons for place in turns.in_order(floor.look(live))]


def speaking(live):
    speaker = turns.stage_of(floor.look(live))["speaking"]
    return speaker and speaker["name"]


def turn(live):
    return turns.stage_of(floor.look(live))["turn"]


def request_id(live, name):
    return next(one["id"] for one in turns.queue_of(floor.look(live)) if one["name"] == name)


def refusal_of(deed, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        deed(*args, **kwargs)
    return refused.value.code


def later(**time):
    clock.set_to(clock.now() + timedelta(**time))


def test_nobody_but_the_chair_and_whoever_stands_in_gives_the_floor(cast, live, people, by):
    ask(people, live, "Africa 1")
    for person in (cast.participant, people["Africa 1"]):
        with pytest.raises(Forbidden):
            chairing.call_next(seat_of(person, live), turn=0)
    chairing.call_next(seat_of(cast.secretariat, live), turn=0)
    assert speaking(live) == "Africa 1"


def test_points_of_order_come_first_then_those_who_have_not_spoken_then_the_order_of_asking(live, people, by):
    ask(people, live, "Africa 1")
    chairing.call_next(by, turn=0)
    chairing.end_turn(by, turn=1)
    ask(people, live, "Africa 1", "Africa 2", "Asia 1")
    ask(people, live, "Asia 2", point=True)
    assert order(live) == ["Asia 2", "Africa 2", "Asia 1", "Africa 1"]
    assert reasons(live) == [("point",), ("new", "asked"), ("new", "asked"), ("again", "asked")]
    chairing.set_rules(by, first=False)
    assert order(live) == ["Asia 2", "Africa 1", "Africa 2", "Asia 1"]


def test_that_she_spoke_by_name_does_not_place_a_request_without_one(live, people, by):
    """One has spoken, by name. If "has spoken already" stood beside a label now, everybody would know whose it is."""
    ask(people, live, "Africa 1")
    chairing.call_next(by, turn=0)
    chairing.end_turn(by, turn=1)
    asking.ask_for_the_floor(seat_of(people["Africa 1"], live), language="en")
    ask(people, live, "Africa 2")
    assert (order(live), reasons(live)) == (["", "Africa 2"], [("new", "asked"), ("new", "asked")])
    chairing.call_next(by, turn=2)
    chairing.end_turn(by, turn=3)
    asking.ask_for_the_floor(seat_of(people["Africa 1"], live), language="en")  # under the label by which she has spoken
    assert reasons(live)[1] == ("again", "asked")


def test_regions_take_turns_and_each_place_counts_as_heard(live, people, by):
    ask(people, live, "Africa 1", "Africa 2", "Africa 3", "Asia 1", "Asia 2")
    chairing.set_rules(by, regions=True)
    assert order(live) == ["Africa 1", "Asia 1", "Africa 2", "Asia 2", "Africa 3"]
    chairing.call_next(by, turn=0)
    chairing.end_turn(by, turn=1)
    assert order(live) == ["Asia 1", "Africa 2", "Asia 2", "Africa 3"]
    assert reasons(live)[0] == ("new", "region", "asked")


def test_a_region_of_few_is_neither_shown_nor_weighed_by_itself(live, people, by, cast):
    """Europe's one counts with those who told no region; the list says nothing of it."""
    ask(people, live, "Europe 1", "Asia 1")
    asking.ask_for_the_floor(seat_of(cast.participant, live), language="en", by_name=True)
    chairing.set_rules(by, regions=True)
    assert order(live) == ["Europe 1", "Asia 1", "Salma Haddad"]
    assert [place.region for place in queue.shown(floor.look(live))["places"]] == ["", "Asia-Pacific", ""]


def test_the_chair_calls_anybody_lets_wait_puts_last_and_back_and_takes_off(live, people, by):
    ask(people, live, "Africa 1", "Africa 2", "Africa 3")
    chairing.let_wait(by, request_id(live, "Africa 1"))
    assert order(live) == ["Africa 2", "Africa 1", "Africa 3"]
    assert reasons(live)[1] == ("behind",)
    chairing.let_wait(by, request_id(live, "Africa 1"))  # pressed twice
    assert order(live) == ["Africa 2", "Africa 1", "Africa 3"]
    chairing.put_last(by, request_id(live, "Africa 2"))
    assert order(live) == ["Africa 1", "Africa 3", "Africa 2"]
    chairing.put_back(by, request_id(live, "Africa 2"))
    chairing.put_back(by, request_id(live, "Africa 1"))
    assert order(live) == ["Africa 1", "Africa 2", "Africa 3"]
    chairing.call(by, request_id(live, "Africa 3"), turn=0)
    assert (speaking(live), order(live)) == ("Africa 3", ["Africa 1", "Africa 2"])
    chairing.remove(by, request_id(live, "Africa 2"))
    assert order(live) == ["Africa 1"]
    assert refusal_of(chairing.let_wait, by, request_id(live, "Africa 1")) == "floor.nobody_after"
    assert refusal_of(chairing.remove, by, "nothing") == "floor.not_on_the_list"


def test_whom_the_chair_let_wait_is_first_again_when_the_next_one_has_gone(live, people, by):
    ask(people, live, "Africa 1", "Africa 2", "Africa 3")
    chairing.let_wait(by, request_id(live, "Africa 1"))
    chairing.call_next(by, turn=0)
    assert (speaking(live), order(live)) == ("Africa 2", ["Africa 1", "Africa 3"])


def test_there_is_one_speaker_and_the_second_of_two_calls_is_refused(cast, live, people, by):
    """Two chairs look at the same page and press at once."""
    ask(people, live, "Africa 1", "Africa 2")
    other, seen = seat_of(cast.secretariat, live), turn(live)
    chairing.call_next(by, turn=seen)
    assert refusal_of(chairing.call_next, other, turn=seen) == "floor.changed"
    assert refusal_of(chairing.end_turn, other, turn=seen) == "floor.changed"
    assert (speaking(live), order(live)) == ("Africa 1", ["Africa 2"])


def test_of_eight_who_press_at_the_same_moment_one_gives_the_floor(live, people, by, monkeypatch):
    ask(people, live, "Africa 1", "Africa 2", "Africa 3")
    at = turns.now()
    monkeypatch.setattr(turns, "now", lambda: at)
    monkeypatch.setattr(chairing.policy, "require", lambda *asked: None)  # threads have no part in this test's transaction
    told = []

    def press():
        try:
            chairing.call_next(by, turn=0)
            told.append("called")
        except Refused as refused:
            told.append(refused.code)

    threads = [threading.Thread(target=press) for _hand in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["called", *["floor.changed"] * 7]
    assert (speaking(live), order(live)) == ("Africa 1", ["Africa 2", "Africa 3"])


def test_the_clock_runs_down_stands_still_and_is_given_a_minute_once_a_press(live, people, by):
    def left():
        return queue.shown(floor.look(live))["speaking"]["left"]

    ask(people, live, "Africa 1")
    chairing.set_seconds(by, 120)
    chairing.call_next(by, turn=0)
    later(seconds=50)
    assert 60 <= left() <= 70  # some seconds more may pass on a busy machine
    chairing.hold_clock(by, turn=1)
    later(minutes=5)
    assert 60 <= left() <= 70
    for _press in range(2):
        chairing.give_a_minute(by, turn=1, key="one button")
    assert 120 <= left() <= 130
    chairing.start_clock(by, turn=1)
    later(seconds=150)
    assert -35 <= left() <= -19
    assert queue.shown(floor.look(live))["speaking"]["clock"].startswith("+00:")
    chairing.end_turn(by, turn=1)
    assert 199 <= turns.spoken_of(floor.look(live))[0]["seconds"] <= 220
    assert refusal_of(chairing.hold_clock, by, turn=2) == "floor.nobody_speaks"
    assert refusal_of(chairing.set_seconds, by, 5) == "floor.seconds"


def test_a_wrong_call_is_taken_back_and_everything_is_as_it_was(live, people, by):
    ask(people, live, "Africa 1", "Africa 2", "Asia 1")
    chairing.call_next(by, turn=0)
    later(seconds=30)
    before = turns.stage_of(floor.look(live))
    chairing.call(by, request_id(live, "Asia 1"), turn=1)
    assert (speaking(live), order(live)) == ("Asia 1", ["Africa 2"])
    chairing.undo_call(by, turn=2 + 1)
    state = floor.look(live)
    assert (speaking(live), order(live), turns.spoken_of(state)) == ("Africa 1", ["Africa 2", "Asia 1"], [])
    assert turns.stage_of(state)["heard"] == before["heard"]
    assert 29 <= turns.spent(turns.stage_of(state)["speaking"], turns.now()) <= 33
    assert refusal_of(chairing.undo_call, by, turn=turn(live)) == "floor.nothing_to_undo"


def test_the_first_call_is_taken_back_too(live, people, by):
    ask(people, live, "Africa 1", "Africa 2")
    chairing.call_next(by, turn=0)
    chairing.undo_call(by, turn=1)
    assert (speaking(live), order(live)) == (None, ["Africa 1", "Africa 2"])


def test_the_running_order_is_shown_by_its_titles(cast, live, people, by):
    part = people["Africa 1"].participations.get()
    opening = Segment.objects.create(session=live, position=1, title_en="Welcome", title_ar="ترحيب", minutes=5)
    debate = Segment.objects.create(session=live, position=2, title_en="Debate", minutes=40)
    assert refusal_of(chairing.call_segment, by, turn=0) == "floor.no_segment"
    assert refusal_of(chairing.set_segment, by, str(live.pk)) == "floor.no_segment"
    opening.speaker = live.roles.create(participation=part, role="speaker", language="ar")
    opening.save()
    by = seat_of(by.person, type(live).objects.get(pk=live.pk))
    chairing.set_segment(by, str(opening.pk))
    ask(people, live, "Africa 1")
    chairing.call_segment(by, turn=0)
    shown = queue.shown(floor.look(by.session))
    assert (shown["segment"], shown["following"], shown["places"]) == (opening, debate, [])
    assert (shown["speaking"]["who"], shown["speaking"]["language"], shown["speaking"]["left"]) == ("Welcome", "Arabic", 300)
    assert turns.stage_of(floor.look(live))["speaking"]["me"] == seat_of(people["Africa 1"], live).me


def test_somebody_who_is_not_on_the_page_can_be_given_the_floor(live, people, by):
    chairing.call_somebody_else(by, turn=0)
    assert queue.shown(floor.look(live))["speaking"]["who"] == "a participant"
    chairing.end_turn(by, turn=1)
    assert [one["me"] for one in turns.spoken_of(floor.look(live))] == [""]
    assert refusal_of(chairing.call_next, by, turn=2) == "floor.nobody_waits"
