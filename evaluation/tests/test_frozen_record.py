"""The figures of the rooms outlive their keys: frozen together, protected, told as before."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import transaction

from convening import clock, keyring
from evaluation import services
from evaluation.disclosure import protect_dialogue, protect_moderation
from evaluation.services import rooms
from forums import record
from forums.models import FrozenRecord, Post, Room

from . import played
from .test_compile import compiled, everything_in

pytestmark = pytest.mark.usefixtures("redis_empty")
# Counts of what was organised, of those who spoke visibly in their role, and a middle of many: no people, or no secret.
OF_NOBODY = (".questions", ".questions_with_3_posters", ".veils_lifted", ".posters_staff", ".median_posts", ".depth")


@pytest.fixture
def book(db):
    book = played.play("July")
    clock.set_to(datetime(2021, 8, 20, 12, tzinfo=UTC))
    yield book
    clock.forget()


def destroy_the_keys(convening):
    for room in Room.objects.filter(convening=convening):
        keyring.destroy("room", room.pk)


def published(figures):
    """What a report tells, without the digest of what was counted, which is of the frozen figures from then on."""
    return {**figures, "meta": {name: told for name, told in figures["meta"].items() if name != "input_sha256"}}


def small_counts(counts, k=10):
    return [(path, value) for path, value in everything_in(counts) if type(value) is int and 0 < value < k and not path.endswith(OF_NOBODY)]


def test_the_same_is_published_after_the_keys_are_gone_and_never_counted_again(book, monkeypatch):
    before = compiled(book.convening, book.staff["evaluator"])
    assert "frozen_on" not in services.figures_before_protection(book.convening)["rooms"]
    with transaction.atomic(), monkeypatch.context() as patch:  # planted: unprotected, a small number is found
        patch.setattr(rooms, "protect_unions", lambda parts, union, k, **known: SimpleNamespace(parts={**parts, "wg1": 4}, union=union))
        assert (".rooms.rooms.0.posters", 4) in small_counts(record.freeze(book.convening).counts)
        transaction.set_rollback(True)
    first = record.freeze(book.convening)
    assert small_counts(first.counts) == []
    assert "per_question" not in json.dumps(first.counts) and '"languages"' not in json.dumps(first.counts)
    destroy_the_keys(book.convening)
    after = compiled(book.convening, book.staff["evaluator"])
    assert published(after.figures) == published(before.figures)
    assert after.figures["rooms"]["posts"] is not None
    assert services.figures_before_protection(book.convening)["rooms"] == {"frozen_on": "2021-08-20", **first.counts["rooms"]}
    Post.objects.filter(room__convening=book.convening).update(state="withdrawn")  # whatever is erased later
    assert record.freeze(book.convening) == first == FrozenRecord.objects.get()
    assert record.counts(book.convening, []) == {**first.counts, "frozen_on": "2021-08-20"}
    again = compiled(book.convening, book.staff["evaluator"])
    assert ({**again.figures, "engagement": None}, again.input_digest) == ({**after.figures, "engagement": None}, after.input_digest)


def test_protecting_what_is_protected_changes_nothing():
    shown = {"posts": 90, "rooms": [{"posts": 52}, {"posts": 38}]}
    dialogue = protect_dialogue({"replies": 30, "questions": 4, "questions_with_3_posters": 3, "depth": None}, shown, 10)
    assert protect_dialogue(dialogue, shown, 10) == dialogue
    for buckets in ({"1h": 60, "6h": 27, "24h": 3, "more": 0}, {"1h": 40, "6h": 20, "24h": 20, "more": 10}, {"1h": 1, "6h": 1, "24h": 1, "more": 1}):
        moderation = protect_moderation({"declined": 0, "held": 0, "buckets": buckets}, shown, 10)
        assert protect_moderation(moderation, shown, 10) == moderation
