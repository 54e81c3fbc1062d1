import random

import pytest

from evaluation.disclosure.linear import LARGEST, Contradiction, System, Undecided


def sums():
    """a + b = 10 and b − c = 2."""
    system = System()
    system.state({"a": 1, "b": 1}, 10)
    system.state({"b": 1, "c": -1}, 2)
    return system


def test_what_statements_leave_open_is_an_interval():
    system = sums()
    assert system.bounds("a") == (0, 8)
    assert system.bounds("c") == (0, 8)
    assert system.bounds({"b": 1, "c": 1}) == (2, 18)
    assert system.bounds({"a": 1, "c": 1}) == (8, 8)


def test_who_knows_one_number_more_finds_more_and_nobody_else_does():
    system = sums()
    assert system.bounds("c", knowing={"a": 3}) == (5, 5)
    assert system.bounds("c") == (0, 8)
    assert system.bounds("b", knowing={"a": 3}) == (7, 7)
    assert system.bounds("b") == (2, 10)


def test_nothing_stated_leaves_no_end():
    system = sums()
    system.unknown("d")
    system.unknown("e", low=None, high=4)
    assert system.bounds("d") == (0, None)
    assert system.bounds("e") == (None, 4)


def test_statements_may_follow_a_question():
    system = sums()
    assert system.bounds("b") == (2, 10)
    system.state_between({"a": 1, "d": 1}, high=4)
    assert system.bounds("b") == (6, 10)
    assert system.bounds("d") == (0, 4)


def test_people_are_whole():
    system = System()
    system.state({"a": 2, "b": 2}, 7)
    assert system.bounds("a") == (0, 3)
    system.state({"a": 2}, 3)
    low, high = system.bounds("a")
    assert high < low  # 1.5 is nobody


def test_what_cannot_be_is_said():
    system = sums()
    with pytest.raises(Contradiction):
        system.bounds("b", knowing={"a": 9})
    assert system.bounds("b") == (2, 10)


def test_numbers_too_large_to_be_exact_are_left_undecided():
    with pytest.raises(Undecided):
        sums().state({"a": 1}, LARGEST + 1)


def test_a_published_number_may_be_hidden_again():
    system = sums()
    system.publish("a", 3)
    assert system.bounds("b") == (7, 7)
    system.hide("a")
    assert system.bounds("b") == (2, 10)


def test_who_knows_that_she_is_among_them_knows_that_there_is_one():
    assert sums().bounds("c", knowing={"a": (1, None)}) == (0, 7)


def test_what_is_unbounded_and_impossible_is_impossible():
    system = System()
    system.state({"a": 1}, 3)
    system.state({"a": 1}, 4)
    system.unknown("b")
    with pytest.raises(Contradiction):
        system.bounds("b")


def test_what_earlier_questions_saw_is_never_wider_than_the_bounds():
    """Three numbers that make ten: whatever is asked, told and taken back, a width that was seen is one that there is."""
    chance = random.Random(7)
    system = System()
    system.state({"a": 1, "b": 1, "c": 1}, 10)
    system.state_between({"a": 1, "b": -1}, high=4)
    assert system.width_seen({"a": 1}) == 0  # nothing was asked yet
    sums = [{"a": 1}, {"b": 1}, {"c": 1}, {"a": 1, "b": 1}, {"a": 2, "c": -1}]
    for _step in range(60):
        match chance.choice(("ask", "publish", "hide")):
            case "ask":
                system.bounds(chance.choice(sums))
            case "publish":
                system.publish("c", chance.randint(0, 10))
            case "hide":
                system.hide("c")
        for terms in sums:
            low, high = copy_of(system).bounds(terms)
            assert system.width_seen(terms) <= high - low
    system.hide("c")
    system.bounds({"a": 1})
    assert system.width_seen({"a": 1}) == 7
    system.publish("c", 10)
    assert system.width_seen({"a": 1}) == 0


def copy_of(system):
    """The same statements, asked by nobody yet."""
    fresh = System()
    for name, (low, high) in zip(system.names(), system._limits, strict=True):
        fresh.unknown(name, low, high)
    names = system.names()
    for places, coefficients, low, high in system._rows:
        fresh.state_between(dict(zip([names[place] for place in places], coefficients, strict=True)), low, high)
    return fresh
