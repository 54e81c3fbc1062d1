"""The end of a live session: counts and presence are kept, the rest cannot be read again by anybody, wherever it was interrupted."""

import json
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from convening import clock, engagement, keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, User
from convening.testing import person_in
from convening.tests import surfaces
from sessions import floor, tasks
from sessions.floor import equity, parts, presence, store
from sessions.models import Attendance, LeftQuestion, LiveRecord
from sessions.services.floor import ending

from .conftest import chair, seat_of

NOWHERE = {use: "redis://127.0.0.1:1/0" for use in ("queue", "layer", "cache", "gathered")}
QUESTIONS = [("q1", "en", "WHAT-OF-THE-ARCHIVE?"), ("q2", "ar", "ماذا عن الأرشيف؟")]


@pytest.fixture
def used(live, cast, monkeypatch):
    """A live session that was used: two came for ten minutes, one works there, something was asked."""
    asked = parts.Part(
        "asked", frozenset({"asked"}), "components/empty.html", lambda state: {"text": ""},
        counts=lambda state: {"requests": len(state.sections["asked"]), "turns": 3, "polls": 2, "speakers": 2},
        left_over=lambda state: QUESTIONS,
    )
    monkeypatch.setattr(parts, "PARTS", [presence.PART, asked])
    start, shown = live.starts_at, {"now": live.starts_at}
    monkeypatch.setattr(clock, "now", lambda: shown["now"])
    for minute in range(0, 11, 2):
        shown["now"] = start + timedelta(minutes=minute)
        for person in (cast.participant, cast.other, cast.secretariat):
            presence.seen_at(seat_of(person, live))
    with floor.changing(live) as state:
        state.section("asked", []).extend(seat_of(cast.participant, live).me for _n in range(7))
    live.shown = shown
    return live


def _all_of_redis():
    redis, held = store.redis_of_floors(), b""
    for name in redis.scan_iter():
        held += name + b"\n"
        held += {
            b"string": lambda n: redis.get(n), b"hash": lambda n: b"".join(k + v for k, v in redis.hgetall(n).items()),
            b"set": lambda n: b"".join(redis.smembers(n)), b"list": lambda n: b"".join(redis.lrange(n, 0, -1)),
            b"zset": lambda n: repr(redis.zrange(n, 0, -1, withscores=True)).encode(),
        }[redis.type(name)](name)
    return held


def _left(session):
    """Everything that is stored of it, as it would be compared between two ends."""
    return (
        {bytes(one.mark): (one.staff, one.intervals) for one in Attendance.objects.filter(session=session).select_related("session")},
        sorted((one.pk.hex, one.language, one.text) for one in LeftQuestion.objects.filter(session=session)),
        list(LiveRecord.objects.filter(session=session).values_list("counts", flat=True)),
    )


def test_what_is_kept(used, cast):
    ending.close_floor(used, by=cast.secretariat)
    attendances, questions, [counts] = _left(used)
    marks = engagement.marks_of(used.convening_id, [person.pk for person in (cast.participant, cast.other, cast.secretariat)])
    span = [(used.starts_at, used.starts_at + timedelta(minutes=10))]
    assert attendances == {
        marks[cast.participant.pk]: (False, span), marks[cast.other.pk]: (False, span), marks[cast.secretariat.pk]: (True, span),
    }
    assert sorted(text for _pk, _language, text in questions) == sorted(text for _id, _language, text in QUESTIONS)
    assert counts == {
        "present": None, "counts": {"requests": 7, "turns": None, "polls": 2, "speakers": None, "handovers": 0}, "shares": {},
    }
    assert [(one.actor_id, one.verb) for one in AuditEntry.objects.filter(verb__startswith="sessions.floor")] == [
        (cast.secretariat.pk, "sessions.floor_closed")
    ]


def test_nothing_else_is_left(used, cast, redis_empty):
    presence.seen_at(seat_of(cast.participant, used))
    with floor.changing(used) as state:
        state.section("asked", []).append("WHOEVER")
    assert used.pk.hex.encode() in _all_of_redis(), "it would be found"
    ending.close_floor(used, by=cast.secretariat)
    assert used.pk.hex.encode() not in _all_of_redis()
    assert not keyring.holds("session", used.pk)
    assert used.pk not in presence._seen
    with pytest.raises(floor.Over):
        floor.look(used)


def test_during_the_session_and_after_its_end_nobody_is_found_in_redis_or_its_journal(used, cast):
    canaries = [word.encode() for word in ("Salma", "Haddad", "WHAT-OF-THE-ARCHIVE", cast.participant.pk.hex, str(cast.participant.pk),
                                           seat_of(cast.participant, used).mark.hex(), seat_of(cast.participant, used).me)]
    with floor.changing(used) as state:
        state.section("asked", []).append({"name": "Salma Haddad", "text": "WHAT-OF-THE-ARCHIVE"})
    redis = store.redis_of_floors()

    def journal():
        return surfaces.journal(redis)

    def until(so):
        return any(so() or time.sleep(0.05) for _moment in range(600))

    assert until(lambda: used.pk.hex.encode() in journal())
    assert [word for word in canaries if word in _all_of_redis() + journal()] == []
    assert until(lambda: not redis.info("persistence")["aof_rewrite_in_progress"])
    ending.close_floor(used, by=cast.secretariat)
    assert until(lambda: used.pk.hex.encode() not in journal()), "also the order in which people came is gone"


@pytest.mark.parametrize("again", ["at once", "later"])
def test_again_changes_nothing(used, cast, again):
    ending.close_floor(used, by=cast.secretariat)
    before = _left(used)
    if again == "later":
        used.shown["now"] += timedelta(days=1)
    ending.close_floor(used, by=cast.secretariat)
    tasks.end_floors()
    assert _left(used) == before


class Killed(BaseException):
    """The process ends here."""


STEPS = (
    (store, "close"), (presence, "gathered"), (ending, "join_presence"), (LeftQuestion.objects, "bulk_create"), (LiveRecord.objects, "get_or_create"),
    (store, "forget"), (keyring, "destroy"), (presence, "forget_what_was_seen"),
)


@pytest.mark.parametrize(("place", "step"), STEPS, ids=[step for _place, step in STEPS])
def test_wherever_it_was_killed_the_next_run_gives_the_same(used, cast, monkeypatch, place, step):
    def dies(*args, **kwargs):
        raise Killed

    key, floor_then = store.key_of(used), store.look(used)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(place, step, dies)
        ending.close_floor(used, by=cast.secretariat)
    used.shown["now"] = used.ends_at + timedelta(minutes=31)
    tasks.end_floors()
    attendances, questions, counts = _left(used)
    assert len(attendances) == 3 and len(counts) == 1
    assert counts[0]["counts"]["requests"] == 7
    expected = sorted((ending._id_of(store.Floor(used, key), name).hex, language, text) for name, language, text in QUESTIONS)
    assert questions == expected and floor_then.key == key
    assert not keyring.holds("session", used.pk) and used.pk.hex.encode() not in _all_of_redis()


def test_the_task_ends_what_is_over_and_nothing_before(used, cast):
    used.shown["now"] = used.ends_at + timedelta(minutes=30, milliseconds=-1)
    tasks.end_floors()
    assert keyring.holds("session", used.pk) and not LiveRecord.objects.exists()
    used.shown["now"] = used.ends_at + timedelta(minutes=30)
    tasks.end_floors()
    assert not keyring.holds("session", used.pk) and LiveRecord.objects.filter(session=used).exists()
    assert not AuditEntry.objects.filter(verb="sessions.floor_closed").exists(), "nobody did it"


def test_a_floor_that_nobody_used_leaves_nothing(live):
    clock.set_to(live.ends_at + timedelta(hours=1))
    tasks.end_floors()
    assert _left(live) == ({}, [], [])


def test_of_a_cancelled_session_nothing_is_written_and_nothing_is_left(used):
    used.cancelled_on = timezone.now().date()
    used.save()
    tasks.end_floors()
    assert _left(used) == ({}, [], [])
    assert not keyring.holds("session", used.pk) and used.pk.hex.encode() not in _all_of_redis()


def test_without_redis_it_is_refused_and_nothing_has_happened(used, cast):
    with override_settings(REDIS_URLS=NOWHERE):
        with pytest.raises(Refused) as refusal:
            ending.close_floor(used, by=cast.secretariat)
        used.shown["now"] = used.ends_at + timedelta(hours=1)
        tasks.end_floors()
    assert refusal.value.code == "floor.away"
    assert _left(used) == ({}, [], []) and keyring.holds("session", used.pk)


def test_only_the_chair_and_the_secretariat_end_it(used, cast):
    for person in (cast.participant, cast.moderator, cast.evaluator, cast.stranger):
        with pytest.raises(Forbidden):
            ending.close_floor(used, by=person)
    chair(used, cast.other, cast.secretariat)
    ending.close_floor(used, by=User.objects.get(pk=cast.other.pk))
    assert LiveRecord.objects.filter(session=used).exists()


@pytest.mark.parametrize(
    ("number", "whole", "kept"),
    [(0, None, 0), (4, None, None), (5, None, 5), (20, 20, 20), (16, 20, None), (15, 20, 15), (3, 20, None), (7, None, 7)],
)
def test_small_numbers_and_small_rests_are_withheld(number, whole, kept):
    assert ending._protected(number, whole, equity.LEAST) == kept


def test_the_page_of_what_is_kept(used, cast, signed_in, django_assert_max_num_queries):
    page = f"/c/gathering/programme/{used.slug}/record/"
    evaluator = signed_in(cast.evaluator)
    assert b"Nothing is kept yet." in evaluator.get(page).content
    ending.close_floor(used, by=cast.secretariat)
    with django_assert_max_num_queries(12):
        shown = evaluator.get(page).content.decode()
    assert "These counts are all that is left" in shown and "Requests for the floor" in shown
    assert "WHAT-OF" not in shown and "Salma" not in shown
    json.dumps(LiveRecord.objects.get().counts)
    for person in (cast.participant, cast.moderator, cast.stranger):
        assert signed_in(person).get(page).status_code == 404


def test_the_rows_lie_in_random_order(live, cast, monkeypatch):
    """Whoever came first does not stand first."""
    orders = set()
    people = [person_in(cast.convening, "participant", name=f"Person {n}") for n in range(6)]
    shown = {"now": live.starts_at}
    monkeypatch.setattr(clock, "now", lambda: shown["now"])
    for round_ in range(3):
        Attendance.objects.all().delete()
        LiveRecord.objects.all().delete()
        for minute in (0, 2, 4, 6):
            shown["now"] = live.starts_at + timedelta(minutes=minute, seconds=round_)
            for person in people:
                presence.seen_at(seat_of(person, live))
        ending._end(live, None)
        names = {mark: n for n, mark in enumerate(engagement.marks_of(live.convening_id, [p.pk for p in people]).values())}
        with connection.cursor() as cursor:
            cursor.execute("SELECT mark FROM convening_sessions_attendance ORDER BY ctid")
            orders.add(tuple(names[bytes(mark)] for (mark,) in cursor.fetchall()))
    assert len(orders) > 1
