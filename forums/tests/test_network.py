"""A bad line: requests get lost, answers get lost, the server breaks off in the middle. Whoever tries again until she hears
yes has posted exactly once, under her voice, and the room's positions have no gap."""

import random
import uuid

import pytest
from django.db import OperationalError
from django.test import Client

from forums import attribution
from forums.models import Post
from forums.services import showing

pytestmark = pytest.mark.django_db(transaction=True)

POSTS, TRIES = 40, 40
PAGE = "/c/gathering/rooms/wg1/"


class _Line:
    """Carries what somebody sends, or does not. The same faults each time."""

    def __init__(self, person, monkeypatch):
        self.dice, self.browser = random.Random(20210716), Client(raise_request_exception=False)
        self.browser.force_login(person)
        self.fates, sound = [], showing.take_place

        def breaks_off(room, post):
            sound(room, post)
            if self.fates[-1] == "broken off":
                raise OperationalError("server closed the connection unexpectedly")

        monkeypatch.setattr(showing, "take_place", breaks_off)

    def send(self, words):
        """True if she heard that her post is there."""
        self.fates.append(self.dice.choice(("arrives", "request lost", "answer lost", "broken off")))
        if self.fates[-1] == "request lost":
            return False
        answer = self.browser.post(PAGE, words)
        if self.fates[-1] == "broken off" and answer.status_code != 302:
            assert answer.status_code >= 500
        return answer.status_code == 302 and self.fates[-1] != "answer lost"


def _insist(line, text):
    """The form as her page holds it: its key stays the same however often it is sent."""
    words = {"client_key": uuid.uuid4(), "question": "1", "mode": "veiled", "language": "en", "reply_to": "", "text": text}
    for _ in range(TRIES):
        if line.send(words):
            return
    raise AssertionError("she gave up")


def test_none_is_lost_and_none_is_there_twice(cast, room, monkeypatch):
    line, texts = _Line(cast.participant, monkeypatch), [f"Thought {number}." for number in range(POSTS)]
    for text in texts:
        _insist(line, text)
    assert set(line.fates) == {"arrives", "request lost", "answer lost", "broken off"}
    stored = Post.objects.filter(room=room).order_by("position")
    assert [post.source for post in stored] == texts
    assert [post.position for post in stored] == list(range(1, POSTS + 1))
    assert len({bytes(post.voice) for post in stored}) == 1


def test_without_the_forms_key_posts_would_be_there_twice(cast, room, monkeypatch):
    """The attack itself: a server that takes each sending for a new post."""
    monkeypatch.setattr(attribution, "retry_digest", lambda room, key: uuid.uuid4().bytes)
    line = _Line(cast.participant, monkeypatch)
    for number in range(12):
        _insist(line, f"Thought {number}.")
    assert Post.objects.filter(room=room).count() > 12
