"""The hub: many listeners, one subscription; who does not read, opens too much or lost her right is let go."""

import asyncio

import pytest
from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async

from convening import live
from forums.broadcast import members_of

from .test_sockets import _closing_code, _socket

pytestmark = pytest.mark.django_db(transaction=True)


def _tell(room, seq):
    return database_sync_to_async(live.publish)(members_of(room.id), {"room": str(room.id), "seq": seq})


def test_one_subscription_serves_all_and_ends_with_the_last(room, cast, signed_in):
    browsers = [signed_in(person) for person in (cast.participant, cast.other, cast.moderator)]

    async def story():
        sockets = [_socket(room, browser) for browser in browsers]
        for socket in sockets:
            await socket.connect()
            await socket.frame()
        subscribed = await live.hub().store.pubsub_numsub(live.PREFIX + members_of(room.id))
        await _tell(room, 7)
        heard = [(await socket.frame())["seq"] for socket in sockets]
        for socket in sockets:
            await socket.leave()
        return [count for _name, count in subscribed], heard, live.hub().groups, live.hub().people, live.hub().tasks

    assert async_to_sync(story)() == ([1], [7, 7, 7], {}, {}, [])


def test_of_six_windows_of_one_person_the_oldest_is_closed(room, cast, signed_in):
    hers, another = signed_in(cast.participant), signed_in(cast.other)

    async def story():
        elsewhere = _socket(room, another)
        sockets = [_socket(room, hers) for _ in range(live.SOCKETS_A_PERSON + 1)]
        for socket in (elsewhere, *sockets):
            await socket.connect()
            await socket.frame()
        code = await _closing_code(sockets[0])
        await _tell(room, 7)
        heard = [(await socket.frame())["seq"] for socket in (elsewhere, *sockets[1:])]
        for socket in (elsewhere, *sockets):
            await socket.leave()
        return code, heard

    assert async_to_sync(story)() == (live.ELSEWHERE, [7] * 6)


class _Slow(live.Listener):
    """A client that takes a frame only when `reads` is set."""

    def __init__(self):
        self.reads, self.sent = asyncio.Event(), []

    async def base_send(self, message):
        await self.reads.wait()
        self.sent.append(message)


def _frames(*numbers):
    return [{"type": "websocket.send", "text": str(number)} for number in numbers]


def test_whoever_is_slow_misses_frames_and_gets_the_newest():
    async def story():
        slow = _Slow()
        for frame in _frames(1, 2, 3, 4):
            slow.hear(frame)
        slow.reads.set()
        await asyncio.sleep(0)
        await slow.sending
        return slow.sent, slow.sending

    assert async_to_sync(story)() == (_frames(1, 4), None)


def test_whoever_never_reads_is_let_go_and_nothing_is_kept_for_her(monkeypatch):
    monkeypatch.setattr(live, "SECONDS_TO_CLOSE", 0.01)

    async def story():
        slow, codes = _Slow(), []
        monkeypatch.setattr(slow, "let_go", codes.append)
        for frame in _frames(*range(live.MOST_MISSED + 2)):
            slow.hear(frame)
        slow.sending.cancel()
        return codes, slow.late

    assert async_to_sync(story)() == ([live.TOO_MUCH], _frames(live.MOST_MISSED + 1)[0])


def test_a_lost_subscription_is_made_again_and_nothing_is_missed_unnoticed(room, cast, signed_in, say):
    browser = signed_in(cast.participant)

    async def story():
        socket = _socket(room, browser)
        await socket.connect()
        first = await socket.frame()
        await live.hub().store.client_kill_filter(_type="pubsub", skipme=False)
        await database_sync_to_async(say)(cast.other, room)  # nobody carries this out: its frame is lost
        second = await socket.frame()
        await _tell(room, 9)
        third = await socket.frame()
        await socket.leave()
        return [frame["seq"] for frame in (first, second, third)]

    assert async_to_sync(story)() == [0, 1, 9]
