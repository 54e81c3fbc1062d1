"""The attack on a round: who took part, what she chose, how many did so far? By the tables, by two nights' dumps, by Redis.

The attacker has the whole database as often as he likes, and Redis; not the keyring. Planted leaks show that each attack finds what is
there. Whoever holds the keyring as well could tell while the round is open: the page says so.
"""

import random
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.db import connection

from convening import audit, clock, keyring, vault
from convening.models import Participation
from convening.testing import person_in
from convening.tests.test_dump import dumped
from forums import endorsed
from forums.models import Endorsement
from forums.services import following, synthesis
from forums.services.following import endorsing
from forums.services.following.scattering import scatter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]
ROUND = "/c/gathering/round/"


@pytest.fixture
def world(cast):
    clock.set_to(datetime(2021, 7, 12, 12, tzinfo=UTC))
    ida = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    made = [synthesis.recommend(cast.convening, {"en": words}, addressees=["donors"], by=ida) for words in ("Fund it.", "Read it.")]
    held = following.open_round(cast.convening, date(2021, 7, 12), date(2021, 7, 20), by=cast.secretariat)
    people = [person_in(cast.convening, "participant", name=f"Member {n}") for n in range(8)]
    return SimpleNamespace(cast=cast, made=[str(one.pk) for one in made], held=held, people=people)


def tables():
    """{table: its rows as text, each with its transaction number}: all that a query tells."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            cursor.execute(f'SELECT xmin::text || t::text FROM "{name}" t ORDER BY ctid')  # noqa: S608
            found[name] = [row for (row,) in cursor.fetchall()]
    return found


def what_changed(before):
    return {name for name, rows in tables().items() if rows != before[name]}


def night():
    scatter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark, sealed, xmin::text FROM forums_endorsement ORDER BY ctid")
        return [(bytes(mark), bytes(sealed), number) for mark, sealed, number in cursor.fetchall()]


def told_apart(first, second):
    """The marks that two nights tell from the others: by what is sealed, its length, the row's transaction, or as new ones; all is none."""
    before = {mark: (sealed, len(sealed)) for mark, sealed, _number in first}
    numbers = [number for _mark, _sealed, number in second]
    attacks = [
        {mark for mark, sealed, _number in second if before.get(mark, (b"", 0))[0] == sealed},
        {mark for mark, sealed, _number in second if before.get(mark, (b"", 0))[1] != len(sealed)},
        {mark for mark, _sealed, number in second if numbers.count(number) == 1},
        {mark for mark, _sealed, _number in second} ^ set(before),
    ]
    everybody = {mark for mark, _sealed, _number in second}
    return set().union(*(found for found in attacks if found != everybody))


def test_choosing_leaves_no_byte_in_the_database(world, signed_in):
    browsers = [signed_in(person) for person in world.people]
    for browser in browsers:
        browser.get(ROUND)
    before = tables()
    for browser in browsers:
        assert browser.post(ROUND, {"deed": "choose", "recommendations": world.made}).status_code == 302
        browser.get(f"{ROUND}?kept=yes")
    assert what_changed(before) == set()
    assert len(endorsed.all_noted(world.held)) == len(world.people)


def test_a_planted_deed_in_the_audit_is_found(world, signed_in, monkeypatch):
    sound = endorsing.endorsed.note

    def leaking(consultation, mark, sealed):
        audit.record(world.cast.convening, actor=world.people[0], verb="forums.endorsed", target=consultation)
        sound(consultation, mark, sealed)

    monkeypatch.setattr(endorsing.endorsed, "note", leaking)
    browser, before = signed_in(world.people[0]), tables()
    browser.post(ROUND, {"deed": "choose", "recommendations": world.made})
    assert "convening_auditentry" in what_changed(before)


def test_two_nights_tell_neither_who_chose_nor_that_anybody_did(world):
    first, second = night(), night()  # nobody took part
    members = Participation.objects.filter(convening=world.cast.convening, member=True).count()
    assert (len(first), len({len(sealed) for _mark, sealed, _number in first}), told_apart(first, second)) == (members, 1, set())
    following.endorse(world.held, synthesis_ids(world), by=world.people[3])
    third = night()
    assert (len(third), told_apart(second, third)) == (members, set())
    places = [[mark for mark, _sealed, _number in told] for told in (first, second, third)]
    assert places[0] != places[1] != places[2] and sorted(places[0]) == sorted(places[2])
    following.endorse(world.held, [], by=world.people[3])
    assert told_apart(third, night()) == set()


def test_a_night_that_writes_only_what_changed_is_found(world, monkeypatch):
    """Planted: a seal that is the same for the same choice, and rows only of those who took part."""
    same = {}

    def seal(key, consultation, mark, chosen, sound=endorsed.seal):
        return same.setdefault((mark, frozenset(chosen)), sound(key, consultation, mark, chosen))

    monkeypatch.setattr(endorsed, "seal", seal)
    first = night()
    following.endorse(world.held, synthesis_ids(world), by=world.people[3])
    mark = endorsed.mark_of(endorsed.key_of(world.held), world.people[3].pk)
    assert told_apart(first, night()) == {one for one, _sealed, _number in first} - {mark}  # all but her stayed as they were
    assert told_apart(first[1:], first) == {first[0][0]} | {one for one, _sealed, _number in first[1:]}


def test_redis_keeps_neither_order_nor_time_nor_length(world):
    orders = []
    for seed in (1, 2):
        people = list(world.people)
        random.Random(seed).shuffle(people)
        endorsed.forget(world.held.pk)
        for number, person in enumerate(people):
            following.endorse(world.held, synthesis_ids(world)[: number % 3], by=person)
        orders.append([one[: endorsed.MARK] for one in endorsed._store().zrange(endorsed._name(world.held.pk), 0, -1)])
        raw = endorsed._store().zrange(endorsed._name(world.held.pk), 0, -1, withscores=True)
        assert endorsed._store().ttl(endorsed._name(world.held.pk)) == -1
        assert ({len(one) for one, _score in raw}, {score for _one, score in raw}) == ({len(raw[0][0])}, {0.0})
    assert orders[0] == orders[1] == sorted(orders[0])
    assert {mark for mark, _sealed, _number in night()}.isdisjoint(orders[0])  # and no row is found by it


def test_no_key_of_the_database_makes_a_mark_or_opens_a_row(world):
    person = world.people[0]
    following.endorse(world.held, synthesis_ids(world), by=person)
    night()
    row = Endorsement.objects.first()
    guesses = [world.held.pk.bytes, world.cast.convening.pk.bytes, bytes(32), keyring.read("convening", world.cast.convening.pk), keyring.house("outbox")]
    marks = {bytes(mark) for mark in Endorsement.objects.values_list("mark", flat=True)}
    assert {endorsed.mark_of(key.ljust(32, b"\0"), person.pk) for key in guesses} & marks == set()
    for key in guesses:
        with pytest.raises(vault.Unreadable):
            endorsed.unseal(key.ljust(32, b"\0"), world.held, bytes(row.mark), row.sealed)
    assert endorsed.mark_of(endorsed.key_of(world.held), person.pk) in marks


@pytest.mark.django_db(transaction=True)
def test_a_dump_after_the_end_holds_nothing_of_it(world):
    for person in world.people:
        following.endorse(world.held, synthesis_ids(world), by=person)
    marks = [mark.hex() for mark, _sealed, _number in night()]
    assert marks[0] in dumped()
    clock.set_to(datetime(2021, 7, 21, 12, tzinfo=UTC))
    following.count_rounds()
    left = dumped()
    assert [mark for mark in marks if mark in left] == []
    assert (keyring.holds("round", world.held.pk), endorsed.all_noted(world.held)) == (False, {})


def synthesis_ids(world):
    return [one.pk for one in world.cast.convening.recommendations.order_by("position")]
