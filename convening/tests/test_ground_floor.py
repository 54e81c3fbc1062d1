"""People, keys, login sessions, time, audit, letters: the ground everything stands on."""

import json
import re
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
import redis
from django.core import mail as outgoing
from django.db import DatabaseError, connection, transaction

from convening import audit, clock, engagement, keyring, outbox, pace, tasks, vault
from convening.errors import Refused
from convening.models import AuditEntry, LoginSession, OutboxEntry, Profile, User
from convening.services import accounts

pytestmark = pytest.mark.django_db


def test_a_person_is_sealed_and_found_by_any_spelling_of_her_address():
    person = User.objects.create_person(Profile(name="Salma Haddad", email="Salma@Bücher.example", country="LB"))
    row = User.objects.values().get(pk=person.pk)
    assert not any("almа" in str(v) or b"alma" in bytes(str(v), "utf8") for v in row.values())
    assert User.objects.by_address("SALMA@xn--bcher-kva.example") == person
    assert User.objects.get(pk=person.pk).profile.country == "LB"


def test_a_profile_opens_at_its_own_row_only():
    one = User.objects.create_person(Profile(name="One", email="one@people.example"))
    two = User.objects.create_person(Profile(name="Two", email="two@people.example"))
    with pytest.raises(vault.Unreadable):
        vault.unseal(keyring.read("person", one.id), two.sealed_profile, place=f"user.profile.{one.id.hex}")


def test_lengths_of_names_do_not_show():
    key = b"k" * 32
    assert len(vault.seal(key, {"name": "Li"}, place="x")) == len(vault.seal(key, {"name": "María del Carmen " * 8}, place="x"))


def test_destroying_her_key_leaves_an_empty_profile():
    person = User.objects.create_person(Profile(name="Salma", email="salma@people.example"))
    keyring.destroy("person", person.id)
    assert User.objects.get(pk=person.pk).profile == Profile(stamp=0)


def test_a_login_session_row_opens_nothing_and_tells_nobody(cast, signed_in, client):
    browser = signed_in(cast.participant)
    cookie = browser.cookies["convening"].value
    row = LoginSession.objects.get()
    assert cookie not in (row.session_key, row.session_data)
    assert str(cast.participant.pk) not in row.session_data
    assert (row.expire_date.hour, row.expire_date.minute, row.expire_date.second) == (0, 0, 0)
    client.cookies["convening"] = row.session_key
    assert client.get("/c/gathering/rooms/").status_code in (302, 404)


def test_signing_out_everywhere_ends_every_login_session(cast, signed_in):
    browser = signed_in(cast.participant)
    assert browser.get("/me/").status_code == 200
    cast.participant.change_profile(stamp=2)
    assert browser.get("/me/").status_code == 302


def test_nothing_is_written_about_somebody_whose_data_were_erased(cast):
    person = User.objects.get(pk=cast.participant.pk)
    accounts.erase(cast.participant)
    with pytest.raises(Refused) as refused:
        person.change_profile(language="fr")
    assert refused.value.code == "account.erased"


def test_the_clock_is_the_databases_and_can_be_set_in_tests(db):
    clock.set_to(datetime(2021, 7, 7, 14, tzinfo=UTC))
    assert clock.now().date().isoformat() == "2021-07-07"
    clock.set_to(None)
    assert abs((clock.now() - datetime.now(UTC)).total_seconds()) < 5


def test_the_audit_is_chained_and_only_added_to(cast):
    for _ in range(3):
        audit.record(cast.convening, actor=cast.secretariat, verb="convening.state_changed", target=cast.convening)
    assert audit.first_break() is None
    assert audit.head()[0] == 3
    for forbidden in ("UPDATE convening_auditentry SET verb = 'x'", "DELETE FROM convening_auditentry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(forbidden)
    with connection.cursor() as cursor:  # what only the owner of the database could do
        cursor.execute("ALTER TABLE convening_auditentry DISABLE TRIGGER stays")
        cursor.execute("UPDATE convening_auditentry SET note = 'x' WHERE id = (SELECT id FROM convening_auditentry ORDER BY id OFFSET 1 LIMIT 1)")
        cursor.execute("ALTER TABLE convening_auditentry ENABLE TRIGGER stays")
    assert audit.first_break() == AuditEntry.objects.order_by("pk")[1].pk


@pytest.mark.django_db(transaction=True)
def test_a_code_is_mailed_to_the_member_and_nothing_to_a_stranger(cast, client, redis_empty):
    pages = []
    for address in (cast.participant.profile.email, "nobody@people.example"):
        client.cookies.clear()
        asked = client.post("/accounts/login/code/", {"email": address}, follow=True)
        pages.append(re.sub(rb"\b[A-Za-z0-9]{64}\b", b"", asked.content).replace(address.encode(), b""))
    assert OutboxEntry.objects.filter(kind="letter").count() == 2
    tasks.relay_outbox()
    assert [m.to for m in outgoing.outbox] == [[cast.participant.profile.email]]
    assert not OutboxEntry.objects.exists()
    assert pages[0] == pages[1]


@pytest.mark.django_db(transaction=True)
def test_the_code_signs_her_in_and_her_day_is_gathered(cast, client, redis_empty):
    client.post("/accounts/login/code/", {"email": cast.participant.profile.email.upper()})
    tasks.relay_outbox()
    code = re.search(r"\n([A-Z0-9-]{6,12})\n", outgoing.outbox[0].body).group(1)
    done = client.post("/accounts/login/code/confirm/", {"code": code})
    assert done.status_code == 302, done.content.decode()
    assert client.get("/me/").status_code == 200
    facts = engagement.gathered_log_ons(cast.convening.pk)
    assert [f.mark for f in facts] == [engagement.mark_of(cast.convening.pk, cast.participant.pk)]


def test_a_letter_is_written_once_for_its_purpose(cast):
    for _ in range(2):
        outbox.put_letter({"address": "a@people.example"}, purpose="reminder:1")
    assert OutboxEntry.objects.count() == 1
    assert b"people.example" not in bytes(OutboxEntry.objects.get().sealed)


def test_a_letter_that_cannot_leave_waits_and_holds_up_no_other(cast, redis_empty):
    for name in ("one", "two", "three"):
        outbox.put_letter({"address": f"{name}@people.example"})
    sent, started = [], clock.now()

    def refuses_one(letter, _id):
        if letter["address"].startswith("one"):
            raise OSError("the mail server is away")
        sent.append(letter["address"].partition("@")[0])

    assert outbox.carry_out(refuses_one, None, None) == 2
    assert sorted(sent) == ["three", "two"]
    waiting = OutboxEntry.objects.get()
    assert waiting.attempts == 1 and waiting.not_before > started
    for hours in range(1, 25):  # a day without a mail server
        clock.set_to(started + timedelta(hours=hours, minutes=1))
        outbox.carry_out(refuses_one, None, None)
    clock.set_to(started + timedelta(hours=26))
    assert outbox.carry_out(lambda letter, _id: sent.append("one"), None, None) == 1
    assert "one" in sent and not OutboxEntry.objects.exists()


# ── Letters at the provider's rate ────────────────────────────────────────────────────────────────────────────────────
def test_letters_in_turn_keep_to_the_rate_and_let_single_ones_pass(cast, redis_empty, settings):
    settings.LETTERS_A_MINUTE = 60
    for number in range(20):
        outbox.put_letter({"address": f"{number}@people.example"}, in_turn=True)
    outbox.put_letter({"address": "code@people.example"})
    sent = []
    for _relay in range(3):  # whoever hands them over: the count is one for all
        outbox.carry_out(lambda letter, _id: sent.append(letter["address"]), None, None)
    assert sent[0] == "code@people.example"
    assert 4 <= len(sent) <= 7, "what a relay that comes by every five seconds may send at once"
    assert OutboxEntry.objects.filter(done_on=None, attempts=0).count() == 21 - len(sent)
    assert not outbox.waits(), "who waits for her turn is no fault of the relay"
    settings.LETTERS_A_MINUTE = 0
    outbox.carry_out(lambda letter, _id: sent.append(letter["address"]), None, None)
    assert len(set(sent)) == len(sent) == 21


def test_the_rate_holds_for_every_minute(redis_empty, settings):
    settings.LETTERS_A_MINUTE = 30
    with mock.patch.object(pace, "_TAKE", pace._TAKE.replace("redis.call('TIME')", "cjson.decode(ARGV[4])")):
        left = []
        for second in range(0, 300, 5):  # the relay comes by for five minutes
            with at_the_second(second):
                while pace.may_leave(urgent=False):
                    left.append(second)
    assert max(sum(start <= second < start + 60 for second in left) for start in left) <= 30
    assert len(left) >= 5 * 30 * 0.85


@contextmanager
def at_the_second(second):
    plain = redis.Redis.eval
    now = json.dumps([str(1_000_000 + second), "0"])
    with mock.patch.object(redis.Redis, "eval", lambda self, script, keys, *words: plain(self, script, keys, *words, now)):
        yield


def test_without_redis_nothing_that_can_wait_leaves(settings):
    settings.LETTERS_A_MINUTE = 60
    settings.REDIS_URLS = {**settings.REDIS_URLS, "gathered": "redis://127.0.0.1:1/0"}
    assert (pace.may_leave(urgent=False), pace.may_leave(urgent=True)) == (False, True)


def test_rows_written_together_are_all_there_or_none(cast):
    with pytest.raises(ZeroDivisionError), transaction.atomic(), outbox.together():
        outbox.put_letter({"address": "a@people.example"})
        1 / 0
    assert not OutboxEntry.objects.exists()
    with outbox.together():
        for number in range(3):
            outbox.put_letter({"address": f"{number}@people.example"})
        assert not OutboxEntry.objects.exists()
    assert sorted(outbox.open_letter(entry)["address"] for entry in OutboxEntry.objects.all()) == [f"{n}@people.example" for n in range(3)]
