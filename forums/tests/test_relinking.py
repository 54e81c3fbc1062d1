"""The attack on the database: can rows that name a person be joined to posts by transaction, order, value or time?

A story is played as browsers would play it: people sign in, read, write, withdraw, are moderated; at night the day's log-ons
are written. Then every table is searched for columns that hold a person in any of her forms, and each attack is tried. Planted
leaks show that the attacks find what is there.
"""

import random
import uuid
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from convening import audit, engagement, mail, outbox, tasks
from convening.models import Convening, Participation
from convening.testing import person_in
from forums import attribution
from forums.models import SAID, Notice, Post
from forums.services import moderation, posting, showing
from forums.tasks import rewrite_in_random_order

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = tuple(model._meta.db_table for model in SAID)
DEEDS_OF_OFFICERS = {("forums_sealrequest", "asked_at"), ("forums_veilrequest", "asked_at"), ("forums_veilrequest", "agreed_at")}  # no word and no voice of anybody


def _columns():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns "
            "WHERE table_schema = 'public' AND table_name NOT IN (SELECT viewname FROM pg_views) ORDER BY 1, 2"
        )
        return cursor.fetchall()


def _forms_of(people, convening):
    """{value as the database writes it: person}: every form in which a row can name one of `people`."""
    forms = {}
    for person in people:
        part = Participation.objects.get(person=person, convening=convening)
        mark = engagement.mark_of(convening.id, person.id)
        for value in (str(person.id), person.public_id, person.alias, str(part.id), part.handle, f"\\x{mark.hex()}"):
            forms[value] = person.id
    return forms


def _rows_naming(forms):
    """[(table, transaction number, person)] for each row anywhere that holds one of `forms`, whole or within a text."""
    named = []
    with connection.cursor() as cursor:
        for table, column, kind in _columns():
            if kind in ("integer", "bigint", "smallint", "boolean", "date", "numeric"):
                continue
            cursor.execute(f'SELECT xmin::text::bigint, "{column}"::text FROM "{table}" WHERE "{column}" IS NOT NULL')  # noqa: S608
            for number, value in cursor.fetchall():
                named += [(table, number, person) for form, person in forms.items() if form == value or form in value]
    return named


def _transactions_of(*tables):
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT xmin::text::bigint, id FROM {table} ORDER BY ctid")  # noqa: S608
            found[table] = cursor.fetchall()
        return found


def _by_transaction(authors, named):
    """Posts whose author, and nobody else, is named by rows of the same transaction. A nested block has the next number: it
    counts too. A transaction that names everybody (the night's) tells nothing."""
    numbers = {pk: number for number, pk in _transactions_of("forums_post")["forums_post"]}
    people_at = {}
    for _table, number, person in named:
        people_at.setdefault(number, set()).add(person)
    near = range(-2, 3)
    return {pk for pk, author in authors.items() if any(people_at.get(numbers[pk] + step) == {author} for step in near)}


def _by_nearest_row(authors, named):
    """How many authors the nearest earlier row of any one table gives away, beyond guessing one person for all posts."""
    numbers, best = {pk: number for number, pk in _transactions_of("forums_post")["forums_post"]}, 0
    guess = max(list(authors.values()).count(person) for person in authors.values())
    for table in {table for table, _number, _person in named}:
        rows = sorted((number, str(person), person) for name, number, person in named if name == table)
        hits = 0
        for pk, author in authors.items():
            earlier = [person for number, _text, person in rows if number < numbers[pk]]
            hits += bool(earlier) and earlier[-1] == author
        best = max(best, hits)
    return max(0, best - guess)


def _play(cast, room, queued, signed_in, *, sign_in=None, posts=24):
    """People come, write through the page and go; returns {post id: author's id}, the people, and nothing else."""
    dice = random.Random(3)
    people = [person_in(cast.convening, "participant", name=f"Member {n}") for n in range(6)]
    for _ in range(5):  # days pass between the invitations and the first post
        with connection.cursor() as cursor:
            cursor.execute("SELECT txid_current()")
    authors = {}
    for _ in range(posts):
        person, where = dice.choice(people), dice.choice([room, queued])
        browser = signed_in(person)
        if sign_in:
            sign_in(person)
        page = f"/c/gathering/rooms/{where.slug}/"
        browser.get(page)
        before = set(Post.objects.values_list("pk", flat=True))
        sent = {"client_key": uuid.uuid4(), "question": "1", "mode": "veiled", "language": "en", "reply_to": ""}
        assert browser.post(page, sent | {"text": f"Thought {dice.random()}"}).status_code == 302
        [pk] = set(Post.objects.values_list("pk", flat=True)) - before
        authors[pk] = person.id
        outbox.carry_out(mail.send, tasks._run_task, tasks._send_news)
        if where.moderation == "before" and dice.random() < 0.5:
            moderation.publish_post(Post.objects.get(pk=pk), by=cast.moderator)
        elif dice.random() < 0.1:
            posting.withdraw_post(Post.objects.get(pk=pk), by=person)
    return authors, people


def test_nothing_that_names_a_person_joins_her_to_a_post(cast, room, queued, signed_in):
    authors, people = _play(cast, room, queued, signed_in)
    forms = _forms_of(people, cast.convening)
    named = _rows_naming(forms)
    assert {person for _table, _number, person in named} == {person.id for person in people}
    assert _by_transaction(authors, named) == set()
    assert _by_nearest_row(authors, named) == 0
    tasks.write_gathered_log_ons()
    named = _rows_naming(forms)
    assert _by_transaction(authors, named) == set()
    assert _by_nearest_row(authors, named) == 0


def test_no_row_of_words_holds_a_person_in_any_form(cast, room, queued, signed_in):
    _authors, people = _play(cast, room, queued, signed_in, posts=8)
    everyone = [*people, cast.moderator, cast.participant, cast.other, cast.secretariat]
    tables = {table for table, _number, _person in _rows_naming(_forms_of(everyone, cast.convening))}
    assert {table for table in tables if table.startswith("forums_")} == {"forums_room_moderators"}
    assert "convening_outboxentry" not in tables


def test_of_time_the_forums_keep_days():
    kinds = {(table, column): kind for table, column, kind in _columns() if table.startswith("forums_")}
    with_time = {where for where, kind in kinds.items() if kind.startswith(("time", "interval"))}
    assert with_time == DEEDS_OF_OFFICERS
    dates = {where for where, kind in kinds.items() if kind == "date"}
    words = {(model._meta.db_table, "day") for model in (Post, Notice)} | {("forums_mute", "until"), ("forums_voicelabel", "muted_until")}
    of_rooms = {("forums_room", name) for name in ("opens_on", "closes_on", "cools_from", "sealed_on", "readable_until")}
    of_rounds = {("forums_consultation", name) for name in ("opens_on", "closes_on", "letters_on", "counted_on")}
    of_owners = {("forums_commitment", name) for name in ("made_on", "due_on", "told_on")}  # organisations: nobody who takes part
    assert dates == words | of_rooms | of_rounds | of_owners | {("forums_frozenrecord", "frozen_on"), ("forums_veilrequest", "notice_from")}


def test_a_night_later_neither_order_nor_transaction_tells_what_came_after_what(cast, room, say):
    for _ in range(30):
        say(cast.participant, room)
    positions = list(Post.objects.order_by("position").values_list("pk", "position", "voice", "html"))
    rewrite_in_random_order()
    assert list(Post.objects.order_by("position").values_list("pk", "position", "voice", "html")) == positions
    rows = _transactions_of("forums_post")["forums_post"]
    assert len({number for number, _pk in rows}) == 1
    places = {pk: position for pk, position, _voice, _html in positions}
    order = [places[pk] for _number, pk in rows]
    assert order != sorted(order) and order != sorted(order, reverse=True)
    say(cast.other, room, reply_to=Post.objects.get(position=1))
    rewrite_in_random_order()
    assert Post.objects.count() == 31


def test_random_keys_everywhere():
    """A numbered row would tell its place in time: only counters that are no rows of words may have numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.columns WHERE column_default LIKE 'nextval%' OR is_identity = 'YES'")
        numbered = {table for (table,) in cursor.fetchall()}
    assert numbered & set(WORDS) == {"forums_decisionbucket"}


def _audited(monkeypatch):
    _leak(monkeypatch, lambda by, room: audit.record(room.convening, actor=by, verb="forums.post_written", target=room))


def _last_seen(monkeypatch):
    _leak(monkeypatch, lambda by, room: Participation.objects.filter(person=by.pk).update(member=True))


def _nested(monkeypatch):
    def in_a_block_of_its_own(by, room):
        with transaction.atomic():
            Participation.objects.filter(person=by.pk).update(member=True)

    _leak(monkeypatch, in_a_block_of_its_own)


def _leak(monkeypatch, deed):
    sound = showing.take_place

    def leaking(room, post):
        deed(SimpleNamespace(pk=room.leaking_to), room)
        return sound(room, post)

    def locked(room, plain=posting.locked):
        fresh, now = plain(room)
        fresh.leaking_to = _writing["person"]
        return fresh, now

    monkeypatch.setattr(showing, "take_place", leaking)
    monkeypatch.setattr(posting, "locked", locked)


_writing = {}


@pytest.mark.parametrize("plant", [_audited, _last_seen, _nested])
def test_a_planted_row_in_the_same_transaction_is_found(cast, room, signed_in, monkeypatch, plant):
    plant(monkeypatch)
    authors, people = _play(cast, room, room, signed_in, sign_in=lambda person: _writing.update(person=person.pk), posts=6)
    named = _rows_naming(_forms_of(people, cast.convening))
    assert _by_transaction(authors, named)


def test_a_planted_log_on_written_at_once_is_found(cast, room, queued, signed_in):
    def publish_now(person):
        mark = engagement.mark_of(cast.convening.id, person.id)
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS planted (mark bytea)")
            cursor.execute("INSERT INTO planted VALUES (%s)", [mark])

    try:
        authors, people = _play(cast, room, queued, signed_in, sign_in=publish_now)
        named = _rows_naming(_forms_of(people, cast.convening))
        assert _by_nearest_row(authors, named) > 10
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE planted")


def test_without_the_key_a_voice_is_nobodys(cast, room, say):
    """A digest of a person under anything that is in the database gives no voice."""
    post = say(cast.participant, room)
    forms = list(_forms_of([cast.participant], cast.convening)) + [str(room.id), str(Convening.objects.first().id)]
    keys = [form.encode() for form in forms] + [room.id.bytes, bytes(32), bytes(16)]
    assert bytes(post.voice) not in {
        attribution._voice(key, cast.participant.id, room.id.bytes, mode) for key in keys for mode in attribution.MODES
    }
