"""What is missed is noticed, and in the end everybody has the same, whatever was lost and in whatever order it came (attacks 115 to 117)."""

import json
import random
import threading
from types import SimpleNamespace

import pytest
from django.db import connection

from convening import live as news
from sessions import floor
from sessions.floor import frames, parts, presence, store

pytestmark = pytest.mark.django_db


class Reader:
    """The rule of live.js: a frame that follows on what she has is taken in; after a gap what changed is fetched."""

    def __init__(self, browser, address):
        self.browser, self.address, self.known, self.words, self.fetched = browser, address, 0, {}, 0

    def hear(self, told):
        if told["seq"] == self.known or (told["seq"] < self.known and "parts" in told):
            return
        if "parts" in told and told["before"] <= self.known:
            self.known = told["seq"]
            self.words |= told["parts"]
        else:
            self.fetch()

    def fetch(self):
        answer = self.browser.get(f"{self.address}live/parts/?after={self.known}")
        self.fetched += 1
        if answer.status_code == 200:
            told = answer.json()
            if told["seq"] > self.known or told["anew"]:
                self.known = told["seq"]
                self.words |= told["parts"]


@pytest.fixture
def hers(cast, signed_in):
    browser = signed_in(cast.participant)
    browser.person = cast.participant
    return browser


@pytest.fixture
def shown(live, monkeypatch):
    """A floor of two parts that show their section, and all frames that are told to readers in English."""
    told = []
    two = [
        parts.Part(name, frozenset({name}), "components/empty.html", lambda state, name=name: {"text": " ".join(state.sections.get(name, []))})
        for name in ("one", "two")
    ]
    monkeypatch.setattr(parts, "PARTS", two)
    monkeypatch.setattr(frames, "_listened", lambda groups: [("en", "-")])
    monkeypatch.setattr(presence, "_tell", lambda session: None)  # its frames would come in between
    monkeypatch.setattr(news, "publish", lambda group, ids: told.append(json.loads(json.dumps(ids))))
    return SimpleNamespace(told=told, itself=live, id=live.pk, address=f"/c/gathering/programme/{live.slug}/")


def _write(session, name, *words):
    for word in words:
        with floor.changing(session) as state:
            state.section(name, []).append(word)


def _write_elsewhere(session, name, *words):
    _write(session, name, *words)
    connection.close()


def _is_the_same_as_the_page(reader, session):
    state = floor.look(session)
    assert reader.known == state.seq
    assert reader.words == {part.name: parts.shared(part, state, "en") for part in parts.PARTS if part.name in reader.words}
    return set(reader.words)


def test_115_after_a_gap_the_state_is_the_same(shown, hers):
    for number in range(9):
        _write(shown.itself, "one" if number % 2 else "two", f"w{number}")
    assert [(one["before"], one["seq"]) for one in shown.told] == [(n, n + 1) for n in range(9)]
    reader = Reader(hers, shown.address)
    for one in [*shown.told[:2], *shown.told[5:7], shown.told[8]]:  # four were lost
        reader.hear(one)
    assert _is_the_same_as_the_page(reader, shown.itself) == {"one", "two"} and reader.fetched == 1


def test_115_a_redis_that_came_back_with_less_is_followed(shown, hers):
    for number in range(4):
        _write(shown.itself, "one", f"w{number}")
    reader = Reader(hers, shown.address)
    for one in shown.told:
        reader.hear(one)
    store.redis_of_floors().flushdb()
    _write(shown.itself, "two", "anew")
    reader.hear(json.loads(frames.hint(shown.id, store.number(shown.id))))
    assert (reader.known, reader.fetched) == (1, 1)
    assert "anew" in reader.words["two"]


def test_116_two_who_write_at_once_and_frames_in_any_order_end_in_the_same(shown, hers):
    senders = [threading.Thread(target=_write_elsewhere, args=(shown.itself, name, *"abcdefgh")) for name in ("one", "two")]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    state = floor.look(shown.itself)
    assert state.seq == 16 and {name: len(state.sections[name]) for name in ("one", "two")} == {"one": 8, "two": 8}
    dice = random.Random(116)
    for _round in range(5):
        some = [one for one in shown.told if dice.random() < 0.8]
        dice.shuffle(some)
        reader = Reader(hers, shown.address)
        for one in some:
            reader.hear(one)
        reader.hear(json.loads(frames.hint(shown.id, state.seq)))
        _is_the_same_as_the_page(reader, shown.itself)


def test_many_changes_within_a_moment_are_told_together(shown, monkeypatch):
    monkeypatch.setattr(frames, "LEAST", 0.2)
    caught_up = threading.Event()
    monkeypatch.setattr(frames, "_catch_up", lambda session, catch_up=frames._catch_up: (catch_up(session), caught_up.set()))
    for number in range(20):
        _write(shown.itself, "one", f"w{number}")
    assert caught_up.wait(5)
    seqs = [(one["before"], one["seq"]) for one in shown.told]
    assert len(seqs) < 8 and seqs[0] == (0, 1) and seqs[-1][1] == 20
    assert [before for before, _seq in seqs[1:]] == [seq for _before, seq in seqs[:-1]], "one follows on the other"


def test_117_a_frame_tells_of_the_floor_and_of_nobody_who_is_there(shown, hers):
    hers.get(f"{shown.address}live/")
    _write(shown.itself, "one", "w")
    assert {tuple(sorted(one)) for one in shown.told} == {("before", "changed", "parts", "seq", "session")}
    words = json.dumps(shown.told)
    assert [word for word in ("Salma", str(hers.person.pk), hers.person.pk.hex, hers.person.public_id) if word in words] == []
