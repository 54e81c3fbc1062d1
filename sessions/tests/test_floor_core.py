"""The floor's state: sealed, numbered, changed by one at a time, told to all, gone with its key."""

import json
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from convening import clock, keyring, live
from convening.errors import Refused
from sessions import floor
from sessions.floor import frames, parts, store
from sessions.models import LiveRecord

TEN_PAST = datetime(2021, 7, 14, 13, 10, tzinfo=UTC)


@pytest.fixture
def session(group):
    clock.set_to(TEN_PAST)
    return group


def test_what_is_written_is_there_for_the_next_reader(session):
    with floor.changing(session) as state:
        state.section("queue", []).append("somebody")
    assert floor.look(session).sections["queue"] == ["somebody"]
    assert floor.look(session).seq == 1 == store.number(session.pk)


def test_a_refusal_leaves_the_floor_as_it_was(session):
    with pytest.raises(Refused), floor.changing(session) as state:
        state.section("queue", []).append("somebody")
        raise Refused("floor.closed", "No.")
    assert floor.look(session).sections == {}
    with floor.changing(session) as state:
        state.section("queue", []).append("another")
    assert floor.look(session).seq == 1


def test_many_at_once_lose_nothing(session):
    floor.look(session)  # the key is there

    def add(n):
        with floor.changing(session) as state:
            state.section("queue", []).append(n)
        connection.close()

    threads = [threading.Thread(target=add, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(floor.look(session).sections["queue"]) == list(range(12))


def test_redis_holds_nothing_that_can_be_read_and_in_the_end_nothing(session):
    with floor.changing(session) as state:
        state.section("questions", []).append({"text": "WHOEVER-ASKS"})
    redis = store.redis_of_floors()
    held = [redis.get(name) for name in redis.scan_iter(match=f"floor:{session.pk.hex}:*") if redis.type(name) == b"string"]
    assert held and not any(b"WHOEVER" in value for value in held)
    store.forget(session)
    assert list(redis.scan_iter(match=f"floor:{session.pk.hex}:*")) == []
    assert not keyring.holds("session", session.pk)


def test_a_form_sent_twice_does_its_deed_once(session):
    key = "7b8a1c80-0000-4000-8000-000000000001"
    with floor.changing(session) as state:
        assert state.first_time(key)
    with floor.changing(session) as state:
        assert not state.first_time(key)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (timedelta(minutes=-45, milliseconds=-1), False), (timedelta(minutes=-45), True), (timedelta(minutes=180, milliseconds=-1), True),
        (timedelta(minutes=180), False),
    ],
)
def test_the_floor_opens_with_the_stage_and_closes_half_an_hour_after_the_end(group, moment, opens):
    group.starts_at, now = datetime(2021, 7, 14, 13, tzinfo=UTC), clock.now
    try:
        clock.now = lambda: group.starts_at + moment
        assert floor.is_open(group) is opens
    finally:
        clock.now = now


def test_before_its_hour_and_after_its_end_there_is_no_floor(group):
    clock.set_to(datetime(2021, 7, 14, 9, tzinfo=UTC))
    with pytest.raises(floor.Over):
        floor.look(group)
    clock.set_to(TEN_PAST)
    assert floor.look(group).seq == 0
    store.forget(group)
    LiveRecord.objects.create(session=group, closed_on=TEN_PAST.date(), counts={})
    with pytest.raises(floor.Over):
        floor.look(group)


def test_everybody_who_listens_is_told_the_words_that_changed(session, monkeypatch):
    told = []
    part = parts.Part("stage", frozenset({"stage"}), "components/empty.html", lambda state: {"text": state.sections["stage"]["who"]})
    monkeypatch.setattr(parts, "PARTS", [part])
    monkeypatch.setattr(frames, "_listened", lambda groups: [("ar", "-"), ("en", "es")])
    monkeypatch.setattr(live, "publish", lambda group, ids: told.append((group, ids)))
    with floor.changing(session) as state:
        state.section("stage", {})["who"] = "Lantern 12"
    assert [group for group, _ids in told] == [f"sessions.live.{session.pk}.ar.-", f"sessions.live.{session.pk}.en.es"]
    for _group, ids in told:
        assert (ids["seq"], ids["before"], ids["changed"]) == (1, 0, ["stage"])
        assert "Lantern 12" in ids["parts"]["stage"]
    json.dumps(told)


def test_nothing_is_told_where_nobody_listens_or_nothing_changed(session, monkeypatch):
    monkeypatch.setattr(live, "publish", lambda group, ids: pytest.fail("told"))
    with floor.changing(session) as state:
        state.section("stage", {})["who"] = "Lantern 12"
    with floor.changing(session):
        pass
    assert floor.look(session).seq == 1
