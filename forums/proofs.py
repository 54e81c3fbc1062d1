"""What is proved of a room once its key is gone, before the certificate is issued: nothing that is left joins words to people.

The same attacks as in the tests, on the live database: by key, by digest, by value, by transaction, by time, by the order of rows.
"""

import hmac
import re

import redis
from django.conf import settings
from django.db import connection

from convening import audit, engagement, keyring
from convening.models import OutboxEntry, Participation

from . import attribution
from .models import SAID, Agreement, Backing, Correction, Draft, Flag, Mute, Notice, Post, Question, Room, TableSeat, Translation, VoiceLabel

FEW = 8  # posts whose order may be any order by chance
OWN_WORDS = {"source", "html", "plain", "vector", "text", "paraphrase", "description", "content"}  # people may name whom they like
GONE = (Draft, Correction, Agreement, Flag, Mute, Notice, TableSeat, Backing)


def results(room):
    """[(code, whether it is so)] of every check, in the order in which they are told."""
    return [(check.__name__, bool(check(room))) for check in CHECKS]


def of_room(model, room):
    """The rows of one of the tables of words that belong to `room`."""
    names = {field.name for field in model._meta.get_fields()}
    return model.objects.filter(**({"room": room} if "room" in names else {"post__room": room}))


def key_is_gone(room):
    if keyring.holds("room", room.id):
        return False
    try:
        keyring.read("room", room.id)
    except keyring.KeyGone:
        return True
    return False


def no_voice_can_be_computed(room):
    """With every key that is left in the keyring, over everybody in the convening."""
    people = list(Participation.objects.filter(convening=room.convening_id).values_list("person_id", flat=True))
    questions = list(Question.objects.filter(room=room).values_list("pk", flat=True))
    voices = {bytes(voice) for model in (Post, VoiceLabel, Translation) for voice in of_room(model, room).values_list("voice", flat=True)}
    try:
        if voices & attribution.people_behind(room, people, questions).keys():
            return False
    except keyring.KeyGone:
        pass
    shared = [room.id.bytes, room.id.bytes * 2, bytes(32), *_keys(("house", "root"), ("convening", room.convening_id))]
    scopes = [room.id.bytes] if room.scope == Room.Scope.ROOM else [question.bytes for question in questions]
    endings = [scope + mode.encode() for scope in scopes for mode in (*attribution.MODES, "translation")]
    for person in people:
        for key in (*shared, person.bytes, *_keys(("person", person))):
            if any(hmac.digest(key, person.bytes + ending, "sha256")[:16] in voices for ending in endings):
                return False
    return True


def _keys(*names):
    for kind, name in names:
        try:
            yield keyring.read(kind, name)
        except keyring.KeyGone:
            continue


def nothing_was_kept_of_members(room):
    """No draft, correction, agreement, flag, mute, notice, seat at a table, link from the synthesis; no trace of a form; no proposal of a
    translation."""
    kept = any(of_room(model, room).exists() for model in GONE)
    posts = Post.objects.filter(room=room)
    proposals = Translation.objects.filter(post__room=room).exclude(state=Translation.State.ACCEPTED)
    return not (kept or posts.exclude(retry=None).exists() or posts.exclude(news=None).exists() or proposals.exists())


def words_name_nobody(room):
    """No form in which a row can name a person stands in any column of the room's words."""
    forms = _forms_of_people(room.convening_id)
    for model in SAID:
        columns = [field.attname for field in model._meta.concrete_fields if field.name not in OWN_WORDS]
        for row in of_room(model, room).values_list(*columns):
            for value in row:
                if isinstance(value, memoryview | bytes):
                    if bytes(value) in forms or bytes(value).hex() in forms:
                        return False
                elif forms.intersection(re.findall(r"[\w@.-]{6,}", str(value))):
                    return False
    return True


def _forms_of_people(convening_id):
    forms = set()
    parts = list(Participation.objects.filter(convening=convening_id).select_related("person"))
    try:
        marks = engagement.marks_of(convening_id, [part.person_id for part in parts])
    except keyring.KeyGone:
        marks = {}
    for part in parts:
        forms |= {str(part.person_id), part.person_id.hex, part.person.public_id, part.person.alias, str(part.pk), part.pk.hex, part.handle}
    return forms | {bytes(mark) for mark in marks.values()}


def one_transaction_for_all_rows(room):
    """What was written together, and what after what, is told by no number: the night's writing gave all rows the same."""
    return all(len(_transactions_of(model, room)) <= 1 for model in SAID)


def no_transaction_with_a_person(room):
    words = set().union(*(_transactions_of(model, room) for model in SAID))
    with connection.cursor() as cursor:
        for table in _tables_of_people():
            cursor.execute(f"SELECT DISTINCT xmin::text::bigint FROM {connection.ops.quote_name(table)}")  # noqa: S608
            if words & {number for (number,) in cursor.fetchall()}:
                return False
    return True


def _transactions_of(model, room):
    table = connection.ops.quote_name(model._meta.db_table)
    wanted = of_room(model, room).values("pk").query
    sql, values = wanted.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT xmin::text::bigint FROM {table} WHERE id IN ({sql})", values)  # noqa: S608
        return {number for (number,) in cursor.fetchall()}


def _tables_of_people():
    """Every table with a reference to a person or to her part, or with a mark of hers."""
    words = {model._meta.db_table for model in SAID}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT conrelid::regclass::text FROM pg_constraint
            WHERE contype = 'f' AND confrelid IN ('convening_user'::regclass, 'convening_participation'::regclass)
            UNION SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name IN ('sealed_profile', 'alias', 'actor_id', 'mark')
            """
        )
        return sorted({name for (name,) in cursor.fetchall()} - words)


def no_time_but_days(room):
    tables = [model._meta.db_table for model in SAID]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ANY(%s) "
            "AND data_type ~ '^(timestamp|time|interval)'",
            [tables],
        )
        return cursor.fetchone()[0] == 0


def rows_lie_in_no_order(room):
    """As they lie on the disk, hardly any post stands beside the one that was written before it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT position FROM forums_post WHERE room_id = %s AND position IS NOT NULL ORDER BY ctid", [room.pk])
        lie = [position for (position,) in cursor.fetchall()]
    neighbours = sum(abs(after - before) == 1 for before, after in zip(lie, lie[1:]))
    return len(lie) < FEW or neighbours <= len(lie) * 2 // 3


def nothing_waits_elsewhere(room):
    """No key in Redis and no row of the outbox names the room."""
    return not list(redis_keys(room)) and not OutboxEntry.objects.filter(ids__room=str(room.id), done_on=None).exists()


def redis_keys(room):
    """[(store, key)] of everything in Redis that carries the room's id."""
    for url in settings.REDIS_URLS.values():
        store = redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5)
        for name in (str(room.id), room.id.hex):
            for key in store.scan_iter(match=f"*{name}*", count=1000):
                yield store, key


def audit_is_whole(room):
    return audit.first_break() is None


CHECKS = (
    key_is_gone, no_voice_can_be_computed, nothing_was_kept_of_members, words_name_nobody, one_transaction_for_all_rows,
    no_transaction_with_a_person, no_time_but_days, rows_lie_in_no_order, nothing_waits_elsewhere, audit_is_whole,
)  # fmt: skip
