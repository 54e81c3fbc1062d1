"""Reactions: counted for a moment, each person once, and never who."""

import pytest

from convening.errors import Refused
from sessions import floor
from sessions.floor import parts, reactions, store
from sessions.services.floor import reactions as services


@pytest.fixture
def at(monkeypatch):
    """`at(seconds)`: real time as the counters see it."""

    def sets(seconds):
        monkeypatch.setattr(reactions.time, "time", lambda: 1_000_000 + seconds)

    sets(0)
    return sets


def forget_taps(session):
    """What Redis forgets by itself after a while."""
    store.redis_of_floors().delete(*store.redis_of_floors().scan_iter(match=store.name_of(session.pk, "tap:*")))


def shared(session):
    return parts.shared(reactions.PART, floor.look(session), "en")


def test_nobody_few_many_for_everybody_and_numbers_for_the_chair(live, crowd, at):
    assert set(reactions.bands(live).values()) == {"none"}
    people = crowd(live, 6)
    for number, band in ((1, "few"), (4, "few"), (5, "many")):
        for one in people[:number]:
            services.react(one, "slower")
            services.react(one, "slower")
        assert reactions.bands(live)["slower"] == band and reactions.numbers(live)["slower"] == number
    assert "many" in shared(live) and "5" not in shared(live)
    assert floor.look(live).sections["reactions"]["slower"] == "many"


def test_requests_count_for_two_minutes_and_applause_for_half_a_minute(live, crowd, at):
    for one in crowd(live, 2):
        for kind in reactions.COUNTS_FOR:
            services.react(one, kind)
    at(25)
    assert set(reactions.numbers(live).values()) == {2}
    at(50)
    assert reactions.numbers(live) == {"applause": 0, "agreement": 0, "slower": 2, "louder": 2, "no_sound": 2}
    reactions.tell(live)
    assert floor.look(live).sections["reactions"]["applause"] == "none"
    at(135)
    assert set(reactions.numbers(live).values()) == {0}
    assert reactions.counts(floor.look(live)) == {"reactions": 10}


def test_she_counts_again_when_the_first_time_is_over(live, crowd, at):
    one = crowd(live, 1)[0]
    services.react(one, "louder")
    at(140)
    forget_taps(live)
    services.react(one, "louder")
    assert reactions.numbers(live)["louder"] == 1 and reactions.counts(floor.look(live)) == {"reactions": 2}


def test_a_tap_tells_others_only_where_more_is_to_be_seen(live, crowd, at):
    people = crowd(live, 5)
    services.react(people[0], "applause")
    told = floor.look(live).seq
    for one in people[1:4]:
        services.react(one, "applause")
    assert floor.look(live).seq == told  # still few
    services.react(people[4], "applause")
    assert floor.look(live).seq == told + 1


def test_whoever_taps_is_in_no_name_and_is_forgotten(live, crowd, at):
    one = crowd(live, 1)[0]
    services.react(one, "no_sound")
    redis = store.redis_of_floors()
    names = {name.decode(): redis.ttl(name) for name in redis.scan_iter(match=store.name_of(live.pk, "*"))}
    tapped = {name: left for name, left in names.items() if ":tap" in name}
    assert len(tapped) == 2 and all(0 < left <= 140 for left in tapped.values())
    assert [name for name in names if one.me in name] == []
    assert one.me not in str([redis.hgetall(name) for name in tapped if ":taps:" in name])


def test_what_is_no_reaction(live, crowd, at):
    for kind in ("", "boo", "x" * 1_000_000):
        with pytest.raises(Refused):
            services.react(crowd(live, 1)[0], kind)
