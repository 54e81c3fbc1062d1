"""News comes down to those who may read, and to nobody from the moment they may not."""

import uuid

import pytest
from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async

from convening import live, mail, outbox, tasks
from convening.tests.sockets import SECONDS, socket_at
from forums.services import moderation

pytestmark = pytest.mark.django_db(transaction=True)


def _socket(room, browser=None, path=""):
    return socket_at(f"/ws/rooms/{room.id}/{path}", browser)


async def _closing_code(socket):
    message = await socket.receive_output(timeout=SECONDS)
    assert message["type"] == "websocket.close", message
    return message["code"]


def _carry_out():
    outbox.carry_out(mail.send, tasks._run_task, tasks._send_news)


def test_a_frame_holds_the_room_and_a_number(room, cast, say, signed_in):
    browser = signed_in(cast.other)

    async def story():
        socket = _socket(room, browser)
        assert await socket.connect()
        frames = [await socket.frame()]
        await database_sync_to_async(say)(cast.participant, room, "Nobody hears this.")
        await database_sync_to_async(_carry_out)()
        frames.append(await socket.frame())
        await socket.leave()
        return frames

    assert async_to_sync(story)() == [{"room": str(room.id), "seq": number} for number in (0, 1)]


def test_who_may_not_read_is_told_to_stay_away(room, cast, signed_in):
    browsers = [signed_in(person) for person in (cast.stranger, cast.nominator)] + [None]

    async def story():
        for browser in browsers:
            socket = _socket(room, browser)
            await socket.connect()
            assert await _closing_code(socket) == live.STAY_AWAY
        nowhere = type("Nowhere", (), {"id": uuid.uuid4()})
        socket = _socket(nowhere, browsers[0])
        await socket.connect()
        assert await _closing_code(socket) == live.STAY_AWAY

    async_to_sync(story)()


def test_only_moderators_hear_of_the_queue(queued, cast, say, signed_in):
    member, moderator = signed_in(cast.other), signed_in(cast.moderator)

    async def story():
        refused = _socket(queued, member, "moderation/")
        await refused.connect()
        assert await _closing_code(refused) == live.STAY_AWAY
        listening, reading = _socket(queued, moderator, "moderation/"), _socket(queued, member)
        await listening.connect()
        await reading.connect()
        assert [(await socket.frame())["seq"] for socket in (listening, reading)] == [0, 0]
        post = await database_sync_to_async(say)(cast.participant, queued)
        await database_sync_to_async(_carry_out)()
        assert (await listening.frame())["seq"] == 1
        assert await reading.receive_nothing(timeout=0.3)
        await database_sync_to_async(moderation.publish_post)(post, by=cast.moderator)
        await database_sync_to_async(_carry_out)()
        assert (await reading.frame())["seq"] == 1
        await listening.leave()
        await reading.leave()

    async_to_sync(story)()
