"""Who was in a live session: gathered sealed, by mark, across devices and losses; told as none, few or many."""

from datetime import timedelta

import pytest
from django.test import override_settings

from convening import clock, engagement, vault
from convening.testing import person_in
from sessions import floor
from sessions.floor import presence, store

NOWHERE = {use: "redis://127.0.0.1:1/0" for use in ("queue", "layer", "cache", "gathered")}


@pytest.fixture
def at(live, monkeypatch):
    """`at(minutes)`: the clock shows so many minutes after the start; nothing else moves it."""
    shown = {"now": live.starts_at}
    monkeypatch.setattr(clock, "now", lambda: shown["now"])

    def set_to(minutes):
        shown["now"] = live.starts_at + timedelta(minutes=minutes)

    set_to(0)
    return set_to


def _mark(session, person):
    return engagement.mark_of(session.convening_id, person.pk)


def _another_process(monkeypatch):
    monkeypatch.setattr(presence, "_seen", {})


def _minutes(session, pairs):
    return [((joined - session.starts_at) / timedelta(minutes=1), (left - session.starts_at) / timedelta(minutes=1)) for joined, left in pairs]


def test_a_gap_of_two_minutes_is_presence_and_a_longer_one_is_not(live, cast, seat, at):
    for minute in (0, 0.5, 2.5, 5, 5.5):
        at(minute)
        presence.seen_at(seat(cast.participant, live))
    stays, staff = presence.gathered(live)
    assert {mark: _minutes(live, pairs) for mark, pairs in stays.items()} == {_mark(live, cast.participant): [(0, 2.5), (5, 5.5)]}
    assert staff == set()


def test_two_devices_two_processes_and_one_that_was_killed_are_one_person(live, cast, seat, at, monkeypatch):
    her = seat(cast.participant, live)
    for minute in (0, 1, 2):
        at(minute)
        presence.seen_at(her)
    _another_process(monkeypatch)  # the first was killed, or she came by her telephone
    for minute in (1.5, 3, 4):
        at(minute)
        presence.seen_at(her)
    stays, _staff = presence.gathered(live)
    assert {mark: _minutes(live, pairs) for mark, pairs in stays.items()} == {her.mark: [(0, 4)]}


def test_without_redis_nobody_waits_and_what_was_seen_is_written_when_it_is_back(live, cast, seat, at):
    her = seat(cast.participant, live)
    presence.seen_at(her)
    store.redis_of_floors().flushdb()
    at(1)
    with override_settings(REDIS_URLS=NOWHERE):
        presence.seen_at(her)
    at(2)
    presence.seen_at(her)
    assert {mark: _minutes(live, pairs) for mark, pairs in presence.gathered(live)[0].items()} == {her.mark: [(0, 2)]}


def test_who_works_there_is_told_apart(live, cast, seat, at):
    for person in (cast.participant, cast.secretariat):
        presence.seen_at(seat(person, live))
    assert presence.here_now(live) == (1, 1)
    assert presence.gathered(live)[1] == {_mark(live, cast.secretariat)}


def test_whoever_has_left_is_not_counted_any_more(live, cast, seat, at):
    presence.seen_at(seat(cast.participant, live))
    at(1)
    presence.seen_at(seat(cast.other, live))
    assert presence.here_now(live) == (2, 0)
    at(2)
    assert presence.here_now(live) == (1, 0)
    at(10)
    assert presence.here_now(live) == (0, 0)


def test_redis_tells_nobody(live, cast, seat, at):
    her = seat(cast.participant, live)
    presence.seen_at(her)
    redis, held = store.redis_of_floors(), b""
    for name in redis.scan_iter():
        held += name + (redis.dump(name) or b"")
        if redis.type(name) == b"hash":
            held += b"".join(key + value for key, value in redis.hgetall(name).items())
        if redis.type(name) == b"set":
            held += b"".join(redis.smembers(name))
    words = (her.mark, her.mark.hex().encode(), her.me.encode(), cast.participant.pk.hex.encode(), str(cast.participant.pk).encode(), b"Salma")
    assert live.pk.hex.encode() in held and [word for word in words if word in held] == []
    sealed = next(iter(redis.hvals(store.name_of(live.pk, "presence"))))
    with pytest.raises(vault.Unreadable):
        vault.unseal(store.key_of(live), sealed, place="elsewhere")


@pytest.mark.parametrize(
    ("count", "before", "band"),
    [(0, "", "none"), (1, "none", "few"), (9, "few", "few"), (10, "few", "many"), (9, "many", "many"), (8, "many", "many"), (7, "many", "few"),
     (0, "many", "none")],
)
def test_none_few_and_many(count, before, band):
    assert presence.band_of(count, before) == band


def test_all_are_told_when_it_becomes_another_word_and_only_then(live, cast, seat, at):
    people = [person_in(cast.convening, "participant", name=f"Person {n}") for n in range(11)]
    told = []
    for n, person in enumerate(people):
        at(n * 0.5 if n < 3 else 1 + n / 100)
        presence.seen_at(seat(person, live))
        told.append((floor.look(live).seq, floor.look(live).sections.get("presence", {}).get("band")))
    at(2)
    store.redis_of_floors().delete(store.name_of(live.pk, "counted"))  # half a minute later
    presence.seen_at(seat(people[0], live))
    told.append((floor.look(live).seq, floor.look(live).sections["presence"]["band"]))
    assert set(told[:-1]) == {(1, "few")} and told[-1] == (2, "many")


def test_the_page_says_how_many_and_never_who(live, cast, signed_in, at):
    page = f"/c/gathering/programme/{live.slug}/live/"
    signed_in(cast.participant).get(page)
    answer = signed_in(cast.secretariat).get(page).content.decode()
    assert "A few are here." in answer
    assert [name for name in ("Salma", "Haddad") if name in answer] == []
    assert {mark for mark in presence.gathered(live)[0]} == {_mark(live, person) for person in (cast.participant, cast.secretariat)}


def test_nobody_else_is_noted(live, cast, signed_in, at):
    assert signed_in(cast.stranger).get(f"/c/gathering/programme/{live.slug}/live/").status_code == 404
    assert presence.gathered(live) == ({}, set())


def test_a_closed_floor_notes_nobody(live, cast, signed_in, seat, at):
    signed_in(cast.participant).get(f"/c/gathering/programme/{live.slug}/live/")
    store.close(live)
    answer = signed_in(cast.secretariat).get(f"/c/gathering/programme/{live.slug}/live/")
    assert "The floor is closed" in answer.content.decode()
    assert presence.gathered(live)[0].keys() == {_mark(live, cast.participant)}
