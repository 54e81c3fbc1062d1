"""The same attacks on a dump, before and after the sealing: before, nothing joins posts to people without the keyring; after, nothing does
with anything that is left, the keyring included."""

import hmac
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from convening import clock, keyring, tasks
from convening.models import Participation
from convening.testing import person_in
from convening.tests.test_dump import dumped
from forums.models import SAID, Mute, Post, Room
from forums.services import moderation, sealing
from forums.tasks import clear_after_the_close, rewrite_in_random_order

from .test_relinking import _by_nearest_row, _by_transaction, _forms_of, _play, _rows_naming

pytestmark = pytest.mark.django_db(transaction=True)
MODES = (b"veiled", b"named", b"role", b"mute", b"translation", b"pace")


def _keys_in(folder):
    return {file.read_bytes() for file in Path(folder).rglob("*.key")}


def _values_in(dump):
    """Every value of a dump that could be a key: as bytes of the digest, of an id, or as the letters that they are."""
    found = {bytes.fromhex(one) for one in re.findall(r"\\\\?x([0-9a-f]{16,128})\b", dump)}
    found |= {bytes.fromhex(one.replace("-", "")) for one in re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", dump)}
    return found | {one.encode() for one in re.findall(r"'([\w-]{6,64})'", dump)} | {bytes(16), bytes(32)}


def _by_digest(authors, keys, rooms):
    """Posts whose author comes out when her voices are computed under one of `keys`."""
    endings = [scope + mode for room in rooms for scope in (room.id.bytes, *(q.id.bytes for q in room.questions.all())) for mode in MODES]
    voices = {
        hmac.digest(key, person.bytes + ending, "sha256")[:16]: person
        for key in keys for person in set(authors.values()) for ending in endings
    }  # fmt: skip
    return {post.pk for post in Post.objects.all() if voices.get(bytes(post.voice)) == authors[post.pk]}


def _lines(dump, *tables):
    return [line for line in dump.splitlines() if line.startswith(tuple(f"INSERT INTO public.{table} " for table in tables))]


def _in_the_order_of_writing(dump):
    """How many posts stand in the dump right behind the post that was written before."""
    places = dict(Post.objects.values_list("pk", "position"))
    lie = [next(places[pk] for pk in places if str(pk) in line) for line in _lines(dump, "forums_post")]
    return sum(after - before == 1 for before, after in zip(lie, lie[1:]))


def _naming(dump, forms):
    return {form for line in _lines(dump, *(model._meta.db_table for model in SAID)) for form in forms if form in line}


@pytest.fixture
def story(cast, room, queued, signed_in):
    """What members wrote, who they are, and the rooms; the day's log-ons are written as the night does it."""
    authors, people = _play(cast, room, queued, signed_in, posts=14)
    for post in Post.objects.filter(state="held"):
        moderation.publish_post(post, by=cast.moderator)
    Room.objects.filter(pk=queued.pk).update(moderation="after")
    tasks.write_gathered_log_ons()
    return authors, people, [room, queued]


def _attack(cast, authors, people, rooms):
    """(without the keyring, with all that is left in it): the posts that each attack joins to who wrote them, on the tables and on a dump."""
    forms, dump = _forms_of(people, cast.convening), dumped()
    named = _rows_naming(forms)
    values = _values_in(dump)
    assert len(values) > 200
    found = _by_transaction(authors, named) | _by_digest(authors, values, rooms)
    assert _by_nearest_row(authors, named) == 0 and _naming(dump, forms) == set()
    return found, _by_digest(authors, _keys_in(keyring.settings.KEYRING_DIR), rooms)


def test_before_the_sealing_only_the_keyring_joins_words_to_people_and_after_it_nothing_does(cast, story):
    authors, people, rooms = story
    rewrite_in_random_order()
    assert _attack(cast, authors, people, rooms) == (set(), set(authors)), "whoever holds the keyring could: this is said before the first post"
    clock.set_to(datetime(2021, 8, 16, 12, tzinfo=UTC))
    custodians = [person_in(cast.convening, "custodian", name=f"Custodian {n}", member=False) for n in range(2)]
    for room in rooms:
        sealing.ask_to_seal(room, by=custodians[0])
        sealing.confirm_seal(room, room.slug, by=custodians[1])
    assert _attack(cast, authors, people, rooms) == (set(), set())


def test_the_order_of_a_dump_tells_what_was_written_after_what_until_the_night(cast, room, say):
    """Unshuffled rows stand as they were written, beside log-ons that do too: that is what the night undoes."""
    for _ in range(20):
        say(cast.participant, room)
    assert _in_the_order_of_writing(dumped()) == 19
    rewrite_in_random_order()
    assert _in_the_order_of_writing(dumped()) < 8


def test_what_is_planted_is_found(cast, room, say):
    """A retry digest that outlives the close, a mute that is kept with the person, a key beside the words."""
    post = say(cast.participant, room)
    authors, forms = {post.pk: cast.participant.id}, _forms_of([cast.participant], cast.convening)
    part = Participation.objects.get(person=cast.participant)
    Mute.objects.create(room=room, digest=part.handle.encode())
    assert _naming(dumped(), {part.handle.encode().hex()}) == {part.handle.encode().hex()}
    Room.objects.filter(pk=room.pk).update(working_group=keyring.read("room", room.id).hex())
    assert _by_digest(authors, _values_in(dumped()), [room]) == set(), "as letters it is no key"
    Mute.objects.create(room=room, digest=keyring.read("room", room.id))
    assert _by_digest(authors, _values_in(dumped()), [room]) == {post.pk}
    Post.objects.filter(pk=post.pk).update(role=part.handle, mode="role")
    assert _naming(dumped(), forms) == {part.handle}
    clock.set_to(datetime(2021, 8, 1, 12, tzinfo=UTC))
    assert Post.objects.exclude(retry=None).exists()
    clear_after_the_close()
    assert not Post.objects.exclude(retry=None).exists()
